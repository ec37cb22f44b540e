#include "commands/frontend.h"

#include "base/file.h"
#include "speak/phonemes.h"
#include "text/language.h"
#include "text/sound/wordlist.h"

/* Names of the world's news; entries of --lexicon go before its. */
#define NEWS_LEXICON "voices/lexicons/news-en.pls"

static bool load_lexicons(
    const struct options *options, struct lexicon *lexicon, struct notes *notes, struct error *err)
{
    struct arena *a = arena_new();
    const struct str news = a ? file_data(NEWS_LEXICON, a) : (struct str){0};
    bool ok = a || error_memory(err, NEWS_LEXICON);

    if (ok && news.s)
        ok = lexicon_load(lexicon, news.s, NULL, err); /* a test checks its pronunciations */
    for (size_t i = 0; ok && i < options->n_lexicons; i++)
        ok = lexicon_load(lexicon, options->lexicons[i], notes, err);
    arena_destroy(&a);
    return ok;
}

bool frontend_open(
    const struct options *options, struct frontend *out, struct notes *notes, struct error *err)
{
    *out = (struct frontend){0};
    out->lexicon = lexicon_new();
    if (!out->lexicon)
        return error_memory(err, "lexicon");
    if (!load_lexicons(options, out->lexicon, notes, err))
        goto fail;
    out->front_end = front_end_open(err);
    if (!out->front_end)
        goto fail;
    front_end_use_lexicon(out->front_end, out->lexicon);
    return true;
fail:
    frontend_close(out);
    return false;
}

void frontend_close(struct frontend *frontend)
{
    front_end_close(&frontend->front_end);
    lexicon_free(&frontend->lexicon);
}

/* --- names to check --- */

/* Looks for doubtful names. The word list and the engine are of one language, while that stays the
 * same. */
struct checker {
    struct arena *arena;
    struct notes *notes;
    struct str *seen; /* words that were looked at */
    size_t n_seen, cap_seen;
    struct str language;
    struct phonemizer *phonemizer; /* NULL: cannot be asked */
    struct str words; /* that need no checking, each with a space before and after; may be empty */
};

/* Was it looked at before? Remembers it; false also without memory, which only repeats a note. */
static bool was_seen(struct checker *c, struct str word)
{
    struct str *more;

    for (size_t i = 0; i < c->n_seen; i++)
        if (str_eq(c->seen[i], word))
            return true;
    more = arena_more(c->arena, c->seen, c->n_seen, &c->cap_seen, sizeof *more);
    if (more) {
        c->seen = more;
        more[c->n_seen++] = word;
    }
    return false;
}

/* The word list of a language, voices/words/en.txt: words and comment lines. */
static struct str load_words(struct str language, struct arena *a)
{
    const struct str none = STR("");
    const struct str name = arena_printf(a, "voices/words/%.*s.txt",
        STR_ARG(language.len > 0 ? language_primary(language) : STR("en")));
    const struct str path = name.s ? file_data(name.s, a) : none;
    struct buf words = {0};
    struct str text, line, kept;

    if (path.len == 0 || !file_read(path.s, (size_t)1 << 20, a, &text, NULL))
        return none;
    buf_add_byte(&words, ' ');
    while (str_next(&text, '\n', &line)) {
        if (str_starts(line, STR("#")))
            continue;
        buf_add(&words, line);
        buf_add_byte(&words, ' ');
    }
    kept = buf_keep(&words, a);
    buf_free(&words);
    return kept.s ? kept : none;
}

static void use_language(struct checker *c, struct str language)
{
    struct str name;

    if (c->phonemizer && str_eq(language, c->language))
        return;
    phonemizer_close(&c->phonemizer);
    name = arena_str(c->arena, language.len > 0 ? language : STR("en-GB"));
    c->phonemizer = name.s ? phonemizer_open(name.s, NULL) : NULL;
    c->words = load_words(language, c->arena);
    c->language = language;
}

/* Is it in the list, as it is written or, as part of a name, in small letters? */
static bool is_listed(const struct checker *c, struct str word)
{
    char small[64];

    if (c->words.len == 0 || word.len >= sizeof small)
        return false;
    for (size_t i = 0; i < word.len; i++)
        small[i] = ascii_lower(word.s[i]);
    small[word.len] = '\0';
    return wordlist_has(c->words.s, word) || wordlist_has(c->words.s, str_of(small));
}

static struct str without_owner(struct str word)
{
    static const struct str endings[] = {STR("'s"), STR("\u2019s"), STR("'"), STR("\u2019")};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word.len > endings[i].len && str_ends(word, endings[i]))
            return str_cut(word, 0, word.len - endings[i].len);
    return word;
}

/* Is it listed, or in the singular? */
static bool is_form_listed(const struct checker *c, struct str word)
{
    return is_listed(c, word) ||
           (str_ends(word, STR("s")) && is_listed(c, str_cut(word, 0, word.len - 1)));
}

/* Does the list or the engine know the word, or each part of a name with hyphens or spaces? */
static bool is_known(struct checker *c, struct str word)
{
    struct str part;
    bool listed;

    if (is_form_listed(c, word))
        return true;
    if (c->phonemizer && phonemizer_lists(c->phonemizer, word, c->arena, &listed, NULL) && listed)
        return true;
    if (str_find(word, STR("-"), 0) < 0 && str_find(word, STR(" "), 0) < 0)
        return false;
    while (str_next(&word, str_find(word, STR("-"), 0) < 0 ? ' ' : '-', &part))
        if (part.len > 0 && !is_form_listed(c, part))
            return false;
    return true;
}

static void check_segment(struct checker *c, const struct segment *segment, struct str language)
{
    for (size_t i = 0; i < segment->spoken.n_tokens; i++) {
        const struct token *const token = &segment->spoken.tokens[i];
        const struct str word = without_owner(
            str_cut(segment->text, token->written, token->written + token->written_len));
        if (!token->doubtful || was_seen(c, word))
            continue;
        use_language(c, language);
        if (!is_known(c, word))
            notes_add_code(c->notes, NOTE_DOUBT, "name", word,
                "a name that no rule, lexicon or dictionary covers: check how it is said");
    }
}

void frontend_check_names(const struct rundown *rundown, struct arena *a, struct notes *notes)
{
    struct checker c = {.arena = a, .notes = notes};

    for (size_t i = 0; i < rundown->n_items; i++)
        for (size_t j = 0; j < rundown->items[i].n_segments; j++)
            check_segment(&c, &rundown->items[i].segments[j], rundown->items[i].language);
    phonemizer_close(&c.phonemizer);
}
