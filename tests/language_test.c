/*
 * language.h. Tags: the forms are those of RFC 5646 (2.1.1 letter case, 2.2.4 regions) and of the
 * IANA registry ("iw" was replaced by "he"). Texts: sentences of news written for this test.
 */
#include "text/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void canonical(void **state)
{
    static const char *const tags[][2] = {{"en-GB", "en-GB"}, {"EN_gb", "en-GB"}, {"en", "en"},
        {"iw", "he"}, {"zh-hant-tw", "zh-Hant-TW"}, {"de-de-1996", "de-DE-1996"},
        {"es-419", "es-419"}, {"", ""}, {"e", ""}, {"english please", ""}, {"en-", ""},
        {"../en", ""}, {"und", ""}, {"en-GB\n", ""}, {"x", ""}};
    struct arena *a = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const struct str out = language_canonical(str_of(tags[i][0]), a);
        if (!str_eq(out, str_of(tags[i][1])))
            fail_msg("%s became %.*s, not %s", tags[i][0], STR_ARG(out), tags[i][1]);
    }
    arena_destroy(&a);
}

static void parts(void **state)
{
    (void)state;
    assert_true(str_eq(language_primary(STR("en-GB")), STR("en")));
    assert_true(str_eq(language_primary(STR("en")), STR("en")));
    assert_true(str_eq(language_primary(STR("")), STR("")));
    assert_true(str_eq(language_region(STR("en-GB")), STR("GB")));
    assert_true(str_eq(language_region(STR("zh-Hant-TW")), STR("TW")));
    assert_true(str_eq(language_region(STR("es-419")), STR("419")));
    assert_true(str_eq(language_region(STR("en")), STR("")));
    assert_true(str_eq(language_region(STR("en-x-us")), STR("")));
    assert_true(language_same(STR("en-GB"), STR("EN_us")));
    assert_false(language_same(STR("en"), STR("eng")));
    assert_false(language_same(STR(""), STR("")));
}

static void news(void **state)
{
    static const char *const texts[][2] = {
        {"en", "The government said on Tuesday that it would spend more on schools next year."},
        {"en",
            "Police arrested a man after a fire in the city centre, and they were looking for two "
            "others who had been there."},
        {"de", "Die Regierung hat am Dienstag angekündigt, mehr Geld für Schulen auszugeben."},
        {"fr", "Le gouvernement a annoncé mardi qu'il dépenserait plus pour les écoles."},
        {"es",
            "El gobierno anunció el martes que gastará más dinero en las escuelas el próximo año, "
            "según informaron las autoridades en una rueda de prensa."},
        {"it", "Il governo ha annunciato martedì che spenderà di più per le scuole."},
        {"pt", "O governo anunciou na terça-feira que vai gastar mais com as escolas."},
        {"nl", "De regering heeft dinsdag aangekondigd meer geld aan scholen uit te geven."},
        {"sv", "Regeringen meddelade på tisdagen att den ska lägga mer pengar på skolor."},
        {"da",
            "Regeringen meddelte tirsdag, at den vil bruge flere penge på skoler efter sommeren."},
        {"nb", "Regjeringen kunngjorde tirsdag at den vil bruke mer penger på skoler."},
        {"pl", "Rząd ogłosił we wtorek, że przeznaczy więcej pieniędzy na szkoły."},
        {"ru", "Правительство объявило во вторник, что потратит больше денег на школы."},
        {"uk", "Уряд оголосив у вівторок, що витратить більше грошей на школи та їхніх учнів."},
        {"fi", "Hallituksen mukaan kouluihin käytetään ensi vuonna enemmän rahaa."},
        {"ro", "Guvernul a anunțat marți că va cheltui mai mult pentru școli."},
        {"hu", "A kormány kedden bejelentette, hogy több pénzt költ az iskolákra."},
        {"el", "Η κυβέρνηση ανακοίνωσε"},
        {"he", "הממשלה הודיעה"},
        {"ja", "政府は火曜日に学校への支出を増やすと発表した。"},
        {"zh", "政府星期二宣布将增加学校开支。"},
        {"ko", "정부는 화요일 발표했다"},
        {"th", "รัฐบาลประกาศ"},
    };
    struct language_finder *finder = language_finder_new();

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct str found = language_find(finder, str_of(texts[i][1]));
        if (!str_eq(found, str_of(texts[i][0])))
            fail_msg("\"%s\" was found to be \"%.*s\"", texts[i][1], STR_ARG(found));
    }
    language_finder_free(&finder);
    assert_null(finder);
}

/* Names and a few words: better no answer than a wrong one. */
static void unsure(void **state)
{
    static const char *const texts[] = {"", " ", "Huawei", "Hello world", "12:30 15.4.2026 100%",
        "Volodymyr Zelenskyy", "Manchester United 2 Chelsea 1", "🙂🙂🙂", "\xFF\xFE\x80",
        "BBC", "Paris, Berlin, Madrid, Roma",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z"};
    struct language_finder *finder = language_finder_new();

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct str found = language_find(finder, str_of(texts[i]));
        if (found.len > 0)
            fail_msg("\"%s\" was found to be \"%.*s\"", texts[i], STR_ARG(found));
    }
    language_finder_free(&finder);
}

/* English that quotes, and others that quote English. */
static void mixed(void **state)
{
    struct language_finder *finder = language_finder_new();

    (void)state;
    assert_true(str_eq(
        language_find(finder, STR("The president said \"nous sommes prêts\" before the meeting and "
                                  "that they had been waiting for an answer.")),
        STR("en")));
    assert_true(str_eq(language_find(finder,
                           STR("Der Präsident sagte am Montag in Berlin \"The time has come\", wie "
                               "die Zeitung berichtet, und reiste danach nach Hamburg weiter.")),
        STR("de")));
    language_finder_free(&finder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canonical),
        cmocka_unit_test(parts),
        cmocka_unit_test(news),
        cmocka_unit_test(unsure),
        cmocka_unit_test(mixed),
    };

    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
