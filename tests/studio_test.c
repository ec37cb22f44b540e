/*
 * The studio: takes are the same whatever was spoken before, at once or elsewhere; every word has
 * its time; text of strangers stays text; and what goes wrong with the engine costs a word at most.
 * This program is linked with out/faults/speak/voice.o, in which some words make the engine
 * misbehave.
 */
#include "testing.h"

#include "base/utf8.h"
#include "speak/sanitizer.h"
#include "speak/studio.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A take, kept. */
struct kept {
    int16_t *samples;
    size_t n_samples;
    struct take_word *words;
    size_t n_words;
    const struct segment *segment;
};

#define MAX_KEPT 512

struct fixture {
    struct arena *a;
    struct cast cast;
    struct studio_options options;
    struct notes notes;
    struct kept kept[MAX_KEPT];
    size_t n_kept;
    size_t kill_at;   /* at this take, counted from 1 ... */
    bool kill_zygote; /* ... the zygote dies, or else a worker */
    size_t fail_at;   /* at this take the callback fails */
};

/* A variant that no engine has. */
#define OWN "pitch 120 190\nformant 1 110 100 90\nflutter 3\nbreath 0 2 2\n"

static const struct role ROLES[] = {
    {{"reporter", 8}, {{"en-gb", 5}, 175, 50, 50, 100, 0, {NULL, 0}, {NULL, 0}}},
    {{"quote", 5}, {{"en-gb+f2", 8}, 165, 50, 50, 100, 0, {NULL, 0}, {NULL, 0}}},
    {{"open", 4}, {{"", 0}, 175, 50, 50, 100, 0, {NULL, 0}, {NULL, 0}}},
    {{"own", 3}, {{"en-gb+own", 9}, 170, 50, 50, 100, 0, {OWN, sizeof OWN - 1}, {NULL, 0}}},
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->a = arena_new();
    assert_non_null(f->a);
    f->cast.n_roles = sizeof ROLES / sizeof *ROLES;
    f->cast.roles = arena_array(f->a, f->cast.n_roles, sizeof *f->cast.roles);
    assert_non_null(f->cast.roles);
    memcpy(f->cast.roles, ROLES, sizeof ROLES);
    f->options.jobs = 2;
    f->notes.arena = f->a;
    *state = f;
    return 0;
}

static void forget(struct fixture *f)
{
    for (size_t i = 0; i < f->n_kept; i++) {
        free(f->kept[i].samples);
        free(f->kept[i].words);
    }
    f->n_kept = 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    forget(f);
    arena_destroy(&f->a);
    free(f);
    return 0;
}

/* --- speaking --- */

static struct token token_of(size_t written, size_t written_len, size_t spoken, size_t spoken_len)
{
    return (struct token){
        .written = (uint32_t)written,
        .written_len = (uint32_t)written_len,
        .spoken = (uint32_t)spoken,
        .spoken_len = (uint32_t)spoken_len,
    };
}

/* A segment whose tokens are the words between white space. */
static struct segment segment_of(struct fixture *f, const char *text, const char *role)
{
    struct segment s = {.text = str_of(text), .role = str_of(role)};

    s.spoken.text = s.text;
    s.spoken.tokens = arena_array(f->a, s.text.len / 2 + 1, sizeof *s.spoken.tokens);
    assert_non_null(s.spoken.tokens);
    for (size_t at = 0; at < s.text.len;) {
        const size_t start = at;
        while (at < s.text.len && text[at] != ' ')
            at++;
        if (at > start)
            s.spoken.tokens[s.spoken.n_tokens++] = token_of(start, at - start, start, at - start);
        at++;
    }
    return s;
}

/* One of the processes that have `parent` as theirs, or 0. */
static pid_t child_of(pid_t parent)
{
    DIR *const proc = opendir("/proc");
    const struct dirent *entry;
    pid_t found = 0;

    assert_non_null(proc);
    while (!found && (entry = readdir(proc))) {
        char path[300];
        int of = 0;
        FILE *stat;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        stat = atoi(entry->d_name) > 0 ? fopen(path, "r") : NULL;
        if (!stat)
            continue;
        /* pid (name) state ppid: a zombie does not count */
        if (fscanf(stat, "%*d (%*[^)]) %*[RSDTt] %d", &of) == 1 && of == parent)
            found = atoi(entry->d_name);
        fclose(stat);
    }
    closedir(proc);
    return found;
}

static void kill_one(bool zygote)
{
    const pid_t z = child_of(getpid());
    const pid_t victim = zygote ? z : child_of(z);

    assert_true(z > 0);
    assert_true(victim > 0);
    assert_int_equal(kill(victim, SIGKILL), 0);
}

static bool keep(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct fixture *const f = userdata;
    struct kept *const k = &f->kept[f->n_kept++];

    assert_true(f->n_kept < MAX_KEPT);
    assert_non_null(item);
    assert_int_equal(take->sample_rate, 22050);
    k->segment = segment;
    k->n_samples = take->n_samples;
    k->n_words = take->n_words;
    k->samples = malloc(k->n_samples * sizeof *k->samples + 1);
    k->words = malloc(k->n_words * sizeof *k->words + 1);
    assert_true(k->samples && k->words);
    if (k->n_samples)
        memcpy(k->samples, take->samples, k->n_samples * sizeof *k->samples);
    if (k->n_words)
        memcpy(k->words, take->words, k->n_words * sizeof *k->words);
    if (f->n_kept == f->kill_at)
        kill_one(f->kill_zygote);
    return f->n_kept == f->fail_at ? error_set(err, "disk", "full") : true;
}

static bool speak_in(struct fixture *f, struct studio *studio, struct segment *segments, size_t n,
    const char *language, struct error *err)
{
    struct item item = {.segments = segments, .n_segments = n, .language = str_of(language)};
    const struct rundown rundown = {.items = &item, .n_items = 1};

    return studio_speak(studio, &rundown, keep, f, &f->notes, err);
}

static bool try_speak(
    struct fixture *f, struct segment *segments, size_t n, const char *language, struct error *err)
{
    struct studio *studio = studio_open(&f->cast, &f->options, err);
    bool ok;

    if (!studio)
        fail_msg("%s", err->text);
    ok = speak_in(f, studio, segments, n, language, err);
    studio_close(&studio);
    assert_null(studio);
    return ok;
}

static void speak(struct fixture *f, struct segment *segments, size_t n)
{
    const size_t before = f->n_kept;
    struct error err = {0};

    if (!try_speak(f, segments, n, "en-GB", &err))
        fail_msg("%s", err.text);
    assert_int_equal(f->n_kept - before, n);
    for (size_t i = 0; i < n; i++)
        assert_ptr_equal(f->kept[before + i].segment, &segments[i]);
}

/* The take of a text by the reporter. */
static const struct kept *take_of(struct fixture *f, const char *text)
{
    struct segment *const s = arena_alloc(f->a, sizeof *s);

    assert_non_null(s);
    *s = segment_of(f, text, "reporter");
    speak(f, s, 1);
    return &f->kept[f->n_kept - 1];
}

static bool same(const struct kept *a, const struct kept *b)
{
    return a->n_samples == b->n_samples && a->n_words == b->n_words &&
           memcmp(a->samples, b->samples, a->n_samples * sizeof *a->samples) == 0 &&
           memcmp(a->words, b->words, a->n_words * sizeof *a->words) == 0;
}

static bool same_sound(const struct kept *a, const struct kept *b)
{
    return a->n_samples == b->n_samples &&
           memcmp(a->samples, b->samples, a->n_samples * sizeof *a->samples) == 0;
}

/* Every word inside the take, in order, without overlap. */
static void assert_in_order(const struct kept *k)
{
    for (size_t i = 0; i < k->n_words; i++) {
        assert_true(k->words[i].start <= k->words[i].end);
        assert_true(k->words[i].end <= k->n_samples);
        assert_true(k->words[i].token < k->segment->spoken.n_tokens);
        if (i) {
            assert_true(k->words[i - 1].end <= k->words[i].start);
            assert_true(k->words[i - 1].token < k->words[i].token);
        }
    }
}

static void assert_every_word(const struct kept *k)
{
    assert_int_equal(k->n_words, k->segment->spoken.n_tokens);
    assert_in_order(k);
}

/* Warnings so far; where the kernel confines nothing there is a note of that, too. */
static size_t warnings(const struct fixture *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->notes.n; i++)
        n += f->notes.items[i].kind == NOTE_WARNING;
    return n;
}

/* --- the same in, the same out --- */

/* Other scripts make the engine load other dictionaries, and numbers its number rules. */
static const char *const TEXTS[] = {
    "The swing bridge will close on Monday.",
    "Boats would still pass, the harbour master said, but not at night.",
    "No.",
    "Prices rose by 2.5 per cent in the 12 months to March 2019.",
    "Привет means hello in Moscow.",
    "She said मुझे चाय चाहिए and left.",
    "العربية is written from right to left.",
    "Why?",
    "Up-to-date, state-of-the-art equipment costs £1,000 a day.",
    "A much longer sentence, with several clauses, follows here; it goes on for some while, so "
    "that "
    "the next ones are finished long before it is, and have to wait for their turn.",
    "Short one.",
    "And then they were gone.",
};
#define N_TEXTS (sizeof TEXTS / sizeof *TEXTS)

static void fill(struct fixture *f, struct segment *segments, bool backwards)
{
    static const char *const roles[] = {"reporter", "own", "quote"};

    for (size_t i = 0; i < N_TEXTS; i++) {
        const size_t from = backwards ? N_TEXTS - 1 - i : i;
        segments[i] = segment_of(f, TEXTS[from], roles[from % 3]);
    }
}

static void takes_depend_on_nothing_else(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[N_TEXTS], backwards[N_TEXTS];
    const unsigned jobs[] = {1, 2, 4};

    fill(f, segments, false);
    fill(f, backwards, true);
    for (size_t i = 0; i < N_TEXTS; i++) /* each in a studio of its own */
        speak(f, &segments[i], 1);
    for (size_t j = 0; j < 3; j++) {
        const struct kept *const run = &f->kept[f->n_kept];
        f->options.jobs = jobs[j];
        speak(f, segments, N_TEXTS);
        for (size_t i = 0; i < N_TEXTS; i++)
            assert_true(same(&f->kept[i], &run[i]));
    }
    f->options.jobs = 1;
    speak(f, backwards, N_TEXTS);
    for (size_t i = 0; i < N_TEXTS; i++)
        assert_true(same(&f->kept[i], &f->kept[f->n_kept - 1 - i]));
    assert_int_equal(warnings(f), 0);
}

/* Reads the audio that espeak-ng's own command makes of a text; false where it is not installed. */
static bool own_command(struct fixture *f, const char *text, struct kept *out)
{
    char command[1024];
    unsigned char header[44];
    FILE *pipe;

    snprintf(command, sizeof command, "espeak-ng -v en-gb -z -b 1 --stdout '%s'", text);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    *out = (struct kept){.samples = arena_array(f->a, 1 << 20, sizeof(int16_t))};
    assert_non_null(out->samples);
    if (fread(header, 1, sizeof header, pipe) == sizeof header)
        out->n_samples = fread(out->samples, sizeof(int16_t), 1 << 20, pipe);
    return pclose(pipe) == 0;
}

/* What makes takes independent changes nothing in them. */
static void takes_are_the_engine_s_own(void **state)
{
    static const char *const texts[] = {
        "The swing bridge will close on Monday.",
        "Prices rose by 2.5 per cent in the 12 months to March 2019.",
        "Привет means hello in Moscow.",
        "<speak>say <break time=\"5s\"/>hello</speak>", /* without -m the command reads no SSML */
        "<audio src=\"/etc/passwd\"/> <voice name=\"de\">good day</voice> &amp; <!-- hidden -->",
    };
    struct fixture *const f = *state;
    struct kept own;

    if (system("command -v espeak-ng >/dev/null") != 0)
        skip();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct kept *const k = take_of(f, texts[i]);
        assert_true(own_command(f, texts[i], &own));
        if (!same_sound(k, &own))
            fail_msg("%s: %zu samples, not %zu", texts[i], k->n_samples, own.n_samples);
    }
}

static void memory_is_flat(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[60];
    struct rusage before, after;

    if (ADDRESS_SANITIZER)
        skip();
    for (size_t i = 0; i < 60; i++)
        segments[i] = segment_of(f, TEXTS[1], "reporter");
    speak(f, segments, 20);
    forget(f);
    getrusage(RUSAGE_CHILDREN, &before);
    for (size_t i = 0; i < 3; i++) {
        speak(f, segments, 60);
        forget(f);
    }
    getrusage(RUSAGE_CHILDREN, &after);
    assert_true(after.ru_maxrss < before.ru_maxrss + 1024); /* KiB */
    assert_true(after.ru_maxrss < 64 << 10);
}

/* --- words --- */

static void every_word_has_its_time(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[N_TEXTS];

    fill(f, segments, false);
    speak(f, segments, N_TEXTS);
    for (size_t i = 0; i < N_TEXTS; i++)
        assert_every_word(&f->kept[i]);
}

/* A pause of the engine's at a comma lies between words, not in them. */
static void a_word_ends_with_its_sound(void **state)
{
    struct fixture *const f = *state;
    const struct kept *const k = take_of(f, "tomorrow, tomorrow, tomorrow.");
    const size_t length = k->words[2].end - k->words[2].start;

    assert_every_word(k);
    for (size_t i = 0; i < 2; i++) {
        const size_t gap = k->words[i + 1].start - k->words[i].end;
        assert_in_range(k->words[i].end - k->words[i].start, length / 2, 2 * length);
        assert_in_range(gap, 22050 / 20, 22050); /* 50 ms to a second */
    }
    for (size_t i = k->words[2].end; i < k->n_samples; i++)
        assert_in_range(k->samples[i] + 1000, 0, 2000); /* nothing to hear after the last */
}

/* One written word that is said in several, one that is not said, and punctuation between. */
static void tokens_are_mapped(void **state)
{
    struct fixture *const f = *state;
    /* "Rates* rose £1.5bn - “really”." */
    struct token tokens[] = {
        token_of(0, 5, 0, 5),    /* Rates */
        token_of(5, 1, 5, 0),    /* *, not said */
        token_of(7, 4, 6, 4),    /* rose */
        token_of(12, 7, 11, 29), /* £1.5bn: one point five billion pounds */
        token_of(25, 6, 46, 6),  /* really, behind “ */
    };
    struct segment s = {
        .text = STR("Rates* rose £1.5bn - “really”."),
        .role = STR("reporter"),
        .spoken = {STR("Rates rose one point five billion pounds - “really”."), tokens, 5},
    };
    const struct kept *k;

    speak(f, &s, 1);
    k = &f->kept[0];
    assert_in_order(k);
    assert_int_equal(k->n_words, 4);
    assert_int_equal(k->words[0].token, 0);
    assert_int_equal(k->words[1].token, 2);
    assert_int_equal(k->words[2].token, 3);
    assert_int_equal(k->words[3].token, 4);
    /* five words take longer than one */
    assert_true(k->words[2].end - k->words[2].start > 2 * (k->words[1].end - k->words[1].start));
}

static void nothing_to_say_is_an_empty_take(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[] = {
        segment_of(f, "", "reporter"),
        segment_of(f, "Yes.", "reporter"),
        segment_of(f, "   ", "reporter"),
    };

    speak(f, segments, 3);
    assert_int_equal(f->kept[0].n_samples, 0);
    assert_int_equal(f->kept[0].n_words, 0);
    assert_true(f->kept[1].n_samples > 2000);
    assert_int_equal(f->kept[2].n_samples, 0);
}

/* --- text stays text --- */

static void phonemes_are_ours_alone(void **state)
{
    struct fixture *const f = *state;
    struct segment given = segment_of(f, "say Xi now", "reporter");
    struct segment both = segment_of(f, "[[h@l'oU]] Xi now", "reporter");
    struct segment broken = segment_of(f, "[ [h@l'oU]] Xi now", "reporter");
    const struct kept *written, *guess, *spoken;

    given.spoken.tokens[1].phonemes = STR("S'i:");
    both.spoken.tokens[1].phonemes = STR("S'i:");
    broken.spoken.tokens[2].phonemes = STR("S'i:");
    speak(f, &given, 1);
    written = take_of(f, "say Xi now");
    spoken = take_of(f, "say she now");
    guess = &f->kept[0];
    assert_false(same_sound(guess, written)); /* "zai" */
    assert_every_word(guess);
    /* "she" sounds as S'i: does, but for the stress of a pronoun: near in length */
    assert_in_range(guess->n_samples, spoken->n_samples * 8 / 10, spoken->n_samples * 13 / 10);
    speak(f, &both, 1);
    speak(f, &broken, 1);
    assert_true(same_sound(&f->kept[f->n_kept - 2], &f->kept[f->n_kept - 1]));
    /* without phonemes of ours the engine is not even told to look for any */
    written = take_of(f, "say [[h@l'oU]] now");
    spoken = take_of(f, "say hello now");
    assert_true(written->n_samples > spoken->n_samples * 5 / 4);
}

/* espeak-ng takes \x01 for a command and \x02 for phonemes whatever its flags are. */
static void control_characters_are_spaces(void **state)
{
    struct fixture *const f = *state;
    const struct kept *const rate = take_of(f, "say \001"
                                               "50R hello there");
    const struct kept *const space = take_of(f, "say  50R hello there");
    const struct kept *const phonemes = take_of(f, "say [\002h@l'oU]] there");
    const struct kept *const text = take_of(f, "say [ h@l'oU]] there");
    const struct kept *const c1 = take_of(f, "say \xC2\x9B"
                                             "31m hello \x7F there \xE2\x80\xA8 you");
    const struct kept *const none = take_of(f, "say  31m hello   there   you");
    const struct kept *const bad = take_of(f, "say \xFF\xC0 hello");
    const struct kept *const good = take_of(f, "say    hello");

    assert_true(same_sound(rate, space));
    assert_true(same_sound(phonemes, text));
    assert_true(same_sound(c1, none));
    assert_true(same_sound(bad, good));
}

static void markup_runs_nothing(void **state)
{
    struct fixture *const f = *state;
    char folder[128], text[512];
    const struct kept *k;

    scratch_folder(folder, sizeof folder);
    snprintf(text, sizeof text,
        "<speak><audio src=\"x; touch %s/ran\">hi</audio><audio src=\"$(touch %s/ran)\"/></speak>",
        folder, folder);
    k = take_of(f, text);
    assert_true(k->n_samples > 22050); /* it is read out */
    snprintf(text, sizeof text, "%s/ran", folder);
    assert_int_not_equal(access(text, F_OK), 0);
    scratch_remove(folder);
}

static const char *repeated(struct fixture *f, const char *text, size_t n)
{
    char *const out = arena_alloc(f->a, strlen(text) * n + 1);

    assert_non_null(out);
    for (size_t i = 0; i < n; i++)
        strcat(out, text);
    return out;
}

/* Texts that abort espeak-ng 1.51 (upstream pull request 2495), or that it cuts without a word. */
static void pathological_texts_are_spoken(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[] = {
        segment_of(f, repeated(f, "s'", 70), "reporter"),
        segment_of(f, repeated(f, "s' ", 70), "reporter"),
        segment_of(f, repeated(f, "anti", 80), "reporter"),
        segment_of(f, repeated(f, "anti ", 80), "reporter"),
        segment_of(f, repeated(f, "नमस्तेhello ", 40), "reporter"),
        segment_of(f, repeated(f, "a", 6000), "reporter"),
        segment_of(f, repeated(f, "word ", 2000), "reporter"),
        segment_of(f, repeated(f, "(", 1000), "reporter"),
    };
    const size_t n = sizeof segments / sizeof *segments;
    const size_t six_thousand = 5, two_thousand = 6;

    speak(f, segments, n);
    for (size_t i = 0; i < n - 1; i++)
        assert_every_word(&f->kept[i]);
    assert_int_equal(warnings(f), 0);
    /* no letter or word takes under 20 ms */
    assert_true(f->kept[six_thousand].n_samples > (size_t)6000 * 22050 / 50);
    assert_true(f->kept[two_thousand].n_samples > (size_t)2000 * 22050 / 50);
}

/* --- what goes wrong with the engine --- */

/* The words of "the WORD was heard by all" but WORD are spoken, and it is named. */
static void assert_costs_a_word(struct fixture *f, const char *word)
{
    const struct str text = arena_printf(f->a, "the %s was heard by all", word);
    struct segment segments[] = {
        segment_of(f, "Before it.", "reporter"),
        segment_of(f, text.s, "reporter"),
        segment_of(f, "After it.", "reporter"),
    };
    const struct kept *k;

    speak(f, segments, 3);
    k = &f->kept[1];
    assert_in_order(k);
    assert_int_equal(k->n_words, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(k->words[i].token, i == 0 ? 0 : i + 1);
    assert_true(k->n_samples > 22050 / 2);
    assert_int_equal(warnings(f), 1);
    assert_text(f->notes.items[f->notes.n - 1].what, word);
    assert_true(same(&f->kept[0], take_of(f, "Before it.")));
    assert_true(same(&f->kept[2], take_of(f, "After it.")));
}

static void a_crash_costs_a_word(void **state)
{
    assert_costs_a_word(*state, "crashtestword");
}

static void a_hang_costs_a_word(void **state)
{
    struct fixture *const f = *state;

    f->options.time_limit_ms = 400;
    assert_costs_a_word(f, "hangtestword");
}

static void greed_costs_a_word(void **state)
{
    struct fixture *const f = *state;

    f->options.memory_limit = (size_t)64 << 20;
    f->options.time_limit_ms = 2000; /* the address sanitizer's allocator does not fail, it hangs */
    assert_costs_a_word(f, "greedytestword");
}

/* The word tries to write, connect, fork, execute and kill, and crashes the worker if any of it
 * works. */
static void a_worker_can_only_speak(void **state)
{
    struct fixture *const f = *state;
    struct segment s = segment_of(f, "the escapetestword was heard", "reporter");

    if (ADDRESS_SANITIZER)
        skip();
    speak(f, &s, 1);
    for (size_t i = 0; i < f->notes.n; i++)
        if (f->notes.items[i].kind == NOTE_DETAIL)
            skip(); /* this kernel has no filter */
    assert_every_word(&f->kept[0]);
    assert_int_equal(f->notes.n, 0);
}

/* A word that fails alone, at the ends of the segment, and twice. */
static void faults_anywhere(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[] = {
        segment_of(f, "crashtestword", "reporter"),
        segment_of(f, "crashtestword begins", "quote"),
        segment_of(f, "it ends with crashtestword", "reporter"),
        segment_of(f, "crashtestword and crashtestword", "reporter"),
        segment_of(f, "All is well.", "quote"),
    };
    const size_t words[] = {0, 1, 3, 1, 3};

    speak(f, segments, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_in_order(&f->kept[i]);
        assert_int_equal(f->kept[i].n_words, words[i]);
    }
    assert_int_equal(warnings(f), 5);
}

static void assert_unharmed(struct fixture *f, bool zygote)
{
    struct segment segments[N_TEXTS];

    fill(f, segments, false);
    speak(f, segments, N_TEXTS);
    f->kill_at = N_TEXTS + 3;
    f->kill_zygote = zygote;
    speak(f, segments, N_TEXTS);
    for (size_t i = 0; i < N_TEXTS; i++)
        assert_true(same(&f->kept[i], &f->kept[N_TEXTS + i]));
    assert_int_equal(warnings(f), 0);
}

static void a_killed_worker_is_replaced(void **state)
{
    assert_unharmed(*state, false);
}

static void a_killed_zygote_is_replaced(void **state)
{
    assert_unharmed(*state, true);
}

static void the_callback_s_error_stops_it(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[N_TEXTS];
    struct error err = {0};
    struct studio *studio = studio_open(&f->cast, &f->options, &err);

    assert_non_null(studio);
    fill(f, segments, false);
    f->fail_at = 4;
    assert_false(speak_in(f, studio, segments, N_TEXTS, "en-GB", &err));
    assert_string_equal(err.text, "disk: full");
    assert_int_equal(f->n_kept, 4);
    /* and it can go on */
    f->fail_at = 0;
    assert_true(speak_in(f, studio, segments, N_TEXTS, "en-GB", &err));
    for (size_t i = 0; i < 4; i++)
        assert_true(same(&f->kept[i], &f->kept[4 + i]));
    studio_close(&studio);
}

static void no_process_is_left(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[N_TEXTS];

    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0); /* orphans become ours */
    fill(f, segments, false);
    segments[2] = segment_of(f, "a crashtestword", "reporter");
    speak(f, segments, N_TEXTS);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* --- voices --- */

/* Speaks in an item of that language, with the role whose voice leaves it open. */
static bool speak_language(struct fixture *f, const char *language, struct error *err)
{
    struct segment *const s = arena_alloc(f->a, sizeof *s);

    assert_non_null(s);
    *s = segment_of(f, "Radio Hotel 12", "open");
    return try_speak(f, s, 1, language, err);
}

static const struct kept *take_in(struct fixture *f, const char *voice, const char *language)
{
    struct error err = {0};

    f->cast.roles[2].voice.name = str_of(voice);
    if (!speak_language(f, language, &err))
        fail_msg("%s", err.text);
    return &f->kept[f->n_kept - 1];
}

static void languages_choose_the_voice(void **state)
{
    /* BCP 47 tags, and the file of the voice that espeak-ng 1.51 lists for them (--voices) */
    static const struct {
        const char *tag, *voice;
    } cases[] = {
        {"en-GB", "gmw/en"},
        {"en", "gmw/en"},
        {"en-AU", "gmw/en"},
        {"", "gmw/en"},
        {"en-US", "gmw/en-US"},
        {"de-AT-1996", "gmw/de"},
        {"no", "gmq/nb"},
        {"zh-Hant-TW", "sit/cmn"},
        {"pt-br", "roa/pt-BR"},
        {"pt", "roa/pt"},
        {"es-MX", "roa/es-419"},
        {"en-GB-x-rp", "gmw/en-GB-x-rp"},
        {"fr-u-nu-latn", "roa/fr"},
    };
    struct fixture *const f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct kept *const by_tag = take_in(f, "", cases[i].tag);
        const struct kept *const by_name = take_in(f, cases[i].voice, "xx");
        if (!same(by_tag, by_name))
            fail_msg("%s is not spoken by %s", cases[i].tag, cases[i].voice);
    }
    assert_true(same(take_in(f, "+f3", "de-DE"), take_in(f, "de+f3", "en")));
    assert_false(same_sound(take_in(f, "+f3", "de"), take_in(f, "", "de")));
    assert_false(same_sound(take_in(f, "", "en-GB"), take_in(f, "", "en-US")));
}

static void assert_no_voice(
    struct fixture *f, const char *voice, const char *language, const char *named)
{
    struct error err = {0};

    f->cast.roles[2].voice.name = str_of(voice);
    assert_false(speak_language(f, language, &err));
    if (!strstr(err.text, named))
        fail_msg("\"%s\" does not name %s", err.text, named);
    assert_int_equal(f->n_kept, 0);
}

static void unknown_voices_are_refused(void **state)
{
    struct fixture *const f = *state;

    assert_no_voice(f, "", "tlh-Latn", "tlh-Latn");
    assert_no_voice(f, "no-such-voice", "en", "no-such-voice");
    assert_no_voice(f, "en-gb+nobody", "en", "nobody");
    assert_no_voice(f, "../../../etc/passwd", "en", "passwd");
    assert_no_voice(f, "/etc/passwd", "en", "passwd");
    assert_no_voice(f, "+../../../../etc/passwd", "en", "passwd");
}

/* What the engine lacks is known before anything is spoken, and names the line that asks for it. */
static void a_missing_voice_stops_it_at_once(void **state)
{
    struct fixture *const f = *state;
    struct segment segments[] = {
        segment_of(f, "One.", "reporter"),
        segment_of(f, "Two.", "quote"),
    };
    struct error err = {0};

    f->cast.roles[1].voice.name = STR("en-gb+nobody");
    f->cast.roles[1].voice.set_at = STR("town.cast: line 12");
    assert_false(try_speak(f, segments, 2, "en-GB", &err));
    assert_int_equal(f->n_kept, 0);
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, "town.cast: line 12: en-gb+nobody: "));
    /* a language that has no voice is not the cast's fault */
    f->cast.roles[1].voice.name = STR("+f3");
    assert_false(try_speak(f, segments, 2, "tlh", &err));
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_null(strstr(err.text, "town.cast"));
    assert_non_null(strstr(err.text, "tlh: "));
    assert_int_equal(f->n_kept, 0);
}

static void voices_are_asked_for(void **state)
{
    struct fixture *const f = *state;
    struct error err = {0};
    struct studio *studio = studio_open(&f->cast, &f->options, &err);
    const struct voice *const open = &f->cast.roles[2].voice;
    struct segment s = segment_of(f, "One.", "open");

    assert_non_null(studio);
    assert_true(studio_has_voice(studio, open, STR("de-AT"), &err));
    assert_false(studio_has_voice(studio, open, STR("tlh"), &err));
    assert_false(studio_has_voice(studio, open, STR("tlh"), NULL));
    /* what was asked for does not matter to what is spoken */
    assert_true(speak_in(f, studio, &s, 1, "de-AT", &err));
    assert_int_equal(f->n_kept, 1);
    studio_close(&studio);
}

static void rate_and_pitch_are_heard(void **state)
{
    struct fixture *const f = *state;
    const struct kept *const plain = take_in(f, "en-gb", "en");
    const struct kept *fast, *high;

    f->cast.roles[2].voice.wpm = 350;
    fast = take_in(f, "en-gb", "en");
    f->cast.roles[2].voice.wpm = 175;
    f->cast.roles[2].voice.pitch = 99;
    high = take_in(f, "en-gb", "en");
    assert_in_range(fast->n_samples, plain->n_samples / 3, plain->n_samples * 2 / 3);
    assert_false(same_sound(plain, high));
}

static void voices_are_listed(void **state)
{
    struct fixture *const f = *state;
    struct studio_voice_info *voices;
    bool british = false, variant = false;
    struct error err = {0};
    size_t n;

    assert_true(studio_voices(f->a, &voices, &n, &err));
    for (size_t i = 0; i < n; i++) {
        if (str_eq(voices[i].name, STR("gmw/en"))) {
            british = str_find(voices[i].languages, STR("en-gb"), 0) == 0;
            assert_text(voices[i].title, "English (Great Britain)");
            assert_int_equal(voices[i].gender, 'M');
        }
        if (str_eq(voices[i].name, STR("+f3"))) {
            variant = true;
            assert_int_equal(voices[i].gender, 'F');
            assert_int_equal(voices[i].languages.len, 0);
        }
    }
    assert_true(british && variant);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(takes_depend_on_nothing_else),
        TEST(takes_are_the_engine_s_own),
        TEST(memory_is_flat),
        TEST(every_word_has_its_time),
        TEST(a_word_ends_with_its_sound),
        TEST(tokens_are_mapped),
        TEST(nothing_to_say_is_an_empty_take),
        TEST(phonemes_are_ours_alone),
        TEST(control_characters_are_spaces),
        TEST(markup_runs_nothing),
        TEST(pathological_texts_are_spoken),
        TEST(a_crash_costs_a_word),
        TEST(a_hang_costs_a_word),
        TEST(greed_costs_a_word),
        TEST(a_worker_can_only_speak),
        TEST(faults_anywhere),
        TEST(a_killed_worker_is_replaced),
        TEST(a_killed_zygote_is_replaced),
        TEST(the_callback_s_error_stops_it),
        TEST(no_process_is_left),
        TEST(languages_choose_the_voice),
        TEST(unknown_voices_are_refused),
        TEST(a_missing_voice_stops_it_at_once),
        TEST(voices_are_asked_for),
        TEST(rate_and_pitch_are_heard),
        TEST(voices_are_listed),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
