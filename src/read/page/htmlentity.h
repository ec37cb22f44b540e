/* HTML's named character references. */
#ifndef READ_PAGE_HTMLENTITY_H
#define READ_PAGE_HTMLENTITY_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The reference at the start of t, which is what follows an ampersand ("eacute;..."): the bytes
 * that it takes, and its one or two code points (the second 0 where there is one). 0 where t starts
 * with none. A few old names also count without a semicolon, but in an attribute's value not before
 * a letter, digit or "=" (HTML standard, 13.2.5.73).
 */
size_t htmlentity_find(struct str t, bool in_attribute, uint32_t cp[2]);

#endif
