/*
 * The crew: the studio's worker processes, several to a voice, and the shared memory in which they
 * leave their takes. It gives tickets to workers, hears what became of them, and replaces workers
 * that crash, hang or are killed.
 */
#ifndef SPEAK_CREW_H
#define SPEAK_CREW_H

#include "base/attr.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "rundown.h"
#include "speak/cast.h"
#include "speak/utterance.h"
#include "speak/wire.h"
#include "speak/zygote.h"

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum ticket_state {
    TICKET_WAITING, /* for a worker */
    TICKET_SENT,
    TICKET_DONE,   /* its take is in its slot */
    TICKET_FAILED, /* the engine cannot speak it in one go */
};

/* A segment on its way through the studio. */
struct ticket {
    const struct item *item;
    const struct segment *segment;
    enum ticket_state state;
    size_t voice;   /* see crew_voice */
    size_t slot;    /* its own until it is handed over */
    unsigned tries; /* workers that died of it */
    struct utterance utterance;
};

/* A voice in use: a role's, with the language that it takes from the item. */
struct voice_in_use {
    const struct voice *voice;
    struct str language;
    bool found;         /* the engine has it */
    unsigned stillborn; /* workers in a row that ended before they were ready */
};

/* Tickets that a worker has been given: one that it speaks and one to go on with. */
#define QUEUE_MAX 2

struct worker {
    int fd; /* our end of its socket; -1: no worker */
    pid_t pid;
    size_t voice;
    bool ready;                      /* its hello has come */
    struct ticket *queue[QUEUE_MAX]; /* in the order in which it speaks them */
    size_t n_queued;
    int64_t deadline_ms; /* for the first of them; monotonic clock */
};

struct crew {
    size_t jobs;           /* workers that speak at once */
    int64_t time_limit_ms; /* for one ticket */
    size_t memory_limit;   /* bytes that a worker may allocate */
    struct zygote zygote;
    unsigned restarts; /* of the zygote */

    int slots_fd; /* the slots as a file in memory */
    char *slots;  /* n_slots of WIRE_SLOT_SIZE, shared with the workers */
    size_t n_slots;

    struct voice_in_use *voices;
    size_t n_voices, cap_voices;
    struct worker *workers;
    size_t n_workers;
    struct pollfd *polls; /* n_workers of them */

    struct notes *notes; /* where to tell; NULL between two studio_speak */
    bool told_unconfined;
};

/*
 * Starts the zygote and makes the slots. c is {0} but for its limits; jobs 0: one a core. False:
 * err says why.
 */
MUST_CHECK bool crew_open(struct crew *c, size_t jobs, struct error *err);
/* Ends all its processes. */
void crew_close(struct crew *c);

/*
 * The number by which tickets ask for a voice; `language` is that of the item, for a voice that
 * leaves it open. Both must outlive the crew. SIZE_MAX without memory.
 */
MUST_CHECK size_t crew_voice(struct crew *c, const struct voice *voice, struct str language);

/* Has the engine the voice of that number? An error of kind ERROR_USAGE names where it was set. */
MUST_CHECK bool crew_has_voice(struct crew *c, size_t voice, struct error *err);

struct wire_slot *crew_slot(const struct crew *c, size_t slot);
const int16_t *crew_samples(const struct crew *c, size_t slot);
/* Gives back what a very long take has allocated in its slot. */
void crew_trim(const struct crew *c, size_t slot, size_t n_samples);

/* Gives a waiting ticket to a worker; it goes on waiting where all are busy. False: err says why.
 */
MUST_CHECK bool crew_give(struct crew *c, struct ticket *t, struct error *err);
/*
 * Takes what the workers have to say, which changes the states of their tickets; waits for it (for
 * a while) with `wait`. False: err says why.
 */
MUST_CHECK bool crew_listen(struct crew *c, bool wait, struct error *err);
/* Drops what is under way: when this returns, nobody writes to a slot. */
void crew_abandon(struct crew *c);

#endif
