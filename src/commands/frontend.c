#include "commands/frontend.h"

#include "base/file.h"
#include "speak/phonemes.h"

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

/* Looks for doubtful names, and asks the engine of a language while that stays the same. */
struct checker {
    struct arena *arena;
    struct notes *notes;
    struct str *seen; /* words that were looked at */
    size_t n_seen, cap_seen;
    struct str language; /* the phonemizer's */
    struct phonemizer *phonemizer;
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

static bool engine_lists(struct checker *c, struct str word, struct str language)
{
    struct str name;
    bool listed = false;

    if (!c->phonemizer || !str_eq(language, c->language)) {
        phonemizer_close(&c->phonemizer);
        name = arena_str(c->arena, language.len > 0 ? language : STR("en-GB"));
        c->phonemizer = name.s ? phonemizer_open(name.s, NULL) : NULL;
        c->language = language;
    }
    return c->phonemizer && phonemizer_lists(c->phonemizer, word, c->arena, &listed, NULL) &&
           listed;
}

static void check_segment(struct checker *c, const struct segment *segment, struct str language)
{
    for (size_t i = 0; i < segment->spoken.n_tokens; i++) {
        const struct token *const token = &segment->spoken.tokens[i];
        const struct str word =
            str_cut(segment->text, token->written, token->written + token->written_len);
        if (!token->doubtful || was_seen(c, word) || engine_lists(c, word, language))
            continue;
        notes_add(c->notes, NOTE_DOUBT, word,
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
