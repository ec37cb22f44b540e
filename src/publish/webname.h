/* Names and addresses on the web: what a link may lead to, and how it is written. */
#ifndef PUBLISH_WEBNAME_H
#define PUBLISH_WEBNAME_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>

/* Is it an address that a link may have: http or https? Anything else ("javascript:") is only
 * text. */
bool is_web_address(struct str url);

/* Adds a file's name as a URL relative to its folder: the name after the path's last "/", every
 * byte but the unreserved ones as %XX (RFC 3986, 2.3; so it holds no ":" that would make a scheme).
 */
void webname_add(struct buf *out, struct str path);

/* Adds an address as it may stand in a document: what a URL cannot hold as %XX, "%" too where it
 * begins no escape. */
void webname_add_url(struct buf *out, struct str url);

#endif
