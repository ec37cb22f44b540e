#include "script/format/phrasebook.h"

#include "base/file.h"
#include "base/ini.h"
#include "script/format/wording.h"
#include "text/language.h"

#include <string.h>

#define TAG_MAX 35 /* BCP 47, 4.4.1 */

/* --- a file --- */

struct reading {
    struct phrases *phrases;
    struct arena *arena;
    size_t from; /* the first phrase of this file */
};

static bool refuse_reference(void *userdata, struct str name, struct error *why)
{
    (void)userdata;
    return error_usage(
        why, "phrase", "expected words: a phrase does not name another (@%.*s)", STR_ARG(name));
}

static bool check_phrase(
    const struct reading *r, const char *name, const char *value, struct error *why)
{
    const struct str whole = str_of(name);
    const struct str stem = str_ends(whole, STR(".one")) ? str_cut(whole, 0, whole.len - 4) : whole;

    if (!phrase_is_name(stem))
        return error_usage(why, name, "expected a name of small letters, digits and hyphens");
    for (size_t i = r->from; i < r->phrases->n; i++)
        if (str_eq(r->phrases->items[i].name, whole))
            return error_usage(why, name, "was given before");
    if (!*value)
        return error_usage(why, name, "expected words");
    return wording_check(str_of(value), FIELDS_ALL, refuse_reference, NULL, why);
}

static bool on_phrase(
    void *userdata, const char *section, const char *name, const char *value, struct error *why)
{
    struct reading *const r = userdata;
    struct phrases *const phrases = r->phrases;
    struct phrase *items;

    if (strcmp(section, "phrases") != 0)
        return error_usage(why, *section ? section : name, "expected it in the section [phrases]");
    if (!check_phrase(r, name, value, why))
        return false;
    items = arena_more(r->arena, phrases->items, phrases->n, &phrases->cap, sizeof *items);
    if (!items)
        return error_memory(why, name);
    phrases->items = items;
    items[phrases->n].name = arena_str(r->arena, str_of(name));
    items[phrases->n].wording = arena_str(r->arena, str_of(value));
    if (!items[phrases->n].name.s || !items[phrases->n].wording.s)
        return error_memory(why, name);
    phrases->n++;
    return true;
}

/* Adds those of the file that is named by a tag, in small letters; one that is not there is none.
 */
static bool read_file(struct phrases *phrases, struct str tag, struct arena *a, struct error *err)
{
    struct reading r = {.phrases = phrases, .arena = a, .from = phrases->n};
    char lower[TAG_MAX + 1];
    struct str name, path;

    if (tag.len == 0 || tag.len > TAG_MAX)
        return true;
    for (size_t i = 0; i < tag.len; i++) {
        if (!ascii_is_alpha(tag.s[i]) && !ascii_is_digit(tag.s[i]) && tag.s[i] != '-')
            return true; /* no tag: it must not become a path */
        lower[i] = ascii_lower(tag.s[i]);
    }
    name = arena_printf(a, "voices/phrases/%.*s.phrases", (int)tag.len, lower);
    if (!name.s)
        return error_memory(err, "phrases");
    path = file_data(name.s, a);
    return !path.s || ini_read(path.s, on_phrase, &r, err);
}

/* --- a language --- */

/* Those of the language, then those of its variant, which are found first. */
static bool read_language(
    struct phrases *phrases, struct str tag, struct arena *a, struct error *err)
{
    const struct str primary = language_primary(tag);

    return read_file(phrases, primary, a, err) &&
           (str_eq(primary, tag) || read_file(phrases, tag, a, err));
}

static const struct phrases *read_phrases(
    struct phrasebook *book, struct str language, struct error *err)
{
    struct arena *const a = book->arena;
    struct phrases *const phrases = arena_alloc(a, sizeof *phrases);

    if (!phrases)
        return error_memory(err, "phrases"), NULL;
    phrases->asked = phrases->language = arena_str(a, language);
    if (!phrases->asked.s)
        return error_memory(err, "phrases"), NULL;
    if (!read_language(phrases, language, a, err))
        return NULL;
    if (phrases->n)
        return phrases;
    phrases->language = STR(PHRASES_FALLBACK);
    notes_add(book->notes, NOTE_DETAIL, phrases->asked,
        "there are no stock phrases in this language: the English ones are spoken");
    return read_language(phrases, phrases->language, a, err) ? phrases : NULL;
}

const struct phrases *phrasebook_open(
    struct phrasebook *book, struct str language, struct error *err)
{
    const struct phrases **items;
    const struct phrases *phrases;

    for (size_t i = 0; i < book->n; i++)
        if (str_eq(book->items[i]->asked, language))
            return book->items[i];
    phrases = read_phrases(book, language, err);
    if (!phrases)
        return NULL;
    items = arena_more(book->arena, book->items, book->n, &book->cap, sizeof *items);
    if (!items)
        return error_memory(err, "phrases"), NULL;
    book->items = items;
    items[book->n++] = phrases;
    return phrases;
}
