#include "mix/track/sting.h"

#include "mix/resample.h"
#include "mix/track/soundreader.h"

int64_t sting_duration(uint32_t ms, uint32_t sample_rate)
{
    return ((int64_t)ms * sample_rate + 500) / 1000;
}

bool sting_part_of(const struct sting *sting, const struct soundreader *reader,
    struct sting_part *part, struct error *err)
{
    const uint32_t rate = soundreader_shape(reader).sample_rate;
    const int64_t all = soundreader_frames(reader);
    const int64_t wanted = sting->length_ms ? sting_duration(sting->length_ms, rate) : all;

    part->from = sting_duration(sting->offset_ms, rate);
    if (part->from >= all)
        return error_set(err, soundreader_name(reader),
            "is %.3f s long: nothing is behind an offset of %.3f s", (double)all / rate,
            sting->offset_ms / 1000.0);
    part->n = wanted < all - part->from ? wanted : all - part->from;
    if (part->n > sting_duration(STING_MOST_MS, rate))
        return error_set(err, soundreader_name(reader),
            "would play for %.0f s; give it a length of at most %u s", (double)part->n / rate,
            STING_MOST_MS / 1000);
    return true;
}

static bool file_samples(
    const struct sting *sting, uint32_t sample_rate, int64_t *n, struct error *err)
{
    struct soundreader *reader = soundreader_open(sting->file, err);
    struct sting_part part;
    bool ok;

    if (!reader)
        return false;
    ok = sting_part_of(sting, reader, &part, err);
    if (ok)
        *n = resample_place(part.n, soundreader_shape(reader).sample_rate, sample_rate);
    soundreader_close(&reader);
    return ok;
}

bool sting_samples(const struct sting *sting, uint32_t sample_rate, int64_t *n, struct error *err)
{
    switch (sting->kind) {
    case STING_NONE: *n = 0; return true;
    case STING_FILE: return file_samples(sting, sample_rate, n, err);
    case STING_TONE: *n = sting_duration(sting->length_ms, sample_rate); return true;
    case STING_PIPS: *n = sting_duration(PIPS_MS, sample_rate); return true;
    }
    return error_set(err, "sound", "is of no kind there is");
}
