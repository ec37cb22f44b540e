/*
 * What goes wrong with the engine costs a word at most: crashes, hangs, greed, killed processes;
 * and nothing gets out of its sandbox, or is left. This program is linked with
 * out/faults/speak/voice.o, in which some words make the engine misbehave.
 */
#include "speak/studio.h"

#include "speak/sanitizer.h"
#include "speaking.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- words --- */

/* The words of "the WORD was heard by all" but WORD are spoken, and it is named. */
static void assert_costs_a_word(struct speaking *f, const char *word)
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
    struct speaking *const f = *state;

    f->options.time_limit_ms = 400;
    assert_costs_a_word(f, "hangtestword");
}

static void greed_costs_a_word(void **state)
{
    struct speaking *const f = *state;

    f->options.memory_limit = (size_t)64 << 20;
    f->options.time_limit_ms = 2000; /* the address sanitizer's allocator does not fail, it hangs */
    assert_costs_a_word(f, "greedytestword");
}

/* The word tries to write, connect, fork, execute and kill, and crashes the worker if any of it
 * works. */
static void a_worker_can_only_speak(void **state)
{
    struct speaking *const f = *state;
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
    struct speaking *const f = *state;
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

static bool listen_late(struct speaking *f, struct error *err)
{
    (void)f, (void)err;
    usleep(100000);
    return true;
}

/* Who takes what is spoken may be slow, so that workers begin, and end with tickets unread, before
 * anybody hears them: they had set their voice all the same. Every worker ends so that speaks once,
 * as all do with the address sanitizer. */
static void nobody_need_listen_at_once(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[16];

    for (size_t i = 0; i < 16; i++)
        segments[i] = i % 2 ? segment_of(f, "crashtestword", "reporter")
                            : segment_of(f, "All is well.", "quote");
    f->then = listen_late;
    speak(f, segments, 16);
    assert_int_equal(warnings(f), 8);
    for (size_t i = 0; i < 16; i++)
        assert_int_equal(f->kept[i].n_words, i % 2 ? 0 : 3);
}

/* --- processes --- */

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

/* The process dies in the middle of the second run. */
static bool kill_a_worker(struct speaking *f, struct error *err)
{
    (void)err;
    if (f->n_kept == N_TEXTS + 3)
        kill_one(false);
    return true;
}

static bool kill_the_zygote(struct speaking *f, struct error *err)
{
    (void)err;
    if (f->n_kept == N_TEXTS + 3)
        kill_one(true);
    return true;
}

static void assert_unharmed(
    struct speaking *f, bool (*killing)(struct speaking *f, struct error *err))
{
    struct segment segments[N_TEXTS];

    fill(f, segments, false);
    speak(f, segments, N_TEXTS);
    f->then = killing;
    speak(f, segments, N_TEXTS);
    for (size_t i = 0; i < N_TEXTS; i++)
        assert_true(same(&f->kept[i], &f->kept[N_TEXTS + i]));
    assert_int_equal(warnings(f), 0);
}

static void a_killed_worker_is_replaced(void **state)
{
    assert_unharmed(*state, kill_a_worker);
}

static void a_killed_zygote_is_replaced(void **state)
{
    assert_unharmed(*state, kill_the_zygote);
}

static bool fail_at_four(struct speaking *f, struct error *err)
{
    return f->n_kept == 4 ? error_set(err, "disk", "full") : true;
}

static void the_callback_s_error_stops_it(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[N_TEXTS];
    struct error err = {0};
    struct studio *studio = studio_open(&f->cast, &f->options, &err);

    assert_non_null(studio);
    fill(f, segments, false);
    f->then = fail_at_four;
    assert_false(speak_in(f, studio, segments, N_TEXTS, "en-GB", &err));
    assert_string_equal(err.text, "disk: full");
    assert_int_equal(f->n_kept, 4);
    /* and it can go on */
    f->then = NULL;
    assert_true(speak_in(f, studio, segments, N_TEXTS, "en-GB", &err));
    for (size_t i = 0; i < 4; i++)
        assert_true(same(&f->kept[i], &f->kept[4 + i]));
    studio_close(&studio);
}

static void no_process_is_left(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[N_TEXTS];

    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0); /* orphans become ours */
    fill(f, segments, false);
    segments[2] = segment_of(f, "a crashtestword", "reporter");
    speak(f, segments, N_TEXTS);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, speaking_set_up, speaking_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_crash_costs_a_word),
        TEST(a_hang_costs_a_word),
        TEST(greed_costs_a_word),
        TEST(a_worker_can_only_speak),
        TEST(faults_anywhere),
        TEST(nobody_need_listen_at_once),
        TEST(a_killed_worker_is_replaced),
        TEST(a_killed_zygote_is_replaced),
        TEST(the_callback_s_error_stops_it),
        TEST(no_process_is_left),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
