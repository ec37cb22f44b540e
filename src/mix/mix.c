#include "mix/mix.h"

#include "base/buf.h"
#include "base/filename.h"
#include "base/picture.h"
#include "mix/file/encoder.h"
#include "mix/level/balance.h"
#include "mix/master.h"
#include "mix/resample.h"
#include "mix/track/soundtrack.h"
#include "mix/track/sting.h"
#include "mix/trim.h"

#include <stdlib.h>

struct mix {
    const struct rundown *rundown;
    struct mix_options options;
    struct arena *arena; /* the caller's */
    struct master *master;
    const struct item *item;  /* of the segment before; NULL before the first */
    int64_t pause;            /* samples of the last pause, not yet written */
    int16_t *fade;            /* room for the samples of a fade; owned */
    size_t fade_cap;          /* samples in it */
    struct balance *balance;  /* NULL where no level matters */
    struct soundtrack *track; /* NULL: nothing sounds but speech */
    size_t n_items;           /* of the rundown that are over, or have begun */
    const struct bed *bed;    /* that lies under what comes; or NULL */
    int64_t bed_from;         /* sample at which it began */
    int64_t played_to;        /* sample after the last sting */
    struct timeline timeline;
    size_t cap_segments;
    size_t cap_marks;
};

static struct encoder_options encoder_options_of(const struct mix_options *o)
{
    return (struct encoder_options){
        .shape = {.sample_rate = o->file_rate, .channels = o->channels ? o->channels : 1},
        .format = o->format,
        .bitrate = o->bitrate,
        .variable = o->variable};
}

bool mix_check(const struct mix_options *options, const char *cover_name, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(options->path, err);
    struct encoder_options encoder = encoder_options_of(options);
    struct picture picture;

    if (!type)
        return false;
    if (options->cover.len > 0 && !picture_look(options->cover, &picture))
        return error_usage(err, cover_name, "is neither a JPEG nor a PNG picture");
    if (encoder.shape.sample_rate == 0)
        encoder.shape.sample_rate = type->default_rate;
    return encoder_check(type, &encoder, options->path, err);
}

/* The source that all stories with one have in common; else empty. */
static struct str common_source(const struct rundown *rundown)
{
    struct str source = STR("");

    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct str other = rundown->items[i].source;
        if (other.len == 0)
            continue;
        if (source.len > 0 && !str_eq(source, other))
            return STR("");
        source = other;
    }
    return source;
}

/* The stories' titles, one a line; s is NULL without memory. */
static struct str list_stories(const struct rundown *rundown, struct arena *a)
{
    struct buf list = {0};
    struct str kept;

    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        if (item->kind != ITEM_STORY || item->title.len == 0)
            continue;
        if (list.len > 0)
            buf_add(&list, STR("; "));
        buf_add(&list, item->title);
    }
    kept = buf_keep(&list, a);
    buf_free(&list);
    return kept;
}

static struct master *open_master(
    const struct rundown *rundown, const struct mix_options *o, struct arena *a, struct error *err)
{
    const struct str stories = list_stories(rundown, a);
    struct master_options options = {
        .path = o->path,
        .sample_rate = o->sample_rate,
        .level = o->level,
        .spool = soundtrack_needed(rundown),
        .loudness = o->loudness,
        .ceiling = o->ceiling,
        .notes = o->notes,
        .encoder = encoder_options_of(o),
    };

    /* of the title, not of the file's name: the same bulletin is the same bytes under any name */
    options.encoder.cut_id = filename_make(rundown->title, a);
    options.encoder.expires = rundown->expires;
    options.encoder.tags = (struct sound_tags){.title = rundown->title,
        .artist = o->artist.len ? o->artist : common_source(rundown),
        .album = o->album,
        .date = rundown->date,
        .language = rundown->language,
        .comment = stories,
        .cover = o->cover};
    if (stories.s && options.encoder.cut_id.s)
        return master_open(&options, err);
    error_memory(err, o->path);
    return NULL;
}

/* Half a sample is rounded up. */
static int64_t pause_samples(const struct mix *mix, uint32_t ms)
{
    return sting_duration(ms, mix->options.sample_rate);
}

static bool set_up(struct mix *mix, struct error *err)
{
    const struct mix_options *const o = &mix->options;
    const bool sounds = soundtrack_needed(mix->rundown);
    struct sound_shape shape = encoder_options_of(o).shape;

    mix->fade_cap = o->sample_rate / 100 + 1;
    mix->fade = malloc(mix->fade_cap * sizeof *mix->fade);
    if (!mix->fade)
        return error_memory(err, o->path);
    mix->master = open_master(mix->rundown, o, mix->arena, err);
    if (!mix->master)
        return false;
    if (o->level || sounds)
        mix->balance = balance_open(o->sample_rate, err);
    if ((o->level || sounds) && !mix->balance)
        return false;
    shape.sample_rate = master_rate(mix->master);
    if (sounds)
        mix->track = soundtrack_open(mix->rundown, o->sample_rate, &shape, o->path, err);
    return !sounds || mix->track;
}

struct mix *mix_open(const struct rundown *rundown, const struct mix_options *options,
    struct arena *a, struct error *err)
{
    struct mix *mix = calloc(1, sizeof *mix);

    if (!mix) {
        error_memory(err, options->path);
        return NULL;
    }
    mix->rundown = rundown;
    mix->options = *options;
    mix->arena = a;
    mix->pause = pause_samples(mix, rundown->lead_ms);
    if (!set_up(mix, err))
        mix_abort(&mix);
    return mix;
}

int64_t mix_samples(const struct mix *mix)
{
    return master_samples(mix->master) + mix->pause;
}

static bool write_pause(struct mix *mix, struct error *err)
{
    const int64_t n = mix->pause;

    mix->pause = 0;
    return master_write_silence(mix->master, n, err);
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

/* The whole of a heading, also of one that is spoken in two voices. */
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

static bool mark_item(struct mix *mix, const struct item *item, struct error *err)
{
    const struct str title = item->title.len ? item->title : str_of(item_kind_name(item->kind));

    return add_mark(mix, item, title, 0, err);
}

/* Marks the section that begins with this segment, if one does. */
static bool mark_section(
    struct mix *mix, const struct item *item, const struct segment *segment, struct error *err)
{
    const struct segment *const head = section_heading(item, segment);
    struct str heading;

    if (!head)
        return true;
    heading = heading_text(mix, item, head);
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
    return master_write(mix->master, mix->fade, n, err);
}

static bool write_take(
    struct mix *mix, const struct take *take, const struct trim *trim, struct error *err)
{
    const size_t n = trim_fade_length(trim, take->sample_rate);
    const size_t from = trim->from + (trim->fade_in ? n : 0);
    const size_t to = trim->to - (trim->fade_out ? n : 0);

    if (trim->fade_in && !write_end(mix, take->samples + trim->from, n, true, err))
        return false;
    if (!master_write(mix->master, take->samples + from, to - from, err))
        return false;
    return !trim->fade_out || write_end(mix, take->samples + to, n, false, err);
}

/* --- items --- */

/* Leaves room for a sting, and the pause after it. */
static bool play(struct mix *mix, const struct sting *sting, struct error *err)
{
    int64_t n;

    if (sting->kind == STING_NONE)
        return true;
    if (!write_pause(mix, err) || !soundtrack_sting(mix->track, sting, mix_samples(mix), &n, err) ||
        !master_write_silence(mix->master, n, err))
        return false;
    mix->played_to = mix_samples(mix);
    mix->pause = pause_samples(mix, sting->pause_ms);
    return true;
}

/* A time signal waits for the next second. */
static void wait_for(struct mix *mix, const struct sting *sting)
{
    const int64_t lead = pause_samples(mix, mix->rundown->lead_ms);

    if (sting->kind == STING_PIPS)
        mix->pause += pips_wait(mix_samples(mix) - lead, mix->options.sample_rate);
}

static bool end_bed(struct mix *mix, struct error *err)
{
    const struct bed *const bed = mix->bed;

    mix->bed = NULL;
    return !bed || soundtrack_bed(mix->track, bed, mix->bed_from, mix_samples(mix), err);
}

static bool begin_item(struct mix *mix, const struct item *item, struct error *err)
{
    mix->item = item;
    wait_for(mix, &item->before);
    if (!mark_item(mix, item, err) || !play(mix, &item->before, err))
        return false;
    if (!mix->bed && item->bed.sound.kind != STING_NONE) {
        mix->bed = &item->bed;
        mix->bed_from = mix_samples(mix);
    }
    return true;
}

/* A bed ends before what is played after its last item, or with the programme, whose length is not
 * known yet. */
static bool end_item(struct mix *mix, const struct item *item, struct error *err)
{
    const struct item *const next =
        item + 1 < mix->rundown->items + mix->rundown->n_items ? item + 1 : NULL;
    const bool goes_on = next ? bed_same(&item->bed, &next->bed) : item->after.kind == STING_NONE;

    if (!goes_on && !end_bed(mix, err))
        return false;
    wait_for(mix, &item->after);
    return play(mix, &item->after, err);
}

/* Items up to (not with) the one of that index that only sound and say nothing. */
static bool play_items(struct mix *mix, size_t index, struct error *err)
{
    for (; mix->n_items < index; mix->n_items++) {
        const struct item *const item = &mix->rundown->items[mix->n_items];
        if (item->n_segments > 0 ||
            (item->before.kind == STING_NONE && item->after.kind == STING_NONE))
            continue;
        if (!begin_item(mix, item, err) || !end_item(mix, item, err))
            return false;
    }
    return true;
}

static bool turn_to(struct mix *mix, const struct item *item, struct error *err)
{
    const size_t index = (size_t)(item - mix->rundown->items);

    if (item == mix->item)
        return true;
    if (!play_items(mix, index, err))
        return false;
    mix->n_items = index + 1;
    return begin_item(mix, item, err);
}

static bool is_last(const struct item *item, const struct segment *segment)
{
    return segment + 1 == item->segments + item->n_segments;
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
    if (mix->balance && !balance_add(mix->balance, segment->role, item->language,
                            take->samples + trim.from, trim.to - trim.from, err))
        return false;
    if (!turn_to(mix, item, err) || !write_pause(mix, err) ||
        !mark_section(mix, item, segment, err) ||
        !add_segment(mix, item, segment, take, &trim, err) || !write_take(mix, take, &trim, err))
        return false;
    mix->pause = pause_samples(mix, segment->pause_ms);
    return !is_last(item, segment) || end_item(mix, item, err);
}

/* --- the end --- */

/* From the takes' rate to the file's. */
static void convert_times(struct timeline *t, uint32_t from, uint32_t to)
{
    t->sample_rate = to;
    t->n_samples = resample_place(t->n_samples, from, to);
    for (size_t i = 0; i < t->n_segments; i++) {
        struct timeline_segment *const s = &t->segments[i];
        s->start = resample_place(s->start, from, to);
        s->end = resample_place(s->end, from, to);
        for (size_t j = 0; j < s->n_words; j++) {
            s->words[j].start = resample_place(s->words[j].start, from, to);
            s->words[j].end = resample_place(s->words[j].end, from, to);
        }
    }
    for (size_t i = 0; i < t->n_marks; i++) {
        t->marks[i].start = resample_place(t->marks[i].start, from, to);
        t->marks[i].end = resample_place(t->marks[i].end, from, to);
    }
}

/* The last words of a text: at most six, and `most` bytes. */
static struct str last_words(struct str text, size_t most)
{
    size_t from = text.len, words = 0;

    for (size_t i = text.len; i > 0 && words < 6; i--) {
        if (i > 1 && text.s[i - 2] != ' ')
            continue;
        if (text.len - (i - 1) > most)
            break;
        from = i - 1;
        words++;
    }
    return str_cut(text, from, text.len);
}

/* The gain of each segment's voice. */
static bool voice_steps(struct mix *m, struct level_step **steps, struct error *err)
{
    const struct timeline *const t = &m->timeline;

    *steps = NULL;
    if (!m->options.level || t->n_segments == 0)
        return true;
    *steps = arena_array(m->arena, t->n_segments, sizeof **steps);
    if (!*steps)
        return out_of_memory(m, err);
    for (size_t i = 0; i < t->n_segments; i++)
        (*steps)[i] = (struct level_step){.from = t->segments[i].start,
            .gain = balance_gain(
                m->balance, t->segments[i].segment->role, t->segments[i].item->language)};
    return true;
}

/* What the file says of the whole. */
static bool make_ending(const struct mix *m, struct sound_ending *ending, struct error *err)
{
    const struct timeline *const t = &m->timeline;
    const int64_t played_to = resample_place(m->played_to, m->options.sample_rate, t->sample_rate);

    *ending = (struct sound_ending){.n_frames = t->n_samples};
    ending->chapters = timeline_chapters(t, m->arena, &ending->n_chapters);
    if (!ending->chapters)
        return out_of_memory(m, err);
    if (t->n_segments > 0) {
        const struct timeline_segment *const last = &t->segments[t->n_segments - 1];
        ending->speech_start = t->segments[0].start;
        ending->speech_end = last->end;
        ending->out_words = last_words(last->segment->text, 63);
    }
    if (ending->speech_end < played_to)
        ending->speech_end = played_to;
    return true;
}

/* Makes the last pause such that the length is exact. A bed goes on through it, unless silence was
 * asked for. */
static bool set_last_pause(struct mix *mix, struct error *err)
{
    const int64_t rest = mix->options.exact - mix_samples(mix);

    if (mix->options.exact == 0)
        return true;
    if (mix->pause + rest < 0)
        return error_set(err, mix->options.path, "is %.3f s longer than it must be",
            (double)-(mix->pause + rest) / mix->options.sample_rate);
    if (rest > 0 && mix->rundown->underrun == UNDERRUN_SILENCE && !end_bed(mix, err))
        return false;
    mix->pause += rest;
    return true;
}

/* LUFS of a voice that spoke too little to be measured: about espeak-ng's. */
#define USUAL_LOUDNESS (-20.0)

/* What is laid over the speech, if anything is. */
static bool lay_over(struct mix *m, struct overlay *overlay, struct error *err)
{
    const struct timeline *const t = &m->timeline;
    struct soundtrack_speech speech = {.loudness = USUAL_LOUDNESS, .n_spans = t->n_segments};
    struct duck_span *spans;

    if (!m->track)
        return true;
    spans = arena_array(m->arena, t->n_segments ? t->n_segments : 1, sizeof *spans);
    if (!spans)
        return out_of_memory(m, err);
    for (size_t i = 0; i < t->n_segments; i++)
        spans[i] = (struct duck_span){t->segments[i].start, t->segments[i].end};
    speech.spans = spans;
    (void)balance_loudness(m->balance, &speech.loudness); /* else as is usual */
    speech.level = m->options.level;
    speech.target = m->options.loudness;
    return soundtrack_overlay(m->track, &speech, overlay, err);
}

/* All that is heard has its place, and the programme its length. */
static bool end_programme(struct mix *m, struct error *err)
{
    if (!play_items(m, m->rundown->n_items, err) || !set_last_pause(m, err) || !end_bed(m, err) ||
        !write_pause(m, err))
        return false;
    m->timeline.n_samples = mix_samples(m);
    end_marks(&m->timeline);
    convert_times(&m->timeline, m->options.sample_rate, master_rate(m->master));
    return true;
}

static bool finish(struct mix *m, struct file_out **file, struct error *err)
{
    struct master_mixdown mixdown = {0};
    struct overlay overlay;
    struct level_step *steps;
    struct sound_ending ending;

    if (!end_programme(m, err) || !voice_steps(m, &steps, err) || !lay_over(m, &overlay, err) ||
        !make_ending(m, &ending, err))
        return false;
    mixdown.steps = steps;
    mixdown.n_steps = steps ? m->timeline.n_segments : 0;
    mixdown.overlay = m->track ? &overlay : NULL;
    return master_finish(&m->master, &mixdown, &ending, file, err);
}

bool mix_finish(
    struct mix **mix, struct timeline *timeline, struct file_out **file, struct error *err)
{
    bool ok;

    *file = NULL;
    ok = finish(*mix, file, err);
    if (ok)
        *timeline = (*mix)->timeline;
    mix_abort(mix);
    return ok;
}

void mix_abort(struct mix **mix)
{
    if (!*mix)
        return;
    master_abort(&(*mix)->master);
    soundtrack_close(&(*mix)->track);
    balance_close(&(*mix)->balance);
    free((*mix)->fade);
    free(*mix);
    *mix = NULL;
}
