/*
 * The bulletin as an e-book that reads itself out (--also epub): EPUB 3.3 with Media Overlays, for
 * reading systems that show the sentence that is spoken, and with the metadata by which readers
 * find an accessible book (EPUB Accessibility 1.1). The audio within is the bulletin's own, and
 * must be MP3: of what can be built, the one core media type of EPUB (EPUB 3.3, 3.2).
 */
#ifndef PUBLISH_BOOK_EPUB_H
#define PUBLISH_BOOK_EPUB_H

#include "publish/output.h"

MUST_CHECK bool epub_write(struct output *out, struct error *err);
/* With the words of a sentence one by one (--also epub-words). */
MUST_CHECK bool epub_write_words(struct output *out, struct error *err);

#endif
