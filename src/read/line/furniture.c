#include "read/line/furniture.h"

#include "base/utf8.h"
#include "read/line/credit.h"
#include "text/chars.h"

#include <string.h>

static bool has(const struct pageline *line, size_t i, unsigned classes)
{
    return i < line->n && (line->words[i].classes & classes);
}

/* --- addresses, handles, posts --- */

static bool is_address(struct str word)
{
    if (str_starts(word, STR("http://")) || str_starts(word, STR("https://")) ||
        str_starts(word, STR("www.")) || str_starts(word, STR("pic.twitter.com/")))
        return true;
    return (word.s[0] == '@' || word.s[0] == '#') && word.len > 1;
}

/* Only addresses, handles and hashtags. */
static bool is_addresses(const struct pageline *line)
{
    struct str rest = line->text, word;

    if (line->n == 0 || line->text.len > 2000)
        return false;
    while (str_next(&rest, ' ', &word))
        if (word.len == 0 || !is_address(word))
            return false;
    return true;
}

/* An e-mail address and nothing else. */
static bool is_mail(const struct pageline *line)
{
    return line->n == 1 && str_find(line->words[0].text, STR("@"), 1) > 0 &&
           str_find(line->words[0].text, STR("."), 0) > 0;
}

/* What is left of a post that was embedded: "— Kim Ray (@kray) May 3, 2026". */
static bool is_post(const struct pageline *line)
{
    return line->whole && line->n <= 20 && !line->stop && str_find(line->text, STR("(@"), 0) > 0 &&
           (char_is_dash(line->first) || pageline_names(line, 0, line->n) ||
               has(line, 0, WORD_FILL));
}

/* --- notices --- */

static bool is_copyright(const struct pageline *line)
{
    size_t rights = 0;

    if (!line->whole)
        return false;
    if (line->n <= 30 && line->first == 0xA9)
        return true;
    if (line->n <= 12 && !line->stop && str_find(line->text, STR("\xC2\xA9"), 0) >= 0)
        return true;
    for (size_t i = 0; i + 1 < line->n; i++)
        rights += has(line, i, WORD_RIGHTS) && has(line, i + 1, WORD_RIGHTS);
    if (rights)
        return true;
    return line->n <= 20 && has(line, 0, WORD_RIGHTS) && line->n > 1 && line->words[1].number;
}

static bool is_cookie_notice(const struct pageline *line)
{
    if (!(line->any & WORD_WE))
        return false;
    for (size_t i = 0; i < line->n; i++) {
        const size_t from = i > 2 ? i - 2 : 0;
        if (!has(line, i, WORD_COOKIE))
            continue;
        for (size_t k = from; k <= i + 2; k++)
            if (has(line, k, WORD_USE))
                return true;
    }
    return false;
}

/* "If you buy through our links we may earn a commission" */
static bool is_disclosure(const struct pageline *line)
{
    bool commission = false, links = false;

    for (size_t i = 0; i < line->n; i++) {
        commission |= str_eq_nocase(line->words[i].text, STR("commission"));
        links |= str_eq_nocase(line->words[i].text, STR("links")) ||
                 str_eq_nocase(line->words[i].text, STR("affiliate"));
    }
    return commission && links && (line->any & WORD_WE);
}

/* "... see our Privacy Policy", "Our Standards: ..." */
static bool is_policy(const struct pageline *line)
{
    if (line->whole && line->n <= 10 && has(line, 0, WORD_OWN) && line->n > 2 &&
        char_is_colon(line->words[1].after))
        return true;
    for (size_t i = 1; i + 1 < line->n; i++)
        if (has(line, i - 1, WORD_OWN) && str_eq_nocase(line->words[i].text, STR("privacy")))
            return true;
    return false;
}

static bool is_end_mark(const struct pageline *line)
{
    if (line->n != 1 || line->text.len > 12)
        return false;
    return str_eq(line->words[0].text, STR("ENDS")) || str_eq(line->words[0].text, STR("Ends")) ||
           (str_eq_nocase(line->words[0].text, STR("ends")) && char_is_dash(line->first)) ||
           (str_eq(line->words[0].text, STR("30")) && char_is_dash(line->first) &&
               char_is_dash(line->last));
}

/* --- press releases --- */

/* Is the line one of these phrases, which are written small and with a space between words? */
static bool is_one_of(const struct pageline *line, const char *const *phrases, size_t n)
{
    for (size_t i = 0; i < n && line->whole; i++) {
        struct str rest = str_of(phrases[i]), word;
        size_t k = 0;
        while (
            k < line->n && str_next(&rest, ' ', &word) && str_eq_nocase(line->words[k].text, word))
            k++;
        if (k == line->n && k > 0 && rest.len == 0)
            return true;
    }
    return false;
}

bool furniture_labels_release(const struct pageline *line)
{
    static const char *const labels[] = {"press release", "media release", "news release",
        "press statement", "media statement", "for immediate release", "for release immediately",
        "immediate release", "pressemitteilung", "medienmitteilung", "presseinformation",
        "communiqué de presse", "pour diffusion immédiate", "nota de prensa",
        "comunicado de prensa", "comunicato stampa", "nota à imprensa", "nota de imprensa",
        "persbericht", "pressmeddelande", "pressemelding", "pressemeddelelse"};

    return is_one_of(line, labels, sizeof labels / sizeof *labels);
}

bool furniture_ends_release(const struct pageline *line)
{
    static const char *const notes[] = {"notes to editors", "notes to editor", "note to editors",
        "notes for editors", "note for editors", "editor's notes", "editor\xE2\x80\x99s notes",
        "editors notes", "editors' notes", "media contact", "media contacts", "press contact",
        "press contacts", "media enquiries", "press enquiries", "media inquiries",
        "contact for media", "hinweis für redaktionen", "hinweise für redaktionen",
        "hinweis an die redaktionen", "pressekontakt", "medienkontakt", "contact presse",
        "contacts presse", "note aux rédactions", "contacto de prensa", "contacto para medios",
        "contatti stampa", "contatto stampa", "contacto de imprensa", "perscontact",
        "noot voor de redactie", "noot voor redacties", "presskontakt", "pressekontakter"};

    return is_end_mark(line) || is_one_of(line, notes, sizeof notes / sizeof *notes);
}

/* --- links to other stories --- */

/* The index of the first word that a colon or bar follows, or n. */
static size_t label_end(const struct pageline *line)
{
    for (size_t i = 0; i < line->n; i++)
        if (char_is_colon(line->words[i].after) || line->words[i].after == '|')
            return i;
    return line->n;
}

/* "Read more: ...", "Lesen Sie auch ...", "À lire aussi : ..." */
static bool invites_to_read(const struct pageline *line)
{
    const size_t colon = label_end(line);
    size_t read = 0, also;

    while (read < 3 && !has(line, read, WORD_READ))
        read++;
    if (read == 3 || (read > 0 && !pageline_only(line, 0, read, WORD_FILL | WORD_ALSO, false)))
        return false;
    also = has(line, read + 1, WORD_ALSO) ? read + 1 : read + 2;
    if (read > 0 && has(line, read - 1, WORD_ALSO)) /* "Also read" */
        also = read;
    else if (!has(line, also, WORD_ALSO))
        return false;
    if (colon < line->n && colon <= also + 2)
        return true;
    if (!line->stop)
        return line->whole && line->n <= 22;
    return line->n <= 14 && (line->any & WORD_OWN);
}

/* "More on this story", "Top stories", "Mehr zum Thema": all of it, and nothing else. */
bool furniture_heads_links(const struct pageline *line)
{
    const unsigned parts =
        WORD_RELATED | WORD_RANK | WORD_STORY | WORD_FILL | WORD_ALSO | WORD_READ | WORD_OWN;

    if (!line->whole || line->n == 0 || line->n > 7 || line->stop)
        return false;
    if (pageline_only(line, 0, line->n, parts, false) && (line->any & WORD_STORY) &&
        (line->any & (WORD_RELATED | WORD_RANK)))
        return true;
    if (line->n <= 8 && line->n && char_is_colon(line->words[line->n - 1].after) &&
        invites_to_read(line))
        return true; /* "Read more from the North:" */
    return line->n <= 3 && has(line, 0, WORD_READ) &&
           pageline_only(line, 1, line->n, WORD_ALSO | WORD_FILL, false) &&
           pageline_count(line, WORD_ALSO);
}

/* "Related: ...", "MORE: ...", "Watch: ..." */
static bool is_labelled_link(const struct pageline *line)
{
    const size_t colon = pageline_colon(line);

    if (!line->whole || line->n > 30)
        return false;
    /* "Related article How the storm formed" */
    if (has(line, 0, WORD_RELATED) && has(line, 1, WORD_STORY) && line->n > 2 && !line->stop)
        return true;
    if (line->n > 1 && line->words[0].after == '|')
        return has(line, 0, WORD_RELATED | WORD_READ);
    if (colon > 1)
        return false;
    return has(line, 0, WORD_RELATED) || (colon == 0 && has(line, 0, WORD_READ));
}

/* "More from the North", "More on Huawei" */
static bool is_more_from(const struct pageline *line)
{
    return line->whole && line->n >= 3 && line->n <= 8 && !line->stop &&
           str_eq_nocase(line->words[0].text, STR("more")) &&
           (str_eq_nocase(line->words[1].text, STR("from")) ||
               str_eq_nocase(line->words[1].text, STR("on"))) &&
           pageline_names(line, 2, line->n);
}

/* "Tags: ...", "Topic: Crime" */
static bool is_tags(const struct pageline *line)
{
    return line->whole && line->n <= 15 && !line->stop && has(line, 0, WORD_TAG) &&
           char_is_colon(line->words[0].after);
}

static bool is_link(const struct pageline *line)
{
    return furniture_heads_links(line) || invites_to_read(line) || is_labelled_link(line) ||
           is_more_from(line) || is_tags(line);
}

/* --- buttons and counts --- */

static bool is_button(const struct pageline *line)
{
    const unsigned company = WORD_STORY | WORD_ALSO | WORD_MEDIUM | WORD_PLATFORM | WORD_CREDIT;
    const unsigned parts =
        company | WORD_BUTTON | WORD_CONTROL | WORD_FILL | WORD_COUNTED | WORD_RANK;

    if (!line->whole || line->n == 0 || line->n > 7 || (line->stop && line->n > 2))
        return false;
    if (!pageline_only(line, 0, line->n, parts, true))
        return false;
    if (line->any & WORD_BUTTON)
        return true;
    return (line->any & WORD_CONTROL) && (line->any & company) && line->n > 1;
}

/* One name of a row of buttons: "Facebook", "E-mail", "Video". By itself it may be a heading. */
bool furniture_is_button_name(const struct pageline *line)
{
    const unsigned names =
        WORD_PLATFORM | WORD_BUTTON | WORD_CONTROL | WORD_MEDIUM | WORD_ACTION | WORD_COUNTED;

    return line->whole && line->n >= 1 && line->n <= 2 && line->last != ':' && !line->stop &&
           pageline_only(line, 0, line->n, names, true) && !line->words[0].number;
}

static bool is_count(const struct pageline *line)
{
    return line->whole && line->n >= 2 && line->n <= 4 && line->words[0].number && !line->stop &&
           pageline_only(line, 1, line->n, WORD_COUNTED | WORD_BUTTON, false);
}

static bool is_reading_time(const struct pageline *line)
{
    const unsigned parts = WORD_MINUTES | WORD_READING | WORD_FILL | WORD_DATE | WORD_READ;
    size_t numbers = 0;

    if (!line->whole || line->n < 2 || line->n > 6 || !(line->any & WORD_MINUTES) ||
        !(line->any & WORD_READING))
        return false;
    for (size_t i = 0; i < line->n; i++) {
        numbers += line->words[i].number;
        if (!line->words[i].number && !(line->words[i].classes & parts) &&
            !str_eq_nocase(line->words[i].text, STR("time")) &&
            !str_eq_nocase(line->words[i].text, STR("temps")) &&
            !str_eq_nocase(line->words[i].text, STR("tiempo")))
            return false;
    }
    return numbers == 1;
}

/* --- appeals --- */

/* How much of a line speaks of the page itself and where else it can be had. */
static int appeal_of(const struct pageline *line)
{
    int weight = 0;

    for (size_t i = 0; i < line->n; i++) {
        const struct pageword *word = &line->words[i];
        if (word->classes & WORD_PLATFORM)
            weight += 2;
        else if (word->classes & (WORD_OWN | WORD_PLACE))
            weight += 1;
        else if (word->before == '@' || str_find(word->text, STR("@"), 0) >= 0)
            weight += 1;
    }
    return weight;
}

/* "Follow Coast Tonight for more stories from the islands": more of what a page is made of. */
static bool promises_more(const struct pageline *line)
{
    for (size_t i = 1; i + 1 < line->n; i++)
        if ((line->words[i].classes & WORD_ALSO) && (line->words[i + 1].classes & WORD_STORY))
            return true;
    return false;
}

/*
 * A call to act that is about the page: "Sign up to our newsletter", "Follow us on X", "Got a
 * story? Email tips@..." A verb at the beginning of the line or of one of its sentences, and enough
 * about the page or its channels; advice within a story ("Download the app", "Call 111") has less.
 */
static bool is_appeal(const struct pageline *line)
{
    const int weight = appeal_of(line);

    if (!line->whole || line->n > 40 || line->n < 2)
        return false;
    if (line->n <= 10 && !line->stop && str_eq_nocase(line->words[0].text, STR("sign")) &&
        str_eq_nocase(line->words[1].text, STR("up")))
        return true;
    if (line->n <= 14 && !line->stop && (line->words[0].classes & WORD_FOLLOW) &&
        promises_more(line))
        return true;
    if (weight == 0)
        return false;
    for (size_t i = 0; i < line->n && i < 20; i++) {
        const struct pageword *word = &line->words[i];
        const bool asked = word->before == '?';
        if (!(word->classes & WORD_ACTION) || (i > 0 && !char_ends_sentence(word->before)))
            continue;
        if ((word->classes & WORD_FOLLOW) && weight >= 2)
            return true;
        if (i == 0 && has(line, 1, WORD_OWN) &&
            (str_eq_nocase(word->text, STR("click")) || str_eq_nocase(word->text, STR("tap"))))
            return true;
        if (weight + asked >= (line->n <= 16 ? 2 : 3))
            return true;
    }
    return false;
}

const char *furniture_reason(const struct pageline *line)
{
    const char *credit;

    if (line->n == 0 || (char_opens_quote(line->first) && line->first != 0x2019))
        return NULL;
    if (is_end_mark(line))
        return "end mark";
    if (furniture_labels_release(line))
        return "label of a release";
    if (is_addresses(line) || is_mail(line))
        return "web address";
    if (is_post(line))
        return "embedded post";
    if (is_link(line))
        return "link to another story";
    if (is_copyright(line))
        return "copyright notice";
    if (is_cookie_notice(line) || is_policy(line) || is_disclosure(line))
        return "notice of the page";
    credit = credit_reason(line);
    if (credit)
        return credit;
    if (is_count(line) || is_button(line))
        return "button";
    if (is_reading_time(line))
        return "reading time";
    return is_appeal(line) ? "appeal to the reader" : NULL;
}
