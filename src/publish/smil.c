#include "publish/smil.h"

#include "base/xmlwrite.h"
#include "publish/clocktime.h"

int64_t smil_begin(const struct timeline *timeline, size_t i)
{
    return i == 0 ? 0 : timeline->segments[i].start;
}

int64_t smil_end(const struct timeline *timeline, size_t i)
{
    return i + 1 < timeline->n_segments ? timeline->segments[i + 1].start : timeline->n_samples;
}

static void attribute_time(
    struct xml_writer *w, struct buf *out, const char *name, int64_t sample, uint32_t rate)
{
    struct buf time = {0};

    clocktime_seconds(&time, sample, rate);
    buf_add_byte(&time, 's');
    xml_attr(w, name, buf_str(&time));
    if (time.failed)
        out->failed = true;
    buf_free(&time);
}

static void put_par(struct xml_writer *w, struct buf *out, const struct timeline *timeline,
    size_t i, const char *document, const char *audio)
{
    xml_open(w, "par");
    xml_attrf(w, "id", "p%zu", i);
    xml_open(w, "text");
    xml_attrf(w, "src", "%s#s%zu", document, i);
    xml_close(w);
    xml_open(w, "audio");
    xml_attr(w, "src", str_of(audio));
    attribute_time(w, out, "clipBegin", smil_begin(timeline, i), timeline->sample_rate);
    attribute_time(w, out, "clipEnd", smil_end(timeline, i), timeline->sample_rate);
    xml_close(w);
    xml_close(w);
    xml_raw(w, "\n");
}

void smil_write(const struct timeline *timeline, size_t from, size_t to, const char *document,
    const char *audio, struct buf *out)
{
    struct xml_writer *w = xml_writer_begin(out, XML_WRITER_XML);

    if (!w) {
        out->failed = true;
        return;
    }
    xml_open(w, "smil");
    xml_attr(w, "xmlns", STR("http://www.w3.org/ns/SMIL"));
    xml_attr(w, "xmlns:epub", STR("http://www.idpf.org/2007/ops"));
    xml_attr(w, "version", STR("3.0"));
    xml_open(w, "body");
    xml_open(w, "seq");
    xml_attr(w, "id", STR("seq"));
    xml_attrf(w, "epub:textref", "%s#text", document);
    xml_raw(w, "\n");
    for (size_t i = from; i < to; i++)
        put_par(w, out, timeline, i, document, audio);
    xml_writer_end(&w);
}
