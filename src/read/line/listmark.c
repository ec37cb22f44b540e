#include "read/line/listmark.h"

#include "base/utf8.h"
#include "text/chars.h"

static bool is_bullet(uint32_t cp)
{
    switch (cp) {
    case '*':
    case 0x00B7: /* middle dot */
    case 0x2022: /* bullet */
    case 0x2023:
    case 0x2043:
    case 0x204C:
    case 0x204D:
    case 0x2219:
    case 0x25A0: /* squares */
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25B6: /* triangles */
    case 0x25B8:
    case 0x25BA:
    case 0x25C6: /* diamonds */
    case 0x25CA:
    case 0x25CB: /* circles */
    case 0x25CF:
    case 0x25E6:
    case 0x27A2: /* arrows */
    case 0x27A4:
    case 0x30FB:              /* katakana middle dot */
    case 0xF0B7: return true; /* what word processors leave of a bullet of their Symbol font */
    default: return false;
    }
}

static size_t skip_space(struct str line, size_t at)
{
    while (at < line.len && line.s[at] == ' ')
        at++;
    return at;
}

/* "1." "12)" "(3)" "#4" "5:" with a space behind; the bytes of it, or 0. */
static size_t number_mark(struct str line, unsigned long *number)
{
    const bool bracket = line.s[0] == '(', hash = line.s[0] == '#';
    size_t at = bracket || hash ? 1 : 0;
    const size_t from = at;

    while (at < line.len && ascii_is_digit(line.s[at]) && at - from < 3)
        at++;
    if (at == from || at == line.len || !str_to_uint(str_cut(line, from, at), 999, number))
        return 0;
    if (!hash && line.s[at] != ')' && (bracket || (line.s[at] != '.' && line.s[at] != ':')))
        return 0;
    if (!hash || line.s[at] == '.' || line.s[at] == ':' || line.s[at] == ')')
        at++;
    if (at >= line.len || line.s[at] != ' ')
        return 0;
    return at;
}

bool listmark_of(struct str line, struct listmark *mark)
{
    size_t at = 0;
    uint32_t cp;

    *mark = (struct listmark){0};
    if (line.len == 0)
        return false;
    cp = utf8_next(line, &at);
    if (is_bullet(cp)) {
        /* "*star*" and "*footnote" have no space; "•text" is often pasted so */
        if (cp == '*' && (at == line.len || line.s[at] != ' '))
            return false;
        mark->kind = LISTMARK_BULLET;
    } else if (char_is_dash(cp) && at < line.len && line.s[at] == ' ') {
        mark->kind = LISTMARK_DASH;
    } else {
        at = number_mark(line, &mark->number);
        if (at == 0)
            return false;
        mark->kind = LISTMARK_NUMBER;
    }
    mark->len = skip_space(line, at);
    return mark->len < line.len;
}
