#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE ((size_t)64 << 10)
#define ALIGNMENT  _Alignof(max_align_t)

struct chunk {
    struct chunk *next;
    size_t size; /* bytes of data */
    size_t used; /* bytes of data given out */
    _Alignas(max_align_t) unsigned char data[];
};

struct arena {
    struct chunk *chunks; /* the first is the one that is filled */
    size_t size;          /* bytes held from the system */
};

struct arena *arena_new(void)
{
    return calloc(1, sizeof(struct arena));
}

void arena_destroy(struct arena **a)
{
    struct chunk *chunk, *next;

    if (!*a)
        return;
    for (chunk = (*a)->chunks; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(*a);
    *a = NULL;
}

/* A new chunk of at least `size` bytes. One larger than usual goes behind the first, which stays in
 * use. */
static struct chunk *add_chunk(struct arena *a, size_t size)
{
    const bool large = size > CHUNK_SIZE / 4;
    const size_t data = large ? size : CHUNK_SIZE;
    struct chunk *chunk;

    if (data > SIZE_MAX - sizeof *chunk)
        return NULL;
    chunk = malloc(sizeof *chunk + data);
    if (!chunk)
        return NULL;
    chunk->size = data;
    chunk->used = 0;
    a->size += sizeof *chunk + data;
    if (large && a->chunks) {
        chunk->next = a->chunks->next;
        a->chunks->next = chunk;
    } else {
        chunk->next = a->chunks;
        a->chunks = chunk;
    }
    return chunk;
}

/* `size` bytes, not zeroed. */
static void *take(struct arena *a, size_t size)
{
    struct chunk *chunk = a->chunks;
    void *p;

    if (size > SIZE_MAX - ALIGNMENT)
        return NULL;
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(a, size);
    if (!chunk)
        return NULL;
    p = chunk->data + chunk->used;
    chunk->used += size;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    void *p = take(a, size ? size : 1);

    return p ? memset(p, 0, size) : NULL;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        return NULL;
    return arena_alloc(a, n * size);
}

void *arena_more(struct arena *a, void *items, size_t n, size_t *cap, size_t size)
{
    size_t want;
    void *more;

    if (n < *cap)
        return memset((char *)items + n * size, 0, size), items;
    want = *cap ? *cap * 2 : 8;
    if (want < *cap)
        return NULL;
    more = arena_array(a, want, size);
    if (!more)
        return NULL;
    if (n)
        memcpy(more, items, n * size);
    *cap = want;
    return more;
}

struct str arena_str(struct arena *a, struct str t)
{
    char *copy = t.len < SIZE_MAX ? take(a, t.len + 1) : NULL;

    if (!copy)
        return (struct str){NULL, 0};
    if (t.len)
        memcpy(copy, t.s, t.len);
    copy[t.len] = '\0';
    return (struct str){copy, t.len};
}

struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
    va_list again;
    char *text;
    int len;

    va_copy(again, ap);
    len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (len < 0)
        return (struct str){NULL, 0};
    text = take(a, (size_t)len + 1);
    if (!text)
        return (struct str){NULL, 0};
    vsnprintf(text, (size_t)len + 1, fmt, ap);
    return (struct str){text, (size_t)len};
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap;
    struct str t;

    va_start(ap, fmt);
    t = arena_vprintf(a, fmt, ap);
    va_end(ap);
    return t;
}

size_t arena_size(const struct arena *a)
{
    return a->size;
}
