/* A running order as JSON (`bulletin script --json`). */
#ifndef PUBLISH_SCRIPTJSON_H
#define PUBLISH_SCRIPTJSON_H

#include "base/buf.h"
#include "publish/voicename.h"
#include "rundown.h"

/*
 * Writes {"title","language","items":[{"kind","title","segments":[{"role","voice","kind","text",
 * "spoken","pause_ms"}]}]}, and what more is known: of the bulletin "date","station","length_ms"
 * (an object of "least" and "most"),"underrun","rate" (1: the cast's own),"lead_ms"; of an item
 * "language" and "byline","source","url","image","id","published","reader","before","after","bed";
 * of a segment "boundary" and "say". Failure to allocate sticks in `out`.
 */
void scriptjson_write(
    const struct rundown *rundown, const struct voice_names *voices, struct buf *out);

#endif
