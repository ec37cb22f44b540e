#include "text/spoken.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define TOKEN_MAX 60 /* characters without a space that the engine is given */

struct front_end {
    int unused;
};

struct front_end *front_end_open(struct error *err)
{
    struct front_end *const front_end = calloc(1, sizeof *front_end);

    if (!front_end)
        error_memory(err, "text front end");
    return front_end;
}

void front_end_close(struct front_end **front_end)
{
    free(*front_end);
    *front_end = NULL;
}

static bool is_said(uint32_t cp)
{
    return cp >= 0x20 && !(cp >= 0x7F && cp < 0xA0) && cp != 0xAD && cp != 0xFEFF &&
           cp != UTF8_REPLACEMENT && !(cp >= 0x200B && cp <= 0x200F) &&
           !(cp >= 0x2028 && cp <= 0x202E) && !(cp >= 0x2060 && cp <= 0x206F) &&
           !(cp >= 0xE000 && cp <= 0xF8FF) && cp < 0xE0000;
}

/* One word as it is written, cut into pieces of at most TOKEN_MAX characters. */
static void say_word(struct str word, struct buf *out)
{
    size_t count = 0;

    for (size_t at = 0; at < word.len;) {
        const uint32_t cp = utf8_next(word, &at);

        if (!is_said(cp))
            continue;
        if (count++ == TOKEN_MAX) {
            buf_add_byte(out, ' ');
            count = 1;
        }
        if (cp == '[' && out->len > 0 && out->s[out->len - 1] == '[')
            buf_add_byte(out, ' ');
        buf_add_cp(out, cp);
    }
}

bool spoken_make(struct front_end *front_end, struct str written, struct str language,
    struct arena *a, struct spoken *out, struct error *err)
{
    struct buf text = {0};
    size_t cap = 0;
    size_t at = 0;

    (void)front_end;
    (void)language;
    *out = (struct spoken){0};
    while (at < written.len) {
        size_t end = at;
        struct token *token;

        while (end < written.len && !ascii_is_space(written.s[end]))
            end++;
        if (end == at) {
            at++;
            continue;
        }
        out->tokens = arena_more(a, out->tokens, out->n_tokens, &cap, sizeof *out->tokens);
        if (!out->tokens)
            break;
        if (text.len > 0 && text.s[text.len - 1] != ' ')
            buf_add_byte(&text, ' ');
        token = &out->tokens[out->n_tokens++];
        token->written = (uint32_t)at;
        token->written_len = (uint32_t)(end - at);
        token->spoken = (uint32_t)text.len;
        say_word(str_cut(written, at, end), &text);
        token->spoken_len = (uint32_t)text.len - token->spoken;
        at = end;
    }
    out->text = buf_keep(&text, a);
    buf_free(&text);
    if (!out->text.s || (!out->tokens && cap > 0))
        return error_memory(err, "text front end");
    return true;
}
