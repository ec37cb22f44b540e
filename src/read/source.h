/*
 * The door of the room read: an input as the user named it, its type found by its content, and the
 * articles in it.
 */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "read/web/fetch.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum source_type {
    SOURCE_SCRIPT, /* a script file: for script/file/scriptfile.h, not for source_articles */
    SOURCE_TEXT,   /* plain text */
    SOURCE_HTML,   /* a web page */
    SOURCE_FEED,   /* RSS or Atom */
    SOURCE_MARKDOWN,
    SOURCE_NITF,   /* agency XML */
    SOURCE_NEWSML, /* NewsML-G2 */
    SOURCE_NINJS,  /* agency JSON */
};

/* Stories that are taken of a feed where the user does not say how many. */
#define READ_DEFAULT_ITEMS 10

/* How inputs are read; all zero is the usual way, but `now` must be told. */
struct read_options {
    const char *from;    /* --from: a type's name ("feed"), with a charset behind it or without
                            ("html:shift_jis"); NULL: sniffed */
    size_t items;        /* --items: the newest so many of each feed; 0: READ_DEFAULT_ITEMS */
    int64_t max_age;     /* --max-age: seconds that a feed's story may be old; 0: any age */
    bool full;           /* --full: the whole article behind the link of each story of a feed */
    bool ignore_embargo; /* --ignore-embargo */
    int64_t now;         /* --date or the clock, in Unix seconds: what ages and embargoes are
                            measured by */
    struct fetch_options fetch; /* --stale-ok, --no-cache and limits of fetching */
};

struct source {
    struct str
        name; /* as the user named it: a path, "-" or a URL (without user name and password) */
    enum source_type type;
    struct str bytes;   /* the content as it came */
    struct str charset; /* what a header or --from said of its encoding; else empty */
    struct str url;     /* the address it came from, after redirects; empty for a file */
    const struct read_options *options; /* the caller's; outlives the source */
};

struct articles {
    struct article *items;
    size_t n;
    size_t cap; /* items allocated */
};

/* The name that --from takes ("text", "html", ...), and the other way round: false where it is
 * none. */
const char *source_type_name(enum source_type type);
MUST_CHECK bool source_type_of(struct str name, enum source_type *type);

/*
 * Reads the input `name` (a file, "-" or an address) and finds its type. What is no text (an image,
 * a PDF, an archive) is refused with its type.
 */
MUST_CHECK bool source_open(const char *name, const struct read_options *options, struct arena *a,
    struct source *out, struct notes *notes, struct error *err);

/*
 * The same for all inputs, addresses at once, into out[0] to out[*n_out - 1] in the order given
 * (room for n). An address that fails is a warning that names it, unless nothing else is left: then
 * it is the error. A file that fails is always an error.
 */
MUST_CHECK bool sources_open(const char *const *names, size_t n, const struct read_options *options,
    struct arena *a, struct source *out, size_t *n_out, struct notes *notes, struct error *err);

/*
 * Adds the source's articles to `out`, in the arena; what was set aside or is in doubt goes to
 * notes. A source in which no article's text is found is an error. Articles under embargo are left
 * out with a warning, or are the error where there are no others.
 */
MUST_CHECK bool source_articles(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

/*
 * The same for several sources in their order. A story that two feeds have is taken once. A source
 * that came from the web and has no article is a warning, unless nothing else is left.
 */
MUST_CHECK bool sources_articles(const struct source *sources, size_t n, struct arena *a,
    struct articles *out, struct notes *notes, struct error *err);

/* May the article not be used yet at `now` (Unix seconds)? */
bool source_embargoed(const struct article *article, int64_t now);

#endif
