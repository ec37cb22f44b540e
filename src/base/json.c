#include "base/json.h"

#include "base/utf8.h"

#include <jansson.h>
#include <stdio.h>

/* --- reading: a struct json is jansson's json_t, which nobody else needs to know --- */

static const json_t *inner(const struct json *value)
{
    return (const json_t *)value;
}

static const struct json *outer(const json_t *value)
{
    return (const struct json *)value;
}

struct json *json_parse(struct str text, const char *what, struct error *err)
{
    json_error_t reason;
    /* a NUL in a string is allowed: texts carry their length here */
    json_t *root =
        json_loadb(text.s ? text.s : "", text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &reason);

    if (!root)
        error_set(err, what, "not JSON: line %d: %s", reason.line, reason.text);
    return (struct json *)root;
}

void json_free(struct json **root)
{
    json_decref((json_t *)*root);
    *root = NULL;
}

const struct json *json_get(const struct json *object, const char *key)
{
    return outer(json_object_get(inner(object), key));
}

size_t json_count(const struct json *array)
{
    return json_array_size(inner(array));
}

const struct json *json_at(const struct json *array, size_t i)
{
    return outer(json_array_get(inner(array), i));
}

struct str json_text(const struct json *value)
{
    const json_t *v = inner(value);

    return json_is_string(v) ? (struct str){json_string_value(v), json_string_length(v)}
                             : (struct str){NULL, 0};
}

enum json_kind json_kind(const struct json *value)
{
    if (!value)
        return JSON_KIND_NONE;
    switch (json_typeof(inner(value))) {
    case JSON_OBJECT: return JSON_KIND_OBJECT;
    case JSON_ARRAY: return JSON_KIND_ARRAY;
    case JSON_STRING: return JSON_KIND_TEXT;
    case JSON_INTEGER:
    case JSON_REAL: return JSON_KIND_NUMBER;
    default: return JSON_KIND_OTHER;
    }
}

bool json_truth(const struct json *value, bool otherwise)
{
    if (!value || !json_is_boolean(inner(value)))
        return otherwise;
    return json_is_true(inner(value));
}

double json_number(const struct json *value, double otherwise)
{
    const json_t *v = inner(value);

    return json_is_number(v) ? json_number_value(v) : otherwise;
}

/* --- writing --- */

/* The bytes of t from `from` that need no escape: up to a quotation mark, a backslash, a control
 * character or what is not UTF-8. */
static size_t plain_until(struct str t, size_t from)
{
    while (from < t.len) {
        const unsigned char c = (unsigned char)t.s[from];
        size_t next = from;
        if (c < 0x20 || c == '"' || c == '\\')
            break;
        if (utf8_next(t, &next) == UTF8_REPLACEMENT && next - from == 1)
            break;
        from = next;
    }
    return from;
}

static void add_escape(struct buf *out, unsigned char c)
{
    switch (c) {
    case '"': buf_add(out, STR("\\\"")); break;
    case '\\': buf_add(out, STR("\\\\")); break;
    case '\n': buf_add(out, STR("\\n")); break;
    case '\r': buf_add(out, STR("\\r")); break;
    case '\t': buf_add(out, STR("\\t")); break;
    default:
        if (c < 0x20)
            buf_printf(out, "\\u%04x", c);
        else
            buf_add_cp(out, UTF8_REPLACEMENT);
    }
}

/* A string (RFC 8259, section 7), quotation marks included. */
static void add_string(struct buf *out, struct str t)
{
    buf_add_byte(out, '"');
    for (size_t at = 0; at < t.len;) {
        const size_t until = plain_until(t, at);
        buf_add(out, str_cut(t, at, until));
        if (until < t.len)
            add_escape(out, (unsigned char)t.s[until]);
        at = until + 1;
    }
    buf_add_byte(out, '"');
}

static void new_line(struct json_writer *w)
{
    buf_add_byte(w->out, '\n');
    for (int i = 0; i < w->depth; i++)
        buf_add_byte(w->out, ' ');
}

/* What stands before a value: the comma after the one before, the line, the key. */
static void begin_value(struct json_writer *w, const char *key)
{
    if (w->depth > 0) {
        if (!w->first)
            buf_add_byte(w->out, ',');
        new_line(w);
    }
    if (key) {
        add_string(w->out, str_of(key));
        buf_add(w->out, STR(": "));
    }
    w->first = false;
}

static void begin(struct json_writer *w, const char *key, char bracket)
{
    begin_value(w, key);
    buf_add_byte(w->out, bracket);
    w->depth++;
    w->first = true;
}

static void end(struct json_writer *w, char bracket)
{
    w->depth--;
    if (!w->first)
        new_line(w);
    buf_add_byte(w->out, bracket);
    if (w->depth == 0)
        buf_add_byte(w->out, '\n');
    w->first = false;
}

void json_begin_object(struct json_writer *w, const char *key)
{
    begin(w, key, '{');
}

void json_begin_array(struct json_writer *w, const char *key)
{
    begin(w, key, '[');
}

void json_end_object(struct json_writer *w)
{
    end(w, '}');
}

void json_end_array(struct json_writer *w)
{
    end(w, ']');
}

void json_put_str(struct json_writer *w, const char *key, struct str value)
{
    begin_value(w, key);
    add_string(w->out, value);
}

void json_put_bool(struct json_writer *w, const char *key, bool value)
{
    begin_value(w, key);
    buf_add(w->out, value ? STR("true") : STR("false"));
}

void json_put_int(struct json_writer *w, const char *key, int64_t value)
{
    begin_value(w, key);
    buf_printf(w->out, "%lld", (long long)value);
}

void json_put_number(struct json_writer *w, const char *key, double value)
{
    begin_value(w, key);
    buf_printf(w->out, "%.10g", value);
}

void json_put_seconds(struct json_writer *w, const char *key, int64_t n, uint32_t rate)
{
    const int64_t whole = n / rate;
    const int64_t nano = ((n % rate) * 1000000000 + rate / 2) / rate;
    char places[16];
    int len;

    begin_value(w, key);
    len = snprintf(places, sizeof places, "%09lld", (long long)(nano % 1000000000));
    while (len > 0 && places[len - 1] == '0')
        len--;
    buf_printf(w->out, "%lld", (long long)(whole + nano / 1000000000));
    if (len > 0)
        buf_printf(w->out, ".%.*s", len, places);
}
