#include "base/note.h"

#include "testing.h"

static void keeps_copies_in_order(void **state)
{
    struct notes notes = {.arena = arena_new()};
    char what[] = "video";
    (void)state;

    assert_non_null(notes.arena);
    for (int i = 0; i < 100; i++)
        notes_add(&notes, i % 2 ? NOTE_DOUBT : NOTE_LEFT_OUT, str_of(what), "number %d", i);
    what[0] = 'x';
    assert_int_equal(notes.n, 100);
    assert_int_equal(notes.items[99].kind, NOTE_DOUBT);
    assert_text(notes.items[99].what, "video");
    assert_text(notes.items[7].why, "number 7");
    arena_destroy(&notes.arena);
}

static void nobody_need_want_them(void **state)
{
    (void)state;
    notes_add(NULL, NOTE_WARNING, STR("x"), "y");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_copies_in_order),
        cmocka_unit_test(nobody_need_want_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
