/* The language files: inheritance, and mistakes that name file and line. */
#include "testing.h"

#include "text/say/langdata.h"

#include <sys/stat.h>

struct room {
    char path[512];
    char *old; /* $BULLETIN_DATA as it was */
};

static int set_up(void **state)
{
    struct room *const room = calloc(1, sizeof *room);
    char folder[600];

    if (!room)
        return -1;
    scratch_folder(room->path, sizeof room->path);
    room->old = getenv("BULLETIN_DATA") ? strdup(getenv("BULLETIN_DATA")) : NULL;
    setenv("BULLETIN_DATA", room->path, 1);
    snprintf(folder, sizeof folder, "%s/voices", room->path);
    mkdir(folder, 0777);
    snprintf(folder, sizeof folder, "%s/voices/lang", room->path);
    mkdir(folder, 0777);
    *state = room;
    return 0;
}

static int tear_down(void **state)
{
    struct room *const room = *state;

    scratch_remove(room->path);
    if (room->old)
        setenv("BULLETIN_DATA", room->old, 1);
    else
        unsetenv("BULLETIN_DATA");
    free(room->old);
    free(room);
    return 0;
}

static void put_file(const struct room *room, const char *name, const char *text)
{
    char path[600];
    FILE *file;

    snprintf(path, sizeof path, "%s/voices/lang/%s", room->path, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void test_region_over_language_over_common(void **state)
{
    struct langdata *data = NULL;
    const struct entry *entry;

    put_file(*state, "common.lang", "[settings]\npoint = common\nslash = common\ndot = common\n");
    put_file(*state, "en.lang",
        "[settings]\npoint = language\nslash = language\n[unit]\nkm = kilometre | kilometres\n");
    put_file(*state, "en-us.lang", "[settings]\nslash = region\n[unit]\nkm = kilometer\n");
    assert_true(langdata_load("en_US", &data, NULL));
    assert_non_null(data);
    assert_text(langdata_setting(data, SETTING_DOT), "common");
    assert_text(langdata_setting(data, SETTING_POINT), "language");
    assert_text(langdata_setting(data, SETTING_SLASH), "region");
    entry = langdata_find(data, STR("km"));
    assert_non_null(entry);
    assert_text(entry->fields[0], "kilometer");
    langdata_free(&data);
}

static void test_no_file_is_no_language(void **state)
{
    struct langdata *data = NULL;

    put_file(*state, "en.lang", "");
    assert_true(langdata_load("sv", &data, NULL));
    assert_null(data);
    assert_true(langdata_load("../lang/en", &data, NULL)); /* no tag, so no path either */
    assert_null(data);
}

static void test_lines(void **state)
{
    struct langdata *data = NULL;
    const struct entry *entry;

    put_file(*state, "en.lang",
        "# a comment\n[sign-before-number]\n\"#\" = number\n= = equals\n[between-names]\nv = "
        "versus\n"
        "[year-after]\nin since\n[currency]\nA$ = Australian dollar | Australian dollars | :fine\n"
        "[unit]\nsq m = square metre\nsq = square\n");
    assert_true(langdata_load("en", &data, NULL));
    assert_non_null(data);
    entry = langdata_find(data, STR("#"));
    assert_non_null(entry);
    assert_int_equal(entry->class, ENTRY_BEFORE_NUMBER);
    assert_non_null(langdata_find(data, STR("=")));
    assert_non_null(langdata_find(data, STR("Since")));
    entry = langdata_find(data, STR("a"));
    assert_non_null(entry);
    assert_int_equal(entry->n_parts, 2);
    assert_int_equal(entry->n_fields, 2);
    assert_text(entry->style, "fine");
    entry = langdata_find(data, STR("sq")); /* the longer form first */
    assert_non_null(entry);
    assert_int_equal(entry->n_parts, 2);
    langdata_free(&data);
}

static void test_mistakes_are_named(void **state)
{
    static const struct {
        const char *text;
        const char *why;
    } CASES[] = {
        {"[settings]\npoints = x\n", "line 2: no setting of that name: points"},
        {"[settings]\npoint\n", "line 2: expected \"name = value\": point"},
        {"[nonsense]\na = b\n", "line 2: no section of that name: nonsense"},
        {"[unit]\nkm\n", "line 2: expected \"written = said\": km"},
        {"[style]\n\ncardinal = %spellout-klingon\n",
            "line 3: ICU has no such rule set: %spellout-klingon"},
        {"[month]\nMay = May | 13\n", "line 2: no month's number: 13"},
        {"[date]\n{dye} {month} = x\n", "line 2: no such element:  {month}"},
        {"\xFF\n", "is not UTF-8"},
    };

    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct langdata *data = NULL;
        struct error err = {0};

        put_file(*state, "en.lang", CASES[i].text);
        assert_false(langdata_load("en", &data, &err));
        assert_null(data);
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.text, "en.lang: "));
        if (!strstr(err.text, CASES[i].why))
            fail_msg("\"%s\" does not say \"%s\"", err.text, CASES[i].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_region_over_language_over_common, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_file_is_no_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_mistakes_are_named, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
