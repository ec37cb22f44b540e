/*
 * xml.h. Expected values follow from XML 1.0 (5th edition), Namespaces in XML 1.0, and for repaired
 * documents from what a reader of the text would say was meant.
 */
#include "base/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    if (!f || !(f->arena = arena_new()))
        return -1;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static struct node *parse(struct fixture *f, struct str text, bool recover)
{
    f->err = (struct error){0};
    return xml_parse(text, "x.xml", recover, f->arena, &f->err);
}

/* All text of the tree, as a C string in the arena. */
static const char *text_of(struct fixture *f, const struct node *root)
{
    struct buf b = {0};
    struct str t;

    node_add_text(root, &b);
    t = buf_keep(&b, f->arena);
    buf_free(&b);
    assert_non_null(t.s);
    return t.s;
}

static void assert_str(struct str t, const char *expected)
{
    if (!str_eq(t, str_of(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(t), expected);
}

static void assert_refused(struct fixture *f, struct str text, const char *why)
{
    assert_null(parse(f, text, false));
    assert_int_equal(f->err.kind, ERROR_FAILED);
    if (!strstr(f->err.text, why) || strncmp(f->err.text, "x.xml: ", 7))
        fail_msg("\"%s\" does not say \"%s\"", f->err.text, why);
}

static void keeps_namespaces_lines_and_text(void **state)
{
    struct fixture *f = *state;
    const struct node *root = parse(f,
        STR("<?xml version='1.0'?>\n<a xmlns='urn:one' xmlns:p='urn:two'>\n"
            "<p:b p:c='1&amp;2' d='x &lt; y'>t&amp;u<![CDATA[<v>]]>&#233;</p:b>tail</a>"),
        false);
    const struct node *b;

    assert_non_null(root);
    assert_str(root->name, "a");
    assert_str(root->ns, "urn:one");
    assert_int_equal(root->line, 2);
    b = node_child(root, "b");
    assert_non_null(b);
    assert_str(b->ns, "urn:two");
    assert_int_equal(b->line, 3);
    assert_str(node_attr(b, "c"), "1&2");
    assert_str(b->attributes->ns, "urn:two");
    assert_str(node_attr(b, "d"), "x < y");
    assert_str(b->first->text, "t&u<v>\xC3\xA9"); /* one text, whatever it was made of */
    assert_null(b->first->next);
    assert_str(b->next->text, "tail");
    assert_ptr_equal(b->parent, root);
    assert_ptr_equal(b->next->prev, b);
}

static void names_line_and_reason(void **state)
{
    struct fixture *f = *state;

    assert_refused(f, STR("<a>\n<b>\n</c>\n</a>"), "line 3: ");
    assert_refused(f, STR(""), "line 1: ");
    assert_refused(f, STR("plain text"), "line 1: ");
    assert_refused(f, STR("<a>x</a> more"), "line 1: ");
    assert_refused(f, STR("<a>&nbsp;</a>"), "nbsp");
    assert_refused(f, STR("<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a>&nbsp;</a>"), "nbsp");
}

/* Ten levels of ten: 10^9 "lol"s, were they expanded. */
static struct str billion_laughs(struct fixture *f)
{
    struct buf b = {0};
    struct str t;

    buf_add(&b, STR("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'lol'>"));
    for (int i = 1; i < 10; i++) {
        buf_printf(&b, "<!ENTITY l%d '", i);
        for (int j = 0; j < 10; j++)
            buf_printf(&b, "&l%d;", i - 1);
        buf_add(&b, STR("'>"));
    }
    buf_add(&b, STR("]><a><b x='&l9;'>before &l9; after</b></a>"));
    t = buf_keep(&b, f->arena);
    buf_free(&b);
    return t;
}

static void expands_no_billion_laughs(void **state)
{
    struct fixture *f = *state;
    const struct str bomb = billion_laughs(f);
    const struct node *root;

    assert_refused(f, bomb, "entities");
    root = parse(f, bomb, true);
    assert_non_null(root);
    assert_string_equal(text_of(f, root), "before &l9; after");
    assert_true(arena_size(f->arena) < 1 << 20);
}

/* One entity of 50,000 bytes, referred to 20,000 times: 1 GB, were it expanded. */
static void bounds_quadratic_blowup(void **state)
{
    struct fixture *f = *state;
    struct buf b = {0};
    const struct node *root;

    buf_add(&b, STR("<!DOCTYPE a [<!ENTITY x '"));
    for (int i = 0; i < 50000; i++)
        buf_add_byte(&b, 'x');
    buf_add(&b, STR("'>]><a>"));
    for (int i = 0; i < 20000; i++)
        buf_add(&b, STR("&x;"));
    buf_add(&b, STR("</a>"));
    assert_refused(f, buf_str(&b), "entities");
    root = parse(f, buf_str(&b), true);
    assert_non_null(root);
    /* at most a MiB of expansion; the references after that are as they were */
    assert_true(strlen(text_of(f, root)) < ((size_t)1 << 20) + 20000 * 3);
    buf_free(&b);
}

static void reads_no_other_file(void **state)
{
    struct fixture *f = *state;
    static const char *const documents[] = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a b='1'>[&x;]</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a>[&x;]</a>",
        "<!DOCTYPE a [<!ENTITY x PUBLIC 'y' 'file:///etc/passwd'>]><a>[&x;]</a>",
    };

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        const struct node *root;

        assert_null(parse(f, str_of(documents[i]), false));
        assert_null(strstr(f->err.text, "root:"));
        root = parse(f, str_of(documents[i]), true);
        assert_non_null(root);
        assert_string_equal(text_of(f, root), "[&x;]");
    }
    /* XInclude is not XML 1.0: an element like another */
    const struct node *root = parse(f,
        STR("<a xmlns:i='http://www.w3.org/2001/XInclude'><i:include "
            "href='file:///etc/passwd' parse='text'/></a>"),
        false);
    assert_non_null(root);
    assert_string_equal(text_of(f, root), "");
}

static struct str repeated(
    struct fixture *f, const char *head, const char *one, size_t n, const char *tail)
{
    struct buf b = {0};
    struct str t;

    buf_add(&b, str_of(head));
    for (size_t i = 0; i < n; i++)
        buf_add(&b, str_of(one));
    buf_add(&b, str_of(tail));
    t = buf_keep(&b, f->arena);
    buf_free(&b);
    assert_non_null(t.s);
    return t;
}

static void caps_depth(void **state)
{
    struct fixture *f = *state;
    const struct str deep = repeated(f, "<r>", "<a>", 100000, "kept");
    const struct node *root;
    int depth = 0;

    assert_refused(f, deep, "line 1: ");
    root = parse(f, deep, true);
    assert_non_null(root);
    assert_string_equal(text_of(f, root), "kept");
    for (const struct node *n = root->first; n && !node_is_text(n); n = n->first)
        depth++;
    assert_true(depth > 100 && depth < 256);
    /* end tags that match nothing near must not cost a search of the whole depth each */
    root = parse(f, repeated(f, deep.s, "</b>", 100000, "too"), true);
    assert_non_null(root);
    assert_string_equal(text_of(f, root), "kepttoo");
}

static void caps_the_number_of_elements(void **state)
{
    struct fixture *f = *state;

    assert_refused(f, repeated(f, "<r>", "<a/>", XML_MAX_NODES + 10, "</r>"), "a million");
    assert_null(parse(f, repeated(f, "<r>", "<a/>&", XML_MAX_NODES / 2 + 10, "</r>"), true));
    assert_non_null(strstr(f->err.text, "a million"));
}

static void refuses_what_is_too_long(void **state)
{
    struct fixture *f = *state;
    char *const big = calloc(1, XML_MAX_INPUT + 1);

    assert_non_null(big);
    assert_refused(f, (struct str){big, XML_MAX_INPUT + 1}, "longer than 64 MiB");
    free(big);
}

static void reads_encodings(void **state)
{
    struct fixture *f = *state;
    static const struct {
        struct str bytes;
        const char *text;
    } good[] = {
        {STR("\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?><a>\xC3\xA9</a>"), "\xC3\xA9"},
        {STR("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9 \x93q\x94</a>"),
            "caf\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D"},
        {STR("<?xml version=\"1.0\" encoding = \"Shift_JIS\"?><a>\x93\xFA\x96\x7B</a>"),
            "\xE6\x97\xA5\xE6\x9C\xAC"},
        {STR("<?xml version='1.0' encoding='windows-1251'?><a>\xCC\xE8\xF0</a>"),
            "\xD0\x9C\xD0\xB8\xD1\x80"},
        {STR("<?xml version='1.0' encoding='EUC-JP'?><a>\xC6\xFC</a>"), "\xE6\x97\xA5"},
        {STR("<?xml version='1.0' encoding='ISO-2022-JP'?><a>\x1B$BF|\x1B(B</a>"), "\xE6\x97\xA5"},
        {STR("\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0"), "\xC3\xA9"},
        {STR("\0<\0a\0>\0\xE9\0<\0/\0a\0>"), "\xC3\xA9"},
        /* declared wrongly: what is valid UTF-8 is UTF-8 */
        {STR("<?xml version='1.0' encoding='iso-8859-1'?><a>\xE2\x82\xAC 5</a>"), "\xE2\x82\xAC 5"},
        {STR("<?xml version='1.0' encoding='utf-16'?><a>abc</a>"), "abc"},
    };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        const struct node *root = parse(f, good[i].bytes, false);

        if (!root)
            fail_msg("%zu: %s", i, f->err.text);
        assert_string_equal(text_of(f, root), good[i].text);
    }
}

static void saves_wrong_encodings(void **state)
{
    struct fixture *f = *state;
    static const struct {
        struct str bytes;
        const char *text;
    } bad[] = {
        {STR("<?xml version='1.0' encoding='UTF-8'?><a>caf\xE9</a>"), "caf\xC3\xA9"},
        {STR("<a>na\xC3\xAFve caf\xE9</a>"), "na\xC3\xAFve caf\xC3\xA9"},
        {STR("<?xml version='1.0' encoding='x-unheard-of'?><a>caf\xE9</a>"), "caf\xC3\xA9"},
        {STR("<?xml version='1.0' encoding='UTF-8//IGNORE'?><a>caf\xE9</a>"), "caf\xC3\xA9"},
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const struct node *root;

        assert_refused(f, bad[i].bytes, "encoding");
        root = parse(f, bad[i].bytes, true);
        assert_non_null(root);
        assert_string_equal(text_of(f, root), bad[i].text);
    }
}

static void repairs(void **state)
{
    struct fixture *f = *state;
    static const char *const cases[][2] = {
        /* junk before the declaration, and after the root */
        {"\n\n <b/>Warning: x in y.php<?xml version='1.0'?><a>t</a>", "t"},
        {"Warning: x<?xml version='1.0'?><a>t</a><script>z</script>", "t"},
        {"<a>AT&T, R&amp;D & 5 < 6, <3 &nbsp;&eacute;&hellip;</a>",
            "AT&T, R&D & 5 < 6, <3 \xC2\xA0\xC3\xA9\xE2\x80\xA6"},
        {"<a>&unknown; &#0;&#x1F;&#150;&#x20AC;</a>", "&unknown; \xE2\x80\x93\xE2\x82\xAC"},
        {"<a>ctl\x01s\x0B.</a>", "ctls ."},
        {"<a><b>one<c>two</a>", "onetwo"},
        {"<a><b>one</c></b>two</a>", "onetwo"},
        {"<a><![CDATA[x < y & z]]></a>", "x < y & z"},
        {"<a><![CDATA[never clo", "never clo"},
        {"<a>trunca<b c='d", "trunca"},
        {"<a>one<!-- two -- three -->four<!-- five > six</a>", "onefour six"},
        {"<a>x<?php echo 1 ?>y ]]> z</a>", "xy ]]> z"},
        {"<!DOCTYPE a [<!ENTITY co 'Acme &#38; Sons'>]><a>&co;</a>", "Acme & Sons"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct node *root = parse(f, str_of(cases[i][0]), true);

        if (!root)
            fail_msg("%zu: %s", i, f->err.text);
        assert_string_equal(text_of(f, root), cases[i][1]);
    }
}

static void repairs_structure(void **state)
{
    struct fixture *f = *state;
    const struct node *root =
        parse(f, STR("<r><i><t a=1 a=2 b='x\"<y' c>one</i><i><x:t>two<br>2</x:t></i>"), true);
    const struct node *i, *t;

    assert_non_null(root);
    i = node_child(root, "i");
    t = node_child(i, "t");
    assert_str(node_attr(t, "a"), "1");
    assert_str(t->first->text, "one");
    i = node_sibling(i, "i"); /* the unclosed <t> ended with its parent */
    assert_non_null(i);
    t = node_child(i, "x:t");
    assert_non_null(t);
    assert_str(node_child(t, "br")->next->text, "2"); /* <br> holds nothing */
}

static void says_why_even_when_hopeless(void **state)
{
    struct fixture *f = *state;

    assert_null(parse(f, STR("no markup at all"), true));
    assert_non_null(strstr(f->err.text, "x.xml: "));
    assert_null(parse(f, STR(""), true));
    assert_null(parse(f, STR("<"), true));
    assert_null(parse(f, STR("<!DOCTYPE a ["), true));
    assert_null(parse(f, STR("\0\0\0\0"), true));
}

/* Every prefix of a document, and it with each byte replaced: no crash, and an answer. */
static void survives_damage(void **state)
{
    struct fixture *f = *state;
    static const char whole[] =
        "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE r [<!ENTITY e 'v'>]>"
        "<r xmlns:p='u'><!-- c --><p:i a=\"b&amp;c\">t&e;&#x41;<![CDATA[d]]>"
        "</p:i><br/></r>";
    const size_t len = sizeof whole - 1;
    static const char bytes[] = {'<', '>', '&', '"', '\'', '\0', (char)0xFF, '[', '-', '/'};
    char copy[sizeof whole];

    for (size_t i = 0; i <= len; i++) {
        if (!parse(f, (struct str){whole, i}, true))
            assert_int_equal(f->err.kind, ERROR_FAILED);
        for (size_t j = 0; j < sizeof bytes; j++) {
            memcpy(copy, whole, sizeof whole);
            copy[i] = bytes[j];
            if (!parse(f, (struct str){copy, len}, true))
                assert_int_equal(f->err.kind, ERROR_FAILED);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keeps_namespaces_lines_and_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_line_and_reason, set_up, tear_down),
        cmocka_unit_test_setup_teardown(expands_no_billion_laughs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_quadratic_blowup, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_no_other_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(caps_depth, set_up, tear_down),
        cmocka_unit_test_setup_teardown(caps_the_number_of_elements, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_too_long, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_encodings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(saves_wrong_encodings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(repairs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(repairs_structure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_why_even_when_hopeless, set_up, tear_down),
        cmocka_unit_test_setup_teardown(survives_damage, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
