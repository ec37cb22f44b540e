/* A running order under way: its items, and what is said in them, of articles and of wordings. What
 * the splitter and its stories share. */
#ifndef SCRIPT_SPLIT_ASSEMBLY_H
#define SCRIPT_SPLIT_ASSEMBLY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "rundown.h"
#include "script/format/format.h"
#include "script/format/phrasebook.h"
#include "script/format/wording.h"
#include "script/split/split.h"

#include <stdbool.h>

struct assembly {
    const struct format *format;
    const struct split_options *options;
    struct front_end *front_end;
    struct arena *arena;   /* of the rundown; the caller's */
    struct arena *scratch; /* for what is not kept (assembly_renew); NULL before the first time */
    struct rundown *rundown;
    struct notes *notes;
    struct error *err;
    struct phrasebook book;
    const char *name;  /* the input at work, for messages */
    size_t count;      /* stories of the bulletin */
    struct str air;    /* ISO 8601: the time on air, else the day; or the time alone; else empty */
    struct str day;    /* the day on air and ... */
    struct str time;   /* ... the time, where known, as they are said in ... */
    struct str day_of; /* ... this language (BCP 47); NULL: not found out yet */
};

/* Memory ran out. Always false. */
bool assembly_no_memory(struct assembly *s);

/* Empties the scratch arena where it has grown; what is in it must not be needed any more. */
MUST_CHECK bool assembly_renew(struct assembly *s);

/* Adds an item in a language (BCP 47 tag; lent). NULL: err says why. */
MUST_CHECK struct item *assembly_item(
    struct assembly *s, enum item_kind kind, struct str title, struct str language);

/*
 * Adds a text that is spoken in one go, in as many segments as its length asks for. Their boundary
 * is the gap (script/boundary.h), until assembly_finish.
 */
MUST_CHECK bool assembly_add(struct assembly *s, struct item *item, enum segment_kind kind,
    struct str role, enum boundary gap, struct str text);

/* Changes the gap after what was added last, where anything was. */
void assembly_set_gap(struct item *item, enum boundary gap);

/* The item is complete: gives its segments their boundaries and pauses. */
void assembly_finish(const struct assembly *s, struct item *item);

/* What is known of the bulletin but for {date} and {time}, which assembly_fill adds. */
MUST_CHECK bool assembly_fields(struct assembly *s, struct fields *out);

/* A number in digits, in the arena; s is NULL without memory. */
struct str assembly_number(struct assembly *s, size_t number);

/* What a wording says in a language (BCP 47 tag; lent for as long as the assembly), in the arena;
 * empty where that is nothing. */
MUST_CHECK bool assembly_fill(struct assembly *s, struct str wording, struct str language,
    const struct fields *fields, struct str *out);

/*
 * Says in the item what the format says in that place: its own words sentence by sentence, a title
 * or headline as one. Each line of it is a paragraph.
 */
MUST_CHECK bool assembly_say(struct assembly *s, struct item *item, enum format_place place,
    const struct fields *fields, enum segment_kind kind, struct str role);

#endif
