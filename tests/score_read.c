/*
 * How well pages are read, as a table (make score-read). With --flat the same articles go through
 * the plain reader as bare lines, and their headings are looked for.
 */
#include "pagescore.h"

static void print_row(const char *name, const struct score *score, size_t n)
{
    printf("%-26s %5.3f %5.3f %5.3f   %5.3f %5.3f   %5.3f", name,
        ratio(score->words.common, score->words.found),
        ratio(score->words.common, score->words.expected), f1(&score->words),
        ratio(score->headings.common, score->headings.found),
        ratio(score->headings.common, score->headings.expected), f1(&score->kinds));
    if (n == 1)
        printf("   %c %c %c %c %c\n", score->title ? '+' : '-', score->byline ? '+' : '-',
            score->published ? '+' : '-', score->language ? '+' : '-', score->source ? '+' : '-');
    else
        printf("   %d %d %d %d %d of %zu\n", score->title, score->byline, score->published,
            score->language, score->source, n);
}

/* score_read FOLDER [--flat] [--verbose] [NAME]... Prints the table; 1 where a page cannot be read.
 */
int main(int argc, char **argv)
{
    static struct expected expected;
    char *pages[MAX_PAGES];
    struct arena *names = arena_new();
    struct score total = {0};
    double sum = 0;
    bool flat = false, verbose = false, ok = true;
    const char *only = NULL;
    size_t n, scored = 0;

    if (argc < 2 || !names)
        return 2;
    for (int i = 2; i < argc; i++) {
        flat |= strcmp(argv[i], "--flat") == 0;
        verbose |= strcmp(argv[i], "--verbose") == 0;
        only = argv[i][0] != '-' ? argv[i] : only;
    }
    n = list_pages(argv[1], names, pages);
    printf("%-26s %-17s   %-11s   %-5s   %s\n", flat ? "flattened" : "page", "words: prec rec F1",
        "headings", "kinds", "title byline date lang source");
    for (size_t i = 0; i < n; i++) {
        struct arena *a = arena_new();
        struct score score = {0};
        struct error err = {0};
        const struct str page = a ? arena_printf(a, "%s/%s.html", argv[1], pages[i]) : STR("");
        const struct str want = a ? arena_printf(a, "%s/%s.expected", argv[1], pages[i]) : STR("");
        if (!a || (only && strcmp(only, pages[i]) != 0)) {
            arena_destroy(&a);
            continue;
        }
        ok &= read_expected(want.s, a, &expected, &err) &&
              (flat ? score_flat(page.s, &expected, verbose, a, &score)
                    : score_page(page.s, &expected, verbose, a, &score));
        print_row(pages[i], &score, 1);
        add_score(&total, &score);
        sum += f1(&score.words);
        scored++;
        arena_destroy(&a);
    }
    if (scored > 1)
        print_row("all", &total, scored);
    printf("mean F1 of %zu: %.4f\n", scored, ratio(1, 1) * sum / (double)(scored ? scored : 1));
    arena_destroy(&names);
    return ok ? 0 : 1;
}
