/*
 * A podcast feed of a folder of bulletins. feed.xml has the 300 newest episodes; the older ones are
 * in feed-1.xml, feed-2.xml and so on, 300 in each, from the oldest on, so that a new episode
 * changes only two files however many there are. Links join them from the newest to the oldest
 * (RFC 5005, section 3). The same folder gives the same bytes.
 */
#ifndef PUBLISH_PODCAST_PODCAST_H
#define PUBLISH_PODCAST_PODCAST_H

#include "base/error.h"
#include "base/note.h"

#include <stdbool.h>
#include <stddef.h>

#define PODCAST_FEED "feed.xml"
#define PODCAST_PAGE ((size_t)300) /* episodes in a file */

struct podcast_options {
    const char *folder;
    const char *base_url; /* the folder's address on the web; NULL: that of channel.ini, else
                             addresses are relative, with a NOTE_WARNING */
    unsigned keep; /* the newest of so many episodes are in the feed; 0: channel.ini's number,
                      else all. No file is deleted. */
    bool locked;   /* the caller holds podcast_lock */
};

/*
 * Waits until no other process writes into the folder of a podcast, and keeps others waiting until
 * podcast_unlock (or the end of the process): for whoever adds an episode, from the choice of its
 * name until the feed has it. Where the file system has no locks, nobody waits.
 */
MUST_CHECK bool podcast_lock(const char *folder, int *lock, struct error *err);
/* *lock may be -1, and is then. */
void podcast_unlock(int *lock);

/*
 * Writes the feed, each file whole or not at all, the first page last, and only those that changed.
 * Pages of an earlier, longer feed go; nothing else in the folder is touched. Waits for others by
 * podcast_lock. *n is the number of episodes in it.
 */
MUST_CHECK bool podcast_write(
    const struct podcast_options *options, size_t *n, struct notes *notes, struct error *err);

#endif
