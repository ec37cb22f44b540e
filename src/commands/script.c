/* bulletin script: the running order, as a script to edit and build from. */
#include "base/file.h"
#include "commands/check.h"
#include "commands/command.h"
#include "commands/findings.h"
#include "commands/prepare.h"
#include "commands/report.h"
#include "commands/timing.h"
#include "publish/scriptjson.h"
#include "publish/ssml.h"
#include "script/file/leftout.h"
#include "script/file/scriptfile.h"

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

/* Prints the findings. Those of a running order that could not be made are told all the same, and
 * then why. */
static bool check(const struct options *options, struct prepared *prepared, bool made,
    struct notes *notes, struct error *err)
{
    struct error failed = {0};
    struct buf out = {0};

    if (made) {
        check_length(options, prepared, notes);
        made = check_silence(options, prepared, notes, err);
    }
    if (made || notes->n > 0)
        findings_write(notes, options->json, &out);
    if (!deliver(options, &out, &failed) && made)
        *err = failed;
    return made && failed.kind == ERROR_NONE;
}

bool script_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct prepared prepared = {0};
    struct buf out = {0};
    bool ok;

    if (options->ssml && (options->json || options->check))
        return error_usage(err, "--ssml", "does not go with --json or --check");
    ok = prepare_rundown(options, a, &prepared, notes, err) &&
         check_rundown(options, &prepared, notes, err);
    if (options->check) {
        ok = check(options, &prepared, ok, notes, err);
    } else if (ok && fit(options, &prepared, notes, err) &&
               (!options->strict || check_silence(options, &prepared, notes, err))) {
        write(options, &prepared, &out);
        ok = deliver(options, &out, err);
    } else {
        ok = false;
    }
    prepare_close(&prepared);
    return ok;
}
