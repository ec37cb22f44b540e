#include "read/pagedate.h"

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

enum pagedate_kind pagedate_of(const struct pageline *line)
{
    const unsigned small = WORD_FILL | WORD_BY | WORD_ARTICLE;
    size_t numbers = 0, dates = 0, times = 0, whole = 0, dated = 0, ago = 0, unknown = 0;

    if (!line->whole || line->n == 0 || line->n > LONGEST)
        return PAGEDATE_NONE;
    for (size_t i = 0; i < line->n; i++) {
        const struct pageword *word = &line->words[i];
        numbers += word->number;
        times += is_time(word->text);
        whole += is_whole_date(word->text);
        dates += (word->classes & WORD_DATE) != 0;
        dated += (word->classes & WORD_DATED) != 0;
        ago += is_ago(word->text);
        if (word->number || (word->classes & (WORD_DATE | WORD_DATED | small)))
            continue;
        if (!word->upper || numbers || ++unknown > 2)
            return PAGEDATE_NONE;
    }
    if (numbers == 0 || (line->stop && !(line->words[line->n - 1].classes & WORD_DATE) && !whole))
        return PAGEDATE_NONE;
    if (unknown && (dates == 0 || numbers < 2))
        return PAGEDATE_NONE;
    if ((dated && dates + times + whole) || (ago && dates))
        return PAGEDATE_STAMP;
    if (times == numbers && times == 1 && unknown == 0)
        return PAGEDATE_TIME;
    if (line->n == 2 && dates == 1 && numbers == 1 && unknown == 0 && line->words[0].number &&
        (str_eq_nocase(line->words[1].text, STR("am")) ||
            str_eq_nocase(line->words[1].text, STR("pm"))))
        return PAGEDATE_TIME;
    if (whole || (dates && numbers))
        return PAGEDATE_DATE;
    return PAGEDATE_NONE;
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
            buf_add_byte(time, ' ');
            buf_add(time, word->text);
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
