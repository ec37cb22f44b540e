#include "publish/chapters.h"

#include "base/json.h"
#include "publish/marks.h"
#include "publish/webname.h"

static void put_address(struct json_writer *w, const char *key, struct str url)
{
    if (is_web_address(url))
        json_put_str(w, key, url);
}

/* Mark i as a chapter that lasts from `start` to `end`. */
static void put_chapter(struct json_writer *w, const struct timeline *t,
    const struct page_words *words, size_t i, int64_t start, int64_t end)
{
    const struct item *const item = mark_item(t, words, i);

    json_begin_object(w, NULL);
    json_put_seconds(w, "startTime", start, t->sample_rate);
    json_put_seconds(w, "endTime", end, t->sample_rate);
    json_put_str(w, "title", mark_label(&t->marks[i], words));
    put_address(w, "url", item->url);
    put_address(w, "img", item->image);
    json_end_object(w);
}

/* The first mark from i on that is listed, or their number. */
static size_t listed(const struct timeline *t, const struct page_words *words, size_t i)
{
    while (i < t->n_marks && !mark_is_listed(t, words, i))
        i++;
    return i;
}

bool chapters_write(struct output *out, struct error *err)
{
    const struct timeline *const t = out->input->timeline;
    const struct page_words *const words = page_words(out->input->rundown->language);
    struct json_writer w = {.out = &out->text};
    int64_t start = 0;

    json_begin_object(&w, NULL);
    json_put_str(&w, "version", STR("1.2.0"));
    json_put_str(&w, "title", out->input->rundown->title);
    json_begin_array(&w, "chapters");
    for (size_t i = listed(t, words, 0); i < t->n_marks;) {
        /* chapters are a flat list: a story's ends where its first section begins */
        const size_t next = listed(t, words, i + 1);
        const int64_t end = next < t->n_marks ? t->marks[next].start : t->n_samples;
        put_chapter(&w, t, words, i, start, end);
        if (!output_drain(out, err))
            return false;
        start = end;
        i = next;
    }
    json_end_array(&w);
    json_end_object(&w);
    return true;
}
