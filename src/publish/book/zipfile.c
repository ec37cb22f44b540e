#include "publish/book/zipfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define FIRST_DAY ((0 << 9) | (1 << 5) | 1) /* 1980-01-01 in MS-DOS's form */

struct zipfile {
    zip_t *zip;
    struct file_out *out;
    off_t at; /* where the next byte goes */
    zip_error_t error;
};

/* --- the archive as libzip writes it --- */

static zip_int64_t give_stat(void *data, zip_uint64_t len, zip_uint64_t size)
{
    zip_stat_t *const st = data;

    if (len < sizeof *st)
        return -1;
    zip_stat_init(st);
    st->size = size;
    st->valid |= ZIP_STAT_SIZE;
    return sizeof *st;
}

static zip_int64_t sink_write(struct zipfile *z, const char *bytes, zip_uint64_t len)
{
    for (zip_uint64_t done = 0; done < len;) {
        const ssize_t n = pwrite(file_out_fd(z->out), bytes + done, len - done, z->at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            zip_error_set(&z->error, ZIP_ER_WRITE, n < 0 ? errno : ENOSPC);
            return -1;
        }
        done += (zip_uint64_t)n;
        z->at += n;
    }
    return (zip_int64_t)len;
}

static zip_int64_t sink_seek(struct zipfile *z, void *data, zip_uint64_t len)
{
    const zip_int64_t to = zip_source_seek_compute_offset((zip_uint64_t)z->at,
        (zip_uint64_t)lseek(file_out_fd(z->out), 0, SEEK_END), data, len, &z->error);

    if (to < 0)
        return -1;
    z->at = to;
    return 0;
}

static zip_int64_t on_sink(void *userdata, void *data, zip_uint64_t len, zip_source_cmd_t command)
{
    struct zipfile *const z = userdata;

    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
            ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
            ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_STAT: return give_stat(data, len, 0);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&z->error, data, len);
    case ZIP_SOURCE_WRITE: return sink_write(z, data, len);
    case ZIP_SOURCE_SEEK_WRITE: return sink_seek(z, data, len);
    case ZIP_SOURCE_TELL_WRITE: return z->at;
    default: return 0; /* opening, ending: the output's owner does that; it is empty to read */
    }
}

/* --- what is made when its turn comes --- */

struct part {
    zipfile_make *make;
    void *userdata;
    size_t number;
    struct buf bytes; /* made, and not yet written */
    size_t at;        /* bytes read */
    zip_error_t error;
};

static zip_int64_t part_made(struct part *part)
{
    if (!part->bytes.s)
        part->make(part->userdata, part->number, &part->bytes);
    part->at = 0;
    if (!part->bytes.failed)
        return 0;
    zip_error_set(&part->error, ZIP_ER_MEMORY, 0);
    return -1;
}

static zip_int64_t part_read(struct part *part, void *data, zip_uint64_t len)
{
    const size_t left = part->bytes.len - part->at;
    const size_t n = len < left ? (size_t)len : left;

    if (n > 0)
        memcpy(data, part->bytes.s + part->at, n);
    part->at += n;
    return (zip_int64_t)n;
}

static zip_int64_t on_part(void *userdata, void *data, zip_uint64_t len, zip_source_cmd_t command)
{
    struct part *const part = userdata;

    switch (command) {
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_STAT: return part_made(part) < 0 ? -1 : give_stat(data, len, part->bytes.len);
    case ZIP_SOURCE_OPEN: return part_made(part);
    case ZIP_SOURCE_READ: return part_read(part, data, len);
    case ZIP_SOURCE_CLOSE: buf_free(&part->bytes); return 0;
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&part->error, data, len);
    case ZIP_SOURCE_FREE:
        buf_free(&part->bytes);
        free(part);
        return 0;
    default: return -1;
    }
}

/* --- a file that is put in --- */

struct input {
    int fd; /* lent */
    off_t at;
    zip_error_t error;
};

static zip_int64_t input_size(struct input *input, void *data, zip_uint64_t len)
{
    struct stat st;

    if (fstat(input->fd, &st) < 0) {
        zip_error_set(&input->error, ZIP_ER_READ, errno);
        return -1;
    }
    return give_stat(data, len, (zip_uint64_t)st.st_size);
}

static zip_int64_t input_read(struct input *input, void *data, zip_uint64_t len)
{
    ssize_t n;

    do
        n = pread(input->fd, data, len, input->at);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        zip_error_set(&input->error, ZIP_ER_READ, errno);
    else
        input->at += n;
    return n;
}

static zip_int64_t on_input(void *userdata, void *data, zip_uint64_t len, zip_source_cmd_t command)
{
    struct input *const input = userdata;

    switch (command) {
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_STAT: return input_size(input, data, len);
    case ZIP_SOURCE_OPEN: input->at = 0; return 0;
    case ZIP_SOURCE_READ: return input_read(input, data, len);
    case ZIP_SOURCE_CLOSE: return 0;
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&input->error, data, len);
    case ZIP_SOURCE_FREE: free(input); return 0;
    default: return -1;
    }
}

/* --- the door --- */

static bool fail(struct zipfile *z, zip_error_t *error, struct error *err)
{
    if (zip_error_code_zip(error) == ZIP_ER_MEMORY)
        return error_memory(err, file_out_path(z->out));
    if (zip_error_system_type(error) == ZIP_ET_SYS && zip_error_code_system(error))
        return error_errno(err, file_out_path(z->out), zip_error_code_system(error));
    return error_set(err, file_out_path(z->out), "%s", zip_error_strerror(error));
}

struct zipfile *zipfile_begin(struct file_out *out, struct error *err)
{
    struct zipfile *z = calloc(1, sizeof *z);
    zip_error_t error;
    zip_source_t *sink;

    if (!z) {
        error_memory(err, file_out_path(out));
        return NULL;
    }
    z->out = out;
    zip_error_init(&z->error);
    zip_error_init(&error);
    sink = zip_source_function_create(on_sink, z, &error);
    z->zip = sink ? zip_open_from_source(sink, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    if (!z->zip) {
        fail(z, &error, err);
        zip_source_free(sink);
        free(z);
        z = NULL;
    }
    zip_error_fini(&error);
    return z;
}

/* Gives the source a name in the archive. */
static bool add_source(
    struct zipfile *z, const char *name, bool stored, zip_source_t *source, struct error *err)
{
    const zip_int64_t index = zip_file_add(z->zip, name, source, ZIP_FL_ENC_UTF_8);

    if (index < 0) {
        zip_source_free(source);
        return fail(z, zip_get_error(z->zip), err);
    }
    if (zip_set_file_compression(
            z->zip, (zip_uint64_t)index, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) < 0 ||
        zip_file_set_dostime(z->zip, (zip_uint64_t)index, 0, FIRST_DAY, 0) < 0)
        return fail(z, zip_get_error(z->zip), err);
    return true;
}

bool zipfile_add(struct zipfile *z, const char *name, bool stored, zipfile_make *make,
    void *userdata, size_t number, struct error *err)
{
    struct part *const part = calloc(1, sizeof *part);
    zip_source_t *source;

    if (!part)
        return error_memory(err, file_out_path(z->out));
    *part = (struct part){.make = make, .userdata = userdata, .number = number};
    zip_error_init(&part->error);
    source = zip_source_function(z->zip, on_part, part);
    if (!source) {
        free(part);
        return fail(z, zip_get_error(z->zip), err);
    }
    return add_source(z, name, stored, source, err);
}

bool zipfile_add_file(
    struct zipfile *z, const char *name, const struct file_out *file, struct error *err)
{
    struct input *const input = calloc(1, sizeof *input);
    zip_source_t *source;

    if (!input)
        return error_memory(err, file_out_path(z->out));
    input->fd = file_out_fd(file);
    zip_error_init(&input->error);
    source = zip_source_function(z->zip, on_input, input);
    if (!source) {
        free(input);
        return fail(z, zip_get_error(z->zip), err);
    }
    return add_source(z, name, true, source, err);
}

bool zipfile_end(struct zipfile **z, struct error *err)
{
    bool ok = true;

    if (zip_close((*z)->zip) < 0) {
        ok = fail(*z, zip_get_error((*z)->zip), err);
        zip_discard((*z)->zip);
    }
    zip_error_fini(&(*z)->error);
    free(*z);
    *z = NULL;
    return ok;
}

void zipfile_abort(struct zipfile **z)
{
    if (!*z)
        return;
    zip_discard((*z)->zip);
    zip_error_fini(&(*z)->error);
    free(*z);
    *z = NULL;
}
