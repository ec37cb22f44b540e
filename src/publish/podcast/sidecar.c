#include "publish/podcast/sidecar.h"

#include "base/date.h"
#include "base/jsonscan.h"
#include "publish/podcast/credit.h"
#include "publish/webname.h"

#include <string.h>

/* --- what is told --- */

static void scan_story(struct sidecar *r, struct json_scan *scan)
{
    struct str key;

    buf_clear(&r->link);
    buf_clear(&r->image);
    if (r->n_stories++ && r->titles.len)
        buf_add_byte(&r->titles, '\n');
    if (!json_scan_object(scan))
        return;
    while (json_scan_key(scan, &key)) {
        buf_clear(&r->scratch);
        if (str_eq(key, STR("title"))) {
            json_scan_text(scan, &r->scratch);
            buf_add(&r->titles, buf_str(&r->scratch));
        } else if (str_eq(key, STR("byline"))) {
            json_scan_text(scan, &r->scratch);
            credit_add(buf_str(&r->scratch), &r->authors);
        } else if (str_eq(key, STR("url"))) {
            json_scan_text(scan, &r->link);
        } else if (str_eq(key, STR("image"))) {
            json_scan_text(scan, &r->image);
        } else {
            json_scan_skip(scan);
        }
    }
}

static void scan_field(struct sidecar *r, struct json_scan *scan, struct str key)
{
    if (str_eq(key, STR("title")))
        json_scan_text(scan, &r->title);
    else if (str_eq(key, STR("date")))
        json_scan_text(scan, &r->date);
    else if (str_eq(key, STR("language")))
        json_scan_text(scan, &r->language);
    else if (str_eq(key, STR("guid")))
        json_scan_text(scan, &r->guid);
    else if (str_eq(key, STR("duration")))
        json_scan_number(scan, &r->duration);
    else if (!str_eq(key, STR("stories")))
        json_scan_skip(scan);
    else if (json_scan_array(scan))
        while (json_scan_item(scan))
            scan_story(r, scan);
}

static struct buf *buffer(struct sidecar *r, int i)
{
    struct buf *const buffers[] = {&r->title, &r->language, &r->date, &r->guid, &r->titles,
        &r->authors, &r->link, &r->image, &r->scratch, &r->bytes};

    return i < (int)(sizeof buffers / sizeof buffers[0]) ? buffers[i] : NULL;
}

/* Without memory, some buffer has failed. */
static bool scan(struct sidecar *r, size_t *line)
{
    struct json_scan scan;
    struct str key;

    for (int i = 0; buffer(r, i) != &r->bytes; i++)
        buf_clear(buffer(r, i));
    r->n_stories = 0;
    r->duration = -1;
    json_scan_begin(&scan, buf_str(&r->bytes));
    if (json_scan_object(&scan))
        while (json_scan_key(&scan, &key))
            scan_field(r, &scan, key);
    return json_scan_end(&scan, line);
}

/* --- the episode --- */

/* Is it the text of a UUID, as uuid_text writes it? */
static bool is_uuid(struct str t)
{
    if (t.len != UUID_TEXT - 1)
        return false;
    for (size_t i = 0; i < t.len; i++) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = ascii_is_digit(t.s[i]) || (t.s[i] >= 'a' && t.s[i] <= 'f');
        if (dash ? t.s[i] != '-' : !hex)
            return false;
    }
    return true;
}

static void set_guid(struct episode *e, struct str told)
{
    struct uuid made;

    if (is_uuid(told)) {
        memcpy(e->guid, told.s, told.len);
        e->guid[told.len] = '\0';
        return;
    }
    made = uuid_make(&uuid_of_episodes, e->name);
    uuid_text(&made, e->guid);
}

/* An address of the only story, where it is one of the web. */
static struct str only_address(const struct sidecar *r, const struct buf *url, struct arena *a)
{
    return arena_str(a, r->n_stories == 1 && is_web_address(buf_str(url)) ? buf_str(url) : STR(""));
}

/* The time of day in "-0830", in seconds; of anything else none, 0. */
static int64_t seconds_of(struct str t)
{
    unsigned long time;

    if (t.len < 5 || t.s[0] != '-' || (t.len > 5 && t.s[5] != '-') ||
        !str_to_uint(str_cut(t, 1, 5), 2359, &time) || time % 100 > 59)
        return 0;
    return (int64_t)(time / 100 * 3600 + time % 100 * 60);
}

/* The date of the sidecar, else the one that the name begins with, as publishing gives it one:
 * "2026-11-24-0830-the-news". Else it is undated, and the file's time stands. */
static void set_instant(struct episode *e, struct str told)
{
    const struct str rest = str_cut(e->name, 10, e->name.len);
    struct date date;

    if (date_parse(told, &date)) {
        e->instant = date.instant;
        return;
    }
    e->undated = e->name.len < 10 || (rest.len > 0 && rest.s[0] != '-') ||
                 !date_parse(str_cut(e->name, 0, 10), &date) || date.precision != DATE_DAY;
    if (!e->undated)
        e->instant = date.instant + seconds_of(rest);
}

static bool fill(const struct sidecar *r, struct arena *a, struct episode *e)
{
    const struct str title = str_trim(buf_str(&r->title));

    e->duration = r->duration >= 1e9 ? 1000000000 : (int64_t)(r->duration + 0.5);
    if (e->duration < 1)
        e->duration = 1;
    set_instant(e, buf_str(&r->date));
    set_guid(e, buf_str(&r->guid));
    e->title = arena_str(a, title.len ? title : e->name);
    e->language = arena_str(a, buf_str(&r->language));
    e->description = arena_str(a, buf_str(&r->titles));
    e->authors = arena_str(a, buf_str(&r->authors));
    e->link = only_address(r, &r->link, a);
    e->image = only_address(r, &r->image, a);
    return e->title.s && e->language.s && e->description.s && e->authors.s && e->link.s &&
           e->image.s;
}

bool sidecar_read(
    struct sidecar *room, struct arena *a, struct episode *episode, struct str *trouble)
{
    size_t line;
    const bool is_json = scan(room, &line);

    *trouble = (struct str){NULL, 0};
    for (int i = 0; buffer(room, i); i++)
        if (buffer(room, i)->failed)
            return false;
    if (is_json && room->duration >= 0)
        return fill(room, a, episode);
    *trouble = is_json ? STR("tells no duration") : arena_printf(a, "not JSON: line %zu", line);
    return false;
}

void sidecar_free(struct sidecar *room)
{
    for (int i = 0; buffer(room, i); i++)
        buf_free(buffer(room, i));
}
