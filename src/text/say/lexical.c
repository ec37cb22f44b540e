/* What a pronunciation lexicon says of a word goes before every rule. */
#include "text/say/rules.h"
#include "text/sound/lexicon.h"

/* The lexemes from `at` on that end at byte `end`; 0: none ends there. */
static size_t lexemes_to(const struct view *v, size_t at, size_t end)
{
    for (size_t i = at; i < v->n && v->lexemes[i].at < end; i++)
        if (v->lexemes[i].end == end)
            return i + 1 - at;
    return 0;
}

/* Says what is to be read instead, by all the rules, as if it were written. */
static bool say_alias(struct view *v, struct str alias)
{
    struct lexemes *const lexemes = v->alias;
    struct view inner = {.lang = v->lang,
        .language = v->language,
        .arena = v->arena,
        .text = alias,
        .say = v->say,
        .words = v->words};

    if (!lexemes_split(alias, lexemes))
        return false;
    langdata_look_up(v->lang, alias, lexemes);
    inner.lexemes = lexemes->items;
    inner.n = lexemes->n;
    for (size_t i = 0; i < inner.n;) {
        const char *rule;

        i += rules_apply(&inner, i, &rule);
    }
    v->say->pause = 0;
    return true;
}

size_t rule_lexicon(struct view *v, size_t at)
{
    struct lexicon_match match;
    const size_t from = v->lexemes[at].at;
    size_t used;

    if (!lexicon_match(v->lexicon, v->text, from, v->language, v->arena, &match))
        return 0;
    used = lexemes_to(v, at, from + match.len);
    if (used == 0)
        return 0;
    if (match.alias.len > 0)
        return say_alias(v, match.alias) ? used : 0;
    say_words(v->say, str_cut(v->text, from, from + match.len));
    v->pieces[0].phonemes = match.phonemes;
    v->letters_end = v->say->text.len;
    return used;
}
