#include "publish/prose.h"

#include "publish/webname.h"
#include "text/language.h"

size_t prose_item_end(const struct timeline *timeline, size_t i)
{
    const struct item *const item = timeline->segments[i].item;

    while (i < timeline->n_segments && timeline->segments[i].item == item)
        i++;
    return i;
}

static enum segment_kind kind_of(const struct prose *prose, size_t i)
{
    return prose->timeline->segments[i].segment->kind;
}

bool prose_has_title(const struct timeline *timeline, size_t from, size_t to)
{
    while (from < to && timeline->segments[from].segment->kind == SEGMENT_PHRASE)
        from++;
    return from < to && timeline->segments[from].segment->kind == SEGMENT_TITLE;
}

static bool is_heading(enum segment_kind kind)
{
    return kind == SEGMENT_TITLE || kind == SEGMENT_HEADING;
}

/* Does segment i go on with the block of the one before it? The format's own words may stand in the
 * midst of one ("quote", "end quote"). */
static bool continues(const struct prose *prose, size_t i)
{
    const struct segment *const before = prose->timeline->segments[i - 1].segment;
    const enum segment_kind kind = kind_of(prose, i);

    if (before->boundary >= BOUNDARY_PARAGRAPH)
        return false;
    if (before->kind == kind)
        return true;
    return (before->kind == SEGMENT_PHRASE || kind == SEGMENT_PHRASE) &&
           !is_heading(before->kind) && !is_heading(kind);
}

/* Japanese and Chinese put no space between sentences. */
static bool spaced(const struct prose *prose, size_t i)
{
    const struct str language = language_primary(prose->timeline->segments[i].item->language);

    return !str_eq_nocase(language, STR("zh")) && !str_eq_nocase(language, STR("ja")) &&
           !str_eq_nocase(language, STR("yue"));
}

static const char *element(const struct prose *prose, enum segment_kind kind)
{
    switch (kind) {
    case SEGMENT_TITLE: return prose->level == 1 ? "h1" : "h2";
    case SEGMENT_HEADING: return prose->level == 1 ? "h2" : "h3";
    case SEGMENT_LIST_ITEM: return "li";
    default: return "p";
    }
}

/* One block, from segment `at` on; returns the segment after it. */
static size_t write_block(const struct prose *prose, size_t at, size_t to)
{
    xml_open(prose->w, element(prose, kind_of(prose, at)));
    if (prose->block)
        prose->block(prose->userdata, at);
    prose->sentence(prose->userdata, at);
    while (++at < to && continues(prose, at)) {
        if (spaced(prose, at))
            xml_text(prose->w, STR(" "));
        prose->sentence(prose->userdata, at);
    }
    xml_close(prose->w);
    xml_raw(prose->w, "\n");
    return at;
}

/* What is around blocks of this kind that follow each other; NULL: nothing. */
static const char *group(enum segment_kind kind)
{
    switch (kind) {
    case SEGMENT_QUOTE: return "blockquote";
    case SEGMENT_LIST_ITEM: return "ul";
    default: return NULL;
    }
}

bool prose_write(const struct prose *prose, size_t from, size_t to, struct error *err)
{
    const char *open = NULL;

    while (from < to) {
        const char *const wanted = group(kind_of(prose, from));
        if (open && open != wanted)
            xml_close(prose->w);
        if (wanted && open != wanted)
            xml_open(prose->w, wanted);
        open = wanted;
        from = write_block(prose, from, to);
        if (prose->drain && !prose->drain(prose->userdata, err))
            return false;
    }
    if (open)
        xml_close(prose->w);
    return true;
}

void prose_source(struct xml_writer *w, const struct item *item, const char *source_word)
{
    const bool web =
        str_starts(item->url, STR("https://")) || str_starts(item->url, STR("http://"));

    if (!item->source.len && !web)
        return;
    xml_open(w, "p");
    xml_attr(w, "class", STR("source"));
    xml_text(w, str_of(source_word));
    xml_text(w, STR(": "));
    if (web) {
        struct buf url = {0};
        xml_open(w, "a");
        webname_add_url(&url, item->url);
        xml_attr(w, "href", url.failed ? STR("") : buf_str(&url));
        xml_attr(w, "rel", STR("noreferrer"));
        buf_free(&url);
    }
    xml_text(w, item->source.len ? item->source : item->url);
    if (web)
        xml_close(w);
    xml_close(w);
}
