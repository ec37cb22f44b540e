/*
 * The text of one item as HTML: headings, paragraphs, quotations and lists, as the page and the
 * book have it. How a sentence is marked up is the business of who asks.
 */
#ifndef PUBLISH_PROSE_H
#define PUBLISH_PROSE_H

#include "base/attr.h"
#include "base/error.h"
#include "base/xmlwrite.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>

struct prose {
    struct xml_writer *w;
    const struct timeline *timeline;
    int level;      /* of an item's title as a heading; its sub-headings are one below */
    void *userdata; /* handed to the functions below */
    /* Writes segment i, within its block's element. */
    void (*sentence)(void *userdata, size_t i);
    /* Called where a block's element has just been opened, before segment i, its first; may be
     * NULL. */
    void (*block)(void *userdata, size_t i);
    /* Called after every block, where the buffer may be emptied; may be NULL. */
    bool (*drain)(void *userdata, struct error *err);
};

/* The segment after the last of the item that segment i belongs to. */
size_t prose_item_end(const struct timeline *timeline, size_t i);

/* Has the item of segments [from, to) a heading of its own: does it begin with its title, be it
 * behind the format's own words? */
bool prose_has_title(const struct timeline *timeline, size_t from, size_t to);

/* Writes the segments [from, to), of one item. False: `drain` failed. */
MUST_CHECK bool prose_write(const struct prose *prose, size_t from, size_t to, struct error *err);

/* Says where the story was published, in a paragraph; linked where that is an address of the web.
 */
void prose_source(struct xml_writer *w, const struct item *item, const char *source_word);

#endif
