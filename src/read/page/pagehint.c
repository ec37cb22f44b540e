#include "read/page/pagehint.h"

#include <stddef.h>
#include <string.h>

#define MAX_WORD  24 /* bytes of a word that are looked at */
#define MAX_WORDS 40 /* words of an element that are looked at */

struct word {
    char s[MAX_WORD + 1];
    bool starts_name; /* it is the first of a class or id */
    bool ends_name;
};

struct words {
    struct word items[MAX_WORDS];
    size_t n;
};

struct rule {
    enum pagehint hint;
    const char *words; /* separated by blanks; "*" ends the beginning of a longer word, "+" joins
                          two that follow each other */
};

static const struct rule rules[] = {
    {PAGEHINT_HIDDEN,
        "visually+hidden visuallyhidden screen+reader screenreader* sr+only sronly offscreen "
        "assistive skip+link skiplink* skip+links u+hidden is+hidden no+js+message"},
    {PAGEHINT_CONSENT,
        "cookie* consent* gdpr ccpa cmp onetrust didomi usercentrics modal popup popover overlay "
        "lightbox interstitial dialog"},
    {PAGEHINT_COMMENTS,
        "comment comments commentlist commentaires commentaire kommentar kommentare comentarios "
        "commenti disqus* respond replies discussion talkback guestbook reader+comments"},
    {PAGEHINT_NEWSLETTER,
        "newsletter* subscribe subscribebox subscribeform subscription* signup sign+up optin "
        "opt+in mailinglist mailing+list "
        "email+capture abo+box abonnement* donate donation donations membership support+us "
        "register registration login signin"},
    {PAGEHINT_RELATED,
        "related* recommend* recirc* recirculation readmore read+more readnext read+next read+also "
        "more+on moreon more+from morefrom more+stories more+news most+read mostread* most+popular "
        "mostpopular most+viewed popular trending toplist up+next upnext next+up see+also seealso "
        "crosslink* cross+link onward onwards you+may taboola outbrain zergnet mgid similar "
        "inner+link link+list linklist links+list linkbox associated catcher lire+aussi read+on "
        "weiterlesen mehr+zum artikel+empfehlung* leia+mais leer+mas promo promos promobox "
        "teaser teasers teaserlist latest+news latest+stories top+stories suggested suggestions"},
    {PAGEHINT_SHARE,
        "share shares sharing sharebar sharetools sharebuttons sharethis sharedaddy social socials "
        "sociallinks sns addthis addtoany bookmark* toolbar tools toolbox action+bar actions "
        "follow+us followus reactions print+button claps"},
    {PAGEHINT_ADVERT,
        "ad ads advert* adslot adunit adbox adcontainer adsense adsbygoogle adwrapper adblock dfp "
        "gpt mpu leaderboard skyscraper sponsor* promotion promotions promoted banner banners "
        "commercial affiliate* anzeige werbung publicidad pub+slot inread"},
    {PAGEHINT_PAYWALL, "paywall* pay+wall regwall reg+wall piano+offer subscriber+wall"},
    {PAGEHINT_NAVIGATION,
        "nav navbar navigation navi gnav subnav menu menus megamenu breadcrumb* crumbs pagination "
        "paginator pager paging sitemap toc table+of+contents jumplinks jump+links masthead "
        "topbar footer sidebar* side+bar rail aside complementary site+header siteheader "
        "contentinfo search searchbox ticker pagenav skip"},
    {PAGEHINT_POLL, "poll polls quiz survey vote voting rating ratings feedback"},
    {PAGEHINT_TAGS,
        "tag tags taglist taglinks tagcloud topics topic keywords hashtags categories category "
        "cat+links schlagworte etiquetas"},
    {PAGEHINT_AUTHOR,
        "bio authorbio author+bio author+box authorbox author+card author+info about+author "
        "about+the+author author+description contributor+bio"},
    {PAGEHINT_CREDIT,
        "credit credits copyright photocredit photo+credit image+credit legal disclaimer imprint "
        "rights attribution footnotes footnote sign+off signoff"},
    {PAGEHINT_CAPTION, "caption captions imgcap img+cap image+cap photo+cap pic+cap img+desc "
                       "image+desc photo+desc pic+desc legend figcaption "
                       "bildunterschrift "
                       "pie+foto pie+de+foto didascalia legende"},
    {PAGEHINT_PLAYER,
        "video videos player videoplayer jwplayer vjs brightcove audio podcast mediaplayer embed+"
        "player"},
    {PAGEHINT_BYLINE,
        "byline bylines signature firma author authors autor autore auteur writer reporter "
        "contributor "
        "contributors "
        "meta metadata postmeta timestamp time date dates datum dateline+time pubdate published "
        "posted "
        "modified updated readtime reading+time read+time article+info post+info kicker eyebrow "
        "overline rubric section+label"},
    {PAGEHINT_WIDGET, "widget widgets module+ad banner+slot"},
};

static const char *const body_first[] = {"article", "story", "post", "entry", "news", "content",
    "main", "artikel", "articulo", "noticia", "nota", "text", "page", "articolo", "single", "rich",
    "detail", "field", "article's"};
static const char *const body_second[] = {"body", "content", "text", "copy", "contents", "main",
    "inhalt", "cuerpo", "contenido", "texto", "testo", "corpo", "corps", "richtext"};
static const char *const body_alone[] = {"articlebody", "storybody", "entrycontent", "postcontent",
    "articletext", "storytext", "articlecontent", "storycontent", "newstext", "postbody",
    "newsbody", "maintext", "bodytext", "bodycopy", "articlemain", "artibody"};
static const char *const dek_words[] = {"standfirst", "dek", "deck", "subtitle", "subhead",
    "subheadline", "subheading", "lede", "lead", "intro", "chapo", "vorspann", "sapo", "strapline",
    "sommario", "entradilla", "bajada", "abstract", "summary", "description", "desc", "excerpt",
    "ingress", "teasertext", "subtitulo", "subtitolo", "sottotitolo", "untertitel", "soustitre",
    "zajawka", "tagline"};

static bool among(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(word, list[i]) == 0)
            return true;
    return false;
}

#define AMONG(word, list) among((word), (list), sizeof(list) / sizeof(list)[0])

/* --- cutting names into words --- */

static bool is_name_char(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || (c & 0x80) != 0;
}

/* Does a new word begin at byte i, as in "relatedPosts" and "RSSFeed"? */
static bool is_camel(struct str t, size_t i)
{
    const bool upper = t.s[i] >= 'A' && t.s[i] <= 'Z';
    const bool after_lower = t.s[i - 1] >= 'a' && t.s[i - 1] <= 'z';
    const bool before_lower = i + 1 < t.len && t.s[i + 1] >= 'a' && t.s[i + 1] <= 'z';

    return upper && (after_lower || (before_lower && t.s[i - 1] >= 'A' && t.s[i - 1] <= 'Z'));
}

static void add_word(struct words *words, struct str t, bool starts_name, bool ends_name)
{
    struct word *word;

    if (t.len == 0 || t.len > MAX_WORD || words->n == MAX_WORDS)
        return;
    word = &words->items[words->n++];
    for (size_t i = 0; i < t.len; i++)
        word->s[i] = ascii_lower(t.s[i]);
    word->s[t.len] = '\0';
    word->starts_name = starts_name;
    word->ends_name = ends_name;
}

static void add_words(struct words *words, struct str t)
{
    bool starts_name = true;
    size_t at = 0, from;

    while (at < t.len) {
        while (at < t.len && !is_name_char(t.s[at]))
            starts_name |= ascii_is_space(t.s[at++]);
        from = at;
        while (at < t.len && is_name_char(t.s[at]) && (at == from || !is_camel(t, at)))
            at++;
        add_word(words, str_cut(t, from, at), starts_name, at == t.len || ascii_is_space(t.s[at]));
        starts_name = false;
    }
}

static bool is_heading(const struct node *node)
{
    return node->name.len == 2 && node->name.s[0] == 'h' && node->name.s[1] <= '6';
}

/* Is it an attribute that names what the element is? A heading's id is made of its own words,
 * which may be "comments" or "related". */
static bool is_name(const struct node *node, struct str attribute)
{
    static const char *const attributes[] = {"class", "role", "data-component", "data-testid",
        "data-type", "data-block", "data-module", "data-gu-name", "itemprop"};

    if (str_eq(attribute, STR("id")))
        return !is_heading(node);
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
        if (str_eq(attribute, str_of(attributes[i])))
            return true;
    return false;
}

static void words_of(const struct node *node, struct words *words)
{
    words->n = 0;
    for (const struct attribute *at = node->attributes; at; at = at->next)
        if (is_name(node, at->name))
            add_words(words, at->value);
}

/* --- matching --- */

/* Does the pattern ("most+read", "related*") match from word i on? */
static bool pattern_matches(struct str pattern, const struct words *words, size_t i)
{
    struct str part;
    size_t k = i;

    for (; str_next(&pattern, '+', &part); k++) {
        const bool open = str_ends(part, STR("*"));
        const struct str want = open ? str_cut(part, 0, part.len - 1) : part;
        if (k >= words->n || (k > i && words->items[k].starts_name))
            return false;
        if (open ? !str_starts(str_of(words->items[k].s), want)
                 : !str_eq(str_of(words->items[k].s), want))
            return false;
    }
    return true;
}

static bool rule_matches(const struct rule *rule, const struct words *words)
{
    struct str rest = str_of(rule->words), pattern;

    while (str_next(&rest, ' ', &pattern))
        for (size_t i = 0; i < words->n; i++)
            if (words->items[i].s[0] == pattern.s[0] && pattern_matches(pattern, words, i))
                return true;
    return false;
}

static bool names_body(const struct words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        const struct word *word = &words->items[i];
        if (AMONG(word->s, body_alone))
            return true;
        if (word->ends_name || i + 1 >= words->n || !words->items[i + 1].ends_name)
            continue;
        if (AMONG(word->s, body_first) && AMONG(words->items[i + 1].s, body_second))
            return true;
    }
    return false;
}

static bool names_dek(const struct words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        if (AMONG(words->items[i].s, dek_words))
            return true;
        if (i + 1 < words->n && strcmp(words->items[i].s, "sub") == 0 &&
            (strcmp(words->items[i + 1].s, "title") == 0 ||
                strcmp(words->items[i + 1].s, "head") == 0 ||
                strcmp(words->items[i + 1].s, "headline") == 0))
            return true;
    }
    return false;
}

struct pagehints pagehints_of(const struct node *node)
{
    struct pagehints hints = {PAGEHINT_NONE, false, false};
    struct words words;

    words_of(node, &words);
    if (words.n == 0)
        return hints;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0] && !hints.hint; i++)
        if (rule_matches(&rules[i], &words))
            hints.hint = rules[i].hint;
    hints.body = names_body(&words);
    hints.dek = names_dek(&words);
    return hints;
}

const char *pagehint_reason(enum pagehint hint)
{
    static const char *const reasons[] = {"page furniture", "hidden", "dialogue or cookie notice",
        "comments", "newsletter or sign-up", "related links", "share buttons", "advertisement",
        "paywall notice", "navigation", "poll", "topics", "about the author", "credit", "caption",
        "player", "byline or date", "page furniture"};

    return reasons[hint];
}
