#include "publish/chapters.h"

#include "base/json.h"
#include "publish/marks.h"
#include "publish/webname.h"

static void put_address(struct json_writer *w, const char *key, struct str url)
{
    if (is_web_address(url))
        json_put_str(w, key, url);
}

static void put_chapter(struct json_writer *w, const struct timeline *t,
    const struct page_words *words, const struct timeline_mark *chapter)
{
    json_begin_object(w, NULL);
    json_put_seconds(w, "startTime", chapter->start, t->sample_rate);
    json_put_seconds(w, "endTime", chapter->end, t->sample_rate);
    json_put_str(w, "title", mark_label(chapter, words));
    put_address(w, "url", chapter->item->url);
    put_address(w, "img", chapter->item->image);
    json_end_object(w);
}

static bool put_chapters(struct output *out, struct json_writer *w, struct error *err)
{
    const struct timeline *const t = out->input->timeline;
    const struct page_words *const words = page_words(out->input->rundown->language);
    struct arena *a = arena_new();
    size_t n;
    const struct timeline_mark *const chapters = a ? timeline_chapters(t, a, &n) : NULL;
    bool ok = chapters || error_memory(err, "chapters");

    for (size_t i = 0; ok && i < n; i++) {
        put_chapter(w, t, words, &chapters[i]);
        ok = output_drain(out, err);
    }
    arena_destroy(&a);
    return ok;
}

bool chapters_write(struct output *out, struct error *err)
{
    struct json_writer w = {.out = &out->text};

    json_begin_object(&w, NULL);
    json_put_str(&w, "version", STR("1.2.0"));
    json_put_str(&w, "title", out->input->rundown->title);
    json_begin_array(&w, "chapters");
    if (!put_chapters(out, &w, err))
        return false;
    json_end_array(&w);
    json_end_object(&w);
    return true;
}
