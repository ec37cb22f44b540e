#include "read/feed/feedname.h"

#include "read/xmlsource.h"

/* The beginning of a namespace's URI tells the module; versions differ behind it. */
static enum feed_module module_of_uri(struct str uri)
{
    static const struct {
        const char *uri;
        enum feed_module module;
    } modules[] = {
        {"http://www.w3.org/2005/Atom", FEED_CORE},
        {"http://purl.org/atom/ns#", FEED_CORE},
        {"http://purl.org/rss/1.0/modules/content", FEED_CONTENT},
        {"http://purl.org/rss/1.0/modules/", FEED_OTHER},
        {"http://purl.org/rss/1.0", FEED_CORE},
        {"http://my.netscape.com/", FEED_CORE},
        {"http://channel.netscape.com/", FEED_CORE},
        {"http://backend.userland.com/", FEED_CORE},
        {"http://blogs.law.harvard.edu/", FEED_CORE},
        {"http://cyber.law.harvard.edu/rss", FEED_CORE},
        {"http://www.rssboard.org/", FEED_CORE},
        {"http://purl.org/dc/elements/", FEED_DC},
        {"http://purl.org/dc/terms", FEED_DCTERMS},
        {"http://search.yahoo.com/mrss", FEED_MEDIA},
        {"http://www.itunes.com/", FEED_ITUNES},
        {"http://rssnamespace.org/feedburner/", FEED_FEEDBURNER},
        {"http://www.w3.org/1999/xhtml", FEED_XHTML},
    };

    if (uri.len == 0)
        return FEED_CORE;
    if (str_starts(uri, STR("https://")))
        uri = str_cut(uri, 8, uri.len);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        const struct str want = str_of(modules[i].uri);

        if (str_starts(uri, want) || str_starts(uri, str_cut(want, 7, want.len)))
            return modules[i].module;
    }
    return FEED_OTHER;
}

/* Where the prefix was never declared, it tells. */
static enum feed_module module_of_prefix(struct str prefix)
{
    static const struct {
        const char *prefix;
        enum feed_module module;
    } prefixes[] = {{"content", FEED_CONTENT}, {"dc", FEED_DC}, {"dcterms", FEED_DCTERMS},
        {"media", FEED_MEDIA}, {"itunes", FEED_ITUNES}, {"feedburner", FEED_FEEDBURNER},
        {"atom", FEED_CORE}, {"rss", FEED_CORE}, {"xhtml", FEED_XHTML}};

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (str_eq_nocase(prefix, str_of(prefixes[i].prefix)))
            return prefixes[i].module;
    return FEED_OTHER;
}

static enum feed_module module_of(const struct node *node)
{
    const ptrdiff_t colon = str_find(node->name, STR(":"), 0);

    return colon < 0 ? module_of_uri(node->ns)
                     : module_of_prefix(str_cut(node->name, 0, (size_t)colon));
}

bool feed_is(const struct node *node, enum feed_module module, const char *local)
{
    return !node_is_text(node) && str_eq_nocase(xmlsource_local(node), str_of(local)) &&
           module_of(node) == module;
}

const struct node *feed_child(const struct node *parent, const struct feed_name *names)
{
    for (; names->local; names++)
        for (const struct node *node = parent->first; node; node = node->next)
            if (feed_is(node, names->module, names->local))
                return node;
    return NULL;
}

bool feed_is_entry(const struct node *node)
{
    return feed_is(node, FEED_CORE, "item") || feed_is(node, FEED_CORE, "entry");
}
