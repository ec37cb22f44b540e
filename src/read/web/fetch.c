#include "read/web/fetch.h"

#include "read/web/address.h"
#include "read/web/cache.h"
#include "read/web/gunzip.h"
#include "read/web/libcurl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define USER_AGENT "Mozilla/5.0 (compatible; bulletin/1.0; news reader)"
#define ACCEPT                                                                                     \
    "Accept: application/rss+xml, application/atom+xml, text/html, application/xml;q=0.9, "        \
    "*/*;q=0.8"
/* libcurl 7.88 takes a compressed answer that is cut short for a whole one, so decompression is
 * ours (gunzip.h), and what libcurl alone can decompress is not asked for. */
#define ACCEPT_ENCODING "Accept-Encoding: gzip"
#define MAX_HEADER      1000 /* bytes of a header's value that is kept */
#define AT_ONCE_A_HOST  2
#define POLL_MS         100

/* One call of fetch_all. */
struct batch {
    const struct libcurl *curl;
    const struct fetch_options *options;
    struct arena *arena;
    struct notes *notes;
    const char *cache; /* the folder of copies, or NULL */
    size_t max_bytes;
    long slow_ms;
    CURLM *multi;
    size_t total; /* bytes of all bodies so far */
};

enum encoding { ENCODING_NONE, ENCODING_GZIP, ENCODING_OTHER };

struct header {
    char s[MAX_HEADER];
    size_t len;
};

/* One address on its way. */
struct transfer {
    struct batch *batch;
    const struct libcurl *curl;
    struct fetched *out;
    struct str asked; /* the address as it was given */
    CURL *easy;       /* NULL: not begun, or over */
    struct curl_slist *headers;
    char host[256];
    bool begun;
    bool has_copy;
    struct copy copy;
    /* of the last answer */
    struct header type, etag, modified;
    enum encoding encoding;
    bool no_store;
    bool answered;
    struct gunzip *gunzip;
    struct buf body;
    const char *why;    /* why it was given up; NULL: not by us */
    int64_t slow_since; /* ms */
    curl_off_t slow_bytes;
    char reason[CURL_ERROR_SIZE];
};

/* --- what libcurl calls --- */

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A value of a header, if the line is that header. */
static bool header_is(struct str line, const char *name, struct str *value)
{
    const size_t len = strlen(name);

    if (line.len <= len || line.s[len] != ':' ||
        !str_eq_nocase(str_cut(line, 0, len), str_of(name)))
        return false;
    *value = str_trim(str_cut(line, len + 1, line.len));
    return true;
}

static void keep_header(struct header *header, struct str value)
{
    header->len = value.len <= sizeof header->s ? value.len : 0;
    if (header->len > 0)
        memcpy(header->s, value.s, header->len);
}

static struct str header_str(const struct header *header)
{
    return (struct str){header->s, header->len};
}

static enum encoding encoding_of(struct str value)
{
    if (value.len == 0 || str_eq_nocase(value, STR("identity")))
        return ENCODING_NONE;
    if (str_eq_nocase(value, STR("gzip")) || str_eq_nocase(value, STR("x-gzip")) ||
        str_eq_nocase(value, STR("deflate")))
        return ENCODING_GZIP;
    return ENCODING_OTHER;
}

/* A redirect has headers, too: those of the last answer count. */
static void new_answer(struct transfer *t)
{
    t->type.len = t->etag.len = t->modified.len = 0;
    t->encoding = ENCODING_NONE;
    t->no_store = false;
    t->answered = true;
}

static size_t on_header(char *bytes, size_t size, size_t n, void *data)
{
    struct transfer *t = data;
    const struct str line = str_trim((struct str){bytes, size * n});
    struct str value;

    if (str_starts(line, STR("HTTP/")))
        new_answer(t);
    else if (header_is(line, "Content-Type", &value))
        keep_header(&t->type, value);
    else if (header_is(line, "ETag", &value))
        keep_header(&t->etag, value);
    else if (header_is(line, "Last-Modified", &value))
        keep_header(&t->modified, value);
    else if (header_is(line, "Content-Encoding", &value))
        t->encoding = encoding_of(value);
    else if (header_is(line, "Cache-Control", &value))
        t->no_store = str_find(value, STR("no-store"), 0) >= 0;
    return size * n;
}

static const char *decompress(struct transfer *t, struct str piece)
{
    if (!t->gunzip && !(t->gunzip = gunzip_new()))
        return "out of memory";
    switch (gunzip_add(t->gunzip, piece, &t->body, t->batch->max_bytes)) {
    case GUNZIP_OK: return NULL;
    case GUNZIP_DAMAGED: return "its compressed answer is damaged";
    case GUNZIP_TOO_LONG: return "too long";
    default: return "out of memory";
    }
}

static const char *take(struct transfer *t, struct str piece)
{
    if (t->encoding == ENCODING_OTHER)
        return "answers in a compression that was not asked for";
    if (t->encoding == ENCODING_GZIP)
        return decompress(t, piece);
    if (piece.len > t->batch->max_bytes - t->body.len)
        return "too long";
    buf_add(&t->body, piece);
    return t->body.failed ? "out of memory" : NULL;
}

static size_t on_body(char *bytes, size_t size, size_t n, void *data)
{
    struct transfer *t = data;
    const size_t before = t->body.len;

    t->why = take(t, (struct str){bytes, size * n});
    t->batch->total += t->body.len - before;
    if (!t->why && t->batch->total > FETCH_MAX_TOTAL)
        t->why = "too much together with the other addresses";
    return t->why ? 0 : size * n;
}

/* libcurl's own limit of speed counts in whole seconds, and not before the answer begins. */
static int on_progress(
    void *data, curl_off_t total, curl_off_t got, curl_off_t up_total, curl_off_t up)
{
    struct transfer *t = data;
    const int64_t now = now_ms();

    (void)total, (void)up_total, (void)up;
    if (now - t->slow_since < t->batch->slow_ms)
        return 0;
    if (got >= t->slow_bytes && got - t->slow_bytes < FETCH_SLOW_BYTES) {
        t->why = "answers too slowly";
        return 1;
    }
    t->slow_since = now;
    t->slow_bytes = got;
    return 0;
}

/* --- beginning --- */

static bool add_header(struct transfer *t, const char *text)
{
    struct curl_slist *more = t->curl->slist_append(t->headers, text);

    if (more)
        t->headers = more;
    return more != NULL;
}

static bool add_headers(struct transfer *t)
{
    const struct copy *copy = &t->copy;
    struct str line;

    if (!add_header(t, ACCEPT) || !add_header(t, ACCEPT_ENCODING))
        return false;
    if (t->has_copy && copy->etag.len > 0) {
        line = arena_printf(t->batch->arena, "If-None-Match: %.*s", STR_ARG(copy->etag));
        if (!line.s || !add_header(t, line.s))
            return false;
    }
    if (t->has_copy && copy->modified.len > 0) {
        line = arena_printf(t->batch->arena, "If-Modified-Since: %.*s", STR_ARG(copy->modified));
        if (!line.s || !add_header(t, line.s))
            return false;
    }
    return true;
}

static long or_default(long given, long usual)
{
    return given > 0 ? given : usual;
}

static bool set_limits(CURL *easy, const struct batch *batch)
{
    const struct fetch_options *const o = batch->options;

    return batch->curl->easy_setopt(
               easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)batch->max_bytes) == CURLE_OK &&
           batch->curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           batch->curl->easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           batch->curl->easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L) == CURLE_OK &&
           batch->curl->easy_setopt(easy, CURLOPT_MAXREDIRS, (long)FETCH_MAX_REDIRECTS) ==
               CURLE_OK &&
           batch->curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
               or_default(o->connect_ms, FETCH_CONNECT_MS)) == CURLE_OK &&
           batch->curl->easy_setopt(
               easy, CURLOPT_TIMEOUT_MS, or_default(o->total_ms, FETCH_TOTAL_MS)) == CURLE_OK;
}

static bool set_handlers(CURL *easy, struct transfer *t)
{
    return t->curl->easy_setopt(easy, CURLOPT_PRIVATE, t) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_HEADERDATA, t) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_WRITEDATA, t) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_NOPROGRESS, 0L) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_XFERINFODATA, t) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_ERRORBUFFER, t->reason) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_HTTPHEADER, t->headers) == CURLE_OK;
}

static bool set_up(struct transfer *t, const char *url)
{
    CURL *const easy = t->easy;

    return t->curl->easy_setopt(easy, CURLOPT_URL, url) == CURLE_OK &&
           t->curl->easy_setopt(easy, CURLOPT_USERAGENT, USER_AGENT) == CURLE_OK &&
           /* cookies live as long as the transfer: some sites redirect in circles without */
           t->curl->easy_setopt(easy, CURLOPT_COOKIEFILE, "") == CURLE_OK &&
           set_limits(easy, t->batch) && set_handlers(easy, t);
}

/* The address as libcurl wants it: spaces and letters that are not ASCII escaped. Freed by
 * curl_free; NULL: it is malformed. */
static char *tidy_url(struct transfer *t)
{
    CURLU *const u = t->curl->url();
    const struct str url = arena_str(t->batch->arena, str_trim(t->asked));
    char *whole = NULL, *host = NULL;

    if (!u || !url.s)
        goto out;
    if (memchr(url.s, '\0', url.len) || t->curl->url_set(u, CURLUPART_URL, url.s, CURLU_URLENCODE))
        goto out;
    if (t->curl->url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK)
        snprintf(t->host, sizeof t->host, "%s", host);
    if (t->curl->url_get(u, CURLUPART_URL, &whole, 0) != CURLUE_OK)
        whole = NULL;
out:
    t->curl->free(host);
    t->curl->url_cleanup(u);
    return whole;
}

static void give_up(struct transfer *t, const char *why)
{
    error_set(&t->out->err, t->out->name.s, "%s", why);
    t->begun = true;
}

/* What need not go on the wire to be known: its name, copy, and whether it can be fetched. */
static bool prepare(struct transfer *t)
{
    char *url;

    t->out->name = address_shown(t->asked, t->batch->arena);
    if (!t->out->name.s)
        return false;
    if (!address_is_web(t->asked)) {
        give_up(t, "only http and https addresses are fetched");
        return true;
    }
    url = tidy_url(t);
    if (!url) {
        give_up(t, "not a well-formed address");
        return true;
    }
    t->has_copy =
        t->batch->cache && cache_read(t->batch->cache, t->asked, t->batch->arena, &t->copy);
    t->easy = t->curl->easy_init();
    if (!t->easy || !add_headers(t) || !set_up(t, url))
        give_up(t, "out of memory");
    t->curl->free(url);
    return true;
}

/* --- the end --- */

/* Content-Type: the media type in lower case, and its charset. */
static bool split_type(struct transfer *t)
{
    struct str rest = header_str(&t->type), piece, type = {NULL, 0};
    struct buf lower = {0};
    bool first = true;

    t->out->charset = (struct str){"", 0};
    while (str_next(&rest, ';', &piece)) {
        piece = str_trim(piece);
        if (first)
            type = piece;
        else if (str_eq_nocase(str_cut(piece, 0, 8), STR("charset=")))
            t->out->charset = str_cut(piece, 8, piece.len);
        first = false;
    }
    if (t->out->charset.len >= 2 && t->out->charset.s[0] == '"')
        t->out->charset = str_cut(t->out->charset, 1, t->out->charset.len - 1);
    for (size_t i = 0; i < type.len; i++)
        buf_add_byte(&lower, ascii_lower(type.s[i]));
    t->out->type = buf_keep(&lower, t->batch->arena);
    t->out->charset = arena_str(t->batch->arena, t->out->charset);
    buf_free(&lower);
    return t->out->type.s && t->out->charset.s;
}

static void use_copy(struct transfer *t)
{
    t->out->url = t->copy.url;
    t->out->bytes = t->copy.bytes;
    t->out->type = t->copy.type;
    t->out->charset = t->copy.charset;
}

static void keep_copy(struct transfer *t)
{
    const struct copy copy = {.url = t->out->url,
        .type = t->out->type,
        .charset = t->out->charset,
        .etag = header_str(&t->etag),
        .modified = header_str(&t->modified),
        .bytes = t->out->bytes};
    struct error why = {0};

    if (!t->batch->cache || t->no_store)
        return;
    if (!cache_write(t->batch->cache, t->asked, &copy, &why))
        notes_add(t->batch->notes, NOTE_DETAIL, t->out->name, "no copy is kept: %s", why.text);
}

static void use_body(struct transfer *t)
{
    char *url = NULL;

    t->curl->easy_getinfo(t->easy, CURLINFO_EFFECTIVE_URL, &url);
    t->out->url = address_shown(url ? str_of(url) : t->asked, t->batch->arena);
    t->out->bytes = buf_keep(&t->body, t->batch->arena);
    if (!t->out->url.s || !t->out->bytes.s || !split_type(t)) {
        give_up(t, "out of memory");
        return;
    }
    keep_copy(t);
}

/* What a status of HTTP (RFC 9110, 15) means to who asked. */
static const char *status_meaning(long status)
{
    switch (status) {
    case 401:
    case 407: return "it asks for a password";
    case 403: return "it refuses";
    case 404: return "there is no such page";
    case 410: return "the page is gone";
    case 429: return "too many requests";
    case 451: return "it may not be shown, for legal reasons";
    default: return status >= 500 ? "a fault of the server" : "not what was asked for";
    }
}

static void failure(struct transfer *t, CURLcode result)
{
    struct error *const err = &t->out->err;
    const char *const name = t->out->name.s;

    if (result == CURLE_FILESIZE_EXCEEDED || (t->why && strcmp(t->why, "too long") == 0))
        error_set(err, name, "longer than the %zu KiB that are read of one address",
            t->batch->max_bytes >> 10);
    else if (t->why)
        error_set(err, name, "%s", t->why);
    else if (result == CURLE_TOO_MANY_REDIRECTS)
        error_set(err, name, "redirects more than %d times", FETCH_MAX_REDIRECTS);
    else if (result == CURLE_UNSUPPORTED_PROTOCOL && t->answered)
        error_set(err, name, "redirects to an address that is not http or https");
    else if (result == CURLE_PARTIAL_FILE)
        error_set(err, name, "its answer is cut short");
    else if (result == CURLE_OPERATION_TIMEDOUT)
        error_set(err, name, "takes too long to answer");
    else
        error_set(err, name, "%s", t->reason[0] ? t->reason : t->curl->easy_strerror(result));
}

static void judge(struct transfer *t, CURLcode result)
{
    long status = 0;

    if (result != CURLE_OK) {
        failure(t, result);
        return;
    }
    t->curl->easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status == 304 && t->has_copy) {
        cache_touch(t->batch->cache, t->asked);
        use_copy(t);
    } else if (status < 200 || status >= 300) {
        error_set(&t->out->err, t->out->name.s, "answers %ld: %s", status, status_meaning(status));
    } else if (t->gunzip && !gunzip_complete(t->gunzip)) {
        give_up(t, "its compressed answer is cut short");
    } else if (t->body.len == 0) {
        give_up(t, "its answer is empty");
    } else {
        use_body(t);
    }
}

static void release(struct transfer *t)
{
    if (t->easy)
        t->curl->easy_cleanup(t->easy);
    t->easy = NULL;
    t->curl->slist_free_all(t->headers);
    t->headers = NULL;
    gunzip_free(&t->gunzip);
    buf_free(&t->body);
}

/* The last good copy in place of an answer, where that was asked for and it is not too old. */
static void save(struct transfer *t)
{
    const int64_t age = (int64_t)time(NULL) - t->copy.checked;
    const int64_t allowed = t->batch->options->stale_ok;
    struct error *const err = &t->out->err;
    const size_t skip = t->out->name.len + strlen(": ");

    if (err->kind == ERROR_NONE || !t->has_copy || allowed <= 0 || age > allowed)
        return;
    notes_add(t->batch->notes, NOTE_WARNING, t->out->name,
        "%s; a copy of %lld minutes ago is used instead",
        strlen(err->text) > skip ? err->text + skip : err->text, (long long)(age / 60));
    use_copy(t);
    t->out->stale = true;
    *err = (struct error){0};
}

/* --- several at once --- */

static bool may_begin(const struct transfer *all, size_t n, const struct transfer *t)
{
    size_t active = 0, same_host = 0;

    for (size_t i = 0; i < n; i++)
        if (all[i].begun && all[i].easy) {
            active++;
            same_host += strcmp(all[i].host, t->host) == 0;
        }
    return active < FETCH_AT_ONCE && same_host < AT_ONCE_A_HOST;
}

static void begin_some(struct transfer *all, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (all[i].begun || !may_begin(all, n, &all[i]))
            continue;
        all[i].begun = true;
        all[i].slow_since = now_ms();
        if (all[i].curl->multi_add_handle(all[i].batch->multi, all[i].easy) != CURLM_OK) {
            give_up(&all[i], "out of memory");
            release(&all[i]);
        }
    }
}

/* Sees to those that are over; how many. */
static size_t finish_some(const struct batch *batch)
{
    const struct libcurl *const curl = batch->curl;
    CURLMsg *message;
    size_t n = 0;
    int left;

    while ((message = curl->multi_info_read(batch->multi, &left))) {
        const CURLcode result = message->data.result;
        char *private = NULL;
        struct transfer *t;

        if (message->msg != CURLMSG_DONE)
            continue;
        curl->easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &private);
        t = (struct transfer *)(void *)private;
        judge(t, result);
        curl->multi_remove_handle(batch->multi, t->easy);
        release(t);
        n++;
    }
    return n;
}

static bool is_pending(const struct transfer *all, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (all[i].easy)
            return true;
    return false;
}

static bool run(struct transfer *all, size_t n, const struct batch *batch)
{
    int running;

    begin_some(all, n);
    while (is_pending(all, n)) {
        if (batch->curl->multi_perform(batch->multi, &running) != CURLM_OK)
            return false;
        if (finish_some(batch) > 0)
            begin_some(all, n);
        else if (batch->curl->multi_poll(batch->multi, NULL, 0, POLL_MS, NULL) != CURLM_OK)
            return false;
    }
    return true;
}

static bool run_all(struct transfer *all, const struct str *urls, size_t n, struct batch *batch,
    struct fetched *out, struct error *err)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = (struct fetched){0};
        all[i] = (struct transfer){
            .batch = batch, .curl = batch->curl, .out = &out[i], .asked = urls[i]};
        if (!prepare(&all[i]))
            return error_memory(err, "fetching");
        if (all[i].begun) /* given up already */
            release(&all[i]);
    }
    if (!run(all, n, batch))
        return error_set(err, "fetching", "libcurl failed");
    for (size_t i = 0; i < n; i++)
        save(&all[i]);
    return true;
}

static const char *folder_of_copies(const struct fetch_options *o, struct arena *a)
{
    if (o->no_cache)
        return NULL;
    return o->cache ? o->cache : cache_folder(a).s;
}

bool fetch_all(const struct str *urls, size_t n, const struct fetch_options *options,
    struct arena *a, struct fetched *out, struct notes *notes, struct error *err)
{
    struct libcurl curl;
    struct batch batch = {.curl = &curl,
        .options = options,
        .arena = a,
        .notes = notes,
        .cache = folder_of_copies(options, a),
        .max_bytes = options->max_bytes > 0 ? options->max_bytes : FETCH_MAX_BYTES,
        .slow_ms = or_default(options->slow_ms, FETCH_SLOW_MS)};
    struct transfer *all;
    bool ok;

    if (n == 0)
        return true;
    if (!libcurl_load(&curl, err))
        return false;
    all = calloc(n, sizeof *all);
    if (!all || curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        free(all);
        return error_memory(err, "fetching");
    }
    batch.multi = curl.multi_init();
    ok = batch.multi ? run_all(all, urls, n, &batch, out, err) : error_memory(err, "fetching");
    for (size_t i = 0; i < n; i++) {
        if (all[i].easy && all[i].begun)
            curl.multi_remove_handle(batch.multi, all[i].easy);
        if (all[i].batch)
            release(&all[i]);
    }
    curl.multi_cleanup(batch.multi);
    curl.global_cleanup();
    free(all);
    return ok;
}
