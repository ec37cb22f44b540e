/* bulletin script: the running order, as a script to edit and build from. */
#include "base/file.h"
#include "commands/command.h"
#include "commands/prepare.h"
#include "commands/report.h"
#include "commands/timing.h"
#include "publish/scriptjson.h"
#include "publish/ssml.h"
#include "script/leftout.h"
#include "script/scriptfile.h"

#include <string.h>

/* Writes to --output, or to standard output; frees `out`. */
static bool deliver(const struct options *options, struct buf *out, struct error *err)
{
    struct file_out *file;
    bool ok;

    if (!options->output || strcmp(options->output, "-") == 0)
        return report_output(out, err);
    if (out->failed) {
        buf_free(out);
        return error_memory(err, options->output);
    }
    file = file_out_open(options->output, err);
    ok = file && file_out_write(file, buf_str(out), err);
    if (ok)
        ok = file_out_commit(&file, err);
    else
        file_out_abort(&file);
    buf_free(out);
    return ok;
}

static void write(const struct options *options, const struct prepared *prepared, struct buf *out)
{
    const struct voice_names voices = prepared_voices(prepared);

    if (options->json)
        scriptjson_write(&prepared->rundown, &voices, out);
    else if (options->ssml)
        ssml_write(&prepared->rundown, &voices, out);
    else
        scriptfile_write(&prepared->rundown, &prepared->format, out);
}

/* To know what is cut for a length, it must be spoken. What was cut and left out becomes comments.
 */
static bool fit(const struct options *options, struct prepared *prepared, struct notes *notes,
    struct error *err)
{
    struct leftout before;
    struct timing timing;

    if (!leftout_remember(&prepared->rundown, &prepared->format, prepared->arena, &before))
        return error_memory(err, "script");
    if (timing_is_asked(prepared)) {
        if (!timing_fit(options, prepared, &timing, notes, err))
            return false;
        shelf_close(&timing.shelf);
    }
    return leftout_comment(&before, notes, prepared->arena, &prepared->rundown) ||
           error_memory(err, "script");
}

bool script_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct prepared prepared = {0};
    struct buf out = {0};

    if (options->json && options->ssml)
        return error_usage(err, "--ssml", "does not go with --json");
    if (!prepare_rundown(options, a, &prepared, notes, err) ||
        !fit(options, &prepared, notes, err)) {
        prepare_close(&prepared);
        return false;
    }
    write(options, &prepared, &out);
    prepare_close(&prepared);
    return deliver(options, &out, err);
}
