/*
 * The page to listen on (--also html): one HTML file that needs nothing but the audio beside it. It
 * has a player, the chapters, and the transcript, in which the spoken word is shown as it plays and
 * any word can be gone to. Without script there are still the player, the text, and links into the
 * audio (W3C Media Fragments 1.0).
 *
 * What the script reads: on <main>, data-rate is samples a second; on each sentence (class "s"),
 * data-t is the first sample of its speech and the one after the last, and data-w three numbers for
 * each word: where it begins in the sentence and how long it is (UTF-16 code units), and the sample
 * at which it begins, counted from the sentence's. Samples, not seconds: nothing is rounded.
 */
#ifndef PUBLISH_PAGE_H
#define PUBLISH_PAGE_H

#include "publish/output.h"

MUST_CHECK bool page_write(struct output *out, struct error *err);

#endif
