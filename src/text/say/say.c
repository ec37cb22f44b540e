#include "text/say/say.h"

#include "base/utf8.h"

#include <string.h>

void say_clear(struct say *say)
{
    buf_clear(&say->text);
    say->run = 0;
    say->pause = 0;
    say->glue = false;
}

static void put_pause(struct say *say)
{
    if (say->pause && say->text.len > 0)
        buf_add_byte(&say->text, say->pause);
    say->pause = 0;
}

static void add_character(struct say *say, uint32_t cp)
{
    if (cp == '[' || cp == ']')
        return;
    if (cp == ' ') {
        say->run = 0;
    } else if (say->run++ == SAY_RUN_MAX) {
        buf_add_byte(&say->text, ' ');
        say->run = 1;
    }
    buf_add_cp(&say->text, cp == 0x2019 || cp == 0x2BC ? '\'' : cp);
}

static bool is_plain(struct str t)
{
    for (size_t i = 0; i < t.len; i++)
        if (!ascii_is_alpha(t.s[i]))
            return false;
    return t.len <= SAY_RUN_MAX;
}

static void add_words(struct say *say, struct str words)
{
    if (say->run == 0 && is_plain(words)) {
        buf_add(&say->text, words);
        say->run = words.len;
        return;
    }
    for (size_t at = 0; at < words.len;)
        add_character(say, utf8_next(words, &at));
}

void say_words(struct say *say, struct str words)
{
    size_t before, from;

    if (words.len == 0)
        return;
    if (say->glue && !say->pause) {
        say->glue = false;
        add_words(say, words);
        return;
    }
    say->glue = false;
    put_pause(say);
    before = say->text.len;
    if (before > 0)
        buf_add_byte(&say->text, ' ');
    say->run = 0;
    from = say->text.len;
    add_words(say, words);
    if (say->text.len == from) /* only brackets */
        say->text.len = before;
}

void say_glued(struct say *say, struct str words)
{
    say->glue = true;
    say_words(say, words);
}

void say_pause(struct say *say, char mark)
{
    static const char strength[] = ",;:.!?";

    if (say->text.len == 0)
        return;
    if (!say->pause || strchr(strength, mark) > strchr(strength, say->pause))
        say->pause = mark;
}

void say_end(struct say *say)
{
    put_pause(say);
}

struct say_mark say_mark(const struct say *say)
{
    return (struct say_mark){say->text.len, say->run, say->pause, say->glue};
}

void say_back(struct say *say, struct say_mark mark)
{
    if (say->text.s && mark.len <= say->text.len) {
        say->text.len = mark.len;
        say->text.s[mark.len] = '\0';
    }
    say->run = mark.run;
    say->pause = mark.pause;
    say->glue = mark.glue;
}
