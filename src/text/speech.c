#include "text/speech.h"

#include "base/utf8.h"
#include "text/sound/wordlist.h"

#include <stdint.h>
#include <unicode/uchar.h>

#define ATTRIBUTION_WORDS                                                                          \
    12 /* "said Maria Lopez", "the head of the regional transport board said" */
#define ABBREVIATION_BYTES 5  /* "Mr. Lee", "Prof. Lee" */
#define UNSPACED_BYTES     60 /* 20 ideographs */
#define INTRODUCTION_WORDS 4  /* "told the local paper", "added in a statement" */

struct verbs {
    const char *language;
    const char *words; /* in lower case, between spaces */
};

static const struct verbs table[] = {
    {
        .language = "en",
        .words =
            " said says say saying asked asks asking told tells telling added adds adding replied "
            "replies replying wrote writes writing tweeted tweets tweeting posted posting "
            "commented comments commenting stated states stating continued continues explained "
            "explains explaining insisted insists insisting warned warns warning announced "
            "announcing declared declares declaring claimed claims claiming argued argues arguing "
            "answered answers answering cried cries shouted shouts shouting yelled yelling called "
            "whispered whispering joked joking recalled recalls admitted admits admitting "
            "concluded concludes noted notes noting observed remarked responded responds "
            "responding conceded quipped urged urging vowed exclaimed screamed wondered thought "
            "read reads reading began begins repeated repeats interrupted stressed stresses "
            "lamented complained boasted pleaded begged agreed promised promises predicted "
            "predicts suggested suggests revealed reveals confirmed confirms denied denies "
            "reported testified tells chanted sang muttered mused laughed laughs smiled smiles "
            "sighed sighs shrugged grinned according tweet statement ",
    },
    {
        .language = "de",
        .words =
            " sagte sagt sagten sagen sage gesagt erklärte erklärt erklärten meinte meint betonte "
            "betont fragte fragt antwortete antwortet schrieb schreibt hieß heißt teilte "
            "berichtete berichtet kündigte forderte fordert warnte warnt kritisierte kritisiert "
            "ergänzte ergänzt fügte so rief ruft behauptete behauptet versicherte ",
    },
    {
        .language = "fr",
        .words =
            " dit disait disent déclaré déclare déclarait affirmé affirme expliqué explique "
            "ajouté ajoute indiqué indique précisé précise estimé estime assuré assure souligné "
            "souligne demandé demande répondu répond écrit annoncé annonce lancé lance regretté "
            "regrette rappelé rappelle confié confie martelé raconté raconte poursuivi poursuit "
            "conclu conclut selon ",
    },
    {
        .language = "es",
        .words =
            " dijo dice dijeron afirmó afirma declaró declara explicó explica añadió añade señaló "
            "señala aseguró asegura preguntó pregunta respondió responde escribió escribe indicó "
            "indica comentó comenta apuntó apunta manifestó insistió insiste subrayó subraya "
            "advirtió advierte agregó agrega sostuvo sostiene según ",
    },
    {
        .language = "it",
        .words =
            " ha detto dice disse affermato afferma dichiarato dichiara spiegato spiega aggiunto "
            "aggiunge chiesto chiede risposto risponde scritto scrive sottolineato sottolinea "
            "commentato commenta osservato ricordato ricorda concluso conclude ",
    },
    {
        .language = "nl",
        .words =
            " zei zegt zeiden zeggen vertelde vertelt verklaarde verklaart schreef schrijft vroeg "
            "vraagt antwoordde antwoordt voegde liet laat stelde stelt benadrukte benadrukt aldus ",
    },
    {
        .language = "pt",
        .words =
            " disse diz disseram afirmou afirma declarou declara explicou explica acrescentou "
            "acrescenta perguntou pergunta respondeu responde escreveu escreve comentou comenta "
            "garantiu garante destacou destaca ressaltou segundo ",
    },
    {
        .language = "sv",
        .words = " sa säger sade skriver skrev frågade frågar svarade svarar berättar berättade "
                 "förklarar förklarade menar menade tillade tillägger ",
    },
    {
        .language = "da",
        .words = " sagde siger skriver skrev spurgte spørger svarede svarer fortæller fortalte "
                 "forklarer forklarede mener mente tilføjede tilføjer lød lyder ",
    },
    {
        .language = "nb",
        .words = " sa sier skriver skrev spurte spør svarte svarer forteller fortalte forklarer "
                 "forklarte mener mente ",
    },
    {
        .language = "cy",
        .words = " meddai dywedodd dweud ychwanegodd gofynnodd atebodd eglurodd ddywedodd ",
    },
};

/* Languages written without spaces: a verb is found anywhere in the clause. */
static const struct verbs unspaced[] = {
    {"zh", " 说 說 表示 称 稱 道 问 問 指出 强调 強調 "},
    {"ja", " 言っ 言う 述べ 語っ 語る 話し 話す 尋ね 答え "},
};

static const char *verbs_of(struct str language)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (wordlist_is_language(language, table[i].language))
            return table[i].words;
    return NULL;
}

static const char *unspaced_of(struct str language)
{
    for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++)
        if (wordlist_is_language(language, unspaced[i].language))
            return unspaced[i].words;
    return NULL;
}

bool speech_knows(struct str language)
{
    return verbs_of(language) || unspaced_of(language);
}

/* Does the first clause of t hold one of the words? */
static bool clause_has(struct str t, const char *words)
{
    struct str rest = str_of(words), word;
    size_t at = 0, end = 0;

    while (at < t.len && end < UNSPACED_BYTES) {
        const uint32_t cp = utf8_next(t, &at);

        if (u_ispunct((UChar32)cp))
            break;
        end = at;
    }
    while (str_next(&rest, ' ', &word))
        if (word.len && str_find(str_cut(t, 0, end), word, 0) >= 0)
            return true;
    return false;
}

bool speech_is_verb(struct str word, struct str language)
{
    const char *const words = verbs_of(language);

    return words && wordlist_has(words, word);
}

static bool is_word_char(uint32_t cp)
{
    return u_isUAlphabetic((UChar32)cp) || u_isdigit((UChar32)cp);
}

/*
 * The next word at or after *at, which moves past it. *mark: the last character before it that is
 * neither space nor hyphen, or 0.
 */
static struct str next_word(struct str t, size_t *at, uint32_t *mark)
{
    size_t next = *at, from;

    *mark = 0;
    while (*at < t.len) {
        const uint32_t cp = utf8_next(t, &next);

        if (is_word_char(cp))
            break;
        if (!u_isUWhiteSpace((UChar32)cp) && cp != '-')
            *mark = cp;
        *at = next;
    }
    from = *at;
    next = from;
    while (*at < t.len && is_word_char(utf8_next(t, &next)))
        *at = next;
    return str_cut(t, from, *at);
}

/* A mark that parts clauses; a full stop behind a short word is an abbreviation's. */
static bool is_clause_mark(uint32_t mark, struct str before)
{
    return mark && !(mark == '.' && before.len > 0 && before.len <= ABBREVIATION_BYTES);
}

static bool is_sentence_mark(uint32_t mark, struct str before)
{
    return u_hasBinaryProperty((UChar32)mark, UCHAR_S_TERM) && is_clause_mark(mark, before);
}

typedef bool is_end_fn(uint32_t mark, struct str before);

/* Is there a verb of saying in the first words of t, before the first mark that ends the search? */
static bool has_verb(struct str t, struct str language, is_end_fn *is_end)
{
    const char *const words = unspaced_of(language);
    struct str word = {NULL, 0};
    size_t at = 0;

    if (words)
        return clause_has(t, words);
    for (int i = 0; i < ATTRIBUTION_WORDS; i++) {
        const struct str before = word;
        uint32_t mark;

        word = next_word(t, &at, &mark);
        if (word.len == 0 || (i > 0 && is_end(mark, before)))
            return false;
        if (speech_is_verb(word, language))
            return true;
    }
    return false;
}

bool speech_attributes(struct str after, struct str language)
{
    return has_verb(after, language, is_clause_mark);
}

bool speech_mentions(struct str after, struct str language)
{
    return has_verb(after, language, is_sentence_mark);
}

/* Byte at which the last `words` words of t begin. */
static size_t last_words(struct str t, int words)
{
    size_t at = t.len;
    bool inside = false;

    while (at > 0) {
        size_t before = at;
        const uint32_t cp = utf8_prev(t, &before);
        const bool letter = is_word_char(cp);

        if (inside && !letter && --words == 0)
            break;
        inside = letter;
        at = before;
    }
    return at;
}

bool speech_introduces(struct str before, struct str language)
{
    const char *const words = unspaced_of(language);
    size_t at = last_words(before, INTRODUCTION_WORDS);

    if (words)
        return clause_has(
            str_cut(before, before.len - (before.len < 12 ? before.len : 12), before.len), words);
    while (at < before.len) {
        uint32_t mark;
        const struct str word = next_word(before, &at, &mark);

        if (word.len && speech_is_verb(word, language))
            return true;
    }
    return false;
}
