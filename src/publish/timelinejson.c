#include "publish/timelinejson.h"

#include "base/json.h"
#include "base/utf8.h"
#include "text/chars.h"

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

/* What the tokens' places are in: the text, or what a person wants said instead. */
static struct str written_text(const struct segment *segment)
{
    return segment->say.len ? segment->say : segment->text;
}

/* The token of a word; NULL where the timeline names one that there is not. */
static const struct token *token_of(const struct timeline_segment *s, size_t word)
{
    const struct spoken *const spoken = &s->segment->spoken;
    const uint32_t token = s->words[word].token;

    return token < spoken->n_tokens ? &spoken->tokens[token] : NULL;
}

/*
 * Do two tokens make one written word, as "5" and "G" do, or "go" and "ahead" with a hyphen
 * between? In scripts that part no words by spaces they do not.
 */
static bool is_one_word(struct str written, const struct token *a, const struct token *b)
{
    const size_t end = (size_t)a->written + a->written_len;
    const struct str between = str_cut(written, end, b->written);
    size_t at = end, next = b->written;

    for (size_t i = 0; i < between.len; i++)
        if (ascii_is_space(between.s[i]))
            return false;
    if (end == 0 || next >= written.len)
        return false;
    return !char_is_unspaced(utf8_prev(written, &at)) &&
           !char_is_unspaced(utf8_next(written, &next));
}

/* The timeline word after those that are written together with word `first`. */
static size_t word_end(const struct timeline_segment *s, size_t first)
{
    const struct str written = written_text(s->segment);
    size_t end = first + 1;

    while (end < s->n_words && token_of(s, end - 1) && token_of(s, end) &&
           is_one_word(written, token_of(s, end - 1), token_of(s, end)))
        end++;
    return end;
}

static void put_words(
    struct json_writer *w, const struct timeline_segment *s, const struct timeline *timeline)
{
    json_begin_array(w, "words");
    for (size_t i = 0, end; i < s->n_words; i = end) {
        const struct token *const from = token_of(s, i), *to;
        end = word_end(s, i);
        to = token_of(s, end - 1);
        if (!from || !to)
            continue;
        json_begin_object(w, NULL);
        json_put_str(w, "text",
            str_cut(
                written_text(s->segment), from->written, (size_t)to->written + to->written_len));
        put_times(w, s->words[i].start, s->words[end - 1].end, timeline);
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
        json_put_str(w, "kind", str_of(segment_kind_name(s->segment->kind)));
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
    if (out->input->rundown->date.len)
        json_put_str(&w, "date", out->input->rundown->date);
    json_put_int(&w, "sample_rate", out->input->timeline->sample_rate);
    json_put_seconds(
        &w, "duration", out->input->timeline->n_samples, out->input->timeline->sample_rate);
    if (!put_items(out, &w, err) || !put_segments(out, &w, err))
        return false;
    json_end_object(&w);
    return true;
}
