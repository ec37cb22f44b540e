#include "text/say/langdata.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#define FILE_LIMIT ((size_t)4 << 20)
#define BUCKETS    2048 /* a power of two */
#define STYLES_MAX 32
#define FOLD_MAX   64 /* bytes of the longest first word of an entry */
#define TAG_MAX    32

static const struct {
    const char *name;
    enum entry_class class;
    bool exact;
    bool list;
} SECTIONS[] = {
    {"phrase", ENTRY_PHRASE, false, false},
    {"currency", ENTRY_CURRENCY, true, false},
    {"coin", ENTRY_COIN, true, false},
    {"magnitude", ENTRY_MAGNITUDE, true, false},
    {"unit", ENTRY_UNIT, true, false},
    {"unit-glued", ENTRY_UNIT_GLUED, true, false},
    {"month", ENTRY_MONTH, false, false},
    {"weekday", ENTRY_WEEKDAY, false, false},
    {"weekday-beside-date", ENTRY_WEEKDAY_WORD, false, false},
    {"meridiem", ENTRY_MERIDIEM, false, false},
    {"suffix", ENTRY_SUFFIX, false, false},
    {"title", ENTRY_TITLE, false, false},
    {"region-code", ENTRY_REGION, true, false},
    {"junction", ENTRY_JUNCTION, true, false},
    {"party", ENTRY_PARTY, true, false},
    {"direction", ENTRY_DIRECTION, true, false},
    {"street", ENTRY_STREET, false, false},
    {"abbreviation", ENTRY_ABBREVIATION, false, false},
    {"abbreviation-with-dot", ENTRY_DOTTED, false, false},
    {"before-number", ENTRY_NUMBERED, false, false},
    {"between-names", ENTRY_BETWEEN, true, false},
    {"acronym", ENTRY_ACRONYM, true, false},
    {"sign", ENTRY_SIGN, true, false},
    {"sign-before-number", ENTRY_BEFORE_NUMBER, true, false},
    {"sign-between-numbers", ENTRY_BETWEEN_NUMBERS, true, false},
    {"domain", ENTRY_DOMAIN, false, false},
    {"letter", ENTRY_LETTER, true, false},
    {"fraction", ENTRY_FRACTION, true, false},
    {"vulgar-fraction", ENTRY_VULGAR, true, false},
    {"plural", ENTRY_PLURAL, true, false},
    {"ordinal-after", ENTRY_ORDINAL_AFTER, false, false},
    {"regnal-names", ENTRY_ROMAN_NAME, false, true},
    {"regnal-after", ENTRY_ROMAN_CASE, false, false},
    {"roman-after", ENTRY_ROMAN_NUMBER, false, true},
    {"roman-before", ENTRY_CENTURY, false, true},
    {"year-after", ENTRY_YEAR_BEFORE, false, true},
    {"year-before", ENTRY_YEAR_AFTER, false, true},
    {"counted", ENTRY_COUNTED, false, true},
    {"ages-after", ENTRY_AGES, false, true},
    {"score", ENTRY_SCORE, false, true},
    {"odds", ENTRY_ODDS, false, true},
    {"distance", ENTRY_METRES, false, true},
    {"telephone", ENTRY_PHONE, false, true},
    {"digit-by-digit", ENTRY_DIGITWISE, false, true},
    {"time-after", ENTRY_TIME_BEFORE, false, true},
    {"weekday-after", ENTRY_WEEKDAY_BEFORE, false, true},
    {"time-before", ENTRY_TIME_AFTER, false, true},
    {"function-words", ENTRY_FUNCTION, false, true},
    {"definite", ENTRY_DEFINITE, false, true},
    {"behind-measure", ENTRY_BEHIND_MEASURE, false, true},
    {"rating", ENTRY_RATING, false, true},
    {"attributed", ENTRY_ATTRIBUTED, false, true},
    {"height-before", ENTRY_TALL, false, true},
    {"indefinite", ENTRY_INDEFINITE, false, true},
    {"words", ENTRY_WORD, false, true},
};
#define N_SECTIONS (sizeof SECTIONS / sizeof *SECTIONS)

static const char *const SETTING_NAMES[SETTINGS] = {
    [SETTING_DECIMAL] = "decimal",
    [SETTING_GROUP] = "group",
    [SETTING_POINT] = "point",
    [SETTING_FRACTION_BY] = "decimals-by",
    [SETTING_MINUS] = "minus",
    [SETTING_TO] = "to",
    [SETTING_TO_FROM] = "year-to",
    [SETTING_RATIO] = "ratio",
    [SETTING_SCORE_ZERO] = "score-zero",
    [SETTING_PHONE_ZERO] = "telephone-zero",
    [SETTING_AND] = "and",
    [SETTING_PER] = "per",
    [SETTING_DOT] = "dot",
    [SETTING_SLASH] = "slash",
    [SETTING_AT] = "at",
    [SETTING_HASHTAG] = "hashtag",
    [SETTING_UNDERSCORE] = "underscore",
    [SETTING_HYPHEN] = "hyphen",
    [SETTING_POWER] = "power",
    [SETTING_TIMES] = "by",
    [SETTING_OUT_OF] = "out-of",
    [SETTING_MONEY_OF] = "magnitude-of",
    [SETTING_MONEY_PARTS] = "money-parts",
    [SETTING_MONEY_PARTS_SMALL] = "money-parts-below-ten",
    [SETTING_REGNAL] = "regnal",
    [SETTING_REGNAL_FIRST] = "regnal-first",
    [SETTING_REGNAL_LIMIT] = "regnal-limit",
    [SETTING_REGNAL_OVER] = "regnal-over-limit",
    [SETTING_ORDINAL_DOT] = "ordinal-dot",
    [SETTING_LONG_NUMBER] = "long-number",
    [SETTING_PERCENT] = "percent",
    [SETTING_HALF] = "half",
    [SETTING_LETTER_PLURAL] = "letter-plural",
    [SETTING_HEIGHT] = "height",
    [SETTING_PLURAL_FROM] = "plural-from",
    [SETTING_WICKETS] = "wickets",
    [SETTING_FRACTION_OF] = "fraction-of",
    [SETTING_ONE_PART] = "one-part",
    [SETTING_EMOJI] = "emoji",
    [SETTING_PHONE_PAIRS] = "telephone-pairs",
    [SETTING_ENDING] = "ending",
    [SETTING_SCORE_TO] = "score-to",
    [SETTING_FEMININE] = "feminine-endings",
    [SETTING_ELISION] = "elision",
    [SETTING_UNELIDED] = "unelided",
    [SETTING_DESIGNATION] = "designation-pairs",
    [SETTING_REGNAL_GENITIVE] = "regnal-genitive",
    [SETTING_DOUBT_NAMES] = "names-doubtful",
    [SETTING_ONE] = "one",
};

static const struct {
    const char *name;
    enum element_kind kind;
} ELEMENTS[] = {
    {"day", ELEMENT_DAY},
    {"ordinal", ELEMENT_ORDINAL},
    {"month", ELEMENT_MONTH},
    {"month-number", ELEMENT_MONTH_NUMBER},
    {"year", ELEMENT_YEAR},
    {"short-year", ELEMENT_SHORT_YEAR},
    {"weekday", ELEMENT_WEEKDAY},
    {"hour", ELEMENT_HOUR},
    {"minute", ELEMENT_MINUTE},
    {"second", ELEMENT_SECOND},
    {"clock", ELEMENT_CLOCK},
    {"meridiem", ELEMENT_MERIDIEM},
};
#define N_ELEMENTS (sizeof ELEMENTS / sizeof *ELEMENTS)

struct slot {
    struct str folded; /* the first part in lower case */
    struct entry *first;
    struct slot *next;
};

struct style {
    struct str name;
    char rule_set[64];
};

struct langdata {
    struct arena *arena;
    struct speller *speller;
    struct slot *buckets[BUCKETS];
    struct style styles[STYLES_MAX];
    size_t n_styles;
    struct str settings[SETTINGS];
    struct str months[13];
    struct pattern *patterns;
    size_t n_patterns;
    size_t cap_patterns;
};

/* --- looking up --- */

/* Lower case into `out` of FOLD_MAX bytes; 0: too long to be an entry's. */
static size_t fold(struct str t, char *out)
{
    size_t len = 0;

    if (t.len > FOLD_MAX - UTF8_MAX)
        return 0;
    for (size_t at = 0; at < t.len;) {
        const unsigned char c = (unsigned char)t.s[at];
        uint32_t cp;

        if (c < 0x80) {
            out[len++] = ascii_lower((char)c);
            at++;
            continue;
        }
        cp = utf8_next(t, &at);
        if (len > FOLD_MAX - UTF8_MAX)
            return 0;
        cp = cp == 0x2019 ? '\'' : (uint32_t)u_tolower((UChar32)cp);
        len += utf8_put(cp, out + len);
    }
    return len;
}

static size_t bucket_of(struct str folded)
{
    uint32_t hash = 2166136261u; /* FNV-1a */

    for (size_t i = 0; i < folded.len; i++)
        hash = (hash ^ (unsigned char)folded.s[i]) * 16777619u;
    return (hash ^ hash >> 15) & (BUCKETS - 1);
}

static struct slot *find_slot(const struct langdata *data, struct str folded)
{
    struct slot *slot = data->buckets[bucket_of(folded)];

    while (slot && !str_eq(slot->folded, folded))
        slot = slot->next;
    return slot;
}

const struct entry *langdata_find(const struct langdata *data, struct str first)
{
    char folded[FOLD_MAX];
    const size_t len = fold(first, folded);
    const struct slot *const slot = len > 0 ? find_slot(data, (struct str){folded, len}) : NULL;

    return slot ? slot->first : NULL;
}

void langdata_look_up(const struct langdata *data, struct str text, struct lexemes *lexemes)
{
    for (size_t i = 0; i < lexemes->n; i++) {
        struct lexeme *const l = &lexemes->items[i];

        l->entry = langdata_find(data, str_cut(text, l->at, l->stem));
        if (!l->entry && l->stem < l->end)
            l->entry = langdata_find(data, str_cut(text, l->at, l->end));
    }
}

struct speller *langdata_speller(const struct langdata *data)
{
    return data->speller;
}

bool langdata_has_style(const struct langdata *data, struct str style)
{
    for (size_t i = 0; i < data->n_styles; i++)
        if (str_eq(data->styles[i].name, style))
            return true;
    return false;
}

const char *langdata_style(const struct langdata *data, struct str style)
{
    const char *cardinal = "%spellout-numbering";

    for (size_t i = 0; i < data->n_styles; i++) {
        if (str_eq(data->styles[i].name, style))
            return data->styles[i].rule_set;
        if (str_eq(data->styles[i].name, STR("cardinal")))
            cardinal = data->styles[i].rule_set;
    }
    return cardinal;
}

struct str langdata_setting(const struct langdata *data, enum setting setting)
{
    return data->settings[setting];
}

const struct pattern *langdata_patterns(const struct langdata *data, size_t *n)
{
    *n = data->n_patterns;
    return data->patterns;
}

struct str langdata_month(const struct langdata *data, unsigned month)
{
    return month >= 1 && month <= 12 ? data->months[month] : (struct str){NULL, 0};
}

/* --- reading --- */

struct reading {
    struct langdata *data;
    const char *path;
    unsigned long line;
    struct error *err;
    struct str section;     /* in the arena */
    size_t entries;         /* its index in SECTIONS; N_SECTIONS: another kind of section */
    struct lexemes lexemes; /* of the written form at hand */
};

static bool complain(const struct reading *r, const char *why, struct str what)
{
    return error_usage(r->err, r->path, "line %lu: %s: %.*s", r->line, why, STR_ARG(what));
}

/* Splits the written form into parts, as the text will be. */
static bool split_key(struct reading *r, struct str key, struct entry *entry)
{
    if (!lexemes_split(key, &r->lexemes))
        return false;
    entry->n_parts = r->lexemes.n;
    entry->parts = arena_array(r->data->arena, entry->n_parts + 1, sizeof *entry->parts);
    for (size_t i = 0; i < entry->n_parts && entry->parts; i++) {
        const struct lexeme *const l = &r->lexemes.items[i];

        entry->parts[i] = (struct key_part){str_cut(key, l->at, l->end), i > 0 && l->glued};
    }
    return entry->parts != NULL;
}

static bool insert(struct langdata *data, struct entry *entry)
{
    char text[FOLD_MAX];
    const struct str folded = {text, fold(entry->parts[0].text, text)};
    struct slot *slot = find_slot(data, folded);
    struct entry **at;

    if (!slot) {
        struct slot **const bucket = &data->buckets[bucket_of(folded)];

        slot = arena_alloc(data->arena, sizeof *slot);
        if (!slot)
            return false;
        slot->folded = arena_str(data->arena, folded);
        slot->next = *bucket;
        *bucket = slot;
        if (!slot->folded.s)
            return false;
    }
    at = &slot->first;
    while (*at && (*at)->n_parts > entry->n_parts)
        at = &(*at)->next;
    entry->next = *at;
    *at = entry;
    return true;
}

static bool add_entry(struct reading *r, size_t section, struct str key, struct str value)
{
    struct arena *const a = r->data->arena;
    struct entry *const entry = arena_alloc(a, sizeof *entry);
    struct str field;
    size_t at = 0;

    if (!entry || !split_key(r, key, entry))
        return error_memory(r->err, r->path);
    if (entry->n_parts == 0 || entry->parts[0].text.len > FOLD_MAX - 2 * UTF8_MAX)
        return complain(r, "empty or too long", key);
    entry->class = SECTIONS[section].class;
    entry->exact = SECTIONS[section].exact;
    entry->capital = u_isupper((UChar32)utf8_next(key, &at)) != 0;
    while (str_next(&value, '|', &field)) {
        field = str_trim(field);
        if (str_starts(field, STR(":"))) {
            entry->style = str_cut(field, 1, field.len);
            continue;
        }
        if (entry->n_fields == FIELDS_MAX)
            return complain(r, "too many fields", key);
        entry->fields[entry->n_fields++] = field;
    }
    if (entry->class == ENTRY_MONTH && entry->n_fields > 1) {
        unsigned long number;

        if (!str_to_uint(entry->fields[1], 12, &number))
            return complain(r, "no month's number", entry->fields[1]);
        r->data->months[number] = entry->fields[0];
    }
    return insert(r->data, entry) || error_memory(r->err, r->path);
}

static bool add_list(struct reading *r, size_t section, struct str words)
{
    struct str word;

    while (str_next(&words, ' ', &word))
        if (word.len > 0 && !add_entry(r, section, word, (struct str){"", 0}))
            return false;
    return true;
}

static bool add_setting(struct reading *r, struct str name, struct str value)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (str_eq(name, str_of(SETTING_NAMES[i]))) {
            r->data->settings[i] = value;
            return true;
        }
    return complain(r, "no setting of that name", name);
}

static bool add_style(struct reading *r, struct str name, struct str value)
{
    struct langdata *const data = r->data;
    size_t i = 0;

    while (i < data->n_styles && !str_eq(data->styles[i].name, name))
        i++;
    if (i == STYLES_MAX || value.len >= sizeof data->styles[i].rule_set)
        return complain(r, "too many styles, or too long", name);
    data->styles[i].name = name;
    snprintf(data->styles[i].rule_set, sizeof data->styles[i].rule_set, "%.*s", STR_ARG(value));
    if (i == data->n_styles)
        data->n_styles++;
    return speller_has(data->speller, data->styles[i].rule_set) ||
           complain(r, "ICU has no such rule set", value);
}

static bool element_named(struct str name, struct element *out)
{
    out->which = 1;
    if (name.len > 0 && name.s[name.len - 1] == '2') {
        out->which = 2;
        name.len--;
    }
    for (size_t i = 0; i < N_ELEMENTS; i++)
        if (str_eq(name, str_of(ELEMENTS[i].name))) {
            out->kind = ELEMENTS[i].kind;
            return true;
        }
    return false;
}

/* Does a literal's word go on at byte `at`, over an apostrophe within it too? */
static bool goes_on(struct str t, size_t at)
{
    const unsigned char before = (unsigned char)t.s[at - 1];
    const unsigned char c = (unsigned char)t.s[at];

    return (ascii_is_alpha((char)before) || before >= 0x80 || before == '\'') &&
           (ascii_is_alpha((char)c) || c >= 0x80 || c == '\'');
}

/* One element of a shape, "{day}" or a word or sign, off *rest. */
static bool next_element(struct str *rest, struct element *out)
{
    size_t end = 0;
    ptrdiff_t close;

    *out = (struct element){.kind = ELEMENT_LITERAL, .which = 1};
    while (rest->len > 0 && rest->s[0] == ' ') {
        out->spaced = true;
        *rest = str_cut(*rest, 1, rest->len);
    }
    out->glued = !out->spaced;
    if (rest->len > 0 && rest->s[0] == '~') { /* with or without a space */
        out->glued = out->spaced = false;
        *rest = str_cut(*rest, 1, rest->len);
    }
    close = str_find(*rest, STR("}"), 0);
    if (rest->s[0] == '{' && close > 0) {
        const struct str name = str_cut(*rest, 1, (size_t)close);

        *rest = str_cut(*rest, (size_t)close + 1, rest->len);
        return element_named(name, out);
    }
    do
        (void)utf8_next(*rest, &end);
    while (end < rest->len && goes_on(*rest, end));
    out->text = str_cut(*rest, 0, end);
    *rest = str_cut(*rest, end, rest->len);
    return true;
}

static void sort_in(struct langdata *data, struct pattern pattern)
{
    size_t i = data->n_patterns - 1;

    for (; i > 0 && data->patterns[i - 1].n_elements <= pattern.n_elements; i--)
        data->patterns[i] = data->patterns[i - 1];
    data->patterns[i] = pattern;
}

static bool add_pattern(struct reading *r, const char *rule, struct str key, struct str value)
{
    struct langdata *const data = r->data;
    struct pattern pattern = {.rule = rule};
    struct element element;
    size_t cap = 0;
    struct str field;

    while (key.len > 0) {
        if (!next_element(&key, &element))
            return complain(r, "no such element", key);
        pattern.elements = arena_more(
            data->arena, pattern.elements, pattern.n_elements, &cap, sizeof *pattern.elements);
        if (!pattern.elements)
            return error_memory(r->err, r->path);
        pattern.elements[pattern.n_elements++] = element;
    }
    if (pattern.n_elements == 0)
        return complain(r, "no shape", value);
    while (str_next(&value, '|', &field)) {
        if (pattern.n_templates == FIELDS_MAX)
            return complain(r, "too many fields", field);
        pattern.templates[pattern.n_templates++] = str_trim(field);
    }
    data->patterns = arena_more(
        data->arena, data->patterns, data->n_patterns, &data->cap_patterns, sizeof *data->patterns);
    if (!data->patterns)
        return error_memory(r->err, r->path);
    data->n_patterns++;
    sort_in(data, pattern);
    return true;
}

/* Splits "written = said" at the first " = "; the written form may be in double quotes. */
static bool split_line(struct str line, struct str *key, struct str *value)
{
    const ptrdiff_t at = str_find(line, STR(" ="), line.s[0] == '=' ? 1 : 0);

    if (at < 0 || ((size_t)at + 2 < line.len && line.s[at + 2] != ' '))
        return false;
    *key = str_trim(str_cut(line, 0, (size_t)at));
    *value = str_trim(str_cut(line, (size_t)at + 2, line.len));
    if (key->len > 2 && key->s[0] == '"' && key->s[key->len - 1] == '"')
        *key = str_cut(*key, 1, key->len - 1);
    return true;
}

static void open_section(struct reading *r, struct str name)
{
    r->section = name;
    r->entries = 0;
    while (r->entries < N_SECTIONS && !str_eq(name, str_of(SECTIONS[r->entries].name)))
        r->entries++;
}

static bool read_line(struct reading *r, struct str line)
{
    struct str key, value;
    bool paired;

    if (line.len == 0 || line.s[0] == '#')
        return true;
    if (line.s[0] == '[' && line.len > 2 && line.s[line.len - 1] == ']') {
        open_section(r, str_cut(line, 1, line.len - 1));
        return true;
    }
    paired = split_line(line, &key, &value);
    if (r->entries < N_SECTIONS) {
        if (SECTIONS[r->entries].list && !paired)
            return add_list(r, r->entries, line);
        return paired ? add_entry(r, r->entries, key, value)
                      : complain(r, "expected \"written = said\"", line);
    }
    if (!paired)
        return complain(r, "expected \"name = value\"", line);
    if (str_eq(r->section, STR("settings")))
        return add_setting(r, key, value);
    if (str_eq(r->section, STR("style")))
        return add_style(r, key, value);
    if (str_eq(r->section, STR("date")))
        return add_pattern(r, "date", key, value);
    if (str_eq(r->section, STR("time")))
        return add_pattern(r, "time", key, value);
    return complain(r, "no section of that name", r->section);
}

static bool read_file(struct langdata *data, const char *path, struct error *err)
{
    struct reading r = {.data = data, .path = path, .err = err, .entries = N_SECTIONS};
    struct str text, line;
    bool ok = true;

    if (!file_read(path, FILE_LIMIT, data->arena, &text, err))
        return false;
    if (!utf8_valid(text))
        return error_usage(err, path, "is not UTF-8");
    while (ok && str_next(&text, '\n', &line)) {
        r.line++;
        ok = read_line(&r, str_trim(line));
    }
    lexemes_free(&r.lexemes);
    return ok;
}

/* A tag in lower case with hyphens, at most its language and two subtags; false: it is none. */
static bool plain_tag(const char *tag, char out[TAG_MAX])
{
    size_t i = 0;

    for (; tag[i]; i++) {
        const char c = tag[i] == '_' ? '-' : ascii_lower(tag[i]);

        if (i + 1 >= TAG_MAX || !(ascii_is_alpha(c) || ascii_is_digit(c) || c == '-'))
            return false;
        out[i] = c;
    }
    out[i] = '\0';
    return i > 0;
}

/* Reads the files of all languages and of "en", "en-us", ..., those that there are. */
static bool read_files(struct langdata *data, const char *tag, size_t *found, struct error *err)
{
    const struct str common = file_data("voices/lang/common.lang", data->arena);

    if (common.s && !read_file(data, common.s, err))
        return false;
    for (size_t end = 1;; end++) {
        struct str path;
        char name[TAG_MAX + 32];

        if (tag[end] != '-' && tag[end] != '\0')
            continue;
        snprintf(name, sizeof name, "voices/lang/%.*s.lang", (int)end, tag);
        path = file_data(name, data->arena);
        if (path.s) {
            ++*found;
            if (!read_file(data, path.s, err))
                return false;
        }
        if (tag[end] == '\0')
            return true;
    }
}

/* The tag that ICU has number words under: its "pt" is Brazil's, ours is Portugal's. */
static const char *number_tag(const char *tag)
{
    const bool portuguese = strncmp(tag, "pt", 2) == 0 && (tag[2] == '-' || tag[2] == '\0');

    return portuguese && strcmp(tag, "pt-br") != 0 ? "pt-PT" : tag;
}

bool langdata_load(const char *tag, struct langdata **out, struct error *err)
{
    struct langdata *data;
    char plain[TAG_MAX];
    size_t found = 0;

    *out = NULL;
    if (!plain_tag(tag, plain))
        return true;
    data = calloc(1, sizeof *data);
    if (!data)
        return error_memory(err, tag);
    data->arena = arena_new();
    data->speller = speller_open(number_tag(plain), err);
    if (!data->arena || !data->speller || !read_files(data, plain, &found, err)) {
        if (!data->arena)
            error_memory(err, tag);
        langdata_free(&data);
        return false;
    }
    if (found == 0)
        langdata_free(&data);
    *out = data;
    return true;
}

void langdata_free(struct langdata **data)
{
    if (!*data)
        return;
    speller_close(&(*data)->speller);
    arena_destroy(&(*data)->arena);
    free(*data);
    *data = NULL;
}
