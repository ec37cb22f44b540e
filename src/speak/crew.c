#include "speak/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define STUDIO_NAME "studio"

/* For a worker to set its voice. */
#define START_LIMIT_MS 30000

/* Worker processes kept, busy or not, for each job: a cast has a few voices. */
#define WORKERS_PER_JOB 4
/* Slots for each job. */
#define SLOTS_PER_JOB 3

/* Bytes of a slot that stay allocated when a take was longer; two minutes of audio. */
#define SLOT_KEPT ((size_t)5 << 20)

/* The longest wait for news of the workers. */
#define LISTEN_MS 1000

/* Times that the zygote is started again before it is given up. */
#define MAX_RESTARTS 3
/* Workers in a row that may end before they are ready. */
#define MAX_STILLBORN 3

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct wire_slot *crew_slot(const struct crew *c, size_t slot)
{
    return (struct wire_slot *)(void *)(c->slots + slot * WIRE_SLOT_SIZE);
}

const int16_t *crew_samples(const struct crew *c, size_t slot)
{
    return (const int16_t *)(const void *)(c->slots + slot * WIRE_SLOT_SIZE + WIRE_SAMPLES_AT);
}

/* --- opening and closing --- */

static size_t cores(void)
{
    cpu_set_t set;
    int n = 1;

    if (sched_getaffinity(0, sizeof set, &set) == 0)
        n = CPU_COUNT(&set);
    return n < 1 ? 1 : (size_t)n;
}

static bool open_slots(struct crew *c, struct error *err)
{
    const int fd = memfd_create("bulletin-takes", MFD_CLOEXEC);

    if (fd < 0)
        return error_errno(err, STUDIO_NAME, errno);
    c->slots_fd = fcntl(fd, F_DUPFD_CLOEXEC, WIRE_FD_SLOTS + 1);
    close(fd);
    if (c->slots_fd < 0 || ftruncate(c->slots_fd, (off_t)(c->n_slots * WIRE_SLOT_SIZE)) < 0)
        return error_errno(err, STUDIO_NAME, errno);
    c->slots = mmap(NULL, c->n_slots * WIRE_SLOT_SIZE, PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_NORESERVE, c->slots_fd, 0);
    if (c->slots == MAP_FAILED) {
        c->slots = NULL;
        return error_errno(err, STUDIO_NAME, errno);
    }
    return true;
}

static bool allocate(struct crew *c, struct error *err)
{
    c->workers = calloc(c->n_workers, sizeof *c->workers);
    c->polls = calloc(c->n_workers, sizeof *c->polls);
    if (!c->workers || !c->polls)
        return error_memory(err, STUDIO_NAME);
    for (size_t i = 0; i < c->n_workers; i++)
        c->workers[i].fd = -1;
    return true;
}

bool crew_open(struct crew *c, size_t jobs, struct error *err)
{
    c->jobs = jobs ? jobs : cores();
    c->n_slots = c->jobs * SLOTS_PER_JOB;
    c->n_workers = c->jobs * WORKERS_PER_JOB;
    c->slots_fd = -1;
    c->zygote.control = -1;
    if (open_slots(c, err) && allocate(c, err) && zygote_start(&c->zygote, c->slots_fd, err))
        return true;
    crew_close(c);
    return false;
}

static void close_worker(struct worker *w)
{
    if (w->fd >= 0)
        close(w->fd);
    *w = (struct worker){.fd = -1};
}

void crew_close(struct crew *c)
{
    for (size_t i = 0; c->workers && i < c->n_workers; i++)
        close_worker(&c->workers[i]);
    zygote_stop(&c->zygote);
    if (c->slots)
        munmap(c->slots, c->n_slots * WIRE_SLOT_SIZE);
    if (c->slots_fd >= 0)
        close(c->slots_fd);
    free(c->voices);
    free(c->polls);
    free(c->workers);
    *c = (struct crew){.slots_fd = -1, .zygote = {.control = -1}};
}

/* --- voices --- */

size_t crew_voice(struct crew *c, const struct voice *voice, struct str language)
{
    const bool open = voice->name.len == 0 || voice->name.s[0] == '+';
    const struct str own = open ? language : (struct str){NULL, 0};
    struct voice_in_use *voices;
    size_t cap;

    for (size_t i = 0; i < c->n_voices; i++)
        if (c->voices[i].voice == voice && str_eq_nocase(c->voices[i].language, own))
            return i;
    if (c->n_voices == c->cap_voices) {
        cap = c->cap_voices ? 2 * c->cap_voices : 8;
        voices = realloc(c->voices, cap * sizeof *voices);
        if (!voices)
            return SIZE_MAX;
        c->voices = voices;
        c->cap_voices = cap;
    }
    c->voices[c->n_voices] = (struct voice_in_use){.voice = voice, .language = own};
    return c->n_voices++;
}

static bool copy_text(char *to, size_t size, struct str text)
{
    if (text.len >= size || memchr(text.s ? text.s : "", '\0', text.len))
        return false;
    memcpy(to, text.s ? text.s : "", text.len);
    to[text.len] = '\0';
    return true;
}

static bool wire_voice(const struct voice_in_use *v, struct wire_voice *out, struct error *err)
{
    *out = (struct wire_voice){
        .wpm = v->voice->wpm,
        .pitch = v->voice->pitch,
        .range = v->voice->range,
        .volume = v->voice->volume,
        .word_gap = v->voice->word_gap,
    };
    if (!copy_text(out->name, sizeof out->name, v->voice->name))
        return error_usage(err, "voice", "its name is too long");
    if (!copy_text(out->tuning, sizeof out->tuning, v->voice->tuning))
        return error_usage(err, out->name, "its variant has too many settings");
    if (!copy_text(out->language, sizeof out->language, v->language))
        return error_set(err, "language", "its tag is too long");
    return v->language.len || copy_text(out->language, sizeof out->language, STR("en-GB"));
}

bool crew_has_voice(struct crew *c, size_t voice, struct error *err)
{
    struct voice_in_use *const v = &c->voices[voice];
    struct wire_voice wanted;
    struct error why = {0};

    v->found =
        v->found || (wire_voice(v, &wanted, &why) && zygote_has_voice(&c->zygote, &wanted, &why));
    if (v->found)
        return true;
    if (why.kind == ERROR_USAGE && v->voice->set_at.len)
        return error_usage(err, v->voice->set_at.s, "%s", why.text);
    if (err)
        *err = why;
    return false;
}

/* --- workers --- */

static size_t busy_workers(const struct crew *c)
{
    size_t n = 0;

    for (size_t i = 0; i < c->n_workers; i++)
        n += c->workers[i].n_queued > 0;
    return n;
}

/* A place for a new worker: an empty one, else that of an idle worker of another voice; or NULL. */
static struct worker *place_for(struct crew *c, size_t voice)
{
    for (size_t i = 0; i < c->n_workers; i++)
        if (c->workers[i].fd < 0)
            return &c->workers[i];
    for (size_t i = 0; i < c->n_workers; i++) {
        struct worker *const w = &c->workers[i];
        if (w->n_queued == 0 && w->voice != voice) {
            close_worker(w);
            return w;
        }
    }
    return NULL;
}

static bool restart_zygote(struct crew *c, struct error *err)
{
    if (c->restarts++ == MAX_RESTARTS)
        return false;
    zygote_stop(&c->zygote);
    return zygote_start(&c->zygote, c->slots_fd, err);
}

static bool start_worker(struct crew *c, struct worker *w, size_t voice, struct error *err)
{
    struct wire_request request = {.op = WIRE_WORKER, .memory_limit = c->memory_limit};
    int fd;
    pid_t pid;

    if (c->voices[voice].stillborn >= MAX_STILLBORN)
        return error_set(err, STUDIO_NAME, "the speech engine ends before it has set its voice");
    if (!wire_voice(&c->voices[voice], &request.voice, err))
        return false;
    while (!zygote_ask(&c->zygote, &request, &fd, &pid, err))
        if (!restart_zygote(c, err))
            return false;
    *w = (struct worker){.fd = fd, .pid = pid, .voice = voice};
    return true;
}

/* The worker that should speak next with that voice: an idle one, a new one, or one with the
 * shortest queue. NULL: none for now (or err is set). */
static bool find_worker(struct crew *c, size_t voice, struct worker **found, struct error *err)
{
    const bool may_wake = busy_workers(c) < c->jobs;
    struct worker *busy = NULL, *w;

    *found = NULL;
    for (size_t i = 0; i < c->n_workers; i++) {
        w = &c->workers[i];
        if (w->fd < 0 || w->voice != voice)
            continue;
        if (w->n_queued == 0 && may_wake) {
            *found = w;
            return true;
        }
        if (w->n_queued > 0 && w->n_queued < QUEUE_MAX && (!busy || w->n_queued < busy->n_queued))
            busy = w;
    }
    w = may_wake ? place_for(c, voice) : NULL;
    if (w && !start_worker(c, w, voice, err))
        return false;
    *found = w ? w : busy;
    return true;
}

static void send_ticket(struct crew *c, struct worker *w, struct ticket *t)
{
    struct wire_slot *const slot = crew_slot(c, t->slot);
    const uint32_t number = (uint32_t)t->slot;

    slot->status = WIRE_SENT;
    slot->wanted = WIRE_TAKE;
    slot->phonemes = t->utterance.phonemes;
    slot->text_len = (uint32_t)t->utterance.text.len;
    memcpy(slot->text, t->utterance.text.s, t->utterance.text.len);
    slot->text[slot->text_len] = '\0';
    t->state = TICKET_SENT;
    if (w->n_queued == 0)
        w->deadline_ms = now_ms() + (w->ready ? c->time_limit_ms : START_LIMIT_MS);
    w->queue[w->n_queued++] = t;
    /* a worker that is gone is noticed when its last words have been heard */
    (void)send(w->fd, &number, sizeof number, MSG_NOSIGNAL);
}

bool crew_give(struct crew *c, struct ticket *t, struct error *err)
{
    struct worker *w;

    if (!find_worker(c, t->voice, &w, err))
        return false;
    if (w)
        send_ticket(c, w, t);
    return true;
}

/* --- their news --- */

/* What became of a slot, told by its worker's death or its word. */
static void settle(struct crew *c, struct ticket *t, bool died)
{
    const struct wire_slot *const slot = crew_slot(c, t->slot);
    const uint32_t status = slot->status;

    if (status == WIRE_DONE && slot->n_samples <= WIRE_SAMPLES_MAX &&
        slot->n_events <= WIRE_EVENTS_MAX)
        t->state = TICKET_DONE;
    else if (died && status == WIRE_SENT)
        t->state = TICKET_WAITING;
    else if (died && t->tries++ == 0) /* whatever killed it may have come from outside */
        t->state = TICKET_WAITING;
    else
        t->state = TICKET_FAILED;
}

/* A worker that has ended, or was made to. */
static void lost_worker(struct crew *c, struct worker *w)
{
    if (!w->ready)
        c->voices[w->voice].stillborn++;
    for (size_t i = 0; i < w->n_queued; i++)
        settle(c, w->queue[i], true);
    close_worker(w);
}

static bool heard_hello(
    struct crew *c, struct worker *w, struct wire_hello *hello, struct error *err)
{
    hello->why[sizeof hello->why - 1] = '\0';
    if (!hello->ok) {
        error_set(err, "speech engine", "%s", hello->why);
        return false;
    }
    w->ready = true;
    w->deadline_ms = now_ms() + c->time_limit_ms;
    c->voices[w->voice].stillborn = 0;
    if (!hello->sandboxed && !c->told_unconfined) {
        c->told_unconfined = true;
        notes_add(c->notes, NOTE_DETAIL, str_of(STUDIO_NAME),
            "the kernel has no system-call filter; the engine runs without one");
    }
    return true;
}

/* One that has ended with tickets unread leaves an error before what it still had sent: its hello
 * and its takes. Linux tells it once. */
static ssize_t receive(int fd, void *message, size_t size)
{
    ssize_t got = recv(fd, message, size, MSG_DONTWAIT);

    if (got < 0 && errno == ECONNRESET)
        got = recv(fd, message, size, MSG_DONTWAIT);
    return got;
}

/* Reads one message of a worker. */
static bool hear(struct crew *c, struct worker *w, struct error *err)
{
    union {
        struct wire_hello hello;
        uint32_t number;
    } message;
    const ssize_t got = receive(w->fd, &message, sizeof message);

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (!w->ready && got == (ssize_t)sizeof message.hello)
        return heard_hello(c, w, &message.hello, err);
    if (!w->ready || got != (ssize_t)sizeof message.number || w->n_queued == 0 ||
        message.number != w->queue[0]->slot) {
        lost_worker(c, w);
        return true;
    }
    settle(c, w->queue[0], false);
    w->n_queued--;
    memmove(w->queue, w->queue + 1, w->n_queued * sizeof *w->queue);
    w->deadline_ms = now_ms() + c->time_limit_ms;
    return true;
}

static int poll_timeout(const struct crew *c)
{
    const int64_t now = now_ms();
    int64_t least = LISTEN_MS;

    for (size_t i = 0; i < c->n_workers; i++) {
        const struct worker *const w = &c->workers[i];
        if (w->fd >= 0 && w->n_queued && w->deadline_ms - now < least)
            least = w->deadline_ms - now;
    }
    return least < 0 ? 0 : (int)least;
}

static void kill_late(struct crew *c)
{
    const int64_t now = now_ms();

    for (size_t i = 0; i < c->n_workers; i++) {
        struct worker *const w = &c->workers[i];
        if (w->fd < 0 || !w->n_queued || w->deadline_ms > now)
            continue;
        zygote_kill(&c->zygote, w->pid);
        lost_worker(c, w);
    }
}

bool crew_listen(struct crew *c, bool wait, struct error *err)
{
    int n;

    for (size_t i = 0; i < c->n_workers; i++)
        c->polls[i] = (struct pollfd){.fd = c->workers[i].fd, .events = POLLIN};
    n = poll(c->polls, c->n_workers, wait ? poll_timeout(c) : 0);
    if (n < 0 && errno != EINTR)
        return error_errno(err, STUDIO_NAME, errno);
    for (size_t i = 0; n > 0 && i < c->n_workers; i++)
        if (c->polls[i].revents && !hear(c, &c->workers[i], err))
            return false;
    kill_late(c);
    return true;
}

void crew_abandon(struct crew *c)
{
    for (size_t i = 0; i < c->n_workers; i++) {
        struct worker *const w = &c->workers[i];
        if (w->fd < 0 || !w->n_queued)
            continue;
        zygote_kill(&c->zygote, w->pid);
        close_worker(w);
    }
}

void crew_trim(const struct crew *c, size_t slot, size_t n_samples)
{
    const size_t used = WIRE_SAMPLES_AT + n_samples * sizeof(int16_t);

    if (used > SLOT_KEPT)
        (void)fallocate(c->slots_fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
            (off_t)(slot * WIRE_SLOT_SIZE + SLOT_KEPT), (off_t)(WIRE_SLOT_SIZE - SLOT_KEPT));
}
