/* json.h. What is written is checked byte by byte against RFC 8259, and read again by jansson. */
#include "base/json.h"

#include "testing.h"

#include <math.h>

static const char *put_string(struct buf *out, struct str value)
{
    struct json_writer w = {.out = out};

    buf_clear(out);
    json_put_str(&w, NULL, value);
    return out->s;
}

/* RFC 8259, section 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped. */
static void escapes(void **state)
{
    struct buf out = {0};
    (void)state;

    assert_string_equal(put_string(&out, STR("plain")), "\"plain\"");
    assert_string_equal(put_string(&out, STR("")), "\"\"");
    assert_string_equal(put_string(&out, (struct str){NULL, 0}), "\"\"");
    assert_string_equal(put_string(&out, STR("\"a\\b/")), "\"\\\"a\\\\b/\"");
    assert_string_equal(put_string(&out, STR("\n\r\t")), "\"\\n\\r\\t\"");
    assert_string_equal(put_string(&out, STR("\b\f\x1F\x7F")), "\"\\u0008\\u000c\\u001f\x7F\"");
    assert_string_equal(put_string(&out, STR("a\0b")), "\"a\\u0000b\"");
    assert_string_equal(put_string(&out, STR("na\xC3\xAFve \xF0\x9F\x98\x80")),
        "\"na\xC3\xAFve \xF0\x9F\x98\x80\"");
    assert_false(out.failed);
    buf_free(&out);
}

static void what_is_no_utf8_is_replaced(void **state)
{
    struct buf out = {0};
    (void)state;

    assert_string_equal(put_string(&out, STR("a\xFFz")), "\"a\xEF\xBF\xBDz\"");
    assert_string_equal(put_string(&out, STR("\xE2\x82\"")), "\"\xEF\xBF\xBD\xEF\xBF\xBD\\\"\"");
    assert_string_equal(put_string(&out, STR("\xEF\xBF\xBD")), "\"\xEF\xBF\xBD\"");
    assert_false(out.failed);
    buf_free(&out);
}

/* Every code point of the first planes' edges, and all bytes, come back from a parser as they were.
 */
static void comes_back(void **state)
{
    struct buf in = {0}, out = {0};
    struct error err = {0};
    struct json *root;
    (void)state;

    for (uint32_t cp = 0; cp < 0x3000; cp++)
        buf_add_cp(&in, cp);
    buf_add_cp(&in, 0x10FFFF);
    put_string(&out, buf_str(&in));
    root = json_parse(buf_str(&out), "test", &err);
    assert_non_null(root);
    assert_int_equal(json_text(root).len, in.len);
    assert_memory_equal(json_text(root).s, in.s, in.len);
    json_free(&root);
    assert_null(root);
    json_free(&root);
    buf_free(&in);
    buf_free(&out);
}

static const char *put_seconds(struct buf *out, int64_t n, uint32_t rate)
{
    struct json_writer w = {.out = out};

    buf_clear(out);
    json_put_seconds(&w, NULL, n, rate);
    return out->s;
}

static void seconds(void **state)
{
    struct buf out = {0};
    (void)state;

    assert_string_equal(put_seconds(&out, 0, 22050), "0");
    assert_string_equal(put_seconds(&out, 22050, 22050), "1");
    assert_string_equal(put_seconds(&out, 11025, 22050), "0.5");
    /* bc: scale=12; 1/22050 = .000045351473, 22049/22050 = .999954648526 */
    assert_string_equal(put_seconds(&out, 1, 22050), "0.000045351");
    assert_string_equal(put_seconds(&out, 22049, 22050), "0.999954649");
    assert_string_equal(put_seconds(&out, 1, 3), "0.333333333");
    assert_string_equal(put_seconds(&out, 2, 3), "0.666666667");
    /* rounds up to a whole second, and must carry */
    assert_string_equal(put_seconds(&out, 4294967294, 4294967295), "1");
    assert_string_equal(put_seconds(&out, 2 * INT64_C(4294967295) - 1, 4294967295), "2");
    /* ten hours and a sample: 36000 + 1/48000 = 36000.0000208333... */
    assert_string_equal(put_seconds(&out, 36000 * INT64_C(48000) + 1, 48000), "36000.000020833");
    assert_string_equal(put_seconds(&out, 101, 1000), "0.101");
    assert_string_equal(put_seconds(&out, 100, 1000), "0.1");
    buf_free(&out);
}

/* Nine places tell every sample apart, at any rate: the time read back gives the sample. */
static void seconds_name_the_sample(void **state)
{
    static const uint32_t rates[] = {8000, 16000, 22050, 24000, 44100, 48000, 192000};
    struct buf out = {0};
    (void)state;

    for (size_t r = 0; r < sizeof rates / sizeof *rates; r++)
        for (int64_t n = 0; n < INT64_C(40) * 3600 * rates[r]; n = n * 3 + 7919) {
            const double back = strtod(put_seconds(&out, n, rates[r]), NULL) * rates[r];
            assert_true(fabs(back - (double)n) < 0.01);
        }
    buf_free(&out);
}

static void nesting(void **state)
{
    struct buf out = {0};
    struct json_writer w = {.out = &out};
    (void)state;

    json_begin_object(&w, NULL);
    json_put_int(&w, "n", -5);
    json_begin_array(&w, "empty");
    json_end_array(&w);
    json_begin_array(&w, "list");
    json_put_int(&w, NULL, INT64_MAX);
    json_begin_object(&w, NULL);
    json_end_object(&w);
    json_begin_object(&w, NULL);
    json_put_str(&w, "a\"b", STR("c"));
    json_end_object(&w);
    json_end_array(&w);
    json_put_str(&w, "last", STR("x"));
    json_end_object(&w);
    assert_text(buf_str(&out),
        "{\n \"n\": -5,\n \"empty\": [],\n \"list\": [\n  9223372036854775807,\n  {},\n"
        "  {\n   \"a\\\"b\": \"c\"\n  }\n ],\n \"last\": \"x\"\n}\n");
    buf_free(&out);
}

/* The buffer may be emptied at any time: the parts joined are the same. */
static void streams(void **state)
{
    struct buf out = {0}, whole = {0};
    struct json_writer w = {.out = &out};
    (void)state;

    json_begin_array(&w, NULL);
    for (int i = 0; i < 3; i++) {
        json_put_int(&w, NULL, i);
        buf_add(&whole, buf_str(&out));
        buf_clear(&out);
    }
    json_end_array(&w);
    buf_add(&whole, buf_str(&out));
    assert_text(buf_str(&whole), "[\n 0,\n 1,\n 2\n]\n");
    buf_free(&out);
    buf_free(&whole);
}

static void reads(void **state)
{
    struct error err = {0};
    struct json *root =
        json_parse(STR("{\"a\":[1,2.5,\"x\\u0000y\",null,{}],\"t\":\"\\u20ac\"}"), "test", &err);
    const struct json *list;
    (void)state;

    assert_non_null(root);
    list = json_get(root, "a");
    assert_int_equal(json_count(list), 5);
    assert_true(json_number(json_at(list, 1), 0) == 2.5);
    assert_int_equal(json_text(json_at(list, 2)).len, 3);
    assert_text(json_text(json_get(root, "t")), "\xE2\x82\xAC");
    assert_int_equal(json_kind(root), JSON_KIND_OBJECT);
    assert_int_equal(json_kind(list), JSON_KIND_ARRAY);
    assert_int_equal(json_kind(json_at(list, 0)), JSON_KIND_NUMBER);
    assert_int_equal(json_kind(json_at(list, 2)), JSON_KIND_TEXT);
    assert_int_equal(json_kind(json_at(list, 3)), JSON_KIND_OTHER);
    /* what is not there, or something else, is nothing */
    assert_null(json_at(list, 5));
    assert_null(json_get(root, "none"));
    assert_null(json_get(list, "a"));
    assert_null(json_get(NULL, "a"));
    assert_int_equal(json_count(NULL), 0);
    assert_int_equal(json_count(root), 0);
    assert_null(json_text(NULL).s);
    assert_null(json_text(list).s);
    assert_int_equal(json_kind(NULL), JSON_KIND_NONE);
    assert_true(json_number(root, 7) == 7);
    json_free(&root);
}

static void refuses(void **state)
{
    static char deep[200001];
    struct error err = {0};
    (void)state;

    assert_null(json_parse(STR("{\"a\":\n1,}"), "wire.json", &err));
    assert_int_equal(strncmp(err.text, "wire.json: not JSON: line 2: ", 29), 0);
    assert_null(json_parse(STR(""), "x", &err));
    assert_null(json_parse((struct str){NULL, 0}, "x", &err));
    assert_null(json_parse(STR("1 2"), "x", &err));
    assert_null(json_parse(STR("\"\xFF\""), "x", &err));
    memset(deep, '[', sizeof deep - 1);
    assert_null(json_parse(str_of(deep), "x", &err)); /* and the stack holds */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes),
        cmocka_unit_test(what_is_no_utf8_is_replaced),
        cmocka_unit_test(comes_back),
        cmocka_unit_test(seconds),
        cmocka_unit_test(seconds_name_the_sample),
        cmocka_unit_test(nesting),
        cmocka_unit_test(streams),
        cmocka_unit_test(reads),
        cmocka_unit_test(refuses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
