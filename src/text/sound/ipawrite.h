/* espeak-ng's phonemes, written in the International Phonetic Alphabet for other engines. */
#ifndef TEXT_SOUND_IPAWRITE_H
#define TEXT_SOUND_IPAWRITE_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>

/*
 * Adds phonemes of a language (BCP 47 tag), as ipa.h makes them, in IPA: stress goes before its
 * syllable, word breaks become spaces. Read back, they are the same phonemes but for shades that
 * the IPA writes alike. False, and nothing added, where one of them has no sign of its own.
 */
bool ipa_write(struct str phonemes, struct str language, struct buf *out);

#endif
