#include "publish/podcast/episodejson.h"

#include "base/json.h"

static void add_line(struct buf *out, struct str text)
{
    buf_add(out, text);
    buf_add_byte(out, '\n');
}

bool episode_guid(const struct rundown *rundown, char guid[UUID_TEXT], struct error *err)
{
    struct buf name = {0};
    struct uuid uuid;
    bool ok;

    add_line(&name, rundown->title);
    add_line(&name, rundown->date);
    add_line(&name, rundown->language);
    for (size_t i = 0; i < rundown->n_items; i++) {
        if (rundown->items[i].kind != ITEM_STORY)
            continue;
        add_line(&name, rundown->items[i].title);
        add_line(&name, rundown->items[i].url);
    }
    uuid = uuid_make(&uuid_of_episodes, buf_str(&name));
    uuid_text(&uuid, guid);
    ok = !name.failed;
    buf_free(&name);
    return ok || error_memory(err, "guid");
}

static void put_where_told(struct json_writer *w, const char *key, struct str value)
{
    if (value.len)
        json_put_str(w, key, value);
}

static bool put_stories(struct output *out, struct json_writer *w, struct error *err)
{
    const struct timeline *const t = out->input->timeline;

    json_begin_array(w, "stories");
    for (size_t i = 0; i < t->n_marks; i++) {
        const struct timeline_mark *const mark = &t->marks[i];
        if (mark->depth > 0 || mark->item->kind != ITEM_STORY)
            continue;
        json_begin_object(w, NULL);
        json_put_str(w, "title", mark->item->title);
        put_where_told(w, "byline", mark->item->byline);
        put_where_told(w, "url", mark->item->url);
        put_where_told(w, "source", mark->item->source);
        put_where_told(w, "image", mark->item->image);
        json_put_seconds(w, "start", mark->start, t->sample_rate);
        json_end_object(w);
        if (!output_drain(out, err))
            return false;
    }
    json_end_array(w);
    return true;
}

bool episodejson_write(struct output *out, struct error *err)
{
    const struct rundown *const rundown = out->input->rundown;
    const struct timeline *const t = out->input->timeline;
    struct json_writer w = {.out = &out->text};
    char guid[UUID_TEXT];

    if (!episode_guid(rundown, guid, err))
        return false;
    json_begin_object(&w, NULL);
    json_put_int(&w, "version", 1);
    json_put_str(&w, "guid", str_of(guid));
    json_put_str(&w, "title", rundown->title);
    json_put_str(&w, "date", rundown->date);
    json_put_str(&w, "language", rundown->language);
    json_put_seconds(&w, "duration", t->n_samples, t->sample_rate);
    if (!put_stories(out, &w, err))
        return false;
    json_end_object(&w);
    return true;
}
