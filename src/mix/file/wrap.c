#include "mix/file/wrap.h"

bool wrap_copy(const struct wrapping *w, int64_t offset, struct sink *out, struct error *err)
{
    char room[65536];
    size_t got;

    do {
        if (!spool_read(w->body, offset, room, sizeof room, &got, err))
            return false;
        sink_write(out, (struct str){room, got});
        offset += (int64_t)got;
    } while (got == sizeof room && sink_ok(out, NULL));
    return sink_ok(out, err);
}
