#include "read/line/mail.h"

#define MAX_FIELDS        200  /* lines of a head */
#define LONGEST_SIGNATURE 2000 /* bytes; what is longer is text behind a rule */

static const char *const FROM[] = {"from", "von", "de", "da", "van", "från", "fra", "od"};
static const char *const SUBJECT[] = {"subject", "betreff", "objet", "asunto", "oggetto",
    "onderwerp", "assunto", "ämne", "emne", "temat"};
static const char *const DATE[] = {"date", "sent", "datum", "gesendet", "envoyé", "fecha",
    "enviado", "data", "inviato", "verzonden", "skickat", "dato", "sendt"};
static const char *const ANSWER[] = {"re", "fw", "fwd", "aw", "wg", "tr", "rv", "sv", "vs"};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static bool is_among(struct str name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(name, str_of(list[i])))
            return true;
    return false;
}

/* "Name: value", the name without spaces within. */
static bool field_of(struct str line, struct str *name, struct str *value)
{
    const ptrdiff_t colon = str_find(line, STR(":"), 0);

    if (colon <= 0 || colon > 40)
        return false;
    *name = str_trim(str_cut(line, 0, (size_t)colon));
    *value = str_trim(str_cut(line, (size_t)colon + 1, line.len));
    return name->len > 0 && str_find(*name, STR(" "), 0) < 0;
}

static struct str without_answers(struct str subject)
{
    struct str name, value;

    while (field_of(subject, &name, &value) && is_among(name, ANSWER, COUNT(ANSWER)))
        subject = value;
    return subject;
}

/* Takes the fields at the text's beginning; false where they are no mail's. */
static bool take_head(struct str text, struct mail *out)
{
    struct str rest = text, line, name, value;
    bool from = false, blank = false;
    size_t n = 0;

    while (!blank && n < MAX_FIELDS && str_next(&rest, '\n', &line)) {
        const bool folded = n > 0 && line.len > 0 && ascii_is_space(line.s[0]);
        blank = str_trim(line).len == 0;
        if (blank || folded)
            continue;
        if (!field_of(line, &name, &value))
            return false;
        n++;
        from |= is_among(name, FROM, COUNT(FROM));
        if (out->subject.len == 0 && is_among(name, SUBJECT, COUNT(SUBJECT)))
            out->subject = without_answers(value);
        else if (out->date.len == 0 && is_among(name, DATE, COUNT(DATE)))
            out->date = value;
    }
    if (!blank || !from || (out->subject.len == 0 && out->date.len == 0))
        return false;
    out->body = rest;
    out->head = str_trim(str_cut(text, 0, text.len - rest.len));
    return true;
}

/* Where the signature's line begins; body.len: there is none. */
static size_t find_signature(struct str body)
{
    ptrdiff_t at = -1;

    while ((at = str_find(body, STR("\n-- "), (size_t)(at + 1))) >= 0) {
        const struct str behind = str_cut(body, (size_t)at + 4, body.len);
        if ((str_starts(behind, STR("\n")) || str_starts(behind, STR("\r"))) &&
            behind.len <= LONGEST_SIGNATURE)
            return (size_t)at;
    }
    return body.len;
}

void mail_cut(struct str text, struct mail *out)
{
    struct str beginning = text;
    size_t end;

    while (beginning.len && ascii_is_space(beginning.s[0]))
        beginning = str_cut(beginning, 1, beginning.len);
    *out = (struct mail){0};
    if (!take_head(beginning, out))
        *out = (struct mail){.body = text};
    end = find_signature(out->body);
    out->signature =
        str_trim(str_cut(out->body, end < out->body.len ? end + 4 : end, out->body.len));
    out->body = str_cut(out->body, 0, end);
}
