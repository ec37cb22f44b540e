/*
 * The episodes in a folder: audio files with what build wrote beside them. NAME.episode.json tells
 * what a feed needs; where there is none, NAME.json (the timeline) tells title, language and
 * length, and the audio file's time is the date.
 */
#ifndef PUBLISH_EPISODE_H
#define PUBLISH_EPISODE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "publish/uuid.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A type of file that may belong to an episode. */
struct episode_type {
    const char *ending; /* ".mp3" */
    const char *media;  /* its media type */
};

/* Audio, the type that most players take first. */
#define EPISODE_AUDIO_TYPES 6
extern const struct episode_type episode_audio[EPISODE_AUDIO_TYPES];

struct episode {
    struct str name;        /* of its files, without ending */
    struct str title;       /* never empty */
    struct str description; /* its stories' titles, a line each; may be empty */
    struct str link;        /* http(s) address of its only story; else empty */
    struct str language;    /* BCP 47 tag, or empty */
    char guid[UUID_TEXT];
    int64_t instant;  /* its date, in seconds since 1970-01-01T00:00:00Z */
    int64_t duration; /* seconds, rounded to the nearest; at least 1 */
    /* bytes of its audio, by type; 0: none of that type, or an empty one */
    uint64_t bytes[EPISODE_AUDIO_TYPES];
};

struct folder {
    struct str path;
    struct str *files; /* names, sorted by bytes; hidden ones are left out */
    size_t n_files;
    size_t cap_files;         /* items allocated */
    struct episode *episodes; /* the newest first */
    size_t n_episodes;
    size_t cap_episodes; /* items allocated */
};

/*
 * Reads a folder into the arena. An audio file without a readable sidecar is left out with a
 * NOTE_WARNING that names it, and so are empty ones; "latest.mp3" and its like are links. Two
 * episodes with the same guid (a copied sidecar) keep apart: all but the first by name get one made
 * of guid and name.
 */
MUST_CHECK bool folder_read(
    const char *path, struct arena *a, struct folder *out, struct notes *notes, struct error *err);

/* Is there a file of that name and ending? */
bool folder_has(const struct folder *folder, struct str name, const char *ending);

#endif
