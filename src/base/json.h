/*
 * JSON (RFC 8259): read into a tree, written as a stream, so that an output of any length takes no
 * more memory than its longest text. The only door to jansson, which parses.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- reading --- */

struct json; /* a value; all but the root are lent by it */

/* Parses one value of any kind; `what` names the input in the error. NULL: err says why. The caller
 * frees it. */
MUST_CHECK struct json *json_parse(struct str text, const char *what, struct error *err);
/* Frees a root and sets the caller's pointer to NULL. *root may be NULL. */
void json_free(struct json **root);

/* The value of a key, or NULL where `object` is NULL, no object, or has no such key. */
const struct json *json_get(const struct json *object, const char *key);
/* Items of an array; 0 for NULL and for what is no array. */
size_t json_count(const struct json *array);
/* Item i of an array, or NULL. */
const struct json *json_at(const struct json *array, size_t i);
/* A string's text, lent by the value; the empty str for NULL and for what is no string. */
struct str json_text(const struct json *value);
enum json_kind {
    JSON_KIND_NONE,
    JSON_KIND_OBJECT,
    JSON_KIND_ARRAY,
    JSON_KIND_TEXT,
    JSON_KIND_NUMBER,
    JSON_KIND_OTHER
};
/* JSON_KIND_NONE for NULL; JSON_KIND_OTHER for true, false and null. */
enum json_kind json_kind(const struct json *value);
/* True or false, or `otherwise` for NULL and for what is neither. */
bool json_truth(const struct json *value, bool otherwise);
/* A number, or `otherwise` for NULL and for what is no number. */
double json_number(const struct json *value, double otherwise);

/* --- writing --- */

/*
 * Writes one value, indented by one space a level. Keys and values are put in order; a value within
 * an array has the key NULL. Bytes that are not UTF-8 become
 * U+FFFD. Failure to allocate sticks in the buffer (buf.h).
 */
struct json_writer {
    struct buf *out; /* the caller's; may be emptied (written elsewhere) between two calls */
    int depth;       /* objects and arrays that are open */
    bool first;      /* nothing was put yet at this depth */
};

void json_begin_object(struct json_writer *w, const char *key);
void json_begin_array(struct json_writer *w, const char *key);
void json_end_object(struct json_writer *w);
void json_end_array(struct json_writer *w);
void json_put_str(struct json_writer *w, const char *key, struct str value);
void json_put_bool(struct json_writer *w, const char *key, bool value);
void json_put_int(struct json_writer *w, const char *key, int64_t value);
/* A finite number, to ten significant digits. */
void json_put_number(struct json_writer *w, const char *key, double value);
/* n / rate seconds, in the shortest decimal form of at most nine places, rounded to the nearest. */
void json_put_seconds(struct json_writer *w, const char *key, int64_t n, uint32_t rate);

#endif
