/* The page's own words, in the language of the bulletin where they are known, else in English. */
#ifndef PUBLISH_PAGEWORDS_H
#define PUBLISH_PAGEWORDS_H

#include "base/str.h"
#include "rundown.h"

#define PAGE_KEYS 4 /* rows of the list of keys */

struct page_words {
    const char *language; /* primary language subtag */
    const char *skip;     /* the skip link */
    const char *player;   /* the region's name */
    const char *play, *pause;
    const char *back, *forward; /* a sentence */
    const char *speed;
    const char *follow; /* keep the spoken words in view */
    const char *chapters, *transcript;
    const char *source;
    const char *from; /* "Play from", before a time */
    const char *date, *duration;
    const char *keyboard;      /* the heading of the list of keys */
    const char *where;         /* where the keys work */
    const char *keys[4];       /* what they do: left and right, up and down, Enter, space */
    const char *enter, *space; /* what these keys are called */
    const char *items[4];      /* what an item without a title is called, by enum item_kind */
};

/* Those of the language (BCP 47 tag). Never NULL. */
const struct page_words *page_words(struct str language);

#endif
