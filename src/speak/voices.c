#include "base/buf.h"
#include "speak/studio.h"
#include "speak/wire.h"
#include "speak/zygote.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define VOICES_NAME "voices"

/* Reads what a list's process writes, until it ends. */
static bool read_all(int fd, struct buf *out, struct error *err)
{
    char part[1 << 16];
    ssize_t got;

    while ((got = read(fd, part, sizeof part)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_errno(err, VOICES_NAME, errno);
        buf_add(out, (struct str){part, (size_t)got});
    }
    return out->failed ? error_memory(err, VOICES_NAME) : true;
}

/* One line of engine_list. */
static bool parse_line(struct str line, struct studio_voice_info *out)
{
    struct str gender;

    if (!str_next(&line, '\t', &out->name) || !str_next(&line, '\t', &out->title) ||
        !str_next(&line, '\t', &gender) || gender.len != 1)
        return false;
    out->gender = gender.s[0];
    out->languages = line;
    return true;
}

/* By name, which begins with "+" for variants: they come first in ASCII, and last here. */
static int compare(const void *a, const void *b)
{
    const struct studio_voice_info *const x = a, *const y = b;
    const bool x_variant = str_starts(x->name, STR("+")), y_variant = str_starts(y->name, STR("+"));
    const size_t shorter = x->name.len < y->name.len ? x->name.len : y->name.len;
    int order = (int)x_variant - (int)y_variant;

    if (order == 0)
        order = memcmp(x->name.s, y->name.s, shorter);
    return order ? order : (x->name.len > y->name.len) - (x->name.len < y->name.len);
}

static bool parse(struct str text, struct arena *a, struct studio_voice_info **out, size_t *n)
{
    struct studio_voice_info *voices = NULL, info;
    struct str line;
    size_t cap = 0;

    *n = 0;
    while (str_next(&text, '\n', &line)) {
        if (!parse_line(line, &info))
            continue;
        voices = arena_more(a, voices, *n, &cap, sizeof *voices);
        if (!voices)
            return false;
        voices[(*n)++] = info;
    }
    if (*n)
        qsort(voices, *n, sizeof *voices, compare);
    *out = voices;
    return true;
}

static bool list(struct zygote *z, struct buf *text, struct error *err)
{
    const struct wire_request request = {.op = WIRE_VOICES};
    pid_t pid;
    bool ok;
    int fd;

    if (!zygote_ask(z, &request, &fd, &pid, err))
        return false;
    ok = read_all(fd, text, err);
    close(fd);
    return ok;
}

bool studio_voices(struct arena *a, struct studio_voice_info **out, size_t *n, struct error *err)
{
    struct buf text = {0};
    struct zygote z;
    struct str kept;
    bool ok = false;

    if (!zygote_start(&z, -1, err))
        return false;
    if (!list(&z, &text, err))
        goto out;
    kept = buf_keep(&text, a);
    ok = kept.s && parse(kept, a, out, n);
    if (!ok)
        error_memory(err, VOICES_NAME);
out:
    buf_free(&text);
    zygote_stop(&z);
    return ok;
}
