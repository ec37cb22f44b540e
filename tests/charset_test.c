/* Expected texts are the code charts' and the Encoding Standard's; no expectation was made by the
 * program. */
#include "base/buf.h"
#include "base/utf8.h"
#include "text/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(&arena);
    return 0;
}

static void check(struct str bytes, const char *declared, const char *expected)
{
    struct error err = {0};
    struct str text;

    assert_true(charset_decode(bytes, str_of(declared), "in", arena, &text, &err));
    if (!str_eq(text, str_of(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

static void takes_utf8(void **state)
{
    (void)state;
    check(STR(""), "", "");
    check(STR("plain"), "", "plain");
    check(STR("\xEF\xBB\xBF"
              "caf\xC3\xA9"),
        "", "café");
    check(STR("caf\xC3\xA9"), "windows-1252", "café"); /* the bytes say so louder */
    check(STR("\xF0\x9F\x98\x80 \xE2\x82\xAC"), "", "😀 €");
}

static void composes(void **state)
{
    (void)state;
    check(STR("cafe\xCC\x81"), "", "café");
    check(STR("\xE2\x84\xAB"), "", "\xC3\x85");                 /* Ångström sign to Å */
    check(STR("\xE1\x84\x80\xE1\x85\xA1"), "", "\xEA\xB0\x80"); /* jamo to 가 */
    check(STR("q\xCC\x87\xCC\xA3"), "", "q\xCC\xA3\xCC\x87");   /* canonical order */
    check(STR("\xEF\xAC\x81"), "", "\xEF\xAC\x81");             /* ﬁ stays: NFC, not NFKC */
}

static void takes_utf16(void **state)
{
    (void)state;
    check((struct str){"\xFF\xFE"
                       "A\0\xE9\0",
              6},
        "", "Aé");
    check((struct str){"\xFE\xFF"
                       "\0A\0\xE9",
              6},
        "", "Aé");
    check((struct str){"H\0e\0l\0l\0o\0 \0y\0o\0u\0\n\0", 20}, "", "Hello you\n");
    check((struct str){"\0H\0e\0l\0l\0o\0 \0y\0o\0u", 18}, "", "Hello you");
    /* "Дом и сад" without a mark */
    check((struct str){"\x14\x04\x3E\x04\x3C\x04 \0\x38\x04 \0\x41\x04\x30\x04\x34\x04", 18}, "",
        "Дом и сад");
    check((struct str){"\xFF\xFE\x3D\xD8\x00\xDE", 6}, "", "😀");
    check((struct str){"\xFF\xFE\x3D\xD8"
                       "A\0",
              6},
        "",
        "\xEF\xBF\xBD"
        "A"); /* half a pair */
    check((struct str){"\xFF\xFE\0\0"
                       "A\0\0\0",
              8},
        "", "A");
}

static void takes_what_is_declared(void **state)
{
    (void)state;
    check(STR("\x93quoted\x94 \x80\x35"), "windows-1252", "“quoted” €5");
    check(STR("\x93quoted\x94"), "ISO-8859-1", "“quoted”"); /* as browsers read it */
    check(STR("\xF0\xD2\xC9\xD7\xC5\xD4"), "koi8-r", "Привет");
    check(STR("\x83\x65\x83\x58\x83\x67"), "shift_jis", "テスト");
    check(STR("\xC4\xE3\xBA\xC3"), "gb2312", "你好");
    check(STR("caf\xE9"), "no-such-charset", "café");
    check(STR("caf\xE9 au lait"), "utf-8", "café au lait"); /* it is not */
}

static void detects_western_text(void **state)
{
    (void)state;
    check(STR("The caf\xE9 owner said: \x93It\x92s ours\x94 \x96 and so it was."), "",
        "The café owner said: “It’s ours” – and so it was.");
    check(STR("Stra\xDF"
              "enbahn f\xE4hrt \xFC"
              "ber die Br\xFC"
              "cke nach K\xF6ln"),
        "", "Straßenbahn fährt über die Brücke nach Köln");
}

static void detects_cyrillic(void **state)
{
    (void)state;
    /* "Премьер-министр объявил о новых мерах поддержки для жителей северных районов." in
     * Windows-1251 */
    check(STR("\xCF\xF0\xE5\xEC\xFC\xE5\xF0-\xEC\xE8\xED\xE8\xF1\xF2\xF0 "
              "\xEE\xE1\xFA\xFF\xE2\xE8\xEB \xEE \xED\xEE\xE2\xFB\xF5 \xEC\xE5\xF0\xE0\xF5 "
              "\xEF\xEE\xE4\xE4\xE5\xF0\xE6\xEA\xE8 \xE4\xEB\xFF \xE6\xE8\xF2\xE5\xEB\xE5\xE9 "
              "\xF1\xE5\xE2\xE5\xF0\xED\xFB\xF5 \xF0\xE0\xE9\xEE\xED\xEE\xE2."),
        "", "Премьер-министр объявил о новых мерах поддержки для жителей северных районов.");
}

static void detects_other_alphabets(void **state)
{
    (void)state;
    /* in Windows-1250 */
    check(STR("Premi\xE9r v pond\xECl\xED ozn\xE1mil, \x9E"
              "e vl\xE1"
              "da p\xF8\xED\x9At\xED rok zv\xFD\x9A\xED d\xF9"
              "chody a p\xF8id\xE1 u\xE8itel\xF9m."),
        "", "Premiér v pondělí oznámil, že vláda příští rok zvýší důchody a přidá učitelům.");
    /* in ISO 8859-7 */
    check(STR("\xC7 \xEA\xF5\xE2\xDD\xF1\xED\xE7\xF3\xE7 \xE1\xED\xE1\xEA\xEF\xDF\xED\xF9\xF3\xE5 "
              "\xED\xDD\xE1 \xEC\xDD\xF4\xF1\xE1 \xE3\xE9\xE1 \xF4\xEF\xF5\xF2 "
              "\xEA\xE1\xF4\xEF\xDF\xEA\xEF\xF5\xF2."),
        "", "Η κυβέρνηση ανακοίνωσε νέα μέτρα για τους κατοίκους.");
    /* "正義" and "日本" in ISO-2022-JP, RFC 1468 */
    check(STR("\x1B$B@55A\x1B(B and \x1B$BF|K\\\x1B(B"), "", "正義 and 日本");
}

/* The one letter may come after more text than ICU's detector looks at. */
static void looks_at_all_of_it(void **state)
{
    struct buf in = {0}, want = {0};

    (void)state;
    for (int i = 0; i < 3000; i++) {
        buf_add(&in, STR("All of this is plain. "));
        buf_add(&want, STR("All of this is plain. "));
    }
    buf_add(&in, STR("In a caf\xE9, she said, it\x92s \x93"
                     "fine\x94."));
    buf_add(&want, STR("In a café, she said, it’s “fine”."));
    check(buf_str(&in), "", want.s);
    buf_free(&in);
    buf_free(&want);
}

static void keeps_damaged_utf8(void **state)
{
    (void)state;
    check(STR("d\xC3\xA9j\xC3\xA0 vu \xFF \xC3\xA9t\xC3\xA9"), "", "déjà vu \xEF\xBF\xBD été");
    check(STR("\xEF\xBB\xBF"
              "a\xC3"),
        "", "a\xEF\xBF\xBD");
}

static void drops_controls(void **state)
{
    (void)state;
    check((struct str){"a\0b text goes on\x01\x1B[31mred\x7F", 26}, "", "ab text goes on[31mred");
    check(STR("a\xE2\x80\xAE"
              "b\xC2\xAD"
              "c\n\td\r\n"),
        "", "abc\n\td\r\n");
    check(STR("mid\xEF\xBB\xBF"
              "dle"),
        "", "middle");
}

static void refuse(struct str bytes)
{
    struct error err = {0};
    struct str text;

    assert_false(charset_decode(bytes, (struct str){0}, "in.bin", arena, &text, &err));
    assert_string_equal(err.text, "in.bin: no text, but binary data");
}

static void refuses_binary(void **state)
{
    char zeros[64] = {0}, ones[64], mixed[256];

    (void)state;
    memset(ones, 0xFF, sizeof ones);
    for (size_t i = 0; i < sizeof mixed; i++)
        mixed[i] = (char)(unsigned char)(i * 167 + 13);
    refuse((struct str){zeros, sizeof zeros});
    refuse((struct str){ones, sizeof ones});
    refuse((struct str){mixed, sizeof mixed});
}

/* A text without line ends or ASCII at all, longer than what is normalised at a time. */
static void takes_one_long_line(void **state)
{
    struct buf in = {0}, want = {0};
    struct error err = {0};
    struct str text;

    (void)state;
    for (int i = 0; i < 100000; i++) {
        buf_add(&in, STR("\xCE\xB1\xCC\x81")); /* α and an acute accent */
        buf_add(&want, STR("\xCE\xAC"));       /* ά */
    }
    assert_true(charset_decode(buf_str(&in), (struct str){0}, "in", arena, &text, &err));
    assert_true(str_eq(text, buf_str(&want)));
    buf_free(&in);
    buf_free(&want);
}

/* Whatever the bytes are, the result is UTF-8 without control characters, or a refusal. */
static void gives_clean_text(void **state)
{
    const unsigned seed = 20260224;

    (void)state;
    print_message("seed %u\n", seed);
    srand(seed);
    for (int round = 0; round < 2000; round++) {
        char bytes[200];
        const size_t n = (size_t)rand() % sizeof bytes;
        struct error err = {0};
        struct str text, head;
        for (size_t i = 0; i < n; i++)
            bytes[i] = rand() % 3 ? (char)('a' + rand() % 26) : (char)(rand() % 256);
        if (charset_decode((struct str){bytes, n}, (struct str){0}, "in", arena, &text, &err)) {
            assert_true(utf8_valid(text));
            for (size_t i = 0; i < text.len; i++)
                assert_false((unsigned char)text.s[i] < ' ' && !ascii_is_space(text.s[i]));
        }
        assert_true(charset_head((struct str){bytes, n}, 64, arena, &head, &err));
        assert_true(utf8_valid(head));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_utf8),
        cmocka_unit_test(composes),
        cmocka_unit_test(takes_utf16),
        cmocka_unit_test(takes_what_is_declared),
        cmocka_unit_test(detects_western_text),
        cmocka_unit_test(detects_cyrillic),
        cmocka_unit_test(detects_other_alphabets),
        cmocka_unit_test(looks_at_all_of_it),
        cmocka_unit_test(keeps_damaged_utf8),
        cmocka_unit_test(drops_controls),
        cmocka_unit_test(refuses_binary),
        cmocka_unit_test(takes_one_long_line),
        cmocka_unit_test(gives_clean_text),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
