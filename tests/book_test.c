/* The e-book and the audiobook: what is in the archives. Whether an EPUB is valid as a whole is for
 * epubcheck to say (make check-epub). */
#include "base/json.h"
#include "base/xml.h"
#include "publishing.h"

#include <zip.h>

#define AUDIO "ID3 not really audio"

static struct str publish_with_audio(struct bulletin *b, const char *name, const char *ending)
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
static struct str part(struct bulletin *b, struct str archive, const char *name)
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

static struct node *xml_part(struct bulletin *b, struct str archive, const char *name)
{
    struct node *root = xml_parse(part(b, archive, name), name, false, b->arena, &b->err);

    if (!root)
        fail_msg("%s", b->err.text);
    return root;
}

/* OCF: the local header is 30 bytes, the name follows, no extra field, then the content. */
static void the_mimetype_is_first_and_stored(void **state)
{
    const struct str epub = publish_with_audio(*state, "epub", ".epub");

    assert_text(str_cut(epub, 0, 4), "PK\3\4");
    assert_text(str_cut(epub, 30, 58), "mimetypeapplication/epub+zip");
}

static void the_same_again(void **state)
{
    static const char *const outputs[][2] = {{"epub", ".epub"}, {"audiobook", ".lpf"}};

    for (int i = 0; i < 2; i++) {
        const struct str once = publish_with_audio(*state, outputs[i][0], outputs[i][1]);
        setenv("TZ", "Asia/Tokyo", 1); /* zip's dates are local ones */
        tzset();
        assert_true(str_eq(once, publish_with_audio(*state, outputs[i][0], outputs[i][1])));
        unsetenv("TZ");
        tzset();
    }
}

static void the_audio_is_in_it(void **state)
{
    struct bulletin *const b = *state;

    assert_text(part(b, publish_with_audio(b, "epub", ".epub"), "EPUB/audio.mp3"), AUDIO);
    assert_text(part(b, publish_with_audio(b, "audiobook", ".lpf"), "audio.mp3"), AUDIO);
}

static void chapters_hold_the_text(void **state)
{
    struct bulletin *const b = *state;
    const struct str epub = publish_with_audio(b, "epub", ".epub");
    struct node *root = xml_part(b, epub, "EPUB/chapter-1.xhtml");
    struct buf text = {0};

    assert_text(node_attr(root, "lang"), "en-GB");
    node_add_text(node_find(root, "h1"), &text);
    /* but for the control character, which XML cannot hold */
    assert_text(
        buf_str(&text), "</script><img src=x onerror=\"alert('1')\"> & ]]> --> ../../etc/passwd");
    assert_null(node_find(root, "img"));
    assert_non_null(node_find(root, "blockquote"));
    root = xml_part(b, epub, "EPUB/chapter-2.xhtml");
    assert_text(node_attr(root, "lang"), "he");
    assert_text(node_attr(root, "dir"), "rtl");
    buf_free(&text);
}

/* Segment i is spoken from 2 i seconds on: a clip lasts until the next begins, the last until the
 * end of the programme at 12 seconds. */
static void overlays_have_the_timelines_times(void **state)
{
    struct bulletin *const b = *state;
    const struct str epub = publish_with_audio(b, "epub", ".epub");
    struct node *root = xml_part(b, epub, "EPUB/chapter-1.smil");
    char begin[16], end[16], id[32];
    int i = 0;

    for (struct node *n = root; n; n = node_following(root, n)) {
        if (node_is(n, "text")) {
            snprintf(id, sizeof id, "chapter-1.xhtml#s%d", i);
            assert_text(node_attr(n, "src"), id);
        }
        if (!node_is(n, "audio"))
            continue;
        snprintf(begin, sizeof begin, "%ds", 2 * i);
        snprintf(end, sizeof end, "%ds", 2 * ++i);
        assert_text(node_attr(n, "clipBegin"), begin);
        assert_text(node_attr(n, "clipEnd"), end);
    }
    assert_int_equal(i, 5);
    root = node_find(xml_part(b, epub, "EPUB/chapter-2.smil"), "audio");
    assert_text(node_attr(root, "clipBegin"), "10s");
    assert_text(node_attr(root, "clipEnd"), "12s");
}

static void contents_lead_to_the_marks(void **state)
{
    static const char *const expected[] = {
        "chapter-1.xhtml#s0", "chapter-1.xhtml#s3", "chapter-2.xhtml#s5"};
    struct bulletin *const b = *state;
    struct node *root = xml_part(b, publish_with_audio(b, "epub", ".epub"), "EPUB/contents.xhtml");
    size_t i = 0;

    for (struct node *n = root; n; n = node_following(root, n))
        if (node_is(n, "a"))
            assert_text(node_attr(n, "href"), i < 3 ? expected[i++] : "too many");
    assert_int_equal(i, 3);
}

static void the_package(void **state)
{
    struct bulletin *const b = *state;
    const struct str opf = part(b, publish_with_audio(b, "epub", ".epub"), "EPUB/package.opf");

    assert_true(str_find(opf, STR(">2026-03-02T00:00:00Z<"), 0) > 0);
    assert_true(str_find(opf, STR("<meta property=\"media:duration\">12s<"), 0) > 0);
    assert_true(
        str_find(opf, STR("refines=\"#overlay-1\" property=\"media:duration\">10s<"), 0) > 0);
    assert_true(str_find(opf, STR("<dc:language>en-GB</dc:language><dc:language>he<"), 0) > 0);
    assert_true(str_find(opf, STR("page-progression-direction"), 0) < 0);
    b->rundown.language = STR("he");
    assert_true(str_find(part(b, publish_with_audio(b, "epub", ".epub"), "EPUB/package.opf"),
                    STR("page-progression-direction=\"rtl\""), 0) > 0);
}

static void the_audiobooks_manifest(void **state)
{
    struct bulletin *const b = *state;
    const struct str lpf = publish_with_audio(b, "audiobook", ".lpf");
    struct json *root = json_parse(part(b, lpf, "publication.json"), "test", &b->err);
    const struct json *order;

    assert_non_null(root);
    assert_text(json_text(json_get(root, "conformsTo")), "https://www.w3.org/TR/audiobooks/");
    assert_text(json_text(json_get(root, "name")), "Evening <news>");
    assert_text(json_text(json_get(root, "duration")), "PT12S");
    order = json_at(json_get(root, "readingOrder"), 0);
    assert_text(json_text(json_get(order, "encodingFormat")), "audio/mpeg");
    assert_text(json_text(json_get(order, "duration")), "PT12S");
    json_free(&root);
    assert_true(str_find(part(b, lpf, "index.html"), STR("<a href=\"audio.mp3#t=6\""), 0) > 0);
}

static void an_epub_needs_mp3(void **state)
{
    struct bulletin *const b = *state;
    struct publish_list list = {0};
    const char *paths[PUBLISH_MAX];
    size_t n;

    assert_true(publish_parse("epub", &list, &b->err));
    assert_false(publish_paths(&list, "news.wav", b->arena, paths, &n, &b->err));
    assert_int_equal(b->err.kind, ERROR_USAGE);
    assert_string_equal(b->err.text, "--also: epub needs -o NAME.mp3");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bulletin_set_up, bulletin_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_mimetype_is_first_and_stored),
        TEST(the_same_again),
        TEST(the_audio_is_in_it),
        TEST(chapters_hold_the_text),
        TEST(overlays_have_the_timelines_times),
        TEST(contents_lead_to_the_marks),
        TEST(the_package),
        TEST(the_audiobooks_manifest),
        TEST(an_epub_needs_mp3),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
