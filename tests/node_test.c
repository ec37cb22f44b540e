#include "base/node.h"

#include "testing.h"

/* <a>1<b k="v">2<c/></b>3<b>4</b></a> */
struct fixture {
    struct arena *arena;
    struct node *a, *one, *b, *two, *c, *three, *b2, *four;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct attribute *at;

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    f->a = node_element(f->arena, NULL, STR("a"));
    f->one = node_text(f->arena, f->a, STR("1"));
    f->b = node_element(f->arena, f->a, STR("b"));
    f->two = node_text(f->arena, f->b, STR("2"));
    f->c = node_element(f->arena, f->b, STR("c"));
    f->three = node_text(f->arena, f->a, STR("3"));
    f->b2 = node_element(f->arena, f->a, STR("b"));
    f->four = node_text(f->arena, f->b2, STR("4"));
    at = arena_alloc(f->arena, sizeof *at);
    assert_non_null(at);
    *at = (struct attribute){.name = STR("k"), .value = STR("v")};
    f->b->attributes = at;
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

static void document_order(void **state)
{
    const struct fixture *const f = *state;
    const struct node *const order[] = {f->one, f->b, f->two, f->c, f->three, f->b2, f->four, NULL};
    const struct node *node = f->a;

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        node = node_following(f->a, node);
        assert_ptr_equal(node, order[i]);
    }
    assert_ptr_equal(node_past(f->a, f->b), f->three);
    assert_null(node_past(f->a, f->b2));
    assert_null(node_past(f->a, f->a));
}

/* A walk below a node stays there, also at its last child. */
static void a_walk_stays_below_its_root(void **state)
{
    const struct fixture *const f = *state;

    assert_ptr_equal(node_following(f->b, f->b), f->two);
    assert_ptr_equal(node_following(f->b, f->two), f->c);
    assert_null(node_following(f->b, f->c));
    assert_null(node_following(f->c, f->c));
}

static void finds_by_name(void **state)
{
    const struct fixture *const f = *state;

    assert_ptr_equal(node_find(f->a, "b"), f->b);
    assert_ptr_equal(node_find(f->a, "c"), f->c);
    assert_null(node_find(f->a, "a")); /* the root itself is not below it */
    assert_null(node_find(f->b2, "c"));
    assert_ptr_equal(node_child(f->a, "b"), f->b);
    assert_ptr_equal(node_sibling(f->b, "b"), f->b2);
    assert_null(node_child(f->a, "c"));
    assert_null(node_child(f->c, "b"));
    assert_null(node_sibling(f->b2, "b"));
    assert_true(node_is_text(f->one));
    assert_false(node_is_text(f->b));
    assert_text(node_attr(f->b, "k"), "v");
    assert_null(node_attr(f->b, "x").s);
    assert_null(node_attr(f->a, "k").s);
}

static void links_both_ways(void **state)
{
    const struct fixture *const f = *state;

    assert_ptr_equal(f->a->first, f->one);
    assert_ptr_equal(f->a->last, f->b2);
    assert_ptr_equal(f->b2->prev, f->three);
    assert_ptr_equal(f->three->prev, f->b);
    assert_null(f->one->prev);
    assert_ptr_equal(f->c->parent, f->b);
}

static void text_in_order(void **state)
{
    const struct fixture *const f = *state;
    struct buf out = {0};

    node_add_text(f->a, &out);
    assert_text(buf_str(&out), "1234");
    buf_clear(&out);
    node_add_text(f->b, &out);
    assert_text(buf_str(&out), "2");
    buf_clear(&out);
    node_add_text(f->four, &out);
    assert_text(buf_str(&out), "4");
    buf_free(&out);
}

/* A million levels: recursion would run out of stack. */
static void depth_costs_no_stack(void **state)
{
    struct arena *const a = ((struct fixture *)*state)->arena;
    struct node *const root = node_element(a, NULL, STR("root"));
    struct node *node = root;
    struct buf out = {0};

    for (int i = 0; i < 1000000; i++) {
        node = node_element(a, node, STR("d"));
        assert_non_null(node);
    }
    assert_non_null(node_text(a, node, STR("deep")));
    node_add_text(root, &out);
    assert_text(buf_str(&out), "deep");
    assert_null(node_find(root, "x"));
    buf_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(document_order),
        TEST(a_walk_stays_below_its_root),
        TEST(finds_by_name),
        TEST(links_both_ways),
        TEST(text_in_order),
        TEST(depth_costs_no_stack),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
