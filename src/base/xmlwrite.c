#include "base/xmlwrite.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct xml_writer {
    xmlTextWriterPtr writer;
    struct buf *out;
    enum xml_writer_kind kind;
    struct buf clean;  /* the text at hand, such that libxml2 takes it */
    const char **open; /* the names of the open elements, the innermost last */
    size_t n_open;
    size_t cap_open;
};

static int on_write(void *context, const char *bytes, int len)
{
    buf_add(context, (struct str){bytes, (size_t)len});
    return len; /* without memory, the buffer knows */
}

/* Notes what libxml2 answered. */
static void check(struct xml_writer *w, int answer)
{
    if (answer < 0)
        w->out->failed = true;
}

struct xml_writer *xml_writer_begin(struct buf *out, enum xml_writer_kind kind)
{
    struct xml_writer *const w = calloc(1, sizeof *w);
    xmlOutputBufferPtr sink;

    if (!w)
        return NULL;
    *w = (struct xml_writer){.out = out, .kind = kind};
    /* else the first document makes the table of encodings, which two threads must not do at once
     */
    xmlInitParser();
    sink = xmlOutputBufferCreateIO(on_write, NULL, out, NULL);
    w->writer = sink ? xmlNewTextWriter(sink) : NULL;
    if (!w->writer) {
        if (sink)
            xmlOutputBufferClose(sink);
        free(w);
        return NULL;
    }
    if (kind == XML_WRITER_XML)
        check(w, xmlTextWriterStartDocument(w->writer, NULL, "UTF-8", NULL));
    else
        check(w, xmlTextWriterWriteRaw(w->writer, (const xmlChar *)"<!DOCTYPE html>\n"));
    return w;
}

void xml_writer_end(struct xml_writer **w)
{
    if (!*w)
        return;
    while ((*w)->n_open)
        xml_close(*w);
    xml_raw(*w, "\n");
    xml_flush(*w);
    xmlFreeTextWriter((*w)->writer);
    buf_free(&(*w)->clean);
    free((*w)->open);
    free(*w);
    *w = NULL;
}

void xml_flush(struct xml_writer *w)
{
    check(w, xmlTextWriterFlush(w->writer));
}

bool xml_is_char(uint32_t cp)
{
    return cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x20 && cp <= 0xD7FF) ||
           (cp >= 0xE000 && cp <= 0xFFFD) || (cp >= 0x10000 && cp <= 0x10FFFF);
}

static const xmlChar *clean(struct xml_writer *w, struct str t)
{
    buf_clear(&w->clean);
    for (size_t at = 0, end; at < t.len;) {
        uint32_t cp;
        for (end = at; end < t.len && t.s[end] >= 0x20 && t.s[end] < 0x7F;) /* most texts */
            end++;
        buf_add(&w->clean, str_cut(t, at, end));
        at = end;
        if (at == t.len)
            break;
        cp = utf8_next(t, &at);
        if (xml_is_char(cp))
            buf_add_cp(&w->clean, cp);
    }
    if (w->clean.failed)
        w->out->failed = true;
    return w->clean.failed || !w->clean.s ? (const xmlChar *)"" : (const xmlChar *)w->clean.s;
}

void xml_open(struct xml_writer *w, const char *name)
{
    if (w->n_open == w->cap_open) {
        const size_t cap = w->cap_open ? 2 * w->cap_open : 16;
        const char **const grown = realloc(w->open, cap * sizeof *grown);
        if (!grown) {
            w->out->failed = true;
            return;
        }
        w->open = grown;
        w->cap_open = cap;
    }
    w->open[w->n_open++] = name;
    check(w, xmlTextWriterStartElement(w->writer, (const xmlChar *)name));
}

static bool is_void(const char *name)
{
    static const char *const names[] = {"area", "base", "br", "col", "embed", "hr", "img", "input",
        "link", "meta", "source", "track", "wbr"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

void xml_close(struct xml_writer *w)
{
    if (w->n_open == 0) /* an open that had no memory */
        return;
    w->n_open--;
    if (w->kind == XML_WRITER_HTML && !is_void(w->open[w->n_open]))
        check(w, xmlTextWriterFullEndElement(w->writer));
    else
        check(w, xmlTextWriterEndElement(w->writer));
}

void xml_attr(struct xml_writer *w, const char *name, struct str value)
{
    check(w, xmlTextWriterWriteAttribute(w->writer, (const xmlChar *)name, clean(w, value)));
}

void xml_attrf(struct xml_writer *w, const char *name, const char *fmt, ...)
{
    char *text = NULL;
    va_list ap;
    int len;

    va_start(ap, fmt);
    len = vasprintf(&text, fmt, ap);
    va_end(ap);
    if (len < 0) {
        w->out->failed = true;
        return;
    }
    xml_attr(w, name, (struct str){text, (size_t)len});
    free(text);
}

void xml_text(struct xml_writer *w, struct str text)
{
    check(w, xmlTextWriterWriteString(w->writer, clean(w, text)));
}

void xml_element(struct xml_writer *w, const char *name, struct str text)
{
    xml_open(w, name);
    xml_text(w, text);
    xml_close(w);
}

void xml_raw(struct xml_writer *w, const char *text)
{
    check(w, xmlTextWriterWriteRaw(w->writer, (const xmlChar *)text));
}
