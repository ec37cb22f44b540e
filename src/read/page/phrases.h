/*
 * What newsrooms write around their articles, by language: offers to sign up, pointers to other
 * articles, credits, buttons. Phrases of the trade, each used by many sites; never one site's.
 */
#ifndef READ_PAGE_PHRASES_H
#define READ_PAGE_PHRASES_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* A text as the phrases are written: in lower case, typographic apostrophes straight, without the
 * punctuation before it. In the arena; s is NULL without memory. */
struct str phrases_fold(struct str text, struct arena *a);

/* All take a folded text. */
bool phrases_is_related(struct str text); /* begins by pointing to another article */
bool phrases_is_offer(struct str text);   /* asks to sign up, to follow, to write in */
bool phrases_is_credit(struct str text);  /* begins by saying whose work or right it is */
bool phrases_is_paywall(struct str text); /* says that the rest is for subscribers */
bool phrases_is_button(struct str text);  /* is nothing but a label of the page's machinery */
bool phrases_is_furniture_heading(struct str text); /* heads what is no part of the article */
bool phrases_is_notice(struct str text); /* the page's machinery speaks: "turn on JavaScript" */
/* The bytes of a name that a line tells behind a label ("... 14:20 | Author: Jane Doe"); false
 * where it has none. */
bool phrases_labelled_name(struct str text, size_t *from, size_t *to);
/* Bytes of "By ", "Von ", ... at its beginning; 0 where it begins otherwise. */
size_t phrases_byline_prefix(struct str text);

#endif
