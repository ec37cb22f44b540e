/* The shapes that formats give a bulletin: what is said around the stories, what is left of them.
 */
#include "script/split/split.h"

#include "base/buf.h"
#include "scripting.h"

struct fixture {
    struct arena *arena;
    struct front_end *front_end;
    struct format format;
    struct split_options options;
    struct article articles[3];
    struct notes notes;
    struct rundown rundown;
    struct error err;
};

static void write_articles(struct fixture *f)
{
    f->articles[0] = test_article(f->arena, STR("Ferry back\n"
                                                "The ferry is back. It sails at noon.\n"
                                                "Nobody knew.\n"
                                                "# Who knew?\n"
                                                "Nobody did.\n"
                                                "x A credit\n"));
    f->articles[0].source = STR("Harbour News");
    f->articles[0].byline = STR("Ann Lee");
    f->articles[1] = test_article(f->arena, STR("{station} @quote | ~ x\n"
                                                "The mayor said: “We go. It is time.”\n"
                                                "Nobody went.\n"));
    f->articles[2] = test_article(f->arena, STR("Is it over?\n"
                                                "It is not over.\n"));
    f->articles[2].source = STR("The Post");
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    setenv("BULLETIN_DATA", ".", 0);
    f->arena = arena_new();
    assert_non_null(f->arena);
    f->front_end = front_end_open(&f->err);
    assert_non_null(f->front_end);
    f->notes.arena = f->arena;
    f->format = test_format();
    write_articles(f);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    front_end_close(&f->front_end);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static void assemble(struct fixture *f, size_t n)
{
    f->notes.n = 0;
    if (!split(f->articles, n, &f->format, &f->options, f->front_end, f->arena, &f->rundown,
            &f->notes, &f->err))
        fail_msg("%s", f->err.text);
}

static void use(struct fixture *f, const char *name)
{
    if (!format_load(name, f->arena, &f->format, &f->err))
        fail_msg("%s", f->err.text);
}

/* The running order, a line an item and a line a segment: "phrase presenter sentence: text". */
static struct str listing(struct fixture *f)
{
    struct buf out = {0};
    struct str kept;

    for (size_t i = 0; i < f->rundown.n_items; i++) {
        const struct item *item = &f->rundown.items[i];

        buf_printf(&out, "[%s] %.*s%s%.*s\n", item_kind_name(item->kind), STR_ARG(item->title),
            item->reader.len ? ", " : "", STR_ARG(item->reader));
        for (size_t k = 0; k < item->n_segments; k++) {
            const struct segment *s = &item->segments[k];
            buf_printf(&out, "%s %.*s %s: %.*s\n", segment_kind_name(s->kind), STR_ARG(s->role),
                boundary_name(s->boundary), STR_ARG(s->text));
            assert_int_equal(s->pause_ms, f->format.pause_ms[s->boundary]);
        }
    }
    kept = buf_keep(&out, f->arena);
    buf_free(&out);
    assert_non_null(kept.s);
    return kept;
}

static void assert_note(const struct fixture *f, enum note_kind kind, const char *why)
{
    for (size_t i = 0; i < f->notes.n; i++)
        if (f->notes.items[i].kind == kind && str_find(f->notes.items[i].why, str_of(why), 0) >= 0)
            return;
    fail_msg("no note says \"%s\"", why);
}

static void hourly_is_opening_headlines_leads_closing(void **state)
{
    struct fixture *f = *state;

    use(f, "hourly");
    f->options =
        (struct split_options){.station = STR("Radio North"), .date = STR("2026-11-24T14:00")};
    assemble(f, 3);
    assert_text(listing(f), "[open] Opening\n"
                            "phrase presenter item: This is Radio North news at 2 o'clock.\n"
                            "[headlines] Headlines, presenter\n"
                            "phrase presenter paragraph: The headlines.\n"
                            "list-item presenter paragraph: Ferry back\n"
                            "list-item presenter paragraph: {station} @quote | ~ x\n"
                            "list-item presenter item: Is it over?\n"
                            "[story] Ferry back\n"
                            "paragraph reporter sentence: The ferry is back.\n"
                            "paragraph reporter item: It sails at noon.\n"
                            "[story] {station} @quote | ~ x\n"
                            "paragraph reporter clause: The mayor said:\n"
                            "paragraph quote sentence: “We go.\n"
                            "paragraph quote item: It is time.”\n"
                            "[story] Is it over?\n"
                            "paragraph reporter item: It is not over.\n"
                            "[close] Closing\n"
                            "phrase presenter item: That's the latest from Radio North news.\n");
    assert_text(f->rundown.title, "Radio North news at 2 o'clock");
    assert_text(f->rundown.station, "Radio North");
    /* "Nobody knew.", the heading, "Nobody did." */
    assert_note(f, NOTE_DESIGN, "lead alone): 3 sentences of \"Ferry back\"");
    assert_note(f, NOTE_LEFT_OUT, "credit");
    assert_note(f, NOTE_DESIGN, "1 sentence of");
    assert_int_equal(f->notes.n, 3);
}

/* Without a station or time nothing is made up, least of all by the clock. */
static void what_is_not_known_is_not_said(void **state)
{
    struct fixture *f = *state;

    use(f, "hourly");
    f->options.date = STR("2026-11-24"); /* a day is no time */
    assemble(f, 1);
    assert_text(listing(f), "[open] Opening\n"
                            "phrase presenter item: Here is the news.\n"
                            "[story] Ferry back\n" /* a story alone has no headlines */
                            "paragraph reporter sentence: The ferry is back.\n"
                            "paragraph reporter item: It sails at noon.\n"
                            "[close] Closing\n"
                            "phrase presenter item: That's the latest news.\n");
    assert_text(f->rundown.title, "News bulletin");
}

static void digest_welcomes_and_reads_in_turn(void **state)
{
    struct fixture *f = *state;

    use(f, "digest");
    f->options = (struct split_options){.date = STR("2026-11-24")};
    assemble(f, 3);
    assert_text(listing(f),
        "[open] Opening\n"
        "phrase presenter paragraph: Welcome to the news digest for Tuesday, 24 November.\n"
        "phrase presenter item: There are 3 stories in this edition.\n"
        "[story] Ferry back\n"
        "title presenter heading: Ferry back\n"
        "paragraph reporter sentence: The ferry is back.\n"
        "paragraph reporter paragraph: It sails at noon.\n"
        "paragraph reporter section: Nobody knew.\n"
        "heading presenter heading: Who knew?\n"
        "paragraph reporter item: Nobody did.\n"
        "[story] {station} @quote | ~ x, reporter-2\n"
        "title presenter heading: {station} @quote | ~ x\n"
        "paragraph reporter-2 clause: The mayor said:\n"
        "paragraph quote sentence: “We go.\n"
        "paragraph quote paragraph: It is time.”\n"
        "paragraph reporter-2 item: Nobody went.\n"
        "[story] Is it over?\n"
        "title presenter heading: Is it over?\n"
        "paragraph reporter item: It is not over.\n"
        "[close] Closing\n"
        "phrase presenter paragraph: And that's all for this edition.\n"
        "phrase presenter item: Thank you for listening.\n");
    assert_text(f->rundown.title, "News digest for Tuesday, 24 November");
    assert_int_equal(f->notes.n, 1); /* the credit: all else is read */
}

static void talking_newspaper_announces_all(void **state)
{
    struct fixture *f = *state;

    use(f, "talking-newspaper");
    f->options.station = STR("Radio North");
    assemble(f, 3);
    assert_text(listing(f), "[open] Opening\n"
                            "phrase presenter item: This is the Radio North talking newspaper.\n"
                            "[headlines] Contents, presenter\n"
                            "phrase presenter paragraph: In this edition there are 3 stories.\n"
                            "list-item presenter paragraph: 1: Ferry back\n"
                            "list-item presenter paragraph: 2: {station} @quote | ~ x\n"
                            "list-item presenter item: 3: Is it over?\n"
                            "[story] Ferry back\n"
                            "phrase presenter sentence: Story 1 of 3.\n"
                            "title presenter heading: Ferry back\n"
                            "phrase presenter paragraph: By Ann Lee, from Harbour News.\n"
                            "paragraph reporter sentence: The ferry is back.\n"
                            "paragraph reporter paragraph: It sails at noon.\n"
                            "paragraph reporter section: Nobody knew.\n"
                            "phrase presenter clause: Section 1:\n"
                            "heading presenter heading: Who knew?\n"
                            "paragraph reporter paragraph: Nobody did.\n"
                            "phrase presenter item: End of story 1.\n"
                            "[story] {station} @quote | ~ x, reporter-2\n"
                            "phrase presenter sentence: Story 2 of 3.\n"
                            "title presenter heading: {station} @quote | ~ x\n"
                            "paragraph reporter-2 clause: The mayor said:\n"
                            "paragraph quote sentence: “We go.\n"
                            "paragraph quote paragraph: It is time.”\n"
                            "paragraph reporter-2 paragraph: Nobody went.\n"
                            "phrase presenter item: End of story 2.\n"
                            "[story] Is it over?\n"
                            "phrase presenter sentence: Story 3 of 3.\n"
                            "title presenter heading: Is it over?\n"
                            "phrase presenter paragraph: From The Post.\n"
                            "paragraph reporter paragraph: It is not over.\n"
                            "phrase presenter item: End of story 3.\n"
                            "[close] Closing\n"
                            "phrase presenter paragraph: That is the end of this edition.\n"
                            "phrase presenter item: From Radio North, thank you for listening.\n");
}

static void the_title_and_the_phrases_are_in_the_bulletins_language(void **state)
{
    struct fixture *f = *state;

    f->options.language = STR("de");
    use(f, "article");
    assemble(f, 2);
    assert_text(f->rundown.title, "Nachrichten");
    assert_text(f->rundown.items[0].segments[0].text, "Nachrichten");
    use(f, "hourly");
    f->options.air = STR("2026-11-24T14:30:00+01:00");
    assemble(f, 2);
    assert_text(f->rundown.title, "Nachrichten um 14.30 Uhr"); /* of the place it is told for */
    assert_text(f->rundown.items[1].title, "Schlagzeilen");
}

/* Where there are no phrases, English ones are spoken by an English voice. */
static void a_language_without_phrases_is_framed_in_english(void **state)
{
    struct fixture *f = *state;

    f->options.language = STR("pl");
    use(f, "hourly");
    assemble(f, 1);
    assert_text(f->rundown.language, "pl");
    assert_text(f->rundown.items[0].language, "en-GB");
    assert_text(f->rundown.items[1].language, "pl");
    assert_text(f->rundown.items[2].language, "en-GB");
    assert_note(f, NOTE_DETAIL, "English");
}

/* An item has one language: headlines in another one are an item of their own, and a story is
 * announced in its own. */
static void each_story_is_framed_in_its_own_language(void **state)
{
    struct fixture *f = *state;

    f->articles[1].language = STR("de");
    use(f, "talking-newspaper");
    assemble(f, 3);
    assert_text(f->rundown.items[1].language, "en-GB");
    assert_text(f->rundown.items[2].language, "de");
    assert_text(f->rundown.items[2].title, "Inhalt");
    assert_int_equal(f->rundown.items[2].n_segments, 1);
    assert_text(f->rundown.items[3].language, "en-GB");
    assert_text(f->rundown.items[5].segments[0].text, "Artikel 2 von 3.");
    assert_text(f->rundown.items[6].segments[0].text, "Story 3 of 3.");
}

static void quotations_are_announced_where_the_cast_asks_for_it(void **state)
{
    struct fixture *f = *state;

    f->articles[0] = test_article(f->arena, STR("Words\n"
                                                "“We go,” she said. “Now.”\n"
                                                "He wrote: “One.\n"
                                                "x A credit\n"
                                                "“Two.”\n"
                                                "“Three.”\n"
                                                "> Block one.\n"
                                                "> Block two.\n"
                                                "The end.\n"));
    f->options.announce_quotes = true;
    assemble(f, 1);
    assert_text(listing(f), "[open] Words\n"
                            "title presenter item: Words\n"
                            "[story] Words\n"
                            "phrase reporter clause: quote\n"
                            "paragraph quote clause: “We go,”\n"
                            "phrase reporter clause: end quote\n"
                            "paragraph reporter sentence: she said.\n"
                            "phrase reporter clause: quote\n"
                            "paragraph quote clause: “Now.”\n"
                            "phrase reporter paragraph: end quote\n"
                            "paragraph reporter clause: He wrote:\n"
                            "phrase reporter clause: quote\n"
                            "paragraph quote paragraph: “One.\n" /* goes on in the next one */
                            "paragraph quote clause: “Two.”\n"
                            "phrase reporter paragraph: end quote\n"
                            "phrase reporter clause: quote\n" /* another one */
                            "paragraph quote clause: “Three.”\n"
                            "phrase reporter paragraph: end quote\n"
                            "phrase reporter clause: quote\n"
                            "quote quote paragraph: Block one.\n"
                            "quote quote clause: Block two.\n"
                            "phrase reporter paragraph: end quote\n"
                            "paragraph reporter item: The end.\n");
}

/* --- the lead --- */

static void assert_lead(struct fixture *f, const char *lines, const char *expected)
{
    const struct item *story;
    struct buf out = {0};

    f->format.form = STORY_LEAD;
    f->articles[0] = test_article(f->arena, str_of(lines));
    assemble(f, 1);
    story = &f->rundown.items[f->rundown.n_items - 1];
    assert_int_equal(story->kind, ITEM_STORY);
    for (size_t i = 0; i < story->n_segments; i++)
        buf_printf(&out, "%s%.*s", i ? "/" : "", STR_ARG(story->segments[i].text));
    assert_text(buf_str(&out), expected);
    buf_free(&out);
}

static void a_lead_is_whole(void **state)
{
    struct fixture *f = *state;

    assert_lead(f, "T\nOne. Two.\nThree.\n", "One./Two.");
    /* never half a quotation, ... */
    assert_lead(f, "T\nShe said: “One.\n“Two.”\nThree.\n", "She said:/“One./“Two.”");
    /* ... though a mark that is never closed ends with its paragraph */
    assert_lead(f, "T\nShe said: “One.\nTwo.\n", "She said:/“One.");
    /* what it introduces belongs to it */
    assert_lead(f, "T\nThere are two:\n- a\n- b\nThree.\n", "There are two:/a/b");
    assert_lead(f, "T\nShe said:\n> One.\n> Two.\nThree.\n", "She said:/One./Two.");
    /* sub-headings and asides before it do not count */
    assert_lead(f, "T\n# Above\nx credit\nOne.\n# Below\nTwo.\n", "One.");
    assert_note(f, NOTE_DESIGN, "3 sentences"); /* Above, Below, Two */
    assert_lead(f, "T\nOne:\n# Below\nTwo.\n", "One:");
}

/* The title is all that there is: then it is read, whatever the format says. */
static void a_story_of_a_title_alone_is_its_title(void **state)
{
    struct fixture *f = *state;

    use(f, "hourly");
    f->articles[1] = test_article(f->arena, STR("It is over\nx A credit"));
    assemble(f, 2);
    assert_text(f->rundown.items[3].segments[0].text, "It is over");
    assert_int_equal(f->rundown.items[3].segments[0].kind, SEGMENT_TITLE);
}

static void an_article_without_a_word_is_no_story(void **state)
{
    struct fixture *f = *state;

    use(f, "talking-newspaper");
    f->articles[1] = test_article(f->arena, STR("\nx A credit"));
    assemble(f, 3);
    assert_int_equal(f->rundown.n_items, 5);
    assert_text(f->rundown.items[1].segments[0].text, "In this edition there are 2 stories.");
    assert_text(f->rundown.items[3].segments[0].text, "Story 2 of 2.");
    f->articles[0] = f->articles[1];
    assert_false(split(f->articles, 1, &f->format, &f->options, f->front_end, f->arena, &f->rundown,
        NULL, &f->err));
    assert_non_null(strstr(f->err.text, "nothing to read out"));
}

/* --- sounds --- */

static void sounds_are_played_in_their_places(void **state)
{
    struct fixture *f = *state;

    use(f, "hourly");
    f->format.opening = (struct sting){.kind = STING_PIPS};
    f->format.separator = (struct sting){.kind = STING_TONE, .hz = 880, .length_ms = 100};
    f->format.closing = (struct sting){.kind = STING_TONE, .hz = 440, .length_ms = 100};
    f->format.bed.sound = (struct sting){.kind = STING_TONE, .hz = 110, .length_ms = 100};
    f->format.bed_under = UNDER_HEADLINES;
    assemble(f, 2); /* opening, headlines, two stories, closing */
    assert_int_equal(f->rundown.n_items, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct item *const item = &f->rundown.items[i];
        const bool story = item->kind == ITEM_STORY;
        assert_int_equal(item->before.kind, i == 0 ? STING_PIPS : story ? STING_TONE : STING_NONE);
        assert_int_equal(item->after.kind, i == 4 ? STING_TONE : STING_NONE);
        assert_int_equal(item->bed.sound.kind, i == 1 ? STING_TONE : STING_NONE);
    }
    f->format.bed_under = UNDER_OPENING;
    assemble(f, 2);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(f->rundown.items[i].bed.sound.kind, i < 2 ? STING_TONE : STING_NONE);
    f->format.bed_under = UNDER_ALL;
    assemble(f, 2);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(f->rundown.items[i].bed.sound.kind, STING_TONE);
    /* without an opening, the first item is what there is; no separator comes before it */
    f->format.say[SAY_OPENING] = (struct str){NULL, 0};
    f->format.most_headlines = 0;
    assemble(f, 2);
    assert_int_equal(f->rundown.items[0].kind, ITEM_STORY);
    assert_int_equal(f->rundown.items[0].before.kind, STING_PIPS);
}

/* --- the same again --- */

/* For an exact length it is made with ever fewer stories: nothing is left of the time before. */
static void the_same_articles_make_the_same_again(void **state)
{
    struct fixture *f = *state;
    struct str first;

    use(f, "talking-newspaper");
    f->options.date = STR("2026-11-24T09:30");
    assemble(f, 3);
    first = listing(f);
    assemble(f, 1);
    assert_text(f->rundown.items[1].segments[0].text, "In this edition there is one story.");
    assemble(f, 2);
    assert_text(f->rundown.items[2].segments[0].text, "Story 1 of 2.");
    assemble(f, 3);
    assert_true(str_eq(listing(f), first));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            hourly_is_opening_headlines_leads_closing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_known_is_not_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(digest_welcomes_and_reads_in_turn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(talking_newspaper_announces_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            the_title_and_the_phrases_are_in_the_bulletins_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_language_without_phrases_is_framed_in_english, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            each_story_is_framed_in_its_own_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            quotations_are_announced_where_the_cast_asks_for_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lead_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_story_of_a_title_alone_is_its_title, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_article_without_a_word_is_no_story, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sounds_are_played_in_their_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_articles_make_the_same_again, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
