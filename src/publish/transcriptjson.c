#include "publish/transcriptjson.h"

#include "base/json.h"

bool transcriptjson_write(struct output *out, struct error *err)
{
    const struct timeline *const t = out->input->timeline;
    struct json_writer w = {.out = &out->text};

    json_begin_object(&w, NULL);
    json_put_str(&w, "version", STR("1.0.0"));
    json_begin_array(&w, "segments");
    for (size_t i = 0; i < t->n_segments; i++) {
        const struct timeline_segment *const s = &t->segments[i];
        json_begin_object(&w, NULL);
        json_put_str(&w, "speaker", s->segment->role);
        json_put_seconds(&w, "startTime", s->start, t->sample_rate);
        json_put_seconds(&w, "endTime", s->end, t->sample_rate);
        json_put_str(&w, "body", s->segment->text);
        json_end_object(&w);
        if (!output_drain(out, err))
            return false;
    }
    json_end_array(&w);
    json_end_object(&w);
    return true;
}
