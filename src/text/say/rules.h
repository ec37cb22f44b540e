/* All rules in the order in which they are asked, and the families that they come from. */
#ifndef TEXT_SAY_RULES_H
#define TEXT_SAY_RULES_H

#include "text/say/rule.h"

#include <stdbool.h>
#include <stddef.h>

/* The first rule that applies at lexeme `at` has said it: how many lexemes it took (at least one),
 * and its name (NULL: said as written). */
size_t rules_apply(struct view *v, size_t at, const char **name);

/* The name of rule i, in the order in which they are asked, from 0; NULL beyond the last. A name
 * may be that of several rules. */
const char *rules_name(size_t i);

/* lexical.c; the view must have a lexicon */
size_t rule_lexicon(struct view *v, size_t at);
/* date.c: shapes of dates and times from the language's data */
size_t rule_date(struct view *v, size_t at);
size_t rule_time(struct view *v, size_t at);
size_t rule_month(struct view *v, size_t at);
size_t rule_weekday(struct view *v, size_t at);
/* money.c */
size_t rule_money(struct view *v, size_t at);
size_t rule_money_after(struct view *v, size_t at);
/* measure.c */
size_t rule_height(struct view *v, size_t at);
size_t rule_measure(struct view *v, size_t at);
size_t rule_quantity(struct view *v, size_t at);
/* range.c */
size_t rule_years(struct view *v, size_t at);
size_t rule_odds(struct view *v, size_t at);
size_t rule_score(struct view *v, size_t at);
size_t rule_range(struct view *v, size_t at);
size_t rule_series(struct view *v, size_t at);
size_t rule_ratio(struct view *v, size_t at);
size_t rule_to(struct view *v, size_t at);
size_t rule_dimension(struct view *v, size_t at);
/* cardinal.c */
size_t rule_suffix(struct view *v, size_t at);
size_t rule_ordinal_dot(struct view *v, size_t at);
size_t rule_fraction(struct view *v, size_t at);
size_t rule_year(struct view *v, size_t at);
size_t rule_digits(struct view *v, size_t at);
size_t rule_number(struct view *v, size_t at);
size_t rule_power(struct view *v, size_t at);
/* telephone.c */
size_t rule_telephone(struct view *v, size_t at);
/* web.c */
size_t rule_web(struct view *v, size_t at);
size_t rule_hashtag(struct view *v, size_t at);
size_t rule_handle(struct view *v, size_t at);
/* roman.c */
size_t rule_roman(struct view *v, size_t at);
/* acronym.c */
size_t rule_designation(struct view *v, size_t at);
size_t rule_initials(struct view *v, size_t at);
size_t rule_ampersand(struct view *v, size_t at);
size_t rule_acronym(struct view *v, size_t at);
size_t rule_letter(struct view *v, size_t at);
/* Says a word in capitals as letters or as a word. */
void say_acronym(struct view *v, struct str stem);
/* elision.c */
size_t rule_elision(struct view *v, size_t at);
/* Is lexeme `at` an elided word and something behind it that rules may know? */
bool is_elided(const struct view *v, size_t at);
/* shortform.c */
size_t rule_phrase(struct view *v, size_t at);
size_t rule_title(struct view *v, size_t at);
size_t rule_street(struct view *v, size_t at);
size_t rule_direction(struct view *v, size_t at);
size_t rule_junction(struct view *v, size_t at);
size_t rule_party(struct view *v, size_t at);
size_t rule_region(struct view *v, size_t at);
size_t rule_numbered(struct view *v, size_t at);
size_t rule_between(struct view *v, size_t at);
size_t rule_ending(struct view *v, size_t at);
size_t rule_possessive(struct view *v, size_t at);
size_t rule_abbreviation(struct view *v, size_t at);
/* sign.c */
size_t rule_footnote(struct view *v, size_t at);
size_t rule_sign(struct view *v, size_t at);
size_t rule_punctuation(struct view *v, size_t at);

#endif
