#include "publish/podcast.h"

#include "base/file.h"
#include "base/xmlwrite.h"
#include "publish/channel.h"
#include "publish/chapters.h"
#include "publish/episode.h"
#include "publish/podcastdate.h"
#include "publish/webname.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#define GENERATOR   "bulletin"
#define ITUNES_NS   "http://www.itunes.com/dtds/podcast-1.0.dtd"
#define PODCAST_NS  "https://podcastindex.org/namespace/1.0"
#define ATOM_NS     "http://www.w3.org/2005/Atom"
#define PAGES_SHOWN 1000000 /* numbers of pages that are looked for */

struct podcast {
    struct channel channel;
    struct folder folder;
    struct arena *arena;
    struct str base; /* ends in "/", or is empty */
    size_t n;        /* episodes in the feed */
    size_t pages;
    struct xml_writer *xml;
    struct buf scratch; /* an address */
};

/* --- small parts --- */

static void put_where_told(struct podcast *p, const char *name, struct str value)
{
    if (value.len)
        xml_element(p->xml, name, value);
}

/* The address of a file of the folder; lent until the next call. */
static struct str address(struct podcast *p, struct str name, const char *ending)
{
    buf_clear(&p->scratch);
    buf_add(&p->scratch, p->base);
    webname_add(&p->scratch, name);
    buf_add(&p->scratch, str_of(ending));
    return buf_str(&p->scratch);
}

/* The name of page 1, 2, ...; lent by `room`. */
static struct str page_name(size_t page, char room[48])
{
    if (page == 1)
        return STR(PODCAST_FEED);
    snprintf(room, 48, "feed-%zu.xml", page);
    return str_of(room);
}

static void put_atom_link(struct podcast *p, const char *rel, size_t page)
{
    char room[48];

    xml_open(p->xml, "atom:link");
    xml_attr(p->xml, "rel", str_of(rel));
    xml_attr(p->xml, "type", STR("application/rss+xml"));
    xml_attr(p->xml, "href", address(p, page_name(page, room), ""));
    xml_close(p->xml);
}

static void put_date(struct podcast *p, const char *name, int64_t instant)
{
    char text[PODCAST_DATE];

    podcast_date(instant, text);
    xml_element(p->xml, name, str_of(text));
}

/* --- an episode --- */

static void put_enclosure(struct podcast *p, const struct episode *e, size_t type)
{
    xml_open(p->xml, "enclosure");
    xml_attr(p->xml, "url", address(p, e->name, episode_audio[type].ending));
    xml_attrf(p->xml, "length", "%llu", (unsigned long long)e->bytes[type]);
    xml_attr(p->xml, "type", str_of(episode_audio[type].media));
    xml_close(p->xml);
}

static void put_alternate(struct podcast *p, const struct episode *e, size_t type)
{
    xml_open(p->xml, "podcast:alternateEnclosure");
    xml_attr(p->xml, "type", str_of(episode_audio[type].media));
    xml_attrf(p->xml, "length", "%llu", (unsigned long long)e->bytes[type]);
    xml_open(p->xml, "podcast:source");
    xml_attr(p->xml, "uri", address(p, e->name, episode_audio[type].ending));
    xml_close(p->xml);
    xml_close(p->xml);
}

/* The first type that is there is the enclosure, the others are alternatives. */
static void put_audio(struct podcast *p, const struct episode *e)
{
    bool any = false;

    for (size_t i = 0; i < EPISODE_AUDIO_TYPES; i++) {
        if (e->bytes[i] == 0)
            continue;
        if (any)
            put_alternate(p, e, i);
        else
            put_enclosure(p, e, i);
        any = true;
    }
}

static void put_transcripts(struct podcast *p, const struct episode *e)
{
    static const struct {
        const char *ending, *media;
        bool captions;
    } types[] = {
        {".vtt", "text/vtt", true},
        {".srt", "application/x-subrip", true},
        {".transcript.json", "application/json", false},
        {".txt", "text/plain", false},
    };

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (!folder_has(&p->folder, e->name, types[i].ending))
            continue;
        xml_open(p->xml, "podcast:transcript");
        xml_attr(p->xml, "url", address(p, e->name, types[i].ending));
        xml_attr(p->xml, "type", str_of(types[i].media));
        if (e->language.len)
            xml_attr(p->xml, "language", e->language);
        if (types[i].captions)
            xml_attr(p->xml, "rel", STR("captions"));
        xml_close(p->xml);
    }
    if (folder_has(&p->folder, e->name, ".chapters.json")) {
        xml_open(p->xml, "podcast:chapters");
        xml_attr(p->xml, "url", address(p, e->name, ".chapters.json"));
        xml_attr(p->xml, "type", STR("application/json+chapters"));
        xml_close(p->xml);
    }
}

static void put_item(struct podcast *p, const struct episode *e)
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
    xml_element(p->xml, "itunes:explicit", p->channel.explicit_words ? STR("true") : STR("false"));
    xml_element(p->xml, "itunes:episodeType", STR("full"));
    put_transcripts(p, e);
    xml_close(p->xml);
}

/* --- the channel --- */

/* "News > Daily News" as a category within another. */
static void put_category(struct podcast *p, struct str category)
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

/* "name | role | address". */
static void put_person(struct podcast *p, struct str person)
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

static void put_image(struct podcast *p)
{
    const struct str image = p->channel.image;

    if (image.len == 0)
        return;
    xml_open(p->xml, "itunes:image");
    xml_attr(p->xml, "href", is_web_address(image) ? image : address(p, image, ""));
    xml_close(p->xml);
}

/* The guid of a podcast is that of its feed's address without scheme and trailing slashes
 * (podcast-namespace, the tag "guid"). */
static void put_guid(struct podcast *p)
{
    struct str url = address(p, STR(PODCAST_FEED), "");
    char text[UUID_TEXT];
    struct uuid uuid;

    if (p->channel.guid.len) {
        xml_element(p->xml, "podcast:guid", p->channel.guid);
        return;
    }
    if (p->base.len == 0)
        return;
    url = str_cut(url, (size_t)str_find(url, STR("://"), 0) + 3, url.len);
    uuid = uuid_make(&uuid_of_podcasts, url);
    uuid_text(&uuid, text);
    xml_element(p->xml, "podcast:guid", str_of(text));
}

static void put_owner(struct podcast *p)
{
    const struct channel *const c = &p->channel;

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
static void put_required(struct podcast *p)
{
    const struct channel *const c = &p->channel;
    const struct str title = c->title.len ? c->title : STR("Bulletins");

    xml_element(p->xml, "title", title);
    xml_element(p->xml, "link",
        is_web_address(c->link) ? c->link
        : p->base.len           ? p->base
                                : STR(PODCAST_FEED));
    xml_element(p->xml, "description", c->description.len ? c->description : title);
    put_where_told(p, "language",
        c->language.len        ? c->language
        : p->folder.n_episodes ? p->folder.episodes[0].language
                               : STR(""));
    put_where_told(p, "copyright", c->copyright);
    xml_element(p->xml, "generator", STR(GENERATOR));
}

static void put_links(struct podcast *p, size_t page)
{
    put_atom_link(p, "self", page);
    if (p->pages == 1)
        return;
    put_atom_link(p, "first", 1);
    if (page > 1)
        put_atom_link(p, "previous", page - 1);
    if (page < p->pages)
        put_atom_link(p, "next", page + 1);
    put_atom_link(p, "last", p->pages);
}

static void put_channel(struct podcast *p, size_t page)
{
    const struct channel *const c = &p->channel;

    put_required(p);
    if (p->n) /* not the clock's: the same folder gives the same bytes */
        put_date(p, "lastBuildDate", p->folder.episodes[0].instant);
    put_links(p, page);
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

static bool make_page(struct podcast *p, size_t page, struct buf *out, struct error *err)
{
    const size_t from = (page - 1) * PODCAST_PAGE;
    const size_t to = from + PODCAST_PAGE < p->n ? from + PODCAST_PAGE : p->n;

    buf_clear(out);
    p->xml = xml_writer_begin(out, XML_WRITER_XML);
    if (!p->xml)
        return error_memory(err, PODCAST_FEED);
    xml_open(p->xml, "rss");
    xml_attr(p->xml, "version", STR("2.0"));
    xml_attr(p->xml, "xmlns:itunes", STR(ITUNES_NS));
    xml_attr(p->xml, "xmlns:podcast", STR(PODCAST_NS));
    xml_attr(p->xml, "xmlns:atom", STR(ATOM_NS));
    xml_open(p->xml, "channel");
    put_channel(p, page);
    for (size_t i = from; i < to; i++) {
        xml_raw(p->xml, "\n");
        put_item(p, &p->folder.episodes[i]);
    }
    xml_writer_end(&p->xml);
    return !(out->failed || p->scratch.failed) || error_memory(err, PODCAST_FEED);
}

/* --- files --- */

static struct str path_of(const struct podcast *p, struct str name, struct arena *a)
{
    return arena_printf(a, "%.*s/%.*s", STR_ARG(p->folder.path), STR_ARG(name));
}

/* Has the file this content already? */
static bool is_same(const char *path, struct str content, struct arena *a)
{
    struct str old;

    return file_exists(path) && file_read(path, content.len, a, &old, NULL) && str_eq(old, content);
}

static bool write_page(struct podcast *p, size_t page, struct buf *text, struct error *err)
{
    struct arena *a = arena_new();
    struct file_out *file;
    struct str path;
    char room[48];
    bool ok = false;

    path = a ? path_of(p, page_name(page, room), a) : (struct str){NULL, 0};
    if (!path.s) {
        error_memory(err, PODCAST_FEED);
        goto out;
    }
    if (!make_page(p, page, text, err))
        goto out;
    ok = is_same(path.s, buf_str(text), a);
    if (ok)
        goto out;
    file = file_out_open(path.s, err);
    ok = file && file_out_write(file, buf_str(text), err);
    if (ok)
        ok = file_out_commit(&file, err);
    else
        file_out_abort(&file);
out:
    arena_destroy(&a);
    return ok;
}

static bool write_pages(struct podcast *p, struct error *err)
{
    struct buf text = {0};
    bool ok = true;

    for (size_t page = p->pages; ok && page > 0; page--)
        ok = write_page(p, page, &text, err);
    buf_free(&text);
    return ok;
}

/* The number of a page that is no longer needed; 0 for any other file. */
static size_t old_page(const struct podcast *p, struct str name)
{
    unsigned long page;

    if (!str_starts(name, STR("feed-")) || !str_ends(name, STR(".xml")) ||
        !str_to_uint(str_cut(name, 5, name.len - 4), PAGES_SHOWN, &page) || page <= p->pages)
        return 0;
    return page;
}

/* Removes what an earlier, longer feed left; only a file that this program made. */
static bool remove_old_pages(struct podcast *p, struct error *err)
{
    for (size_t i = 0; i < p->folder.n_files; i++) {
        const struct str name = p->folder.files[i];
        struct str path, text;
        if (!old_page(p, name))
            continue;
        path = path_of(p, name, p->arena);
        if (!path.s)
            return error_memory(err, PODCAST_FEED);
        if (!file_read(path.s, FILE_MAX_INPUT, p->arena, &text, NULL) ||
            str_find(text, STR("<generator>" GENERATOR "</generator>"), 0) < 0)
            continue;
        if (unlink(path.s) < 0 && errno != ENOENT)
            return error_errno(err, path.s, errno);
    }
    return true;
}

static bool choose_base(
    struct podcast *p, const char *asked, struct notes *notes, struct error *err)
{
    const struct str base = asked ? str_of(asked) : p->channel.base_url;

    if (base.len == 0) {
        notes_add(notes, NOTE_WARNING, p->folder.path,
            "no --base-url and no base_url in " CHANNEL_FILE
            ": the feed's addresses are relative, which podcast apps do not take");
        return true;
    }
    if (!is_web_address(base))
        return error_usage(
            err, asked ? asked : base.s, "the base URL must begin with http:// or https://");
    p->base = arena_printf(p->arena, "%.*s%s", STR_ARG(base), str_ends(base, STR("/")) ? "" : "/");
    return p->base.s || error_memory(err, PODCAST_FEED);
}

static bool write_all(struct podcast *p, const struct podcast_options *options, struct notes *notes,
    struct error *err)
{
    unsigned keep;

    if (!channel_read(options->folder, p->arena, &p->channel, err) ||
        !folder_read(options->folder, p->arena, &p->folder, notes, err) ||
        !choose_base(p, options->base_url, notes, err))
        return false;
    keep = options->keep ? options->keep : p->channel.keep;
    p->n = keep && keep < p->folder.n_episodes ? keep : p->folder.n_episodes;
    p->pages = p->n ? (p->n + PODCAST_PAGE - 1) / PODCAST_PAGE : 1;
    return write_pages(p, err) && remove_old_pages(p, err);
}

bool podcast_write(
    const struct podcast_options *options, size_t *n, struct notes *notes, struct error *err)
{
    struct podcast p = {.arena = arena_new()};
    const int fd = open(options->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = false;

    if (fd < 0) {
        error_errno(err, options->folder, errno);
        goto out;
    }
    if (!p.arena) {
        error_memory(err, options->folder);
        goto out;
    }
    (void)flock(fd, LOCK_EX); /* where the file system has no locks, the last one wins */
    ok = write_all(&p, options, notes, err);
    *n = p.n;
out:
    if (fd >= 0)
        close(fd);
    buf_free(&p.scratch);
    arena_destroy(&p.arena);
    return ok;
}
