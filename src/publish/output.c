#include "publish/output.h"

#define WORTH_WRITING ((size_t)64 << 10) /* bytes */

bool output_drain(struct output *out, struct error *err)
{
    if (out->text.failed)
        return error_memory(err, file_out_path(out->file));
    return out->text.len < WORTH_WRITING || output_flush(out, err);
}

bool output_flush(struct output *out, struct error *err)
{
    if (out->text.failed)
        return error_memory(err, file_out_path(out->file));
    if (!file_out_write(out->file, buf_str(&out->text), err))
        return false;
    buf_clear(&out->text);
    return true;
}
