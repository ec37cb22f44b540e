#include "speak/studio.h"

#include "speak/crew.h"
#include "speak/utterance.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define STUDIO_NAME "studio"

/* Synthesis takes milliseconds; this is for a hang. */
#define DEFAULT_TIME_LIMIT_MS 30000
#define DEFAULT_MEMORY_LIMIT  ((size_t)128 << 20)
#define MAX_JOBS              256

/* A text over this many bytes is spoken in pieces: the engine's positions go wrong in clauses of
 * over 800, and its clauses end somewhere after 120 words anyway. */
#define PIECE_MAX 4000
/* Samples of the longest take that is put together from pieces: one hour at 22,050 Hz. */
#define PIECED_MAX ((size_t)22050 * 3600)

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
    struct crew crew;
    size_t *free_slots; /* a stack, so that warm slots are used again */
    size_t n_free;
    struct ticket *tickets; /* a ring of as many as there are slots, in the segments' order */
    size_t head, n_tickets;
    struct pieced pieced;
    struct take_word *words; /* of the take being handed over */
    size_t cap_words;
};

/* --- opening and closing --- */

static bool allocate(struct studio *s, struct error *err)
{
    const size_t n = s->crew.n_slots;

    s->tickets = calloc(n, sizeof *s->tickets);
    s->free_slots = calloc(n, sizeof *s->free_slots);
    if (!s->tickets || !s->free_slots)
        return error_memory(err, STUDIO_NAME);
    for (size_t i = 0; i < n; i++)
        s->free_slots[s->n_free++] = n - 1 - i;
    return true;
}

struct studio *studio_open(
    const struct cast *cast, const struct studio_options *options, struct error *err)
{
    const size_t jobs = options->jobs > MAX_JOBS ? MAX_JOBS : options->jobs;
    struct studio *s = calloc(1, sizeof *s);

    if (!s) {
        error_memory(err, STUDIO_NAME);
        return NULL;
    }
    s->cast = cast;
    s->crew.time_limit_ms = options->time_limit_ms ? options->time_limit_ms : DEFAULT_TIME_LIMIT_MS;
    s->crew.memory_limit = options->memory_limit ? options->memory_limit : DEFAULT_MEMORY_LIMIT;
    if (!crew_open(&s->crew, jobs, err)) {
        free(s);
        return NULL;
    }
    if (!allocate(s, err))
        studio_close(&s);
    return s;
}

void studio_close(struct studio **studio)
{
    struct studio *const s = *studio;

    if (!s)
        return;
    for (size_t i = 0; s->tickets && i < s->crew.n_slots; i++)
        utterance_free(&s->tickets[i].utterance);
    crew_close(&s->crew);
    free(s->words);
    free(s->free_slots);
    free(s->tickets);
    free(s);
    *studio = NULL;
}

uint32_t studio_sample_rate(const struct studio *studio)
{
    return studio->crew.zygote.sample_rate;
}

/* Gives waiting tickets, in order, to workers. */
static bool dispatch(struct studio *s, struct error *err)
{
    for (size_t i = 0; i < s->n_tickets; i++) {
        struct ticket *const t = &s->tickets[(s->head + i) % s->crew.n_slots];
        if (t->state != TICKET_WAITING)
            continue;
        if (!crew_give(&s->crew, t, err))
            return false;
        if (t->state == TICKET_WAITING)
            return true;
    }
    return true;
}

/* --- handing over --- */

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
    const struct wire_slot *const slot = crew_slot(&s->crew, t->slot);
    const size_t n_samples = slot->n_samples, at = s->pieced.n_samples;
    struct pieced *const p = &s->pieced;
    size_t n;

    p->full = n_samples > PIECED_MAX - at;
    if (p->full) {
        notes_add(s->crew.notes, NOTE_WARNING, str_cut(t->segment->text, 0, 60),
            "is over an hour long; the rest of it is not spoken");
        return true;
    }
    if (!room_for_words(&p->words, &p->cap_words, p->n_words + t->utterance.n, err))
        return false;
    memcpy(p->samples + at, crew_samples(&s->crew, t->slot), n_samples * sizeof *p->samples);
    p->n_samples += n_samples;
    n = utterance_words(&t->utterance, slot->events, slot->n_events, p->samples + at, n_samples,
        p->words + p->n_words);
    add_words(p, n, (uint32_t)at);
    crew_trim(&s->crew, t->slot, n_samples);
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
        if (is_under_way(t) && !crew_listen(&s->crew, true, err))
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
    notes_add(s->crew.notes, NOTE_WARNING, word.len ? word : t->segment->text,
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
    struct take take = {.sample_rate = s->crew.zygote.sample_rate};
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
    const struct wire_slot *const slot = crew_slot(&s->crew, t->slot);
    struct take take = {.sample_rate = s->crew.zygote.sample_rate};

    if (t->state == TICKET_FAILED)
        return hand_over_pieced(s, t, on_take, userdata, err);
    if (!utterance_is_empty(&t->utterance)) {
        if (!room_for_words(&s->words, &s->cap_words, t->utterance.n, err))
            return false;
        take.samples = crew_samples(&s->crew, t->slot);
        take.n_samples = slot->n_samples;
        take.words = s->words;
        take.n_words = utterance_words(
            &t->utterance, slot->events, slot->n_events, take.samples, take.n_samples, s->words);
    }
    if (!on_take(userdata, t->item, t->segment, &take, err))
        return false;
    crew_trim(&s->crew, t->slot, take.n_samples);
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

    while (s->n_tickets < s->crew.n_slots && next_segment(cursor, &item, &segment)) {
        struct ticket *const t = &s->tickets[(s->head + s->n_tickets) % s->crew.n_slots];
        t->item = item;
        t->segment = segment;
        t->tries = 0;
        t->voice = crew_voice(&s->crew, cast_voice(s->cast, segment->role), item->language);
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
    s->head = (s->head + 1) % s->crew.n_slots;
    s->n_tickets--;
}

/* After a failure: what is on its way must not come back into slots that are used again. */
static void drop_all(struct studio *s)
{
    crew_abandon(&s->crew);
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
        if (!crew_listen(&s->crew, !finished, err))
            return false;
        if (!finished)
            continue;
        if (!dispatch(s, err) || !hand_over(s, head, on_take, userdata, err))
            return false;
        drop_head(s);
    }
}

bool studio_has_voice(
    struct studio *studio, const struct voice *voice, struct str language, struct error *err)
{
    const size_t number = crew_voice(&studio->crew, voice, language);

    return number == SIZE_MAX ? error_memory(err, STUDIO_NAME)
                              : crew_has_voice(&studio->crew, number, err);
}

/* Has the engine all voices that the cast gives the rundown's segments? */
static bool has_voices(struct studio *studio, const struct rundown *rundown, struct error *err)
{
    struct cursor cursor = {.rundown = rundown};
    const struct item *item;
    const struct segment *segment;

    while (next_segment(&cursor, &item, &segment))
        if (!studio_has_voice(studio, cast_voice(studio->cast, segment->role), item->language, err))
            return false;
    return true;
}

bool studio_speak(struct studio *studio, const struct rundown *rundown, studio_take_fn *on_take,
    void *userdata, struct notes *notes, struct error *err)
{
    bool ok;

    studio->crew.notes = notes;
    ok = has_voices(studio, rundown, err) && speak(studio, rundown, on_take, userdata, err);
    if (!ok)
        drop_all(studio);
    studio->crew.notes = NULL;
    return ok;
}
