#include "publish/caption/srt.h"

#include "publish/caption/captions.h"
#include "publish/clocktime.h"
#include "text/linebreak.h"

#define WORD_JOINER        STR("\u2060")
#define LEFT_TO_RIGHT_MARK STR("\u200E")
#define RIGHT_TO_LEFT_MARK STR("\u200F")

/* Could a player take what begins here for an order? */
static bool begins_order(struct str text, size_t at)
{
    const char next = at + 1 < text.len ? text.s[at + 1] : ' ';

    switch (text.s[at]) {
    case '<': return ascii_is_alpha(next) || next == '/' || next == '!' || next == '?';
    case '{': return next != ' ';
    case '-': return next == '>';
    default: return false;
    }
}

static void put_text(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        buf_add_byte(out, text.s[i]);
        if (begins_order(text, i))
            buf_add(out, WORD_JOINER);
    }
}

static void put_line(struct buf *out, const struct caption *c, int line)
{
    const struct str text = caption_line(c, line);
    const enum direction usual = language_direction(c->segment->item->language);
    const enum direction first = text_direction(text);

    if (first != DIRECTION_NEITHER && first != usual)
        buf_add(out, usual == DIRECTION_RIGHT_TO_LEFT ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
    put_text(out, text);
    buf_add_byte(out, '\n');
}

static void put_cue(struct output *out, const struct caption *c, size_t number)
{
    buf_printf(&out->text, "%zu\n", number);
    clocktime_full(&out->text, c->start, ',');
    buf_add(&out->text, STR(" --> "));
    clocktime_full(&out->text, c->end, ',');
    buf_add_byte(&out->text, '\n');
    for (int line = 0; line < 2 && caption_line(c, line).len; line++)
        put_line(&out->text, c, line);
    buf_add_byte(&out->text, '\n');
}

bool srt_write(struct output *out, struct error *err)
{
    return captions_write(out, put_cue, err);
}
