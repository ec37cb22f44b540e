#include "read/web/libcurl.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* Debian's names: the usual build, and the one with GnuTLS. */
static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};

struct symbol {
    const char *name;
    size_t offset; /* of the pointer in struct libcurl */
};

static const struct symbol symbols[] = {
    {"curl_global_init", offsetof(struct libcurl, global_init)},
    {"curl_global_cleanup", offsetof(struct libcurl, global_cleanup)},
    {"curl_easy_init", offsetof(struct libcurl, easy_init)},
    {"curl_easy_setopt", offsetof(struct libcurl, easy_setopt)},
    {"curl_easy_getinfo", offsetof(struct libcurl, easy_getinfo)},
    {"curl_easy_cleanup", offsetof(struct libcurl, easy_cleanup)},
    {"curl_easy_strerror", offsetof(struct libcurl, easy_strerror)},
    {"curl_multi_init", offsetof(struct libcurl, multi_init)},
    {"curl_multi_add_handle", offsetof(struct libcurl, multi_add_handle)},
    {"curl_multi_remove_handle", offsetof(struct libcurl, multi_remove_handle)},
    {"curl_multi_perform", offsetof(struct libcurl, multi_perform)},
    {"curl_multi_poll", offsetof(struct libcurl, multi_poll)},
    {"curl_multi_info_read", offsetof(struct libcurl, multi_info_read)},
    {"curl_multi_cleanup", offsetof(struct libcurl, multi_cleanup)},
    {"curl_slist_append", offsetof(struct libcurl, slist_append)},
    {"curl_slist_free_all", offsetof(struct libcurl, slist_free_all)},
    {"curl_url", offsetof(struct libcurl, url)},
    {"curl_url_set", offsetof(struct libcurl, url_set)},
    {"curl_url_get", offsetof(struct libcurl, url_get)},
    {"curl_url_cleanup", offsetof(struct libcurl, url_cleanup)},
    {"curl_free", offsetof(struct libcurl, free)},
};

bool libcurl_load(struct libcurl *out, struct error *err)
{
    void *library = NULL;

    for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++)
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return error_set(err, "fetching", "libcurl is not installed: %s", dlerror());
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        void *const found = dlsym(library, symbols[i].name);

        if (!found)
            return error_set(err, "fetching", "this libcurl has no %s", symbols[i].name);
        /* POSIX (dlsym): a function's address can be copied as that of an object */
        memcpy((char *)out + symbols[i].offset, &found, sizeof found);
    }
    return true;
}
