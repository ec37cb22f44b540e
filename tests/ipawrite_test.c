/* What is written is read back by text/sound/ipa.h; the IPA of single words is that of
 * dictionaries.
 */
#include "text/sound/ipawrite.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "testing.h"
#include "text/sound/ipa.h"

static void assert_written(const char *phonemes, const char *language, const char *ipa)
{
    struct buf out = {0};

    assert_true(ipa_write(str_of(phonemes), str_of(language), &out));
    assert_text(buf_str(&out), ipa);
    buf_free(&out);
}

static void words_are_written_as_dictionaries_do(void **state)
{
    (void)state;
    assert_written("h'u:w,eI", "en-GB", "\u02C8hu\u02D0\u02CCwe\u026A");
    assert_written("w'A:weI", "en-GB", "\u02C8w\u0251\u02D0we\u026A");
    assert_written("@str'eIlI@", "en-GB", "\u0259s\u02C8tre\u026Al\u026A\u0259");
    assert_written(
        "S'i:||dZ'InpIN", "en-GB", "\u02C8\u0283i\u02D0 \u02C8d\u0292\u026Anp\u026A\u014B");
    assert_written(",Em'vi:", "en-GB", "\u02CC\u025Bm\u02C8vi\u02D0");
    assert_written("br'I2z", "en-GB", "\u02C8br\u026Az");
    assert_written("k'at|s", "en-GB", "\u02C8k\u00E6ts");
}

static void what_has_no_sign_is_not_written(void **state)
{
    struct buf out = {0};

    (void)state;
    assert_false(ipa_write(STR("%k"), STR("en-GB"), &out));
    assert_false(ipa_write(STR(""), STR("en-GB"), &out));
    assert_false(ipa_write(STR("k\xFF"), STR("en-GB"), &out));
    for (int i = 0; i < 300; i++) /* too long */
        buf_add_byte(&out, 'k');
    {
        struct buf none = {0};
        assert_false(ipa_write(buf_str(&out), STR("en-GB"), &none));
        assert_int_equal(none.len, 0);
    }
    buf_free(&out);
}

/* Does IPA to phonemes and back and again give the same phonemes? */
static bool comes_back(struct str ipa, struct str language, struct arena *a)
{
    struct error err = {0};
    struct buf written = {0};
    struct str once, again;
    bool same;

    if (!ipa_to_phonemes(ipa, language, "word", a, &once, &err))
        fail_msg("%s", err.text);
    if (!ipa_write(once, language, &written))
        fail_msg("%s is not written", once.s);
    if (!ipa_to_phonemes(buf_str(&written), language, "word", a, &again, &err))
        fail_msg("%s", err.text);
    same = str_eq(once, again);
    if (!same)
        print_message("# %.*s: %s, %s\n", STR_ARG(ipa), once.s, again.s);
    buf_free(&written);
    return same;
}

static void what_is_written_is_read_back(void **state)
{
    static const struct {
        const char *language;
        const char *ipa;
    } words[] = {
        {"en-GB", "\u02C8t\u028C\u0261\u0259nd\u02CCh\u0251\u02D0t"},
        {"en-GB", "\u02C8k\u026Adz"},
        {"en-GB", "\u02C8ki\u02D0v"},
        {"en-GB", "\u02C8t\u0283\u026Aldr\u0259n"},
        {"en-GB", "\u02CC\u028As\u0259ma\u02C8b\u026An"},
        {"de", "\u02C8ts\u028Ark"},
        {"de", "\u02C8\u0283\u0254lts"},
        {"fr", "ma\u02C8k\u0281\u0254\u0303"},
        {"es", "\u02C8\u0272a\u0272a"},
        {"it", "\u02C8d\u0292ova"},
    };
    struct arena *a = arena_new();

    (void)state;
    assert_non_null(a);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(comes_back(str_of(words[i].ipa), str_of(words[i].language), a));
    arena_destroy(&a);
}

/* The lexicon of names in the news. */
static void the_lexicon_is_written_and_read_back(void **state)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct str path, text;
    size_t n = 0;
    ptrdiff_t at = 0;

    (void)state;
    setenv("BULLETIN_DATA", ".", 0);
    assert_non_null(a);
    path = file_data("voices/lexicons/news-en.pls", a);
    assert_non_null(path.s);
    assert_true(file_read(path.s, 1 << 20, a, &text, &err));
    while ((at = str_find(text, STR("<phoneme>"), (size_t)at)) >= 0) {
        const ptrdiff_t end = str_find(text, STR("</phoneme>"), (size_t)at);

        assert_true(end > at);
        at += 9;
        assert_true(comes_back(str_cut(text, (size_t)at, (size_t)end), STR("en-GB"), a));
        n++;
    }
    assert_true(n > 500);
    arena_destroy(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_written_as_dictionaries_do),
        cmocka_unit_test(what_has_no_sign_is_not_written),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(the_lexicon_is_written_and_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
