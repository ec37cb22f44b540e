#include "publish/podcast/credit.h"

#define NAME_MOST                                                                                  \
    128 /* podcast-namespace, the tag "person", counts characters: bytes are fewer                 \
         */

/* " and " and its like, at most this long. */
static const struct str joints[] = {
    {" and ", 5}, {" & ", 3}, {" und ", 5}, {" et ", 4}, {" och ", 5}, {" og ", 4}, {";", 1}};

/* The first joint in the text: where it is and how long; false where there is none. */
static bool find_joint(struct str text, size_t *at, size_t *len)
{
    bool found = false;

    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        const ptrdiff_t where = str_find(text, joints[i], 0);
        if (where < 0 || (found && (size_t)where >= *at))
            continue;
        found = true;
        *at = (size_t)where;
        *len = joints[i].len;
    }
    return found;
}

static bool has_line(struct str lines, struct str line)
{
    struct str one;

    while (str_next(&lines, '\n', &one))
        if (str_eq(one, line))
            return true;
    return false;
}

static void add_name(struct str name, struct buf *out)
{
    name = str_trim(name);
    if (name.len == 0 || name.len > NAME_MOST || has_line(buf_str(out), name))
        return;
    if (out->len)
        buf_add_byte(out, '\n');
    buf_add(out, name);
}

static void add_list(struct str names, struct buf *out)
{
    struct str name;

    while (str_next(&names, ',', &name))
        add_name(name, out);
}

void credit_add(struct str byline, struct buf *out)
{
    size_t at = 0, len = 0;
    struct str name;

    if (!find_joint(byline, &at, &len)) {
        if (str_next(&byline, ',', &name))
            add_name(name, out);
        return;
    }
    do {
        add_list(str_cut(byline, 0, at), out);
        byline = str_cut(byline, at + len, byline.len);
    } while (find_joint(byline, &at, &len));
    add_list(byline, out);
}
