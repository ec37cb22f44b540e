/*
 * What a file beside an episode's audio tells of it: NAME.episode.json
 * (publish/podcast/episodejson.h), or the timeline, NAME.json (publish/timelinejson.h).
 */
#ifndef PUBLISH_PODCAST_SIDECAR_H
#define PUBLISH_PODCAST_SIDECAR_H

#include "base/arena.h"
#include "base/buf.h"
#include "publish/podcast/episode.h"

#include <stdbool.h>

#define SIDECAR_MAX ((size_t)64 << 20) /* bytes */

/* Room for reading one after the other; begins as {0}. */
struct sidecar {
    struct buf bytes; /* of the file: the caller puts them in */
    struct buf title, language, date, guid;
    struct buf titles, authors; /* of the stories, a line each */
    struct buf link, image;     /* of the last story */
    struct buf scratch;
    size_t n_stories;
    double duration; /* seconds; negative where it is not told */
};

/*
 * Fills in an episode, whose name is there, by the sidecar's bytes; its texts are in the arena. A
 * date that neither it nor the name tells leaves the episode's as it is, and `undated`. False where
 * it is no sidecar, and *trouble says why; *trouble's s is NULL without memory.
 */
MUST_CHECK bool sidecar_read(
    struct sidecar *room, struct arena *a, struct episode *episode, struct str *trouble);
void sidecar_free(struct sidecar *room);

#endif
