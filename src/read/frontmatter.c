#include "read/frontmatter.h"

#include "base/buf.h"
#include "base/date.h"
#include "read/reader.h"

#include <string.h>

#define MAX_LINES 200 /* that front matter may have */

enum form { NONE, YAML, TOML, PLAIN };

/* The field that a name means, or NULL. */
static struct str *field_of(struct article *article, struct str name)
{
    const struct {
        const char *name;
        struct str *field;
    } fields[] = {{"title", &article->title}, {"headline", &article->title},
        {"author", &article->byline}, {"authors", &article->byline}, {"byline", &article->byline},
        {"by", &article->byline}, {"date", &article->published}, {"published", &article->published},
        {"pubdate", &article->published}, {"lang", &article->language},
        {"language", &article->language}, {"locale", &article->language},
        {"source", &article->source}, {"publication", &article->source},
        {"publisher", &article->source}, {"site", &article->source}, {"slug", &article->slug},
        {"url", &article->url}, {"link", &article->url}, {"canonical", &article->url},
        {"image", &article->image}, {"dateline", &article->dateline},
        {"embargo", &article->embargo}, {"version", &article->version}, {"id", &article->id}};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_eq_nocase(name, str_of(fields[i].name)))
            return fields[i].field;
    return NULL;
}

/* Splits "name: value" (or "name = value"); false where it is none. */
static bool split(struct str line, char by, struct str *name, struct str *value)
{
    size_t end = 0;

    while (end < line.len && (ascii_is_alpha(line.s[end]) || ascii_is_digit(line.s[end]) ||
                                 line.s[end] == '_' || line.s[end] == '-'))
        end++;
    *name = str_cut(line, 0, end);
    while (by == '=' && end < line.len && line.s[end] == ' ')
        end++;
    if (name->len == 0 || name->len > 40 || end >= line.len || line.s[end] != by)
        return false;
    /* YAML wants white space behind its colon: "http://..." is no name */
    if (by == ':' && end + 1 < line.len && !ascii_is_space(line.s[end + 1]))
        return false;
    *value = str_trim(str_cut(line, end + 1, line.len));
    return true;
}

static struct str first_line(struct str text)
{
    struct str line = {NULL, 0};

    (void)(str_next(&text, '\n', &line) || line.len);
    return line;
}

static enum form form_of(struct str text)
{
    const struct str line = str_trim(first_line(text));
    struct article known;
    struct str name, value;

    if (str_eq(line, STR("---")))
        return YAML;
    if (str_eq(line, STR("+++")))
        return TOML;
    return split(line, ':', &name, &value) && field_of(&known, name) && value.len > 0 ? PLAIN
                                                                                      : NONE;
}

/* Does the line end front matter of that form? */
static bool is_end(enum form form, struct str line)
{
    line = str_trim(line);
    switch (form) {
    case YAML: return str_eq(line, STR("---")) || str_eq(line, STR("..."));
    case TOML: return str_eq(line, STR("+++"));
    default: return line.len == 0;
    }
}

/* The lines of the front matter, and what follows them; false where it never ends or holds what is
 * no setting. */
static bool cut(struct str text, enum form form, struct str *lines, struct str *rest)
{
    struct str line, name, value, left = text;
    size_t from = 0, n = 0, settings = 0;

    if (form != PLAIN) {
        if (!str_next(&left, '\n', &line))
            return false;
        from = text.len - left.len;
    }
    while (n++ < MAX_LINES) {
        const size_t at = text.len - left.len;

        if (!str_next(&left, '\n', &line))
            return false;
        if (is_end(form, line)) {
            *lines = str_cut(text, from, at);
            *rest = left;
            return settings > 0;
        }
        if (split(line, form == TOML ? '=' : ':', &name, &value))
            settings++;
        else if (form == PLAIN)
            return false;
    }
    return false;
}

bool frontmatter_sniff(struct str text)
{
    const enum form form = form_of(text);
    struct str lines, rest;

    /* "Name: value" lines alone could be a letter */
    return (form == YAML || form == TOML) && cut(text, form, &lines, &rest);
}

static struct str unquoted(struct str value)
{
    if (value.len >= 2 && (value.s[0] == '"' || value.s[0] == '\'') &&
        value.s[value.len - 1] == value.s[0])
        return str_cut(value, 1, value.len - 1);
    return value;
}

/* Adds one value of a list. */
static void add_value(struct buf *out, struct str value)
{
    value = unquoted(str_trim(value));
    if (value.len == 0)
        return;
    if (out->len > 0)
        buf_add(out, STR(", "));
    buf_add(out, value);
}

/* A value on the line of its name; a list in brackets becomes one text. */
static void add_first(struct buf *out, struct str value)
{
    struct str piece;

    if (str_eq(value, STR(">")) || str_eq(value, STR("|")) || str_eq(value, STR(">-")) ||
        str_eq(value, STR("|-")))
        return;
    if (value.len < 2 || value.s[0] != '[' || value.s[value.len - 1] != ']') {
        add_value(out, value);
        return;
    }
    value = str_cut(value, 1, value.len - 1);
    while (str_next(&value, ',', &piece))
        add_value(out, piece);
}

/* A line that belongs to the name above it: "- one of a list", or more of a folded text. */
static void add_further(struct buf *out, struct str line)
{
    const struct str text = str_trim(line);
    struct str name, value;

    if (str_starts(text, STR("- "))) {
        value = str_cut(text, 2, text.len);
        /* "- name: Jane Roe" */
        if (split(value, ':', &name, &value) && !str_eq_nocase(name, STR("name")))
            return;
        add_value(out, value);
    } else if (line.len > 0 && ascii_is_space(line.s[0])) {
        if (out->len > 0)
            buf_add_byte(out, ' ');
        buf_add(out, text);
    }
}

static bool keep(struct article *article, struct str name, struct buf *value, struct arena *a)
{
    struct str *const field = field_of(article, name);
    const bool dated = field == &article->published || field == &article->embargo;
    struct date date;

    if (field && field->len == 0 && value->len > 0) {
        *field = article_line(a, buf_str(value));
        if (dated && date_parse(*field, &date))
            *field = date_iso(&date, a);
        else if (field == &article->published && field->s) /* "yesterday" is no date */
            *field = STR("");
        if (!field->s)
            return false;
    }
    if (article->urgency == 0 && str_eq_nocase(name, STR("urgency")))
        article->urgency = article_urgency(buf_str(value));
    buf_clear(value);
    return true;
}

bool frontmatter_read(struct str text, struct arena *a, struct article *article, struct str *rest)
{
    const enum form form = form_of(text);
    struct str lines, line, name = {NULL, 0}, next, value;
    struct buf text_of_it = {0};
    bool ok = true;

    *rest = text;
    if (form == NONE || !cut(text, form, &lines, rest))
        return true;
    while (ok && str_next(&lines, '\n', &line)) {
        if (split(line, form == TOML ? '=' : ':', &next, &value)) {
            ok = keep(article, name, &text_of_it, a);
            name = next;
            add_first(&text_of_it, value);
        } else {
            add_further(&text_of_it, line);
        }
    }
    ok = ok && keep(article, name, &text_of_it, a);
    buf_free(&text_of_it);
    return ok;
}
