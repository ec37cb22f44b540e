#include "read/source.h"

#include "base/file.h"
#include "read/plain.h"
#include "read/reader.h"
#include "read/signature.h"
#include "text/charset.h"

#include <string.h>

#define HEAD_SIZE 8192 /* bytes that types are told by */

/* The first line of a script file (script/scriptfile.h). */
#define SCRIPT_MAGIC STR("bulletin script 1")

static bool sniff_script(struct str head)
{
    struct str line;

    return str_next(&head, '\n', &line) && str_eq(str_trim(line), SCRIPT_MAGIC);
}

static bool sniff_html(struct str head)
{
    return str_starts(head, STR("<!DOCTYPE html")) || str_starts(head, STR("<!doctype html")) ||
           str_starts(head, STR("<html")) || str_starts(head, STR("<HTML"));
}

/* In the order of sniffing: what is told by more comes before what is told by less. */
static const struct reader READERS[] = {
    {SOURCE_SCRIPT, "script", "a script", sniff_script, NULL},
    {SOURCE_FEED, "feed", "a feed", NULL, NULL}, {SOURCE_NITF, "nitf", "NITF", NULL, NULL},
    {SOURCE_NEWSML, "newsml", "NewsML-G2", NULL, NULL},
    {SOURCE_NINJS, "ninjs", "ninjs", NULL, NULL},
    {SOURCE_HTML, "html", "a web page", sniff_html, NULL},
    {SOURCE_MARKDOWN, "markdown", "Markdown", NULL, NULL},
    {SOURCE_TEXT, "text", "plain text", NULL, plain_parse}, /* what is nothing else */
};
#define READER_COUNT (sizeof READERS / sizeof *READERS)

static const struct reader *reader_of(enum source_type type)
{
    for (size_t i = 0; i < READER_COUNT; i++)
        if (READERS[i].type == type)
            return &READERS[i];
    return NULL;
}

const char *source_type_name(enum source_type type)
{
    const struct reader *reader = reader_of(type);

    return reader ? reader->name : "";
}

bool source_type_of(struct str name, enum source_type *type)
{
    for (size_t i = 0; i < READER_COUNT; i++) {
        if (str_eq(name, str_of(READERS[i].name))) {
            *type = READERS[i].type;
            return true;
        }
    }
    return false;
}

/* "TYPE" or "TYPE:CHARSET". */
static bool type_asked_for(const char *from, struct source *out, struct error *err)
{
    struct str charset = str_of(from), type;

    if (!str_next(&charset, ':', &type) || !source_type_of(type, &out->type))
        return error_usage(err, from,
            "no type of input; --from takes script, text, html, feed, "
            "markdown, nitf, newsml or ninjs");
    out->charset = charset;
    return true;
}

static bool sniff(struct source *out, struct arena *a, struct error *err)
{
    struct str head;

    if (!charset_head(out->bytes, HEAD_SIZE, a, &head, err))
        return false;
    while (head.len && ascii_is_space(head.s[0]))
        head = str_cut(head, 1, head.len);
    for (size_t i = 0; i < READER_COUNT; i++) {
        if (READERS[i].sniff && READERS[i].sniff(head)) {
            out->type = READERS[i].type;
            return true;
        }
    }
    out->type = SOURCE_TEXT;
    return true;
}

bool source_open(
    const char *name, const char *from, struct arena *a, struct source *out, struct error *err)
{
    const char *binary;

    *out = (struct source){.type = SOURCE_TEXT};
    if (from && !type_asked_for(from, out, err))
        return false;
    out->name = arena_str(a, str_of(name));
    if (!out->name.s)
        return error_memory(err, name);
    if (!file_read(name, FILE_MAX_INPUT, a, &out->bytes, err))
        return false;
    binary = signature_of(out->bytes);
    if (binary)
        return error_set(err, name, "is %s, not text", binary);
    return from ? true : sniff(out, a, err);
}

bool source_articles(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const struct reader *reader = reader_of(source->type);
    const size_t before = out->n;

    if (!reader || !reader->parse)
        return error_set(err, source->name.s, "is %s, which is not read",
            reader ? reader->label : "of unknown type");
    if (!reader->parse(source, a, out, notes, err))
        return false;
    for (size_t i = before; i < out->n; i++)
        if (article_has_text(&out->items[i]))
            return true;
    return error_set(err, source->name.s, "no article text found");
}
