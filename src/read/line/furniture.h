/*
 * A page's furniture: lines around and within a story that are no part of it, told by how they are
 * made. Losing a sentence of the story is far worse than keeping a button, so every rule asks for
 * more than one sign, and none looks into quotations.
 */
#ifndef READ_LINE_FURNITURE_H
#define READ_LINE_FURNITURE_H

#include "read/line/pageline.h"

#include <stdbool.h>

/*
 * Why the line would be set aside, as shown to the user ("link to another story"); NULL: it is
 * text. Looks at the line by itself; a literal.
 */
const char *furniture_reason(const struct pageline *line);

/* Is it what opens a press release, before its headline ("For immediate release")? */
bool furniture_labels_release(const struct pageline *line);

/* Is it the mark that ends a release, or the heading of what stands behind its story ("ENDS",
 * "Notes to editors")? */
bool furniture_ends_release(const struct pageline *line);

/* Is it only the label of links to other stories, which follow ("More on this story")? */
bool furniture_heads_links(const struct pageline *line);

/* Is it a name that a row of buttons has ("Facebook", "Print", "Video")? Alone it may be text. */
bool furniture_is_button_name(const struct pageline *line);

#endif
