/*
 * `make score-spoken`: how many of the cases in tests/spoken/ are read exactly as expected, and how
 * many are heard right: the engine's phonemes of what we make of them are its phonemes of what is
 * expected, stress and pauses aside. Beside it, how many the engine alone would be heard right on.
 *
 *     score_spoken [-v] FOLDER [LANGUAGE]...      -v also lists the cases that are not heard right
 */
#include "spoken_cases.h"

#include "speak/phonemes.h"
#include "speak/utterance.h"
#include "text/spoken.h"

#include <getopt.h>

struct score {
    struct str class;
    int n, exact, heard, alone;
};

struct scorer {
    struct arena *arena; /* of the whole run */
    struct front_end *front_end;
    struct phonemizer *phonemizer; /* of `language` */
    struct str language;
    struct score *scores; /* a class each, in the order in which they are met */
    size_t n_scores, cap_scores;
    bool verbose;
};

static _Noreturn void fail(const char *why)
{
    fprintf(stderr, "score_spoken: %s\n", why);
    exit(1);
}

static struct score *score_of(struct scorer *s, struct str class)
{
    for (size_t i = 0; i < s->n_scores; i++)
        if (str_eq(s->scores[i].class, class))
            return &s->scores[i];
    s->scores = arena_more(s->arena, s->scores, s->n_scores, &s->cap_scores, sizeof *s->scores);
    if (!s->scores)
        fail("no memory");
    s->scores[s->n_scores].class = class;
    return &s->scores[s->n_scores++];
}

static void need_language(struct scorer *s, struct str language)
{
    struct error err = {0};
    struct str name;

    if (s->phonemizer && str_eq(language, s->language))
        return;
    phonemizer_close(&s->phonemizer);
    name = arena_str(s->arena, language);
    s->phonemizer = phonemizer_open(name.s, &err);
    if (!s->phonemizer)
        fail(err.text);
    s->language = language;
}

/* Without stress, pauses and the spaces between words. */
static struct str plain_sounds(struct str ipa, struct arena *a)
{
    struct buf out = {0};
    struct str kept;

    for (size_t at = 0; at < ipa.len;) {
        const uint32_t cp = utf8_next(ipa, &at);
        if (cp != 0x2C8 && cp != 0x2CC && cp != ' ' && cp != '_')
            buf_add_cp(&out, cp);
    }
    kept = buf_keep(&out, a);
    buf_free(&out);
    return kept;
}

static struct str sounds(struct scorer *s, struct str text, bool marked, struct arena *a)
{
    struct error err = {0};
    struct str ipa;

    if (!phonemizer_transcribe(s->phonemizer, text, marked, PHONEMES_IPA, a, &ipa, &err))
        return STR("?");
    return plain_sounds(ipa, a);
}

/* Without the marks that are heard as pauses alone, as the expected text is. */
static struct str without_pauses(struct str text, struct arena *a)
{
    struct buf out = {0};
    struct str kept;

    for (size_t i = 0; i < text.len; i++) {
        const bool last = i + 1 == text.len || text.s[i + 1] == ' ';
        if (!(last && strchr(",;:", text.s[i])))
            buf_add_byte(&out, text.s[i]);
    }
    kept = buf_keep(&out, a);
    buf_free(&out);
    return kept;
}

/*
 * The sounds of what is expected. A capital A alone is the letter, which the engine would take for
 * the article.
 */
static struct str expected_sounds(struct scorer *s, struct str expected, struct arena *a)
{
    const bool english = str_starts(s->language, STR("en"));
    struct buf text = {0};
    struct str word, result;

    while (str_next(&expected, ' ', &word)) {
        if (text.len)
            buf_add_byte(&text, ' ');
        buf_add(&text, english && str_eq(word, STR("A")) ? STR("[[eI]]") : word);
    }
    result = sounds(s, buf_str(&text), true, a);
    buf_free(&text);
    return result;
}

static bool is_heard(struct scorer *s, struct str have, struct str expected, struct arena *a)
{
    struct str one;

    while (spoken_alternative(&expected, &one))
        if (str_eq(have, expected_sounds(s, one, a)))
            return true;
    return false;
}

static struct str our_sounds(struct scorer *s, const struct spoken *spoken, struct arena *a)
{
    struct utterance u = {0};
    struct str result;

    if (!utterance_make(&u, spoken, 0, spoken->text.len))
        fail("no memory");
    result = sounds(s, without_pauses(buf_str(&u.text), a), u.phonemes, a);
    utterance_free(&u);
    return result;
}

static void score_case(struct scorer *s, const struct spoken_case *c)
{
    struct score *const score = score_of(s, c->class);
    struct arena *a = arena_new();
    struct error err = {0};
    struct spoken spoken;
    bool exact, heard;

    need_language(s, c->language);
    if (!a || !spoken_make(s->front_end, c->written, c->language, a, &spoken, &err))
        fail(err.text);
    exact = spoken_is_exact(spoken.text, c->expected, a);
    heard = is_heard(s, our_sounds(s, &spoken, a), c->expected, a);
    score->n++;
    score->exact += exact;
    score->heard += heard;
    score->alone += is_heard(s, sounds(s, c->written, false, a), c->expected, a);
    if (s->verbose && !heard)
        printf("%s:%d: %.*s\n    said:     %.*s\n    expected: %.*s%s\n", c->file, c->line,
            STR_ARG(c->written), STR_ARG(spoken.text), STR_ARG(c->expected),
            exact ? "\n    (the words are right)" : "");
    arena_destroy(&a);
}

static void print_line(struct str name, const struct score *score)
{
    const double share = 100.0 / (score->n ? score->n : 1);

    printf("%-20.*s %5d %7d %6.1f%% %6.1f%% %8.1f%%\n", STR_ARG(name), score->n, score->exact,
        score->exact * share, score->heard * share, score->alone * share);
}

static void score_language(struct scorer *s, const char *folder, const char *language)
{
    const struct spoken_cases cases = spoken_read(folder, language, s->arena);
    struct score all = {0};

    s->n_scores = 0;
    s->scores = NULL;
    s->cap_scores = 0;
    for (size_t i = 0; i < cases.n; i++)
        score_case(s, &cases.items[i]);
    printf("\n%-20s %5s %15s %7s %9s\n", language, "cases", "exact", "heard", "engine's");
    for (size_t i = 0; i < s->n_scores; i++) {
        print_line(s->scores[i].class, &s->scores[i]);
        all.n += s->scores[i].n;
        all.exact += s->scores[i].exact;
        all.heard += s->scores[i].heard;
        all.alone += s->scores[i].alone;
    }
    print_line(STR("all"), &all);
}

/* The folders in FOLDER, when no languages are named. */
static void score_all(struct scorer *s, const char *folder)
{
    char pattern[512];
    glob_t found;

    snprintf(pattern, sizeof pattern, "%s/*/", folder);
    if (glob(pattern, GLOB_MARK, NULL, &found) != 0)
        fail("no cases");
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *const path = found.gl_pathv[i];
        path[strlen(path) - 1] = '\0';
        score_language(s, folder, strrchr(path, '/') + 1);
    }
    globfree(&found);
}

int main(int argc, char **argv)
{
    struct scorer s = {.arena = arena_new()};
    struct error err = {0};
    int option;

    while ((option = getopt(argc, argv, "v")) != -1)
        if (option == 'v')
            s.verbose = true;
        else
            return 2;
    if (optind >= argc)
        fail("usage: score_spoken [-v] FOLDER [LANGUAGE]...");
    s.front_end = front_end_open(&err);
    if (!s.front_end)
        fail(err.text);
    if (optind + 1 == argc)
        score_all(&s, argv[optind]);
    for (int i = optind + 1; i < argc; i++)
        score_language(&s, argv[optind], argv[i]);
    phonemizer_close(&s.phonemizer);
    front_end_close(&s.front_end);
    arena_destroy(&s.arena);
    return 0;
}
