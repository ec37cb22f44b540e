/* A story of the running order: an article's title and blocks as segments. */
#ifndef SCRIPT_SPLIT_STORY_H
#define SCRIPT_SPLIT_STORY_H

#include "article.h"
#include "script/split/assembly.h"

#include <stdbool.h>
#include <stddef.h>

struct story {
    const struct article *article;
    const struct article *next; /* the story after it; NULL: it is the last one */
    size_t number;              /* from 1 */
    bool titled;                /* its title was said before */
};

/* What is known of it, and of the bulletin (assembly_fields). */
MUST_CHECK bool story_fields(struct assembly *s, const struct story *story, struct fields *out);

/* Adds its item, in a language. What of its text is not said is noted. */
MUST_CHECK bool story_add(struct assembly *s, const struct story *story, struct str language);

/* Is there a word in it: a title, or a block that is no aside? */
bool story_has_words(const struct article *article);

#endif
