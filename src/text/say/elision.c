/* Elided words: what stands behind their apostrophe is said as it would be alone ("l'art. 5",
 * "l'A6"). */
#include "text/say/rules.h"

#include <string.h>

#define ELIDED_MAX 8  /* bytes of the longest elided word ("quell'") */
#define REACH      96 /* bytes behind it that rules may look at */

/* Bytes of the elided word with its apostrophe; 0: none. */
static size_t elided_len(struct str word)
{
    for (size_t i = 1; i < word.len && i <= ELIDED_MAX; i++) {
        if (word.s[i] == '\'')
            return i + 1;
        if (str_starts(str_cut(word, i, word.len), STR("\xE2\x80\x99")))
            return i + 3;
    }
    return 0;
}

/* "d'1,5": the apostrophe is no part of the word before digits. */
static bool is_before_digits(const struct view *v, size_t at)
{
    return is_word(v, at) && lexeme_at(v, at + 1)->kind == LEXEME_SIGN &&
           is_apostrophe(lexeme_at(v, at + 1)->cp) && is_glued(v, at + 1) && is_glued(v, at + 2) &&
           is_digits(v, at + 2) && text_of(v, at).len < ELIDED_MAX &&
           langdata_setting(v->lang, SETTING_ELISION).len > 0;
}

bool is_elided(const struct view *v, size_t at)
{
    const size_t len = langdata_setting(v->lang, SETTING_ELISION).len > 0 && is_word(v, at)
                           ? elided_len(text_of(v, at))
                           : 0;
    const struct str word = text_of(v, at);

    if (is_before_digits(v, at))
        return true;
    return len > 0 && len < word.len &&
           ((is_glued(v, at + 1) && (is_digits(v, at + 1) || is_joining_dash(v, at + 1))) ||
               langdata_find(v->lang, str_cut(word, len, word.len)));
}

/* The text from byte `at` on, as far as rules may look, up to a space. */
static struct str stretch(const struct view *v, size_t at)
{
    const struct str rest = str_cut(v->text, at, v->text.len);
    size_t end = REACH;

    if (rest.len <= REACH)
        return rest;
    while (end > 0 && rest.s[end] != ' ')
        end--;
    return str_cut(rest, 0, end);
}

size_t rule_elision(struct view *v, size_t at)
{
    const struct str word = text_of(v, at);
    const size_t len = elided_len(word);
    struct view behind = *v; /* its pieces are dropped: all is one token with the elided word */
    const char *name = NULL;
    size_t used;

    if (!is_elided(v, at) || v->lexemes == v->alias->items)
        return 0;
    if (is_before_digits(v, at)) {
        say_words(v->say, word);
        say_glued(v->say, STR("'"));
        v->say->glue = true;
        return 2;
    }
    behind.text = stretch(v, lexeme_at(v, at)->at + len);
    if (!lexemes_split(behind.text, v->alias))
        return 0;
    langdata_look_up(v->lang, behind.text, v->alias);
    behind.lexemes = v->alias->items;
    behind.n = v->alias->n;
    behind.lexicon = NULL;
    say_words(v->say, str_cut(word, 0, len));
    v->say->glue = true;
    used = rules_apply(&behind, 0, &name);
    return name ? used : 0;
}
