/* mix/relay.h: what is handed over is worked on in order, and failures come back. */
#include "mix/relay.h"

#include "testing.h"

#include <unistd.h>

struct work {
    uint32_t next; /* the number that is to come */
    uint32_t fail_at;
    bool slow;
};

/* A message begins with its number, and is filled with its lowest byte. */
static bool on_work(void *userdata, struct str bytes, struct error *err)
{
    struct work *const work = userdata;
    uint32_t number;

    memcpy(&number, bytes.s, sizeof number);
    if (number != work->next || (bytes.len > 4 && bytes.s[bytes.len - 1] != (char)number))
        return error_set(err, "order", "%u came in the place of %u", number, work->next);
    if (number == work->fail_at)
        return error_set(err, "work", "failed at %u", number);
    work->next++;
    if (work->slow)
        usleep(1000);
    return true;
}

static bool put(struct relay *relay, uint32_t number, size_t len, struct error *err)
{
    static char room[RELAY_MOST];

    memset(room, (int)(number & 0xFF), len);
    memcpy(room, &number, sizeof number);
    return relay_put(relay, (struct str){room, len}, err);
}

static void everything_arrives_in_order(void **state)
{
    struct error err = {0};
    struct work work = {.fail_at = UINT32_MAX};
    struct relay *relay = relay_open(on_work, &work, "test", &err);

    (void)state;
    assert_non_null(relay);
    for (uint32_t i = 0; i < 3000; i++)
        assert_true(put(relay, i, 4 + i * 7919 % (RELAY_MOST - 4) / 16, &err));
    assert_true(put(relay, 3000, RELAY_MOST, &err));
    assert_true(relay_finish(&relay, &err));
    assert_null(relay);
    assert_int_equal(work.next, 3001);
}

static void a_slow_worker_loses_nothing(void **state)
{
    struct error err = {0};
    struct work work = {.fail_at = UINT32_MAX, .slow = true};
    struct relay *relay = relay_open(on_work, &work, "test", &err);

    (void)state;
    for (uint32_t i = 0; i < 100; i++)
        assert_true(put(relay, i, 4, &err));
    assert_true(relay_finish(&relay, &err));
    assert_int_equal(work.next, 100);
}

/* The failure comes with a later hand-over, or at the end. */
static void a_failure_comes_back(void **state)
{
    (void)state;
    for (uint32_t at = 0; at < 40; at++) {
        struct error err = {0};
        struct work work = {.fail_at = at};
        struct relay *relay = relay_open(on_work, &work, "test", &err);
        char text[32];
        bool ok = true;
        for (uint32_t i = 0; ok && i < 40; i++)
            ok = put(relay, i, 4, &err);
        if (ok)
            ok = relay_finish(&relay, &err);
        relay_abort(&relay);
        assert_false(ok);
        snprintf(text, sizeof text, "work: failed at %u", at);
        assert_string_equal(err.text, text);
        assert_int_equal(work.next, at);
    }
}

static void nothing_is_waited_for_when_aborted(void **state)
{
    struct error err = {0};
    struct work work = {.fail_at = UINT32_MAX, .slow = true};
    struct relay *relay = relay_open(on_work, &work, "test", &err);

    (void)state;
    relay_abort(&relay); /* before its thread */
    relay = relay_open(on_work, &work, "test", &err);
    for (uint32_t i = 0; i < 5; i++)
        assert_true(put(relay, i, 4, &err));
    relay_abort(&relay);
    assert_null(relay);
    assert_in_range(work.next, 0, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_arrives_in_order),
        cmocka_unit_test(a_slow_worker_loses_nothing),
        cmocka_unit_test(a_failure_comes_back),
        cmocka_unit_test(nothing_is_waited_for_when_aborted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
