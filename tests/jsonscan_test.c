/* jsonscan.h: what is read is checked against RFC 8259; what is JSON and what is not, against
 * jansson, on texts with random damage. */
#include "base/json.h"
#include "base/jsonscan.h"

#include "testing.h"

/* Reads {"text":...,"number":...,"list":[...]} in any order, and counts the list's items. */
struct seen {
    struct buf text;
    double number;
    int items;
    size_t line; /* of a mistake */
};

static bool scan(struct str json, struct seen *seen)
{
    struct json_scan scan;
    struct str key;

    *seen = (struct seen){.number = -1};
    json_scan_begin(&scan, json);
    if (json_scan_object(&scan)) {
        while (json_scan_key(&scan, &key)) {
            if (str_eq(key, STR("text")))
                json_scan_text(&scan, &seen->text);
            else if (str_eq(key, STR("number")))
                json_scan_number(&scan, &seen->number);
            else if (!str_eq(key, STR("list")))
                json_scan_skip(&scan);
            else if (json_scan_array(&scan)) {
                while (json_scan_item(&scan)) {
                    json_scan_skip(&scan);
                    seen->items++;
                }
            }
        }
    }
    return json_scan_end(&scan, &seen->line);
}

static void assert_reads(struct str json, struct str text, double number, int items)
{
    struct seen seen;

    assert_true(scan(json, &seen));
    assert_true(str_eq(buf_str(&seen.text), text));
    assert_true(seen.number == number);
    assert_int_equal(seen.items, items);
    buf_free(&seen.text);
}

static void fields_are_found(void **state)
{
    (void)state;
    assert_reads(STR("{}"), STR(""), -1, 0);
    assert_reads(
        STR(" { \"text\" : \"a\" ,\n\"number\":-1.5e1 , \"list\":[1,[2,3],{\"text\":\"b\"}]} "),
        STR("a"), -15, 3);
    assert_reads(STR("{\"x\":{\"text\":\"no\"},\"text\":\"yes\",\"list\":[]}"), STR("yes"), -1, 0);
    /* a key may be written with escapes; the last of two is taken, as by most readers (section 4)
     */
    assert_reads(STR("{\"te\\u0078t\":\"a\",\"text\":\"b\"}"), STR("b"), -1, 0);
    /* another kind of value than wanted is passed over */
    assert_reads(STR("{\"text\":[\"a\"],\"number\":\"7\",\"list\":{\"a\":1}}"), STR(""), -1, 0);
    assert_reads(STR("[1,2]"), STR(""), -1, 0);
}

/* Section 7. */
static void escapes(void **state)
{
    (void)state;
    assert_reads(STR("{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\u0000.\"}"),
        STR("\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x98\x80\0."), -1, 0);
}

static void mistakes(void **state)
{
    static const char *const wrong[] = {"", "{", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]",
        "[,1]", "[1 2]", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "\"a", "\"\\x\"",
        "\"\\u12g4\"", "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800\\u0041\"", "\"\n\"", "\"\xFF\"",
        "\"\xC3\"", "{} {}", "{1:2}", "\"\xED\xA0\x80\"", "'a'"};
    struct seen seen;
    (void)state;

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (scan(str_of(wrong[i]), &seen))
            fail_msg("taken for JSON: %s", wrong[i]);
        buf_free(&seen.text);
    }
    assert_false(scan(STR("{\n\"a\": 1,\n}"), &seen));
    assert_int_equal(seen.line, 3);
}

static void depth_is_bounded(void **state)
{
    struct buf text = {0};
    struct seen seen;
    (void)state;

    for (int i = 0; i < 1000000; i++)
        buf_add_byte(&text, '[');
    assert_false(scan(buf_str(&text), &seen));
    buf_free(&text);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void agrees_with_jansson_on_damage(void **state)
{
    static const char whole[] =
        "{\"text\": \"a\\u00e9 \\uD83D\\uDE00 \xC3\xA9 \xF0\x9F\x98\x80\", \"number\": -12.5e+3,"
        " \"list\": [true, false, null, {\"a\": []}, [0, 0.5]], \"x\": {}}";
    static const char bytes[] = "{}[],:\"\\u0123eE+-. \ntfn\xC3\xA9\xFF";
    uint32_t seed = 20260302;
    (void)state;

    printf("# seed %u\n", (unsigned)seed);
    for (int round = 0; round < 20000; round++) {
        char text[sizeof whole];
        struct str damaged = {text, sizeof whole - 1};
        struct json *root;
        struct seen seen;
        bool ok;
        memcpy(text, whole, sizeof whole);
        for (uint32_t n = next_random(&seed) % 3; n > 0; n--)
            text[next_random(&seed) % damaged.len] = bytes[next_random(&seed) % (sizeof bytes - 1)];
        if (next_random(&seed) % 4 == 0)
            damaged.len = next_random(&seed) % damaged.len;
        root = json_parse(damaged, "test", NULL);
        ok = scan(damaged, &seen);
        if (ok != (root != NULL))
            fail_msg("round %d: %s: %.*s", round, ok ? "taken" : "refused", STR_ARG(damaged));
        if (root && json_kind(json_get(root, "text")) == JSON_KIND_TEXT)
            assert_true(str_eq(buf_str(&seen.text), json_text(json_get(root, "text"))));
        if (root)
            assert_true(seen.number == json_number(json_get(root, "number"), -1));
        buf_free(&seen.text);
        if (root)
            json_free(&root);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_found),
        cmocka_unit_test(escapes),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(agrees_with_jansson_on_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
