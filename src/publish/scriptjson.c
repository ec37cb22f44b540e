#include "publish/scriptjson.h"

#include "base/json.h"

static void put_segment(struct json_writer *w, const struct item *item,
    const struct segment *segment, const struct voice_names *voices)
{
    json_begin_object(w, NULL);
    json_put_str(w, "role", segment->role);
    json_put_str(w, "voice", voice_name(voices, item, segment));
    json_put_str(w, "kind", str_of(segment_kind_name(segment->kind)));
    json_put_str(w, "text", segment->text);
    json_put_str(w, "spoken", segment->spoken.text);
    json_put_int(w, "pause_ms", segment->pause_ms);
    json_end_object(w);
}

void scriptjson_write(
    const struct rundown *rundown, const struct voice_names *voices, struct buf *out)
{
    struct json_writer w = {.out = out};

    json_begin_object(&w, NULL);
    json_put_str(&w, "title", rundown->title);
    json_put_str(&w, "language", rundown->language);
    json_begin_array(&w, "items");
    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        json_begin_object(&w, NULL);
        json_put_str(&w, "kind", str_of(item_kind_name(item->kind)));
        json_put_str(&w, "title", item->title);
        json_begin_array(&w, "segments");
        for (size_t j = 0; j < item->n_segments; j++)
            put_segment(&w, item, &item->segments[j], voices);
        json_end_array(&w);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_end_object(&w);
}
