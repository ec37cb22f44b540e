#include "speak/phonemes.h"

#include "base/buf.h"
#include "speak/wire.h"
#include "speak/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#define ENGINE_NAME "speech engine"

/* A clause takes a fraction of a millisecond; this is for a hang. */
#define TIME_LIMIT_MS 10000
#define MEMORY_LIMIT  ((size_t)128 << 20)

struct phonemizer {
    struct zygote zygote;
    struct wire_voice voice;
    int slot_fd;
    struct wire_slot *slot; /* the only one */
    int worker;             /* -1: none */
    pid_t worker_pid;
};

/* --- opening and closing --- */

static bool open_slot(struct phonemizer *p, struct error *err)
{
    void *slot;
    const int fd = memfd_create("bulletin-phonemes", MFD_CLOEXEC);

    if (fd < 0)
        return error_errno(err, ENGINE_NAME, errno);
    p->slot_fd = fcntl(fd, F_DUPFD_CLOEXEC, WIRE_FD_SLOTS + 1); /* clear of the zygote's own */
    close(fd);
    if (p->slot_fd < 0 || ftruncate(p->slot_fd, (off_t)WIRE_SLOT_SIZE) < 0)
        return error_errno(err, ENGINE_NAME, errno);
    slot = mmap(NULL, WIRE_SLOT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, p->slot_fd, 0);
    if (slot == MAP_FAILED)
        return error_errno(err, ENGINE_NAME, errno);
    p->slot = slot;
    return true;
}

struct phonemizer *phonemizer_open(const char *voice, struct error *err)
{
    struct phonemizer *p = calloc(1, sizeof *p);
    bool by_name;
    size_t room;

    if (!p) {
        error_memory(err, ENGINE_NAME);
        return NULL;
    }
    p->slot_fd = p->worker = -1;
    p->voice = (struct wire_voice){.wpm = 175, .pitch = 50, .range = 50, .volume = 100};
    /* a voice's own name has a "/" or a "+", no language's tag has */
    by_name = strpbrk(voice, "/+") != NULL;
    room = by_name ? sizeof p->voice.name : sizeof p->voice.language;
    if ((size_t)snprintf(by_name ? p->voice.name : p->voice.language, room, "%s", voice) >= room) {
        error_set(err, voice, "no voice has so long a name");
        goto fail;
    }
    if (!open_slot(p, err) || !zygote_start(&p->zygote, p->slot_fd, err))
        goto fail;
    return p;
fail:
    phonemizer_close(&p);
    return NULL;
}

static void drop_worker(struct phonemizer *p)
{
    if (p->worker < 0)
        return;
    zygote_kill(&p->zygote, p->worker_pid);
    close(p->worker);
    p->worker = -1;
}

void phonemizer_close(struct phonemizer **phonemizer)
{
    struct phonemizer *const p = *phonemizer;

    if (!p)
        return;
    if (p->worker >= 0)
        close(p->worker);
    if (p->zygote.pid > 0)
        zygote_stop(&p->zygote);
    if (p->slot)
        (void)munmap(p->slot, WIRE_SLOT_SIZE);
    if (p->slot_fd >= 0)
        close(p->slot_fd);
    free(p);
    *phonemizer = NULL;
}

/* --- the worker --- */

/* Waits for a message of exactly that size; false where the other end is gone or hangs. */
static bool receive(int fd, void *message, size_t size)
{
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    int n;

    do
        n = poll(&ready, 1, TIME_LIMIT_MS);
    while (n < 0 && errno == EINTR);
    return n == 1 && recv(fd, message, size, 0) == (ssize_t)size;
}

static bool need_worker(struct phonemizer *p, struct error *err)
{
    const struct wire_request request = {
        .op = WIRE_WORKER, .memory_limit = MEMORY_LIMIT, .voice = p->voice};
    struct wire_hello hello;

    if (p->worker >= 0)
        return true;
    if (!zygote_ask(&p->zygote, &request, &p->worker, &p->worker_pid, err))
        return false;
    if (!receive(p->worker, &hello, sizeof hello)) {
        drop_worker(p);
        return error_set(err, ENGINE_NAME, "it does not start");
    }
    if (!hello.ok) {
        drop_worker(p);
        hello.why[sizeof hello.why - 1] = '\0';
        if (err)
            *err = (struct error){.kind = ERROR_FAILED};
        if (err)
            snprintf(err->text, sizeof err->text, "%s", hello.why);
        return false;
    }
    return true;
}

/* Has the worker transcribe what is in the slot. A worker that speaks once only ends after it. */
static bool ask_worker(struct phonemizer *p)
{
    uint32_t number = 0;

    if (send(p->worker, &number, sizeof number, MSG_NOSIGNAL) != (ssize_t)sizeof number)
        return false;
    return receive(p->worker, &number, sizeof number) && p->slot->status == WIRE_DONE &&
           p->slot->transcript_len <= WIRE_SLOT_SIZE - WIRE_SAMPLES_AT;
}

/* A piece of at most WIRE_TEXT_MAX bytes. Tried twice: a worker may have ended before. */
static bool transcribe_piece(struct phonemizer *p, struct str piece, bool marked,
    enum wire_wanted wanted, struct buf *out, struct error *err)
{
    for (int tries = 0; tries < 2; tries++) {
        if (!need_worker(p, err))
            return false;
        p->slot->status = WIRE_SENT;
        p->slot->wanted = wanted;
        p->slot->phonemes = marked;
        p->slot->text_len = (uint32_t)piece.len;
        p->slot->transcript_len = 0;
        memcpy(p->slot->text, piece.s, piece.len);
        p->slot->text[piece.len] = '\0';
        if (ask_worker(p)) {
            const char *const text = (const char *)p->slot + WIRE_SAMPLES_AT;
            if (out->len > 0 && p->slot->transcript_len > 0)
                buf_add_byte(out, ' ');
            buf_add(out, (struct str){text, p->slot->transcript_len});
            return true;
        }
        drop_worker(p);
    }
    return error_set(err, ENGINE_NAME, "it fails on \"%.*s\"", STR_ARG(str_cut(piece, 0, 60)));
}

/* The longest piece that ends before a space, not within "[[...]]". */
static size_t piece_len(struct str text)
{
    size_t len = WIRE_TEXT_MAX;
    ptrdiff_t open, close_at;

    if (text.len <= WIRE_TEXT_MAX)
        return text.len;
    while (len > 0 && text.s[len] != ' ')
        len--;
    if (len == 0)
        return WIRE_TEXT_MAX;
    open = close_at = -1;
    for (ptrdiff_t at = 0; at >= 0 && (size_t)at < len;) {
        at = str_find(str_cut(text, 0, len), STR("[["), (size_t)at);
        if (at < 0)
            break;
        open = at;
        close_at = str_find(text, STR("]]"), (size_t)at);
        at = close_at < 0 ? -1 : close_at;
    }
    return open > 0 && close_at >= (ptrdiff_t)len ? (size_t)open : len;
}

bool phonemizer_transcribe(struct phonemizer *p, struct str text, bool marked,
    enum phoneme_alphabet alphabet, struct arena *a, struct str *out, struct error *err)
{
    const enum wire_wanted wanted = alphabet == PHONEMES_IPA ? WIRE_IPA : WIRE_MNEMONICS;
    struct buf transcript = {0};
    bool ok = true;

    while (ok && text.len > 0) {
        const size_t len = piece_len(text);
        ok = transcribe_piece(p, str_cut(text, 0, len), marked, wanted, &transcript, err);
        text = str_cut(text, len, text.len);
    }
    if (ok) {
        *out = buf_keep(&transcript, a);
        ok = out->s || error_memory(err, ENGINE_NAME);
    }
    buf_free(&transcript);
    return ok;
}

/* The trace has a line "Found: 'seoul' [s'oUl]" for each entry that was used. */
static bool trace_lists(struct str trace, struct str word)
{
    const struct str found = STR("Found: '");
    struct str line;

    while (str_next(&trace, '\n', &line)) {
        const struct str rest = str_cut(line, found.len, line.len);
        if (str_starts(line, found) && rest.len > word.len && rest.s[word.len] == '\'' &&
            str_eq_nocase(str_cut(rest, 0, word.len), word))
            return true;
    }
    return false;
}

bool phonemizer_lists(
    struct phonemizer *p, struct str word, struct arena *a, bool *listed, struct error *err)
{
    struct buf trace = {0};
    struct str kept;
    bool ok;

    *listed = false;
    if (word.len == 0 || word.len > WIRE_TEXT_MAX)
        return true;
    ok = transcribe_piece(p, word, false, WIRE_TRACE, &trace, err);
    if (ok) {
        kept = buf_keep(&trace, a);
        ok = kept.s || error_memory(err, ENGINE_NAME);
        *listed = ok && trace_lists(kept, word);
    }
    buf_free(&trace);
    return ok;
}
