#include "text/sound/pronounce.h"

#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

#define LETTERS_MAX 32

/*
 * The consonant clusters that begin and end words. Those of the middle are the end of one syllable
 * and the beginning of the next.
 */
static const char *const ONSETS[] = {"bl", "br", "ch", "chr", "cl", "cr", "dr", "dw", "fl", "fr",
    "gh", "gl", "gn", "gr", "kh", "kl", "kn", "kr", "ph", "phl", "phr", "pl", "pr", "ps", "qu",
    "rh", "sc", "sch", "scr", "sh", "shr", "sk", "sl", "sm", "sn", "sp", "sph", "spl", "spr", "squ",
    "st", "str", "sw", "th", "thr", "tr", "ts", "tw", "wh", "wr", "zh"};
static const char *const CODAS[] = {"ch", "ck", "ct", "ff", "ft", "gh", "ght", "gn", "lb", "ld",
    "lf", "lk", "ll", "lm", "lp", "ls", "lt", "lth", "lts", "mb", "mp", "mps", "mpt", "nc", "nch",
    "nd", "nds", "ng", "ngs", "nk", "nks", "ns", "nt", "nth", "nts", "nx", "ph", "pt", "rb", "rc",
    "rch", "rd", "rds", "rf", "rg", "rk", "rks", "rl", "rm", "rms", "rn", "rns", "rp", "rs", "rsh",
    "rst", "rt", "rth", "rts", "sh", "sk", "sm", "sp", "ss", "st", "sts", "tch", "th", "ts", "tt",
    "tz", "xt", "zz", "cs", "ds", "ks", "ps", "bs", "gs", "ms", "rv", "lv", "ws", "wn", "wl"};

static bool is_vowel(unsigned char c)
{
    return c >= 0x80 || (c != 0 && strchr("aeiouy", c) != NULL);
}

static bool is_cluster(const char *letters, size_t len, const char *const *list, size_t n)
{
    if (len <= 1)
        return true;
    for (size_t i = 0; i < n; i++)
        if (strlen(list[i]) == len && memcmp(list[i], letters, len) == 0)
            return true;
    return false;
}

static bool is_onset(const char *letters, size_t len)
{
    return is_cluster(letters, len, ONSETS, sizeof ONSETS / sizeof *ONSETS);
}

static bool is_coda(const char *letters, size_t len)
{
    return is_cluster(letters, len, CODAS, sizeof CODAS / sizeof *CODAS);
}

/* Can the consonants between two vowels be shared out: the end of a syllable and a beginning? */
static bool is_middle(const char *letters, size_t len)
{
    for (size_t split = 0; split <= len; split++)
        if (is_coda(letters, split) && is_onset(letters + split, len - split))
            return true;
    return false;
}

/* Lower-case letters, those beyond ASCII as one byte 0x80. Returns how many; 0: too many. */
static size_t flatten(struct str t, char *out)
{
    size_t n = 0;

    for (size_t at = 0; at < t.len;) {
        const uint32_t cp = (uint32_t)u_tolower((UChar32)utf8_next(t, &at));

        if (n == LETTERS_MAX)
            return 0;
        out[n++] = cp < 0x80 ? (char)cp : (char)0x80;
    }
    return n;
}

bool pronounce_as_word(struct str letters)
{
    char flat[LETTERS_MAX];
    const size_t n = flatten(letters, flat);
    size_t vowels = 0;
    size_t from = 0; /* of the consonants at hand */
    size_t run = 0;  /* of vowels */

    if (n == 0)
        return letters.len > LETTERS_MAX;
    for (size_t i = 0; i < n; i++) {
        if (!is_vowel((unsigned char)flat[i])) {
            run = 0;
            continue;
        }
        if (from < i && !(vowels == 0 ? is_onset(flat, i) : is_middle(flat + from, i - from)))
            return false;
        vowels++;
        if (++run > 2)
            return false;
        from = i + 1;
    }
    return vowels > 0 && is_coda(flat + from, n - from);
}

size_t pronounce_capitals(struct str word)
{
    size_t n = 0;

    for (size_t at = 0; at < word.len; n++)
        if (!u_isupper((UChar32)utf8_next(word, &at)))
            break;
    return n;
}
