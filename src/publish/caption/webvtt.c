#include "publish/caption/webvtt.h"

#include "publish/caption/captions.h"
#include "publish/clocktime.h"
#include "text/linebreak.h"

/* Bytes that need no escape in one go, for the others are rare. */
static void put_escaped(struct buf *out, struct str text)
{
    size_t done = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char c = text.s[i];
        if (c != '&' && c != '<' && c != '>')
            continue;
        buf_add(out, str_cut(text, done, i));
        buf_add(out, c == '&' ? STR("&amp;") : c == '<' ? STR("&lt;") : STR("&gt;"));
        done = i + 1;
    }
    buf_add(out, str_cut(text, done, text.len));
}

/* A line that begins with a word of the other direction would be laid out as such (7.3: each line
 * has the base direction of its first strong character). */
static void put_direction(struct buf *out, const struct caption *c, int line)
{
    const enum direction usual = language_direction(c->segment->item->language);
    const enum direction first = text_direction(caption_line(c, line));

    if (first == DIRECTION_NEITHER || first == usual)
        return;
    buf_add(out, usual == DIRECTION_RIGHT_TO_LEFT ? STR("&rlm;") : STR("&lrm;"));
}

/* The timestamp before a word: after the one before it, and within the cue (3.5, "WebVTT cue
 * timestamp"). */
static void put_timestamp(struct buf *out, const struct caption *c, int64_t ms, int64_t *before)
{
    if (ms <= *before || ms >= c->end)
        return;
    buf_add_byte(out, '<');
    clocktime_full(out, ms, '.');
    buf_add_byte(out, '>');
    *before = ms;
}

static void put_words(struct output *out, const struct caption *c, int line, int64_t *before)
{
    const uint32_t rate = out->input->timeline->sample_rate;
    const size_t from = line == 0 ? 0 : c->n_first, to = line == 0 ? c->n_first : c->n_words;

    for (size_t i = from; i < to; i++) {
        const struct caption_word *const word = &c->words[i];
        if (!word->inner)
            put_timestamp(&out->text, c, (word->start * 1000 + rate - 1) / rate, before);
        put_escaped(&out->text, str_cut(c->segment->segment->text, word->from, word->to));
        if (word->spaced && i + 1 < to)
            buf_add_byte(&out->text, ' ');
    }
}

static void put_cue(struct output *out, const struct caption *c, bool words)
{
    struct buf *const to = &out->text;
    const struct str language = c->segment->item->language;
    const bool foreign = language.len && !str_eq(language, out->input->rundown->language);
    int64_t before = c->start;

    clocktime_full(to, c->start, '.');
    buf_add(to, STR(" --> "));
    clocktime_full(to, c->end, '.');
    buf_add(to, STR("\n<v "));
    put_escaped(to, c->segment->segment->role);
    buf_add_byte(to, '>');
    if (foreign)
        buf_printf(to, "<lang %.*s>", STR_ARG(language));
    for (int line = 0; caption_line(c, line).len && line < 2; line++) {
        if (line)
            buf_add_byte(to, '\n');
        put_direction(to, c, line);
        if (words)
            put_words(out, c, line, &before);
        else
            put_escaped(to, caption_line(c, line));
    }
    /* an end tag may be left out only where the cue is one span (3.5) */
    buf_add(to, foreign ? STR("</lang></v>\n\n") : STR("</v>\n\n"));
}

static void put_plain(struct output *out, const struct caption *caption, size_t number)
{
    (void)number;
    put_cue(out, caption, false);
}

static void put_timed(struct output *out, const struct caption *caption, size_t number)
{
    (void)number;
    put_cue(out, caption, true);
}

bool webvtt_write(struct output *out, struct error *err)
{
    buf_add(&out->text, STR("WEBVTT\n\n"));
    return captions_write(out, put_plain, err);
}

bool webvtt_write_words(struct output *out, struct error *err)
{
    buf_add(&out->text, STR("WEBVTT\n\n"));
    return captions_write(out, put_timed, err);
}
