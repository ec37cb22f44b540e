#include "publish/cover.h"

#include "base/picture.h"

static bool write_cover(struct output *out, const char *ending, struct error *err)
{
    const struct str cover = out->input->cover;
    struct picture picture;

    if (!picture_look(cover, &picture) || !str_eq(str_of(picture.ending), str_of(ending)))
        return error_usage(
            err, "--also", "%s is the cover: it needs --cover FILE%s", ending + 1, ending);
    return file_out_write(out->file, cover, err);
}

bool cover_write_jpg(struct output *out, struct error *err)
{
    return write_cover(out, ".jpg", err);
}

bool cover_write_png(struct output *out, struct error *err)
{
    return write_cover(out, ".png", err);
}
