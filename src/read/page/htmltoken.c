#include "read/page/htmltoken.h"

#include "base/utf8.h"
#include "read/page/htmlentity.h"

#include <stdint.h>
#include <string.h>

static const char *const raw_elements[] = {
    "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"};

static bool is_raw(struct str name)
{
    for (size_t i = 0; i < sizeof raw_elements / sizeof raw_elements[0]; i++)
        if (str_eq(name, str_of(raw_elements[i])))
            return true;
    return false;
}

static bool starts_nocase(struct str t, size_t at, struct str what)
{
    return at <= t.len && str_eq_nocase(str_cut(t, at, at + what.len), what);
}

/* --- character references (13.2.5.72) --- */

static int digit_of(char c, int base)
{
    int digit = -1;

    c = ascii_lower(c);
    if (ascii_is_digit(c))
        digit = c - '0';
    else if (c >= 'a' && c <= 'f')
        digit = c - 'a' + 10;
    return digit < base ? digit : -1;
}

/* Numbers that mean Windows-1252's characters (13.2.5.80). */
static uint32_t windows_1252(uint32_t cp)
{
    static const uint16_t table[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C,
        0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
        0x0178};

    return cp >= 0x80 && cp < 0xA0 ? table[cp - 0x80] : cp;
}

/* "#39;" or "#x27;" at the start of t: the bytes it takes, or 0. */
static size_t numeric_reference(struct str t, uint32_t *cp)
{
    const bool hex = t.len > 1 && ascii_lower(t.s[1]) == 'x';
    const int base = hex ? 16 : 10;
    const size_t from = hex ? 2 : 1;
    size_t at = from;
    uint32_t value = 0;

    for (; at < t.len && digit_of(t.s[at], base) >= 0; at++)
        if (value <= 0x10FFFF)
            value = value * (uint32_t)base + (uint32_t)digit_of(t.s[at], base);
    if (at == from)
        return 0;
    *cp = value ? windows_1252(value) : UTF8_REPLACEMENT;
    return at + (at < t.len && t.s[at] == ';');
}

static size_t reference(struct str t, bool in_attribute, struct buf *out)
{
    uint32_t cp[2] = {0, 0};
    size_t used;

    if (t.len && t.s[0] == '#')
        used = numeric_reference(t, cp);
    else
        used = htmlentity_find(t, in_attribute, cp);
    if (used)
        buf_add_cp(out, cp[0]);
    if (used && cp[1])
        buf_add_cp(out, cp[1]);
    return used;
}

/* The text with its references expanded; itself where it has none. s is NULL without memory. */
static struct str expand(struct str t, bool in_attribute, struct arena *a)
{
    struct buf out = {0};
    struct str kept;
    size_t at = 0;

    if (t.len == 0)
        return STR("");
    if (!memchr(t.s, '&', t.len))
        return t;
    while (at < t.len) {
        const char *amp = memchr(t.s + at, '&', t.len - at);
        const size_t end = amp ? (size_t)(amp - t.s) : t.len;
        buf_add(&out, str_cut(t, at, end));
        at = end;
        if (!amp)
            break;
        at += 1 + reference(str_cut(t, end + 1, t.len), in_attribute, &out);
        if (at == end + 1)
            buf_add_byte(&out, '&');
    }
    kept = buf_keep(&out, a);
    buf_free(&out);
    return kept;
}

/* --- tags --- */

static struct str lower(struct str name, struct arena *a)
{
    char *copy;
    size_t i = 0;

    while (i < name.len && ascii_lower(name.s[i]) == name.s[i])
        i++;
    if (i == name.len)
        return name;
    copy = arena_alloc(a, name.len + 1);
    for (i = 0; copy && i < name.len; i++)
        copy[i] = ascii_lower(name.s[i]);
    return (struct str){copy, copy ? name.len : 0};
}

static void skip_space(struct htmltokens *tokens)
{
    while (tokens->at < tokens->html.len && ascii_is_space(tokens->html.s[tokens->at]))
        tokens->at++;
}

/* Up to white space or one of the bytes in `ends`. */
static struct str take_until(struct htmltokens *tokens, const char *ends)
{
    const struct str html = tokens->html;
    const size_t from = tokens->at;

    while (tokens->at < html.len && !ascii_is_space(html.s[tokens->at]) &&
           !strchr(ends, html.s[tokens->at] ? html.s[tokens->at] : ' '))
        tokens->at++;
    return str_cut(html, from, tokens->at);
}

static struct str attribute_value(struct htmltokens *tokens)
{
    const struct str html = tokens->html;
    const char *end;
    size_t from;

    skip_space(tokens);
    if (tokens->at >= html.len || html.s[tokens->at] != '=')
        return STR("");
    tokens->at++;
    skip_space(tokens);
    if (tokens->at >= html.len || (html.s[tokens->at] != '"' && html.s[tokens->at] != '\''))
        return take_until(tokens, ">");
    from = tokens->at + 1;
    end = from < html.len ? memchr(html.s + from, html.s[tokens->at], html.len - from) : NULL;
    tokens->at = end ? (size_t)(end - html.s) + 1 : html.len;
    return str_cut(html, from, end ? (size_t)(end - html.s) : html.len);
}

static bool keep_attribute(
    struct htmltokens *tokens, struct htmltoken *token, struct attribute **last, struct str name)
{
    const struct str value = attribute_value(tokens);
    struct attribute *attribute;

    if (token->kind != HTMLTOKEN_START || token->n_attributes >= tokens->max_attributes)
        return true;
    attribute = arena_alloc(tokens->arena, sizeof *attribute);
    if (!attribute)
        return false;
    attribute->name = lower(name, tokens->arena);
    attribute->value = expand(value, true, tokens->arena);
    if (!attribute->name.s || !attribute->value.s)
        return false;
    if (*last)
        (*last)->next = attribute;
    else
        token->attributes = attribute;
    *last = attribute;
    token->n_attributes++;
    return true;
}

static bool attributes(struct htmltokens *tokens, struct htmltoken *token)
{
    const struct str html = tokens->html;
    struct attribute *last = NULL;

    for (;;) {
        struct str name;
        skip_space(tokens);
        if (tokens->at >= html.len)
            return true;
        if (html.s[tokens->at] == '>')
            return true;
        if (html.s[tokens->at] == '/') {
            tokens->at++;
            token->self_closing = tokens->at < html.len && html.s[tokens->at] == '>';
            continue;
        }
        name = take_until(tokens, "/>=");
        if (name.len == 0) { /* a stray "=" */
            name = str_cut(html, tokens->at, tokens->at + 1);
            tokens->at++;
        }
        if (!keep_attribute(tokens, token, &last, name))
            return false;
    }
}

/* A tag whose name starts at the next byte. False where the file ends within it: it is dropped. */
static bool tag(struct htmltokens *tokens, enum htmltoken_kind kind, struct htmltoken *token)
{
    token->kind = kind;
    token->name = lower(take_until(tokens, "/>"), tokens->arena);
    if (!token->name.s || !attributes(tokens, token)) {
        token->kind = HTMLTOKEN_FAILED;
        return true;
    }
    if (tokens->at >= tokens->html.len)
        return false;
    tokens->at++;
    if (kind == HTMLTOKEN_START && is_raw(token->name))
        tokens->raw = token->name;
    return true;
}

/* --- what is passed over --- */

/* Past the comment whose text starts at the next byte ("-->", "--!>", and "<!-->" end it). */
static void skip_comment(struct htmltokens *tokens)
{
    const struct str html = tokens->html;
    size_t at = tokens->at;

    if (str_starts(str_cut(html, at, html.len), STR(">")) ||
        str_starts(str_cut(html, at, html.len), STR("->"))) {
        tokens->at = at + (html.s[at] == '>' ? 1 : 2);
        return;
    }
    for (; at + 2 < html.len; at++) {
        const char *dash = memchr(html.s + at, '-', html.len - at);
        if (!dash)
            break;
        at = (size_t)(dash - html.s);
        if (str_starts(str_cut(html, at, html.len), STR("-->"))) {
            tokens->at = at + 3;
            return;
        }
        if (str_starts(str_cut(html, at, html.len), STR("--!>"))) {
            tokens->at = at + 4;
            return;
        }
    }
    tokens->at = html.len;
}

static void skip_past(struct htmltokens *tokens, char end)
{
    const size_t rest = tokens->html.len - tokens->at;
    const char *hit = rest ? memchr(tokens->html.s + tokens->at, end, rest) : NULL;

    tokens->at = hit ? (size_t)(hit - tokens->html.s) + 1 : tokens->html.len;
}

/* Markup at the next byte, a "<": true where it gave a token. */
static bool markup(struct htmltokens *tokens, struct htmltoken *token)
{
    const struct str html = tokens->html;
    const char c = html.s[tokens->at + 1];

    if (ascii_is_alpha(c)) {
        tokens->at += 1;
        return tag(tokens, HTMLTOKEN_START, token);
    }
    if (c == '/' && tokens->at + 2 < html.len && ascii_is_alpha(html.s[tokens->at + 2])) {
        tokens->at += 2;
        return tag(tokens, HTMLTOKEN_END, token);
    }
    if (str_starts(str_cut(html, tokens->at, html.len), STR("<!--"))) {
        tokens->at += 4;
        skip_comment(tokens);
        return false;
    }
    skip_past(tokens, '>');
    return false;
}

/* --- text --- */

/* Is there markup at byte `at`, a "<"? Else it is text. */
static bool is_markup(struct str html, size_t at)
{
    char c;

    if (at + 1 >= html.len)
        return false;
    c = html.s[at + 1];
    return ascii_is_alpha(c) || c == '!' || c == '?' || (c == '/' && at + 2 < html.len);
}

static size_t text_end(struct str html, size_t at)
{
    while (at < html.len) {
        const char *lt = memchr(html.s + at, '<', html.len - at);
        if (!lt)
            return html.len;
        at = (size_t)(lt - html.s);
        if (is_markup(html, at))
            return at;
        at++;
    }
    return html.len;
}

/* The end of a raw text: where the end tag of its element begins. */
static size_t raw_end(struct str html, size_t at, struct str name)
{
    while (at < html.len && !str_eq(name, STR("plaintext"))) {
        const char *lt = memchr(html.s + at, '<', html.len - at);
        size_t after;
        if (!lt)
            break;
        at = (size_t)(lt - html.s);
        after = at + 2 + name.len;
        if (at + 1 < html.len && html.s[at + 1] == '/' && starts_nocase(html, at + 2, name) &&
            (after >= html.len || ascii_is_space(html.s[after]) || strchr("/>", html.s[after])))
            return at;
        at++;
    }
    return html.len;
}

static void text(struct htmltokens *tokens, size_t end, bool references, struct htmltoken *token)
{
    const struct str t = str_cut(tokens->html, tokens->at, end);

    token->kind = HTMLTOKEN_TEXT;
    token->text = references ? expand(t, false, tokens->arena) : t;
    if (!token->text.s)
        token->kind = HTMLTOKEN_FAILED;
    tokens->at = end;
}

void htmltoken_next(struct htmltokens *tokens, struct htmltoken *token)
{
    *token = (struct htmltoken){.kind = HTMLTOKEN_END_OF_FILE};
    while (tokens->at < tokens->html.len) {
        const struct str raw = tokens->raw;
        const size_t end =
            raw.len ? raw_end(tokens->html, tokens->at, raw) : text_end(tokens->html, tokens->at);
        tokens->raw = (struct str){NULL, 0};
        if (end > tokens->at) {
            const bool references =
                raw.len == 0 || str_eq(raw, STR("title")) || str_eq(raw, STR("textarea"));
            text(tokens, end, references, token);
            return;
        }
        if (markup(tokens, token))
            return;
        *token = (struct htmltoken){.kind = HTMLTOKEN_END_OF_FILE};
    }
}
