/* HTML into a tree. Trees are written as in the HTML standard's own examples: what it prescribes,
 * but for what htmltree.h says is left out. */
#include "base/buf.h"
#include "base/utf8.h"
#include "read/page/htmltree.h"
#include "testing.h"

/* The body of a tree in short: elements as name(...), texts in quotes. */
static void write_node(const struct node *node, struct buf *out)
{
    for (const struct node *child = node->first; child; child = child->next) {
        if (out->len && out->s[out->len - 1] != '(')
            buf_add(out, STR(" "));
        if (node_is_text(child)) {
            buf_printf(out, "'%.*s'", STR_ARG(child->text));
            continue;
        }
        buf_printf(out, "%.*s", STR_ARG(child->name));
        if (!child->first)
            continue;
        buf_add(out, STR("("));
        write_node(child, out);
        buf_add(out, STR(")"));
    }
}

static struct node *parse(struct str html, struct arena *a)
{
    struct error err = {0};
    struct node *root = htmltree_parse(html, "page", a, &err);

    if (!root)
        fail_msg("%s", err.text);
    return root;
}

static void check_part(const char *part, const char *html, const char *expected)
{
    struct arena *a = arena_new();
    struct buf out = {0};
    struct node *root = parse(str_of(html), a);

    write_node(node_child(root, part), &out);
    assert_string_equal(out.s ? out.s : "", expected);
    buf_free(&out);
    arena_destroy(&a);
}

static void check(const char *html, const char *expected)
{
    check_part("body", html, expected);
}

static void document_has_its_parts(void **state)
{
    (void)state;
    check_part("head", "<title>A</title><p>B", "title('A')");
    check("<title>A</title><p>B", "p('B')");
    check("", "");
    check("only text", "'only text'");
    check_part("head",
        "<!doctype html><html><head><meta charset=utf-8><title>T</title></head>\n<body>x",
        "meta title('T')");
    check("<html><body><p>a</body></html><p>b", "p('a') p('b')");
    check("<frameset><frame src=a></frameset>", "frameset(frame)");
}

/* 13.2.6.4.7: start tags of blocks end a paragraph, of items the item before them. */
static void implied_ends(void **state)
{
    (void)state;
    check("<p>a<p>b<div>c</div>d", "p('a') p('b') div('c') 'd'");
    check(
        "<p>a<section>b</section><p>c<figure>d</figure>", "p('a') section('b') p('c') figure('d')");
    check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li('a') li('b' ul(li('c'))) li('d'))");
    check("<ul><li>a<ul><li>b</li></ul></li><li>c</ul>", "ul(li('a' ul(li('b'))) li('c'))");
    check("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt('a') dd('b') dt('c'))");
    check("<h2>a</h3>b", "h2('a') 'b'");
    check("<select><option>a<option>b</select>c", "select(option('a') option('b')) 'c'");
    check("<a href=1>a<a href=2>b</a>c", "a('a') a('b') 'c'");
    check("a</p>b", "'a' 'b'");
    check("a</br>b", "'a' br 'b'");
}

static void tables(void **state)
{
    (void)state;
    check("<table><tr><td>a<td>b<tr><th>c</table>d", "table(tr(td('a') td('b')) tr(th('c'))) 'd'");
    check("<table><td>a<table><tr><td>b</table>c</table>",
        "table(tr(td('a' table(tr(td('b'))) 'c')))");
    check("<table><tr><td><p>a</td><td>b</table>", "table(tr(td(p('a')) td('b')))");
    check("<td>a</td><tr>b", "'a' 'b'");
    /* a stray end tag does not reach out of its cell */
    check("<div><table><tr><td>a</div>b</table>c</div>", "div(table(tr(td('a' 'b'))) 'c')");
}

/* A link that ends within a block ends there: what follows is no link. */
static void misnesting(void **state)
{
    (void)state;
    check("<a href=x><p>a</a>b</p>c", "a(p('a')) p('b') 'c'");
    check("<b>a<p>b</b>c</p>d", "b('a' p('b' 'c') 'd')");
    check("<div><b>a</div>b", "div(b('a')) 'b'");
    check("<p>a</span></i>b", "p('a' 'b')");
}

/* 13.2.5.72 to 80 */
static void references(void **state)
{
    (void)state;
    check("&lt;&amp;&eacute;&hellip;&comma;", "'<&\xC3\xA9\xE2\x80\xA6,'");
    check("AT&T &copy2020 &notit; &nosuch; &", "'AT&T \xC2\xA9"
                                               "2020 \xC2\xACit; &nosuch; &'");
    check("&#65;&#x42;&#x43 &#150;&#0;&#x110000;", "'ABC \xE2\x80\x93\xEF\xBF\xBD\xEF\xBF\xBD'");
    check("&NotEqualTilde;", "'\xE2\x89\x82\xCC\xB8'");
    check("&#99999999999999999999;", "'\xEF\xBF\xBD'");
}

static void attributes(void **state)
{
    struct arena *a = arena_new();
    struct node *root =
        parse(STR("<p A='x y' b=1&amp;2 c d=\"&copy=1&lt;\" a=second @click=z/>t"), a);
    const struct node *p = node_find(root, "p");

    (void)state;
    assert_true(str_eq(node_attr(p, "a"), STR("x y")));
    assert_true(str_eq(node_attr(p, "b"), STR("1&2")));
    assert_true(str_eq(node_attr(p, "c"), STR("")));
    assert_true(str_eq(node_attr(p, "d"), STR("&copy=1<")));
    assert_true(str_eq(node_attr(p, "@click"), STR("z/")));
    arena_destroy(&a);
}

static void raw_texts(void **state)
{
    (void)state;
    check_part("head", "<script>if (a<b) x('</p>')</script><style>p>a{}</style>",
        "script('if (a<b) x('</p>')') style('p>a{}')");
    check("<textarea><p>&lt;</textarea>a", "textarea('<p><') 'a'");
    check("<p><iframe><p>x</iframe>y", "p(iframe('<p>x') 'y')");
    check("<p>a<script>never closed <p>b", "p('a' script('never closed <p>b'))");
    /* no paragraph in a head: it begins the body (13.2.6.4.5) */
    check("<noscript><p>a</noscript>", "p('a')");
    check("<p></p><noscript><p>a</p></noscript>", "p noscript(p('a'))");
}

/* 13.2.5.41 to 51: comments, and what counts as one. */
static void comments(void **state)
{
    (void)state;
    check("a<!-- <p> -->b<!--x--!>c<!-->d<!--->e<?php echo '?>f<!foo>g</>h</ i>j",
        "'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h' 'j'");
    check("a<!-- never closed <p>b", "'a'");
    check("a < b <3 x<1", "'a < b <3 x<1'");
    check("cut off <p", "'cut off '");
    check("cut off <p class=\"x", "'cut off '");
}

static void foreign_elements_close_themselves(void **state)
{
    (void)state;
    check("<svg><path d=x /><title>t</title></svg>a", "svg(path title('t')) 'a'");
    check("<div/>a", "div('a')");
}

static void charset_is_declared(void **state)
{
    static const struct {
        const char *html, *charset;
    } cases[] = {
        {"<meta charset=windows-1251>", "windows-1251"},
        {"<!-- <meta charset=x> --><META HTTP-EQUIV=Content-Type CONTENT='text/html; "
         "charset=iso-8859-2'>",
            "iso-8859-2"},
        {"<?xml version='1.0' encoding='euc-jp'?><html>", "euc-jp"},
        {"<meta name=description content='charset=no'>", ""},
        {"<script>'<meta charset=no>'</script>", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct str found = htmltree_charset(str_of(cases[i].html));
        assert_int_equal(found.len, strlen(cases[i].charset));
        assert_memory_equal(found.s ? found.s : "", cases[i].charset, found.len);
    }
}

/* --- hostile input --- */

static void repeat(struct buf *out, const char *what, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_add(out, str_of(what));
}

static size_t depth_of(const struct node *node)
{
    size_t depth = 0;

    for (; node; node = node->parent)
        depth++;
    return depth;
}

/* Deeper than the limit nothing is opened, and no text is lost. */
static void deep_nesting(void **state)
{
    static const char *const tags[][2] = {
        {"<div>", "</div>"}, {"<b>", ""}, {"<table><tr><td>", ""}, {"<ul><li>", "</ul>"}};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct arena *a = arena_new();
        struct buf html = {0}, text = {0};
        const struct node *body;
        repeat(&html, tags[i][0], 100000);
        buf_add(&html, STR("deep"));
        repeat(&html, tags[i][1], 100000);
        buf_add(&html, STR("after"));
        body = node_child(parse(buf_str(&html), a), "body");
        node_add_text(body, &text);
        assert_string_equal(text.s, "deepafter");
        for (const struct node *node = body; node; node = node_following(body, node))
            assert_true(depth_of(node) <= HTMLTREE_MAX_DEPTH + 4);
        buf_free(&html);
        buf_free(&text);
        arena_destroy(&a);
    }
}

/* Inputs that take standard parsers quadratic time or memory. */
static void no_blow_up(void **state)
{
    struct arena *a = arena_new();
    struct buf html = {0};

    (void)state;
    buf_add(&html, STR("<p><a href='"));
    repeat(&html, "A", 400000);
    buf_add(&html, STR("'>"));
    repeat(&html, "<p>a", 100000);
    repeat(&html, "<b x>", 50000);
    repeat(&html, "<i y>", 50000);
    repeat(&html, "x</b>", 100000);
    repeat(&html, "</div></a></table>", 100000);
    repeat(&html, "<!--", 100000);
    parse(buf_str(&html), a);
    assert_true(arena_size(a) < (size_t)128 << 20);
    buf_free(&html);
    arena_destroy(&a);
}

static void limits_are_errors(void **state)
{
    struct arena *a = arena_new();
    struct buf html = {0};
    struct error err = {0};

    (void)state;
    repeat(&html, "<p>", HTMLTREE_MAX_ITEMS + 1);
    assert_null(htmltree_parse(buf_str(&html), "big.html", a, &err));
    assert_string_equal(err.text, "big.html: more than 2097152 elements, texts and attributes");
    assert_null(htmltree_parse((struct str){html.s, HTMLTREE_MAX_BYTES + 1}, "huge.html", a, &err));
    assert_string_equal(err.text, "huge.html: longer than 268435456 bytes");
    buf_free(&html);
    arena_destroy(&a);
}

static void long_attributes(void **state)
{
    struct arena *a = arena_new();
    struct buf html = {0};
    const struct node *p;
    size_t n = 0;

    (void)state;
    buf_add(&html, STR("<p title='"));
    repeat(&html, "0123456789", 1000000);
    buf_add(&html, STR("'"));
    for (int i = 0; i < 1000; i++)
        buf_printf(&html, " a%d=%d", i, i);
    buf_add(&html, STR(">text"));
    p = node_find(parse(buf_str(&html), a), "p");
    assert_int_equal(node_attr(p, "title").len, 10000000);
    for (const struct attribute *at = p->attributes; at; at = at->next)
        n++;
    assert_int_equal(n, HTMLTREE_MAX_ATTRIBUTES);
    assert_true(str_eq(p->first->text, STR("text")));
    buf_free(&html);
    arena_destroy(&a);
}

/* Any bytes end in a tree, whose links are whole. */
static void any_bytes(void **state)
{
    static const char *const pieces[] = {"<", ">", "</", "/>", "<!--", "-->", "&", "&#x", ";", "\"",
        "'", "=", " ", "<p", "<table>", "<td", "</table>", "<a href=x>", "</a>", "<script>",
        "</script", "<title>", "<li>", "<ul>", "</ul>", "<svg/>", "<b>", "</b>", "\xC3", "\xE2\x80",
        "<h1>", "</h2>", "<body>", "</html>", "<head>", "<?", "<![CDATA[", "]]>", "a", "&amp"};
    uint32_t seed = 20261124;

    (void)state;
    print_message("# seed %u\n", seed);
    for (int round = 0; round < 3000; round++) {
        struct arena *a = arena_new();
        struct buf html = {0};
        const struct node *root;
        for (int i = 0; i < 60; i++) {
            seed = seed * 1664525 + 1013904223;
            buf_add(&html, str_of(pieces[(seed >> 8) % (sizeof pieces / sizeof pieces[0])]));
        }
        root = parse(buf_str(&html), a);
        for (const struct node *node = root; node; node = node_following(root, node)) {
            assert_true(!node->next || node->next->prev == node);
            assert_true(!node->first || node->first->parent == node);
            assert_true(!node->last || !node->last->next);
        }
        buf_free(&html);
        arena_destroy(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_has_its_parts),
        cmocka_unit_test(implied_ends),
        cmocka_unit_test(tables),
        cmocka_unit_test(misnesting),
        cmocka_unit_test(references),
        cmocka_unit_test(attributes),
        cmocka_unit_test(raw_texts),
        cmocka_unit_test(comments),
        cmocka_unit_test(foreign_elements_close_themselves),
        cmocka_unit_test(charset_is_declared),
        cmocka_unit_test(deep_nesting),
        cmocka_unit_test(no_blow_up),
        cmocka_unit_test(limits_are_errors),
        cmocka_unit_test(long_attributes),
        cmocka_unit_test(any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
