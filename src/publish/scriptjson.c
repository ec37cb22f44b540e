#include "publish/scriptjson.h"

#include "base/json.h"

static void put_known(struct json_writer *w, const char *key, struct str value)
{
    if (value.len)
        json_put_str(w, key, value);
}

static void put_positive(struct json_writer *w, const char *key, uint32_t value)
{
    if (value)
        json_put_int(w, key, value);
}

/* The inside of a sting's object. */
static void put_sound(struct json_writer *w, const struct sting *sting)
{
    static const char *const kinds[] = {"none", "file", "tone", "pips"};

    json_put_str(w, "kind", str_of(kinds[sting->kind]));
    put_known(w, "file", sting->file);
    put_positive(w, "hz", sting->hz);
    put_positive(w, "offset_ms", sting->offset_ms);
    put_positive(w, "length_ms", sting->length_ms);
    json_put_number(w, "gain_db", sting->gain_db);
    put_positive(w, "fade_in_ms", sting->fade_in_ms);
    put_positive(w, "fade_out_ms", sting->fade_out_ms);
    put_positive(w, "pause_ms", sting->pause_ms);
}

static void put_sting(struct json_writer *w, const char *key, const struct sting *sting)
{
    if (sting->kind == STING_NONE)
        return;
    json_begin_object(w, key);
    put_sound(w, sting);
    json_end_object(w);
}

static void put_bed(struct json_writer *w, const struct bed *bed)
{
    if (bed->sound.kind == STING_NONE)
        return;
    json_begin_object(w, "bed");
    put_sound(w, &bed->sound);
    json_put_number(w, "duck_db", bed->duck_db);
    json_put_int(w, "attack_ms", bed->attack_ms);
    json_put_int(w, "release_ms", bed->release_ms);
    json_end_object(w);
}

static void put_about(struct json_writer *w, const struct item *item)
{
    json_put_str(w, "language", item->language);
    put_known(w, "byline", item->byline);
    put_known(w, "source", item->source);
    put_known(w, "url", item->url);
    put_known(w, "image", item->image);
    put_known(w, "id", item->id);
    put_known(w, "published", item->published);
    put_known(w, "reader", item->reader);
    put_sting(w, "before", &item->before);
    put_sting(w, "after", &item->after);
    put_bed(w, &item->bed);
}

static void put_bulletin(struct json_writer *w, const struct rundown *rundown)
{
    json_put_str(w, "title", rundown->title);
    json_put_str(w, "language", rundown->language);
    put_known(w, "date", rundown->date);
    put_known(w, "expires", rundown->expires);
    put_known(w, "station", rundown->station);
    if (rundown->most_ms) {
        json_begin_object(w, "length_ms");
        json_put_int(w, "least", rundown->least_ms);
        json_put_int(w, "most", rundown->most_ms);
        json_end_object(w);
        json_put_str(w, "underrun", str_of(underrun_name(rundown->underrun)));
    }
    json_put_number(w, "rate", rundown->rate / 1000.0);
    put_positive(w, "lead_ms", rundown->lead_ms);
}

static void put_segment(struct json_writer *w, const struct item *item,
    const struct segment *segment, const struct voice_names *voices)
{
    json_begin_object(w, NULL);
    json_put_str(w, "role", segment->role);
    json_put_str(w, "voice", voice_name(voices, item, segment));
    json_put_str(w, "kind", str_of(segment_kind_name(segment->kind)));
    json_put_str(w, "text", segment->text);
    put_known(w, "say", segment->say);
    json_put_str(w, "spoken", segment->spoken.text);
    json_put_str(w, "boundary", str_of(boundary_name(segment->boundary)));
    json_put_int(w, "pause_ms", segment->pause_ms);
    json_end_object(w);
}

void scriptjson_write(
    const struct rundown *rundown, const struct voice_names *voices, struct buf *out)
{
    struct json_writer w = {.out = out};

    json_begin_object(&w, NULL);
    put_bulletin(&w, rundown);
    json_begin_array(&w, "items");
    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        json_begin_object(&w, NULL);
        json_put_str(&w, "kind", str_of(item_kind_name(item->kind)));
        json_put_str(&w, "title", item->title);
        put_about(&w, item);
        json_begin_array(&w, "segments");
        for (size_t j = 0; j < item->n_segments; j++)
            put_segment(&w, item, &item->segments[j], voices);
        json_end_array(&w);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_end_object(&w);
}
