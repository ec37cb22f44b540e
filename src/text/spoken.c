#include "text/spoken.h"

#include "base/buf.h"
#include "text/say/clean.h"
#include "text/say/langdata.h"
#include "text/say/lexeme.h"
#include "text/say/rules.h"
#include "text/say/say.h"
#include "text/sound/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TAG_MAX 64

/* A language that was met, and what is known of it. */
struct tongue {
    char tag[TAG_MAX];
    struct langdata *data; /* NULL: nothing */
    struct tongue *next;
};

struct front_end {
    const struct lexicon *lexicon; /* the caller's; NULL: none */
    struct tongue *tongues;
    /* what one text needs on its way, kept for the next one */
    struct cleaned cleaned;
    struct lexemes lexemes;
    struct lexemes alias;
    struct say say;
    struct buf words;
};

/* A text on its way through the front end. */
struct passage {
    struct front_end *front_end;
    struct str language;
    const struct langdata *lang; /* NULL: a language that is not known */
    bool headline;               /* capitals say nothing about a word */
    struct arena *arena;
    struct spoken *out;
    struct error *err;
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
    struct tongue *next;

    if (!*front_end)
        return;
    for (struct tongue *t = (*front_end)->tongues; t; t = next) {
        next = t->next;
        langdata_free(&t->data);
        free(t);
    }
    cleaned_free(&(*front_end)->cleaned);
    lexemes_free(&(*front_end)->lexemes);
    lexemes_free(&(*front_end)->alias);
    buf_free(&(*front_end)->say.text);
    buf_free(&(*front_end)->words);
    free(*front_end);
    *front_end = NULL;
}

void front_end_use_lexicon(struct front_end *front_end, const struct lexicon *lexicon)
{
    front_end->lexicon = lexicon;
}

/* What is known of a language; loaded when it is first met. */
static bool find_language(struct front_end *front_end, struct str language,
    const struct langdata **out, struct error *err)
{
    struct tongue *tongue;

    if (language.len == 0)
        language = STR("en");
    *out = NULL;
    if (language.len >= TAG_MAX)
        return true;
    for (tongue = front_end->tongues; tongue; tongue = tongue->next)
        if (str_eq(str_of(tongue->tag), language)) {
            *out = tongue->data;
            return true;
        }
    tongue = calloc(1, sizeof *tongue);
    if (!tongue)
        return error_memory(err, "text front end");
    memcpy(tongue->tag, language.s, language.len);
    if (!langdata_load(tongue->tag, &tongue->data, err)) {
        free(tongue);
        return false;
    }
    tongue->next = front_end->tongues;
    front_end->tongues = tongue;
    *out = tongue->data;
    return true;
}

/* --- the stages, in order --- */

static bool clean_text(struct passage *p, struct str written)
{
    return clean(written, &p->front_end->cleaned) || error_memory(p->err, "text front end");
}

static bool split_text(struct passage *p)
{
    struct lexemes *const lexemes = &p->front_end->lexemes;
    const struct str text = p->front_end->cleaned.text;

    if (!lexemes_split(text, lexemes))
        return error_memory(p->err, "text front end");
    /* a token covers at least one lexeme, and none covers another's */
    p->out->tokens = arena_array(p->arena, lexemes->n, sizeof *p->out->tokens);
    if (!p->out->tokens)
        return error_memory(p->err, "text front end");
    if (p->lang)
        langdata_look_up(p->lang, text, lexemes);
    return true;
}

/* Adds the token of the lexemes [first, end) and the spoken bytes [from, to). */
static bool add_token(struct passage *p, size_t first, size_t end, size_t from, size_t to)
{
    const struct cleaned *const cleaned = &p->front_end->cleaned;
    const struct lexeme *const lexemes = p->front_end->lexemes.items;
    const char *const said = p->front_end->say.text.s;
    struct spoken *const out = p->out;
    struct token *token;

    if (from < to && strchr(",;:.!?", said[from]))
        from++; /* the pause before it */
    if (from < to && said[from] == ' ')
        from++;
    token = &out->tokens[out->n_tokens++];
    token->written = cleaned_from(cleaned, lexemes[first].at);
    token->written_len = cleaned_to(cleaned, lexemes[end - 1].end) - token->written;
    token->spoken = (uint32_t)from;
    token->spoken_len = (uint32_t)(to - from);
    return true;
}

/* Is what begins at lexeme `first` a name that nothing is known of? The first word of a text has a
 * capital anyway, and so have all words of some headlines. */
static bool is_doubtful(const struct passage *p, const struct view *v, size_t first, size_t end)
{
    if (p->headline || first == 0 || lexeme_at(v, first - 1)->cp == '"' ||
        lexeme_at(v, first - 1)->cp == 0x201C ||
        langdata_setting(p->lang, SETTING_DOUBT_NAMES).len == 0)
        return false;
    for (size_t i = first; i < end; i++)
        if (lexeme_at(v, i)->kind == LEXEME_WORD && !lexeme_at(v, i)->entry &&
            is_capitalised(v, i) && !is_single_capital(v, i))
            return true;
    return false;
}

/* Adds the tokens of what a rule said. */
static bool add_pieces(struct passage *p, struct view *v, size_t end, const char *rule)
{
    struct piece *const last = &v->pieces[v->n_pieces - 1];

    last->end = end;
    last->spoken_end = v->say->text.len;
    if (v->letters_end != last->spoken_end)
        last->phonemes.len = 0;
    for (size_t i = 0; i < v->n_pieces; i++) {
        const struct piece *const piece = &v->pieces[i];
        struct token *token;

        if (!add_token(p, piece->first, piece->end, piece->spoken, piece->spoken_end))
            return false;
        token = &p->out->tokens[p->out->n_tokens - 1];
        token->rule = rule;
        token->phonemes = piece->phonemes;
        token->doubtful = !rule && is_doubtful(p, v, piece->first, piece->end);
    }
    return true;
}

/* Are most of the words in capitals, as in a headline of old? */
static bool is_shouting(const struct lexemes *lexemes)
{
    size_t capitals = 0;
    size_t others = 0;

    for (size_t i = 0; i < lexemes->n; i++) {
        const struct lexeme *const l = &lexemes->items[i];

        if (l->kind != LEXEME_WORD || l->stem - l->at < 2)
            continue;
        capitals += l->shape == SHAPE_UPPER;
        others += l->shape != SHAPE_UPPER;
    }
    return capitals >= 3 && capitals > 2 * others;
}

/* Have most words a capital, as in headlines? */
static bool is_headline(const struct lexemes *lexemes)
{
    size_t capitals = 0;
    size_t small = 0;

    for (size_t i = 0; i < lexemes->n; i++) {
        capitals += lexemes->items[i].shape == SHAPE_TITLE;
        small += lexemes->items[i].shape == SHAPE_LOWER;
    }
    return capitals > 2 && capitals > small;
}

static bool apply_rules(struct passage *p)
{
    struct front_end *const front_end = p->front_end;
    struct view v = {.lang = p->lang,
        .language = p->language,
        .lexicon = front_end->lexicon,
        .alias = &front_end->alias,
        .arena = p->arena,
        .text = front_end->cleaned.text,
        .lexemes = front_end->lexemes.items,
        .n = front_end->lexemes.n,
        .shouting = is_shouting(&front_end->lexemes),
        .say = &front_end->say,
        .words = &front_end->words};

    p->headline = is_headline(&front_end->lexemes);
    for (size_t i = 0; i < v.n;) {
        const char *rule;
        const size_t used = rules_apply(&v, i, &rule);

        if (!v.is_punctuation && !add_pieces(p, &v, i + used, rule))
            return false;
        i += used;
    }
    return true;
}

/* The lexemes of an entry of the lexicon that begins at lexeme `at`; 0: none does. */
static size_t match_lexicon(const struct passage *p, size_t at, struct lexicon_match *match)
{
    const struct lexemes *const lexemes = &p->front_end->lexemes;
    const struct str text = p->front_end->cleaned.text;
    const size_t from = lexemes->items[at].at;

    if (!p->front_end->lexicon ||
        !lexicon_match(p->front_end->lexicon, text, from, p->language, p->arena, match))
        return 0;
    for (size_t i = at; i < lexemes->n; i++)
        if (lexemes->items[i].end == from + match->len)
            return i + 1 - at;
    return 0;
}

/* Says a language that is not known as it is written, but for what the lexicon knows. */
static bool say_as_written(struct passage *p)
{
    const struct lexemes *const lexemes = &p->front_end->lexemes;
    const struct str text = p->front_end->cleaned.text;
    struct say *const say = &p->front_end->say;

    for (size_t i = 0; i < lexemes->n;) {
        const size_t before = say->text.len;
        struct lexicon_match match;
        const size_t known = match_lexicon(p, i, &match);
        size_t end = i + (known > 0 ? known : 1);

        while (known == 0 && end < lexemes->n && lexemes->items[end].glued)
            end++;
        say_words(say, known > 0 && match.alias.len > 0
                           ? match.alias
                           : str_cut(text, lexemes->items[i].at, lexemes->items[end - 1].end));
        if (!add_token(p, i, end, before, say->text.len))
            return false;
        if (known > 0) {
            p->out->tokens[p->out->n_tokens - 1].phonemes = match.phonemes;
            p->out->tokens[p->out->n_tokens - 1].rule = "lexicon";
        }
        if (known > 0 && end < lexemes->n && lexemes->items[end].glued)
            say->glue = true;
        i = end;
    }
    return true;
}

static bool finish(struct passage *p)
{
    struct front_end *const front_end = p->front_end;

    say_end(&front_end->say);
    p->out->text = buf_keep(&front_end->say.text, p->arena);
    if (!p->out->text.s || front_end->words.failed)
        return error_memory(p->err, "text front end");
    return true;
}

bool spoken_make(struct front_end *front_end, struct str written, struct str language,
    struct arena *a, struct spoken *out, struct error *err)
{
    struct passage p = {
        .front_end = front_end, .language = language, .arena = a, .out = out, .err = err};

    *out = (struct spoken){0};
    say_clear(&front_end->say);
    return find_language(front_end, language, &p.lang, err) && clean_text(&p, written) &&
           split_text(&p) && (p.lang ? apply_rules(&p) : say_as_written(&p)) && finish(&p);
}
