/*
 * A number written in figures ("1,234.5", "2 1/2", "¾"), and an amount made of one or two of them
 * ("1.5bn", "10-15m").
 */
#ifndef TEXT_SAY_FIGURE_H
#define TEXT_SAY_FIGURE_H

#include "text/say/rule.h"

struct figure {
    size_t n;         /* lexemes */
    size_t whole;     /* bytes [whole, whole_end) of the text: digits and group separators; */
    size_t whole_end; /* equal: none (".5", "½") */
    size_t part;      /* bytes [part, part_end): the digits behind the decimal sign; */
    size_t part_end;  /* equal: none */
    size_t digits;    /* of the whole part */
    bool grouped;     /* has group separators */
    int64_t value;    /* of the whole part; -1: more than 18 digits */
    long numerator;   /* of a fraction behind it; 0: none */
    long denominator;
};

/* The longest figure that begins at lexeme `at`. */
bool figure_at(const struct view *v, size_t at, struct figure *out);
/* A vulgar fraction at lexeme `at`, as a sign or (numerator below denominator) as "1/2". Returns
 * its lexemes; 0: none. */
size_t fraction_at(const struct view *v, size_t at, long *numerator, long *denominator);
/* Is it exactly one? */
bool figure_is_one(const struct figure *figure);
/* Says it as a cardinal or decimal number, the whole part in a style. */
void say_figure(struct view *v, const struct figure *figure, struct str style);
/* `after_article`: "a" stands before it, so that one is not said ("a ¼"). */
void say_fraction(struct view *v, long numerator, long denominator, bool after_article);
/* The sign of multiplication, or an x for it. */
bool is_times(const struct view *v, size_t i);

struct amount {
    size_t n; /* lexemes */
    bool negative;
    bool range; /* from low to high; else high is low */
    struct figure low;
    struct figure high;
    const struct entry *low_magnitude; /* of low, where both have one; else NULL */
    const struct entry *magnitude;     /* NULL: none */
};

/*
 * An amount at lexeme `at`: minus sign, figure, magnitude, and where `range` a dash and another.
 * Behind the dash a currency sign `currency` (0: none) may be repeated. Magnitudes of money only
 * ("5B") count where `money`.
 */
bool amount_at(
    const struct view *v, size_t at, bool range, bool money, uint32_t currency, struct amount *out);
/* Does what is counted stand in the singular? */
bool amount_is_one(const struct view *v, const struct amount *amount);
void say_amount(struct view *v, const struct amount *amount, struct str style);
/* Says "per" and a unit or word behind a slash ("£3.50/kg", "5 g/l"). Returns its lexemes; 0: no
 * slash. */
size_t say_per(struct view *v, size_t at);
/* Is an amount at lexemes [from, to) used like an adjective ("a 5kg bag"), so that its unit is not
 * plural? */
bool is_attributive(const struct view *v, size_t from, size_t to);

#endif
