/*
 * A running order: the bulletin before it is spoken. The room script makes it, of articles and a
 * format or of a script file; speak, mix and publish read it. Everything lives in one arena.
 */
#ifndef RUNDOWN_H
#define RUNDOWN_H

#include "base/str.h"
#include "text/spoken.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a segment was in the article. */
enum segment_kind {
    SEGMENT_TITLE,     /* a headline */
    SEGMENT_HEADING,   /* a sub-heading: opens a section */
    SEGMENT_PARAGRAPH, /* a sentence of a paragraph */
    SEGMENT_QUOTE,     /* a sentence of a block quotation */
    SEGMENT_LIST_ITEM, /* a sentence of a list's point; in ITEM_HEADLINES, a headline */
    SEGMENT_PHRASE,    /* the format's own words ("That was the news") */
};

/* What ends with a segment, from the least to the greatest. The format gives each its pause. */
enum boundary {
    BOUNDARY_CLAUSE, /* within a sentence: the voice changes, or the sentence is very long */
    BOUNDARY_SENTENCE,
    BOUNDARY_PARAGRAPH,
    BOUNDARY_HEADING, /* after a heading or title, before what it heads */
    BOUNDARY_SECTION, /* before the next sub-heading */
    BOUNDARY_ITEM,    /* before the next item; after the last one, the end of the programme */
};
#define BOUNDARY_COUNT 6

/* The smallest thing spoken in one go by one voice: as a rule, a sentence. */
struct segment {
    enum segment_kind kind;
    enum boundary boundary; /* what ends with it */
    struct str role;        /* who says it: a role of the cast ("presenter", "reporter", "quote") */
    struct str text;        /* as written; one line, never empty */
    struct str say;         /* what a person wants said instead of the text; else empty */
    struct spoken spoken;   /* as said: of `say` where there is one, else of `text` */
    uint32_t pause_ms;      /* silence after it */
    struct str comment;     /* what people are told before it in a script: lines; else empty */
};

enum sting_kind {
    STING_NONE,
    STING_FILE, /* a sound file */
    STING_TONE, /* a sine that the program makes */
    STING_PIPS, /* a time signal: six pips, which the program makes, on whole seconds */
};

/*
 * What is played once and that nobody speaks: a sting, a separator, an ident, pips. A file's gain
 * is to the speech: at 0 dB it is as loud as that (BS.1770), however loud it was recorded; that of
 * tone and pips is their peak in the file, where a programme that is brought to a loudness is taken
 * for as loud as its speech.
 */
struct sting {
    enum sting_kind kind;
    struct str file;      /* of STING_FILE: an absolute path */
    uint32_t hz;          /* of STING_TONE */
    uint32_t offset_ms;   /* of STING_FILE: where in the file it begins */
    uint32_t length_ms;   /* what is played of it; 0: all there is (never of STING_TONE) */
    double gain_db;       /* of a file: LU over the speech; of tone and pips: their peak in dBFS */
    uint32_t fade_in_ms;  /* within its length */
    uint32_t fade_out_ms; /* likewise */
    uint32_t pause_ms;    /* silence after it */
};

/* What is played under speech, over and over, from after what is played before its first item to
 * before what is played after its last; stings within it count as speech. `sound` is STING_NONE
 * where there is none; its length_ms is what is repeated, its fades are those of the whole bed. */
struct bed {
    struct sting sound;  /* its gain holds where nobody speaks */
    double duck_db;      /* so many dB less under speech; not negative */
    uint32_t attack_ms;  /* from the one level to the lower; done when speech begins */
    uint32_t release_ms; /* and back, from the end of speech; shorter pauses stay ducked */
};

enum item_kind { ITEM_OPEN, ITEM_HEADLINES, ITEM_STORY, ITEM_CLOSE };

struct item {
    enum item_kind kind;
    struct str title;     /* its name in chapters: a story's headline */
    struct str language;  /* BCP 47 tag of what is said in it */
    struct str byline;    /* who wrote the story, without "By", where known */
    struct str source;    /* the publication, where known */
    struct str url;       /* where the story is on the web, where known */
    struct str image;     /* URL of its picture, where known */
    struct str id;        /* the publisher's own mark of the story, where known */
    struct str published; /* ISO 8601: of the story, where known */
    struct str reader;    /* role that reads its running text, where not the format's; else empty */
    struct sting before;  /* played before its first segment */
    struct sting after;   /* played after its last one */
    struct bed bed;       /* under all of it; one like the item before's goes on without a break */
    struct str comment;   /* what people are told before it in a script: lines, the last of them
                           * empty where a blank line follows; else empty */
    struct segment *segments;
    size_t n_segments;
    size_t cap_segments; /* items allocated */
};

/* What is done where there is too little to say for the length that is asked for. */
enum underrun {
    UNDERRUN_ERROR,
    UNDERRUN_EARLY,   /* it ends when all is said */
    UNDERRUN_SILENCE, /* silence follows */
    UNDERRUN_BED,     /* the last item's bed goes on */
};

struct rundown {
    struct str title;    /* of the whole bulletin */
    struct str language; /* BCP 47 tag of the bulletin */
    struct str date;     /* ISO 8601: --date, or the newest article's; empty where neither tells */
    struct str expires;  /* ISO 8601: not to be on air after it; empty where that is not told */
    struct str station;  /* whose bulletin it is; empty where not known */
    uint32_t least_ms;   /* how long it must be: at least ... */
    uint32_t most_ms;    /* ... and at most; both 0: as long as it takes */
    enum underrun underrun;
    uint32_t rate;           /* of reading, in thousandths of the cast's own: 1000 */
    uint32_t lead_ms;        /* silence before its first item; pips count seconds from its end */
    struct str head_comment; /* what people are told in a script, at its beginning ... */
    struct str end_comment;  /* ... and at its end: lines; else empty */
    struct item *items;
    size_t n_items;
    size_t cap_items; /* items allocated */
};

/* Pips begin on a whole second: samples from `at`, which counts from the end of the lead, to the
 * next one; 0 where it is one. */
int64_t pips_wait(int64_t at, uint32_t sample_rate);

/* Is there a time signal in it? */
bool rundown_has_pips(const struct rundown *rundown);

/* Does the heading go on in the next segment of its item, as one that is spoken in two voices does?
 */
bool heading_goes_on(const struct item *item, const struct segment *segment);
/*
 * The sub-heading of the section that begins with this segment of the item: the segment itself, or
 * the one behind it that its words announce ("Section 1:", a phrase after which no paragraph ends).
 * NULL: no section begins here.
 */
const struct segment *section_heading(const struct item *item, const struct segment *segment);

/* The names in scripts and JSON: "paragraph", "story", "sentence". Never NULL. */
const char *segment_kind_name(enum segment_kind kind);
const char *item_kind_name(enum item_kind kind);
const char *boundary_name(enum boundary boundary);
const char *underrun_name(enum underrun underrun);
/* The one of that name; false: there is none. */
bool underrun_parse(struct str name, enum underrun *out);

/* Segments in all items. */
size_t rundown_count(const struct rundown *rundown);

/* The same in all their fields. */
bool sting_same(const struct sting *a, const struct sting *b);
bool bed_same(const struct bed *a, const struct bed *b);

#endif
