#include "commands/audio.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

/* dBTP: what R 128 allows (EBU R 128, j), and podcast directories ask. */
#define CEILING (-1.0)

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

/* A decimal number from `least` to `most`, all of it. */
static bool to_number(const char *text, double least, double most, double *out)
{
    char *end;

    if (ascii_is_space(*text) || strpbrk(text, "xXnN"))
        return false;
    *out = strtod(text, &end);
    return end != text && *end == '\0' && *out >= least && *out <= most;
}

static bool choose_level(const struct options *options, struct mix_options *out, struct error *err)
{
    out->ceiling = CEILING;
    if (options->ceiling && !to_number(options->ceiling, -20, 0, &out->ceiling))
        return error_usage(err, options->ceiling, "--ceiling takes dBTP from -20 to 0, such as -1");
    if (!options->loudness || strcmp(options->loudness, "off") == 0)
        return true;
    out->level = true;
    return to_number(
               options->loudness, FORMAT_LEAST_LOUDNESS, FORMAT_MOST_LOUDNESS, &out->loudness) ||
           error_usage(err, options->loudness,
               "--loudness takes LUFS from -70 to -5, such as -23 or -16, or \"off\"");
}

void audio_use_format(
    const struct options *options, const struct format *format, struct mix_options *out)
{
    if (options->loudness || format->loudness == 0)
        return;
    out->level = true;
    out->loudness = format->loudness;
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
           choose_bitrate(options->bitrate, out, err) && choose_level(options, out, err) &&
           (!options->cover || file_read(options->cover, COVER_MAX, a, &out->cover, err)) &&
           mix_check(out, options->cover, err);
}
