#include "read/source.h"

#include "base/date.h"
#include "base/file.h"
#include "read/agency/newsml.h"
#include "read/agency/ninjs.h"
#include "read/agency/nitf.h"
#include "read/articlelanguage.h"
#include "read/feed/feed.h"
#include "read/markdown.h"
#include "read/page/html.h"
#include "read/plain/plain.h"
#include "read/reader.h"
#include "read/release.h"
#include "read/signature.h"
#include "read/stories.h"
#include "read/web/address.h"
#include "text/charset.h"

#include <string.h>

#define HEAD_SIZE 8192 /* bytes that types are told by */

/* The first line of a script file (script/file/scriptfile.h), whose reader refuses other versions
 * than its own. */
#define SCRIPT_MAGIC STR("bulletin script ")

static bool sniff_script(struct str head)
{
    unsigned long version;
    struct str line;

    return str_next(&head, '\n', &line) && str_starts(line, SCRIPT_MAGIC) &&
           str_to_uint(str_trim(str_cut(line, SCRIPT_MAGIC.len, line.len)), 1000, &version);
}

/* In the order of sniffing: what is told by more comes before what is told by less. */
static const struct reader READERS[] = {
    {SOURCE_SCRIPT, "script", "a script", sniff_script, NULL},
    {SOURCE_FEED, "feed", "a feed", feed_sniff, feed_parse},
    {SOURCE_NITF, "nitf", "NITF", nitf_sniff, nitf_parse},
    {SOURCE_NEWSML, "newsml", "NewsML-G2", newsml_sniff, newsml_parse},
    {SOURCE_NINJS, "ninjs", "ninjs", ninjs_sniff, ninjs_parse},
    {SOURCE_HTML, "html", "a web page", html_sniff, html_articles},
    {SOURCE_MARKDOWN, "markdown", "Markdown", markdown_sniff, markdown_parse},
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

/* What can be told before there is any content: name, and the type that --from asks for. */
static bool begin(const char *name, const struct read_options *options, struct arena *a,
    struct source *out, struct error *err)
{
    *out = (struct source){.type = SOURCE_TEXT, .options = options};
    if (options->from && !type_asked_for(options->from, out, err))
        return false;
    out->name = arena_str(a, str_of(name));
    return out->name.s ? true : error_memory(err, name);
}

/* What can be told of the content. */
static bool examine(struct source *out, struct arena *a, struct error *err)
{
    const char *binary = signature_of(out->bytes);

    if (binary)
        return error_set(err, out->name.s, "is %s, not text", binary);
    return out->options->from ? true : sniff(out, a, err);
}

static bool open_file(struct source *out, struct arena *a, struct error *err)
{
    return file_read(out->name.s, FILE_MAX_INPUT, a, &out->bytes, err) && examine(out, a, err);
}

static bool open_fetched(
    struct source *out, const struct fetched *fetched, struct arena *a, struct error *err)
{
    if (fetched->err.kind != ERROR_NONE) {
        *err = fetched->err;
        return false;
    }
    out->name = fetched->name;
    out->url = fetched->url;
    out->bytes = fetched->bytes;
    if (out->charset.len == 0)
        out->charset = fetched->charset;
    return examine(out, a, err);
}

/* Fetches those of the names that are addresses; *out has n places, in the order of the names. */
static bool fetch_named(const char *const *names, size_t n, const struct read_options *options,
    struct arena *a, struct fetched **out, struct notes *notes, struct error *err)
{
    struct str *urls = arena_array(a, n, sizeof *urls);
    struct fetched *came = arena_array(a, n, sizeof *came), *by_name;
    size_t n_urls = 0;

    by_name = arena_array(a, n, sizeof *by_name);
    if (!urls || !came || !by_name)
        return error_memory(err, "inputs");
    for (size_t i = 0; i < n; i++)
        if (address_is_url(str_of(names[i])))
            urls[n_urls++] = str_of(names[i]);
    *out = by_name;
    if (n_urls == 0)
        return true;
    if (!fetch_all(urls, n_urls, &options->fetch, a, came, notes, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (address_is_url(str_of(names[i])))
            by_name[i] = *came++;
    return true;
}

/* An error ("NAME: WHY") as a warning. */
static void warn(struct notes *notes, struct str name, const struct error *err)
{
    const struct str text = str_of(err->text);
    const bool named =
        str_starts(text, name) && str_starts(str_cut(text, name.len, text.len), STR(": "));

    notes_add(notes, NOTE_WARNING, name, "%.*s; left out",
        STR_ARG(named ? str_cut(text, name.len + 2, text.len) : text));
}

bool sources_open(const char *const *names, size_t n, const struct read_options *options,
    struct arena *a, struct source *out, size_t *n_out, struct notes *notes, struct error *err)
{
    struct fetched *fetched = NULL;
    struct error first = {0};

    *n_out = 0;
    if (n == 0)
        return true;
    if (!fetch_named(names, n, options, a, &fetched, notes, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct source *const source = &out[*n_out];
        struct error why = {0};

        if (!begin(names[i], options, a, source, err))
            return false;
        if (!address_is_url(source->name)) {
            if (!open_file(source, a, err))
                return false;
            (*n_out)++;
        } else if (open_fetched(source, &fetched[i], a, &why)) {
            (*n_out)++;
        } else {
            if (first.kind == ERROR_NONE)
                first = why;
            if (n > 1)
                warn(notes, fetched[i].name, &why);
        }
    }
    if (*n_out > 0)
        return true;
    if (err)
        *err = first;
    return false;
}

bool source_open(const char *name, const struct read_options *options, struct arena *a,
    struct source *out, struct notes *notes, struct error *err)
{
    size_t n;

    return sources_open(&name, 1, options, a, out, &n, notes, err);
}

bool source_embargoed(const struct article *article, int64_t now)
{
    struct date until;

    /* a date that cannot be understood does not free a story */
    return article->embargo.len > 0 &&
           (!date_parse(article->embargo, &until) || until.instant > now);
}

/* Takes the embargoed ones among the articles from `from` on out. *refused: the last one's time. */
static void refuse_embargoed(const struct source *source, struct articles *out, size_t from,
    struct str *refused, struct notes *notes)
{
    size_t kept = from;

    for (size_t i = from; i < out->n; i++) {
        const struct article *article = &out->items[i];

        if (!source_embargoed(article, source->options->now)) {
            out->items[kept++] = *article;
            continue;
        }
        *refused = article->embargo;
        notes_add_code(notes, NOTE_WARNING, "embargo", source->name,
            "\"%.*s\" is under embargo until %.*s; left out (--ignore-embargo takes it)",
            STR_ARG(article->title), STR_ARG(article->embargo));
    }
    out->n = kept;
}

bool source_articles(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const struct reader *reader = reader_of(source->type);
    const size_t before = out->n;
    struct str refused = {NULL, 0};

    if (!reader || !reader->parse)
        return error_set(err, source->name.s, "is %s, which is not read",
            reader ? reader->label : "of unknown type");
    if (!reader->parse(source, a, out, notes, err))
        return false;
    if (!release_cut(out->items + before, out->n - before, a))
        return error_memory(err, source->name.s);
    if (!article_languages(out->items + before, out->n - before, a, notes))
        return error_memory(err, source->name.s);
    if (!source->options->ignore_embargo)
        refuse_embargoed(source, out, before, &refused, notes);
    for (size_t i = before; i < out->n; i++)
        if (article_has_text(&out->items[i]))
            return true;
    if (refused.len > 0)
        return error_set(err, source->name.s,
            "is under embargo until %.*s (--ignore-embargo takes it)", STR_ARG(refused));
    return error_set(err, source->name.s, "no article text found");
}

bool sources_articles(const struct source *sources, size_t n, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const size_t before = out->n;
    struct error first = {0};

    for (size_t i = 0; i < n; i++) {
        const size_t at = out->n;
        struct error why = {0};

        if (source_articles(&sources[i], a, out, notes, &why)) {
            if (sources[i].type == SOURCE_FEED)
                stories_once(out, before, at, notes);
            continue;
        }
        out->n = at;
        if (first.kind == ERROR_NONE)
            first = why;
        if (sources[i].url.len == 0)
            goto failed; /* a file: a mistake that the user can mend */
        if (n > 1)
            warn(notes, sources[i].name, &why);
    }
    if (n == 0 || out->n > before)
        return true;
failed:
    if (err)
        *err = first;
    return false;
}
