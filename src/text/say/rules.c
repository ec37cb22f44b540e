#include "text/say/rules.h"

#include "text/sound/lexicon.h"

/*
 * The order matters: the first rule that applies has the say. So what is more particular comes
 * first: an address before its parts, a date before its numbers, money before a plain amount.
 */
static const struct rule RULES[] = {
    {"footnote mark", START_SIGN, rule_footnote},
    {"web address", START_WORD | START_DIGITS, rule_web},
    {"hashtag", START_SIGN, rule_hashtag},
    {"handle", START_SIGN, rule_handle},
    {"set phrase", START_WORD | START_DIGITS | START_SIGN, rule_phrase},
    {"elision", START_WORD, rule_elision},
    {"number of", START_WORD, rule_numbered},
    {"date", START_WORD | START_DIGITS, rule_date},
    {"time", START_DIGITS, rule_time},
    {"money", START_WORD | START_SIGN, rule_money},
    {"telephone", START_DIGITS | START_SIGN, rule_telephone},
    {"money", START_DIGITS | START_SIGN, rule_money_after},
    {"digits", START_DIGITS, rule_digits},
    {"years", START_DIGITS, rule_years},
    {"number with suffix", START_DIGITS, rule_suffix},
    {"measure", START_DIGITS, rule_height},
    {"dimensions", START_DIGITS, rule_dimension},
    {"measure", START_DIGITS | START_SIGN, rule_measure},
    {"magnitude", START_DIGITS | START_SIGN, rule_quantity},
    {"odds", START_DIGITS, rule_odds},
    {"series of numbers", START_DIGITS, rule_series},
    {"score", START_DIGITS, rule_score},
    {"ratio", START_DIGITS, rule_ratio},
    {"range", START_DIGITS, rule_range},
    {"range", START_SIGN, rule_to},
    {"power", START_DIGITS, rule_power},
    {"abbreviation", START_WORD, rule_party},
    {"abbreviation", START_WORD, rule_junction},
    {"designation", START_WORD | START_DIGITS, rule_designation},
    {"ordinal number", START_DIGITS, rule_ordinal_dot},
    {"fraction", START_DIGITS | START_SIGN, rule_fraction},
    {"year", START_DIGITS, rule_year},
    {"number", START_DIGITS | START_SIGN, rule_number},
    {"Roman numeral", START_WORD, rule_roman},
    {"title", START_WORD, rule_title},
    {"street", START_WORD, rule_street},
    {"street", START_WORD, rule_direction},
    {"region code", START_WORD, rule_region},
    {"month", START_WORD, rule_month},
    {"weekday", START_WORD, rule_weekday},
    {"street", START_WORD, rule_ending},
    {"between names", START_WORD | START_SIGN, rule_between},
    {"abbreviation", START_WORD, rule_abbreviation},
    {"initials", START_WORD, rule_initials},
    {"ampersand", START_WORD, rule_ampersand},
    {"acronym", START_WORD, rule_acronym},
    {"letter", START_WORD, rule_letter},
    {"possessive", START_SIGN, rule_possessive},
    {"sign", START_SIGN, rule_sign},
    {NULL, START_SIGN, rule_punctuation},
};

static const struct rule LEXICON = {"lexicon", START_WORD | START_DIGITS, rule_lexicon};

/* A numeral in small letters, perhaps ("Scene ii"). */
static bool is_small_numeral(const struct view *v, const struct lexeme *l)
{
    if (l->end - l->at > 5)
        return false;
    for (size_t i = l->at; i < l->end; i++)
        if (v->text.s[i] != 'i' && v->text.s[i] != 'v' && v->text.s[i] != 'x')
            return false;
    return true;
}

/* A word that no rule has anything to say on: known to no list, not in capitals, and nothing glued
 * to it that makes it part of something else. */
static bool is_plain_word(const struct view *v, size_t at)
{
    const struct lexeme *const l = &v->lexemes[at];

    return l->kind == LEXEME_WORD && !l->entry && !is_small_numeral(v, l) && !is_elided(v, at) &&
           (l->shape == SHAPE_LOWER || l->shape == SHAPE_TITLE || l->shape == SHAPE_NONE);
}

/* Does something follow without a space that makes it an address, a name of letters and digits? */
static bool may_go_on(const struct view *v, size_t at)
{
    const struct lexeme *const next = lexeme_at(v, at + 1);

    if (!next->glued || at + 1 >= v->n)
        return false;
    if (next->kind != LEXEME_SIGN || next->cp == 0xB2 || next->cp == 0xB3)
        return true;
    return is_glued(v, at + 2) && next->cp != '\'' && !is_clause_end(v, at + 2) &&
           !(is_dash(next->cp) && is_plain_word(v, at + 2));
}

/* Has the lexicon something on the word at lexeme i? */
static bool is_in_lexicon(const struct view *v, size_t i)
{
    struct lexicon_match match;

    return v->lexicon &&
           lexicon_match(v->lexicon, v->text, lexeme_at(v, i)->at, v->language, v->arena, &match);
}

/* A full stop within the text may be that of an abbreviated compound. */
static bool may_be_abbreviated(const struct view *v, size_t at)
{
    return langdata_setting(v->lang, SETTING_ENDING).len > 0 && is_sign(v, at + 1, '.') &&
           is_glued(v, at + 1);
}

/* A plain word with those that hyphens join to it. Returns its lexemes. */
static size_t say_plain(struct view *v, size_t at)
{
    size_t end = at + 1;

    say_words(v->say, text_of(v, at));
    while (!is_listed(v, at, ENTRY_INDEFINITE) && is_joining_dash(v, end) &&
           lexeme_at(v, end)->cp < 0x2012 && is_plain_word(v, end + 1) &&
           !is_in_lexicon(v, end + 1)) {
        say_glued(v->say, STR("-"));
        say_glued(v->say, text_of(v, end + 1));
        end += 2;
    }
    return end - at;
}

static size_t apply_rule(struct view *v, size_t at, const struct rule *rule)
{
    const struct say_mark mark = say_mark(v->say);
    size_t used;

    v->pieces[0] = (struct piece){.first = at, .spoken = v->say->text.len};
    v->n_pieces = 1;
    v->letters_end = 0;
    used = rule->say(v, at);
    if (used == 0)
        say_back(v->say, mark);
    return used;
}

size_t rules_apply(struct view *v, size_t at, const char **name)
{
    static const unsigned STARTS[] = {
        [LEXEME_WORD] = START_WORD, [LEXEME_DIGITS] = START_DIGITS, [LEXEME_SIGN] = START_SIGN};
    const unsigned kind = STARTS[v->lexemes[at].kind];

    *name = NULL;
    v->is_punctuation = false;
    if (v->lexicon && kind != START_SIGN) {
        const size_t used = apply_rule(v, at, &LEXICON);

        if (used > 0) {
            *name = LEXICON.name;
            return used;
        }
    }
    if (!is_plain_word(v, at) || may_go_on(v, at) || may_be_abbreviated(v, at))
        for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
            const size_t used = RULES[i].starts & kind ? apply_rule(v, at, &RULES[i]) : 0;

            if (used > 0) {
                *name = RULES[i].name;
                return used;
            }
        }
    v->pieces[0] = (struct piece){.first = at, .spoken = v->say->text.len};
    v->n_pieces = 1;
    v->letters_end = 0;
    return say_plain(v, at);
}

const char *rules_name(size_t i)
{
    if (i == 0)
        return LEXICON.name;
    return i <= sizeof RULES / sizeof *RULES ? RULES[i - 1].name : NULL;
}
