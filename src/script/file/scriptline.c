#include "script/file/scriptline.h"

#include "script/format/format.h"

#define INDENT "  "

/* What begins a line that is no paragraph; longer ones first. */
static const struct {
    const char *mark;
    enum segment_kind kind;
} marks[] = {
    {"##", SEGMENT_HEADING},
    {"#", SEGMENT_TITLE},
    {">", SEGMENT_QUOTE},
    {"-", SEGMENT_LIST_ITEM},
    {"~", SEGMENT_PHRASE},
};

/* The word of small letters, digits and hyphens that t begins with, if the byte `end` follows it.
 */
static bool leading_word(struct str t, char end, struct str *word, struct str *rest)
{
    size_t n = 0;

    while (n < t.len && t.s[n] != end)
        if (++n > 40)
            return false;
    if (n == t.len || !format_is_role(str_cut(t, 0, n)))
        return false;
    *word = str_cut(t, 0, n);
    *rest = str_cut(t, n + 1, t.len);
    return true;
}

bool scriptline_field(struct str line, struct str *name, struct str *value)
{
    struct str rest;

    if (!leading_word(line, ':', name, &rest) || (rest.len && !ascii_is_space(rest.s[0])))
        return false;
    *value = str_trim(rest);
    return true;
}

/* Takes the mark of a kind off the text: a mark alone, or with space after it. */
static enum segment_kind take_mark(struct str *t)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const struct str mark = str_of(marks[i].mark);

        if (!str_starts(*t, mark) || (t->len > mark.len && !ascii_is_space(t->s[mark.len])))
            continue;
        *t = str_trim(str_cut(*t, mark.len, t->len));
        return marks[i].kind;
    }
    return SEGMENT_PARAGRAPH;
}

/* "The ferry is back. (pause: 3 s)" */
static bool ends_with_direction(struct str t)
{
    static const char *const directions[] = {"(pause:", "(say:", "(after:"};

    for (size_t i = 0; i < sizeof directions / sizeof *directions; i++)
        if (str_ends(t, STR(")")) && str_find(t, str_of(directions[i]), 0) >= 0)
            return true;
    return false;
}

static bool take_escape(struct str *t)
{
    if (t->len == 0 || t->s[0] != '\\')
        return false;
    *t = str_cut(*t, 1, t->len);
    return true;
}

static void parse_speech(struct scriptline *line)
{
    struct str role, rest;

    line->kind = SCRIPTLINE_SPEECH;
    line->segment = SEGMENT_PARAGRAPH;
    if (take_escape(&line->text))
        return;
    line->segment = take_mark(&line->text);
    if (take_escape(&line->text))
        return;
    if (scriptline_field(line->text, &role, &rest)) {
        line->role = role;
        line->text = rest;
        if (take_escape(&line->text))
            return;
    }
    line->directed = ends_with_direction(line->text);
}

static bool is_item_kind(struct str word)
{
    for (int k = ITEM_OPEN; k <= ITEM_CLOSE; k++)
        if (str_eq(word, str_of(item_kind_name((enum item_kind)k))))
            return true;
    return false;
}

static bool parse_direction(struct scriptline *line)
{
    struct str rest;

    if (line->text.s[0] != '(' ||
        !leading_word(str_cut(line->text, 1, line->text.len), ':', &line->word, &rest))
        return false;
    line->kind = SCRIPTLINE_DIRECTION;
    line->closed = str_ends(rest, STR(")"));
    line->text = str_trim(str_cut(rest, 0, rest.len - (line->closed ? 1 : 0)));
    return true;
}

/* "[story] Title"; also "[story Title", which somebody damaged: all of it is then the word. */
static bool parse_item(struct scriptline *line)
{
    const struct str inside = str_cut(line->text, 1, line->text.len);
    struct str word, rest;

    if (line->text.s[0] != '[')
        return false;
    if (leading_word(inside, ']', &word, &rest)) {
        line->word = word;
        line->text = str_trim(rest);
    } else if (str_find(inside, STR("]"), 0) < 0 &&
               (leading_word(inside, ' ', &word, &rest) || format_is_role(inside)) &&
               is_item_kind(format_is_role(inside) ? inside : word)) {
        line->word = line->text;
    } else {
        return false;
    }
    line->kind = SCRIPTLINE_ITEM;
    return true;
}

struct scriptline scriptline_parse(struct str whole)
{
    struct scriptline line = {.text = str_trim(whole)};

    line.indented = whole.len > 0 && ascii_is_space(whole.s[0]);
    if (line.text.len == 0) {
        line.kind = SCRIPTLINE_BLANK;
    } else if (line.text.s[0] == ';') {
        line.kind = SCRIPTLINE_COMMENT;
    } else if (!parse_item(&line) && !parse_direction(&line)) {
        parse_speech(&line);
    }
    return line;
}

static const char *mark_of(enum segment_kind kind)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].kind == kind)
            return marks[i].mark;
    return "";
}

/* Would the text be taken for something else where a paragraph's line begins? */
static bool needs_escape(struct str text)
{
    const struct scriptline line = scriptline_parse(text);

    return line.kind != SCRIPTLINE_SPEECH || line.segment != SEGMENT_PARAGRAPH || line.role.len ||
           line.directed || !str_eq(line.text, text);
}

void scriptline_write(
    bool indented, enum segment_kind kind, struct str role, struct str text, struct buf *out)
{
    const char *const mark = mark_of(kind);

    if (indented)
        buf_add(out, STR(INDENT));
    buf_add(out, str_of(mark));
    if (*mark)
        buf_add_byte(out, ' ');
    buf_add(out, role);
    if (role.len)
        buf_add(out, STR(": "));
    if (role.len ? str_starts(text, STR("\\")) || ends_with_direction(text) : needs_escape(text))
        buf_add_byte(out, '\\');
    buf_add(out, text);
    buf_add_byte(out, '\n');
}
