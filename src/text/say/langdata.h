/*
 * What the front end knows of a language beyond its numbers: separators, months, currencies, units,
 * abbreviations, the shapes of dates and times. It is read from voices/lang/TAG.lang; a language is
 * added with such a file alone. voices/lang/README.md says what may be in one.
 */
#ifndef TEXT_SAY_LANGDATA_H
#define TEXT_SAY_LANGDATA_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/error.h"
#include "base/str.h"
#include "text/say/lexeme.h"
#include "text/say/number.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The sections whose lines are entries "written = said | said | ...", or lists of words. */
enum entry_class {
    ENTRY_PHRASE,          /* said otherwise than written, wherever it is */
    ENTRY_CURRENCY,        /* one | many | one of its coins | many of them */
    ENTRY_COIN,            /* behind a number ("50p"): one | many */
    ENTRY_MAGNITUDE,       /* one | many */
    ENTRY_UNIT,            /* one | many | lower unit that may follow without being named twice */
    ENTRY_UNIT_GLUED,      /* the same, only without a space before it */
    ENTRY_MONTH,           /* its name */
    ENTRY_WEEKDAY,         /* its name */
    ENTRY_WEEKDAY_WORD,    /* its name; also a word ("Sun"), so only beside a date */
    ENTRY_MERIDIEM,        /* behind a time ("am") */
    ENTRY_SUFFIX,          /* behind digits without a space: a template with {n} */
    ENTRY_TITLE,           /* before a name */
    ENTRY_STREET,          /* behind a name */
    ENTRY_REGION,          /* behind a place and a comma ("Austin, TX") */
    ENTRY_JUNCTION,        /* before its number: said | letters of roads near it */
    ENTRY_PARTY,           /* behind a name: in brackets | before a dash and a region */
    ENTRY_DIRECTION,       /* before a street's name, with a number beside it ("200 N. Main St.") */
    ENTRY_ABBREVIATION,    /* anywhere; the full stop behind it goes with it */
    ENTRY_DOTTED,          /* the same, only with its full stop */
    ENTRY_NUMBERED,        /* before a number */
    ENTRY_BETWEEN,         /* between two capitalised words or numbers ("v") */
    ENTRY_ACRONYM,         /* how it is said; "letters" or "word" */
    ENTRY_SIGN,            /* what a sign is called in running text; nothing: it is not said */
    ENTRY_BEFORE_NUMBER,   /* what a sign is called before a number */
    ENTRY_BETWEEN_NUMBERS, /* what a sign is called between two numbers */
    ENTRY_DOMAIN,          /* a part of a host's name: "letters", "word" or how it is said */
    ENTRY_LETTER,          /* a letter's name in espeak-ng's alphabet */
    ENTRY_FRACTION,        /* of a denominator: one | many */
    ENTRY_VULGAR,          /* a vulgar fraction sign: numerator | denominator */
    ENTRY_PLURAL,          /* an ending and what it becomes in the plural */
    ENTRY_ROMAN_NAME,      /* list: names that a Roman numeral makes a monarch's */
    ENTRY_ROMAN_CASE,   /* how a monarch's numeral is said behind this word: masculine | feminine */
    ENTRY_ROMAN_NUMBER, /* list: words that a Roman numeral counts ("chapter") */
    ENTRY_CENTURY,      /* list: words before which a Roman numeral is an ordinal ("century") */
    ENTRY_ORDINAL_AFTER,  /* the style of an ordinal number behind this word */
    ENTRY_YEAR_BEFORE,    /* list: words before a year */
    ENTRY_YEAR_AFTER,     /* list: words behind a year */
    ENTRY_COUNTED,        /* list: what is counted, so that a number before it is no year */
    ENTRY_AGES,           /* list: words before an age group ("over 65s") */
    ENTRY_SCORE,          /* list: words near a score */
    ENTRY_ODDS,           /* list: words near odds */
    ENTRY_METRES,         /* list: words near a distance, so that "m" is no million */
    ENTRY_PHONE,          /* list: words before a telephone number */
    ENTRY_DIGITWISE,      /* list: words whose number is said digit by digit */
    ENTRY_TIME_BEFORE,    /* list: words before a time of day */
    ENTRY_WEEKDAY_BEFORE, /* list: words before a weekday's abbreviation that may be a word */
    ENTRY_TIME_AFTER,     /* list: words behind one */
    ENTRY_FUNCTION,       /* list: articles, prepositions, auxiliaries: no noun */
    ENTRY_DEFINITE,       /* list: the and other determiners */
    ENTRY_BEHIND_MEASURE, /* list: words behind a measure that it does not describe ("long") */
    ENTRY_RATING,         /* list: words near marks ("8/10") */
    ENTRY_ATTRIBUTED,     /* list: nouns that a sum or measure before them describes ("notes") */
    ENTRY_TALL,           /* list: words behind how tall somebody is ("tall") */
    ENTRY_INDEFINITE,     /* list: the indefinite articles */
    ENTRY_WORD,           /* list: words that need no check before air */
    ENTRY_CLASSES
};

/* A word, run of digits or sign of an entry's written form. */
struct key_part {
    struct str text;
    bool glued; /* to the part before it */
};

#define FIELDS_MAX 8

struct entry {
    enum entry_class class;
    bool exact;   /* upper and lower case as in the file */
    bool capital; /* not exact, but the first letter must be upper case */
    struct key_part *parts;
    size_t n_parts;
    struct str fields[FIELDS_MAX]; /* what is said; see the class */
    size_t n_fields;
    struct str style;   /* of the number before it: a field that begins with ":"; else empty */
    struct entry *next; /* another that begins with the same word; longer ones come first */
};

/* The settings of a language, by their names in its file. */
enum setting {
    SETTING_DECIMAL,
    SETTING_GROUP,
    SETTING_POINT,
    SETTING_FRACTION_BY,
    SETTING_MINUS,
    SETTING_TO,
    SETTING_TO_FROM,
    SETTING_RATIO,
    SETTING_SCORE_ZERO,
    SETTING_PHONE_ZERO,
    SETTING_AND,
    SETTING_PER,
    SETTING_DOT,
    SETTING_SLASH,
    SETTING_AT,
    SETTING_HASHTAG,
    SETTING_UNDERSCORE,
    SETTING_HYPHEN,
    SETTING_POWER,
    SETTING_TIMES,
    SETTING_OUT_OF,
    SETTING_MONEY_OF,
    SETTING_MONEY_PARTS,
    SETTING_MONEY_PARTS_SMALL,
    SETTING_REGNAL,
    SETTING_REGNAL_FIRST,
    SETTING_REGNAL_LIMIT,
    SETTING_REGNAL_OVER,
    SETTING_ORDINAL_DOT,
    SETTING_LONG_NUMBER,
    SETTING_PERCENT,
    SETTING_HALF,
    SETTING_LETTER_PLURAL,
    SETTING_HEIGHT,
    SETTING_PLURAL_FROM,
    SETTING_FEMININE,
    SETTING_ENDING,
    SETTING_PHONE_PAIRS,
    SETTING_ONE_PART,
    SETTING_EMOJI,
    SETTING_FRACTION_OF,
    SETTING_SCORE_TO,
    SETTING_WICKETS,
    SETTING_ELISION,         /* words lose a vowel before an apostrophe ("l'art. 5") */
    SETTING_UNELIDED,        /* endings that style "elided" leaves whole */
    SETTING_DESIGNATION,     /* "380" in "A380" is a digit and a pair */
    SETTING_REGNAL_GENITIVE, /* of a monarch whose name has an s ("Wilhelms II.") */
    SETTING_DOUBT_NAMES,
    SETTING_ONE,
    SETTINGS
};

/* An element of the written shape of a date or time. */
enum element_kind {
    ELEMENT_LITERAL,      /* that word or sign */
    ELEMENT_DAY,          /* 1 to 31 */
    ELEMENT_ORDINAL,      /* 1 to 31 with an ordinal suffix, or as the language writes ordinals */
    ELEMENT_MONTH,        /* a month's name or its abbreviation */
    ELEMENT_MONTH_NUMBER, /* 1 to 12 */
    ELEMENT_YEAR,         /* four digits, 1000 to 2999 */
    ELEMENT_SHORT_YEAR,   /* two digits */
    ELEMENT_WEEKDAY,
    ELEMENT_HOUR,   /* 0 to 24, one or two digits */
    ELEMENT_MINUTE, /* two digits, 00 to 59 */
    ELEMENT_SECOND, /* likewise */
    ELEMENT_CLOCK,  /* four digits, 0000 to 2359: hour and minute */
    ELEMENT_MERIDIEM,
    ELEMENT_KINDS
};

struct element {
    enum element_kind kind;
    int which;       /* 1, or 2 for the second of its kind ("{day2}") */
    bool glued;      /* to the one before it */
    bool spaced;     /* with a space before it; neither: as it comes */
    struct str text; /* of a literal */
};

/* A shape and how it is said. */
struct pattern {
    const char *rule; /* "date" or "time" */
    struct element *elements;
    size_t n_elements;
    struct str templates[FIELDS_MAX];
    size_t n_templates;
};

struct langdata;

/*
 * Reads the data of a language, those of a regional variant ("en-US") over those of the language.
 * *out is NULL where there are none: a language that the front end does not know. Freed with
 * langdata_free.
 */
MUST_CHECK bool langdata_load(const char *tag, struct langdata **out, struct error *err);
void langdata_free(struct langdata **data);

/* What spells its numbers; lent. */
struct speller *langdata_speller(const struct langdata *data);
/* The rule set of a style ("ordinal"), or of the style "cardinal" where the language has none. */
const char *langdata_style(const struct langdata *data, struct str style);
bool langdata_has_style(const struct langdata *data, struct str style);
/* A setting; the empty str where the file has none. */
struct str langdata_setting(const struct langdata *data, enum setting setting);
/* The shapes of dates and times, the longest first. */
const struct pattern *langdata_patterns(const struct langdata *data, size_t *n);

/* All entries whose first part is this word or sign, whatever its case; NULL: none. */
const struct entry *langdata_find(const struct langdata *data, struct str first);
/* Finds the entries of all words and signs of a text. */
void langdata_look_up(const struct langdata *data, struct str text, struct lexemes *lexemes);
/* The name of month 1 to 12; empty: not in the file. */
struct str langdata_month(const struct langdata *data, unsigned month);

#endif
