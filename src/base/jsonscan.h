/*
 * JSON (RFC 8259) read where it stands, without a tree: for a few fields of many small files, or of
 * a large one. The text is walked through once, in order:
 *
 *     json_scan_begin(&scan, text);
 *     if (json_scan_object(&scan))
 *         while (json_scan_key(&scan, &key))
 *             if (str_eq(key, STR("title")))
 *                 json_scan_text(&scan, &title);
 *             else
 *                 json_scan_skip(&scan);
 *     if (!json_scan_end(&scan, &line))
 *         ... line tells where it is no JSON
 *
 * A failure sticks: what is called after it does nothing and answers false, so that it is enough to
 * look at json_scan_end. After json_scan_key or json_scan_item has answered true, exactly one value
 * must be taken or skipped.
 */
#ifndef BASE_JSONSCAN_H
#define BASE_JSONSCAN_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

#define JSON_SCAN_DEPTH 64 /* objects and arrays that may be open; deeper is taken for no JSON */

struct json_scan {
    struct str text;
    size_t at;
    bool failed;
    bool first; /* nothing was read yet of what was just opened */
    int depth;
    struct buf key; /* of one with escapes */
};

void json_scan_begin(struct json_scan *scan, struct str text);
/* Frees it. True: all of the text was one value. False: *line is that of the mistake, from 1. */
MUST_CHECK bool json_scan_end(struct json_scan *scan, size_t *line);

/* Enters an object or array that comes next. A value of another kind is skipped, and the answer is
 * false. */
bool json_scan_object(struct json_scan *scan);
bool json_scan_array(struct json_scan *scan);
/* The next key of the object, lent until the next call; false: it has ended. */
bool json_scan_key(struct json_scan *scan, struct str *key);
/* Is there another item in the array? False: it has ended. */
bool json_scan_item(struct json_scan *scan);

/* Takes a string over what `out` holds; a value of another kind is skipped, and `out` is left as it
 * is. Failure to allocate sticks in `out`. */
void json_scan_text(struct json_scan *scan, struct buf *out);
/* Takes a number; a value of another kind is skipped, and *out is left as it is. */
void json_scan_number(struct json_scan *scan, double *out);
void json_scan_skip(struct json_scan *scan);

#endif
