#include "mix/mix.h"

#include "mix/soundfile.h"
#include "mix/trim.h"

#include <stdlib.h>

struct mix {
    const struct rundown *rundown;
    struct mix_options options;
    struct arena *arena; /* the caller's */
    struct soundfile *sound;
    const struct item *item; /* of the segment before; NULL before the first */
    int16_t *fade;           /* room for the samples of a fade; owned */
    size_t fade_cap;         /* samples in it */
    struct timeline timeline;
    size_t cap_segments;
    size_t cap_marks;
};

struct mix *mix_open(const struct rundown *rundown, const struct mix_options *options,
    struct arena *a, struct error *err)
{
    const struct soundfile_options sound = {
        .shape = {.sample_rate = options->sample_rate, .channels = 1},
        .tags = {.title = rundown->title, .date = rundown->date},
    };
    struct mix *mix = calloc(1, sizeof *mix);

    if (!mix) {
        error_memory(err, options->path);
        return NULL;
    }
    mix->rundown = rundown;
    mix->options = *options;
    mix->arena = a;
    mix->timeline.sample_rate = options->sample_rate;
    mix->fade_cap = options->sample_rate / 100 + 1;
    mix->fade = malloc(mix->fade_cap * sizeof *mix->fade);
    if (!mix->fade)
        error_memory(err, options->path);
    else
        mix->sound = soundfile_open(options->path, &sound, err);
    if (!mix->sound)
        mix_abort(&mix);
    return mix;
}

int64_t mix_samples(const struct mix *mix)
{
    return soundfile_frames(mix->sound);
}

/* --- the timeline --- */

static bool out_of_memory(const struct mix *mix, struct error *err)
{
    return error_memory(err, mix->options.path);
}

static bool add_mark(
    struct mix *mix, const struct item *item, struct str label, int depth, struct error *err)
{
    struct timeline *const t = &mix->timeline;
    struct timeline_mark *marks =
        arena_more(mix->arena, t->marks, t->n_marks, &mix->cap_marks, sizeof *marks);

    if (!marks)
        return out_of_memory(mix, err);
    t->marks = marks;
    marks[t->n_marks++] = (struct timeline_mark){
        .item = item, .label = label, .depth = depth, .start = mix_samples(mix)};
    return true;
}

/* Does the heading go on in the next segment of its item, as one that is spoken in two voices does?
 */
static bool heading_goes_on(const struct item *item, const struct segment *segment)
{
    return segment + 1 < item->segments + item->n_segments && segment->kind == SEGMENT_HEADING &&
           segment->boundary < BOUNDARY_PARAGRAPH && segment[1].kind == SEGMENT_HEADING;
}

/* The whole of a heading that begins with this segment. */
static struct str heading_text(
    const struct mix *mix, const struct item *item, const struct segment *segment)
{
    struct str text = segment->text;

    while (text.s && heading_goes_on(item, segment)) {
        segment++;
        text = arena_printf(mix->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(segment->text));
    }
    return text;
}

/* Marks the item or the section that begins with this segment, if one does. */
static bool add_marks(
    struct mix *mix, const struct item *item, const struct segment *segment, struct error *err)
{
    const bool new_item = item != mix->item;
    const struct str title = item->title.len ? item->title : str_of(item_kind_name(item->kind));
    struct str heading;

    mix->item = item;
    if (new_item && !add_mark(mix, item, title, 0, err))
        return false;
    if (segment->kind != SEGMENT_HEADING ||
        (segment > item->segments && heading_goes_on(item, segment - 1)))
        return true;
    heading = heading_text(mix, item, segment);
    return heading.s ? add_mark(mix, item, heading, 1, err) : out_of_memory(mix, err);
}

/* A sample of the take in the programme, where the kept part of the take begins at `start`. */
static int64_t place(const struct trim *trim, uint32_t sample, int64_t start)
{
    if (sample < trim->from)
        return start;
    return start + (int64_t)((sample < trim->to ? sample : trim->to) - trim->from);
}

static bool add_words(struct mix *mix, struct timeline_segment *to, const struct take *take,
    const struct trim *trim, struct error *err)
{
    if (!mix->options.want_words || take->n_words == 0)
        return true;
    to->words = arena_array(mix->arena, take->n_words, sizeof *to->words);
    if (!to->words)
        return out_of_memory(mix, err);
    to->n_words = take->n_words;
    for (size_t i = 0; i < take->n_words; i++) {
        to->words[i].token = take->words[i].token;
        to->words[i].start = place(trim, take->words[i].start, to->start);
        to->words[i].end = place(trim, take->words[i].end, to->start);
    }
    return true;
}

static bool add_segment(struct mix *mix, const struct item *item, const struct segment *segment,
    const struct take *take, const struct trim *trim, struct error *err)
{
    struct timeline *const t = &mix->timeline;
    struct timeline_segment *segments =
        arena_more(mix->arena, t->segments, t->n_segments, &mix->cap_segments, sizeof *segments);
    struct timeline_segment *added;

    if (!segments)
        return out_of_memory(mix, err);
    t->segments = segments;
    added = &segments[t->n_segments++];
    added->item = item;
    added->segment = segment;
    added->start = mix_samples(mix);
    added->end = added->start + (int64_t)(trim->to - trim->from);
    return add_words(mix, added, take, trim, err);
}

/* Each mark ends where the next of its depth or less starts, the last at the programme's end. */
static void end_marks(struct timeline *t)
{
    int64_t item_end = t->n_samples;
    int64_t section_end = item_end;

    for (size_t i = t->n_marks; i-- > 0;) {
        struct timeline_mark *const mark = &t->marks[i];
        mark->end = mark->depth == 0 ? item_end : section_end;
        section_end = mark->start;
        if (mark->depth == 0)
            item_end = mark->start;
    }
}

/* --- the sound --- */

/* Writes one end of the take's kept part, faded. */
static bool write_end(
    struct mix *mix, const int16_t *samples, size_t n, bool rising, struct error *err)
{
    trim_fade(samples, mix->fade, n, rising);
    return soundfile_write(mix->sound, mix->fade, n, err);
}

static bool write_take(
    struct mix *mix, const struct take *take, const struct trim *trim, struct error *err)
{
    const size_t n = trim_fade_length(trim, take->sample_rate);
    const size_t from = trim->from + (trim->fade_in ? n : 0);
    const size_t to = trim->to - (trim->fade_out ? n : 0);

    if (trim->fade_in && !write_end(mix, take->samples + trim->from, n, true, err))
        return false;
    if (!soundfile_write(mix->sound, take->samples + from, to - from, err))
        return false;
    return !trim->fade_out || write_end(mix, take->samples + to, n, false, err);
}

/* Half a sample is rounded up. */
static int64_t pause_samples(const struct mix *mix, uint32_t ms)
{
    return ((int64_t)ms * mix->options.sample_rate + 500) / 1000;
}

bool mix_add(struct mix *mix, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct trim trim;

    if (take->sample_rate != mix->options.sample_rate)
        return error_set(err, mix->options.path,
            "a voice speaks at %u samples a second, the others at %u", take->sample_rate,
            mix->options.sample_rate);
    trim = trim_take(take->samples, take->n_samples, take->sample_rate);
    return add_marks(mix, item, segment, err) &&
           add_segment(mix, item, segment, take, &trim, err) && write_take(mix, take, &trim, err) &&
           soundfile_write_silence(mix->sound, pause_samples(mix, segment->pause_ms), err);
}

bool mix_finish(
    struct mix **mix, struct timeline *timeline, struct file_out **file, struct error *err)
{
    struct mix *const m = *mix;
    bool ok;

    m->timeline.n_samples = mix_samples(m);
    end_marks(&m->timeline);
    ok = soundfile_finish(&m->sound, m->timeline.marks, m->timeline.n_marks, file, err);
    if (ok)
        *timeline = m->timeline;
    mix_abort(mix);
    return ok;
}

void mix_abort(struct mix **mix)
{
    if (!*mix)
        return;
    soundfile_abort(&(*mix)->sound);
    free((*mix)->fade);
    free(*mix);
    *mix = NULL;
}
