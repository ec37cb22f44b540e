/*
 * What the user should know though nothing failed: things set aside, doubts to check before air,
 * warnings. Rooms add notes; the command that runs shows them (-v, --strict) or not.
 */
#ifndef BASE_NOTE_H
#define BASE_NOTE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum note_kind {
    NOTE_WARNING,  /* always shown: the result is good, but not all that was asked for */
    NOTE_LEFT_OUT, /* words that somebody may miss were left out: shown by -v, counts for --strict
                    */
    NOTE_DESIGN, /* the format, an option or the article's own order left it out, which is what was
                    asked for: shown by -v only */
    NOTE_DOUBT,  /* may be said or understood wrongly: shown by -v, counts for --strict */
    NOTE_DETAIL, /* a decision that may interest: shown by -v only */
};

struct note {
    enum note_kind kind;
    const char *code; /* what the matter is, in a word that does not change ("duplicate"), for
                         `script --check`: a literal; NULL: nothing more than its kind says */
    struct str what;  /* the input, item or word that it is about */
    struct str why;   /* a sentence without full stop */
};

struct notes {
    struct arena *arena; /* where the texts live; the caller's */
    struct note *items;
    size_t n;
    size_t cap; /* items allocated */
};

/*
 * Adds one; both texts are copied. Without memory it is dropped: a note is never a reason to
 * fail. notes may be NULL (nobody wants them).
 */
void notes_add(struct notes *notes, enum note_kind kind, struct str what, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
/* The same with a code. */
void notes_add_code(struct notes *notes, enum note_kind kind, const char *code, struct str what,
    const char *fmt, ...) PRINTF_LIKE(5, 6);

/* Its code; where it has none, that of its kind: "warning", "left-out", "design", "doubt" or
 * "detail". */
const char *note_code(const struct note *note);

#endif
