/* parallel.h: every item is worked on once, whatever the step. */
#include "base/parallel.h"

#include "testing.h"

#include <stdatomic.h>

#define ITEMS 1000

struct count {
    size_t step, n;
    atomic_int seen[ITEMS];
    atomic_bool uneven; /* a part that does not begin at a step, or is too long or short */
};

static void work(void *userdata, size_t from, size_t to)
{
    struct count *const count = userdata;

    if (from % count->step || to <= from || to - from > count->step ||
        (to - from < count->step && to != count->n))
        atomic_store(&count->uneven, true);
    for (size_t i = from; i < to; i++)
        atomic_fetch_add(&count->seen[i], 1);
}

static void every_item_once(void **state)
{
    static const size_t sizes[] = {0, 1, 2, 6, 7, 8, 999, ITEMS};
    static const size_t steps[] = {1, 7, 64, 5000};
    (void)state;

    for (size_t k = 0; k < sizeof sizes / sizeof sizes[0] * 4; k++) {
        struct count *const count = calloc(1, sizeof *count);
        assert_non_null(count);
        count->step = steps[k % 4];
        count->n = sizes[k / 4];
        parallel_run(count->n, count->step, work, count);
        assert_false(atomic_load(&count->uneven));
        for (size_t i = 0; i < ITEMS; i++)
            assert_int_equal(atomic_load(&count->seen[i]), i < count->n);
        free(count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_item_once)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
