/*
 * Was the end of a sound file cut off? Of WAV and AIFF libsndfile does not say: it plays what is
 * left.
 */
#ifndef MIX_TRACK_CUTOFF_H
#define MIX_TRACK_CUTOFF_H

#include <stdint.h>

/* Bytes that are missing of the samples of a WAV or AIFF file; 0 where none are, where its header
 * was written before its length was known, and of every other type. The descriptor's place stays.
 */
int64_t cutoff_missing(int fd);

#endif
