#include "commands/audio.h"

#include "base/file.h"

#include <string.h>

/* A FLAC picture block is smaller than this (RFC 9639, 8.1). */
#define COVER_MAX ((size_t)15 << 20)

static bool choose_format(const char *text, enum sample_format *out, struct error *err)
{
    static const char *const names[] = {"16", "24", "float"};

    if (!text)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i]) == 0) {
            *out = (enum sample_format)i;
            return true;
        }
    return error_usage(err, text, "--sample-format takes 16, 24 or float");
}

static bool choose_bitrate(const char *text, struct mix_options *out, struct error *err)
{
    unsigned long n;

    if (!text)
        return true;
    if (strcmp(text, "variable") == 0) {
        out->variable = true;
        return true;
    }
    if (!str_to_uint(str_of(text), 1000, &n) || n == 0)
        return error_usage(err, text, "--bitrate takes kbit/s, such as 96, or \"variable\"");
    out->bitrate = (unsigned)n;
    return true;
}

bool audio_options(const struct options *options, const char *path, struct arena *a,
    struct mix_options *out, struct error *err)
{
    *out = (struct mix_options){.path = path,
        .file_rate = options->rate,
        .channels = options->channels,
        .artist = str_of(options->artist),
        .album = str_of(options->album)};
    return choose_format(options->sample_format, &out->format, err) &&
           choose_bitrate(options->bitrate, out, err) &&
           (!options->cover || file_read(options->cover, COVER_MAX, a, &out->cover, err)) &&
           mix_check(out, options->cover, err);
}
