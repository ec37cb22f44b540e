#include "publish/podcast/credit.h"

#include "text/people.h"

#define NAME_MOST                                                                                  \
    128 /* podcast-namespace, the tag "person", counts characters: bytes are fewer                 \
         */

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

void credit_add(struct str byline, struct buf *out)
{
    struct people people = people_begin(byline);
    struct str name;

    while (people_next(&people, &name))
        add_name(name, out);
}
