/*
 * The studio: speaks the segments of a rundown, several at once, and hands the takes over in order.
 * A zygote process has only initialised the engine; its forks, the workers, set a voice each and
 * speak with it. Before each take a worker puts all its memory back to what it was when its voice
 * was set (rewind.h), as if it were a fresh fork, so that a take depends on nothing but engine,
 * voice and text. The main process never has the engine in it.
 */
#ifndef SPEAK_STUDIO_H
#define SPEAK_STUDIO_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "rundown.h"
#include "speak/cast.h"
#include "take.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct studio;

struct studio_options {
    unsigned jobs;          /* segments spoken at once; 0: one a core */
    uint32_t time_limit_ms; /* for one segment; 0: the default, see studio.c */
    size_t memory_limit;    /* bytes of address space for one segment's process; 0: the default */
};

/* Starts the studio; zygotes start as voices are first needed. The cast must outlive it. NULL: err
 * says why. */
MUST_CHECK struct studio *studio_open(
    const struct cast *cast, const struct studio_options *options, struct error *err);
/* Ends its processes and frees it; sets *studio to NULL. *studio may be NULL. */
void studio_close(struct studio **studio);

/* The rate of all takes, in samples a second. */
uint32_t studio_sample_rate(const struct studio *studio);

/*
 * Has the engine that voice, for an item of that language? False: err says what it lacks, as
 * ERROR_USAGE with the cast's file and line where the cast names it, as ERROR_FAILED where the
 * language has no voice. Asks the engine's process and speaks nothing: some 0.1 ms. The voice and
 * the language must outlive the studio.
 */
MUST_CHECK bool studio_has_voice(
    struct studio *studio, const struct voice *voice, struct str language, struct error *err);

/* Called with each take in order; false (with err filled in) stops the studio. */
typedef bool studio_take_fn(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err);

/*
 * Speaks every segment, having asked first whether the engine has every voice that the cast gives
 * them: the error of the first that it lacks is studio_has_voice's. A segment on which the engine
 * crashes or hangs is tried again in smaller pieces; what cannot be spoken even so is a
 * NOTE_WARNING that quotes it, and its take is silent there. Memory follows the longest segments,
 * not their number.
 */
MUST_CHECK bool studio_speak(struct studio *studio, const struct rundown *rundown,
    studio_take_fn *on_take, void *userdata, struct notes *notes, struct error *err);

/* A voice, or a variant of all voices, that the engine has. */
struct studio_voice_info {
    struct str name;      /* as in a cast: "gmw/en"; of a variant: "+f3" */
    struct str title;     /* as people call it: "English (Great Britain)" */
    struct str languages; /* BCP 47 tags, lower case, divided by spaces; empty for a variant */
    char gender;          /* 'M', 'F', or '-' where the engine does not tell */
};

/* Lists the engine's voices, in the arena. */
MUST_CHECK bool studio_voices(
    struct arena *a, struct studio_voice_info **out, size_t *n, struct error *err);

#endif
