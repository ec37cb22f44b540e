/* The e-book and the audiobook: what is in the archives. Whether an EPUB is valid as a whole is for
 * epubcheck to say (make check-epub). */
#include "archiving.h"
#include "base/json.h"

/* OCF: the local header is 30 bytes, the name follows, no extra field, then the content. */
static void the_mimetype_is_first_and_stored(void **state)
{
    const struct str epub = publish_with_audio(*state, "epub", ".epub");

    assert_text(str_cut(epub, 0, 4), "PK\3\4");
    assert_text(str_cut(epub, 30, 58), "mimetypeapplication/epub+zip");
}

static void the_same_again(void **state)
{
    static const char *const outputs[][2] = {
        {"epub", ".epub"}, {"audiobook", ".lpf"}, {"daisy", ".daisy.zip"}};

    for (int i = 0; i < 3; i++) {
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

/* The words of the second sentence (publishing.h) begin at 2 s + 100, 1100 and 2100 samples of 8000
 * a second. Its first clip begins with the sentence, its last one ends where the next sentence
 * begins; the sign before the first word is what is said as nothing and goes with it. */
static void overlays_by_words(void **state)
{
    static const char *const expected[][4] = {
        {"s1w0", "2s", "2.1375s", "\xF0\x9F\x98\x80 \xC3\xA9t\xC3\xA9"},
        {"s1w1", "2.1375s", "2.2625s", "it"}, {"s1w2", "2.2625s", "4s", "is."}};
    struct bulletin *const b = *state;
    const struct str epub = publish_with_audio(b, "epub-words", ".words.epub");
    struct node *overlay = xml_part(b, epub, "EPUB/chapter-1.smil");
    struct node *text = xml_part(b, epub, "EPUB/chapter-1.xhtml");
    size_t i = 0;

    for (struct node *n = overlay; n; n = node_following(overlay, n)) {
        struct buf content = {0};
        struct str id;
        if (!node_is(n, "par") || !str_starts(node_attr(n, "id"), STR("p-s1w")))
            continue;
        assert_in_range(i, 0, 2);
        id = str_of(expected[i][0]);
        assert_true(str_ends(node_attr(node_find(n, "text"), "src"), id));
        assert_text(node_attr(node_find(n, "audio"), "clipBegin"), expected[i][1]);
        assert_text(node_attr(node_find(n, "audio"), "clipEnd"), expected[i][2]);
        for (struct node *t = text; t; t = node_following(text, t))
            if (str_eq(node_attr(t, "id"), id))
                node_add_text(t, &content);
        assert_text(buf_str(&content), expected[i++][3]);
        buf_free(&content);
    }
    assert_int_equal(i, 3);
}

/* Every clip begins where the one before it ends, from 0 to the programme's end, whichever way it
 * is cut; and music that an item begins with is its own. */
static void clips_join(void **state)
{
    static const char *const outputs[][2] = {{"epub", ".epub"}, {"epub-words", ".words.epub"}};
    struct bulletin *const b = *state;

    b->marks[2].start -= 100; /* between the speech of the two items: 9.5 s to 10 s */
    for (int k = 0; k < 2; k++) {
        const struct str epub = publish_with_audio(b, outputs[k][0], outputs[k][1]);
        struct str end = STR("0s");
        for (int chapter = 1; chapter <= 2; chapter++) {
            char name[32];
            struct node *root;
            snprintf(name, sizeof name, "EPUB/chapter-%d.smil", chapter);
            root = xml_part(b, epub, name);
            assert_int_equal(chapter == 2 && !str_eq(end, STR("9.9875s")), 0);
            for (struct node *n = root; n; n = node_following(root, n)) {
                if (!node_is(n, "audio"))
                    continue;
                assert_true(str_eq(node_attr(n, "clipBegin"), end));
                end = node_attr(n, "clipEnd");
            }
        }
        assert_text(end, "12s");
    }
}

static void the_cover_is_in_it(void **state)
{
    /* the head of a PNG of 2 by 3 pixels (PNG, 11.2.2) */
    static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\2\0\0\0\3\x08\2\0\0\0CRC.";
    struct bulletin *const b = *state;
    struct str archive, text;

    b->input.cover = (struct str){png, sizeof png - 1};
    archive = publish_with_audio(b, "epub", ".epub");
    assert_true(str_eq(part(b, archive, "EPUB/cover.png"), b->input.cover));
    text = part(b, archive, "EPUB/package.opf");
    assert_true(
        str_find(text,
            STR("href=\"cover.png\" media-type=\"image/png\" properties=\"cover-image\""), 0) > 0);
    archive = publish_with_audio(b, "audiobook", ".lpf");
    assert_true(str_eq(part(b, archive, "cover.png"), b->input.cover));
    text = part(b, archive, "publication.json");
    assert_true(str_find(text, STR("\"rel\": \"cover\""), 0) > 0);
    assert_true(str_find(text, STR("\"encodingFormat\": \"image/png\""), 0) > 0);
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

/* A closing of two seconds, as in every other output. */
static void contents_list_chapters_alone(void **state)
{
    struct bulletin *const b = *state;
    struct node *root;
    size_t n = 0;

    b->items[1].kind = ITEM_CLOSE;
    root = xml_part(b, publish_with_audio(b, "epub", ".epub"), "EPUB/contents.xhtml");
    for (struct node *node = root; node; node = node_following(root, node))
        n += node_is(node, "a");
    assert_int_equal(n, 2);
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
        TEST(overlays_by_words),
        TEST(clips_join),
        TEST(the_cover_is_in_it),
        TEST(contents_lead_to_the_marks),
        TEST(contents_list_chapters_alone),
        TEST(the_package),
        TEST(the_audiobooks_manifest),
        TEST(an_epub_needs_mp3),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
