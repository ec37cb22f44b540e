#include "base/picture.h"

#include <string.h>

static uint32_t big(const char *s, size_t n)
{
    uint32_t v = 0;

    for (size_t i = 0; i < n; i++)
        v = v << 8 | (unsigned char)s[i];
    return v;
}

static bool look_png(struct str t, struct picture *out)
{
    static const uint32_t samples[] = {1, 0, 3, 1, 2, 0, 4}; /* of a pixel, by colour type */
    unsigned colour;

    if (t.len < 33 || memcmp(t.s, "\x89PNG\r\n\x1A\n", 8) != 0 || memcmp(t.s + 12, "IHDR", 4) != 0)
        return false;
    colour = (unsigned char)t.s[25];
    *out = (struct picture){.type = "image/png",
        .ending = ".png",
        .width = big(t.s + 16, 4),
        .height = big(t.s + 20, 4),
        .depth = colour < 7 ? samples[colour] * (unsigned char)t.s[24] : 0};
    return true;
}

/* A start of frame: C0 to CF, but for DHT, JPG and DAC. */
static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool look_jpeg(struct str t, struct picture *out)
{
    size_t at = 2;

    if (t.len < 4 || memcmp(t.s, "\xFF\xD8\xFF", 3) != 0)
        return false;
    while (at + 10 <= t.len && (unsigned char)t.s[at] == 0xFF) {
        const unsigned marker = (unsigned char)t.s[at + 1];
        if (is_frame(marker)) {
            *out = (struct picture){.type = "image/jpeg",
                .ending = ".jpg",
                .width = big(t.s + at + 7, 2),
                .height = big(t.s + at + 5, 2),
                .depth = (unsigned char)t.s[at + 4] * (uint32_t)(unsigned char)t.s[at + 9]};
            return true;
        }
        at += marker == 0xFF ? 1 : 2 + (size_t)big(t.s + at + 2, 2);
    }
    return false;
}

bool picture_look(struct str bytes, struct picture *out)
{
    return look_png(bytes, out) || look_jpeg(bytes, out);
}
