#include "publish/book/clips.h"

#include "publish/caption/captionwords.h"

/* The first mark that stands at the sample or after it. */
static const struct timeline_mark *mark_from(const struct timeline *timeline, int64_t sample)
{
    size_t low = 0, high = timeline->n_marks;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (timeline->marks[middle].start < sample)
            low = middle + 1;
        else
            high = middle;
    }
    return low < timeline->n_marks ? &timeline->marks[low] : NULL;
}

int64_t clip_begin(const struct timeline *timeline, size_t i)
{
    const struct timeline_mark *mark;

    if (i == 0)
        return 0;
    mark = mark_from(timeline, timeline->segments[i - 1].end);
    return mark && mark->start < timeline->segments[i].start ? mark->start
                                                             : timeline->segments[i].start;
}

int64_t clip_end(const struct timeline *timeline, size_t i)
{
    return i + 1 < timeline->n_segments ? clip_begin(timeline, i + 1) : timeline->n_samples;
}

/* Is it said as nothing, as a sign that stands alone may be? */
static bool is_silent(const struct caption_word *word)
{
    return word->end <= word->start;
}

/* The caption words from `at` on that make one clip: as a rule one written word; what is silent
 * goes with the next one, at the end with the last. Returns the one after them. */
static size_t group_end(const struct caption_words *words, size_t at)
{
    size_t end = at + 1, next;

    while (end < words->n && (words->items[end].inner || is_silent(&words->items[end - 1])))
        end++;
    for (next = end; next < words->n && is_silent(&words->items[next]);)
        next++;
    return next == words->n ? next : end;
}

static bool clip_words(const struct timeline *timeline, size_t i, struct arena *a,
    struct clip **out, size_t *n, struct error *err)
{
    const int64_t last = clip_end(timeline, i);
    struct clip clip = {.begin = clip_begin(timeline, i)};
    struct caption_words words;

    if (!captionwords_make(&timeline->segments[i], a, &words, err))
        return false;
    if (words.n == 0)
        return true;
    *out = arena_array(a, words.n, sizeof **out);
    if (!*out)
        return error_memory(err, "words");
    for (size_t at = 0, end; at < words.n; at = end) {
        end = group_end(&words, at);
        clip.to = words.items[end - 1].to;
        clip.end = end < words.n ? words.items[end].start : last;
        if (clip.end <= clip.begin || (clip.end >= last && end < words.n))
            continue; /* it takes no time: it goes with the next */
        (*out)[(*n)++] = clip;
        clip.from = end < words.n ? words.items[end].from : clip.to;
        clip.begin = clip.end;
    }
    return true;
}

bool clips_make(const struct timeline *timeline, size_t i, bool words, struct arena *a,
    struct clip **out, size_t *n, struct error *err)
{
    const struct str text = timeline->segments[i].segment->text;
    const struct clip whole = {
        .to = (uint32_t)text.len, .begin = clip_begin(timeline, i), .end = clip_end(timeline, i)};

    *n = 0;
    if (whole.end <= whole.begin)
        return true;
    if (words && !clip_words(timeline, i, a, out, n, err))
        return false;
    if (*n)
        return true;
    *out = arena_array(a, 1, sizeof **out);
    if (!*out)
        return error_memory(err, "sentence");
    (*out)[(*n)++] = whole;
    return true;
}
