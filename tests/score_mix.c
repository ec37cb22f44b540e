/*
 * Joins takes that were spoken before, as the program does, and tells how many seconds that took:
 * what tests/score_audio.sh holds against ffmpeg's graph, on the same takes.
 *
 *     score_mix OUT RATE CHANNELS LUFS PAUSE_MS BED TAKE...
 *
 * LUFS may be "off". BED is a sound file, or "-"; takes are WAV files of 16 bits on one channel.
 * They are in memory before the clock starts, as they are in the program when they come.
 */
#include "base/file.h"
#include "mix/mix.h"
#include "riff.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct job {
    struct arena *arena;
    struct mix_options options;
    struct rundown rundown;
    struct segment *segments;
    struct take *takes;
    struct error err;
};

/* The file in memory, until the program ends. */
static bool map_file(const char *path, struct str *file, struct error *err)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    void *bytes;

    if (fd < 0)
        return error_errno(err, path, errno);
    if (fstat(fd, &about) < 0 || about.st_size == 0) {
        close(fd);
        return error_set(err, path, "is empty, or no file");
    }
    bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    close(fd);
    if (bytes == MAP_FAILED)
        return error_errno(err, path, errno);
    *file = (struct str){bytes, (size_t)about.st_size};
    return true;
}

static bool read_take(const char *path, struct take *take, struct error *err)
{
    struct str file, chunk;
    char id[5];

    if (!map_file(path, &file, err))
        return false;
    file = str_cut(file, 12, file.len);
    while (riff_next(&file, 0, id, &chunk)) {
        if (strcmp(id, "fmt ") == 0)
            take->sample_rate = riff_u32(chunk, 4);
        if (strcmp(id, "data") != 0)
            continue;
        take->samples = (const int16_t *)(const void *)chunk.s;
        take->n_samples = chunk.len / sizeof *take->samples;
        return true;
    }
    return error_set(err, path, "is no WAV file with samples");
}

/* A story for each take, with the bed under all of them. */
static bool prepare(struct job *job, char **arguments, size_t n)
{
    struct rundown *const r = &job->rundown;
    const char *const bed = arguments[5];

    job->options = (struct mix_options){.path = arguments[0],
        .file_rate = (uint32_t)atoi(arguments[1]),
        .channels = (uint32_t)atoi(arguments[2]),
        .level = strcmp(arguments[3], "off") != 0,
        .loudness = atof(arguments[3]),
        .ceiling = -1};
    *r = (struct rundown){.title = STR("Twelve stories"), .language = STR("en-GB"), .n_items = n};
    r->items = arena_array(job->arena, n, sizeof *r->items);
    job->segments = arena_array(job->arena, n, sizeof *job->segments);
    job->takes = arena_array(job->arena, n, sizeof *job->takes);
    if (!r->items || !job->segments || !job->takes)
        return error_memory(&job->err, "takes");
    for (size_t i = 0; i < n; i++) {
        job->segments[i] = (struct segment){.role = STR("reader"),
            .text = STR("A story."),
            .pause_ms = (uint32_t)atoi(arguments[4])};
        job->takes[i] = (struct take){0};
        r->items[i] = (struct item){.kind = ITEM_STORY,
            .title = STR("A story"),
            .language = r->language,
            .segments = &job->segments[i],
            .n_segments = 1};
        if (strcmp(bed, "-") != 0)
            r->items[i].bed =
                (struct bed){.sound = {.kind = STING_FILE, .file = str_of(bed), .gain_db = -6},
                    .duck_db = 9,
                    .attack_ms = 250,
                    .release_ms = 900};
        if (!read_take(arguments[6 + i], &job->takes[i], &job->err))
            return false;
    }
    job->options.sample_rate = job->takes[0].sample_rate;
    return true;
}

static bool join(struct job *job)
{
    struct mix *mix = mix_open(&job->rundown, &job->options, job->arena, &job->err);
    struct file_out *file = NULL;
    struct timeline timeline;
    bool ok = mix != NULL;

    for (size_t i = 0; ok && i < job->rundown.n_items; i++)
        ok = mix_add(mix, &job->rundown.items[i], &job->segments[i], &job->takes[i], &job->err);
    ok = ok && mix_finish(&mix, &timeline, &file, &job->err);
    mix_abort(&mix);
    return ok && file_out_commit(&file, &job->err);
}

int main(int argc, char **argv)
{
    struct job job = {.arena = arena_new()};
    struct timespec start, end;
    bool ok;

    if (argc < 8 || !job.arena) {
        fprintf(stderr, "usage: score_mix OUT RATE CHANNELS LUFS PAUSE_MS BED TAKE...\n");
        return 2;
    }
    ok = prepare(&job, argv + 1, (size_t)argc - 7);
    clock_gettime(CLOCK_MONOTONIC, &start);
    ok = ok && join(&job);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (ok)
        printf("%.3f\n",
            (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
    else
        fprintf(stderr, "score_mix: %s\n", job.err.text);
    arena_destroy(&job.arena);
    return ok ? 0 : 1;
}
