#include "publish/book/smil.h"

#include "base/xmlwrite.h"
#include "publish/book/clips.h"
#include "publish/clocktime.h"

#include <stdio.h>

#define ID_MAX 64 /* bytes of an element's id */

struct overlay {
    const struct smil *smil;
    struct xml_writer *w;
    struct buf *out;
    struct arena *arena; /* of the sentence at hand */
};

static void attribute_time(struct overlay *o, const char *name, int64_t sample)
{
    struct buf time = {0};

    clocktime_seconds(&time, sample, o->smil->timeline->sample_rate);
    buf_add_byte(&time, 's');
    xml_attr(o->w, name, buf_str(&time));
    if (time.failed)
        o->out->failed = true;
    buf_free(&time);
}

static void put_par(struct overlay *o, const char *id, const struct clip *clip)
{
    xml_open(o->w, "par");
    xml_attrf(o->w, "id", "p-%s", id);
    xml_open(o->w, "text");
    xml_attrf(o->w, "src", "%s#%s", o->smil->document, id);
    xml_close(o->w);
    xml_open(o->w, "audio");
    xml_attr(o->w, "src", str_of(o->smil->audio));
    attribute_time(o, "clipBegin", clip->begin);
    attribute_time(o, "clipEnd", clip->end);
    xml_close(o->w);
    xml_close(o->w);
    xml_raw(o->w, "\n");
}

static void put_words(struct overlay *o, size_t i, const struct clip *clips, size_t n)
{
    char id[ID_MAX];

    xml_open(o->w, "seq");
    xml_attrf(o->w, "id", "p-s%zu", i);
    xml_attrf(o->w, "epub:textref", "%s#s%zu", o->smil->document, i);
    xml_raw(o->w, "\n");
    for (size_t k = 0; k < n; k++) {
        snprintf(id, sizeof id, "s%zuw%zu", i, k);
        put_par(o, id, &clips[k]);
    }
    xml_close(o->w);
    xml_raw(o->w, "\n");
}

static void put_sentence(struct overlay *o, size_t i)
{
    struct clip *clips = NULL;
    char id[ID_MAX];
    size_t n;

    o->arena = arena_new();
    if (!o->arena ||
        !clips_make(o->smil->timeline, i, o->smil->words, o->arena, &clips, &n, NULL)) {
        o->out->failed = true; /* only memory can be missing */
        n = 0;
    }
    snprintf(id, sizeof id, "s%zu", i);
    if (n && o->smil->words)
        put_words(o, i, clips, n);
    else if (n)
        put_par(o, id, clips);
    arena_destroy(&o->arena);
}

void smil_write(const struct smil *smil, struct buf *out)
{
    struct overlay o = {.smil = smil, .w = xml_writer_begin(out, XML_WRITER_XML), .out = out};

    if (!o.w) {
        out->failed = true;
        return;
    }
    xml_open(o.w, "smil");
    xml_attr(o.w, "xmlns", STR("http://www.w3.org/ns/SMIL"));
    xml_attr(o.w, "xmlns:epub", STR("http://www.idpf.org/2007/ops"));
    xml_attr(o.w, "version", STR("3.0"));
    xml_open(o.w, "body");
    xml_open(o.w, "seq");
    xml_attr(o.w, "id", STR("seq"));
    xml_attrf(o.w, "epub:textref", "%s#text", smil->document);
    xml_raw(o.w, "\n");
    for (size_t i = smil->from; i < smil->to; i++)
        put_sentence(&o, i);
    xml_writer_end(&o.w);
}
