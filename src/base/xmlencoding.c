#include "base/xmlencoding.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define MAX_LABEL 40 /* bytes of an encoding's name */

/* Labels that stand for a larger encoding than their own (WHATWG Encoding Standard, 4.2). */
static const char *const larger[][2] = {
    {"iso-8859-1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"us-ascii", "WINDOWS-1252"},
    {"ascii", "WINDOWS-1252"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"tis-620", "CP874"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"x-sjis", "CP932"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
};

struct str xml_declared(struct str bytes)
{
    const struct str head = str_trim(str_cut(bytes, 0, 300));
    const ptrdiff_t end = str_find(head, STR("?>"), 0);
    ptrdiff_t at;
    size_t from, to;
    char quote;

    if (!str_starts(head, STR("<?xml")) || end < 0)
        return (struct str){NULL, 0};
    at = str_find(head, STR("encoding"), 0);
    if (at < 0 || at > end)
        return (struct str){NULL, 0};
    from = (size_t)at + strlen("encoding");
    while (from < (size_t)end && (ascii_is_space(head.s[from]) || head.s[from] == '='))
        from++;
    quote = head.s[from++];
    if (quote != '"' && quote != '\'')
        return (struct str){NULL, 0};
    for (to = from; to < (size_t)end && head.s[to] != quote; to++)
        ;
    return str_cut(head, from, to);
}

/* iconv's name for a label, in `out`; false where the label cannot be one. */
static bool iconv_name(struct str label, char out[MAX_LABEL + 1])
{
    if (label.len == 0 || label.len > MAX_LABEL)
        return false;
    for (size_t i = 0; i < sizeof larger / sizeof *larger; i++)
        if (str_eq_nocase(label, str_of(larger[i][0]))) {
            strcpy(out, larger[i][1]);
            return true;
        }
    /* glibc takes "//" for its own options: a name has none */
    for (size_t i = 0; i < label.len; i++)
        if (label.s[i] <= ' ' || label.s[i] == '/' || (unsigned char)label.s[i] > '~')
            return false;
    memcpy(out, label.s, label.len);
    out[label.len] = '\0';
    return true;
}

/* Converts what it can; false at once on an ill-formed sequence unless lenient. */
static bool convert(iconv_t cd, struct str bytes, bool lenient, struct buf *out)
{
    char chunk[4096];
    char *in = (char *)(uintptr_t)bytes.s; /* iconv does not write to it */
    size_t left = bytes.len;

    while (left > 0) {
        char *to = chunk;
        size_t room = sizeof chunk;
        const size_t done = iconv(cd, &in, &left, &to, &room);
        const int reason = errno;

        buf_add(out, (struct str){chunk, sizeof chunk - room});
        if (done != (size_t)-1 || reason == E2BIG)
            continue;
        if (!lenient)
            return false;
        buf_add_cp(out, UTF8_REPLACEMENT);
        in++;
        left--;
    }
    return true;
}

/* `bytes` in the encoding `label` as UTF-8; false where that is unknown or does not fit. */
static bool from_label(struct str bytes, struct str label, bool lenient, struct buf *out)
{
    char name[MAX_LABEL + 1];
    iconv_t cd;
    bool ok;

    if (!iconv_name(label, name))
        return false;
    cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1)
        return false;
    ok = convert(cd, bytes, lenient, out);
    iconv_close(cd);
    return ok;
}

/* What is UTF-8 as it is; each other byte as Windows-1252, as old systems mix them. */
static bool patch(struct str bytes, struct buf *out)
{
    iconv_t cd = iconv_open("UTF-8", "WINDOWS-1252");
    size_t at = 0, good = 0;

    if (cd == (iconv_t)-1)
        return false;
    while (at < bytes.len) {
        const size_t from = at;

        if (utf8_next(bytes, &at) != UTF8_REPLACEMENT || at - from > 1)
            continue;
        buf_add(out, str_cut(bytes, good, from));
        (void)convert(cd, str_cut(bytes, from, at), true, out);
        good = at;
    }
    buf_add(out, str_cut(bytes, good, bytes.len));
    iconv_close(cd);
    return true;
}

/* The label that the first bytes prove, or the empty str; *skip is the length of the mark. */
static struct str marked(struct str bytes, size_t *skip)
{
    static const struct {
        const char mark[5];
        size_t len, skip;
        const char *label;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, 3, "UTF-8"},
        {"\xFF\xFE\0\0", 4, 4, "UTF-32LE"},
        {"\0\0\xFE\xFF", 4, 4, "UTF-32BE"},
        {"\xFF\xFE", 2, 2, "UTF-16LE"},
        {"\xFE\xFF", 2, 2, "UTF-16BE"},
        {"<\0", 2, 0, "UTF-16LE"},
        {"\0<", 2, 0, "UTF-16BE"},
    };

    *skip = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(bytes, (struct str){marks[i].mark, marks[i].len})) {
            *skip = marks[i].skip;
            return str_of(marks[i].label);
        }
    return (struct str){NULL, 0};
}

/* ISO-2022-JP and its like are ASCII to look at. */
static bool is_seven_bit(struct str label)
{
    return str_eq_nocase(str_cut(label, 0, 8), STR("iso-2022"));
}

static bool decode(struct str bytes, struct str label, bool lenient, struct buf *out, bool *mended)
{
    *mended = false;
    if (from_label(bytes, label, false, out))
        return true;
    if (!lenient)
        return false;
    *mended = true;
    buf_clear(out);
    if (!str_eq_nocase(label, STR("utf-8")) && from_label(bytes, label, true, out))
        return true;
    buf_clear(out);
    return patch(bytes, out);
}

bool xml_utf8(struct str bytes, const char *what, bool lenient, struct arena *a, struct str *out,
    struct error *err)
{
    struct buf text = {0};
    size_t skip;
    const struct str mark = marked(bytes, &skip);
    struct str label = mark;
    bool mended, ok;

    bytes = str_cut(bytes, skip, bytes.len);
    if (label.len == 0 || str_eq(label, STR("UTF-8"))) {
        label = xml_declared(bytes);
        if (label.len == 0 || mark.len > 0)
            label = STR("UTF-8");
        if (utf8_valid(bytes) && !is_seven_bit(label)) {
            *out = bytes;
            return true;
        }
    }
    ok = decode(bytes, label, lenient, &text, &mended);
    if (!ok) {
        buf_free(&text);
        return error_set(err, what, "its text is not in the encoding that it declares (%.*s)",
            STR_ARG(str_cut(label, 0, MAX_LABEL)));
    }
    *out = buf_keep(&text, a);
    buf_free(&text);
    return out->s ? true : error_memory(err, what);
}
