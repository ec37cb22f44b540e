/* Abbreviations, titles, streets and other words that are written shorter than they are said. */
#include "text/say/rules.h"

#define ROAD_REACH 30 /* lexemes between a junction and its road */

/* The lexemes of an abbreviation's full stop at i: it goes with it, unless it ends the text too. */
static size_t dot_at(const struct view *v, size_t i)
{
    return is_sign(v, i, '.') && is_glued(v, i) && i + 1 < v->n ? 1 : 0;
}

static bool ends_text(const struct view *v, size_t i)
{
    return is_sign(v, i, '.') && is_glued(v, i) && i + 1 == v->n;
}

static void say_field(struct view *v, const struct entry *entry, size_t at, size_t used)
{
    const struct lexeme *const last = lexeme_at(v, at + used - 1);
    const struct str said = field_of(entry, 0);

    say_words(v->say, said);
    if (said.len > 0 && last->kind == LEXEME_WORD && last->stem < last->end &&
        !str_eq(entry->parts[used - 1].text, text_of(v, at + used - 1)))
        say_glued(v->say, str_cut(v->text, last->stem, last->end));
}

/* Does the written form stand by itself: not within a longer run of letters and digits? */
static bool stands_alone(const struct view *v, size_t at, size_t end)
{
    if (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN && is_word(v, at))
        return false;
    return !(is_glued(v, end) && is_word(v, end) && is_word(v, end - 1));
}

size_t rule_phrase(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_PHRASE, &used);

    if (!entry || !stands_alone(v, at, at + used))
        return 0;
    if (is_digits(v, at) && is_glued(v, at + used) && is_glued(v, at + used + 1) &&
        is_digits(v, at + used + 1))
        return 0;
    say_field(v, entry, at, used);
    return used;
}

/* Is lexeme i a name that a title can stand before? */
static bool is_name(const struct view *v, size_t i)
{
    if (is_single_capital(v, i) && !is_clause_end(v, i + 1) && !is_capitalised(v, i + 1))
        return false;
    return is_capitalised(v, i) && !is_glued(v, i) && !entry_at(v, i, ENTRY_WEEKDAY, NULL) &&
           !entry_at(v, i, ENTRY_WEEKDAY_WORD, NULL);
}

/* "Sen." and nothing else: an entry of a list, a cell of a table. */
static bool is_whole_text(const struct view *v, size_t at, size_t end)
{
    return at == 0 && is_sign(v, end, '.') && is_glued(v, end) && end + 1 == v->n;
}

/* May the title stand before an office in small letters ("Sr. ministro", "M. le préfet")? */
static bool is_before_office(const struct view *v, const struct entry *entry, size_t end)
{
    return entry->n_fields > 1 && str_eq(field_of(entry, 1), STR("office")) &&
           lexeme_at(v, end)->shape == SHAPE_LOWER && !is_glued(v, end);
}

size_t rule_title(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_TITLE, &used);
    size_t end;

    if (!entry || !stands_alone(v, at, at + used))
        return 0;
    end = at + used + dot_at(v, at + used);
    if (entry->n_fields > 1 && str_eq(field_of(entry, 1), STR("first")) &&
        (is_capitalised(v, at - 1) || is_sign(v, at - 1, '&')))
        return 0;
    if (!is_name(v, end) && !entry_at(v, end, ENTRY_TITLE, NULL) &&
        !is_before_office(v, entry, end) &&
        !((is_sign(v, end, '&') || is_listed(v, end, ENTRY_FUNCTION)) &&
            (entry_at(v, end + 1, ENTRY_TITLE, NULL) || entry_at(v, end + 2, ENTRY_TITLE, NULL)) &&
            is_capitalised(v, at)) &&
        !(is_joining_dash(v, end) && is_capitalised(v, end + 1)) &&
        !is_whole_text(v, at, at + used))
        return 0;
    say_field(v, entry, at, used);
    return end - at;
}

size_t rule_street(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_STREET, &used);
    const bool after_number = is_word(v, at - 1) && is_glued(v, at - 1) && is_digits(v, at - 2);

    if (!entry || at == 0 || is_glued(v, at) ||
        !((is_capitalised(v, at - 1) && !is_listed(v, at - 1, ENTRY_FUNCTION)) || after_number))
        return 0;
    if (!stands_alone(v, at, at + used))
        return 0;
    say_field(v, entry, at, used);
    return used + dot_at(v, at + used);
}

/* "W. 42nd St.", "200 N. Main St." */
size_t rule_direction(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_DIRECTION, &used);
    const size_t end = at + used + dot_at(v, at + used);

    if (!entry || !stands_alone(v, at, at + used) || is_glued(v, end) ||
        !(is_digits(v, end) || (is_digits(v, at - 1) && is_capitalised(v, end))))
        return 0;
    for (size_t i = end + 1; i <= end + 4 && !is_clause_end(v, i); i++)
        if (entry_at(v, i, ENTRY_STREET, NULL) && !is_glued(v, i)) {
            say_field(v, entry, at, used);
            return end - at;
        }
    return 0;
}

/* "Austin, TX", "Portland, OR 97201", "Raleigh, N.C.": between a place and the end, a comma or a
 * post code; with full stops, it is nothing else. */
size_t rule_region(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_REGION, &used);
    const size_t end = at + used;

    if (!entry || !is_sign(v, at - 1, ',') || is_glued(v, at) || !is_capitalised(v, at - 2) ||
        v->shouting)
        return 0;
    if (used == 1 && !is_clause_end(v, end) && !is_sign(v, end, ',') && digit_count(v, end) != 5)
        return 0;
    say_words(v->say, field_of(entry, 0));
    return used > 1 ? used + dot_at(v, end) : used;
}

/* "Jim Jordan, R-Ohio,", "(D-N.Y.)": between a name and a region, with its second field. */
static size_t say_party_of(struct view *v, const struct entry *party, size_t at)
{
    size_t used = 0;
    const struct entry *const region = entry_at(v, at + 2, ENTRY_REGION, &used);

    if (party->n_fields < 2 || !is_joining_dash(v, at + 1) || !is_capitalised(v, at + 2))
        return 0;
    say_words(v->say, field_of(party, 1));
    if (!region)
        return 2;
    say_words(v->say, field_of(region, 0));
    return 2 + used + dot_at(v, at + 2 + used);
}

/* "Jane Brown (Lab)": a party's short form behind a name. */
size_t rule_party(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_PARTY, &used);
    const bool bracket = is_sign(v, at - 1, '(');

    if (!entry || used > 1 || v->shouting || !(bracket || is_sign(v, at - 1, ',')) ||
        !is_capitalised(v, at - 2))
        return 0;
    if (is_single_capital(v, at))
        return say_party_of(v, entry, at);
    if (!bracket || !(is_sign(v, at + 1, ')') || is_sign(v, at + 1, ',')))
        return 0;
    say_words(v->say, field_of(entry, 0));
    return 1;
}

static bool is_roman(const struct view *v, size_t i)
{
    const struct str word = text_of(v, i);

    if (lexeme_at(v, i)->shape != SHAPE_UPPER || is_glued(v, i))
        return false;
    for (size_t k = 0; k < word.len; k++)
        if (str_find(STR("IVXL"), str_cut(word, k, k + 1), 0) < 0)
            return false;
    return true;
}

/* "No 10", "pp. 3-5": before a number. A second field "dot" asks for the full stop. */
size_t rule_numbered(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_NUMBERED, &used);
    size_t end;

    if (!entry || !stands_alone(v, at, at + used))
        return 0;
    if (lexeme_at(v, at)->shape == SHAPE_UPPER && /* "P5", "NO2" */
        ((is_glued(v, at + 1) && is_digits(v, at + 1)) ||
            !str_eq(entry->parts[0].text, text_of(v, at))))
        return 0;
    end = at + used + dot_at(v, at + used);
    if (!is_digits(v, end) && !is_roman(v, end) && !entry_at(v, end, ENTRY_CURRENCY, NULL) &&
        !(entry_at(v, end, ENTRY_BEFORE_NUMBER, NULL) && is_digits(v, end + 1) &&
            !is_sign(v, end, '<') && !is_sign(v, end, '>'))) /* "p < 0.05" */
        return 0;
    if (entry->n_fields > 1 && str_eq(field_of(entry, 1), STR("dot")) && end == at + used)
        return 0;
    say_field(v, entry, at, used);
    return end - at;
}

/* Does the text name a road by one of the entry's letters and digits ("M25") near lexeme `at`? */
static bool is_near_road(const struct view *v, const struct entry *entry, size_t at)
{
    for (size_t i = at > ROAD_REACH ? at - ROAD_REACH : 0; i < at + ROAD_REACH; i++)
        for (size_t k = 1; k < entry->n_fields; k++)
            if (str_eq(text_of(v, i), field_of(entry, k)) && is_glued(v, i + 1) &&
                is_digits(v, i + 1))
                return true;
    return false;
}

/* The rest of "J10-11" or "J10-J11" behind its first number. Returns its lexemes. */
static size_t say_to_junction(struct view *v, const struct entry *entry, size_t at)
{
    const size_t next = at + 1;

    if (!is_joining_dash(v, at) ||
        !(is_digits(v, next) ||
            (entry_at(v, next, ENTRY_JUNCTION, NULL) == entry && is_digits(v, next + 1))))
        return 0;
    piece_break(v, at);
    say_setting(v, SETTING_TO);
    return 1;
}

/* "J16 of the M6": a letter before its number. */
size_t rule_junction(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_JUNCTION, &used);
    const size_t digits = digit_count(v, at + 1);

    if (!entry || !is_glued(v, at + 1) || digits == 0 || digits > 2 ||
        (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN) ||
        (is_glued(v, at + 2) && is_word(v, at + 2)) || !is_near_road(v, entry, at))
        return 0;
    say_words(v->say, field_of(entry, 0));
    piece_break(v, at + 1);
    say_number(v, STR("cardinal"), small_number(v, at + 1));
    return 2 + say_to_junction(v, entry, at + 2);
}

/* Can lexeme i be one of two sides? */
static bool is_side(const struct view *v, size_t i)
{
    return is_capitalised(v, i) || is_digits(v, i);
}

/* "Arsenal v Chelsea" */
size_t rule_between(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, at, ENTRY_BETWEEN, &used);
    size_t end;

    if (!entry || at == 0 || is_glued(v, at))
        return 0;
    end = at + used + dot_at(v, at + used);
    if (!is_side(v, at - 1) || !is_side(v, end) || is_glued(v, end))
        return 0;
    say_field(v, entry, at, used);
    return end - at;
}

/* Is the word in capitals an acronym ("SEC"), not the abbreviation that is listed in small letters?
 */
static bool is_acronym(const struct view *v, const struct entry *entry, size_t at)
{
    const struct str word = stem_of(v, at);
    const size_t last = at + entry->n_parts - 1;

    if (entry->n_parts > 1) /* "A.S. Byatt" is not "a.s." */
        return !v->shouting && is_single_capital(v, last) &&
               !str_eq(entry->parts[entry->n_parts - 1].text, text_of(v, last));
    return !v->shouting && lexeme_at(v, at)->shape == SHAPE_UPPER && !is_single_capital(v, at) &&
           !str_eq(entry->parts[0].text, word) && !str_eq(entry->parts[0].text, text_of(v, at));
}

/* Is it a name, not the abbreviation in small letters that has no full stop either ("Max
 * Verstappen")? */
static bool is_forename(const struct view *v, const struct entry *entry, size_t at)
{
    return entry->n_parts == 1 && lexeme_at(v, at)->shape == SHAPE_TITLE &&
           !str_eq(entry->parts[0].text, text_of(v, at)) && is_capitalised(v, at + 1) &&
           !is_glued(v, at + 1);
}

size_t rule_abbreviation(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *entry = entry_at(v, at, ENTRY_DOTTED, &used);

    if (entry && stands_alone(v, at, at + used) && !is_acronym(v, entry, at) &&
        (dot_at(v, at + used) || ends_text(v, at + used))) {
        say_field(v, entry, at, used);
        return used + dot_at(v, at + used);
    }
    entry = entry_at(v, at, ENTRY_ABBREVIATION, &used);
    if (!entry || !stands_alone(v, at, at + used) || is_acronym(v, entry, at) ||
        is_forename(v, entry, at))
        return 0;
    say_field(v, entry, at, used);
    return used + dot_at(v, at + used);
}

/* "MI6's": a possessive behind digits. */
size_t rule_possessive(struct view *v, size_t at)
{
    if (!is_sign(v, at, '\'') || !is_glued(v, at) || !is_digits(v, at - 1) ||
        !str_eq(text_of(v, at + 1), STR("s")) || !is_glued(v, at + 1) ||
        (is_glued(v, at + 2) && is_word(v, at + 2)))
        return 0;
    say_glued(v->say, STR("'s"));
    return 2;
}

/* A compound whose last part is abbreviated ("Hauptstr."), as the setting "ending" has them: the
 * ending and what it stands for. */
size_t rule_ending(struct view *v, size_t at)
{
    struct str setting = langdata_setting(v->lang, SETTING_ENDING);
    const struct str word = text_of(v, at);
    struct str ending;

    if (!str_next(&setting, ' ', &ending) || word.len <= ending.len || !str_ends(word, ending) ||
        !is_sign(v, at + 1, '.') || !is_glued(v, at + 1))
        return 0;
    say_words(v->say, str_cut(word, 0, word.len - ending.len));
    say_glued(v->say, setting);
    return 1 + dot_at(v, at + 1);
}
