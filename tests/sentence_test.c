/* text/sentence.h. Expected boundaries are set by reading: "|" stands where a sentence ends. */
#include "text/sentence.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "testing.h"

struct reading {
    const char *language;
    const char *marked; /* the text, "|" between its sentences */
};

static struct arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return arena ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    arena_destroy(&arena);
    return 0;
}

static struct str without_marks(const char *marked)
{
    struct buf text = {0};
    struct str kept;

    for (; *marked; marked++)
        if (*marked != '|')
            buf_add_byte(&text, *marked);
    kept = buf_keep(&text, arena);
    buf_free(&text);
    assert_non_null(kept.s);
    return kept;
}

/* The text with "|" directly behind each sentence but the last. */
static struct str with_marks(struct str text, const struct str *pieces, size_t n)
{
    struct buf marked = {0};
    const char *at = text.s;
    struct str kept;

    for (size_t i = 0; i < n; i++) {
        const char *const end = pieces[i].s + pieces[i].len;

        buf_add(&marked, (struct str){at, (size_t)(end - at)});
        if (i + 1 < n)
            buf_add_byte(&marked, '|');
        at = end;
    }
    kept = buf_keep(&marked, arena);
    buf_free(&marked);
    assert_non_null(kept.s);
    return kept;
}

static void check(const struct reading *readings, size_t count)
{
    size_t bad = 0;

    for (size_t i = 0; i < count; i++) {
        const struct str text = without_marks(readings[i].marked);
        struct error err = {0};
        struct str *pieces, got;
        size_t n;

        assert_true(sentences(text, str_of(readings[i].language), arena, &pieces, &n, &err));
        got = with_marks(text, pieces, n);
        if (str_eq(got, str_of(readings[i].marked)))
            continue;
        bad++;
        fprintf(stderr, "# expected %s\n# got      %s\n", readings[i].marked, got.s);
    }
    assert_int_equal(bad, 0);
}

#define CHECK(readings) check(readings, sizeof(readings) / sizeof *(readings))

static void ends_plain_sentences(void **state)
{
    static const struct reading readings[] = {
        {"en", "The ferry is back.| It sails at noon."},
        {"en", "Is it true?| Yes!| It is."},
        {"en", "What?!| Really?!| Yes."},
        {"en", "It ended 2-1.| United won."},
        {"", "No language is English.| Mr. Lee knows it."},
        {"en-GB", "A region does not matter.| Mr. Lee knows it."},
        {"xx", "Nor does a language that nobody knows.| It ends all the same."},
        {"en", "No full stop at the end"},
    };

    (void)state;
    CHECK(readings);
}

static void titles_and_initials_end_nothing(void **state)
{
    static const struct reading readings[] = {
        {"en", "Mr. Smith met Mrs. Jones and Ms. Lee.| Dr. Patel was there."},
        {"en", "Prof. J. R. Smith and Lt. Gen. Harold Cole spoke.| Gov. Ellis did not."},
        {"en", "Sgt. Pepper and Cpl. Jones met Cllr. Ann Day and Rev. Hill."},
        {"en", "The fee, said Ms. A. B. Jones, was fair.| Nobody argued."},
        {"en", "The fee was fair, said Ms. A. B. Jones.| Nobody argued."},
        {"en", "J. K. Rowling and George W. Bush met.| It was plan B.| The other failed."},
        {"en", "What did Mr. X. do?| He ran."},
        {"en", "He holds a Ph.D. from Leeds.| His wife has a B.A. in law."},
        {"en", "Fruit, e.g. apples, and nuts, i.e. almonds, are cheap.| It was England vs. Wales."},
        {"en", "She was born in St. Ives and lives on Main St.| The house is old."},
        {"en", "John Smith, a.k.a. Bob, is 6 ft. 2 and was held."},
        {"en", "Bldg. Four is shut."}, /* unlisted: a capital and consonants alone */
    };

    (void)state;
    CHECK(readings);
}

static void numbers_belong_to_their_words(void **state)
{
    static const struct reading readings[] = {
        {"en", "He moved to No. 10 in May.| No. 11 is next door."},
        {"en", "Did she agree?| No.| We asked twice."},
        {"en", "Mr Smith (no. 4 on the list) won."},
        {"en", "The vote is on Jan. 5 or Dec. 12.| It may be late."},
        {"en", "See Fig. 3 and Vol. II of it.| Then say no.| I did."},
        {"en", "It rose by 3.5 per cent in v2.0 of the plan.| That was all."},
        {"en", "The bill was £3.50.| The tip was 50p."},
        {"en", "1. First, boil the water.| 2. Then pour it."},
        {"en", "He scored in 1999.| Then he left.| It was 5.| Then 7."},
        {"en", "He left on Sun. Sept. 3.| It was hot."},
        {"en", "They won 5-4.| 3,000 fans cheered.| £5 was enough."},
        {"en", "He finished 5th.| Jones was 6th."},
    };

    (void)state;
    CHECK(readings);
}

static void hours_end_unless_a_day_follows(void **state)
{
    static const struct reading readings[] = {
        {"en", "It opened at 9.30 p.m. on Friday.| Doors closed at 11 p.m.| The band left."},
        {"en", "It closed at 9 p.m. Monday and 10 a.m. GMT Tuesday."},
        {"en", "The talks start at 5 p.m. (1600 GMT) and end late."},
        {"en", "It opens at 5p.m.| The doors shut at 9.30p.m.| Nobody came."},
        {"en", "Police came at 3 a.m.| Officers found nobody."},
    };

    (void)state;
    CHECK(readings);
}

static void states_and_firms_end_before_a_starter(void **state)
{
    static const struct reading readings[] = {
        {"en", "U.S. officials said the talks went on."},
        {"en", "He flew to the U.S.| The talks began on Monday."},
        {"en", "He flew to the U.S. Congress on Monday.| The U.N. Security Council met."},
        {"en", "He joined the C.I.A.| Nobody knew."},
        {"en", "He lives in Washington, D.C.| She does not."},
        {"en", "Acme Inc. said profits rose.| It was a record."},
        {"en", "He works for Acme Inc.| The firm is large."},
        {"en", "It fell at Acme Inc.| Shares rose later."},
        {"en", "Acme Corp. Chairman Jo Hall does not."},
        {"en", "He won medals (gold, silver, etc.) in all.| She won, lost, etc.| They tied."},
    };

    (void)state;
    CHECK(readings);
}

static void names_keep_their_marks(void **state)
{
    static const struct reading readings[] = {
        {"en",
            "Yahoo! said so.| Booking.com and Amazon.co.uk agreed.| See www.example.org for it."},
        {"en", "It is at https://example.org/a.b?c=d.e now.| Look there."},
        {"en", "The iPhone is new.| eBay sells it."},
    };

    (void)state;
    CHECK(readings);
}

static void ellipses_end_before_a_capital(void **state)
{
    static const struct reading readings[] = {
        {"en", "Well… maybe not.| They were gone…| But one came back."},
        {"en", "They were gone...| But one came back... or so it seemed."},
        {"en", "The […] President said no.| He [...] The rest is lost."},
        {"en", "“They were gone…”| But one came back."},
    };

    (void)state;
    CHECK(readings);
}

static void attributions_stay_with_their_quotation(void **state)
{
    static const struct reading readings[] = {
        {"en", "“We are done,” he said.| “It is over.”| He left."},
        {"en", "“We go.” she said.| He stayed."},
        {"en", "“Why?” she asked.| “Because!” he cried.| Nobody spoke."},
        {"en", "“Why?” Mr Lee asked.| “Who knows?”| The minister left."},
        {"en", "\"Is it safe?\" said the engineer.| \"It is.\"| She nodded."},
        {"en", "He said: “Go.| Now.”| They went."},
        {"en", "“It's the end of the U.S.”| He sat down."}, {"en", "‘It is over.’| She left."},
        {"en", "He said he “was not to blame.”| The court disagreed."},
        {"en", "He said.|“Go now.”| She went."}, /* a space was forgotten */
    };

    (void)state;
    CHECK(readings);
}

static void brackets_close_with_their_sentence(void **state)
{
    static const struct reading readings[] = {
        {"en", "The firm (Acme Inc.) paid.| (It denied it.)| Then it paid again."},
        {"en", "So did Lt. Col. (ret.) Bob Hope."},
        {"en", "It was over [see page 4].| Nothing came of it."},
        {"en", "It was true.[1]| The rest was not.[12]"},
    };

    (void)state;
    CHECK(readings);
}

static void other_languages_have_rules_of_their_own(void **state)
{
    static const struct reading readings[] = {
        {"de", "Das Fest beginnt am 5. Mai.| Es endet am 7. Juni 2024."},
        {"de", "Er kam z. B. aus Köln, d. h. aus dem Westen.| Sie kam u. a. aus Bonn."},
        {"de", "Dr. Müller traf Prof. Schmidt in der Bahnhofstr. in Ulm.| Danach ging er."},
        {"de", "Im 19. Jahrhundert war das anders.| Heute nicht."},
        {"de", "Sie wohnt in der Hauptstr. 5 in Köln.| Er auch."},
        {"de", "Er wurde 3.| Das war gut."},
        {"de", "Der Umsatz stieg auf 3,5 Mio. Euro.| Das war viel."},
        {"de", "„Wir gehen.“| Dann ging er.| „Gehen wir?“, fragte sie.| „Ja!“, sagte er."},
        {"de", "»Wir gehen.«| Dann ging er."},
        {"fr", "M. Dupont et Mme. Petit sont là.| « Nous partons. »| Il est parti."},
        {"fr", "« Pourquoi ? » demande-t-elle.| Personne ne répond."},
        {"fr", "« Nous partons », a dit M. Petit.| « C'est fini. »| Il est parti."},
        {"es", "¿Quién ganó?| ¡Nadie!| La Sra. López y el Dr. Ruiz perdieron."},
        {"es", "Vive en EE.UU. desde 1990.| Volverá en mayo."},
        {"ja", "船が戻った。|正午に出航する。|「待っていた。」と彼女は言った。"},
        {"zh", "渡轮回来了。|中午开船。|真的吗？|是的。"},
        {"it", "Il sig. Rossi e la dott.ssa Bianchi sono qui.| Nessuno parla."},
        {"pl", "Mieszka przy ul. Długiej w Warszawie.| Urodził się 5. maja."},
        {"ru", "Он живёт в г. Москва на ул. Ленина.| Она тоже."},
        {"ru", "Корабль вернулся.| Он уходит в полдень."},
        {"el", "Πού πας;| Στο σπίτι."},
        {"hi", "नाव लौट आई।| वह दोपहर को चलेगी।"},
        {"ar", "عادت العبارة.| هل ستبحر؟| نعم."},
    };

    (void)state;
    CHECK(readings);
}

static void marks_alone_join_a_neighbour(void **state)
{
    static const struct reading readings[] = {
        {"en", "... The ferry is back."},
        {"en", "The ferry is back. ***"},
        {"en", "* * *"},
    };

    (void)state;
    CHECK(readings);
}

/* --- properties --- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static bool is_white(struct str t, size_t from, size_t to)
{
    while (from < to) {
        const uint32_t cp = utf8_next(t, &from);

        if (cp != ' ' && cp != 0xA0 && cp != 0x3000)
            return false;
    }
    return true;
}

/* In order, within the text, and only white space between them. */
static void check_cover(struct str text, const struct str *pieces, size_t n)
{
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        const size_t from = (size_t)(pieces[i].s - text.s);

        assert_true(pieces[i].len > 0);
        assert_true(from >= at && from + pieces[i].len <= text.len);
        assert_true(is_white(text, at, from));
        at = from + pieces[i].len;
    }
    assert_true(is_white(text, at, text.len));
}

static struct str random_text(uint32_t *seed)
{
    static const char *const parts[] = {"Mr", "U.S", "No", "10", "ferry", "The", "eBay", "p.m", ".",
        ".", ".", "?", "!", "…", "...", " ", " ", " ", " ", "“", "”", "\"", "'", "’", "(", ")",
        "[1]", "«", "»", ",", ";", "。", "「", "」", "船", "ü", "\xC2\xA0", "\xFF", "\xE2\x80", "-",
        "—", "said", "12345", "e\xCC\x81"};
    const uint32_t n = next_random(seed) % 60;
    struct buf text = {0};
    struct str kept;

    for (uint32_t i = 0; i < n; i++)
        buf_add(&text, str_of(parts[next_random(seed) % (sizeof parts / sizeof *parts)]));
    kept = buf_keep(&text, arena);
    buf_free(&text);
    assert_non_null(kept.s);
    return kept;
}

static void nothing_is_lost_or_doubled(void **state)
{
    static const char *const languages[] = {"en", "de", "fr", "ja", "", "zz-bad_tag"};
    const uint32_t first = 20241;
    uint32_t seed = first;

    (void)state;
    print_message("# seed %u\n", first);
    for (int i = 0; i < 4000; i++) {
        const struct str text = random_text(&seed);
        struct error err = {0};
        struct str *pieces;
        size_t n;

        assert_true(sentences(text, str_of(languages[i % 6]), arena, &pieces, &n, &err));
        check_cover(text, pieces, n);
        assert_true(clauses(text, arena, &pieces, &n, &err));
        check_cover(text, pieces, n);
        if (i % 500 == 0) {
            arena_destroy(&arena);
            arena = arena_new();
            assert_non_null(arena);
        }
    }
}

/* Texts that are long where an ordinary one is short: each has to end in time. */
static void long_texts_end(void **state)
{
    static const char *const units[] = {"a", ". ", "word ", "A. ", "“ ", "' ", "!? ", "((", ".))",
        "U.S. ", "… x ", "1", "[1] ", "\xCC\x81", "He said so. ", "a b c, "};
    const size_t length = 1 << 20;

    (void)state;
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        struct arena *own = arena_new();
        struct buf text = {0};
        struct error err = {0};
        struct str *pieces;
        size_t n;

        assert_non_null(own);
        while (text.len < length)
            buf_add(&text, str_of(units[u]));
        assert_false(text.failed);
        assert_true(sentences(buf_str(&text), STR("en"), own, &pieces, &n, &err));
        check_cover(buf_str(&text), pieces, n);
        assert_true(clauses(buf_str(&text), own, &pieces, &n, &err));
        check_cover(buf_str(&text), pieces, n);
        for (size_t i = 0; i < n; i++)
            assert_true(
                pieces[i].len <= CLAUSES_MAX_BYTES && utf8_count(pieces[i]) <= CLAUSES_MAX_CHARS);
        buf_free(&text);
        arena_destroy(&own);
    }
}

/* --- clauses --- */

static struct str repeat(const char *unit, size_t times)
{
    struct buf text = {0};
    struct str kept;

    for (size_t i = 0; i < times; i++)
        buf_add(&text, str_of(unit));
    kept = buf_keep(&text, arena);
    buf_free(&text);
    assert_non_null(kept.s);
    return kept;
}

static void a_short_sentence_is_one_clause(void **state)
{
    const struct str text = STR("A dog, a cat; a bird: all of them – all – went.");
    struct error err = {0};
    struct str *pieces;
    size_t n;

    (void)state;
    assert_true(clauses(text, arena, &pieces, &n, &err));
    assert_int_equal(n, 1);
    assert_true(str_eq(pieces[0], text));
    assert_true(clauses(STR(""), arena, &pieces, &n, &err));
    assert_int_equal(n, 0);
}

/* 250 letters of words, a semicolon, 250 more with commas in the middle: the semicolon is best. */
static void a_long_one_is_cut_at_its_strongest_mark(void **state)
{
    const struct str half = repeat("word ", 25);
    const struct str text =
        arena_printf(arena, "%sword, %sword; %sword, %send", half.s, half.s, half.s, half.s);
    struct error err = {0};
    struct str *pieces;
    size_t n;

    (void)state;
    assert_true(clauses(text, arena, &pieces, &n, &err));
    assert_int_equal(n, 2);
    assert_true(str_ends(pieces[0], STR("word;")));
}

/* 500 letters without a mark are cut between words, about in the middle; without spaces within. */
static void without_marks_words_stay_whole(void **state)
{
    const struct str words = repeat("word ", 100), letters = repeat("a", 1000);
    struct error err = {0};
    struct str *pieces;
    size_t n;

    (void)state;
    assert_true(clauses(words, arena, &pieces, &n, &err));
    assert_int_equal(n, 2);
    assert_true(str_ends(pieces[0], STR("word")) && str_starts(pieces[1], STR("word")));
    assert_true(pieces[0].len > 200 && pieces[0].len < 300);
    assert_true(clauses(letters, arena, &pieces, &n, &err));
    assert_int_equal(n, 3);
}

/* Numbers and times are no places to cut: "1,000", "14:00". */
static void marks_within_a_word_do_not_count(void **state)
{
    const struct str text = repeat("1,000 14:00 a–b ", 30);
    struct error err = {0};
    struct str *pieces;
    size_t n;

    (void)state;
    assert_true(clauses(text, arena, &pieces, &n, &err));
    for (size_t i = 1; i < n; i++)
        assert_int_equal(pieces[i].s[-1], ' ');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_plain_sentences),
        cmocka_unit_test(titles_and_initials_end_nothing),
        cmocka_unit_test(numbers_belong_to_their_words),
        cmocka_unit_test(hours_end_unless_a_day_follows),
        cmocka_unit_test(states_and_firms_end_before_a_starter),
        cmocka_unit_test(names_keep_their_marks),
        cmocka_unit_test(ellipses_end_before_a_capital),
        cmocka_unit_test(attributions_stay_with_their_quotation),
        cmocka_unit_test(brackets_close_with_their_sentence),
        cmocka_unit_test(other_languages_have_rules_of_their_own),
        cmocka_unit_test(marks_alone_join_a_neighbour),
        cmocka_unit_test(nothing_is_lost_or_doubled),
        cmocka_unit_test(long_texts_end),
        cmocka_unit_test(a_short_sentence_is_one_clause),
        cmocka_unit_test(a_long_one_is_cut_at_its_strongest_mark),
        cmocka_unit_test(without_marks_words_stay_whole),
        cmocka_unit_test(marks_within_a_word_do_not_count),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
