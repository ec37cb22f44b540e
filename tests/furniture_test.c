/* What is set aside and what never is: each line by itself. The lines are written in the manner of
 * pages; those that must stay are sentences and headings that begin or end alike. */
#include "read/line/byline.h"
#include "read/line/furniture.h"
#include "read/line/pagedate.h"
#include "testing.h"

static struct arena *arena;
static const struct pagewords *table;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    table = arena ? pagewords_new(arena) : NULL;
    return table ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(&arena);
    return 0;
}

static const char *reason_of(const char *text)
{
    const struct pageline line = pageline_of(table, str_of(text));

    return furniture_reason(&line);
}

struct expected {
    const char *reason;
    const char *line;
};

static void sets_furniture_aside(void **state)
{
    static const struct expected cases[] = {
        {"credit", "Video report by ITV News Political Correspondent Romilly Weeks"},
        {"credit", "Additional reporting by Jane Smith and Tom O'Neill"},
        {"credit", "(Reporting by A. Feld in Berlin; Editing by Tom Hale)"},
        {"credit", "Propos recueillis par Jean Petit"},
        {"credit", "Image source, Getty Images"},
        {"credit", "AFP via Getty Images"},
        {"credit", "Jane Doe/AP"},
        {"credit", "Credit...Lena Whitfield for the Ledger"},
        {"caption", "Image caption, The bridge after the flood"},
        {"caption", "The pier at dusk. Photograph: Jane Doe/PA"},
        {"caption", "The minister leaves the court on Monday (AP Photo/Mike Renner)"},
        {"caption", "Protesters in the square [Jane Doe/Reuters]"},
        {"caption", "FILE - The dam in May"},
        {"caption", "1 of 5 | The bridge at dawn"},
        {"caption or credit", "Photo: Jane Doe"},
        {"caption or credit", "Foto: Uwe Brandt/dpa"},
        {"caption or credit", "写真:港に面した店"},
        {"caption or credit", "Source: Office for National Statistics"},
        {"link to another story", "Read more: How the storm formed"},
        {"link to another story", "READ ALSO Storm leaves thousands without power"},
        {"link to another story", "Lesen Sie auch: Warum das Abteil zurückkommt"},
        {"link to another story", "À lire aussi : Trois phares à visiter"},
        {"link to another story", "Читайте также: Последний ледокол"},
        {"link to another story", "RELATED: Storm in pictures"},
        {"link to another story", "More on this story"},
        {"link to another story", "Tags: floods, weather"},
        {"appeal to the reader", "Follow us on Facebook, X and Instagram."},
        {"appeal to the reader", "Follow The Courier for more news from the valley"},
        {"appeal to the reader", "Sign up to our newsletter"},
        {"appeal to the reader", "Got a story? Email tips@courier.example"},
        {"appeal to the reader", "Click here to join the conversation"},
        {"button", "Advertisement"},
        {"button", "Share this article"},
        {"button", "Copy link"},
        {"button", "View image in fullscreen"},
        {"button", "23 comments"},
        {"reading time", "5 min read"},
        {"reading time", "Lesezeit: 5 Minuten"},
        {"copyright notice", "© Ouest-Littoral. Tous droits réservés."},
        {"copyright notice", "Copyright 2026 KQXT. All rights reserved."},
        {"notice of the page", "We use cookies to improve your visit."},
        {"embedded post", "— Kim Ferreira (@kferreira_digs) February 12, 2026"},
        {"web address", "https://example.org/footprints"},
        {"web address", "@kferreira_digs"},
        {"end mark", "ENDS"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *reason = reason_of(cases[i].line);
        if (!reason || strcmp(reason, cases[i].reason) != 0)
            fail_msg("\"%s\": %s, expected %s", cases[i].line, reason ? reason : "text",
                cases[i].reason);
    }
}

static void keeps_the_story(void **state)
{
    static const char *const lines[] = {
        "Follow the money and you will find the mayor.",
        "Follow the river for more than a mile and you come to the mill.",
        "Follow him home and he would offer you tea.",
        "Read more slowly, she tells her pupils, and then read it again.",
        "See also what happened in 1998, he says.",
        "Share prices fell by 3% on Monday.",
        "Share the road",
        "Comments on the plan close on Friday",
        "Watch what they do, not what they say.",
        "Sign here, he was told, and he signed.",
        "More than 200 people joined the march.",
        "More from less",
        "Most of all, he missed the sea.",
        "Related companies were fined as well.",
        "Top officials resigned",
        "Photographs show the bridge as it was in 1912.",
        "Pictures from the scene showed smoke above the harbour.",
        "Video of the attack was shared thousands of times.",
        "Reuters reported the talks on Tuesday.",
        "Getty heirs give painting back",
        "The report by MPs calls for a ban on the trade.",
        "Report by MPs calls for ban",
        "Words by which he was judged",
        "She was from the Environmental Protection Agency (EPA)",
        "Download the app and show the code at the door.",
        "Call 111 if you are worried about a baby.",
        "Email the council by Friday if you want a place.",
        "Subscribers rose by a third last year.",
        "The newsletter was written by hand and posted on Fridays.",
        "Listen to the children, the judge said.",
        "Copyright law has not kept up with machines.",
        "He uses cookies and milk to win them over.",
        "The company uses cookies to follow people around the web, the court found.",
        "“Follow us on Facebook,” the banner said, and nobody did.",
        "“We use cookies,” it said.",
        "The article continues to divide the village.",
        "Five minutes of reading a day is enough, the study found.",
        "Ends of the earth",
        "By then it was too late.",
        "He said: read the small print.",
        "It read:",
        "From the left: nothing but silence.",
        "Source of the river found at last",
        "Everything you need to know about the vote",
        "The latest on the strike",
        "What we know about the story so far",
        "Print is dying, but not here.",
        "Two views of one war",
    };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *reason = reason_of(lines[i]);
        if (reason)
            fail_msg("\"%s\" was set aside: %s", lines[i], reason);
    }
}

static void check_byline(const char *text, const char *people)
{
    const struct pageline line = pageline_of(table, str_of(text));
    struct str found;

    if (!byline_of(&line, &found))
        fail_msg("\"%s\" is no byline", text);
    assert_text(found, people);
}

static void reads_bylines(void **state)
{
    (void)state;
    check_byline("By Jane Smith", "Jane Smith");
    check_byline("By Jane Smith and Tom O'Neill", "Jane Smith and Tom O'Neill");
    check_byline("Jane Smith, Political Editor", "Jane Smith, Political Editor");
    check_byline("By Jane Smith, health editor", "Jane Smith, health editor");
    check_byline("By Jane Smith in Berlin", "Jane Smith in Berlin");
    check_byline("By Local Democracy Reporter Amir Nasser", "Local Democracy Reporter Amir Nasser");
    check_byline("Von Katrin Löwe, Berlin", "Katrin Löwe, Berlin");
    check_byline("Par Élodie Kerguelen", "Élodie Kerguelen");
    check_byline("di Paola Renzi", "Paola Renzi");
    check_byline("As told to Rosa Finch", "Rosa Finch");
    check_byline("Economics editor", "Economics editor");
    check_byline("By Jane Smith 3 May 2026", "Jane Smith");
}

static void knows_what_is_no_byline(void **state)
{
    static const char *const lines[] = {"By the numbers",
        "By train and boat to Narvik it took a week", "By Friday it was over.", "Death by water",
        "“By Jane Smith”", "The editor who said no", "Stand by me"};
    struct str name;

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const struct pageline line = pageline_of(table, str_of(lines[i]));
        if (byline_of(&line, &name))
            fail_msg("\"%s\" was taken for a byline", lines[i]);
    }
}

static void check_date(const char *text, enum pagedate_kind kind, const char *iso)
{
    const struct pageline line = pageline_of(table, str_of(text));

    if (pagedate_of(&line) != kind)
        fail_msg("\"%s\": kind %d", text, (int)pagedate_of(&line));
    if (kind != PAGEDATE_NONE)
        assert_text(pagedate_iso(&line, arena), iso);
}

static void reads_dates(void **state)
{
    (void)state;
    check_date("Published 3 March 2026", PAGEDATE_STAMP, "2026-03-03");
    check_date("Thursday, 5th March 2026, 6:00 am", PAGEDATE_DATE, "2026-03-05T06:00:00");
    check_date("14:22, 19 MAR 2026", PAGEDATE_DATE, "2026-03-19T14:22:00");
    check_date("Tue 24 Feb 2026 19.04 GMT", PAGEDATE_DATE, "2026-02-24T19:04:00Z");
    check_date("Stand: 02.02.2026 10:15 Uhr", PAGEDATE_STAMP, "2026-02-02T10:15:00");
    check_date("Publié le 9 janvier 2026 à 07h12", PAGEDATE_STAMP, "2026-01-09T07:12:00");
    check_date("3 hours ago", PAGEDATE_STAMP, "");
    check_date("14:05 GMT", PAGEDATE_TIME, "");
    check_date("9.30pm", PAGEDATE_TIME, "");
    check_date("2 February", PAGEDATE_DATE, "");
    check_date("all day: £5.50", PAGEDATE_NONE, "");
    check_date("It was May 2019 and nobody knew.", PAGEDATE_NONE, "");
    check_date("Updated rules for 200 schools", PAGEDATE_NONE, "");
    check_date("March on Rome", PAGEDATE_NONE, "");
}

static void check_dateline(
    const char *text, const char *place, const char *agency, const char *rest)
{
    struct dateline dateline;

    if (!dateline_of(str_of(text), &dateline))
        fail_msg("\"%s\" has no dateline", text);
    assert_text(dateline.place, place);
    assert_text(dateline.agency, agency);
    assert_text(str_cut(str_of(text), dateline.len, strlen(text)), rest);
}

static void reads_datelines(void **state)
{
    static const char *const none[] = {"A dog — and a cat — came in.", "He said - and meant it.",
        "Huawei - The company said no.", "BERLIN is a city.", "(Reuters)", "LONDON —",
        "In the end (AP) — she said."};
    struct dateline dateline;

    (void)state;
    check_dateline(
        "LONDON, March 11 (Reuters) - Shares fell.", "LONDON, March 11", "Reuters", "Shares fell.");
    check_dateline(
        "GALLUP, N.M. — When the board voted", "GALLUP, N.M.", "", "When the board voted");
    check_dateline("Berlin (dpa) – Die Bahn will mehr.", "Berlin", "dpa", "Die Bahn will mehr.");
    check_dateline("(Reuters) - The bank said", "", "Reuters", "The bank said");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (dateline_of(str_of(none[i]), &dateline))
            fail_msg("\"%s\" was taken for one", none[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_furniture_aside),
        cmocka_unit_test(keeps_the_story),
        cmocka_unit_test(reads_bylines),
        cmocka_unit_test(knows_what_is_no_byline),
        cmocka_unit_test(reads_dates),
        cmocka_unit_test(reads_datelines),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
