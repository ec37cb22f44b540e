#include "script/format/wording.h"

#include "script/format/phrase.h"

#include <string.h>

#define DIVIDER " | "

static const char *const names[FIELD_KINDS] = {
    [FIELD_STATION] = "station",
    [FIELD_TITLE] = "title",
    [FIELD_DATE] = "date",
    [FIELD_TIME] = "time",
    [FIELD_COUNT] = "count",
    [FIELD_NUMBER] = "number",
    [FIELD_HEADLINE] = "headline",
    [FIELD_SOURCE] = "source",
    [FIELD_BYLINE] = "byline",
    [FIELD_NEXT] = "next",
    [FIELD_HOUR] = "hour",
    [FIELD_HOUR12] = "hour12",
    [FIELD_MINUTE] = "minute",
};

/* Takes the next alternative off *rest. */
static bool next_alternative(struct str *rest, struct str *out)
{
    ptrdiff_t at;

    if (!rest->s)
        return false;
    at = str_find(*rest, STR(DIVIDER), 0);
    if (at < 0) {
        *out = str_trim(*rest);
        *rest = (struct str){NULL, 0};
        return true;
    }
    *out = str_trim(str_cut(*rest, 0, (size_t)at));
    *rest = str_cut(*rest, (size_t)at + sizeof DIVIDER - 1, rest->len);
    return true;
}

static bool is_reference(struct str alternative)
{
    return str_starts(alternative, STR("@")) && !str_starts(alternative, STR("@@"));
}

/* A part of an alternative: text, or a field. */
struct part {
    struct str text; /* what is between "{" and "}" of a field */
    bool is_field;
    bool closed; /* a field ends with "}" */
};

/* Takes the next part off *rest. "{{" gives the text "{". */
static bool next_part(struct str *rest, struct part *out)
{
    ptrdiff_t at;

    if (rest->len == 0)
        return false;
    at = str_find(*rest, STR("{"), 0);
    *out = (struct part){0};
    if (at != 0) {
        const size_t end = at < 0 ? rest->len : (size_t)at;
        out->text = str_cut(*rest, 0, end);
        *rest = str_cut(*rest, end, rest->len);
        return true;
    }
    if (str_starts(*rest, STR("{{"))) {
        out->text = str_cut(*rest, 0, 1);
        *rest = str_cut(*rest, 2, rest->len);
        return true;
    }
    at = str_find(*rest, STR("}"), 1);
    out->is_field = true;
    out->closed = at >= 0;
    out->text = str_cut(*rest, 1, at < 0 ? rest->len : (size_t)at);
    *rest = str_cut(*rest, at < 0 ? rest->len : (size_t)at + 1, rest->len);
    return true;
}

static bool find_field(struct str name, enum field *out)
{
    for (int f = 0; f < FIELD_KINDS; f++) {
        if (!str_eq(name, str_of(names[f])))
            continue;
        *out = (enum field)f;
        return true;
    }
    return false;
}

/* --- checking --- */

static void list_allowed(unsigned allowed, struct buf *out)
{
    for (int f = 0; f < FIELD_KINDS; f++)
        if (allowed & FIELD_BIT(f))
            buf_printf(out, "%s{%s}", out->len ? ", " : "", names[f]);
}

static bool refuse_field(struct str name, unsigned allowed, struct error *why)
{
    struct buf list = {0};

    list_allowed(allowed, &list);
    if (list.failed)
        error_memory(why, "field");
    else
        error_usage(why, "field", "there is no {%.*s} here; there %s %.*s (\"{{\" is a \"{\")",
            STR_ARG(name), list.len ? "are" : "is none", STR_ARG(buf_str(&list)));
    buf_free(&list);
    return false;
}

static bool check_fields(struct str alternative, unsigned allowed, struct error *why)
{
    struct part part;
    enum field field;

    while (next_part(&alternative, &part)) {
        if (!part.is_field)
            continue;
        if (!part.closed)
            return error_usage(why, "field", "expected a \"}\" after \"{%.*s\" (\"{{\" is a \"{\")",
                STR_ARG(part.text));
        if (!find_field(part.text, &field) || !(allowed & FIELD_BIT(field)))
            return refuse_field(part.text, allowed, why);
    }
    return true;
}

bool wording_check(
    struct str wording, unsigned allowed, wording_name_fn *name, void *userdata, struct error *why)
{
    struct str alternative;

    while (next_alternative(&wording, &alternative)) {
        if (alternative.len == 0)
            return error_usage(why, "alternative", "expected words on both sides of \"|\"");
        if (!is_reference(alternative)) {
            if (!check_fields(alternative, allowed, why))
                return false;
            continue;
        }
        alternative = str_cut(alternative, 1, alternative.len);
        if (!phrase_is_name(alternative))
            return error_usage(why, "alternative",
                "expected the name of a stock phrase after \"@\", not \"%.*s\" (\"@@\" is an "
                "\"@\")",
                STR_ARG(alternative));
        if (name && !name(userdata, alternative, why))
            return false;
    }
    return true;
}

bool wording_needs_language(struct str wording)
{
    struct str alternative;
    struct part part;
    enum field field;

    while (next_alternative(&wording, &alternative)) {
        if (is_reference(alternative))
            return true;
        while (next_part(&alternative, &part))
            if (part.is_field && find_field(part.text, &field) &&
                (field == FIELD_DATE || field == FIELD_TIME))
                return true;
    }
    return false;
}

/* --- filling --- */

/* Ends it as a sentence does, be it before a closing mark? */
static bool has_end(struct str text)
{
    static const char *const closing[] = {"\"", "'", ")", "”", "’", "»", "“"};
    static const char *const ends[] = {".", "?", "!", "…"};

    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (str_ends(text, str_of(closing[i]))) {
            text.len -= strlen(closing[i]);
            break;
        }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(text, str_of(ends[i])))
            return true;
    return false;
}

static bool fill_text(struct str text, const struct fields *fields, struct buf *out)
{
    struct part part;
    bool ended = false;
    enum field field;

    while (next_part(&text, &part)) {
        if (!part.is_field) {
            buf_add(out, str_cut(part.text, ended && part.text.s[0] == '.', part.text.len));
            ended = false;
            continue;
        }
        if (!find_field(part.text, &field) || fields->value[field].len == 0)
            return false;
        buf_add(out, fields->value[field]);
        ended = has_end(fields->value[field]);
    }
    return true;
}

/* The phrase, in the singular where one thing is counted. */
static struct str find_phrase(
    struct str name, const struct fields *fields, const struct phrases *phrases)
{
    char singular[128];
    struct str found = {NULL, 0};

    if (!phrases)
        return found;
    if (str_eq(fields->value[FIELD_COUNT], STR("1")) &&
        name.len + sizeof ".one" <= sizeof singular) {
        memcpy(singular, name.s, name.len);
        memcpy(singular + name.len, ".one", sizeof ".one");
        found = phrases_find(phrases, str_of(singular));
    }
    return found.s ? found : phrases_find(phrases, name);
}

static bool fill(struct str wording, const struct fields *fields, const struct phrases *phrases,
    bool within_phrase, struct buf *out);

static bool fill_alternative(struct str alternative, const struct fields *fields,
    const struct phrases *phrases, bool within_phrase, struct buf *out)
{
    if (!is_reference(alternative))
        return fill_text(
            str_cut(alternative, str_starts(alternative, STR("@@")), alternative.len), fields, out);
    if (within_phrase)
        return false;
    return fill(find_phrase(str_cut(alternative, 1, alternative.len), fields, phrases), fields,
        phrases, true, out);
}

static bool fill(struct str wording, const struct fields *fields, const struct phrases *phrases,
    bool within_phrase, struct buf *out)
{
    const size_t before = out->len;
    struct str alternative;

    while (next_alternative(&wording, &alternative)) {
        if (fill_alternative(alternative, fields, phrases, within_phrase, out) && out->len > before)
            return true;
        out->len = before;
    }
    return false;
}

bool wording_fill(
    struct str wording, const struct fields *fields, const struct phrases *phrases, struct buf *out)
{
    return fill(wording, fields, phrases, false, out);
}
