/*
 * A podcast feed of a folder of bulletins: RSS 2.0 (https://www.rssboard.org/rss-specification)
 * with the namespaces of Apple and of Podcasting 2.0 (https://podcastindex.org/namespace/1.0).
 * feed.xml has the 300 newest episodes, feed-2.xml the 300 before them and so on, joined by links
 * (RFC 5005, section 3). The same folder gives the same bytes.
 */
#ifndef PUBLISH_PODCAST_H
#define PUBLISH_PODCAST_H

#include "base/error.h"
#include "base/note.h"

#include <stdbool.h>
#include <stddef.h>

#define PODCAST_FEED "feed.xml"
#define PODCAST_PAGE 300 /* episodes in a file */

struct podcast_options {
    const char *folder;
    const char *base_url; /* the folder's address on the web; NULL: that of channel.ini, else
                             addresses are relative, with a NOTE_WARNING */
    unsigned keep; /* the newest of so many episodes are in the feed; 0: channel.ini's number,
                      else all. No file is deleted. */
};

/*
 * Writes the feed, each file whole or not at all, the oldest page first, and only those that
 * changed. Pages of an earlier, longer feed go; nothing else in the folder is touched. Waits for
 * another that writes the feed of the same folder. *n is the number of episodes in it.
 */
MUST_CHECK bool podcast_write(
    const struct podcast_options *options, size_t *n, struct notes *notes, struct error *err);

#endif
