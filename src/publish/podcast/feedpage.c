#include "publish/podcast/feedpage.h"

#include "base/xmlwrite.h"
#include "publish/podcast/podcastdate.h"
#include "publish/webname.h"

#include <stdio.h>

#define ITUNES_NS  "http://www.itunes.com/dtds/podcast-1.0.dtd"
#define PODCAST_NS "https://podcastindex.org/namespace/1.0"
#define ATOM_NS    "http://www.w3.org/2005/Atom"

struct writing {
    const struct feed_page *page;
    const struct channel *channel;
    struct xml_writer *xml;
    struct buf scratch; /* an address */
};

/* --- small parts --- */

static void put_where_told(struct writing *p, const char *name, struct str value)
{
    if (value.len)
        xml_element(p->xml, name, value);
}

/* The address of a file of the folder; lent until the next call. */
static struct str address(struct writing *p, struct str name, const char *ending)
{
    buf_clear(&p->scratch);
    buf_add(&p->scratch, p->page->base);
    webname_add(&p->scratch, name);
    buf_add(&p->scratch, str_of(ending));
    return buf_str(&p->scratch);
}

static void put_atom_link(struct writing *p, const char *rel, size_t number)
{
    char room[FEED_PAGE_NAME];

    xml_open(p->xml, "atom:link");
    xml_attr(p->xml, "rel", str_of(rel));
    xml_attr(p->xml, "type", STR("application/rss+xml"));
    xml_attr(p->xml, "href", address(p, feed_page_name(number, room), ""));
    xml_close(p->xml);
}

static void put_date(struct writing *p, const char *name, int64_t instant)
{
    char text[PODCAST_DATE];

    podcast_date(instant, text);
    xml_element(p->xml, name, str_of(text));
}

/* "name | role | address". */
static void put_person(struct writing *p, struct str person)
{
    struct str name = {NULL, 0}, role = {NULL, 0}, href = {NULL, 0};

    (void)(str_next(&person, '|', &name) && str_next(&person, '|', &role) &&
           str_next(&person, '|', &href));
    xml_open(p->xml, "podcast:person");
    if (str_trim(role).len)
        xml_attr(p->xml, "role", str_trim(role));
    if (is_web_address(str_trim(href)))
        xml_attr(p->xml, "href", str_trim(href));
    xml_text(p->xml, str_trim(name));
    xml_close(p->xml);
}

/* --- an episode --- */

static void put_file(struct writing *p, const struct episode *e, const char *name, int file)
{
    xml_attr(p->xml, name, address(p, e->name, episode_types[file].ending));
}

static void put_enclosure(struct writing *p, const struct episode *e, int file)
{
    xml_open(p->xml, "enclosure");
    put_file(p, e, "url", file);
    xml_attrf(p->xml, "length", "%llu", (unsigned long long)e->bytes[file]);
    xml_attr(p->xml, "type", str_of(episode_types[file].media));
    xml_close(p->xml);
}

static void put_alternate(struct writing *p, const struct episode *e, int file)
{
    xml_open(p->xml, "podcast:alternateEnclosure");
    xml_attr(p->xml, "type", str_of(episode_types[file].media));
    xml_attrf(p->xml, "length", "%llu", (unsigned long long)e->bytes[file]);
    xml_open(p->xml, "podcast:source");
    put_file(p, e, "uri", file);
    xml_close(p->xml);
    xml_close(p->xml);
}

/* The first type that is there is the enclosure, the others are alternatives. */
static void put_audio(struct writing *p, const struct episode *e)
{
    bool any = false;

    for (int file = 0; file < EPISODE_AUDIO; file++) {
        if (e->bytes[file] == 0)
            continue;
        if (any)
            put_alternate(p, e, file);
        else
            put_enclosure(p, e, file);
        any = true;
    }
}

static void put_transcripts(struct writing *p, const struct episode *e)
{
    for (int file = EPISODE_VTT; file <= EPISODE_TXT; file++) {
        if (!episode_has(e, (enum episode_file)file))
            continue;
        xml_open(p->xml, "podcast:transcript");
        put_file(p, e, "url", file);
        xml_attr(p->xml, "type", str_of(episode_types[file].media));
        if (e->language.len)
            xml_attr(p->xml, "language", e->language);
        if (file == EPISODE_VTT || file == EPISODE_SRT)
            xml_attr(p->xml, "rel", STR("captions"));
        xml_close(p->xml);
    }
}

static void put_chapters(struct writing *p, const struct episode *e)
{
    if (!episode_has(e, EPISODE_CHAPTERS))
        return;
    xml_open(p->xml, "podcast:chapters");
    put_file(p, e, "url", EPISODE_CHAPTERS);
    xml_attr(p->xml, "type", str_of(episode_types[EPISODE_CHAPTERS].media));
    xml_close(p->xml);
}

/* Is it the address of a JPEG or PNG, by its ending? Apple takes no other ("A Podcaster's Guide to
 * RSS", itunes:image). */
static bool is_picture(struct str url)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png"};
    struct str path = STR(""), before;

    if (str_next(&url, '#', &before))
        (void)str_next(&before, '?', &path);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct str ending = str_of(endings[i]);
        if (path.len > ending.len &&
            str_eq_nocase(str_cut(path, path.len - ending.len, path.len), ending))
            return true;
    }
    return false;
}

/* The bulletin's cover, or the picture of its only story. */
static void put_picture(struct writing *p, const struct episode *e)
{
    const bool jpg = episode_has(e, EPISODE_JPG), png = episode_has(e, EPISODE_PNG);
    struct buf url = {0};

    if (!jpg && !png && !is_picture(e->image))
        return;
    xml_open(p->xml, "itunes:image");
    if (jpg || png) {
        put_file(p, e, "href", jpg ? EPISODE_JPG : EPISODE_PNG);
    } else {
        webname_add_url(&url, e->image);
        xml_attr(p->xml, "href", buf_str(&url));
    }
    xml_close(p->xml);
    if (url.failed)
        p->scratch.failed = true;
    buf_free(&url);
}

/* An episode's people replace the podcast's (podcast-namespace, the tag "person"), so those are
 * told again. */
static void put_people(struct writing *p, const struct episode *e)
{
    struct str names = e->authors, name;

    if (names.len == 0)
        return;
    for (size_t i = 0; i < p->channel->n_persons; i++)
        put_person(p, p->channel->persons[i]);
    while (str_next(&names, '\n', &name)) {
        xml_open(p->xml, "podcast:person");
        xml_attr(p->xml, "role", STR("author"));
        xml_attr(p->xml, "group", STR("writing"));
        xml_text(p->xml, name);
        xml_close(p->xml);
    }
}

static void put_item(struct writing *p, const struct episode *e)
{
    xml_open(p->xml, "item");
    xml_element(p->xml, "title", e->title);
    put_where_told(p, "link", e->link);
    put_where_told(p, "description", e->description);
    xml_open(p->xml, "guid");
    xml_attr(p->xml, "isPermaLink", STR("false"));
    xml_text(p->xml, str_of(e->guid));
    xml_close(p->xml);
    put_date(p, "pubDate", e->instant);
    put_audio(p, e);
    xml_open(p->xml, "itunes:duration");
    buf_clear(&p->scratch);
    buf_printf(&p->scratch, "%lld", (long long)e->duration);
    xml_text(p->xml, buf_str(&p->scratch));
    xml_close(p->xml);
    xml_element(p->xml, "itunes:explicit", p->channel->explicit_words ? STR("true") : STR("false"));
    xml_element(p->xml, "itunes:episodeType", STR("full"));
    put_picture(p, e);
    put_people(p, e);
    put_transcripts(p, e);
    put_chapters(p, e);
    xml_close(p->xml);
}

/* --- the channel --- */

/* "News > Daily News" as a category within another. */
static void put_category(struct writing *p, struct str category)
{
    struct str part;
    int depth = 0;

    while (str_next(&category, '>', &part)) {
        xml_open(p->xml, "itunes:category");
        xml_attr(p->xml, "text", str_trim(part));
        depth++;
    }
    while (depth-- > 0)
        xml_close(p->xml);
}

static void put_image(struct writing *p)
{
    const struct str image = p->channel->image;

    if (image.len == 0)
        return;
    xml_open(p->xml, "itunes:image");
    xml_attr(p->xml, "href", is_web_address(image) ? image : address(p, image, ""));
    xml_close(p->xml);
}

/* The guid of a podcast is that of its feed's address without scheme and trailing slashes
 * (podcast-namespace, the tag "guid"). */
static void put_guid(struct writing *p)
{
    struct str url = address(p, STR(FEED_NAME), "");
    char text[UUID_TEXT];
    struct uuid uuid;

    if (p->channel->guid.len) {
        xml_element(p->xml, "podcast:guid", p->channel->guid);
        return;
    }
    if (p->page->base.len == 0)
        return;
    url = str_cut(url, (size_t)str_find(url, STR("://"), 0) + 3, url.len);
    uuid = uuid_make(&uuid_of_podcasts, url);
    uuid_text(&uuid, text);
    xml_element(p->xml, "podcast:guid", str_of(text));
}

static void put_owner(struct writing *p)
{
    const struct channel *const c = p->channel;

    put_where_told(p, "itunes:author", c->author);
    if (c->owner.len || c->email.len) {
        xml_open(p->xml, "itunes:owner");
        put_where_told(p, "itunes:name", c->owner.len ? c->owner : c->author);
        put_where_told(p, "itunes:email", c->email);
        xml_close(p->xml);
    }
    xml_open(p->xml, "podcast:locked");
    if (c->email.len)
        xml_attr(p->xml, "owner", c->email);
    xml_text(p->xml, c->locked ? STR("yes") : STR("no"));
    xml_close(p->xml);
}

/* What RSS 2.0 requires, with what stands in for a missing channel.ini. */
static void put_required(struct writing *p)
{
    const struct channel *const c = p->channel;
    const struct str title = c->title.len ? c->title : STR("Bulletins");

    xml_element(p->xml, "title", title);
    xml_element(p->xml, "link",
        is_web_address(c->link) ? c->link
        : p->page->base.len     ? p->page->base
                                : STR(FEED_NAME));
    xml_element(p->xml, "description", c->description.len ? c->description : title);
    put_where_told(p, "language", c->language.len ? c->language : p->page->language);
    put_where_told(p, "copyright", c->copyright);
    xml_element(p->xml, "generator", STR(FEED_GENERATOR));
}

static void put_links(struct writing *p)
{
    const struct feed_page *const page = p->page;

    put_atom_link(p, "self", page->number);
    if (!page->next && !page->previous)
        return;
    put_atom_link(p, "first", FEED_FIRST);
    if (page->previous)
        put_atom_link(p, "previous", page->number_before);
    if (page->next)
        put_atom_link(p, "next", page->number_after);
    put_atom_link(p, "last", page->last);
}

static void put_channel(struct writing *p)
{
    const struct channel *const c = p->channel;

    put_required(p);
    if (p->page->n) /* not the clock's: the same folder gives the same bytes */
        put_date(p, "lastBuildDate", p->page->episodes[0].instant);
    put_links(p);
    put_image(p);
    put_owner(p);
    put_guid(p);
    xml_element(p->xml, "itunes:explicit", c->explicit_words ? STR("true") : STR("false"));
    xml_element(p->xml, "itunes:type", STR("episodic"));
    for (size_t i = 0; i < c->n_categories; i++)
        put_category(p, c->categories[i]);
    for (size_t i = 0; i < c->n_persons; i++)
        put_person(p, c->persons[i]);
}

struct str feed_page_name(size_t number, char room[FEED_PAGE_NAME])
{
    if (number == FEED_FIRST)
        return STR(FEED_NAME);
    snprintf(room, FEED_PAGE_NAME, "feed-%zu.xml", number);
    return str_of(room);
}

bool feed_page_write(const struct feed_page *page, struct buf *out, struct error *err)
{
    struct writing p = {
        .page = page, .channel = page->channel, .xml = xml_writer_begin(out, XML_WRITER_XML)};
    bool ok;

    if (!p.xml)
        return error_memory(err, FEED_NAME);
    xml_open(p.xml, "rss");
    xml_attr(p.xml, "version", STR("2.0"));
    xml_attr(p.xml, "xmlns:itunes", STR(ITUNES_NS));
    xml_attr(p.xml, "xmlns:podcast", STR(PODCAST_NS));
    xml_attr(p.xml, "xmlns:atom", STR(ATOM_NS));
    xml_open(p.xml, "channel");
    put_channel(&p);
    for (size_t i = 0; i < page->n; i++) {
        xml_raw(p.xml, "\n");
        put_item(&p, &page->episodes[i]);
    }
    xml_writer_end(&p.xml);
    ok = !(out->failed || p.scratch.failed);
    buf_free(&p.scratch);
    return ok || error_memory(err, FEED_NAME);
}
