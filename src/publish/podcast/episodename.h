/* Where a bulletin goes in the folder of a podcast. */
#ifndef PUBLISH_PODCAST_EPISODENAME_H
#define PUBLISH_PODCAST_EPISODENAME_H

#include "base/arena.h"
#include "base/error.h"
#include "rundown.h"

#include <stdbool.h>

/*
 * The path of a bulletin's audio in the folder, in the arena: its date and title in small ASCII
 * letters, digits and hyphens ("2026-11-24-0830-the-news.mp3"), so that no title can leave the
 * folder or take two lines. The same bulletin gets the same name; where another episode has it (by
 * the guid beside it), or date and title do not make one, eight digits of the guid are added, or
 * all. To be called under podcast_lock (publish/podcast/podcast.h): then no name is given twice.
 */
MUST_CHECK bool episode_path(const char *folder, const struct rundown *rundown, const char *ending,
    struct arena *a, const char **out, struct error *err);

/*
 * Makes "latest" with the ending of `path`, in its folder, another name of that file, in one step:
 * a hard link, or where the file system has none a symbolic one.
 */
MUST_CHECK bool episode_link_latest(const char *path, struct error *err);

#endif
