/* Inputs as users have them: found by content, refused by name where they are no text. */
#include "base/buf.h"
#include "read/source.h"
#include "testing.h"

#include <sys/stat.h>

static struct arena *arena;
static char folder[256];

static int set_up(void **state)
{
    (void)state;
    scratch_folder(folder, sizeof folder);
    arena = arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(&arena);
    scratch_remove(folder);
    return 0;
}

/* Writes a file into the folder and returns its path. */
static const char *file_of(const char *name, struct str bytes)
{
    const struct str path = arena_printf(arena, "%s/%s", folder, name);
    FILE *f;

    assert_non_null(path.s);
    f = fopen(path.s, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.len ? bytes.s : "", 1, bytes.len, f), bytes.len);
    assert_int_equal(fclose(f), 0);
    return path.s;
}

static bool open_as(const char *path, const char *from, struct source *out, struct error *err)
{
    struct read_options *options = arena_alloc(arena, sizeof *options);

    assert_non_null(options);
    options->from = from;
    return source_open(path, options, arena, out, NULL, err);
}

static void check_type(struct str bytes, enum source_type type)
{
    struct source source;
    struct error err = {0};

    if (!open_as(file_of("input", bytes), NULL, &source, &err))
        fail_msg("%s", err.text);
    if (source.type != type)
        fail_msg("%.*s: taken for %s", STR_ARG(bytes), source_type_name(source.type));
}

static void tells_types_by_content(void **state)
{
    (void)state;
    check_type(STR("A headline\n\nA sentence.\n"), SOURCE_TEXT);
    check_type(STR("bulletin script 1\nformat article\n"), SOURCE_SCRIPT);
    check_type(STR("\xEF\xBB\xBF"
                   "bulletin script 1\r\nformat article\r\n"),
        SOURCE_SCRIPT);
    check_type((struct str){"\xFF\xFE"
                            "b\0u\0l\0l\0e\0t\0i\0n\0 \0s\0c\0r\0i\0p\0t\0 \0"
                            "1\0\n\0",
                   38},
        SOURCE_SCRIPT);
    check_type(STR("bulletin script 12 was lost\n"), SOURCE_TEXT);
    check_type(STR("The bulletin script 1\n"), SOURCE_TEXT);
    check_type(STR("\n\n  <!DOCTYPE html><html><body><p>x</p></body></html>"), SOURCE_HTML);
    check_type(STR("Is 3 < 4? She said so.\n\nAnd 5 > 4."), SOURCE_TEXT);
}

static void takes_a_type_by_name(void **state)
{
    const char *path = file_of("page", STR("<html><body>x</body></html>"));
    struct source source;
    struct error err = {0};

    (void)state;
    assert_true(open_as(path, "text", &source, &err));
    assert_int_equal(source.type, SOURCE_TEXT);
    assert_true(open_as(path, "text:koi8-r", &source, &err));
    assert_text(source.charset, "koi8-r");
    assert_false(open_as(path, "pdf", &source, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
}

static void check_refused(struct str bytes, const char *why)
{
    const char *path = file_of("input", bytes);
    struct source source;
    struct error err = {0};
    char want[600];

    assert_false(open_as(path, NULL, &source, &err));
    snprintf(want, sizeof want, "%s: %s", path, why);
    assert_string_equal(err.text, want);
}

static void refuses_what_is_no_text(void **state)
{
    (void)state;
    check_refused(STR("%PDF-1.7\n"), "is a PDF document, not text");
    check_refused(STR("\x89PNG\r\n\x1A\n....IHDR"), "is a PNG image, not text");
    check_refused(STR("\xFF\xD8\xFF\xE0..JFIF"), "is a JPEG image, not text");
    check_refused(STR("PK\x03\x04..............word/document.xml"), "is a Word document, not text");
    check_refused(STR("PK\x03\x04....mimetypeapplication/epub+zip"), "is an EPUB book, not text");
    check_refused(STR("PK\x03\x04....holiday.jpg"), "is a zip archive, not text");
    check_refused(STR("ID3\x04......"), "is MP3 audio, not text");
    check_refused(STR("RIFF....WAVEfmt ...."), "is WAV audio, not text");
    check_refused(STR("{\\rtf1\\ansi Hello}"), "is a Rich Text document, not text");
    check_refused(
        STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."), "is an older Office document, not text");
    check_refused(STR("....ftypM4A ...."), "is MPEG-4 audio or video, not text");
}

static void check_no_article(struct str bytes, const char *why)
{
    const char *path = file_of("input", bytes);
    struct articles articles = {0};
    struct source source;
    struct error err = {0};
    char want[600];

    snprintf(want, sizeof want, "%s: %s", path, why);
    assert_true(open_as(path, NULL, &source, &err));
    assert_false(source_articles(&source, arena, &articles, NULL, &err));
    assert_string_equal(err.text, want);
}

static void says_where_no_article_is(void **state)
{
    char noise[512];

    (void)state;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(unsigned char)(i * 167 + 13);
    check_no_article(STR(""), "no article text found");
    check_no_article(STR(" \n\t\r\n \xC2\xA0\n"), "no article text found");
    check_no_article(STR("* * *\n-----\n"), "no article text found");
    check_no_article(STR("Advertisement\nShare\nCopy link\n"), "no article text found");
    check_no_article((struct str){noise, sizeof noise}, "no text, but binary data");
}

static void names_what_cannot_be_read(void **state)
{
    struct source source;
    struct error err = {0};
    char want[600];

    (void)state;
    assert_false(open_as(folder, NULL, &source, &err));
    snprintf(want, sizeof want, "%s: is a folder, not a file", folder);
    assert_string_equal(err.text, want);
    assert_false(open_as("no/such/file.txt", NULL, &source, &err));
    assert_string_equal(err.text, "no/such/file.txt: No such file or directory");
}

static struct article *read_one(struct str bytes)
{
    static struct articles none;
    struct articles *articles = arena_alloc(arena, sizeof *articles);
    struct source source;
    struct error err = {0};

    assert_non_null(articles);
    *articles = none;
    if (!open_as(file_of("input", bytes), NULL, &source, &err) ||
        !source_articles(&source, arena, articles, NULL, &err))
        fail_msg("%s", err.text);
    assert_int_equal(articles->n, 1);
    return articles->items;
}

static void takes_odd_bytes(void **state)
{
    const struct article *article;

    (void)state;
    article = read_one(STR("Head\0line here\n\nThe caf\xC3\xA9 \xFF is \xC3\xA9tonnant, it "
                           "\x01"
                           "said.\n"));
    assert_text(article->title, "Headline here");
    assert_text(article->blocks[0].text, "The café \xEF\xBF\xBD is étonnant, it said.");
}

static void takes_one_giant_line(void **state)
{
    struct buf b = {0};
    const struct article *article;

    (void)state;
    while (b.len < (size_t)5 << 20)
        buf_add(&b, STR("The river rose again on Monday. "));
    article = read_one(buf_str(&b));
    assert_int_equal(article->n_blocks, 1);
    assert_int_equal(article->blocks[0].kind, BLOCK_PARAGRAPH);
    assert_int_equal(article->blocks[0].text.len, b.len - 1); /* without the last space */
    buf_free(&b);
}

static void takes_one_giant_word(void **state)
{
    struct buf b = {0};
    const struct article *article;

    (void)state;
    buf_add(&b, STR("A word from the mine\n\n"));
    for (int i = 0; i < 100000; i++)
        buf_add_byte(&b, 'a');
    article = read_one(buf_str(&b));
    assert_text(article->title, "A word from the mine");
    assert_int_equal(article->n_blocks, 1);
    assert_int_equal(article->blocks[0].text.len, 100000);
    buf_free(&b);
}

static void refuses_endless_lines(void **state)
{
    struct buf b = {0};

    (void)state;
    for (size_t i = 0; i <= (size_t)1 << 20; i++)
        buf_add(&b, STR("a\n"));
    check_no_article(buf_str(&b), "more than 1048576 lines");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_types_by_content),
        cmocka_unit_test(takes_a_type_by_name),
        cmocka_unit_test(refuses_what_is_no_text),
        cmocka_unit_test(says_where_no_article_is),
        cmocka_unit_test(names_what_cannot_be_read),
        cmocka_unit_test(takes_odd_bytes),
        cmocka_unit_test(takes_one_giant_line),
        cmocka_unit_test(takes_one_giant_word),
        cmocka_unit_test(refuses_endless_lines),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
