/*
 * The people whom a byline names. Bylines are of the form "names, then what they are and where": a
 * list of names with commas and a word for "and", roles, outlets and places behind commas. A second
 * name that may as well be a place or an outlet is none: rather is a name lost than a place made a
 * person.
 */
#ifndef TEXT_PEOPLE_H
#define TEXT_PEOPLE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct people {
    struct str rest; /* what was not looked at yet */
    size_t joints;   /* words for "and" in it */
    int link;        /* what stands before it */
    bool listed;     /* "and" was in the byline: commas behind the last one part no names */
    bool any;        /* a name was found */
    bool capitals;   /* all of the byline is in capitals */
    bool small;      /* it has no capital letter */
};

/* Begins with a byline without "By"; the names are parts of it. Of a text of more than 4096 bytes,
 * the beginning counts. */
struct people people_begin(struct str byline);

/*
 * The next name: "Anna Berg" and "Tom Ruiz" of "Anna Berg, Tom Ruiz", of "Anna Berg in Paris and
 * Reporter Tom Ruiz" and of "Anna Berg, Tom Ruiz, Political Editor"; "Anna Berg" alone of "Anna
 * Berg, Reuters" and of "Anna Berg, New York". ";" is only written between names. False: there is
 * none left.
 */
bool people_next(struct people *people, struct str *name);

#endif
