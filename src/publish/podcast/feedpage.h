/*
 * One page of a podcast feed, as RSS 2.0 (https://www.rssboard.org/rss-specification) with the
 * namespaces of Apple and of Podcasting 2.0 (https://podcastindex.org/namespace/1.0).
 */
#ifndef PUBLISH_PODCAST_FEEDPAGE_H
#define PUBLISH_PODCAST_FEEDPAGE_H

#include "base/buf.h"
#include "base/error.h"
#include "publish/podcast/channel.h"
#include "publish/podcast/episode.h"

#include <stdbool.h>
#include <stddef.h>

#define FEED_NAME      "feed.xml"
#define FEED_GENERATOR "bulletin"
#define FEED_FIRST     0  /* the number of the page with the newest episodes, FEED_NAME */
#define FEED_PAGE_NAME 48 /* bytes of a page's name, with the NUL */

/* All lent. */
struct feed_page {
    const struct channel *channel;
    struct str base;                /* address of the folder: ends in "/", or is empty */
    struct str language;            /* the podcast's, where its channel tells none */
    const struct episode *episodes; /* the newest first */
    size_t n;
    size_t number;
    /* the other pages of the feed (RFC 5005, section 3) */
    bool previous, next;                /* is there one with newer, with older episodes? */
    size_t number_before, number_after; /* their numbers */
    size_t last;                        /* that of the oldest */
};

/* The name of a page's file; in `room`, or a constant. */
struct str feed_page_name(size_t number, char room[FEED_PAGE_NAME]);

/* Adds the page's bytes. May be called by several threads at once, for several pages. */
MUST_CHECK bool feed_page_write(const struct feed_page *page, struct buf *out, struct error *err);

#endif
