#include "publish/podcast/channel.h"

#include "base/file.h"
#include "base/ini.h"

#include <string.h>

#define KEEP_MOST 100000000

struct reading {
    struct channel *channel;
    struct arena *arena;
};

static bool keep_text(struct reading *r, const char *value, struct str *out, struct error *why)
{
    *out = arena_str(r->arena, str_of(value));
    return out->s || error_memory(why, CHANNEL_FILE);
}

static bool add_text(
    struct reading *r, const char *value, struct str *list, size_t *n, struct error *why)
{
    if (*n == CHANNEL_MANY)
        return error_usage(why, "channel", "more than %d of a kind", CHANNEL_MANY);
    return keep_text(r, value, &list[(*n)++], why);
}

static bool read_truth(const char *name, const char *value, bool *out, struct error *why)
{
    const struct str text = str_of(value);

    *out = str_eq_nocase(text, STR("yes")) || str_eq_nocase(text, STR("true"));
    return *out || str_eq_nocase(text, STR("no")) || str_eq_nocase(text, STR("false")) ||
           error_usage(why, name, "yes or no");
}

static struct str *text_field(struct channel *c, const char *name)
{
    const struct {
        const char *name;
        struct str *text;
    } fields[] = {
        {"title", &c->title},
        {"description", &c->description},
        {"link", &c->link},
        {"language", &c->language},
        {"author", &c->author},
        {"copyright", &c->copyright},
        {"owner", &c->owner},
        {"email", &c->email},
        {"image", &c->image},
        {"guid", &c->guid},
        {"base_url", &c->base_url},
    };

    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (strcmp(fields[i].name, name) == 0)
            return fields[i].text;
    return NULL;
}

static bool on_setting(
    void *userdata, const char *section, const char *name, const char *value, struct error *why)
{
    struct reading *const r = userdata;
    struct channel *const c = r->channel;
    struct str *const text = text_field(c, name);
    unsigned long n;

    (void)section; /* one may be there, for the reader's eye */
    if (text)
        return keep_text(r, value, text, why);
    if (strcmp(name, "category") == 0)
        return add_text(r, value, c->categories, &c->n_categories, why);
    if (strcmp(name, "person") == 0)
        return add_text(r, value, c->persons, &c->n_persons, why);
    if (strcmp(name, "explicit") == 0)
        return read_truth(name, value, &c->explicit_words, why);
    if (strcmp(name, "locked") == 0)
        return read_truth(name, value, &c->locked, why);
    if (strcmp(name, "keep") != 0)
        return error_usage(why, name, "no such setting");
    if (!str_to_uint(str_of(value), KEEP_MOST, &n) || n == 0)
        return error_usage(why, name, "a whole number from 1");
    c->keep = (unsigned)n;
    return true;
}

bool channel_read(const char *folder, struct arena *a, struct channel *out, struct error *err)
{
    struct reading reading = {out, a};
    const struct str path = arena_printf(a, "%s/" CHANNEL_FILE, folder);

    *out = (struct channel){0};
    if (!path.s)
        return error_memory(err, folder);
    return !file_exists(path.s) || ini_read(path.s, on_setting, &reading, err);
}
