/*
 * What a podcast is called and whose it is: channel.ini in the folder of its episodes, which a
 * person writes once. "name = value" lines (base/ini.h), all optional:
 *
 * - title, description, link (the web page), language (BCP 47), author, copyright;
 * - owner and email (itunes:owner; the email is also podcast:locked's owner);
 * - image: an address, or the name of a file in the folder (square, 1400 to 3000 pixels);
 * - category = News > Daily News (again for another one);
 * - person = Jo Bloggs | host | https://example.org/jo (again for another one);
 * - explicit, locked: yes or no; guid: one that the podcast already has;
 * - base_url: the address of the folder on the web; keep: how many episodes the feed has at most.
 */
#ifndef PUBLISH_PODCAST_CHANNEL_H
#define PUBLISH_PODCAST_CHANNEL_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

#define CHANNEL_FILE "channel.ini"
#define CHANNEL_MANY 16 /* categories or persons */

/* What the file does not tell is empty, false or 0. */
struct channel {
    struct str title, description, link, language, author, copyright, owner, email, image, guid;
    struct str base_url;
    struct str categories[CHANNEL_MANY];
    size_t n_categories;
    struct str persons[CHANNEL_MANY]; /* "name | role | address", as written */
    size_t n_persons;
    bool explicit_words;
    bool locked;
    unsigned keep;
};

/* Reads the file of a folder, in the arena; there need be none. A name that it does not know is an
 * error that says where. */
MUST_CHECK bool channel_read(
    const char *folder, struct arena *a, struct channel *out, struct error *err);

#endif
