#include "text/people.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/place.h"

#include <string.h>

#define BYLINE_MAX     4096 /* bytes that are looked at */
#define WORDS_MAX      12   /* of a part; a longer one is no name */
#define NAME_MAX_WORDS 5

enum link {
    LINK_START,
    LINK_COMMA, /* or another mark that may have anything behind it */
    LINK_AND,
    LINK_LIST, /* a mark that stands between names only */
};

/* --- word lists, in lower case; "*" stands for any ending --- */

static const char *const roles[] = {"analyst*", "bureau", "chief", "columnist*", "contributor*",
    "corresp*", "corrispond*", "corresponsal*", "desk", "editor*", "enviad*", "envoy\xC3\xA9*",
    "especial", "fotograf*", "fotógraf*", "giornalist*", "inviat*", "journalist*", "korrespond*",
    "koresp*", "newsroom", "periodist*", "photograph*", "presenter*", "producer*", "redac*",
    "redak*", "redaz*",
    "r\xC3\xA9"
    "dact*",
    "reporter*", "special",
    "sp\xC3\xA9"
    "cial*",
    "staff", "verslaggever*", "writer*", "корреспондент*", "редак*"};

/* Words of outlets, offices and departments: behind a comma, no name has them. */
static const char *const others[] = {"agence", "agencia", "agency", "agentur", "author", "autor",
    "autora", "autorin", "business", "chronicle", "college", "council", "culture", "daily",
    "democracy", "department", "diario", "director", "economy", "education", "environment",
    "executive", "express", "fellow", "gazette", "group", "guest", "head", "health", "herald",
    "institut", "institute", "instituto", "journal", "leader", "lecturer", "local", "magazin",
    "magazine", "manager", "media", "minister", "ministry", "mirror", "nachrichten", "network",
    "news", "observer", "officer", "online", "party",
    "peri\xC3\xB3"
    "dico",
    "politics", "post", "prensa", "president", "press", "presse", "professor", "radio", "reuters",
    "review", "revista", "rundfunk", "school", "science", "secretary", "senior", "service", "sport",
    "sports", "technology", "telegraph", "television", "times", "today", "tribune", "tv",
    "universidad", "universit\xC3\xA9", "universit\xC3\xA4t", "university", "weekly", "welle",
    "wire", "world", "zeitung"};

/* How names of outlets and of places begin, but hardly those of people. */
static const char *const openings[] = {"abu", "bad", "buenos", "cape", "das", "der", "die", "east",
    "eastern", "el", "fort", "gli", "het", "hong", "il", "la", "lake", "las", "le", "les", "lo",
    "los", "mount", "new", "north", "northern", "nueva", "nuevo", "port", "rio", "saint", "san",
    "sankt", "santa", "santo", "sao", "s\xC3\xA3o", "south", "southern", "st", "tel", "the",
    "united", "west", "western"};

/* How names of places end. */
static const char *const endings[] = {"bay", "beach", "city", "county", "falls", "island",
    "islands", "kingdom", "republic", "springs", "state", "states", "town", "valley"};

/* Small words within a name. */
static const char *const particles[] = {"af", "al", "av", "bin", "ben", "bint", "da", "das", "de",
    "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "le", "ten",
    "ter", "van", "vom", "von", "y", "zu", "zum", "zur"};

/* Between two names. The doubtful ones also mean "in", or stand within a name. */
static const struct joint {
    const char *word; /* with its spaces; the last but one need none behind */
    bool doubtful;
} joints[] = {{" and ", false}, {" & ", false}, {" und ", false}, {" et ", false}, {" och ", false},
    {" og ", false}, {" \xD0\xB8 ", false}, {" \xD9\x88", false}, {" e ", true}, {" en ", true},
    {" i ", true}, {" y ", true}};

static bool is_one_of(const char *const *list, size_t n, struct str word)
{
    for (size_t i = 0; i < n; i++) {
        const struct str entry = str_of(list[i]);

        if (!str_ends(entry, STR("*"))) {
            if (str_eq_nocase(word, entry))
                return true;
        } else if (word.len >= entry.len - 1 && str_eq_nocase(str_cut(word, 0, entry.len - 1),
                                                    str_cut(entry, 0, entry.len - 1))) {
            return true;
        }
    }
    return false;
}
#define IS_ONE_OF(list, word) is_one_of(list, sizeof(list) / sizeof *(list), word)

/* --- words --- */

static bool begins_small(struct str word)
{
    size_t at = 0;

    return word.len > 0 && char_is_lower(utf8_next(word, &at));
}

static bool begins_upright(struct str word)
{
    size_t at = 0;
    const uint32_t cp = word.len ? utf8_next(word, &at) : 0;

    return char_is_letter(cp) && !char_is_lower(cp);
}

static bool has_digit(struct str word)
{
    for (size_t at = 0; at < word.len;)
        if (char_is_digit(utf8_next(word, &at)))
            return true;
    return false;
}

/* Capitals alone, as in "BBC": two or more, no initials with dots. */
static bool is_acronym(struct str word, size_t least)
{
    size_t letters = 0;

    for (size_t at = 0; at < word.len; letters++)
        if (!char_is_upper(utf8_next(word, &at)))
            return false;
    return letters >= least;
}

/* Also in "France-Presse". */
static bool is_other(struct str word)
{
    struct str part;

    while (str_next(&word, '-', &part))
        if (IS_ONE_OF(others, part))
            return true;
    return false;
}

static bool is_address(struct str part)
{
    return (part.len && memchr(part.s, '@', part.len)) || str_find(part, STR("://"), 0) >= 0 ||
           str_find(part, STR("www."), 0) >= 0;
}

/* --- a part --- */

struct part {
    struct str words[WORDS_MAX];
    size_t from, to; /* those that are the name */
};

/* False: it has none, or too many. */
static bool part_words(struct str text, struct part *part)
{
    struct str word;
    size_t n = 0;

    while (str_next(&text, ' ', &word)) {
        if (word.len == 0)
            continue;
        if (n == WORDS_MAX)
            return false;
        part->words[n++] = word;
    }
    part->from = 0;
    part->to = n;
    return n > 0;
}

/* "Political Editor Anna Berg" without the role. False: there is a role, and no name behind it. */
static bool skip_role(struct part *part)
{
    size_t from = part->from;

    for (size_t i = part->from; i < part->to; i++)
        if (IS_ONE_OF(roles, part->words[i]))
            from = i + 1;
    if (from > part->from && (from + 1 >= part->to || !begins_upright(part->words[from])))
        return false;
    part->from = from;
    return true;
}

/* Ends the name before what is in small letters and no part of it ("in London"), a number or a
 * bracket; and counts its words that are not small. */
static size_t end_name(struct part *part)
{
    size_t count = 0, end = part->from;

    for (size_t i = part->from; i < part->to; i++) {
        const struct str word = part->words[i];

        if (has_digit(word) || word.s[0] == '(')
            break;
        if (begins_small(word)) {
            if (!IS_ONE_OF(particles, word))
                break;
            continue;
        }
        count++;
        end = i + 1;
    }
    part->to = end;
    return count;
}

static struct str part_text(const struct part *part)
{
    const struct str last = part->words[part->to - 1];

    return (struct str){
        part->words[part->from].s, (size_t)(last.s + last.len - part->words[part->from].s)};
}

/* May it be something else than a person? */
static bool is_doubtful(const struct people *people, const struct part *part, size_t count)
{
    if (count < 2 || part->to - part->from > NAME_MAX_WORDS ||
        IS_ONE_OF(openings, part->words[part->from]) ||
        IS_ONE_OF(endings, part->words[part->to - 1]))
        return true;
    for (size_t i = part->from; i < part->to; i++) {
        /* "JD Vance" is a name, "EU Commission" may pass for one */
        if (is_other(part->words[i]) ||
            (!people->capitals && is_acronym(part->words[i], i > part->from ? 2 : 3)))
            return true;
    }
    return place_is_city(part_text(part));
}

/* The name in a part of the byline, if there is one. */
static bool name_of(const struct people *people, enum link link, struct str text, struct str *name)
{
    const bool sure = link == LINK_AND || link == LINK_LIST || !people->any;
    struct part part;
    size_t count;

    if (is_address(text) || !part_words(text, &part))
        return false;
    if (people->small && !people->any) {
        *name = part_text(&part);
        return true;
    }
    if (!skip_role(&part))
        return false;
    count = end_name(&part);
    if (count == 0 || (!sure && is_doubtful(people, &part, count)))
        return false;
    *name = part_text(&part);
    return true;
}

/* --- parts of a byline --- */

/* Two words and more that are no place: a name, most likely. */
static bool begins_with_name(struct str text)
{
    struct part part;
    const ptrdiff_t end = str_find(text, STR(","), 0);

    return part_words(str_cut(text, 0, end < 0 ? text.len : (size_t)end), &part) &&
           begins_upright(part.words[0]) && end_name(&part) >= 2 &&
           !IS_ONE_OF(openings, part.words[0]) && !place_is_city(part_text(&part));
}

/* Is there a word for "and" at `at`? *len: its bytes. */
static bool joint_at(struct str text, size_t at, size_t *len)
{
    const struct str rest = str_cut(text, at, text.len);

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        const struct str word = str_of(joints[i].word);

        if (!str_starts(rest, word) ||
            (joints[i].doubtful && !begins_with_name(str_cut(rest, word.len, rest.len))))
            continue;
        *len = word.len;
        return true;
    }
    return false;
}

/* Is the byte within an address? Its slashes and dots part nothing. */
static bool is_in_address(struct str text, size_t at)
{
    size_t from = at, to = at;

    while (from > 0 && text.s[from - 1] != ' ')
        from--;
    while (to < text.len && text.s[to] != ' ')
        to++;
    return is_address(str_cut(text, from, to));
}

/* Is there a mark between parts at `at`? */
static enum link mark_at(struct str text, size_t at, size_t *len)
{
    static const struct str marks[] = {STR(","), STR("|"), STR("/"), STR("\xC2\xB7"),
        STR("\xE2\x80\xA2"), STR(" - "), STR(" \xE2\x80\x93 "), STR(" \xE2\x80\x94 ")};
    static const struct str lists[] = {STR(";"), STR("\xE3\x80\x81")};
    const struct str rest = str_cut(text, at, text.len);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(rest, marks[i]) && !(text.s[at] == '/' && is_in_address(text, at))) {
            *len = marks[i].len;
            return LINK_COMMA;
        }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (str_starts(rest, lists[i])) {
            *len = lists[i].len;
            return LINK_LIST;
        }
    return LINK_START;
}

/* The end of the part at the beginning of the text, what comes behind it, and how long that is;
 * LINK_START: nothing. */
static enum link part_end(struct str text, size_t *end, size_t *len)
{
    for (size_t at = 0; at < text.len; at++) {
        enum link link;

        *end = at;
        if (text.s[at] == ' ' && joint_at(text, at, len))
            return LINK_AND;
        link = mark_at(text, at, len);
        if (link != LINK_START)
            return link;
    }
    *end = text.len;
    *len = 0;
    return LINK_START;
}

struct people people_begin(struct str byline)
{
    const struct str head = utf8_head(byline, BYLINE_MAX);
    struct people people = {.rest = head, .link = LINK_START, .capitals = true, .small = true};
    struct str rest = head;
    size_t end, len;
    enum link link;

    while ((link = part_end(rest, &end, &len)) != LINK_START) {
        people.joints += link == LINK_AND;
        rest = str_cut(rest, end + len, rest.len);
    }
    people.listed = people.joints > 0;
    for (size_t at = 0; at < head.len;) {
        const uint32_t cp = utf8_next(head, &at);

        people.capitals = people.capitals && !char_is_lower(cp);
        people.small = people.small && (!char_is_letter(cp) || char_is_lower(cp));
    }
    return people;
}

bool people_next(struct people *people, struct str *name)
{
    while (people->rest.len > 0) {
        const enum link before = (enum link)people->link;
        size_t end, len;
        struct str part;

        people->link = (int)part_end(people->rest, &end, &len);
        part = str_trim(str_cut(people->rest, 0, end));
        people->rest = str_cut(people->rest, end + len, people->rest.len);
        if (before == LINK_COMMA && people->listed && people->joints == 0 && people->any)
            continue;
        people->joints -= people->link == LINK_AND;
        if (!name_of(people, before, part, name))
            continue;
        people->any = true;
        return true;
    }
    return false;
}
