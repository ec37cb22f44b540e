/* utf8.h against RFC 3629, sections 3 (the forms) and 4 (the syntax of well-formed bytes). */
#include "base/utf8.h"

#include "testing.h"

static const struct {
    uint32_t cp;
    const char *bytes;
} forms[] = {
    /* the first and last code point of each length, and those around the surrogates */
    {0x01, "\x01"},
    {0x7F, "\x7F"},
    {0x80, "\xC2\x80"},
    {0x7FF, "\xDF\xBF"},
    {0x800, "\xE0\xA0\x80"},
    {0xD7FF, "\xED\x9F\xBF"},
    {0xE000, "\xEE\x80\x80"},
    {0xFFFD, "\xEF\xBF\xBD"},
    {0xFFFF, "\xEF\xBF\xBF"},
    {0x10000, "\xF0\x90\x80\x80"},
    {0x10FFFF, "\xF4\x8F\xBF\xBF"},
    /* the examples of section 7 */
    {0x2262, "\xE2\x89\xA2"},
    {0xD55C, "\xED\x95\x9C"},
    {0x233B4, "\xF0\xA3\x8E\xB4"},
};

static const char *const ill_formed[] = {
    "\x80", "\xBF",                                                    /* no lead */
    "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",            /* overlong */
    "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",                            /* overlong */
    "\xED\xA0\x80", "\xED\xBF\xBF",                                    /* surrogates */
    "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF",            /* over U+10FFFF */
    "\xC2", "\xE2\x82", "\xF0\x9F\x98", "\xC2 ", "\xE2\x82 ", "\xF0(", /* cut short */
};

static void reads_and_writes_every_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct str t = str_of(forms[i].bytes);
        char out[UTF8_MAX];
        size_t at = 0;
        assert_int_equal(utf8_next(t, &at), forms[i].cp);
        assert_int_equal(at, t.len);
        assert_int_equal(utf8_prev(t, &at), forms[i].cp);
        assert_int_equal(at, 0);
        assert_int_equal(utf8_put(forms[i].cp, out), t.len);
        assert_memory_equal(out, t.s, t.len);
        assert_true(utf8_valid(t));
        assert_int_equal(utf8_count(t), 1);
    }
}

static void refuses_what_is_ill_formed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ill_formed / sizeof *ill_formed; i++) {
        const struct str t = str_of(ill_formed[i]);
        size_t at = 0;
        assert_int_equal(utf8_next(t, &at), UTF8_REPLACEMENT);
        assert_int_equal(at, 1);
        assert_false(utf8_valid(t));
        assert_int_equal(utf8_count(t), t.len); /* each byte stands for itself */
    }
}

static void never_reads_past_the_end(void **state)
{
    const struct str whole = STR("\xF0\x9F\x98\x80");
    (void)state;

    for (size_t len = 1; len < whole.len; len++) {
        size_t at = 0;
        assert_int_equal(utf8_next(str_cut(whole, 0, len), &at), UTF8_REPLACEMENT);
    }
}

static void a_nul_is_a_code_point(void **state)
{
    const struct str t = {"\0", 1};
    size_t at = 0;
    (void)state;

    assert_int_equal(utf8_next(t, &at), 0);
    assert_true(utf8_valid(t));
}

static void writes_no_surrogates(void **state)
{
    char out[UTF8_MAX];
    (void)state;

    assert_int_equal(utf8_put(0xD800, out), 3);
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
    assert_int_equal(utf8_put(0x110000, out), 3);
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
}

/* Backwards, the same code points come at the same places, whatever the bytes. */
static void backwards_is_forwards(void **state)
{
    static const unsigned char some[] = {'a', 0x80, 0xBF, 0xC2, 0xDF, 0xE0, 0xA0, 0xE2, 0x82, 0xAC,
        0xED, 0xF0, 0x9F, 0x98, 0xF4, 0x8F, 0xF5, 0xFF};
    const unsigned seed = 3629;
    char bytes[24];
    const struct str t = {bytes, sizeof bytes};
    (void)state;

    print_message("seed %u\n", seed);
    srand(seed);
    for (int round = 0; round < 20000; round++) {
        size_t places[sizeof bytes], n = 0, at = 0;
        uint32_t cps[sizeof bytes];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)some[(size_t)rand() % sizeof some];
        while (at < t.len) {
            places[n] = at;
            cps[n++] = utf8_next(t, &at);
        }
        while (n--) {
            assert_int_equal(utf8_prev(t, &at), cps[n]);
            assert_int_equal(at, places[n]);
        }
        assert_int_equal(at, 0);
    }
}

/* "é" is two bytes, "€" three, the trumpet four. */
static void a_head_ends_with_a_code_point(void **state)
{
    static const struct {
        const char *text;
        size_t most, len;
    } cases[] = {{"", 0, 0}, {"abc", 0, 0}, {"abc", 2, 2}, {"abc", 3, 3}, {"abc", 9, 3},
        {"aé", 2, 1}, {"aé", 3, 3}, {"a€b", 3, 1}, {"a€b", 4, 4}, {"🎺", 3, 0}, {"🎺", 4, 4}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct str t = str_of(cases[i].text), head = utf8_head(t, cases[i].most);

        assert_ptr_equal(head.s, t.s);
        assert_int_equal(head.len, cases[i].len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_writes_every_form),
        cmocka_unit_test(refuses_what_is_ill_formed),
        cmocka_unit_test(never_reads_past_the_end),
        cmocka_unit_test(a_nul_is_a_code_point),
        cmocka_unit_test(writes_no_surrogates),
        cmocka_unit_test(backwards_is_forwards),
        cmocka_unit_test(a_head_ends_with_a_code_point),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
