/*
 * The script file: a running order as plain text that a person can read, edit and build from.
 * Writer and reader are a pair: what one writes the other reads back to the same rundown.
 *
 *     bulletin script 1
 *     title: Ferry back in service
 *     language: en-GB
 *     date: 2026-11-24
 *     station: Harbour Radio
 *     length: 2:50-3:10
 *     rate: 97.5 %
 *     lead: 500 ms
 *     stretch: pauses 60-160 %, end 3 s
 *     loudness: -23 LUFS
 *     format: article
 *     cast: default
 *     roles: title presenter, heading presenter, text reporter, quote quote, phrase presenter
 *     pauses: clause 180, sentence 350, paragraph 650, heading 800, section 1100, item 1500
 *
 *     [story] Ferry back in service
 *     byline: Ann Lee
 *     source: Harbour News
 *     reader: reporter-2
 *     before: tone 880 Hz, length 300 ms, pause 200 ms
 *     bed: "/sounds/sea.ogg", gain -20 dB
 *
 *     # Ferry back in service
 *
 *     The ferry is back.
 *     A spokeswoman said:
 *       quote: “We are glad.”
 *       (pause: 2 s)
 *
 * - The head. `cast`, `roles` and `pauses` (milliseconds) are written always, so that a script
 *   needs no format file; where one of them is incomplete, what is left out is the format's,
 *   without `format` that of "article". Of the fields that need not be there, `length` is exact
 *   or the least and the most, `rate` is of the cast's own rate of reading, `lead` is silence
 *   before the first item, `stretch` is what may be done to pauses for the length, and how long
 *   the silence at the end may be.
 * - An item begins with [open], [headlines], [story] or [close] and its title. Up to a blank line
 *   may follow: `language`, `byline`, `source`, `url`, `image`, `id`, `published`, `reader` (the
 *   role of its running text), `before`, `after` and `bed` (script/sting.h).
 * - A line is a segment: a sentence. A blank line ends a paragraph; an indented line goes on with
 *   the sentence of the line before it. "# " begins a title, "## " a sub-heading, "- " a point of a
 *   list, "> " a block quotation, "~ " the format's own words. A longer line than can be spoken in
 *   one go (text/sentence.h) is cut into clauses.
 * - "ROLE: " gives a line to a role other than the usual one.
 * - Below a line, "(pause: 1500 ms)" or "(pause: 1.5 s)" sets the silence after it, "(say: ...)"
 *   what is said instead of it, "(after: section)" what boundary ends with it; each of them once.
 *   At the end of a line of text they are a mistake.
 * - A line that begins with ";" is a comment (script/file/scriptcomment.h), and kept. A "\" at the
 *   beginning of a line's text (after "# ", "quote: " and the like) takes the meaning from what
 *   follows: "\# 1" is text.
 * - UTF-8, with or without byte order mark; line ends LF or CR LF; blanks at line ends do not
 *   count.
 */
#ifndef SCRIPT_FILE_SCRIPTFILE_H
#define SCRIPT_FILE_SCRIPTFILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "rundown.h"
#include "script/format/format.h"
#include "text/spoken.h"

#include <stdbool.h>

/* Does text begin as a script file does? (read/source.h sniffs by the same first line.) */
#define SCRIPTFILE_MAGIC "bulletin script 1"

/* Writes the rundown, with the format that it was made by (its pauses need not be written at each
 * segment). Failure to allocate sticks in the buffer. */
void scriptfile_write(const struct rundown *rundown, const struct format *format, struct buf *out);

/* The number of the first line that begins with "NAME: ", behind blanks and marks; 0: there is
 * none. */
size_t scriptfile_line_of(struct str text, struct str name);

/*
 * Reads a script into a rundown and the format that it was made by, in the arena. A mistake is an
 * error of kind ERROR_USAGE: "NAME: line N: what was expected".
 */
MUST_CHECK bool scriptfile_read(struct str text, const char *name, struct front_end *front_end,
    struct arena *a, struct rundown *out, struct format *format, struct error *err);

#endif
