#include "publish/timelinejson.h"

#include "base/json.h"

static void put_times(
    struct json_writer *w, int64_t start, int64_t end, const struct timeline *timeline)
{
    json_put_seconds(w, "start", start, timeline->sample_rate);
    json_put_seconds(w, "end", end, timeline->sample_rate);
}

static bool put_items(struct output *out, struct json_writer *w, struct error *err)
{
    const struct timeline *const t = out->input->timeline;

    json_begin_array(w, "items");
    for (size_t i = 0; i < t->n_marks; i++) {
        const struct timeline_mark *const mark = &t->marks[i];
        if (mark->depth > 0)
            continue;
        json_begin_object(w, NULL);
        json_put_str(w, "kind", str_of(item_kind_name(mark->item->kind)));
        json_put_str(w, "title", mark->item->title);
        put_times(w, mark->start, mark->end, t);
        json_end_object(w);
        if (!output_drain(out, err))
            return false;
    }
    json_end_array(w);
    return true;
}

/* A word as it is written, in what a person wants said where that is not the text. */
static struct str word_text(const struct segment *segment, uint32_t token)
{
    const struct str written = segment->say.len ? segment->say : segment->text;
    const struct token *t;

    if (token >= segment->spoken.n_tokens)
        return (struct str){NULL, 0};
    t = &segment->spoken.tokens[token];
    return str_cut(written, t->written, (size_t)t->written + t->written_len);
}

static void put_words(
    struct json_writer *w, const struct timeline_segment *s, const struct timeline *timeline)
{
    json_begin_array(w, "words");
    for (size_t i = 0; i < s->n_words; i++) {
        json_begin_object(w, NULL);
        json_put_str(w, "text", word_text(s->segment, s->words[i].token));
        put_times(w, s->words[i].start, s->words[i].end, timeline);
        json_end_object(w);
    }
    json_end_array(w);
}

static bool put_segments(struct output *out, struct json_writer *w, struct error *err)
{
    const struct timeline *const t = out->input->timeline;

    json_begin_array(w, "segments");
    for (size_t i = 0; i < t->n_segments; i++) {
        const struct timeline_segment *const s = &t->segments[i];
        json_begin_object(w, NULL);
        json_put_str(w, "role", s->segment->role);
        json_put_str(w, "voice", voice_name(&out->input->voices, s->item, s->segment));
        json_put_str(w, "text", s->segment->text);
        put_times(w, s->start, s->end, t);
        put_words(w, s, t);
        json_end_object(w);
        if (!output_drain(out, err))
            return false;
    }
    json_end_array(w);
    return true;
}

bool timelinejson_write(struct output *out, struct error *err)
{
    struct json_writer w = {.out = &out->text};

    json_begin_object(&w, NULL);
    json_put_str(&w, "title", out->input->rundown->title);
    json_put_str(&w, "language", out->input->rundown->language);
    json_put_int(&w, "sample_rate", out->input->timeline->sample_rate);
    json_put_seconds(
        &w, "duration", out->input->timeline->n_samples, out->input->timeline->sample_rate);
    if (!put_items(out, &w, err) || !put_segments(out, &w, err))
        return false;
    json_end_object(&w);
    return true;
}
