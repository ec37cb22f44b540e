#include "text/sound/ipa.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/normal.h"
#include "text/sound/phoneme.h"

#include <string.h>

/* A word break that the engine takes within [[ ]]. */
static const struct str word_break = STR("||");

/* --- what is no sound --- */

static bool is_tie(uint32_t cp)
{
    return cp == 0x0361 || cp == 0x035C || cp == 0x203F; /* ties over, under, between words */
}

/* Marks of detail finer than a phoneme, and syllable marks. */
static bool is_detail(uint32_t cp)
{
    switch (cp) {
    case '.':
    case 0x02B0: /* aspirated */
    case 0x02B7: /* labialised */
    case 0x02D1: /* half long */
    case 0x02DE: /* rhotic hook: the voice's accent decides */
    case 0x0306: /* extra short */
    case 0x030A: /* voiceless */
    case 0x031A: /* unreleased */
    case 0x031C: /* less rounded */
    case 0x031D: /* raised */
    case 0x031E: /* lowered */
    case 0x031F: /* advanced */
    case 0x0320: /* retracted */
    case 0x0324: /* breathy */
    case 0x0325: /* voiceless */
    case 0x032A: /* dental */
    case 0x032C: /* voiced */
    case 0x032F: /* not syllabic */
    case 0x0330: /* creaky */
    case 0x0339: /* more rounded */
    case 0x033A: /* apical */
    case 0x0334: /* velarised */
    case 0x0318:
    case 0x0319: return true;
    default: return false;
    }
}

static const char *stress_of(uint32_t cp)
{
    if (cp == 0x02C8 || cp == '\'' || cp == 0x2019)
        return "'";
    return cp == 0x02CC || cp == ',' ? "," : NULL;
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || cp == 0xA0 || cp == '-';
}

/* --- reading IPA --- */

struct reader {
    struct str ipa; /* NFD, without ties, ASCII length marks made the IPA's */
    struct str language;
    size_t at;
    const char *stress; /* waits for its vowel; NULL: none */
    struct str last;    /* the mnemonic written last; empty at a word's start */
    size_t n_sounds;
    size_t n_syllables;
    size_t nucleus; /* where the last vowel begins in out */
    bool stressed;  /* a stress was written */
    struct buf *out;
};

/* Does `b` written behind `a` still read as the two? If not, a bar must part them. */
static bool runs_together(struct str a, struct str b, struct str language)
{
    char both[16];

    if (a.len + b.len > sizeof both)
        return false;
    memcpy(both, a.s, a.len);
    memcpy(both + a.len, b.s, b.len);
    return phoneme_mnemonic((struct str){both, a.len + b.len}, 0, language) != a.len;
}

static void put(struct reader *r, struct str mnemonic)
{
    if (r->last.len > 0 && runs_together(r->last, mnemonic, r->language))
        buf_add_byte(r->out, '|');
    buf_add(r->out, mnemonic);
    r->last = mnemonic;
}

static void put_sound(struct reader *r, const struct phoneme *sound)
{
    struct str mnemonic = str_of(sound->mnemonic), part;

    if (sound->syllabic && r->stress) {
        put(r, str_of(r->stress));
        r->stress = NULL;
        r->stressed = true;
    }
    if (sound->syllabic) {
        r->nucleus = r->out->len;
        r->n_syllables++;
    }
    while (str_next(&mnemonic, '|', &part)) {
        /* "t|s": the bar keeps its place */
        if (part.s != sound->mnemonic)
            buf_add_byte(r->out, '|');
        put(r, part);
    }
    r->n_sounds++;
}

static void end_word(struct reader *r)
{
    if (r->last.len > 0 && !str_eq(r->last, word_break))
        put(r, word_break);
    r->stress = NULL;
}

static bool no_such_sound(const struct reader *r, const char *what, struct error *err)
{
    size_t end = r->at;
    const uint32_t cp = utf8_next(r->ipa, &end);

    return error_set(err, what,
        "the sound \"%.*s\" (U+%04X) is none that espeak-ng has in \"%.*s\"",
        STR_ARG(str_cut(r->ipa, r->at, end)), (unsigned)cp,
        STR_ARG(r->language.len ? r->language : STR("en")));
}

static bool read_one(struct reader *r, const char *what, struct error *err)
{
    size_t len, next = r->at;
    const struct phoneme *const sound = phoneme_of_ipa(r->ipa, r->at, r->language, &len);
    const uint32_t cp = utf8_next(r->ipa, &next);

    if (sound) {
        put_sound(r, sound);
        r->at += len;
        return true;
    }
    if (stress_of(cp))
        r->stress = stress_of(cp);
    else if (is_space(cp))
        end_word(r);
    else if (cp == 0x02D0 && r->last.len > 0)
        put(r, STR(":"));
    else if (!is_detail(cp))
        return no_such_sound(r, what, err);
    r->at = next;
    return true;
}

/* NFD without ties, ":" as the length mark. */
static struct str unify(struct str ipa, struct arena *a)
{
    struct str nfd = normal(ipa, NORMAL_NFD, a), kept = {0};
    struct buf out = {0};

    if (!nfd.s)
        return kept;
    for (size_t at = 0; at < nfd.len;) {
        const uint32_t cp = utf8_next(nfd, &at);
        if (!is_tie(cp))
            buf_add_cp(&out, cp == ':' ? 0x02D0 : cp);
    }
    kept = buf_keep(&out, a);
    buf_free(&out);
    return kept;
}

/* A word of one syllable is written without stress, but for the engine that is a weak one ("of").
 */
static struct str with_stress(const struct reader *r, struct str phonemes, struct arena *a)
{
    if (!phonemes.s || r->stressed || r->n_syllables != 1)
        return phonemes;
    return arena_printf(a, "%.*s'%.*s", STR_ARG(str_cut(phonemes, 0, r->nucleus)),
        STR_ARG(str_cut(phonemes, r->nucleus, phonemes.len)));
}

static bool keep(struct buf *out, size_t n_sounds, const char *what, struct arena *a,
    struct str *kept, struct error *err)
{
    if (out->len >= word_break.len && str_ends(buf_str(out), word_break))
        out->len -= word_break.len;
    if (n_sounds == 0 && !out->failed)
        return error_set(err, what, "the pronunciation has no sound");
    *kept = buf_keep(out, a);
    return kept->s || error_memory(err, what);
}

bool ipa_to_phonemes(struct str ipa, struct str language, const char *what, struct arena *a,
    struct str *out, struct error *err)
{
    struct buf phonemes = {0};
    struct reader r = {
        .ipa = unify(str_trim(ipa), a),
        .language = language,
        .out = &phonemes,
    };
    bool ok = r.ipa.s || error_memory(err, what);

    while (ok && r.at < r.ipa.len)
        ok = read_one(&r, what, err);
    ok = ok && keep(&phonemes, r.n_sounds, what, a, out, err);
    if (ok) {
        *out = with_stress(&r, *out, a);
        ok = out->s || error_memory(err, what);
    }
    buf_free(&phonemes);
    return ok;
}

/* --- espeak-ng's own alphabet --- */

/* Stress, tones, pauses and separators: mnemonics, but nothing to be heard alone. */
static bool is_mark(struct str mnemonic)
{
    return !ascii_is_alpha(mnemonic.s[0]) && !ascii_is_digit(mnemonic.s[0]) &&
           !strchr("@&?*", mnemonic.s[0]);
}

static bool check_one(struct str t, size_t *at, struct str language, const char *what,
    struct buf *out, size_t *n_sounds, struct error *err)
{
    size_t len;

    if (ascii_is_space(t.s[*at])) {
        if (out->len > 0 && !str_ends(buf_str(out), word_break))
            buf_add(out, word_break);
        *at += 1;
        return true;
    }
    len = phoneme_mnemonic(t, *at, language);
    if (len == 0 && t.s[*at] == '|')
        len = 1; /* the separator of mnemonics */
    if (len == 0) {
        size_t end = *at;
        utf8_next(t, &end);
        return error_set(err, what, "\"%.*s\" begins no phoneme that espeak-ng has in \"%.*s\"",
            STR_ARG(str_cut(t, *at, end)), STR_ARG(language.len ? language : STR("en")));
    }
    if (!is_mark(str_cut(t, *at, *at + len)))
        *n_sounds += 1;
    buf_add(out, str_cut(t, *at, *at + len));
    *at += len;
    return true;
}

bool ipa_check_phonemes(struct str phonemes, struct str language, const char *what, struct arena *a,
    struct str *out, struct error *err)
{
    const struct str t = str_trim(phonemes);
    struct buf kept = {0};
    size_t at = 0, n_sounds = 0;
    bool ok = true;

    while (ok && at < t.len)
        ok = check_one(t, &at, language, what, &kept, &n_sounds, err);
    ok = ok && keep(&kept, n_sounds, what, a, out, err);
    buf_free(&kept);
    return ok;
}

/* --- the English possessive --- */

struct str ipa_possessive(struct str phonemes, struct arena *a)
{
    static const char *const sibilants[] = {"s", "z", "S", "Z", "tS", "dZ"};
    static const char *const voiceless[] = {"p", "t", "k", "f", "T"};
    struct str last = {0};
    const char *ending = "z";

    for (size_t at = 0; at < phonemes.len;) {
        const size_t len = phoneme_mnemonic(phonemes, at, STR("en"));
        if (len > 0 && !is_mark(str_cut(phonemes, at, at + len)))
            last = str_cut(phonemes, at, at + len);
        at += len > 0 ? len : 1;
    }
    for (size_t i = 0; i < sizeof voiceless / sizeof *voiceless; i++)
        if (str_eq(last, str_of(voiceless[i])))
            ending = "|s"; /* parted: "t" and "s" must not become another phoneme */
    for (size_t i = 0; i < sizeof sibilants / sizeof *sibilants; i++)
        if (str_eq(last, str_of(sibilants[i])))
            ending = "I2z";
    return arena_printf(a, "%.*s%s", STR_ARG(phonemes), ending);
}
