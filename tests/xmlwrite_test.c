/* XML and HTML as they are written: escaping is that of XML 1.0, section 2.4, and of the HTML
 * Standard's section 13.1. */
#include "base/xmlwrite.h"

#include "base/arena.h"
#include "base/xml.h"
#include "testing.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#define THREADS 2

struct writing {
    struct buf outs[THREADS];
    atomic_int there; /* threads that have begun */
};

static void *write_one(void *userdata)
{
    struct writing *const f = userdata;
    struct buf *const out = &f->outs[atomic_fetch_add(&f->there, 1)];
    struct xml_writer *w;

    while (atomic_load(&f->there) < THREADS)
        ; /* a lock would let them go on one after the other */
    w = xml_writer_begin(out, XML_WRITER_XML);
    if (w)
        xml_open(w, "p");
    xml_writer_end(&w);
    return NULL;
}

static bool write_at_once(void)
{
    struct writing f = {.there = 0};
    pthread_t threads[THREADS];
    bool ok = true;

    for (int i = 0; ok && i < THREADS; i++)
        ok = pthread_create(&threads[i], NULL, write_one, &f) == 0;
    for (int i = 0; ok && i < THREADS; i++)
        ok = pthread_join(threads[i], NULL) == 0;
    for (int i = 0; ok && i < THREADS; i++)
        ok = str_ends(buf_str(&f.outs[i]), STR("<p/>\n"));
    return ok;
}

/* libxml2 makes tables when it is first used, which it must not in two threads at once. A process
 * has but one first time: so each try has one of its own, and this test comes before all others. */
static void threads_may_begin_at_once(void **state)
{
    (void)state;
    for (int i = 0; i < 100; i++) {
        const pid_t child = fork();
        int status;

        assert_true(child >= 0);
        if (child == 0)
            _exit(!write_at_once());
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
    }
}

/* Whatever bytes: the document parses, and the text comes back but for what XML cannot hold. */
static void hostile_text_comes_back(void **state)
{
    const struct str hostile =
        STR("</script><img src=x onerror='a(\"b\")'>&amp;]]>\x01\x1B[31m\xFF\xEF\xBF\xBF\xC3\xA9");
    const char *const expected = "</script><img src=x onerror='a(\"b\")'>&amp;]]>[31m"
                                 "\xEF\xBF\xBD\xC3\xA9";
    struct arena *a = arena_new();
    struct buf out = {0};
    struct error err;
    struct xml_writer *w = xml_writer_begin(&out, XML_WRITER_XML);
    struct node *root;
    (void)state;

    assert_non_null(w);
    xml_open(w, "p");
    xml_attr(w, "title", hostile);
    xml_attrf(w, "n", "%d<", 7);
    xml_text(w, hostile);
    xml_writer_end(&w);
    assert_null(w);
    assert_false(out.failed);
    assert_true(str_starts(buf_str(&out), STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p ")));
    root = xml_parse(buf_str(&out), "test", false, a, &err);
    assert_non_null(root);
    assert_text(root->attributes->value, expected);
    assert_text(root->attributes->next->value, "7<");
    assert_text(root->first->text, expected);
    assert_null(root->first->next);
    buf_free(&out);
    arena_destroy(&a);
}

static void html_has_end_tags(void **state)
{
    struct buf out = {0};
    struct xml_writer *w = xml_writer_begin(&out, XML_WRITER_HTML);
    (void)state;

    xml_open(w, "html");
    xml_open(w, "meta");
    xml_attr(w, "charset", STR("utf-8"));
    xml_close(w);
    xml_open(w, "script");
    xml_raw(w, "if (a < b && c) d();");
    xml_close(w);
    xml_open(w, "span");
    xml_close(w);
    xml_element(w, "p", STR("\xC3\xA9<"));
    xml_writer_end(&w); /* closes html */
    assert_text(buf_str(&out), "<!DOCTYPE html>\n<html><meta charset=\"utf-8\"/>"
                               "<script>if (a < b && c) d();</script><span></span>"
                               "<p>\xC3\xA9&lt;</p></html>\n");
    buf_free(&out);
}

/* The owner empties the buffer as it goes: the parts make the whole. */
static void the_buffer_may_be_emptied(void **state)
{
    struct buf out = {0}, whole = {0};
    struct xml_writer *w = xml_writer_begin(&out, XML_WRITER_HTML);
    (void)state;

    xml_open(w, "ul");
    for (int i = 0; i < 3; i++) {
        xml_element(w, "li", STR("x"));
        xml_flush(w);
        buf_add(&whole, buf_str(&out));
        buf_clear(&out);
    }
    xml_writer_end(&w);
    buf_add(&whole, buf_str(&out));
    assert_text(buf_str(&whole), "<!DOCTYPE html>\n<ul><li>x</li><li>x</li><li>x</li></ul>\n");
    buf_free(&out);
    buf_free(&whole);
}

static void deep_nesting(void **state)
{
    struct buf out = {0};
    struct xml_writer *w = xml_writer_begin(&out, XML_WRITER_XML);
    size_t closed = 0;
    (void)state;

    for (int i = 0; i < 1000; i++)
        xml_open(w, "q");
    xml_text(w, STR("."));
    xml_writer_end(&w);
    for (ptrdiff_t at = 0; (at = str_find(buf_str(&out), STR("</q>"), (size_t)at)) >= 0; at++)
        closed++;
    assert_int_equal(closed, 1000);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_may_begin_at_once),
        cmocka_unit_test(hostile_text_comes_back),
        cmocka_unit_test(html_has_end_tags),
        cmocka_unit_test(the_buffer_may_be_emptied),
        cmocka_unit_test(deep_nesting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
