/* Names of places, as far as the Unicode Consortium's data have them. */
#ifndef TEXT_PLACE_H
#define TEXT_PLACE_H

#include "base/str.h"

#include <stdbool.h>

/* Is it one of the cities that time zones are named after ("New York", "Buenos Aires")? In English,
 * without difference of case. */
bool place_is_city(struct str name);

#endif
