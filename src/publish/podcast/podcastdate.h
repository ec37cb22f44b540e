/* Dates as RSS wants them: RFC 822 with a four-digit year (RSS 2.0, "pubDate"). */
#ifndef PUBLISH_PODCAST_PODCASTDATE_H
#define PUBLISH_PODCAST_PODCASTDATE_H

#include <stdint.h>

#define PODCAST_DATE 48 /* bytes of its text, with the NUL */

/* "Tue, 24 Nov 2026 08:30:00 +0000" of an instant (base/date.h); one outside the years 0 to 9999 is
 * written as the nearest second within them. */
void podcast_date(int64_t instant, char text[PODCAST_DATE]);

#endif
