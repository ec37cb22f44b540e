/* The same story told twice, and which stories are taken. */
#ifndef READ_STORIES_H
#define READ_STORIES_H

#include "base/note.h"
#include "read/source.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Are they one story of a feed, told twice by mistake? They are where id or address are the same,
 * or where the titles say the same in the same words and lie within two days.
 */
bool stories_equal(const struct article *a, const struct article *b);

/*
 * Are they the same story of two publications? The same goes, but nearly the same words will do:
 * three letters at a time, without case and punctuation, Dice's coefficient of 0.8 and over, and
 * the same numbers.
 */
bool stories_same(const struct article *a, const struct article *b);

/*
 * Takes those of the articles from number `at` on out that are the same story as one of those
 * before it from number `from` on; each goes to notes as left out.
 */
void stories_once(struct articles *articles, size_t from, size_t at, struct notes *notes);

#endif
