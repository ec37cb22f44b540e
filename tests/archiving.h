/* Archives with a bulletin's audio in them: made, and looked into. */
#ifndef ARCHIVING_H
#define ARCHIVING_H

#include "base/xml.h"
#include "publishing.h"

#include <zip.h>

#define AUDIO "ID3 not really audio"

static inline struct str publish_with_audio(
    struct bulletin *b, const char *name, const char *ending)
{
    struct file_out *audio = file_out_open(b->path, &b->err);
    struct str bytes;

    assert_non_null(audio);
    assert_true(file_out_write(audio, STR(AUDIO), &b->err));
    b->input.audio = audio;
    bytes = bulletin_publish(b, name, ending);
    file_out_abort(&audio);
    return bytes;
}

/* A part of the archive, in the arena. */
static inline struct str part(struct bulletin *b, struct str archive, const char *name)
{
    zip_source_t *source = zip_source_buffer_create(archive.s, archive.len, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    zip_stat_t st;
    zip_file_t *file;
    char *bytes;

    assert_non_null(zip);
    assert_int_equal(zip_stat(zip, name, 0, &st), 0);
    bytes = arena_alloc(b->arena, st.size + 1);
    file = zip_fopen(zip, name, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, bytes, st.size), st.size);
    zip_fclose(file);
    zip_discard(zip);
    return (struct str){bytes, st.size};
}

static inline struct node *xml_part(struct bulletin *b, struct str archive, const char *name)
{
    struct node *root = xml_parse(part(b, archive, name), name, false, b->arena, &b->err);

    if (!root)
        fail_msg("%s", b->err.text);
    return root;
}

#endif
