/* A format: the shape of a bulletin, read from a settings file in scripts/formats/. What may be in
 * one, with its values, is in bulletin-format(5). */
#ifndef SCRIPT_FORMAT_FORMAT_H
#define SCRIPT_FORMAT_FORMAT_H

#include "base/arena.h"
#include "base/error.h"
#include "rundown.h"

#include <stdbool.h>
#include <stdint.h>

#define FORMAT_DEFAULT      "article"
#define FORMAT_MAX_PAUSE    600000u /* ms: more than ten minutes of silence is a mistake */
#define FORMAT_MOST_READERS 8
#define FORMAT_ALL          UINT32_MAX

/* What may be done for an exact length where the format does not say. */
#define FORMAT_PAUSE_LEAST 600u /* thousandths */
#define FORMAT_PAUSE_MOST  1600u
#define FORMAT_END_MOST    3000u /* ms */
/* The greatest pause_most: 500 % of what has become 10 % already. */
#define FORMAT_PAUSE_LIMIT 50000u

#define FORMAT_LEAST_LOUDNESS (-70.0) /* LUFS */
#define FORMAT_MOST_LOUDNESS  (-5.0)

/* In which order stories come. */
enum story_order {
    ORDER_GIVEN,
    ORDER_NEWEST,            /* by their dates, the newest first */
    ORDER_BREAKING,          /* what is marked as breaking or urgent first, then as given */
    ORDER_LONGEST_NOT_AIRED, /* what was never on air, then what was longest ago (a state file) */
};

/* What of a story is read. */
enum story_form {
    STORY_FULL, /* all of it */
    STORY_LEAD, /* its first paragraph */
};

/* The places at which a format says something of its own. */
enum format_place {
    SAY_OPENING,   /* first of all */
    SAY_TITLE,     /* after it: the bulletin's title */
    SAY_HEADLINES, /* before the headlines */
    SAY_HEADLINE,  /* each of them */
    SAY_AFTER_HEADLINES,
    SAY_BEFORE_STORY, /* before each story's title */
    SAY_STORY_TITLE,
    SAY_AFTER_TITLE,    /* before the story's text */
    SAY_BEFORE_SECTION, /* before each sub-heading */
    SAY_AFTER_STORY,
    SAY_CLOSING,  /* after the last story */
    SAY_SIGN_OFF, /* last of all */
};
#define SAY_PLACES 12

/* Which items lie on the bed. */
enum bed_under {
    UNDER_HEADLINES,
    UNDER_OPENING, /* the opening and the headlines */
    UNDER_ALL,
};

struct format {
    struct str name;                   /* as chosen: "article", or a path */
    uint32_t pause_ms[BOUNDARY_COUNT]; /* silence after a segment, by what ends with it */
    struct str role_title;             /* who says titles and headlines, ... */
    struct str role_heading;
    struct str role_text;   /* ... the running text: the first of the readers, ... */
    struct str role_quote;  /* ... direct quotations, ... */
    struct str role_phrase; /* ... and the format's own words; as a rule, who says titles */
    struct str readers[FORMAT_MOST_READERS]; /* roles that the stories' text takes turns in */
    size_t n_readers;                        /* 0: role_text alone */
    struct str cast; /* the cast that it is read by, unless --cast says otherwise */
    double loudness; /* LUFS of the bulletin, unless --loudness says otherwise; 0: as spoken */
    enum story_order order;
    enum story_form form;
    uint32_t most_stories;   /* 0: all */
    uint32_t most_headlines; /* 0: none; FORMAT_ALL: every story's */
    /* what may be done for an exact length (script/fit/fit.h) */
    uint32_t pause_least; /* pauses become so much shorter at most, in thousandths, ... */
    uint32_t pause_most;  /* ... and so much longer */
    uint32_t end_most_ms; /* silence at the end is no longer than this */
    struct str station;   /* whose bulletin it is, unless --station says otherwise; may be empty */
    /* wordings (script/format/wording.h), empty where nothing is said; `say` has one a line, said
     * one after the other */
    struct str one;     /* the title of a bulletin that is made of one article */
    struct str several; /* ... and of several */
    struct str say[SAY_PLACES];
    struct sting opening;   /* played before all that is said, ... */
    struct sting separator; /* ... before each story that something was said before, ... */
    struct sting closing;   /* ... and after all */
    struct bed bed;
    enum bed_under bed_under;
};

/*
 * Loads the format of that name among the program's data, or from a path (anything with a "/" or an
 * ending ".format"), with all texts in the arena. A name that is none, an unknown or missing
 * setting, a value out of range, a field or stock phrase that is none are errors of kind
 * ERROR_USAGE that name file and line.
 */
MUST_CHECK bool format_load(
    const char *name, struct arena *a, struct format *out, struct error *err);

/* The order that --order and formats call "given", "newest", "breaking" or "longest-not-aired".
 * False: there is none of that name. */
MUST_CHECK bool order_of(struct str name, enum story_order *out);

/* The role that says segments of that kind in an item whose running text `reader` reads (empty:
 * whoever does in this format). */
struct str format_role(const struct format *format, struct str reader, enum segment_kind kind);

/* Is it a role's name: a lower-case letter, then up to 31 lower-case letters, digits and hyphens?
 */
bool format_is_role(struct str name);

#endif
