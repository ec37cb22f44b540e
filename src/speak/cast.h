/*
 * A cast: which voice each role has. Read from a settings file in voices/.
 */
#ifndef SPEAK_CAST_H
#define SPEAK_CAST_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

#define CAST_LEAST_WPM 80
#define CAST_MOST_WPM  450

/* An espeak-ng voice with its settings. */
struct voice {
    struct str name; /* espeak-ng's: a language and variant ("en-gb+f3"); empty language part: that
                        of the item */
    int wpm;         /* words a minute: 80 to 450 */
    int pitch;       /* 0 to 100, 50 is normal */
    int range;       /* 0 to 100, 50 is normal */
    int volume;      /* 0 to 200, 100 is normal */
    int word_gap;    /* pause between words, in 10 ms at the default rate */
    struct str tuning; /* lines of a variant of ours (variant.h), which the name then ends with;
                          empty: the variant is the engine's */
    struct str set_at; /* "FILE: line N" where it was named or, without a name, the role began; may
                          be empty; for messages */
};

struct role {
    struct str name; /* "presenter", "reporter", "quote"; see struct segment */
    struct voice voice;
};

struct cast {
    struct str name;        /* as chosen */
    struct str description; /* one line for a list of casts; may be empty */
    unsigned stretch;       /* percent by which the reading rate may change either way to make an
                               exact length: 0 to 20 */
    bool announce_quotes;   /* "quote ... end quote" is said around direct quotations, for listeners
                               who cannot rely on the voice */
    struct role *roles;
    size_t n_roles;
    size_t cap_roles; /* items allocated */
};

/* Loads the cast of that name among the program's data, or from a path (with a "/" or ending in
 * ".cast"). */
MUST_CHECK bool cast_load(const char *name, struct arena *a, struct cast *out, struct error *err);

/* Does the cast name that role, or the one that it falls back to (see cast_voice)? */
bool cast_has(const struct cast *cast, struct str role);

/*
 * The voice of a role. Where the cast does not name it, "reporter-2" falls back to "reporter", so
 * that a format with alternating readers takes any cast; all else has the voice of the cast's first
 * role. Never NULL.
 */
const struct voice *cast_voice(const struct cast *cast, struct str role);

/* Sets the rate of the first role to wpm, and that of the others in proportion, within 80 to 450.
 */
void cast_set_wpm(struct cast *cast, int wpm);

/* Sets the rate of every role to permille / 1000 of what it is (1000 changes nothing), rounded,
 * within 80 to 450. It is up to the caller to keep to the cast's `stretch`. */
void cast_set_rate(struct cast *cast, unsigned permille);

#endif
