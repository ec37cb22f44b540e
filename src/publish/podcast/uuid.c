#include "publish/podcast/uuid.h"

#include <string.h>

const struct uuid uuid_of_podcasts = {{0xea, 0xd4, 0xc2, 0x36, 0xbf, 0x58, 0x58, 0xc6, 0xa2, 0xc6,
    0xa6, 0xb2, 0x8d, 0x12, 0x8c, 0xb6}};
const struct uuid uuid_of_episodes = {{0x5b, 0x0e, 0x7a, 0xf2, 0x3c, 0x61, 0x4d, 0x98, 0x9f, 0x14,
    0xd2, 0x86, 0x07, 0xbc, 0x4a, 0xe5}};

/* --- SHA-1 --- */

struct hash {
    uint32_t state[5];
    uint8_t block[64];
    size_t used;     /* bytes in block */
    uint64_t length; /* bytes in all */
};

static uint32_t rotate(uint32_t x, int by)
{
    return x << by | x >> (32 - by);
}

static void schedule(const uint8_t *block, uint32_t w[80])
{
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 80; i++)
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
}

/* The function and constant of a round (sections 4.1.1 and 4.2.1). */
static uint32_t mixed(int round, uint32_t b, uint32_t c, uint32_t d)
{
    if (round < 20)
        return ((b & c) ^ (~b & d)) + 0x5a827999;
    if (round < 40)
        return (b ^ c ^ d) + 0x6ed9eba1;
    if (round < 60)
        return ((b & c) ^ (b & d) ^ (c & d)) + 0x8f1bbcdc;
    return (b ^ c ^ d) + 0xca62c1d6;
}

static void take_block(struct hash *h)
{
    uint32_t w[80], s[5];

    schedule(h->block, w);
    memcpy(s, h->state, sizeof s);
    for (int i = 0; i < 80; i++) {
        const uint32_t t = rotate(s[0], 5) + mixed(i, s[1], s[2], s[3]) + s[4] + w[i];
        s[4] = s[3];
        s[3] = s[2];
        s[2] = rotate(s[1], 30);
        s[1] = s[0];
        s[0] = t;
    }
    for (int i = 0; i < 5; i++)
        h->state[i] += s[i];
    h->used = 0;
}

static void take_byte(struct hash *h, uint8_t byte)
{
    h->block[h->used++] = byte;
    if (h->used == sizeof h->block)
        take_block(h);
}

static void take(struct hash *h, struct str t)
{
    for (size_t i = 0; i < t.len; i++)
        take_byte(h, (uint8_t)t.s[i]);
    h->length += t.len;
}

void sha1(struct str first, struct str second, uint8_t digest[20])
{
    struct hash h = {.state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};

    take(&h, first);
    take(&h, second);
    take_byte(&h, 0x80);
    while (h.used != 56)
        take_byte(&h, 0);
    for (int i = 7; i >= 0; i--)
        take_byte(&h, (uint8_t)(h.length * 8 >> 8 * i));
    for (int i = 0; i < 20; i++)
        digest[i] = (uint8_t)(h.state[i / 4] >> (24 - 8 * (i % 4)));
}

/* --- UUIDs --- */

struct uuid uuid_make(const struct uuid *name_space, struct str name)
{
    uint8_t digest[20];
    struct uuid uuid;

    sha1((struct str){(const char *)name_space->bytes, sizeof name_space->bytes}, name, digest);
    memcpy(uuid.bytes, digest, sizeof uuid.bytes);
    uuid.bytes[6] = (uint8_t)((uuid.bytes[6] & 0x0f) | 0x50); /* version 5 */
    uuid.bytes[8] = (uint8_t)((uuid.bytes[8] & 0x3f) | 0x80); /* variant of RFC 9562 */
    return uuid;
}

void uuid_text(const struct uuid *uuid, char text[UUID_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    size_t at = 0;

    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text[at++] = '-';
        text[at++] = digits[uuid->bytes[i] >> 4];
        text[at++] = digits[uuid->bytes[i] & 15];
    }
    text[at] = '\0';
}
