#include "speak/studio.h"

#include "speak/utterance.h"
#include "speak/wire.h"
#include "speak/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define STUDIO_NAME "studio"

/* Synthesis takes milliseconds; this is for a hang. */
#define DEFAULT_TIME_LIMIT_MS 30000
/* For a worker to set its voice. */
#define START_LIMIT_MS       30000
#define DEFAULT_MEMORY_LIMIT ((size_t)128 << 20)
#define MAX_JOBS             256

/* Slots that a worker has been given: one that it speaks and one to go on with. */
#define QUEUE_MAX 2
/* Worker processes kept, busy or not, for each job: a cast has a few voices. */
#define WORKERS_PER_JOB 4
/* Slots for each job. */
#define SLOTS_PER_JOB 3

/* Bytes of a slot that stay allocated when a take was longer; two minutes of audio. */
#define SLOT_KEPT ((size_t)5 << 20)

/* The longest wait for news of the workers. */
#define LISTEN_MS 1000

/* Times that the zygote is started again in one studio before it is given up. */
#define MAX_RESTARTS 3
/* Workers in a row that may end before they are ready. */
#define MAX_STILLBORN 3
/* A text over this many bytes is spoken in pieces: the engine's positions go wrong in clauses of
 * over 800, and its clauses end somewhere after 120 words anyway. */
#define PIECE_MAX 4000
/* Samples of the longest take that is put together from pieces: one hour at 22,050 Hz. */
#define PIECED_MAX ((size_t)22050 * 3600)

enum ticket_state {
    TICKET_WAITING, /* for a worker */
    TICKET_SENT,
    TICKET_DONE,
    TICKET_FAILED, /* the engine cannot speak it in one go */
};

/* A segment on its way through the studio. Tickets are in the order of the segments. */
struct ticket {
    const struct item *item;
    const struct segment *segment;
    enum ticket_state state;
    size_t voice;
    size_t slot;
    unsigned tries; /* workers that died of it */
    struct utterance utterance;
};

/* A voice in use: a role's, with the language that it takes from the item. */
struct voice_in_use {
    const struct voice *voice;
    struct str language;
    unsigned stillborn; /* workers in a row that ended before they were ready */
};

struct worker {
    int fd; /* -1: no worker */
    pid_t pid;
    size_t voice;
    bool ready;                      /* its hello has come */
    struct ticket *queue[QUEUE_MAX]; /* in the order in which it speaks them */
    size_t n_queued;
    int64_t deadline_ms; /* for the first of them; monotonic clock */
};

/* The take of the ticket at the head, where it is put together from pieces. */
struct pieced {
    int16_t *samples; /* PIECED_MAX of them, mapped while needed; NULL else */
    size_t n_samples;
    bool full; /* what is left has no room */
    struct take_word *words;
    size_t n_words, cap_words;
};

struct studio {
    const struct cast *cast;
    size_t jobs;
    int64_t time_limit_ms;
    size_t memory_limit;
    struct zygote zygote;
    unsigned restarts;

    int slots_fd;
    char *slots; /* n_slots of WIRE_SLOT_SIZE, shared with the workers */
    size_t n_slots;
    size_t *free_slots; /* a stack, so that warm slots are used again */
    size_t n_free;

    struct ticket *tickets; /* a ring of n_slots */
    size_t head, n_tickets;

    struct voice_in_use *voices;
    size_t n_voices, cap_voices;
    struct worker *workers;
    size_t n_workers;
    struct pollfd *polls;

    struct pieced pieced;
    struct take_word *words; /* of the take being handed over */
    size_t cap_words;
    bool told_unconfined;
    struct notes *notes; /* of the studio_speak under way */
};

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct wire_slot *slot_of(const struct studio *s, size_t slot)
{
    return (struct wire_slot *)(void *)(s->slots + slot * WIRE_SLOT_SIZE);
}

static const int16_t *samples_of(const struct studio *s, size_t slot)
{
    return (const int16_t *)(const void *)(s->slots + slot * WIRE_SLOT_SIZE + WIRE_SAMPLES_AT);
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

static bool open_slots(struct studio *s, struct error *err)
{
    const int fd = memfd_create("bulletin-takes", MFD_CLOEXEC);

    if (fd < 0)
        return error_errno(err, STUDIO_NAME, errno);
    s->slots_fd = fcntl(fd, F_DUPFD_CLOEXEC, WIRE_FD_SLOTS + 1);
    close(fd);
    if (s->slots_fd < 0 || ftruncate(s->slots_fd, (off_t)(s->n_slots * WIRE_SLOT_SIZE)) < 0)
        return error_errno(err, STUDIO_NAME, errno);
    s->slots = mmap(NULL, s->n_slots * WIRE_SLOT_SIZE, PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_NORESERVE, s->slots_fd, 0);
    if (s->slots == MAP_FAILED) {
        s->slots = NULL;
        return error_errno(err, STUDIO_NAME, errno);
    }
    return true;
}

static bool allocate(struct studio *s, struct error *err)
{
    s->tickets = calloc(s->n_slots, sizeof *s->tickets);
    s->free_slots = calloc(s->n_slots, sizeof *s->free_slots);
    s->workers = calloc(s->n_workers, sizeof *s->workers);
    s->polls = calloc(s->n_workers, sizeof *s->polls);
    if (!s->tickets || !s->free_slots || !s->workers || !s->polls)
        return error_memory(err, STUDIO_NAME);
    for (size_t i = 0; i < s->n_workers; i++)
        s->workers[i].fd = -1;
    for (size_t i = 0; i < s->n_slots; i++)
        s->free_slots[s->n_free++] = s->n_slots - 1 - i;
    return true;
}

struct studio *studio_open(
    const struct cast *cast, const struct studio_options *options, struct error *err)
{
    struct studio *s = calloc(1, sizeof *s);

    if (!s) {
        error_memory(err, STUDIO_NAME);
        return NULL;
    }
    s->cast = cast;
    s->jobs = options->jobs ? options->jobs : cores();
    if (s->jobs > MAX_JOBS)
        s->jobs = MAX_JOBS;
    s->time_limit_ms = options->time_limit_ms ? options->time_limit_ms : DEFAULT_TIME_LIMIT_MS;
    s->memory_limit = options->memory_limit ? options->memory_limit : DEFAULT_MEMORY_LIMIT;
    s->n_slots = s->jobs * SLOTS_PER_JOB;
    s->n_workers = s->jobs * WORKERS_PER_JOB;
    s->slots_fd = -1;
    s->zygote.control = -1;
    if (!open_slots(s, err) || !allocate(s, err) || !zygote_start(&s->zygote, s->slots_fd, err))
        studio_close(&s);
    return s;
}

static void close_worker(struct worker *w)
{
    if (w->fd >= 0)
        close(w->fd);
    *w = (struct worker){.fd = -1};
}

void studio_close(struct studio **studio)
{
    struct studio *const s = *studio;

    if (!s)
        return;
    for (size_t i = 0; s->workers && i < s->n_workers; i++)
        close_worker(&s->workers[i]);
    zygote_stop(&s->zygote);
    for (size_t i = 0; s->tickets && i < s->n_slots; i++)
        utterance_free(&s->tickets[i].utterance);
    if (s->slots)
        munmap(s->slots, s->n_slots * WIRE_SLOT_SIZE);
    if (s->slots_fd >= 0)
        close(s->slots_fd);
    free(s->words);
    free(s->voices);
    free(s->polls);
    free(s->workers);
    free(s->free_slots);
    free(s->tickets);
    free(s);
    *studio = NULL;
}

uint32_t studio_sample_rate(const struct studio *studio)
{
    return studio->zygote.sample_rate;
}

/* --- voices --- */

/* The index of the voice for a segment; SIZE_MAX without memory. */
static size_t voice_for(struct studio *s, const struct item *item, const struct segment *segment)
{
    const struct voice *const voice = cast_voice(s->cast, segment->role);
    const bool open = voice->name.len == 0 || voice->name.s[0] == '+';
    const struct str language = open ? item->language : (struct str){NULL, 0};
    struct voice_in_use *voices;
    size_t cap;

    for (size_t i = 0; i < s->n_voices; i++)
        if (s->voices[i].voice == voice && str_eq_nocase(s->voices[i].language, language))
            return i;
    if (s->n_voices == s->cap_voices) {
        cap = s->cap_voices ? 2 * s->cap_voices : 8;
        voices = realloc(s->voices, cap * sizeof *voices);
        if (!voices)
            return SIZE_MAX;
        s->voices = voices;
        s->cap_voices = cap;
    }
    s->voices[s->n_voices] = (struct voice_in_use){.voice = voice, .language = language};
    return s->n_voices++;
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
        return error_set(err, "voice", "its name is too long");
    if (!copy_text(out->language, sizeof out->language, v->language))
        return error_set(err, "language", "its tag is too long");
    return v->language.len || copy_text(out->language, sizeof out->language, STR("en-GB"));
}

/* --- workers --- */

static size_t busy_workers(const struct studio *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n_workers; i++)
        n += s->workers[i].n_queued > 0;
    return n;
}

/* A place for a new worker: an empty one, else that of an idle worker of another voice; or NULL. */
static struct worker *place_for(struct studio *s, size_t voice)
{
    for (size_t i = 0; i < s->n_workers; i++)
        if (s->workers[i].fd < 0)
            return &s->workers[i];
    for (size_t i = 0; i < s->n_workers; i++) {
        struct worker *const w = &s->workers[i];
        if (w->n_queued == 0 && w->voice != voice) {
            close_worker(w);
            return w;
        }
    }
    return NULL;
}

static bool restart_zygote(struct studio *s, struct error *err)
{
    if (s->restarts++ == MAX_RESTARTS)
        return false;
    zygote_stop(&s->zygote);
    return zygote_start(&s->zygote, s->slots_fd, err);
}

static bool start_worker(struct studio *s, struct worker *w, size_t voice, struct error *err)
{
    struct wire_request request = {.op = WIRE_WORKER, .memory_limit = s->memory_limit};
    int fd;
    pid_t pid;

    if (s->voices[voice].stillborn >= MAX_STILLBORN)
        return error_set(err, STUDIO_NAME, "the speech engine ends before it has set its voice");
    if (!wire_voice(&s->voices[voice], &request.voice, err))
        return false;
    while (!zygote_ask(&s->zygote, &request, &fd, &pid, err))
        if (!restart_zygote(s, err))
            return false;
    *w = (struct worker){.fd = fd, .pid = pid, .voice = voice};
    return true;
}

/* The worker that should speak next with that voice: an idle one, a new one, or one with the
 * shortest queue. NULL: none for now (or err is set). */
static bool find_worker(struct studio *s, size_t voice, struct worker **found, struct error *err)
{
    const bool may_wake = busy_workers(s) < s->jobs;
    struct worker *busy = NULL, *w;

    *found = NULL;
    for (size_t i = 0; i < s->n_workers; i++) {
        w = &s->workers[i];
        if (w->fd < 0 || w->voice != voice)
            continue;
        if (w->n_queued == 0 && may_wake) {
            *found = w;
            return true;
        }
        if (w->n_queued > 0 && w->n_queued < QUEUE_MAX && (!busy || w->n_queued < busy->n_queued))
            busy = w;
    }
    w = may_wake ? place_for(s, voice) : NULL;
    if (w && !start_worker(s, w, voice, err))
        return false;
    *found = w ? w : busy;
    return true;
}

static void send_ticket(struct studio *s, struct worker *w, struct ticket *t)
{
    struct wire_slot *const slot = slot_of(s, t->slot);
    const uint32_t number = (uint32_t)t->slot;

    slot->status = WIRE_SENT;
    slot->wanted = WIRE_TAKE;
    slot->phonemes = t->utterance.phonemes;
    slot->text_len = (uint32_t)t->utterance.text.len;
    memcpy(slot->text, t->utterance.text.s, t->utterance.text.len);
    slot->text[slot->text_len] = '\0';
    t->state = TICKET_SENT;
    if (w->n_queued == 0)
        w->deadline_ms = now_ms() + (w->ready ? s->time_limit_ms : START_LIMIT_MS);
    w->queue[w->n_queued++] = t;
    /* a worker that is gone is noticed when its last words have been heard */
    (void)send(w->fd, &number, sizeof number, MSG_NOSIGNAL);
}

/* Gives waiting tickets, in order, to workers. */
static bool dispatch(struct studio *s, struct error *err)
{
    for (size_t i = 0; i < s->n_tickets; i++) {
        struct ticket *const t = &s->tickets[(s->head + i) % s->n_slots];
        struct worker *w;
        if (t->state != TICKET_WAITING)
            continue;
        if (!find_worker(s, t->voice, &w, err))
            return false;
        if (!w)
            return true;
        send_ticket(s, w, t);
    }
    return true;
}

/* What became of a slot, told by its worker's death or its word. */
static void settle(struct studio *s, struct ticket *t, bool died)
{
    const struct wire_slot *const slot = slot_of(s, t->slot);
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
static void lost_worker(struct studio *s, struct worker *w)
{
    if (!w->ready)
        s->voices[w->voice].stillborn++;
    for (size_t i = 0; i < w->n_queued; i++)
        settle(s, w->queue[i], true);
    close_worker(w);
}

static bool heard_hello(
    struct studio *s, struct worker *w, struct wire_hello *hello, struct error *err)
{
    hello->why[sizeof hello->why - 1] = '\0';
    if (!hello->ok) {
        error_set(err, STUDIO_NAME, "%s", hello->why);
        return false;
    }
    w->ready = true;
    w->deadline_ms = now_ms() + s->time_limit_ms;
    s->voices[w->voice].stillborn = 0;
    if (!hello->sandboxed && !s->told_unconfined) {
        s->told_unconfined = true;
        notes_add(s->notes, NOTE_DETAIL, str_of(STUDIO_NAME),
            "the kernel has no system-call filter; the engine runs without one");
    }
    return true;
}

/* Reads one message of a worker. */
static bool hear(struct studio *s, struct worker *w, struct error *err)
{
    union {
        struct wire_hello hello;
        uint32_t number;
    } message;
    const ssize_t got = recv(w->fd, &message, sizeof message, MSG_DONTWAIT);

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (!w->ready && got == (ssize_t)sizeof message.hello)
        return heard_hello(s, w, &message.hello, err);
    if (!w->ready || got != (ssize_t)sizeof message.number || w->n_queued == 0 ||
        message.number != w->queue[0]->slot) {
        lost_worker(s, w);
        return true;
    }
    settle(s, w->queue[0], false);
    w->n_queued--;
    memmove(w->queue, w->queue + 1, w->n_queued * sizeof *w->queue);
    w->deadline_ms = now_ms() + s->time_limit_ms;
    return true;
}

static int poll_timeout(const struct studio *s)
{
    const int64_t now = now_ms();
    int64_t least = LISTEN_MS;

    for (size_t i = 0; i < s->n_workers; i++) {
        const struct worker *const w = &s->workers[i];
        if (w->fd >= 0 && w->n_queued && w->deadline_ms - now < least)
            least = w->deadline_ms - now;
    }
    return least < 0 ? 0 : (int)least;
}

static void kill_late(struct studio *s)
{
    const int64_t now = now_ms();

    for (size_t i = 0; i < s->n_workers; i++) {
        struct worker *const w = &s->workers[i];
        if (w->fd < 0 || !w->n_queued || w->deadline_ms > now)
            continue;
        zygote_kill(&s->zygote, w->pid);
        lost_worker(s, w);
    }
}

/* Takes what the workers have to say; waits for it with `wait`. */
static bool listen_to_workers(struct studio *s, bool wait, struct error *err)
{
    int n;

    for (size_t i = 0; i < s->n_workers; i++)
        s->polls[i] = (struct pollfd){.fd = s->workers[i].fd, .events = POLLIN};
    n = poll(s->polls, s->n_workers, wait ? poll_timeout(s) : 0);
    if (n < 0 && errno != EINTR)
        return error_errno(err, STUDIO_NAME, errno);
    for (size_t i = 0; n > 0 && i < s->n_workers; i++)
        if (s->polls[i].revents && !hear(s, &s->workers[i], err))
            return false;
    kill_late(s);
    return true;
}

/* --- handing over --- */

/* Gives back what a very long take has allocated. */
static void trim_slot(const struct studio *s, size_t slot, size_t n_samples)
{
    const size_t used = WIRE_SAMPLES_AT + n_samples * sizeof(int16_t);

    if (used > SLOT_KEPT)
        (void)fallocate(s->slots_fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
            (off_t)(slot * WIRE_SLOT_SIZE + SLOT_KEPT), (off_t)(WIRE_SLOT_SIZE - SLOT_KEPT));
}

static bool room_for_words(struct take_word **words, size_t *cap, size_t n, struct error *err)
{
    struct take_word *more;

    if (n <= *cap)
        return true;
    more = realloc(*words, 2 * n * sizeof *more);
    if (!more)
        return error_memory(err, STUDIO_NAME);
    *words = more;
    *cap = 2 * n;
    return true;
}

static bool open_pieced(struct pieced *p, struct error *err)
{
    void *const samples = mmap(NULL, PIECED_MAX * sizeof *p->samples, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (samples == MAP_FAILED)
        return error_memory(err, STUDIO_NAME);
    *p = (struct pieced){.samples = samples};
    return true;
}

static void close_pieced(struct pieced *p)
{
    if (p->samples)
        munmap(p->samples, PIECED_MAX * sizeof *p->samples);
    free(p->words);
    *p = (struct pieced){0};
}

/* The n words behind the last one are of a piece that begins at sample `at`. */
static void add_words(struct pieced *p, size_t n, uint32_t at)
{
    for (size_t i = 0; i < n; i++) {
        struct take_word word = p->words[p->n_words];
        word.start += at;
        word.end += at;
        if (i == 0 && p->n_words && p->words[p->n_words - 1].token == word.token) {
            p->words[p->n_words - 1].end = word.end; /* the rest of a token that was cut */
            memmove(p->words + p->n_words, p->words + p->n_words + 1, (n - 1) * sizeof word);
        } else {
            p->words[p->n_words++] = word;
        }
    }
}

/* Adds the take of a ticket whose utterance is a piece of its segment. */
static bool add_piece(struct studio *s, const struct ticket *t, struct error *err)
{
    const struct wire_slot *const slot = slot_of(s, t->slot);
    const size_t n_samples = slot->n_samples, at = s->pieced.n_samples;
    struct pieced *const p = &s->pieced;
    size_t n;

    p->full = n_samples > PIECED_MAX - at;
    if (p->full) {
        notes_add(s->notes, NOTE_WARNING, str_cut(t->segment->text, 0, 60),
            "is over an hour long; the rest of it is not spoken");
        return true;
    }
    if (!room_for_words(&p->words, &p->cap_words, p->n_words + t->utterance.n, err))
        return false;
    memcpy(p->samples + at, samples_of(s, t->slot), n_samples * sizeof *p->samples);
    p->n_samples += n_samples;
    n = utterance_words(&t->utterance, slot->events, slot->n_events, p->samples + at, n_samples,
        p->words + p->n_words);
    add_words(p, n, (uint32_t)at);
    trim_slot(s, t->slot, n_samples);
    return true;
}

static bool is_under_way(const struct ticket *t)
{
    return t->state == TICKET_WAITING || t->state == TICKET_SENT;
}

/* Has the bytes [from, to) of the head ticket's spoken text spoken in its slot, and waits for it.
 */
static bool speak_range(
    struct studio *s, struct ticket *t, size_t from, size_t to, struct error *err)
{
    if (!utterance_make(&t->utterance, &t->segment->spoken, from, to))
        return error_memory(err, STUDIO_NAME);
    t->tries = 1; /* no second try for the same piece */
    t->state = t->utterance.text.len > PIECE_MAX ? TICKET_FAILED : TICKET_WAITING;
    while (is_under_way(t)) {
        if (!dispatch(s, err))
            return false;
        if (is_under_way(t) && !listen_to_workers(s, true, err))
            return false;
    }
    return true;
}

static void note_unspoken(struct studio *s, const struct ticket *t)
{
    const struct spoken *const spoken = &t->segment->spoken;
    const struct token *const k = &spoken->tokens[t->utterance.first];
    struct str word = t->segment->text;

    if (t->utterance.n)
        word = str_cut(word, k->written, (size_t)k->written + k->written_len);
    notes_add(s->notes, NOTE_WARNING, word.len ? word : t->segment->text,
        "the speech engine cannot say this; it is left silent");
}

/*
 * Speaks the bytes [from, to) of the spoken text in ever smaller pieces, the first of which (all of
 * it) has failed already; a word that will not be spoken is noted.
 */
static bool speak_pieces(
    struct studio *s, struct ticket *t, size_t from, size_t to, struct error *err)
{
    const bool too_long = t->utterance.text.len > PIECE_MAX;
    const size_t cut = utterance_cut(&t->segment->spoken, from, to, too_long);
    const size_t ends[] = {from, cut, to};

    if (cut == 0) {
        note_unspoken(s, t);
        return true;
    }
    for (size_t i = 0; i < 2 && !s->pieced.full; i++) {
        if (!speak_range(s, t, ends[i], ends[i + 1], err))
            return false;
        if (t->state == TICKET_DONE ? !add_piece(s, t, err)
                                    : !speak_pieces(s, t, ends[i], ends[i + 1], err))
            return false;
    }
    return true;
}

static bool hand_over_pieced(
    struct studio *s, struct ticket *t, studio_take_fn *on_take, void *userdata, struct error *err)
{
    struct take take = {.sample_rate = s->zygote.sample_rate};
    bool ok;

    if (!open_pieced(&s->pieced, err))
        return false;
    ok = speak_pieces(s, t, 0, t->segment->spoken.text.len, err);
    if (ok) {
        take.samples = s->pieced.samples;
        take.n_samples = s->pieced.n_samples;
        take.words = s->pieced.words;
        take.n_words = s->pieced.n_words;
        ok = on_take(userdata, t->item, t->segment, &take, err);
    }
    close_pieced(&s->pieced);
    return ok;
}

static bool hand_over(
    struct studio *s, struct ticket *t, studio_take_fn *on_take, void *userdata, struct error *err)
{
    const struct wire_slot *const slot = slot_of(s, t->slot);
    struct take take = {.sample_rate = s->zygote.sample_rate};

    if (t->state == TICKET_FAILED)
        return hand_over_pieced(s, t, on_take, userdata, err);
    if (!utterance_is_empty(&t->utterance)) {
        if (!room_for_words(&s->words, &s->cap_words, t->utterance.n, err))
            return false;
        take.samples = samples_of(s, t->slot);
        take.n_samples = slot->n_samples;
        take.words = s->words;
        take.n_words = utterance_words(
            &t->utterance, slot->events, slot->n_events, take.samples, take.n_samples, s->words);
    }
    if (!on_take(userdata, t->item, t->segment, &take, err))
        return false;
    trim_slot(s, t->slot, take.n_samples);
    return true;
}

/* --- the running order --- */

/* Where in the rundown the next ticket comes from. */
struct cursor {
    const struct rundown *rundown;
    size_t item;
    size_t segment;
};

/* The next segment; false at the end. */
static bool next_segment(struct cursor *c, const struct item **item, const struct segment **segment)
{
    while (c->item < c->rundown->n_items) {
        *item = &c->rundown->items[c->item];
        if (c->segment < (*item)->n_segments) {
            *segment = &(*item)->segments[c->segment++];
            return true;
        }
        c->item++;
        c->segment = 0;
    }
    return false;
}

static bool add_tickets(struct studio *s, struct cursor *cursor, struct error *err)
{
    const struct item *item;
    const struct segment *segment;

    while (s->n_tickets < s->n_slots && next_segment(cursor, &item, &segment)) {
        struct ticket *const t = &s->tickets[(s->head + s->n_tickets) % s->n_slots];
        t->item = item;
        t->segment = segment;
        t->tries = 0;
        t->voice = voice_for(s, item, segment);
        if (t->voice == SIZE_MAX ||
            !utterance_make(&t->utterance, &segment->spoken, 0, segment->spoken.text.len))
            return error_memory(err, STUDIO_NAME);
        t->state = utterance_is_empty(&t->utterance)   ? TICKET_DONE
                   : t->utterance.text.len > PIECE_MAX ? TICKET_FAILED
                                                       : TICKET_WAITING;
        t->slot = s->free_slots[--s->n_free];
        s->n_tickets++;
    }
    return true;
}

static void drop_head(struct studio *s)
{
    s->free_slots[s->n_free++] = s->tickets[s->head].slot;
    s->head = (s->head + 1) % s->n_slots;
    s->n_tickets--;
}

/* After a failure: whatever is on its way must not come back into slots that are used again. */
static void drop_all(struct studio *s)
{
    for (size_t i = 0; i < s->n_workers; i++) {
        if (s->workers[i].n_queued)
            zygote_kill(&s->zygote, s->workers[i].pid);
        if (s->workers[i].n_queued)
            close_worker(&s->workers[i]);
    }
    while (s->n_tickets)
        drop_head(s);
}

static bool speak(struct studio *s, const struct rundown *rundown, studio_take_fn *on_take,
    void *userdata, struct error *err)
{
    struct cursor cursor = {.rundown = rundown};

    for (;;) {
        struct ticket *head;
        bool finished;
        if (!add_tickets(s, &cursor, err) || !dispatch(s, err))
            return false;
        if (s->n_tickets == 0)
            return true;
        head = &s->tickets[s->head];
        finished = head->state == TICKET_DONE || head->state == TICKET_FAILED;
        if (!listen_to_workers(s, !finished, err))
            return false;
        if (!finished)
            continue;
        if (!dispatch(s, err) || !hand_over(s, head, on_take, userdata, err))
            return false;
        drop_head(s);
    }
}

bool studio_speak(struct studio *studio, const struct rundown *rundown, studio_take_fn *on_take,
    void *userdata, struct notes *notes, struct error *err)
{
    bool ok;

    studio->notes = notes;
    ok = speak(studio, rundown, on_take, userdata, err);
    if (!ok)
        drop_all(studio);
    studio->notes = NULL;
    return ok;
}
