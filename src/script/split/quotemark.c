#include "script/split/quotemark.h"

#include "base/utf8.h"
#include "text/chars.h"

enum {
    STRAIGHT = '"',
    STRAIGHT_SINGLE = '\'',
    LEFT_DOUBLE = 0x201C,   /* “ */
    RIGHT_DOUBLE = 0x201D,  /* ” */
    LOW_DOUBLE = 0x201E,    /* „ */
    LEFT_SINGLE = 0x2018,   /* ‘ */
    RIGHT_SINGLE = 0x2019,  /* ’ */
    LOW_SINGLE = 0x201A,    /* ‚ */
    LEFT_GUILLEMET = 0xAB,  /* « */
    RIGHT_GUILLEMET = 0xBB, /* » */
    LEFT_CORNER = 0x300C,   /* 「 */
    RIGHT_CORNER = 0x300D,
    LEFT_WHITE_CORNER = 0x300E, /* 『 */
    RIGHT_WHITE_CORNER = 0x300F,
};

struct mark {
    size_t at; /* byte at which it begins */
    size_t end;
    uint32_t cp;
    bool single;
    bool can_open; /* by what stands around it */
    bool can_close;
};

/* What stands before and after a mark; 0 at the paragraph's ends. */
struct around {
    uint32_t before;
    uint32_t after;
    bool free_before; /* nothing, a space, a dash or what opens stands before it */
    bool free_after;  /* nothing, a space or what closes stands after it */
};

static bool is_mark(uint32_t cp)
{
    switch (cp) {
    case STRAIGHT:
    case STRAIGHT_SINGLE:
    case LEFT_DOUBLE:
    case RIGHT_DOUBLE:
    case LOW_DOUBLE:
    case LEFT_SINGLE:
    case RIGHT_SINGLE:
    case LOW_SINGLE:
    case LEFT_GUILLEMET:
    case RIGHT_GUILLEMET:
    case LEFT_CORNER:
    case RIGHT_CORNER:
    case LEFT_WHITE_CORNER:
    case RIGHT_WHITE_CORNER: return true;
    default: return false;
    }
}

static bool is_single(uint32_t cp)
{
    return cp == STRAIGHT_SINGLE || cp == LEFT_SINGLE || cp == RIGHT_SINGLE || cp == LOW_SINGLE;
}

static bool is_pause(uint32_t cp)
{
    return char_ends_sentence(cp) || char_is_comma(cp) || char_is_colon(cp) || cp == 0x2026;
}

static struct around look_around(struct str t, size_t at, size_t end)
{
    struct around around = {0};

    if (at > 0)
        around.before = utf8_prev(t, &at);
    if (end < t.len)
        around.after = utf8_next(t, &end);
    around.free_before = !around.before || char_is_space(around.before) ||
                         char_opens(around.before) || char_is_dash(around.before) ||
                         around.before == '/' || is_mark(around.before);
    around.free_after = !around.after || char_is_space(around.after) || is_pause(around.after) ||
                        char_closes(around.after) || char_is_dash(around.after) ||
                        is_mark(around.after);
    return around;
}

/* "'90s", "'em": an apostrophe that begins a word. `at`: where the word begins. */
static bool is_elision(struct str t, size_t at)
{
    static const char *const words[] = {"em", "tis", "twas", "til", "cause", "bout", "n", "cos"};
    size_t end = at;

    if (at + 2 < t.len && ascii_is_digit(t.s[at]) && ascii_is_digit(t.s[at + 1]))
        return t.s[at + 2] == 's' || t.s[at + 2] == ' ';
    while (end < t.len && ascii_is_alpha(t.s[end]))
        end++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(str_cut(t, at, end), str_of(words[i])))
            return true;
    return false;
}

/* A mark whose form does not tell its side: ", '. */
static void judge_straight(struct mark *m, const struct around *around)
{
    const bool text_after = around->after && !char_is_space(around->after);
    const bool text_before = around->before && !char_is_space(around->before);

    m->can_open = around->free_before && text_after && !is_pause(around->after);
    m->can_close = text_before && (around->free_after || is_pause(around->before));
    if (m->can_open && m->can_close && char_is_dash(around->before))
        m->can_close = !char_is_word(around->after);
}

/* « and »: which side they are on differs by language; only spaces tell. */
static void judge_guillemet(struct mark *m, const struct around *around)
{
    const bool space_before = !around->before || char_is_space(around->before);
    const bool space_after = !around->after || char_is_space(around->after);

    if (space_before && !space_after && !is_pause(around->after))
        m->can_open = true;
    else if (!space_before && around->free_after)
        m->can_close = true;
    else if (m->cp == LEFT_GUILLEMET)
        m->can_open = true;
    else
        m->can_close = true;
}

static void judge(struct mark *m, struct str t)
{
    const struct around around = look_around(t, m->at, m->end);

    switch (m->cp) {
    case LOW_DOUBLE:
    case LOW_SINGLE:
    case LEFT_CORNER:
    case LEFT_WHITE_CORNER: m->can_open = true; break;
    case RIGHT_CORNER:
    case RIGHT_WHITE_CORNER: m->can_close = true; break;
    case LEFT_GUILLEMET:
    case RIGHT_GUILLEMET: judge_guillemet(m, &around); break;
    case LEFT_DOUBLE:
        m->can_close = around.before && !char_is_space(around.before) && around.free_after;
        m->can_open = !m->can_close || around.free_before;
        break;
    case RIGHT_DOUBLE:
        m->can_open = around.free_before && char_is_word(around.after);
        m->can_close = around.before && !(m->can_open && char_is_space(around.before));
        break;
    case RIGHT_SINGLE:
        m->can_close =
            around.before && !char_is_space(around.before) && !char_is_word(around.after);
        break;
    case LEFT_SINGLE:
        m->can_open = around.free_before && around.after && !char_is_space(around.after) &&
                      !is_elision(t, m->end);
        m->can_close = !around.free_before && around.free_after;
        break;
    default:
        judge_straight(m, &around);
        if (m->cp == STRAIGHT_SINGLE && is_elision(t, m->end))
            m->can_open = false;
        break;
    }
}

static bool closes(uint32_t open, uint32_t cp)
{
    switch (open) {
    case LEFT_DOUBLE: return cp == RIGHT_DOUBLE || cp == STRAIGHT || cp == LEFT_DOUBLE;
    case RIGHT_DOUBLE: return cp == RIGHT_DOUBLE;
    case LOW_DOUBLE: return cp == LEFT_DOUBLE || cp == RIGHT_DOUBLE || cp == STRAIGHT;
    case LEFT_GUILLEMET: return cp == RIGHT_GUILLEMET;
    case RIGHT_GUILLEMET: return cp == LEFT_GUILLEMET || cp == RIGHT_GUILLEMET;
    case LEFT_SINGLE: return cp == RIGHT_SINGLE || cp == STRAIGHT_SINGLE;
    case LOW_SINGLE: return cp == LEFT_SINGLE || cp == RIGHT_SINGLE;
    case LEFT_CORNER: return cp == RIGHT_CORNER;
    case LEFT_WHITE_CORNER: return cp == RIGHT_WHITE_CORNER;
    case STRAIGHT: return cp == STRAIGHT || cp == RIGHT_DOUBLE;
    case STRAIGHT_SINGLE: return cp == STRAIGHT_SINGLE || cp == RIGHT_SINGLE;
    default: return false;
    }
}

struct marks {
    struct mark *items;
    size_t n;
    size_t cap;
};

/* All marks of t that can open or close. False: no memory. */
static bool collect(struct str t, struct arena *a, struct marks *out)
{
    size_t at = 0;

    while (at < t.len) {
        struct mark m = {.at = at}, *more;

        m.cp = utf8_next(t, &at);
        m.end = at;
        m.single = is_single(m.cp);
        if (!is_mark(m.cp))
            continue;
        judge(&m, t);
        if (!m.can_open && !m.can_close)
            continue;
        more = arena_more(a, out->items, out->n, &out->cap, sizeof *more);
        if (!more)
            return false;
        out->items = more;
        out->items[out->n++] = m;
    }
    return true;
}

/* Position after the last single mark that can close: one that opens must stand before it. */
static size_t last_single(const struct marks *marks)
{
    for (size_t i = marks->n; i > 0; i--)
        if (marks->items[i - 1].single && marks->items[i - 1].can_close)
            return marks->items[i - 1].at;
    return 0;
}

/* "the workers’ rights" within single marks: the plural's apostrophe, if a better mark follows. */
static bool is_plural(struct str t, const struct marks *marks, size_t i)
{
    const struct mark *m = &marks->items[i];
    size_t after = m->end;

    if (!m->single || m->at == 0 || ascii_lower(t.s[m->at - 1]) != 's' || after + 1 >= t.len ||
        t.s[after] != ' ')
        return false;
    after++;
    if (!char_is_lower(utf8_next(t, &after)))
        return false;
    for (size_t j = i + 1; j < marks->n; j++)
        if (marks->items[j].single)
            return marks->items[j].can_close && !marks->items[j].can_open;
    return false;
}

/* Has the sentence ended before byte `at`? */
static bool is_after_sentence(struct str t, size_t at)
{
    while (at > 0) {
        const uint32_t cp = utf8_prev(t, &at);

        if (!char_is_space(cp))
            return char_ends_sentence(cp) || cp == 0x2026;
    }
    return true;
}

struct pairing {
    struct str text;
    struct arena *arena;
    struct quoted *items;
    size_t n;
    size_t cap;
    const struct mark *open; /* the outermost that is open, or NULL */
};

static bool add(struct pairing *p, size_t outer, size_t to, bool closed)
{
    struct quoted *more = arena_more(p->arena, p->items, p->n, &p->cap, sizeof *more);

    if (!more)
        return false;
    p->items = more;
    p->items[p->n++] = (struct quoted){
        .from = p->open->at, .inner = p->open->end, .outer = outer, .to = to, .closed = closed};
    p->open = NULL;
    return true;
}

/* A mark while none is open. */
static void open_mark(struct pairing *p, const struct mark *m, size_t last, bool goes_on)
{
    if (m->can_open && (!m->single || m->at < last || goes_on))
        p->open = m;
}

/* A mark while another is open. False: no memory. */
static bool inner_mark(struct pairing *p, const struct marks *marks, size_t i)
{
    const struct mark *m = &marks->items[i];

    if (closes(p->open->cp, m->cp) && m->can_close && !is_plural(p->text, marks, i))
        return add(p, m->at, m->end, true);
    if (!m->can_open || m->cp != p->open->cp)
        return true; /* nested */
    if (is_after_sentence(p->text, m->at) && !add(p, m->at, m->at, false))
        return false; /* the closing mark was forgotten */
    p->open = m;
    return true;
}

bool quotemark_opens(struct str paragraph)
{
    size_t at = 0;
    struct mark m = {0};

    if (paragraph.len == 0)
        return false;
    m.cp = utf8_next(paragraph, &at);
    m.end = at;
    if (!is_mark(m.cp))
        return false;
    judge(&m, paragraph);
    return m.can_open;
}

bool quotemarks(
    struct str paragraph, struct str next, struct arena *a, struct quoted **out, size_t *n)
{
    struct pairing p = {.text = paragraph, .arena = a};
    const bool goes_on = quotemark_opens(next);
    struct marks marks = {0};
    size_t last;

    if (!collect(paragraph, a, &marks))
        return false;
    last = last_single(&marks);
    for (size_t i = 0; i < marks.n; i++) {
        if (!p.open)
            open_mark(&p, &marks.items[i], last, goes_on);
        else if (!inner_mark(&p, &marks, i))
            return false;
    }
    if (p.open && !add(&p, paragraph.len, paragraph.len, false))
        return false;
    *out = p.items;
    *n = p.n;
    return true;
}
