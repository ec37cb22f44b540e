/*
 * What a podcast feed tells of a bulletin (--also episode), small enough to be read a hundred
 * thousand times: {"version":1,"guid","title","date","language","duration","stories":[{"title",
 * "byline","url","source","image","start"}]}. publish/podcast/podcast.h reads it.
 */
#ifndef PUBLISH_PODCAST_EPISODEJSON_H
#define PUBLISH_PODCAST_EPISODEJSON_H

#include "base/arena.h"
#include "publish/output.h"
#include "publish/podcast/uuid.h"

/*
 * The guid of a bulletin: a UUID of what makes it that episode, its title, date and language and
 * the stories' titles and addresses. Another spelling or voice makes no other episode. False
 * without memory.
 */
MUST_CHECK bool episode_guid(
    const struct rundown *rundown, char guid[UUID_TEXT], struct error *err);

MUST_CHECK bool episodejson_write(struct output *out, struct error *err);

#endif
