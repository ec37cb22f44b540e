/*
 * A line cut into words, each with the classes of words that a page's furniture is made of: what
 * credits name, what buttons and appeals say, agencies and platforms, words of dates and roles.
 * Rules about lines are written with the classes, so that they hold for every language that the
 * table (pageword.c) has words of.
 */
#ifndef READ_LINE_PAGELINE_H
#define READ_LINE_PAGELINE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Classes of words, as bits. */
enum pageword_class {
    WORD_MEDIUM = 1 << 0,    /* what is credited or has a caption: photo, video, graphic */
    WORD_CREDIT = 1 << 1,    /* credit, source, caption, courtesy */
    WORD_AGENCY = 1 << 2,    /* Getty, Reuters, AP, dpa */
    WORD_WORK = 1 << 3,      /* work that is signed: words, reporting, editing */
    WORD_BY = 1 << 4,        /* by, von, par: before a name */
    WORD_ACTION = 1 << 5,    /* what a reader is told to do: follow, subscribe, click */
    WORD_OWN = 1 << 6,       /* us, our, here: the page of itself */
    WORD_PLATFORM = 1 << 7,  /* Facebook, newsletter, podcast */
    WORD_READ = 1 << 8,      /* read, watch, listen, see: what a link offers */
    WORD_ALSO = 1 << 9,      /* also, more, next: what makes the link another story's */
    WORD_RELATED = 1 << 10,  /* related, more, trending: before a colon and another story */
    WORD_STORY = 1 << 11,    /* story, article, topic, news: what a page is made of */
    WORD_BUTTON = 1 << 12,   /* share, advertisement, subscribe: enough for a button */
    WORD_CONTROL = 1 << 13,  /* play, show, view, continues: a button with another word of it */
    WORD_FILL = 1 << 14,     /* the, to, this, on: any language's small words */
    WORD_DATE = 1 << 15,     /* months, days of the week, GMT, am, ago */
    WORD_DATED = 1 << 16,    /* published, updated: before a date */
    WORD_ROLE = 1 << 17,     /* editor, correspondent */
    WORD_COUNTED = 1 << 18,  /* comments, shares, views: behind a number */
    WORD_MINUTES = 1 << 19,  /* min, minutes */
    WORD_READING = 1 << 20,  /* read, Lesezeit, lecture: beside minutes */
    WORD_POSITION = 1 << 21, /* pictured, left, above: before a colon in captions */
    WORD_ARTICLE = 1 << 22,  /* the, a, der, la: no name begins so */
    WORD_RIGHTS = 1 << 23,   /* copyright, rights, reserved */
    WORD_PLACE = 1 << 24,    /* app, website, channel: a platform, or a thing that news is about */
    WORD_RANK = 1 << 25,     /* most, top, latest: before "stories" */
    WORD_FOLLOW = 1 << 26,   /* of WORD_ACTION: follow, subscribe, click */
    WORD_COOKIE = 1 << 27,
    WORD_WE = 1 << 28,  /* we, our, this: who uses cookies */
    WORD_USE = 1 << 29, /* use, accept, policy: what is done about cookies */
    WORD_TAG = 1 << 30, /* tags, topic: before a colon and what the page is filed under */
};

/* Words that are kept of a line; no rule looks further. */
#define PAGELINE_WORDS 48

struct pageword {
    struct str text;  /* as written: letters, digits, marks within ("o'clock", "14:05") */
    unsigned classes; /* enum pageword_class; 0 for a word that the table lacks */
    uint32_t before;  /* the last mark between the word before and this one; 0: none but spaces */
    uint32_t after;   /* the first mark between it and the next word; 0: none but spaces */
    bool upper;       /* its first letter is upper case, or of a script without cases */
    bool number;      /* it begins with a digit */
};

struct pageline {
    struct str text;
    struct pageword words[PAGELINE_WORDS];
    size_t n;
    bool whole;           /* words has them all */
    unsigned any, all;    /* classes that any, and that every word has */
    uint32_t first, last; /* first and last character */
    bool stop;            /* ends as a sentence does, by a full stop or the like */
};

/* The table of words, made once an article, in the arena; NULL without memory. */
struct pagewords;
MUST_CHECK struct pagewords *pagewords_new(struct arena *a);

/* The classes of a word, in any case; 0: not in the table. */
unsigned pageword_classes(const struct pagewords *table, struct str word);

struct pageline pageline_of(const struct pagewords *table, struct str line);

/* Words of the line that have one of the classes. */
size_t pageline_count(const struct pageline *line, unsigned classes);
/* Has every word from index `from` up to `to` one of the classes, or is it a number where
 * `numbers`? True where there are none. */
bool pageline_only(
    const struct pageline *line, size_t from, size_t to, unsigned classes, bool numbers);
/* Is every word from `from` up to `to` a name's: capital first, a number, or a small word that
 * stands between names? */
bool pageline_names(const struct pageline *line, size_t from, size_t to);
/* The index of the first word that a colon follows, or n. */
size_t pageline_colon(const struct pageline *line);

#endif
