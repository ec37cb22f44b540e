/* The same story told twice, and which stories are taken. */
#ifndef READ_STORIES_H
#define READ_STORIES_H

#include "base/note.h"
#include "read/source.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Are they the same story? They are where id or address are the same, or the titles say the same in
 * nearly the same words (three letters at a time, without case and punctuation; Dice's coefficient
 * of 0.8 and over) with the same numbers, and the dates, where both are told, lie within two days.
 */
bool stories_same(const struct article *a, const struct article *b);

/*
 * Takes those of the articles from number `at` on out that are the same story as an earlier one
 * from number `from` on; each goes to notes as left out.
 */
void stories_once(struct articles *articles, size_t from, size_t at, struct notes *notes);

#endif
