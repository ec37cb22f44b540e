#include "speak/shelf.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/spool.h"

#include <stdlib.h>

#define SHELF_NAME "takes put by"

struct entry {
    struct str key; /* s is NULL: the place is free */
    int64_t at;     /* byte of the file: samples, then words */
    int64_t speech;
    size_t n_samples, n_words;
    uint32_t sample_rate;
};

struct shelf {
    struct spool *spool;
    int64_t end;           /* bytes in it */
    struct arena *arena;   /* of the keys */
    struct entry *entries; /* a hash table with open addresses; `places` is a power of two */
    size_t n, places;
    struct buf key;   /* of the segment asked for */
    void *room;       /* of the take that is lent */
    size_t room_size; /* bytes */
};

/* --- keys --- */

static bool make_key(struct buf *key, const struct item *item, const struct segment *segment)
{
    const struct spoken *const spoken = &segment->spoken;

    buf_clear(key);
    buf_printf(key, "%.*s\n%.*s\n%.*s", STR_ARG(segment->role), STR_ARG(item->language),
        STR_ARG(spoken->text));
    for (size_t i = 0; i < spoken->n_tokens; i++)
        buf_printf(key, "\n%u %u %u %u %.*s", spoken->tokens[i].spoken,
            spoken->tokens[i].spoken_len, spoken->tokens[i].written, spoken->tokens[i].written_len,
            STR_ARG(spoken->tokens[i].phonemes));
    return !key->failed;
}

/* FNV-1a, 64 bits. */
static uint64_t hash(struct str key)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < key.len; i++)
        h = (h ^ (unsigned char)key.s[i]) * 1099511628211u;
    return h;
}

/* Where the key is, or the free place where it belongs. */
static size_t place_of(const struct entry *entries, size_t places, struct str key)
{
    size_t i = (size_t)hash(key) & (places - 1);

    while (entries[i].key.s && !str_eq(entries[i].key, key))
        i = (i + 1) & (places - 1);
    return i;
}

/* NULL: it is not there (or its key could not be made). */
static const struct entry *find(
    const struct shelf *shelf, const struct item *item, const struct segment *segment)
{
    struct buf key = {0};
    const struct entry *found = NULL;

    if (make_key(&key, item, segment))
        found = &shelf->entries[place_of(shelf->entries, shelf->places, buf_str(&key))];
    buf_free(&key);
    return found && found->key.s ? found : NULL;
}

/* --- the door --- */

struct shelf *shelf_open(struct error *err)
{
    struct shelf *shelf = calloc(1, sizeof *shelf);

    if (!shelf) {
        error_memory(err, SHELF_NAME);
        return NULL;
    }
    shelf->places = 256;
    shelf->entries = calloc(shelf->places, sizeof *shelf->entries);
    shelf->arena = arena_new();
    if (!shelf->entries || !shelf->arena)
        error_memory(err, SHELF_NAME);
    else
        shelf->spool = spool_open("-", err);
    if (!shelf->spool)
        shelf_close(&shelf);
    return shelf;
}

void shelf_close(struct shelf **shelf)
{
    struct shelf *const s = *shelf;

    if (!s)
        return;
    spool_close(&s->spool);
    arena_destroy(&s->arena);
    buf_free(&s->key);
    free(s->entries);
    free(s->room);
    free(s);
    *shelf = NULL;
}

/* Room for one more, at most half full. */
static bool grow(struct shelf *s, struct error *err)
{
    const size_t places = 2 * s->places;
    struct entry *more;

    if (2 * s->n < s->places)
        return true;
    more = calloc(places, sizeof *more);
    if (!more)
        return error_memory(err, SHELF_NAME);
    for (size_t i = 0; i < s->places; i++)
        if (s->entries[i].key.s)
            more[place_of(more, places, s->entries[i].key)] = s->entries[i];
    free(s->entries);
    s->entries = more;
    s->places = places;
    return true;
}

bool shelf_put(struct shelf *s, const struct item *item, const struct segment *segment,
    const struct take *take, int64_t speech, struct error *err)
{
    const struct str samples = {
        (const char *)take->samples, take->n_samples * sizeof *take->samples};
    const struct str words = {(const char *)take->words, take->n_words * sizeof *take->words};
    struct entry *entry;

    if (!make_key(&s->key, item, segment))
        return error_memory(err, SHELF_NAME);
    if (!grow(s, err))
        return false;
    entry = &s->entries[place_of(s->entries, s->places, buf_str(&s->key))];
    if (entry->key.s)
        return true;
    if ((samples.len && !spool_append(s->spool, samples, err)) ||
        (words.len && !spool_append(s->spool, words, err)))
        return false;
    *entry = (struct entry){.key = arena_str(s->arena, buf_str(&s->key)),
        .at = s->end,
        .speech = speech,
        .n_samples = take->n_samples,
        .n_words = take->n_words,
        .sample_rate = take->sample_rate};
    if (!entry->key.s)
        return error_memory(err, SHELF_NAME);
    s->end += (int64_t)(samples.len + words.len);
    s->n++;
    return true;
}

int64_t shelf_speech(
    const struct shelf *shelf, const struct item *item, const struct segment *segment)
{
    const struct entry *const entry = find(shelf, item, segment);

    return entry ? entry->speech : -1;
}

static bool room_for(struct shelf *s, size_t size, struct error *err)
{
    void *more;

    if (size <= s->room_size)
        return true;
    more = realloc(s->room, size);
    if (!more)
        return error_memory(err, SHELF_NAME);
    s->room = more;
    s->room_size = size;
    return true;
}

bool shelf_take(struct shelf *s, const struct item *item, const struct segment *segment,
    struct take *out, struct error *err)
{
    const struct entry *const entry = find(s, item, segment);
    size_t samples, words, behind;

    if (!entry)
        return error_set(err, SHELF_NAME, "a take is not there");
    samples = entry->n_samples * sizeof *out->samples;
    words = entry->n_words * sizeof *out->words;
    behind = (samples + 3) / 4 * 4; /* words are aligned as their numbers are */
    if (!room_for(s, behind + words, err) ||
        !spool_read_all(s->spool, entry->at, s->room, samples, err) ||
        !spool_read_all(
            s->spool, entry->at + (int64_t)samples, (char *)s->room + behind, words, err))
        return false;
    *out = (struct take){.sample_rate = entry->sample_rate,
        .samples = s->room,
        .n_samples = entry->n_samples,
        .words = (const struct take_word *)(const void *)((const char *)s->room + behind),
        .n_words = entry->n_words};
    return true;
}
