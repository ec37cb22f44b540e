#include "text/language.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/sound/wordlist.h"

#include <stdlib.h>
#include <string.h>

#include <textcat.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

/* --- tags --- */

struct str language_canonical(struct str tag, struct arena *a)
{
    const struct str none = {0};
    char written[ULOC_FULLNAME_CAPACITY], id[ULOC_FULLNAME_CAPACITY],
        canonical[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed;

    if (tag.len == 0 || tag.len >= sizeof written)
        return none;
    for (size_t i = 0; i < tag.len; i++)
        written[i] = tag.s[i] == '_' ? '-' : tag.s[i];
    written[tag.len] = '\0';
    uloc_forLanguageTag(written, id, sizeof id, &parsed, &status);
    if (U_FAILURE(status) || (size_t)parsed != tag.len)
        return none;
    uloc_toLanguageTag(id, canonical, sizeof canonical, true, &status);
    if (U_FAILURE(status) || strncmp(canonical, "und", 3) == 0)
        return none;
    return arena_str(a, str_of(canonical));
}

/* The subtag at `at`, which is moved behind it. */
static struct str next_subtag(struct str tag, size_t *at)
{
    const size_t from = *at;
    size_t to = from;

    while (to < tag.len && tag.s[to] != '-' && tag.s[to] != '_')
        to++;
    *at = to < tag.len ? to + 1 : to;
    return str_cut(tag, from, to);
}

struct str language_primary(struct str tag)
{
    size_t at = 0;

    return next_subtag(tag, &at);
}

/* RFC 5646, 2.2.4: two letters or three digits, before any extension (a subtag of one). */
struct str language_region(struct str tag)
{
    const struct str none = {0};
    size_t at = 0;

    next_subtag(tag, &at);
    while (at < tag.len) {
        const struct str subtag = next_subtag(tag, &at);
        if (subtag.len == 1)
            return none;
        if (subtag.len == 2 && ascii_is_alpha(subtag.s[0]) && ascii_is_alpha(subtag.s[1]))
            return subtag;
        if (subtag.len == 3 && ascii_is_digit(subtag.s[0]))
            return subtag;
    }
    return none;
}

bool language_same(struct str a, struct str b)
{
    return a.len > 0 && b.len > 0 && str_eq_nocase(language_primary(a), language_primary(b));
}

bool language_is_rtl(struct str tag)
{
    char written[ULOC_FULLNAME_CAPACITY], id[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;

    if (tag.len == 0 || tag.len >= sizeof written)
        return false;
    memcpy(written, tag.s, tag.len);
    written[tag.len] = '\0';
    uloc_forLanguageTag(written, id, sizeof id, NULL, &status);
    return U_SUCCESS(status) && uloc_isRightToLeft(id);
}

/* --- finding --- */

/*
 * libexttextcat compares the text's most frequent letter groups with a language's. ICU has nothing
 * like it: its charset detection tells the language of 8-bit encodings only, and of a dozen.
 */
struct language_finder {
    void *textcat; /* NULL: not loaded */
    bool failed;   /* could not be loaded: nothing is sure then */
};

/* Bytes that are looked at, and the letters and words below which nothing is sure. */
#define SAMPLE_MAX  1200
#define LETTERS_MIN 40
#define WORDS_MIN   6
/* With so many letters the nearest language is right even if the next one is near. */
#define LETTERS_SURE 300

struct language_finder *language_finder_new(void)
{
    return calloc(1, sizeof(struct language_finder));
}

void language_finder_free(struct language_finder **finder)
{
    if (*finder && (*finder)->textcat)
        textcat_Done((*finder)->textcat);
    free(*finder);
    *finder = NULL;
}

static void load(struct language_finder *f)
{
    struct arena *a;
    struct str list;

    if (f->textcat || f->failed)
        return;
    a = arena_new();
    if (a) {
        list = file_data("voices/languages.textcat", a);
        if (list.s)
            f->textcat = special_textcat_Init(list.s, TEXTCAT_DATADIR "/");
    }
    arena_destroy(&a);
    f->failed = !f->textcat;
}

struct sample {
    struct buf text; /* letters in small words, single spaces */
    size_t letters;
    size_t words;
    size_t english;    /* words that are among English's most frequent ones, and few others' */
    const char *alone; /* the language of a script that has one language; NULL */
    size_t n_alone;    /* letters of that script */
};

/* Scripts that, in news, one language is written in. */
static const char *only_language(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;

    switch (uscript_getScript((UChar32)cp, &status)) {
    case USCRIPT_GREEK: return "el";
    case USCRIPT_HEBREW: return "he";
    case USCRIPT_THAI: return "th";
    case USCRIPT_HANGUL: return "ko";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return "ja";
    case USCRIPT_GEORGIAN: return "ka";
    case USCRIPT_ARMENIAN: return "hy";
    case USCRIPT_BENGALI: return "bn";
    case USCRIPT_GUJARATI: return "gu";
    case USCRIPT_GURMUKHI: return "pa";
    case USCRIPT_TAMIL: return "ta";
    case USCRIPT_TELUGU: return "te";
    case USCRIPT_KANNADA: return "kn";
    case USCRIPT_MALAYALAM: return "ml";
    case USCRIPT_SINHALA: return "si";
    case USCRIPT_MYANMAR: return "my";
    case USCRIPT_ETHIOPIC: return "am";
    default: return NULL;
    }
}

static bool is_han(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;

    return uscript_getScript((UChar32)cp, &status) == USCRIPT_HAN;
}

/* Frequent in English, and no word of the languages that share most with it. */
static const char english_words[] =
    " the and that with was were for have has had this they from which would been their said not "
    "are will after about who but when what there than by his her its ";

static void end_word(struct sample *s, size_t from)
{
    const struct str word = str_cut(buf_str(&s->text), from, s->text.len);

    if (word.len == 0)
        return;
    s->words++;
    if (wordlist_has(english_words, word))
        s->english++;
    buf_add_byte(&s->text, ' ');
}

static void count_script(struct sample *s, uint32_t cp, size_t *n_han)
{
    const char *const alone = only_language(cp);

    *n_han += is_han(cp);
    if (!alone || (s->alone && strcmp(alone, s->alone) != 0 && strcmp(s->alone, "ja") == 0))
        return;
    s->alone = alone;
    s->n_alone++;
}

static void take_sample(struct sample *s, struct str text)
{
    size_t word = 0, n_han = 0;

    for (size_t at = 0; at < text.len && s->text.len < SAMPLE_MAX;) {
        const uint32_t cp = utf8_next(text, &at);
        if (!char_is_letter(cp)) {
            end_word(s, word);
            word = s->text.len;
            continue;
        }
        s->letters++;
        count_script(s, cp, &n_han);
        if (cp < 0x80)
            buf_add_byte(&s->text, ascii_lower((char)cp));
        else
            buf_add_cp(&s->text, cp);
    }
    end_word(s, word);
    if (n_han * 2 > s->letters && s->n_alone * 10 < n_han) {
        s->alone = "zh"; /* ideographs without kana or hangul */
        s->n_alone = n_han;
    } else if (s->alone && strcmp(s->alone, "ja") == 0) {
        s->n_alone += n_han;
    }
}

/* Short words that are frequent in one language and not in those that it is taken for. */
struct short_words {
    const char *language;
    const char *words;
};

static const struct short_words short_words[] = {
    {"es", " el los del y una con por las que más en al su para según fue también "},
    {"ca", " els dels i una amb per les que més al seu segons va també aquest "},
    {"pt", " o os do da e uma com por as que mais em ao seu para não foi também "},
    {"it", " il gli del e una con per le che più in al suo secondo anche della "},
    {"da", " af blev efter mere mange meget ikke noget nogle sagde også mod siger uger penge "},
    {"nb", " av ble etter mer mange mye ikke noe noen sa også mot sier uker penger "},
    {"sv", " av blev efter mer många och inte något några sade också mot säger ett "},
    {"cs", " a že je se v na který jsou ve při podle také byl "},
    {"sk", " a že je sa v na ktorý sú vo pri podľa tiež bol "},
    {"ru", " и что на с по из за он также его это как не для от "},
    {"uk", " і що на та у з до за він також його це як не для від їхніх "},
    {"be", " і што на ў з да за ён таксама яго гэта як не для ад "},
    {"bg", " и че на с за от той също му това как не ще към след "},
    {"mk", " и дека на со за од тој исто му ова како не ќе кон по "},
    {"sr", " и да на са за од он такође му ово како не ће ка после је "},
    {"nl", " de het een van en dat niet met voor zijn ook naar "},
    {"af", " die het 'n van en dat nie met vir is ook na "},
};

static int count_short_words(struct str language, struct str text)
{
    struct str word;
    int n = 0;

    for (size_t i = 0; i < sizeof short_words / sizeof *short_words; i++) {
        if (!str_eq(language, str_of(short_words[i].language)))
            continue;
        while (str_next(&text, ' ', &word))
            n += wordlist_has(short_words[i].words, word);
    }
    return n;
}

/* The tag of this name that lives for ever. */
static struct str lasting(struct str name)
{
    static const char *const tags[] = {"af", "ar", "be", "bg", "ca", "cs", "cy", "da", "de", "en",
        "es", "et", "eu", "fa", "fi", "fr", "ga", "hi", "hr", "hu", "id", "is", "it", "lt", "lv",
        "mk", "mr", "mt", "nb", "ne", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv",
        "sw", "tr", "uk", "ur", "vi"};

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_eq(name, str_of(tags[i])))
            return str_of(tags[i]);
    return STR("");
}

#define CANDIDATES_MAX 6

/*
 * Reads libexttextcat's answer, "[en--utf8]" or several of these with the nearest first; "SHORT"
 * and "UNKNOWN" are none. Norwegian is looked at with Danish, which it is always taken for.
 */
static size_t read_answer(struct str answer, struct str *candidates)
{
    struct str one;
    size_t n = 0;

    while (n < CANDIDATES_MAX - 1 && str_next(&answer, ']', &one) && one.len > 0) {
        if (one.s[0] != '[')
            return 0;
        candidates[n++] = language_primary(str_cut(one, 1, one.len));
    }
    if (n == 1 && str_eq(candidates[0], STR("da")))
        candidates[n++] = STR("nb");
    return n;
}

static struct str nearest(struct language_finder *f, const struct sample *s)
{
    const struct str none = STR("");
    struct str candidates[CANDIDATES_MAX];
    size_t n, best = 0;
    int most = 0, second = 0;

    load(f);
    if (!f->textcat)
        return none;
    n = read_answer(str_of(textcat_Classify(f->textcat, s->text.s, s->text.len)), candidates);
    if (n == 0)
        return none;
    for (size_t i = 0; n > 1 && i < n; i++) {
        const int found = count_short_words(candidates[i], buf_str(&s->text));
        if (found > most)
            best = i;
        second = found > most ? most : found > second ? found : second;
        most = found > most ? found : most;
    }
    if (n == 1 || most > second)
        return lasting(candidates[best]);
    return s->letters >= LETTERS_SURE || str_eq(candidates[0], STR("da")) ? lasting(candidates[0])
                                                                          : none;
}

struct str language_find(struct language_finder *finder, struct str text)
{
    struct sample s = {0};
    struct str found = STR("");

    take_sample(&s, text);
    if (s.text.failed)
        goto out;
    if (s.alone && s.n_alone * 2 > s.letters && s.letters > 3)
        found = str_of(s.alone);
    else if (s.english >= 4 && s.english * 5 >= s.words)
        found = STR("en"); /* nothing need be loaded for what is most often asked */
    else if (s.letters >= LETTERS_MIN && s.words >= WORDS_MIN)
        found = nearest(finder, &s);
out:
    buf_free(&s.text);
    return found;
}
