#include "base/arena.h"

#include "testing.h"

static int set_up(void **state)
{
    *state = arena_new();
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    struct arena *a = *state;

    arena_destroy(&a);
    assert_null(a);
    arena_destroy(&a); /* of NULL: nothing */
    return 0;
}

static void zeroed_and_aligned(void **state)
{
    static const char zeros[4096] = {0};

    for (size_t size = 0; size < sizeof zeros; size += 37) {
        char *p = arena_alloc(*state, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        assert_memory_equal(p, zeros, size);
        memset(p, 0xFF, size); /* the next one must not be this one */
    }
}

static void none_overlap(void **state)
{
    unsigned char *p[2000];

    for (size_t i = 0; i < 2000; i++) {
        p[i] = arena_alloc(*state, i % 300 * (i % 50 == 0 ? 400 : 1) + 1);
        assert_non_null(p[i]);
        *p[i] = (unsigned char)i;
    }
    for (size_t i = 0; i < 2000; i++)
        assert_int_equal(*p[i], (unsigned char)i);
}

/* A large allocation goes beside the chunk that is being filled, which must not be lost. */
static void large_ones_waste_nothing(void **state)
{
    const size_t mib = (size_t)1 << 20;

    for (int i = 0; i < 8; i++) {
        assert_non_null(arena_alloc(*state, mib));
        assert_non_null(arena_alloc(*state, 16));
    }
    assert_true(arena_size(*state) < 8 * mib + 2 * ((size_t)64 << 10));
}

static void overflow_is_no_memory(void **state)
{
    assert_null(arena_array(*state, SIZE_MAX / 2, 3));
    assert_null(arena_array(*state, SIZE_MAX, 1));
    assert_null(arena_alloc(*state, SIZE_MAX));
    assert_null(arena_alloc(*state, SIZE_MAX - 40));
    assert_non_null(arena_array(*state, 0, 3));
}

static void arrays_grow(void **state)
{
    int *items = NULL;
    size_t cap = 0;

    for (size_t n = 0; n < 1000; n++) {
        int *more = arena_more(*state, items, n, &cap, sizeof *items);
        assert_non_null(more);
        items = more;
        assert_true(cap > n);
        assert_int_equal(items[n], 0);
        items[n] = (int)n;
    }
    for (size_t n = 0; n < 1000; n++)
        assert_int_equal(items[n], n);
}

/* A place that was in use before, and is taken again, is zeroed too. */
static void a_place_taken_again_is_zeroed(void **state)
{
    int *items = NULL;
    size_t cap = 0;

    items = arena_more(*state, items, 0, &cap, sizeof *items);
    assert_non_null(items);
    items[0] = 5;
    items = arena_more(*state, items, 0, &cap, sizeof *items);
    assert_non_null(items);
    assert_int_equal(items[0], 0);
}

static void text_is_copied_and_ended(void **state)
{
    char text[] = "abc";
    const struct str copy = arena_str(*state, (struct str){text, 2});
    const struct str empty = arena_str(*state, (struct str){NULL, 0});

    text[0] = 'x';
    assert_text(copy, "ab");
    assert_string_equal(copy.s, "ab");
    assert_non_null(empty.s);
    assert_string_equal(empty.s, "");
    assert_text(arena_printf(*state, "%d-%s", 42, "x"), "42-x");
    assert_int_equal(arena_printf(*state, "%0*d", 100000, 1).len, 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(zeroed_and_aligned, set_up, tear_down),
        cmocka_unit_test_setup_teardown(none_overlap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(large_ones_waste_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(overflow_is_no_memory, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arrays_grow, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_place_taken_again_is_zeroed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_is_copied_and_ended, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
