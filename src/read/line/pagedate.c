#include "read/line/pagedate.h"

#include "base/buf.h"
#include "base/date.h"
#include "text/chars.h"

#include <string.h>

#define LONGEST                                                                                    \
    18 /* words: "Published: 09:41, 2 March 2026 | Updated: 12:10, 2 March 2026 GMT"               \
        */

static size_t count_byte(struct str t, char c)
{
    size_t n = 0;

    for (size_t i = 0; i < t.len; i++)
        n += t.s[i] == c;
    return n;
}

/* "14:05", "9.30", "07h12": two numbers, the second of two digits. */
static bool is_time(struct str word)
{
    size_t i = 0;

    while (i < word.len && ascii_is_digit(word.s[i]))
        i++;
    if (i == 0 || i > 2 || i + 3 > word.len || !strchr(":.h", word.s[i]))
        return false;
    return ascii_is_digit(word.s[i + 1]) && ascii_is_digit(word.s[i + 2]) &&
           (i + 3 == word.len || ascii_is_alpha(word.s[i + 3]) || word.s[i + 3] == ':');
}

/* A date in one word: "02.02.2026", "2026-03-09", "27/02/2026", "2026年2月20日" */
static bool is_whole_date(struct str word)
{
    if (word.len == 0 || !ascii_is_digit(word.s[0]) || word.len < 6)
        return false;
    return count_byte(word, '.') == 2 || count_byte(word, '/') == 2 || count_byte(word, '-') >= 2 ||
           str_find(word, STR("月"), 0) > 0 || str_find(word, STR("월"), 0) > 0;
}

static bool is_ago(struct str word)
{
    static const char *const ago[] = {"ago", "vor", "hace", "fa", "geleden", "назад", "sedan"};

    for (size_t i = 0; i < sizeof ago / sizeof *ago; i++)
        if (str_eq_nocase(word, str_of(ago[i])))
            return true;
    return false;
}

/* A time of day and nothing but its zone or half of the day behind it: "14:05 GMT", "9.30pm", "7
 * am". A price is none. */
static bool is_time_alone(const struct pageline *line)
{
    const struct pageword *first = &line->words[0];

    if (line->n > 3 || !first->number || first->before || !ascii_is_digit(line->text.s[0]))
        return false;
    for (size_t i = 1; i < line->n; i++)
        if (!(line->words[i].classes & WORD_DATE) || line->words[i].text.len > 5)
            return false;
    if (is_time(first->text))
        return true;
    return line->n == 2 && (str_eq_nocase(line->words[1].text, STR("am")) ||
                               str_eq_nocase(line->words[1].text, STR("pm")));
}

/* What the words of a line are, as far as dates go. */
struct count {
    size_t numbers, dates, times, whole, dated, ago, unknown;
};

/* Counts; false where a word is no date's. Before the first number two may be names of a place. */
static bool count_words(const struct pageline *line, struct count *c)
{
    const unsigned small = WORD_FILL | WORD_BY | WORD_ARTICLE;

    *c = (struct count){0};
    for (size_t i = 0; i < line->n; i++) {
        const struct pageword *word = &line->words[i];
        c->numbers += word->number;
        c->times += is_time(word->text);
        c->whole += is_whole_date(word->text);
        c->dates += (word->classes & WORD_DATE) != 0;
        c->dated += (word->classes & WORD_DATED) != 0;
        c->ago += is_ago(word->text);
        if (word->number || (word->classes & (WORD_DATE | WORD_DATED | small)))
            continue;
        if (!word->upper || c->numbers || ++c->unknown > 2)
            return false;
    }
    return c->numbers > 0;
}

enum pagedate_kind pagedate_of(const struct pageline *line)
{
    struct count c;

    if (!line->whole || line->n == 0 || line->n > LONGEST || !count_words(line, &c))
        return PAGEDATE_NONE;
    if (line->stop && !c.whole && !(line->words[line->n - 1].classes & WORD_DATE))
        return PAGEDATE_NONE;
    if (c.unknown && (c.dates == 0 || c.numbers < 2))
        return PAGEDATE_NONE;
    if ((c.dated && c.dates + c.times + c.whole) || (c.ago && c.dates))
        return PAGEDATE_STAMP;
    if (is_time_alone(line))
        return PAGEDATE_TIME;
    return c.whole || (c.dates && c.numbers > c.times) ? PAGEDATE_DATE : PAGEDATE_NONE;
}

/* A time of day as date_parse takes it: "9.30" and "07h12" with a colon. */
static void add_time(struct buf *b, struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        buf_add_byte(b, word.s[i] == '.' || word.s[i] == 'h' ? ':' : word.s[i]);
}

/* A day's number without what makes it an ordinal ("5th", "1er"). */
static struct str without_suffix(struct str word)
{
    size_t i = 0;

    while (i < word.len && ascii_is_digit(word.s[i]))
        i++;
    return i && i <= 2 ? str_cut(word, 0, i) : word;
}

/* The line's first date in the order day, time, zone, which date_parse knows. */
static void collect(const struct pageline *line, struct buf *day, struct buf *time)
{
    bool begun = false, timed = false;

    for (size_t i = 0; i < line->n; i++) {
        const struct pageword *word = &line->words[i];
        if (begun && (word->classes & WORD_DATED))
            return;
        if (is_time(word->text)) {
            buf_add_byte(time, ' ');
            add_time(time, word->text);
            timed = true;
        } else if (word->number) {
            buf_add_byte(day, ' ');
            buf_add(day, is_whole_date(word->text) ? word->text : without_suffix(word->text));
            begun = true;
        } else if ((word->classes & WORD_DATE) && timed && word->text.len <= 4 &&
                   !char_is_digit((unsigned char)word->text.s[0]) && i > 0 &&
                   (is_time(line->words[i - 1].text) || (line->words[i - 1].classes & WORD_DATE))) {
            if (!str_eq_nocase(word->text, STR("Uhr"))) {
                buf_add_byte(time, ' ');
                buf_add(time, word->text);
            }
        } else if (word->classes & WORD_DATE) {
            buf_add_byte(day, ' ');
            buf_add(day, word->text);
        }
    }
}

struct str pagedate_iso(const struct pageline *line, struct arena *a)
{
    struct buf day = {0}, time = {0}, both = {0};
    struct str iso = {0};
    struct date date;

    collect(line, &day, &time);
    buf_add(&both, buf_str(&day));
    buf_add(&both, buf_str(&time));
    if (!both.failed &&
        (date_parse(str_trim(buf_str(&both)), &date) || date_parse(str_trim(buf_str(&day)), &date)))
        iso = date_iso(&date, a);
    buf_free(&both);
    buf_free(&time);
    buf_free(&day);
    return iso;
}
