#include "text/sound/lexicon.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "text/chars.h"
#include "text/normal.h"
#include "text/sound/ipa.h"
#include "text/sound/wordlist.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A lexicon of 64 MiB has some half a million entries. */
#define LEXICON_MAX ((size_t)64 << 20)

/* Fewer letters in capitals throughout are more likely an acronym ("WHO", "NICE") than a headline.
 */
#define CAPITALS_MIN 5

enum alphabet { ALPHABET_IPA, ALPHABET_ESPEAK };

/* How something is said: exactly one of the texts is not empty. */
struct pronunciation {
    struct str alias;
    struct str phonemes; /* espeak-ng's, checked */
    struct str written;  /* as in the file, in `alphabet`, not looked at yet */
    enum alphabet alphabet;
};

struct entry {
    struct str grapheme; /* NFC, white space single, apostrophes and hyphens ASCII */
    struct pronunciation said;
    struct str language; /* BCP 47 tag; empty: every language */
    bool any_case;       /* matches in any case */
    uint32_t file;       /* which lexicon it is of, in the order of loading */
    uint32_t next;       /* index + 1 of the next of its bucket; 0: none */
};

struct lexicon {
    struct arena *arena;
    struct entry *entries;
    size_t n_entries;
    size_t cap_entries;
    uint32_t *buckets; /* index + 1 of the first entry by the hash of its first word */
    size_t n_buckets;  /* a power of two, or 0 */
    uint32_t n_files;
};

/* --- characters that stand for each other --- */

static uint32_t unify(uint32_t cp)
{
    if (cp == 0x2019 || cp == 0x02BC)
        return '\'';
    if (cp == 0x2010 || cp == 0x2011)
        return '-';
    return char_is_space(cp) ? ' ' : cp;
}

static bool is_word_char(uint32_t cp)
{
    return char_is_letter(cp) || char_is_digit(cp);
}

/* Hash of the first word (or of the single other character that is first), case aside: FNV-1a. */
static uint32_t hash_first(struct str t, size_t at)
{
    uint32_t hash = 2166136261u;
    bool word = true;

    for (size_t n = 0; word && at < t.len; n++) {
        const uint32_t cp = unify(utf8_next(t, &at));
        word = is_word_char(cp);
        if (word || n == 0)
            hash = (hash ^ normal_fold(cp)) * 16777619u;
    }
    return hash;
}

/* --- the table --- */

struct lexicon *lexicon_new(void)
{
    struct arena *a = arena_new();
    struct lexicon *const lexicon = a ? arena_alloc(a, sizeof *lexicon) : NULL;

    if (!lexicon) {
        arena_destroy(&a);
        return NULL;
    }
    lexicon->arena = a;
    return lexicon;
}

void lexicon_free(struct lexicon **lexicon)
{
    struct arena *a;

    if (!*lexicon)
        return;
    a = (*lexicon)->arena; /* in which the lexicon itself lives */
    arena_destroy(&a);
    *lexicon = NULL;
}

size_t lexicon_size(const struct lexicon *lexicon)
{
    return lexicon->n_entries;
}

/* Puts the entries in buckets, twice as many as entries. The first of a file comes first. */
static bool fill_buckets(struct lexicon *lexicon)
{
    size_t n = 64;
    uint32_t *buckets;

    while (n < lexicon->n_entries * 2)
        n *= 2;
    buckets = arena_array(lexicon->arena, n, sizeof *buckets);
    if (!buckets)
        return false;
    for (size_t i = lexicon->n_entries; i-- > 0;) {
        struct entry *const entry = &lexicon->entries[i];
        uint32_t *const bucket = &buckets[hash_first(entry->grapheme, 0) & (n - 1)];
        entry->next = *bucket;
        *bucket = (uint32_t)i + 1;
    }
    lexicon->buckets = buckets;
    lexicon->n_buckets = n;
    return true;
}

/* --- reading PLS --- */

struct parser {
    struct lexicon *lexicon;
    const char *what;
    struct notes *notes;
    struct str language;
    struct str alphabet; /* the lexicon's */
    bool any_case;       /* the lexicon's */
};

static bool in_any_case(const struct node *node, bool otherwise)
{
    const struct str value = node_attr(node, "case");

    return value.len == 0 ? otherwise : str_eq(value, STR("insensitive"));
}

/* Is there nothing to fold or to normalise? So it is nearly always, and looking takes less. */
static bool is_tidy(struct str t)
{
    char before = ' ';

    for (size_t i = 0; i < t.len; i++) {
        const unsigned char c = (unsigned char)t.s[i];
        if (c < 0x20 || c >= 0x7F || (c == ' ' && before == ' '))
            return false;
        before = t.s[i];
    }
    return before != ' ';
}

/* An element's text in NFC with white space folded (PLS 4.5, 4.6, 4.7 leave it to us). */
static struct str text_of(const struct node *node, struct arena *a)
{
    const struct node *const only = node->first;
    struct buf raw = {0}, folded = {0};
    struct str t = {0};

    if (only && !only->next && node_is_text(only) && is_tidy(only->text))
        return only->text;
    node_add_text(node, &raw);
    chars_fold(buf_str(&raw), &folded);
    if (!raw.failed && !folded.failed)
        t = normal(buf_str(&folded), NORMAL_NFC, a);
    buf_free(&raw);
    buf_free(&folded);
    return t;
}

static struct str unify_all(struct str t, struct arena *a)
{
    struct buf out = {0};
    struct str kept;

    if (is_tidy(t))
        return t;
    for (size_t at = 0; at < t.len;)
        buf_add_cp(&out, unify(utf8_next(t, &at)));
    kept = buf_keep(&out, a);
    buf_free(&out);
    return kept;
}

/* A warning that names the file, the line and the grapheme. */
static void warn(
    const struct parser *p, const struct node *node, struct str grapheme, const char *why)
{
    notes_add(p->notes, NOTE_WARNING, str_of(p->what), "line %d: \"%.*s\" is not used: %s",
        node->line, STR_ARG(grapheme), why);
}

/* The reason without the "WHAT: " in front, which the note has already. */
static const char *reason(const struct error *err, const char *what)
{
    const size_t len = strlen(what);

    if (strncmp(err->text, what, len) == 0 && strncmp(err->text + len, ": ", 2) == 0)
        return err->text + len + 2;
    return err->text;
}

/* The phonemes of what is written in an alphabet. */
static bool convert(struct str written, enum alphabet alphabet, struct str language,
    const char *what, struct arena *a, struct str *out, struct error *err)
{
    return alphabet == ALPHABET_IPA ? ipa_to_phonemes(written, language, what, a, out, err)
                                    : ipa_check_phonemes(written, language, what, a, out, err);
}

static bool find_alphabet(struct str name, enum alphabet *out)
{
    *out = ALPHABET_IPA;
    if (name.len == 0 || str_eq_nocase(name, STR("ipa")))
        return true;
    *out = ALPHABET_ESPEAK;
    return str_eq_nocase(name, STR("x-espeak")) || str_eq_nocase(name, STR("x-espeak-ng"));
}

static bool read_phoneme(
    const struct parser *p, const struct node *node, struct str grapheme, struct pronunciation *out)
{
    struct arena *const a = p->lexicon->arena;
    const struct str own = node_attr(node, "alphabet");
    const struct str alphabet = own.len > 0 ? own : p->alphabet;
    const struct node *const only = node->first;
    const bool as_it_is = !p->notes && only && !only->next && node_is_text(only);
    const struct str written = as_it_is ? str_trim(only->text) : text_of(node, a);
    struct error err = {0};
    bool ok;

    if (!find_alphabet(alphabet, &out->alphabet)) {
        ok = error_set(
            &err, p->what, "the alphabet \"%.*s\" is neither ipa nor x-espeak", STR_ARG(alphabet));
    } else if (!p->notes && written.len > 0) {
        out->written = written;
        return true;
    } else {
        ok = convert(written, out->alphabet, p->language, p->what, a, &out->phonemes, &err);
    }
    if (!ok)
        warn(p, node, grapheme, reason(&err, p->what));
    return ok;
}

static bool read_alias(
    const struct parser *p, const struct node *node, struct str grapheme, struct pronunciation *out)
{
    out->alias = text_of(node, p->lexicon->arena);
    if (out->alias.len == 0)
        warn(p, node, grapheme, "its alias is empty");
    return out->alias.len > 0;
}

/* The pronunciation that counts, tried in order: those preferred, then the others. */
static bool read_pronunciation(const struct parser *p, const struct node *lexeme,
    struct str grapheme, struct pronunciation *out)
{
    bool any = false;

    for (int preferred = 1; preferred >= 0; preferred--) {
        for (const struct node *child = lexeme->first; child; child = child->next) {
            const bool phoneme = node_is(child, "phoneme");
            if (!phoneme && !node_is(child, "alias"))
                continue;
            any = true;
            if (str_eq(node_attr(child, "prefer"), STR("true")) != (preferred == 1))
                continue;
            if (phoneme ? read_phoneme(p, child, grapheme, out)
                        : read_alias(p, child, grapheme, out))
                return true;
        }
    }
    if (!any)
        warn(p, lexeme, grapheme, "it has neither a phoneme nor an alias");
    return false;
}

static bool add_entry(const struct parser *p, const struct node *node, struct str grapheme,
    bool any_case, const struct pronunciation *said)
{
    struct lexicon *const lexicon = p->lexicon;
    struct arena *const a = lexicon->arena;
    const struct entry entry = {
        .grapheme = unify_all(grapheme, a),
        .said = *said,
        .language = p->language,
        .any_case = in_any_case(node, any_case),
        .file = lexicon->n_files,
    };
    struct entry *const more =
        arena_more(a, lexicon->entries, lexicon->n_entries, &lexicon->cap_entries, sizeof *more);

    if (!more || !entry.grapheme.s || lexicon->n_entries >= UINT32_MAX - 1)
        return false;
    lexicon->entries = more;
    more[lexicon->n_entries++] = entry;
    return true;
}

/* False without memory. */
static bool read_lexeme(const struct parser *p, const struct node *lexeme)
{
    struct arena *const a = p->lexicon->arena;
    const struct node *grapheme = node_child(lexeme, "grapheme");
    struct pronunciation said = {0};
    struct str first;

    if (!grapheme) {
        warn(p, lexeme, STR(""), "the lexeme has no grapheme");
        return true;
    }
    first = text_of(grapheme, a);
    if (!read_pronunciation(p, lexeme, first, &said))
        return true;
    for (; grapheme; grapheme = node_sibling(grapheme, "grapheme")) {
        const struct str text = text_of(grapheme, a);
        if (!text.s)
            return false;
        if (text.len == 0)
            warn(p, grapheme, text, "the grapheme is empty");
        else if (!add_entry(p, grapheme, text, in_any_case(lexeme, p->any_case), &said))
            return false;
    }
    return true;
}

bool lexicon_parse(struct lexicon *lexicon, struct str text, const char *what, struct notes *notes,
    struct error *err)
{
    struct parser p = {.lexicon = lexicon, .what = what, .notes = notes};
    const struct node *const root = xml_parse(text, what, false, lexicon->arena, err);

    if (!root)
        return false;
    if (!node_is(root, "lexicon"))
        return error_set(err, what, "no pronunciation lexicon: the root is <%.*s>, not <lexicon>",
            STR_ARG(root->name));
    p.language = node_attr(root, "lang");
    p.alphabet = node_attr(root, "alphabet");
    p.any_case = in_any_case(root, false);
    for (const struct node *n = root->first; n; n = n->next)
        if (node_is(n, "lexeme") && !read_lexeme(&p, n))
            return error_memory(err, what);
    lexicon->n_files++;
    return fill_buckets(lexicon) || error_memory(err, what);
}

bool lexicon_load(struct lexicon *lexicon, const char *path, struct notes *notes, struct error *err)
{
    struct str text;

    return file_read(path, LEXICON_MAX, lexicon->arena, &text, err) &&
           lexicon_parse(lexicon, text, path, notes, err);
}

/* --- matching --- */

/* Does a word begin at `at`? */
static bool begins_word(struct str text, size_t at, bool english)
{
    size_t before = at, more;
    uint32_t cp;

    if (at == 0)
        return true;
    cp = unify(utf8_prev(text, &before));
    if (is_word_char(cp) || cp == '@' || cp == '#' || cp == '_')
        return false;
    if (before == 0 || (cp != '\'' && cp != '.'))
        return true;
    more = before;
    if (!is_word_char(utf8_prev(text, &more)))
        return true;
    /* "O'Brien" is one word in English, "l'OTAN" two in French; "www.nato" is one in all */
    return cp == '\'' && !english;
}

/*
 * Does a word end at `at`? With *owner, 's stands there in English, and *end is moved behind it.
 */
static bool ends_word(struct str text, size_t at, bool english, bool *owner, size_t *end)
{
    size_t next = at;
    uint32_t cp, after;

    *owner = false;
    *end = at;
    if (at >= text.len)
        return true;
    cp = unify(utf8_next(text, &next));
    if (is_word_char(cp) || cp == '_' || cp == '@')
        return false;
    if (next >= text.len || (cp != '\'' && cp != '.'))
        return true;
    after = utf8_next(text, &next);
    if (!is_word_char(after))
        return true;
    if (cp == '.' || !english || (after != 's' && after != 'S'))
        return false;
    *end = next;
    *owner = true;
    return next >= text.len || !is_word_char(utf8_next(text, &next));
}

/* How a text differs from a grapheme in case. */
struct difference {
    bool any;       /* at all */
    bool first;     /* only in a capital first letter */
    bool capitals;  /* the text is in capitals throughout */
    size_t letters; /* letters seen */
};

/* Compares the grapheme with the text at `at`, case aside; *end is behind it in the text. */
static bool same(struct str grapheme, struct str text, size_t at, size_t *end, struct difference *d)
{
    *d = (struct difference){.first = true, .capitals = true};
    for (size_t i = 0; i < grapheme.len;) {
        const size_t letter = i;
        const uint32_t want = utf8_next(grapheme, &i);
        uint32_t have;

        if (at >= text.len)
            return false;
        have = unify(utf8_next(text, &at));
        if (have != want && normal_fold(have) != normal_fold(want))
            return false;
        if (char_is_letter(have)) {
            d->letters++;
            d->capitals = d->capitals && !char_is_lower(have);
        }
        if (have != want) {
            d->any = true;
            d->first = d->first && letter == 0 && char_is_upper(have);
        }
    }
    *end = at;
    return true;
}

static bool case_is_right(const struct entry *entry, const struct difference *d)
{
    return !d->any || entry->any_case || d->first || (d->capitals && d->letters >= CAPITALS_MIN);
}

struct found {
    const struct entry *entry;
    size_t end;
    bool owner;
    bool exact; /* in case */
};

static bool is_better(const struct found *a, const struct found *than)
{
    if (!than->entry || a->end != than->end)
        return !than->entry || a->end > than->end;
    if (a->exact != than->exact)
        return a->exact;
    return a->entry->file > than->entry->file;
}

static bool serves(struct str entry, struct str language)
{
    size_t len = 0;
    char primary[9] = "";

    if (entry.len == 0)
        return true;
    while (len < entry.len && entry.s[len] != '-' && entry.s[len] != '_')
        len++;
    if (len >= sizeof primary)
        return false;
    memcpy(primary, entry.s, len);
    return wordlist_is_language(language, primary);
}

/* What is said for the entry, with 's behind it where `owner`. */
static bool say(const struct entry *entry, bool owner, struct arena *a, struct lexicon_match *out)
{
    const struct pronunciation *const said = &entry->said;

    out->alias = STR("");
    out->phonemes = STR("");
    if (said->alias.len > 0) {
        out->alias = arena_printf(a, "%.*s%s", STR_ARG(said->alias), owner ? "'s" : "");
        return out->alias.s;
    }
    if (said->written.len == 0)
        out->phonemes = arena_str(a, said->phonemes);
    else if (!convert(said->written, said->alphabet, entry->language, "lexicon", a, &out->phonemes,
                 NULL))
        return false;
    if (owner && out->phonemes.s)
        out->phonemes = ipa_possessive(out->phonemes, a);
    return out->phonemes.s;
}

bool lexicon_match(const struct lexicon *lexicon, struct str text, size_t at, struct str language,
    struct arena *a, struct lexicon_match *out)
{
    const bool english = wordlist_is_language(language, "en");
    struct found best = {0};
    uint32_t i;

    if (lexicon->n_buckets == 0 || at >= text.len || !begins_word(text, at, english))
        return false;
    i = lexicon->buckets[hash_first(text, at) & (lexicon->n_buckets - 1)];
    for (; i > 0; i = lexicon->entries[i - 1].next) {
        struct found found = {.entry = &lexicon->entries[i - 1]};
        struct difference d;
        size_t end;

        if (!serves(found.entry->language, language) ||
            !same(found.entry->grapheme, text, at, &end, &d) || !case_is_right(found.entry, &d) ||
            !ends_word(text, end, english, &found.owner, &found.end))
            continue;
        found.exact = !d.any;
        if (is_better(&found, &best))
            best = found;
    }
    if (!best.entry)
        return false;
    out->len = best.end - at;
    return say(best.entry, best.owner, a, out);
}
