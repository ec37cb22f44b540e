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

static void has_a_code(void **state)
{
    struct notes notes = {.arena = arena_new()};

    (void)state;
    assert_non_null(notes.arena);
    notes_add(&notes, NOTE_LEFT_OUT, STR("x"), "y");
    notes_add_code(&notes, NOTE_DOUBT, "name", STR("Qarth"), "say it %s", "how?");
    notes_add(&notes, NOTE_WARNING, STR("x"), "y");
    assert_int_equal(notes.n, 3);
    assert_string_equal(note_code(&notes.items[0]), "left-out");
    assert_string_equal(note_code(&notes.items[1]), "name");
    assert_text(notes.items[1].why, "say it how?");
    assert_string_equal(note_code(&notes.items[2]), "warning");
    notes_add(&notes, NOTE_DESIGN, STR("x"), "y");
    assert_string_equal(note_code(&notes.items[3]), "design");
    notes_add_code(NULL, NOTE_DOUBT, "name", STR("x"), "y");
    arena_destroy(&notes.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_copies_in_order),
        cmocka_unit_test(has_a_code),
        cmocka_unit_test(nobody_need_want_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
