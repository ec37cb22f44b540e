/*
 * What the studio and the speech engine's processes tell each other. Both ends are the same
 * program, so the structs travel as they are. The parent trusts nothing in them: what the engine's
 * side has written is checked against the limits below before use.
 *
 *   studio --(control socket)--> zygote     wire_request (with a socket for the new worker)
 *   studio <------------------- zygote     wire_hello once, then a wire_reply to each request
 *   studio --(worker socket)---> worker     number of a slot to speak (uint32_t)
 *   studio <------------------- worker     wire_hello once, then the number of each slot spoken
 *
 * All sockets are SOCK_SEQPACKET. A closed socket means that the other end is gone.
 */
#ifndef SPEAK_WIRE_H
#define SPEAK_WIRE_H

#include "speak/variant.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Where the engine's process finds what it was given. */
#define WIRE_ENV        "BULLETIN_SPEECH_ENGINE" /* set: this process is to be the zygote */
#define WIRE_FD_CONTROL 3
#define WIRE_FD_SLOTS   4

/* Room for the text of one take in bytes, and for its word events. */
#define WIRE_TEXT_MAX   8192
#define WIRE_EVENTS_MAX 8192

/* A voice with its settings; see struct voice. */
struct wire_voice {
    char name[96];                /* "gmw/en+f3", "+f3" (language open), NUL-terminated */
    char language[64];            /* BCP 47 tag, used where the name leaves the language open */
    char tuning[VARIANT_MAX + 1]; /* lines of a variant of ours, which the name then ends with; else
                                     empty; NUL-terminated */
    int32_t wpm, pitch, range, volume, word_gap;
};

enum wire_op {
    WIRE_WORKER, /* fork a worker for `voice` that listens on the attached socket */
    WIRE_VOICES, /* fork one that writes the engine's voices to the attached socket and ends */
    WIRE_KILL,   /* kill worker `pid`, and reply when it is gone */
    WIRE_HAS,    /* reply whether the engine has `voice` */
};

struct wire_request {
    uint32_t op;
    int32_t pid;
    uint64_t memory_limit; /* bytes that a worker may allocate */
    struct wire_voice voice;
};

struct wire_reply {
    int32_t pid; /* of the new worker; negative: the errno of what failed */
    uint32_t
        kind; /* to WIRE_HAS: enum error_kind of what it lacks, ERROR_NONE where it has all ... */
    char why[1024]; /* ... and what that is; NUL-terminated */
};

/* The first message of a zygote and of a worker: is it ready? */
struct wire_hello {
    uint32_t ok;
    uint32_t sample_rate;
    uint32_t sandboxed; /* the kernel confines it */
    char why[1024];     /* where not ok; NUL-terminated */
};

enum wire_status {
    WIRE_SENT,     /* not looked at yet */
    WIRE_STARTED,  /* being spoken, or the worker died of it */
    WIRE_DONE,     /* take and events are complete */
    WIRE_TOO_LONG, /* the take has no room in the slot */
    WIRE_REFUSED,  /* the engine returned an error */
};

/* What is wanted of a slot's text. A slot that nobody wrote that in is for a take. */
enum wire_wanted {
    WIRE_TAKE,      /* its audio and events */
    WIRE_MNEMONICS, /* its phonemes in espeak-ng's alphabet, where the samples would be */
    WIRE_IPA,       /* its phonemes in IPA, likewise */
    WIRE_TRACE,     /* how the engine's dictionary and rules came to them, likewise */
};

/* The beginning of a word in the take. */
struct wire_event {
    uint32_t position; /* code points before it in the text */
    uint32_t length;   /* code points */
    uint32_t sample;
};

/*
 * A slot: shared memory for one take. It is mapped once by each process and used again and again,
 * because touching fresh pages costs more than filling them. Pages that no take has reached do not
 * exist.
 */
struct wire_slot {
    uint32_t status;   /* enum wire_status */
    uint32_t phonemes; /* [[...]] in the text are phonemes */
    uint32_t wanted;   /* enum wire_wanted */
    uint32_t text_len; /* bytes */
    uint32_t n_events;
    uint32_t transcript_len; /* bytes of the phonemes that were wanted */
    uint64_t n_samples;
    char text[WIRE_TEXT_MAX + 1]; /* NUL-terminated */
    struct wire_event events[WIRE_EVENTS_MAX];
};

/* Bytes of a slot, and where its samples begin: page-aligned. */
#define WIRE_SLOT_SIZE   ((size_t)64 << 20)
#define WIRE_SAMPLES_AT  ((sizeof(struct wire_slot) + 4095) & ~(size_t)4095)
#define WIRE_SAMPLES_MAX ((WIRE_SLOT_SIZE - WIRE_SAMPLES_AT) / sizeof(int16_t))

#endif
