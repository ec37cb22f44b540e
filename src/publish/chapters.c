#include "publish/chapters.h"

#include "base/json.h"

bool is_web_address(struct str url)
{
    const size_t scheme = str_eq_nocase(str_cut(url, 0, 7), STR("http://"))    ? 7
                          : str_eq_nocase(str_cut(url, 0, 8), STR("https://")) ? 8
                                                                               : 0;

    return scheme && url.len > scheme;
}

static void put_address(struct json_writer *w, const char *key, struct str url)
{
    if (is_web_address(url))
        json_put_str(w, key, url);
}

static void put_chapter(struct json_writer *w, const struct timeline *t, size_t i)
{
    const struct timeline_mark *const mark = &t->marks[i];
    const bool is_framing = mark->item->kind == ITEM_OPEN || mark->item->kind == ITEM_CLOSE;
    /* chapters are a flat list: a story's ends where its first section begins */
    const int64_t end = i + 1 < t->n_marks ? t->marks[i + 1].start : t->n_samples;

    json_begin_object(w, NULL);
    json_put_seconds(w, "startTime", mark->start, t->sample_rate);
    json_put_seconds(w, "endTime", end, t->sample_rate);
    json_put_str(w, "title", mark->label);
    put_address(w, "url", mark->item->url);
    put_address(w, "img", mark->item->image);
    if (is_framing)
        json_put_bool(w, "toc", false);
    json_end_object(w);
}

bool chapters_write(struct output *out, struct error *err)
{
    const struct timeline *const t = out->input->timeline;
    struct json_writer w = {.out = &out->text};

    json_begin_object(&w, NULL);
    json_put_str(&w, "version", STR("1.2.0"));
    json_put_str(&w, "title", out->input->rundown->title);
    json_begin_array(&w, "chapters");
    for (size_t i = 0; i < t->n_marks; i++) {
        put_chapter(&w, t, i);
        if (!output_drain(out, err))
            return false;
    }
    json_end_array(&w);
    json_end_object(&w);
    return true;
}
