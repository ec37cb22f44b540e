/*
 * script/split/quote.h. What is expected is marked by hand: a direct quotation stands between ⟦ and
 * ⟧, paragraphs are parted by line ends.
 */
#include "script/split/quote.h"

#include "base/buf.h"
#include "testing.h"

#define OPEN  "⟦"
#define CLOSE "⟧"

struct reading {
    const char *language;
    const char *marked;
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

static struct str kept(struct buf *b)
{
    const struct str t = buf_keep(b, arena);

    buf_free(b);
    assert_non_null(t.s);
    return t;
}

static struct str without_marks(struct str marked)
{
    struct buf text = {0};

    for (size_t at = 0; at < marked.len;) {
        const struct str rest = str_cut(marked, at, marked.len);

        if (str_starts(rest, STR(OPEN)) || str_starts(rest, STR(CLOSE))) {
            at += sizeof OPEN - 1;
            continue;
        }
        buf_add_byte(&text, marked.s[at++]);
    }
    return kept(&text);
}

static void add_marked(struct buf *out, struct str text, const struct quotation *q, size_t n)
{
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        buf_add(out, str_cut(text, at, q[i].from));
        buf_add(out, STR(OPEN));
        buf_add(out, str_cut(text, q[i].from, q[i].to));
        buf_add(out, STR(CLOSE));
        at = q[i].to;
    }
    buf_add(out, str_cut(text, at, text.len));
}

/* Finds the quotations of all paragraphs and marks them. */
static struct str mark(struct str text, const char *language)
{
    struct quote_state quotes = {0};
    struct buf out = {0};
    struct str paragraph, next = {NULL, 0};
    bool more = str_next(&text, '\n', &paragraph);

    while (more) {
        struct quotation *q;
        struct error err = {0};
        size_t n;

        more = str_next(&text, '\n', &next);
        assert_true(quotations(
            paragraph, more ? next : STR(""), str_of(language), &quotes, arena, &q, &n, &err));
        add_marked(&out, paragraph, q, n);
        if (more)
            buf_add_byte(&out, '\n');
        paragraph = next;
    }
    return kept(&out);
}

static void check(const struct reading *readings, size_t count)
{
    size_t bad = 0;

    for (size_t i = 0; i < count; i++) {
        const struct str expected = str_of(readings[i].marked);
        const struct str got = mark(without_marks(expected), readings[i].language);

        if (str_eq(got, expected))
            continue;
        bad++;
        fprintf(stderr, "# expected %s\n# got      %s\n", expected.s, got.s);
    }
    assert_int_equal(bad, 0);
}

#define CHECK(readings) check(readings, sizeof(readings) / sizeof *(readings))

static void whole_sentences_are_direct(void **state)
{
    static const struct reading readings[] = {
        {"en", "⟦“The boat is late.”⟧"},
        {"en", "⟦“The boat is late,”⟧ she said."},
        {"en", "⟦“The boat is late,”⟧ said Ann Day, who runs it."},
        {"en", "⟦“Is it late?”⟧ she asked."},
        {"en", "⟦“Is it late?”⟧ Mr Lee asked."},
        {"en", "⟦“No!”⟧ he cried."},
        {"en", "⟦“The boat is late.”⟧ He shrugged. ⟦“It happens.”⟧"},
        {"en", "⟦“The boat is late. It was late before.”⟧ He shrugged."},
        {"en", "She shrugged. ⟦“It is late again,”⟧ she told reporters."},
        {"en", "⟦“The boat is late”,⟧ she said."},
        {"en", "⟦“We were told that —”⟧ he began."},
        {"en", "⟦“We were saving our breath,”⟧ the foreman, Prof. Ana Lee, told reporters."},
        {"en", "⟦“Ten people were hurt,”⟧ said Prof. A. Lee of the hospital."},
    };

    (void)state;
    CHECK(readings);
}

static void a_lead_in_stays_with_the_reader(void **state)
{
    static const struct reading readings[] = {
        {"en", "A spokeswoman said: ⟦“We do not comment.”⟧"},
        {"en", "A spokeswoman said: ⟦“We do not comment”.⟧"},
        {"en", "A spokeswoman said: ⟦“We do not comment. We never do.”⟧ She then left."},
        {"en", "She said, ⟦“We are going home.”⟧"},
        {"en", "He said: ⟦“We will see what happens,”⟧ before going home."},
        {"en", "He told the paper, ⟦“They never asked us.”⟧ Nobody had."},
        {"en", "She asked: ⟦“Who knows?”⟧"},
    };

    (void)state;
    CHECK(readings);
}

static void a_broken_quotation_is_two(void **state)
{
    static const struct reading readings[] = {
        {"en", "⟦“We go,”⟧ she said, ⟦“because we must.”⟧"},
        {"en", "⟦“We go,”⟧ said Mr Lee, ⟦“and we stay gone”.⟧"},
        {"en", "⟦“We go,”⟧ she said. ⟦“It is time.”⟧"},
        {"en", "⟦“Why,”⟧ he asked, ⟦“does nobody come?”⟧ Nobody answered."},
        {"en", "⟦“We are ready,”⟧ the spokesman, Gen. Li, said, ⟦“for anything.”⟧"},
        {"en", "⟦“They say: ‘Never look back.’ Well, that is what I did,”⟧ she grins."},
        {"en", "⟦“It isn't money; it's people,”⟧ according to Ms Grant."},
        {"en", "⟦“Is this a joke?”⟧ one fan, who gave no name, wrote."},
        {"en", "⟦“We go,”⟧ said Ann, who has “grave concerns” about it."},
    };

    (void)state;
    CHECK(readings);
}

static void parts_of_a_sentence_are_not_direct(void **state)
{
    static const struct reading readings[] = {
        {"en", "They may build “non-core” parts."},
        {"en", "“Non-core” parts are allowed."},
        {"en", "He has “grave concerns” about it."},
        {"en", "The firm said it “complies with the laws of the land, and always has”."},
        {"en", "The firm said it “complies with all laws.” It has shops in ten towns."},
        {"en", "He spoke of both “opportunities and threats” there."},
        {"en", "It is of “paramount importance”."},
        {"en", "It made \"no material progress\" and had a \"loser's attitude\"."},
        {"en", "He was known as “The Boss.” He knew it."},
        {"en", "The play, “Ten Days in May,” opens on Friday."},
        {"en", "“Hamlet,” his third play, opens on Friday."},
        {"en", "He read “War and Peace.” It took a year."},
        {"en", "She described it as: “a disgrace”."},
        {"en", "“Oklahoma!” opens on Friday."},
        {"en", "The words “yes”, “no” and “perhaps” were used."},
    };

    (void)state;
    CHECK(readings);
}

static void quotations_run_over_paragraphs(void **state)
{
    static const struct reading readings[] = {
        {"en", "He wrote: ⟦“It would harm the trust of #AllFriends [a pact of six towns].⟧\n"
               "⟦“There is a reason for it.”⟧\n"
               "Others disagree."},
        {"en", "⟦“One.⟧\n⟦“Two.⟧\n⟦“Three,”⟧ she said.\nIt was over."},
        /* one that is never closed ends with its paragraph */
        {"en", "He wrote: ⟦“It would harm the trust.⟧\nOthers disagree.\n⟦“So what?”⟧ he said."},
        {"en", "⟦“One is here.⟧\n⟦“Two are there and I know why”⟧ was the end of it."},
        {"en", "⟦“One is here.⟧\n“Non-core” parts are allowed."},
        {"en", "⟦‘One is here.⟧\n⟦‘Two is there,’⟧ she said."},
    };

    (void)state;
    CHECK(readings);
}

static void straight_marks_are_paired_by_their_neighbours(void **state)
{
    static const struct reading readings[] = {
        {"en", "⟦\"The boat is late,\"⟧ she said. ⟦\"It is.\"⟧"},
        {"en", "A spokesman said: ⟦\"We do not comment.\"⟧"},
        {"en", "⟦'The boat is late,'⟧ she said, ⟦'and it isn't the first time.'⟧"},
        {"en", "He called it \"odd\" and \"rather strange\" on Monday."},
        {"en", "The 5\" nail and the 6\" one are here."},
        {"en", "⟦\"It's the workers' day,\"⟧ he said."},
    };

    (void)state;
    CHECK(readings);
}

static void apostrophes_are_no_marks(void **state)
{
    static const struct reading readings[] = {
        {"en", "The ferry’s crew don’t know. It’s the owners’ fault."},
        {"en", "The ferry's crew don't know. It's the owners' fault."},
        {"en", "In the ’90s and '80s it was rock ’n’ roll."},
        {"en", "⟦‘It’s the owners’ fault, and they’re sorry,’⟧ she said."},
        {"en", "⟦‘It’s “odd”, but we’ll see,’⟧ she said."},
        {"en", "⟦“He said ‘never’ to us,”⟧ she said."},
        {"en", "⟦“He said, ‘Never.’ So we left,”⟧ she said."},
    };

    (void)state;
    CHECK(readings);
}

static void other_languages_have_marks_of_their_own(void **state)
{
    static const struct reading readings[] = {
        {"de", "⟦„Wir gehen nach Hause“,⟧ sagte sie. ⟦„Es ist spät.“⟧"},
        {"de", "Sie sagte: ⟦„Wir gehen nach Hause.“⟧"},
        {"de", "Die „sogenannten Freunde“ gingen."},
        {"de", "⟦»Wir gehen nach Hause«,⟧ sagte sie."},
        {"fr", "⟦« Nous partons demain »,⟧ a déclaré le maire."},
        {"fr", "Il a dit : ⟦« Nous partons demain. »⟧"},
        {"fr", "Il parle d’un « grave problème » de fond."},
        {"es", "⟦«Nos vamos mañana»,⟧ dijo la alcaldesa."},
        {"es", "Dijo: ⟦“¡Nos vamos mañana!”⟧"},
        {"sv", "⟦”Vi går hem nu”,⟧ sa hon."},
        {"ja", "⟦「船が遅れている。」⟧と彼女は言った。"},
        {"zh", "她说：⟦“船晚点了。”⟧"},
    };

    (void)state;
    CHECK(readings);
}

static void mistakes_swallow_nothing(void **state)
{
    static const struct reading readings[] = {
        {"en", "A stray “ mark does no harm. ⟦“It is late,”⟧ she said."},
        {"en", "A stray ” mark does no harm. ⟦“It is late,”⟧ she said."},
        {"en", "⟦“The first was not closed. ⟧⟦“The second was,”⟧ she said."},
        {"en", "“”"},
        {"en", "\""},
        {"en", ""},
    };

    (void)state;
    CHECK(readings);
}

/* Texts of marks alone, in any order: each has to end, with pieces in order. */
static void any_marks_end(void **state)
{
    static const char *const parts[] = {"“", "”", "\"", "'", "‘", "’", "„", "«", "»", "「", "」",
        " ", " ", "a", "s", "The", ".", ",", ":", "said", "\n", "\xFF"};
    const uint32_t first = 77;
    uint32_t seed = first;

    (void)state;
    print_message("# seed %u\n", first);
    for (int i = 0; i < 3000; i++) {
        struct buf text = {0};
        struct quote_state quotes = {0};
        struct quotation *q;
        struct error err = {0};
        size_t n, at = 0;

        for (int k = 0; k < 40; k++) {
            seed = seed * 1664525u + 1013904223u;
            buf_add(&text, str_of(parts[(seed >> 8) % (sizeof parts / sizeof *parts)]));
        }
        assert_true(
            quotations(buf_str(&text), buf_str(&text), STR("en"), &quotes, arena, &q, &n, &err));
        for (size_t k = 0; k < n; k++) {
            assert_true(q[k].from >= at && q[k].from < q[k].to && q[k].to <= text.len);
            at = q[k].to;
        }
        buf_free(&text);
    }
}

/* Much of what makes a pairing look far: it has to end in time. */
static void long_paragraphs_end(void **state)
{
    static const char *const units[] = {
        "'a ", "“a ", "‘as’ b ", "\"", "“A b c d.” ", "x’s ", "“ ", "' "};

    (void)state;
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        struct arena *own = arena_new();
        struct buf text = {0};
        struct quote_state quotes = {0};
        struct quotation *q;
        struct error err = {0};
        size_t n;

        assert_non_null(own);
        while (text.len < 1 << 18)
            buf_add(&text, str_of(units[u]));
        assert_true(quotations(buf_str(&text), STR(""), STR("en"), &quotes, own, &q, &n, &err));
        buf_free(&text);
        arena_destroy(&own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_sentences_are_direct),
        cmocka_unit_test(a_lead_in_stays_with_the_reader),
        cmocka_unit_test(a_broken_quotation_is_two),
        cmocka_unit_test(parts_of_a_sentence_are_not_direct),
        cmocka_unit_test(quotations_run_over_paragraphs),
        cmocka_unit_test(straight_marks_are_paired_by_their_neighbours),
        cmocka_unit_test(apostrophes_are_no_marks),
        cmocka_unit_test(other_languages_have_marks_of_their_own),
        cmocka_unit_test(mistakes_swallow_nothing),
        cmocka_unit_test(any_marks_end),
        cmocka_unit_test(long_paragraphs_end),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
