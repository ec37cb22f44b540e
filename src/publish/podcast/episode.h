/*
 * The episodes in a folder: audio files with what build wrote beside them. NAME.episode.json tells
 * what a feed needs; where there is none, NAME.json (the timeline) tells title, language, length
 * and date. A date that they do not tell is the one at the beginning of the name, else the audio
 * file's time.
 */
#ifndef PUBLISH_PODCAST_EPISODE_H
#define PUBLISH_PODCAST_EPISODE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "publish/podcast/uuid.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The files that an episode may have, told by their endings. */
enum episode_file {
    EPISODE_MP3, /* audio, the type that most players take first */
    EPISODE_M4A,
    EPISODE_OPUS,
    EPISODE_OGG,
    EPISODE_FLAC,
    EPISODE_WAV,
    EPISODE_VTT, /* what goes with it */
    EPISODE_SRT,
    EPISODE_TRANSCRIPT,
    EPISODE_TXT,
    EPISODE_CHAPTERS,
    EPISODE_JPG, /* its cover */
    EPISODE_PNG,
    EPISODE_SIDECAR, /* what tells about it */
    EPISODE_TIMELINE,
};
#define EPISODE_AUDIO (EPISODE_WAV + 1)
#define EPISODE_FILES (EPISODE_TIMELINE + 1)

struct episode_type {
    const char *ending; /* ".mp3" */
    const char *media;  /* its media type */
};
extern const struct episode_type episode_types[EPISODE_FILES]; /* by enum episode_file */

struct episode {
    struct str name;        /* of its files, without ending */
    struct str title;       /* never empty */
    struct str description; /* its stories' titles, a line each; may be empty */
    struct str link;        /* http(s) address of its only story; else empty */
    struct str image;       /* http(s) address of its only story's picture; else empty */
    struct str authors;     /* who wrote its stories, a line each (publish/podcast/credit.h) */
    struct str language;    /* BCP 47 tag, or empty */
    char guid[UUID_TEXT];
    int64_t instant;               /* its date, in seconds since 1970-01-01T00:00:00Z */
    bool undated;                  /* that is the audio file's time: nothing else tells one */
    int64_t duration;              /* seconds, rounded to the nearest; at least 1 */
    unsigned files;                /* bit by enum episode_file: there is one */
    uint64_t bytes[EPISODE_AUDIO]; /* of its audio; 0: none of that type, or an empty one */
    /* while the folder is read */
    enum episode_file told_by; /* the file that `trouble` is about */
    struct str trouble;        /* why it is no episode; s is NULL where it is one */
};

struct folder {
    struct str path;
    struct str *pages; /* names of files as those of a feed's pages are called: "feed-*.xml" */
    size_t n_pages;
    size_t cap_pages;         /* items allocated */
    struct episode *episodes; /* the newest first */
    size_t n_episodes;
    size_t cap_episodes;   /* items allocated */
    struct arena **arenas; /* where the episodes' texts live */
    size_t n_arenas;
};

/*
 * Reads a folder, on all cores; the lists live in the arena. An audio file without a readable
 * sidecar is left out with a NOTE_WARNING that names it, and so are empty ones; an undated
 * one is warned of. "latest.mp3" and its like are links. Two episodes with the same guid (a copied
 * sidecar) keep apart: all but the first by name get one made of guid and name. To be freed, also
 * on failure.
 */
MUST_CHECK bool folder_read(
    const char *path, struct arena *a, struct folder *out, struct notes *notes, struct error *err);
void folder_free(struct folder *folder);

/* Has the episode a file of that kind? */
bool episode_has(const struct episode *episode, enum episode_file file);

#endif
