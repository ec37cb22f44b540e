/*
 * Exact lengths, for random articles, formats and lengths: every bulletin has the length asked for
 * to the sample and reads its articles in order, no sentence twice, no quotation in half and no
 * heading alone; or it is refused, and what the refusal says can be had can be. The seed is
 * printed; BULLETIN_SEED and BULLETIN_CASES set it and how many.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "script/duration.h"
#include "testing.h"

#include <math.h>
#include <sndfile.h>
#include <sys/wait.h>
#include <unistd.h>

#define CASES         25   /* make check-length takes 200 */
#define SHORTEST      30.0 /* seconds */
#define LONGEST       1800.0
#define MOST_ARTICLES 12

struct story {
    struct str name;       /* of its file */
    struct str text;       /* all of it, as it is written */
    struct str quotes[64]; /* its quotations, as they are written */
    size_t n_quotes;
};

struct fixture {
    char folder[256];
    struct arena *arena; /* of one case */
    uint64_t random;
    struct story stories[MOST_ARTICLES];
    size_t n_stories;
};

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016. */
static uint64_t next(struct fixture *f)
{
    f->random ^= f->random >> 12;
    f->random ^= f->random << 25;
    f->random ^= f->random >> 27;
    return f->random * 2685821657736338717u;
}

static unsigned below(struct fixture *f, unsigned n)
{
    return (unsigned)((next(f) >> 33) % n);
}

/* --- articles --- */

static const char *const words[] = {"the", "a", "council", "harbour", "bridge", "was", "will",
    "open", "after", "nine", "weeks", "residents", "said", "that", "their", "ferry", "money",
    "report", "new", "engineers", "found", "under", "old", "town", "winter", "and", "but", "had",
    "been", "waiting", "for", "more", "than", "four", "years", "on", "Monday", "minister",
    "schools", "told", "reporters", "in", "early", "spring", "river", "carried", "sixty", "people"};
#define WORDS (sizeof words / sizeof *words)

/* A sentence of `n` words, the last ones a number that no other sentence of the test has. */
static void add_sentence(struct fixture *f, struct buf *out, unsigned n, unsigned mark)
{
    for (unsigned i = 0; i < n; i++) {
        const char *const word = words[below(f, WORDS)];
        if (i == 0)
            buf_add_byte(out, (char)(word[0] >= 'a' ? word[0] - 32 : word[0]));
        buf_add(out, str_of(i == 0 ? word + 1 : word));
        buf_add_byte(out, ' ');
    }
    buf_printf(out, "number %u", mark);
}

static void add_quote(struct fixture *f, struct story *story, struct buf *out, unsigned *mark)
{
    const unsigned n = 1 + below(f, 3);
    struct buf quote = {0};

    for (unsigned i = 0; i < n; i++) {
        add_sentence(f, &quote, 4 + below(f, 12), (*mark)++);
        buf_add(&quote, i + 1 < n ? STR(". ") : STR(""));
    }
    if (story->n_quotes < sizeof story->quotes / sizeof *story->quotes)
        story->quotes[story->n_quotes++] = buf_keep(&quote, f->arena);
    buf_add(out, STR("“"));
    buf_add(out, buf_str(&quote));
    buf_add(out, below(f, 2) ? STR(".”") : STR(",” a spokeswoman said."));
    buf_free(&quote);
}

static void add_paragraph(struct fixture *f, struct story *story, struct buf *out, unsigned *mark)
{
    const unsigned n = 1 + below(f, 4);

    if (below(f, 7) == 0)
        buf_add(out, STR("> "));
    for (unsigned i = 0; i < n; i++) {
        if (i)
            buf_add_byte(out, ' ');
        if (below(f, 6) == 0) {
            add_quote(f, story, out, mark);
            continue;
        }
        add_sentence(f, out, 3 + below(f, 24), (*mark)++);
        buf_add_byte(out, '.');
    }
    buf_add(out, STR("\n\n"));
}

static void write_article(struct fixture *f, size_t i)
{
    struct story *const story = &f->stories[i];
    const unsigned n = 1 + below(f, 1u << (1 + below(f, 5)));
    struct error err = {0};
    struct file_out *file;
    struct buf out = {0};
    unsigned mark = 1;

    *story = (struct story){.name = arena_printf(f->arena, "%s/%zu.md", f->folder, i)};
    buf_add(&out, STR("# "));
    add_sentence(f, &out, 3 + below(f, 6), (unsigned)(9000 + i));
    buf_add(&out, STR("\n\n"));
    for (unsigned k = 0; k < n; k++) {
        if (k > 0 && below(f, 5) == 0) {
            buf_add(&out, STR("## "));
            add_sentence(f, &out, 1 + below(f, 5), mark++);
            buf_add(&out, STR("\n\n"));
        }
        add_paragraph(f, story, &out, &mark);
    }
    story->text = buf_keep(&out, f->arena);
    assert_non_null(story->text.s);
    buf_free(&out);
    file = file_out_open(story->name.s, &err);
    assert_true(file && file_out_write(file, story->text, &err) && file_out_commit(&file, &err));
}

/* --- running it --- */

static const char *path(const struct fixture *f, const char *name)
{
    return arena_printf(f->arena, "%s/%s", f->folder, name).s;
}

static struct str file_text(const struct fixture *f, const char *name)
{
    struct str text = STR("");
    struct error err = {0};

    if (!file_read(path(f, name), FILE_MAX_INPUT, f->arena, &text, &err))
        fail_msg("%s", err.text);
    return text;
}

/* Its exit status. */
static int run(const struct fixture *f, const char *format, double seconds)
{
    const char *const program = getenv("BULLETIN");
    struct buf line = {0};
    struct str kept;
    int status;

    buf_printf(&line,
        "%s build -q --format %s --length %d:%06.3f --date 2026-11-24T14:00 --also json -o "
        "%s/out.wav",
        program ? program : "bulletin", format, (int)(seconds / 60),
        seconds - 60 * (int)(seconds / 60), f->folder);
    for (size_t i = 0; i < f->n_stories; i++)
        buf_printf(&line, " %.*s", STR_ARG(f->stories[i].name));
    buf_printf(&line, " 2>%s/errors", f->folder);
    kept = buf_keep(&line, f->arena);
    buf_free(&line);
    assert_non_null(kept.s);
    status = system(kept.s);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* --- what came out --- */

static void check_samples(const struct fixture *f, double seconds)
{
    SF_INFO info = {0};
    SNDFILE *const sound = sf_open(path(f, "out.wav"), SFM_READ, &info);

    assert_non_null(sound);
    assert_int_equal(info.frames, (sf_count_t)(seconds * info.samplerate + 0.5));
    sf_close(sound);
}

/* Where a story's texts have been found so far. */
struct reader {
    const struct story *story;
    size_t at;
};

static bool is_phrase(const struct json *segment)
{
    return str_eq(json_text(json_get(segment, "kind")), STR("phrase"));
}

/* Every text of a story stands in its article behind the one before. */
static void check_text(struct reader *r, struct str text)
{
    const ptrdiff_t at = str_find(r->story->text, text, r->at);

    if (at < 0)
        fail_msg("said out of order or twice: %.*s", STR_ARG(text));
    r->at = (size_t)at + text.len;
}

/* No quotation is cut: where its beginning was read, so was its end. */
static void check_quotes(const struct reader *r)
{
    for (size_t i = 0; i < r->story->n_quotes; i++) {
        const struct str quote = r->story->quotes[i];
        const ptrdiff_t at = str_find(r->story->text, quote, 0);
        if (at >= 0 && r->at > (size_t)at && r->at < (size_t)at + quote.len)
            fail_msg("cut within: %.*s", STR_ARG(quote));
    }
}

/* What was read last is no heading. */
static void check_end(const struct reader *r)
{
    size_t line = r->at;

    while (line > 0 && r->story->text.s[line - 1] != '\n')
        line--;
    if (r->at > 0 && str_starts(str_cut(r->story->text, line, r->at), STR("## ")))
        fail_msg(
            "a heading with nothing under it: %.*s", STR_ARG(str_cut(r->story->text, line, r->at)));
}

/* The texts of the story between two times of the timeline. */
static void check_story(
    const struct fixture *f, size_t i, const struct json *segments, double start, double end)
{
    struct reader r = {.story = &f->stories[i]};

    for (size_t k = 0; k < json_count(segments); k++) {
        const struct json *const s = json_at(segments, k);
        const double at = json_number(json_get(s, "start"), -1);
        if (at >= start && at < end && !is_phrase(s))
            check_text(&r, json_text(json_get(s, "text")));
    }
    assert_true(r.at > 0);
    check_quotes(&r);
    check_end(&r);
}

/* The stories are the articles in their order; the last ones may be left out. */
static void check_words(const struct fixture *f)
{
    struct error err = {0};
    struct json *timeline = json_parse(file_text(f, "out.json"), "out.json", &err);
    const struct json *const items = json_get(timeline, "items");
    size_t n = 0;

    assert_non_null(timeline);
    for (size_t i = 0; i < json_count(items); i++) {
        const struct json *const item = json_at(items, i);
        if (!str_eq(json_text(json_get(item, "kind")), STR("story")))
            continue;
        assert_true(n < f->n_stories);
        check_story(f, n++, json_get(timeline, "segments"),
            json_number(json_get(item, "start"), -1), json_number(json_get(item, "end"), -1));
    }
    assert_true(n > 0);
    json_free(&timeline);
}

/* --- what was refused --- */

/* The length behind `before` in the message, in seconds; -1: it is not there. */
static double told(struct str message, const char *before)
{
    const ptrdiff_t at = str_find(message, str_of(before), 0);
    struct str rest;
    size_t n = 0;
    uint32_t ms;

    if (at < 0)
        return -1;
    rest = str_cut(message, (size_t)at + strlen(before), message.len);
    while (n < rest.len && (ascii_is_digit(rest.s[n]) || rest.s[n] == ':' || rest.s[n] == '.'))
        n++;
    return length_parse(str_cut(rest, 0, n), &ms) ? ms / 1000.0 : -1;
}

/* What a refusal says can be had can be. */
static void check_told(const struct fixture *f, const char *format, double seconds)
{
    if (seconds <= 0)
        return;
    if (run(f, format, seconds) != 0)
        fail_msg("%.3f s was said to be possible: %s", seconds, file_text(f, "errors").s);
    check_samples(f, seconds);
    check_words(f);
}

/* The reason is one, and what is said to be possible lies on the side that it says, and is. */
static void check_refusal(const struct fixture *f, const char *format, double seconds)
{
    const struct str message = file_text(f, "errors");
    const double most = told(message, "all there is to say takes ");
    const double least = told(message, "what must be said takes ");
    const double below = told(message, "in whole sentences, but ");
    const double above = told(message, " and ");

    assert_int_equal(access(path(f, "out.wav"), F_OK), -1);
    assert_int_equal(access(path(f, "out.json"), F_OK), -1);
    if (!(most > 0      ? most < seconds
            : least > 0 ? least > seconds
                        : below > 0) ||
        (above > 0 && (below >= seconds || above <= seconds)))
        fail_msg("%.3f s: %.*s", seconds, STR_ARG(message));
    check_told(f, format, most);
    check_told(f, format, least);
    check_told(f, format, below);
    check_told(f, format, above);
}

/* --- the cases --- */

struct tally {
    unsigned exact, refused;
};

/* From the shortest to the longest, as often short as long, and not always whole seconds. */
static double random_length(struct fixture *f)
{
    const double scale = (double)below(f, 1000) / 999;
    const double seconds = SHORTEST * pow(LONGEST / SHORTEST, scale);

    return below(f, 2) ? floor(seconds) : floor(seconds * 1000) / 1000;
}

static void try_case(struct fixture *f, struct tally *tally)
{
    static const char *const formats[] = {"article", "hourly", "digest", "talking-newspaper"};
    const char *const format = formats[below(f, 4)];
    const double seconds = random_length(f);
    int status;

    f->n_stories = 1 + below(f, MOST_ARTICLES);
    for (size_t i = 0; i < f->n_stories; i++)
        write_article(f, i);
    status = run(f, format, seconds);
    print_message("# %s, %zu articles, %.3f s: %d\n", format, f->n_stories, seconds, status);
    if (status == 0) {
        check_samples(f, seconds);
        check_words(f);
        tally->exact++;
    } else {
        assert_int_equal(status, 1);
        check_refusal(f, format, seconds);
        tally->refused++;
    }
}

static uint64_t setting(const char *name, uint64_t usual)
{
    const char *const text = getenv(name);

    return text ? strtoull(text, NULL, 10) : usual;
}

static void every_length_is_exact_or_refused(void **state)
{
    const uint64_t seed = setting("BULLETIN_SEED", 20261124);
    const uint64_t cases = setting("BULLETIN_CASES", CASES);
    struct fixture f = {.random = seed ? seed : 1};
    struct tally tally = {0};

    (void)state;
    scratch_folder(f.folder, sizeof f.folder);
    print_message("# seed %llu\n", (unsigned long long)seed);
    for (uint64_t i = 0; i < cases; i++) {
        f.arena = arena_new();
        assert_non_null(f.arena);
        unlink(path(&f, "out.wav"));
        unlink(path(&f, "out.json"));
        try_case(&f, &tally);
        arena_destroy(&f.arena);
    }
    scratch_remove(f.folder);
    print_message("# %u exact, %u refused\n", tally.exact, tally.refused);
    assert_true(tally.exact > cases / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_length_is_exact_or_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
