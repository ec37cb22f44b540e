/*
 * A running order for other speech engines: SSML 1.1 (W3C Recommendation, 7 September 2010).
 *
 * An item is a <mark> ("story-2": its kind, and its number among all items) and paragraphs, a
 * sentence each <s>; a paragraph of one voice stands within its <voice>, else the voices stand
 * within the sentences. What is written stays the text: what is said for it is the alias of a
 * <sub>, or the IPA of a <phoneme> where a lexicon decided. Pauses are <break>s, stings that are
 * files are <audio>, the rate of reading is <prosody>. SSML has no beds, tones, pips or lengths, so
 * that these are not in it; nor are the settings of a cast's voices.
 */
#ifndef PUBLISH_SSML_H
#define PUBLISH_SSML_H

#include "base/buf.h"
#include "publish/voicename.h"
#include "rundown.h"

/* Failure to allocate sticks in `out`. */
void ssml_write(const struct rundown *rundown, const struct voice_names *voices, struct buf *out);

#endif
