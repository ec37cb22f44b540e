#include "text/sound/phonemetable.h"

#include "text/sound/wordlist.h"

enum {
    C = false, /* a consonant */
    V = true,  /* a vowel or syllabic consonant */
};

/* --- the sounds of every language: espeak-ng's base table, and what comes nearest to it --- */

static const struct phoneme common[] = {
    {"p", "p", C},
    {"b", "b", C},
    {"t", "t", C},
    {"d", "d", C},
    {"k", "k", C},
    {"\u0261", "g", C},
    {"g", "g", C},
    {"q", "q", C},
    {"c", "c", C},
    {"\u025F", "J", C},
    {"\u0294", "?", C},
    {"m", "m", C},
    {"\u0271", "m", C}, /* m before f, nowhere a phoneme of its own */
    {"n", "n", C},
    {"\u0273", "n.", C},
    {"\u0272", "n^", C},
    {"\u014B", "N", C},
    {"f", "f", C},
    {"v", "v", C},
    {"\u028B", "v#", C},
    {"\u03B2", "B", C},
    {"\u03B8", "T", C},
    {"\u00F0", "D", C},
    {"s", "s", C},
    {"z", "z", C},
    {"\u0283", "S", C},
    {"\u0292", "Z", C},
    {"\u0282", "s.", C},
    {"\u0290", "z.", C},
    {"\u0255", "S;", C},
    {"\u0291", "Z;", C},
    {"c\u0327", "C", C}, /* c with cedilla */
    {"\u029D", "J^", C},
    {"x", "x", C},
    {"\u0263", "Q", C},
    {"\u03C7", "X", C},
    {"\u0281", "Q\"", C},
    {"\u0280", "r\"", C},
    {"h", "h", C},
    {"\u0266", "h", C}, /* a voiced h, nowhere a phoneme beside h */
    {"r", "R", C},
    {"\u027E", "**", C},
    {"\u0279", "r", C},
    {"\u027B", "r.", C},
    {"l", "l", C},
    {"\u026B", "L", C},
    {"\u026D", "l.", C},
    {"\u028E", "l^", C},
    {"\u026C", "l#", C},
    {"j", "j", C},
    {"w", "w", C},
    {"t\u0283", "tS", C},
    {"d\u0292", "dZ", C},
    {"t\u0255", "tS;", C},
    {"d\u0291", "dZ;", C},
    {"\u02A7", "tS", C},
    {"\u02A4", "dZ", C},
    {"ts", "t|s", C},
    {"\u02A6", "t|s", C},
    {"dz", "d|z", C},
    {"\u02B2", ";", C},
    {"a", "a", V},
    {"e", "e", V},
    {"i", "i", V},
    {"o", "o", V},
    {"u", "u", V},
    {"\u0259", "@", V},
    {"m\u0329", "m-", V},
    {"n\u0329", "n-", V},
    {"\u014B\u0329", "N-", V},
    {"l\u0329", "l-", V},
};

/* Ligatures for affricates and the ASCII letter g are as common in dictionaries as the IPA's own.
 */

/* --- the sounds of one language, before those; of signs for one mnemonic, the usual one first ---
 */

/* British and American symbols alike: the voice gives each mnemonic its accent. */
static const struct phoneme english[] = {
    {"r", "r", C},
    {"\u027E", "t#", C},
    {"\u028D", "w#", C},
    {"hw", "w#", C},
    {"x", "x", C},
    {"\u00E6", "a", V},
    {"a", "a", V},
    {"\u025B", "E", V},
    {"e", "E", V},
    {"\u026A", "I", V},
    {"\u1D7B", "I2", V},
    {"i", "i", V},
    {"\u0252", "0", V},
    {"\u028C", "V", V},
    {"\u028A", "U", V},
    {"\u0259", "@", V},
    {"\u0250", "a#", V},
    {"\u025A", "3", V},
    {"i\u02D0", "i:", V},
    {"u\u02D0", "u:", V},
    {"u", "u:", V},
    {"\u0251\u02D0", "A:", V},
    {"a\u02D0", "A:", V},
    {"\u0251", "A:", V},
    {"\u0254\u02D0", "O:", V},
    {"\u0254", "O", V},
    {"o", "o", V},
    {"o\u02D0", "o:", V},
    {"\u025C\u02D0", "3:", V},
    {"\u025C", "3:", V},
    {"\u025D", "3:", V},
    {"\u0259\u02D0", "3:", V},
    {"\u025B\u02D0", "e@", V},
    {"e\u02D0", "e:", V},
    {"e\u026A", "eI", V},
    {"\u025B\u026A", "eI", V},
    {"a\u026A", "aI", V},
    {"\u0251\u026A", "aI", V},
    {"a\u028A", "aU", V},
    {"\u00E6\u028A", "aU", V},
    {"\u0254\u026A", "OI", V},
    {"o\u026A", "OI", V},
    {"\u0259\u028A", "oU", V},
    {"o\u028A", "oU", V},
    {"e\u0259", "e@", V},
    {"\u025B\u0259", "e@", V},
    {"\u026A\u0259", "i@3", V},
    {"i\u0259", "i@", V},
    {"\u028A\u0259", "U@", V},
    {"u\u0259", "U@", V},
    {"a\u026A\u0259", "aI@", V},
    {"a\u028A\u0259", "aU@", V},
    {"\u0251\u0303", "A~", V},
    {"\u0251\u0303\u02D0", "A~", V},
    {"\u0252\u0303", "A~", V},
    {"\u0254\u0303", "O~", V},
    {"\u0254\u0303\u02D0", "O~", V},
    {"\u0259l", "@L", V},
};

/* Vowels before an r that ends the syllable: heard in American English, silent in British. */
static const struct r_vowel english_r_vowels[] = {
    {"A:", {"\u0251\u02D0r", "A@", V}},
    {"O:", {"\u0254\u02D0r", "O@", V}},
    {"O", {"\u0254r", "O@", V}},
    {"oU", {"o\u028Ar", "O@", V}},
    {"3:", {"\u025C\u02D0r", "3:", V}},
    {"@", {"\u0259r", "3", V}},
    {"3", {"\u025Ar", "3", V}},
    {"I", {"\u026Ar", "i@3", V}},
    {"i:", {"i\u02D0r", "i@3", V}},
    {"i@3", {"\u026A\u0259r", "i@3", V}},
    {"E", {"\u025Br", "e@", V}},
    {"e@", {"e\u0259r", "e@", V}},
    {"U", {"\u028Ar", "U@", V}},
    {"u:", {"u\u02D0r", "U@", V}},
    {"U@", {"\u028A\u0259r", "U@", V}},
    {"aI", {"a\u026Ar", "aI3", V}},
    {"aI@", {"a\u026A\u0259r", "aI3", V}},
    {"aU", {"a\u028Ar", "aU@", V}},
    {"aU@", {"a\u028A\u0259r", "aU@", V}},
};

static const struct phoneme german[] = {
    {"r", "r", C},
    {"\u0281", "r", C},
    {"\u0280", "r", C},
    {"ts", "ts", C},
    {"\u02A6", "ts", C},
    {"pf", "pF", C},
    {"a\u02D0", "A:", V},
    {"\u0251\u02D0", "A:", V},
    {"\u0251", "A", V},
    {"\u025B", "E", V},
    {"\u025B\u02D0", "E:", V},
    {"e\u02D0", "e:", V},
    {"\u026A", "I", V},
    {"i\u02D0", "i:", V},
    {"\u0254", "O", V},
    {"o\u02D0", "o:", V},
    {"\u028A", "U", V},
    {"u\u02D0", "u:", V},
    {"y", "y", V},
    {"\u028F", "y", V},
    {"y\u02D0", "y:", V},
    {"\u0153", "W", V},
    {"\u00F8", "Y:", V},
    {"\u00F8\u02D0", "Y:", V},
    {"\u0250", "3", V},
    {"\u025C", "3", V}, /* as espeak-ng prints it */
    {"a\u026A", "aI", V},
    {"a\u026A\u032F", "aI", V},
    {"a\u028A", "aU", V},
    {"a\u028A\u032F", "aU", V},
    {"\u0254\u028F", "OY", V},
    {"\u0254\u028F\u032F", "OY", V},
    {"\u0254\u026A", "OY", V},
    {"\u0254\u026A\u032F", "OY", V},
    {"\u0254\u00F8", "OY", V},
    {"\u025B\u026A", "EI", V},
    {"e\u026A", "EI", V},
    {"o\u028A", "oU", V},
    {"\u0251\u0303", "A~", V},
    {"a\u0303", "A~", V},
    {"\u0254\u0303", "O~", V},
    {"o\u0303", "O~", V},
    {"\u0153\u0303", "W~", V},
};

static const struct phoneme french[] = {
    {"r", "r", C},
    {"\u0281", "r", C},
    {"\u0280", "r", C},
    {"\u0265", "y", C},
    {"\u0272", "n^", C},
    {"\u025B", "E", V},
    {"\u0254", "O", V},
    {"\u0251", "a", V},
    {"y", "y", V},
    {"\u00F8", "Y", V},
    {"\u0153", "W", V},
    {"u\u02D0", "u:", V},
    {"\u026A", "I", V},
    {"\u0251\u0303", "A~", V},
    {"\u025B\u0303", "E~", V},
    {"\u0254\u0303", "O~", V},
    {"\u0153\u0303", "W~", V},
};

static const struct phoneme spanish[] = {
    {"r", "R2", C},
    {"\u027E", "**", C},
    {"ts", "ts", C},
    {"\u025B", "E", V},
    {"\u0254", "O", V},
    {"\u028A", "U", V},
    {"y", "y", V},
    {"\u00F8", "Y", V},
    {"au", "aU", V},
    {"eu", "eU", V},
    {"ai", "aI", V},
    {"ei", "eI", V},
    {"oi", "oI", V},
    {"ui", "uI", V},
    {"a\u026A", "aI", V},
    {"e\u026A", "eI", V},
    {"o\u026A", "oI", V},
    {"a\u028A", "aU", V},
    {"e\u028A", "eU", V},
};

static const struct phoneme italian[] = {
    {"r", "R", C},
    {"\u027E", "**", C},
    {"ts", "ts", C},
    {"dz", "dz", C},
    {"\u025B", "E", V},
    {"\u0254", "O", V},
    {"\u026A", "I", V},
    {"\u028A", "U", V},
    {"y", "y", V},
    {"\u00F8", "Y", V},
};

static const struct phoneme dutch[] = {
    {"r", "r", C},
    {"\u0281", "r", C},
    {"\u028B", "w", C},
    {"\u026A", "I", V},
    {"\u025B", "E", V},
    {"\u0254", "O", V},
    {"\u0254\u02D0", "O:", V},
    {"\u0251", "A", V},
    {"a\u02D0", "a:", V},
    {"e\u02D0", "e:", V},
    {"o\u02D0", "o:", V},
    {"\u00F8\u02D0", "Y:", V},
    {"\u00F8", "Y:", V},
    {"y", "y", V},
    {"y\u02D0", "y", V},
    {"\u0275", "8", V},
    {"\u028F", "8", V},
    {"i\u02D0", "i", V},
    {"u\u02D0", "u", V},
    {"\u025Bi", "EI", V},
    {"\u025B\u026A", "EI", V},
    {"\u0153y", "Wy", V},
    {"\u028Cu", "VU", V},
    {"\u028C\u028A", "VU", V},
    {"\u0251u", "VU", V},
    {"\u0251\u0303", "A~", V},
    {"\u0254\u0303", "O~", V},
};

static const struct phoneme portuguese[] = {
    {"r", "R", C},
    {"\u0281", "x", C},
    {"\u0280", "x", C},
    {"\u027E", "**", C},
    {"ts", "ts", C},
    {"\u025B", "E", V},
    {"\u0254", "O", V},
    {"\u0250", "&", V},
    {"\u0251", "A", V},
    {"\u026A", "I", V},
    {"\u028A", "U", V},
    {"\u0268", "y", V},
    {"e\u0303", "e~", V},
    {"i\u0303", "i~", V},
    {"o\u0303", "o~", V},
    {"u\u0303", "u~", V},
    {"\u0250\u0303", "&~", V},
    {"\u0250\u0303\u028A\u0303", "&U~", V},
    {"\u0250\u0303w\u0303", "&U~", V},
    {"o\u0303j\u0303", "oI~", V},
    {"a\u026A", "aI", V},
    {"aj", "aI", V},
    {"e\u026A", "eI", V},
    {"ej", "eI", V},
    {"o\u026A", "oI", V},
    {"oj", "oI", V},
    {"a\u028A", "aU", V},
    {"aw", "aU", V},
    {"ew", "eU", V},
};

static const struct phoneme polish[] = {
    {"r", "R", C},
    {"ts", "ts", C},
    {"\u02A6", "ts", C},
    {"dz", "dz", C},
    {"t\u0255", "ts;", C},
    {"d\u0291", "dz;", C},
    {"\u0288\u0282", "tS", C},
    {"t\u0282", "tS", C},
    {"\u0256\u0290", "dZ", C},
    {"d\u0290", "dZ", C},
    {"\u0282", "S", C},
    {"\u0290", "Z", C},
    {"\u025B", "E", V},
    {"\u0254", "O", V},
    {"e", "E", V},
    {"o", "O", V},
    {"\u0268", "y", V},
    {"\u025B\u0303", "E~", V},
    {"\u0254\u0303", "O~", V},
};

static const struct phoneme swedish[] = {
    {"r", "R", C},
    {"\u0267", "sx", C},
    {"\u026A", "I", V},
    {"i\u02D0", "i:", V},
    {"e\u02D0", "e:", V},
    {"\u025B", "E", V},
    {"\u025B\u02D0", "E:", V},
    {"y\u02D0", "y:", V},
    {"y", "y", V},
    {"\u028F", "y", V},
    {"\u0289", "u-", V},
    {"\u0289\u02D0", "u-", V},
    {"\u00F8\u02D0", "Y:", V},
    {"\u0153", "W", V},
    {"\u0275", "8", V},
    {"\u00E6", "&", V},
    {"\u0251\u02D0", "A:", V},
    {"\u0254", "O", V},
    {"o\u02D0", "o:", V},
    {"\u028A", "U", V},
    {"u\u02D0", "u:", V},
};

/* --- the languages --- */

/* What is in every phoneme table. */
static const char base_mnemonics[][MNEMONIC_MAX] = {"#@", "#X1", "#a", "#e", "#i", "#o", "#u", "%",
    "%%", "'", "'!", "''", "*", "**", ",", ",,", "-", "1", ":", ";", "=", "?", "@", "@-", "B", "C",
    "D", "J", "J^", "L", "L/", "N", "N-", "Q", "Q\"", "Q^", "R", "R2", "R3", "S", "S;", "T", "X",
    "Z", "Z;", "_", "_!", "_:", "_::", "_;_", "_X1", "_^_", "_|", "a", "b", "c", "d", "dZ", "dZ;",
    "d[", "e", "f", "g", "h", "i", "j", "k", "l", "l#", "l-", "l.", "l/", "l/2", "l/3", "l^", "m",
    "m-", "n", "n-", "n.", "n^", "o", "p", "q", "r", "r\"", "r-", "r.", "r/", "s", "s.", "s;", "t",
    "t#", "tS", "tS;", "t[", "u", "v", "v#", "w", "x", "z", "z.", "z;", "||"};

/*
 * For a language that is not listed: every mnemonic of every table. One that its own table has not
 * would be dropped by the engine; only those with a table here are checked exactly.
 */
static const char all_mnemonics[][MNEMONIC_MAX] = {"!", "#X2", "#cFR", "#l", "#r", "&", "&#", "&/",
    "&:", "&U~", "&i", "&y", "&~", "*;", "+", "+2", "0", "0#", "02", "0`", "0~", "0~`", "11", "2",
    "21", "214", "22", "23", "3", "3-", "32", "33", "35", "3:", "4", "43", "44", "5", "51", "53",
    "55", "6", "7", "8", "8:", ":0", ":1", "?&", "?&#", "?0", "?A", "?E", "?O", "?V", "?W", "?W#",
    "?e", "?i", "?o", "?u", "?y", "@#", "@/", "@2", "@3", "@5", "@:", "@:I", "@:U", "@E", "@I",
    "@L", "@U", "@Y", "@i", "@r", "A", "A#", "A1", "A:", "A@", "AI", "AU", "AY", "Au", "A~", "E",
    "E#", "E%", "E-", "E1", "E2", "E3", "E:", "EI", "EU", "Eu", "E~", "G", "H", "I", "I#", "I1",
    "I2", "I2#", "I3", "I:", "IR", "I^", "Iu", "I~", "J#", "K", "N#", "N\\", "O", "O#", "O+", "O-",
    "O1", "O2", "O:", "O@", "OI", "OU", "OY", "Oa", "Oi", "O~", "P", "Q2", "Q~", "R4", "R^", "R^/",
    "S~", "TS", "U", "U#", "U1", "U:", "U@", "UR", "U~", "V", "V#", "VI", "VR", "VU", "V~", "V~`",
    "W", "W#", "W2", "W:", "Wi", "Wy", "W~", "Y", "Y:", "Y@", "Yi", "Yu", "Yy", "Yy:", "Z`", "_j",
    "a#", "a#2", "a-", "a.", "a/", "a01", "a02", "a03", "a04", "a05", "a06", "a07", "a08", "a09",
    "a10", "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a2", "a20", "a21", "a22",
    "a23", "a24", "a25", "a26", "a27", "a28", "a29", "a30", "a31", "a32", "a33", "a34", "a35",
    "a36", "a37", "a38", "a39", "a40", "a41", "a42", "a43", "a44", "a45", "a46", "a47", "a48",
    "a49", "a50", "a:", "a:I", "a:U", "a:i", "a:u", "aE", "aI", "aI#", "aI2", "aI3", "aI:", "aI@",
    "aI~", "aU", "aU#", "aU:", "aU@", "aU~", "aW", "aY", "a`", "aa", "aai", "aang", "aau", "ai",
    "ang", "au", "a~", "b#", "b;", "c#", "c2", "cr", "d#", "d-", "d.", "d.#", "d2", "d;", "dH",
    "dZ~", "d^", "d_", "d_z\\", "dz", "dz#", "dz.", "dz;", "e#", "e+", "e-", "e/", "e2", "e:", "e@",
    "eA", "eI", "eI:", "eR", "eU", "e[u", "e`", "ea", "ee", "ei", "eng", "eo", "eoi", "eu", "ey",
    "e~", "e~`", "f;", "g#", "g;", "gH", "g~", "h#", "h`", "hs", "ht", "i\"", "i#", "i.", "i/",
    "i1", "i2", "i:", "i@", "i@3", "iA", "iAu", "iE", "iI", "iR", "iU", "i[", "i`", "ia", "iau",
    "ie", "ing", "io", "iou", "iu", "iy", "i~", "i~`", "j.", "j/", "ja", "ja#", "ju", "k#", "k-",
    "k;", "k^", "k_h", "k`", "kh", "ky", "k~", "l/4", "l2", "l:", "l;", "ll", "m#", "m;", "n#",
    "n.#", "n2", "n;", "n[", "n^#", "n_", "ng", "o#", "o&", "o+", "o-", "o-:", "o/", "o:", "o@",
    "oA", "oI", "oI~", "oU", "oU#", "oU:", "o`", "oe", "oeng", "oi", "ong", "ou", "o~", "o~`", "p#",
    "p-", "p2", "p;", "pF", "p\\", "p_h", "p`", "ph", "q-", "q0", "q1", "q3", "q4", "q46", "q7",
    "q8", "q9", "q`", "r#", "r*", "r/2", "r2", "r:", "rR", "r`", "s#", "s-", "s2", "s[", "s\\",
    "s^", "ss", "sx", "t-", "t.", "t.#", "t2", "t3", "t;", "tS#", "tS;-", "tS;h", "tS`", "tS~",
    "t^", "t_h", "t_s", "t_s\\", "t`", "th", "tl#", "ts", "ts#", "ts.", "ts.h", "ts2", "ts;", "tsh",
    "tz", "u\"", "u\":", "u#", "u-", "u-:", "u-I", "u.", "u1", "u2", "u:", "u@", "uA", "uE", "uI",
    "uY", "u`", "ua", "uai", "ue", "uei", "ui", "ung", "uo", "uo`", "u~", "u~`", "v;", "v`", "w#",
    "w/", "w2", "x#", "x2", "y", "y&", "y-", "y:", "y@", "yE", "yI", "yU", "yY", "yi", "yu", "y~",
    "z#", "z-", "z/2", "z2", "z3", "z`"};

static const char english_mnemonics[][MNEMONIC_MAX] = {"0", "0#", "02", "3", "3:", "@#", "@2", "@5",
    "@L", "A#", "A:", "A@", "A~", "E", "E#", "E2", "I", "I#", "I2", "I2#", "IR", "O", "O2",
    "O:", "O@", "OI", "O~", "U", "U@", "V", "VR", "a#", "a#2", "a2", "aI", "aI3", "aI@", "aU",
    "aU@", "aa", "d#", "e#", "e:", "e@", "eI", "i:", "i@", "i@3", "o:", "o@", "oU", "oU#", "t2",
    "u:", "w#", "z#", "z/2"};

static const char german_mnemonics[][MNEMONIC_MAX] = {"3", "A", "A:", "A~", "E", "E2", "E:", "EI",
    "I", "I:", "O", "OY", "O~", "U", "UR", "W", "W~", "Y:", "aI", "aU", "e:", "g#", "i2",
    "i:", "iR", "l2", "o:", "oU", "pF", "ts", "u:", "y", "y:"};

static const char french_mnemonics[][MNEMONIC_MAX] = {"#cFR", "#l", "#r", "A~", "E", "E-", "E~",
    "I", "I2", "O", "O~", "V", "W", "W2", "W~", "Y", "a#", "a-", "e-", "j.", "j/", "n2", "oU", "p2",
    "r/2", "r2", "t2", "t3", "u:", "w/", "y", "y-", "z2", "z3"};

static const char spanish_mnemonics[][MNEMONIC_MAX] = {"E", "EI", "O", "U", "Y", "a/", "aI", "aU",
    "e/", "eI", "eU", "iU", "o/", "oI", "ts", "uI", "w2", "y"};

static const char italian_mnemonics[][MNEMONIC_MAX] = {"E", "EI", "I", "O", "Q~", "S~", "U", "Y",
    "a/", "aI", "aU", "dZ~", "dz", "e/", "eI", "eU", "g~", "i#", "i/", "iU", "k~", "o/", "oI", "ss",
    "tS~", "ts", "ts2", "uI", "w2", "y"};

static const char dutch_mnemonics[][MNEMONIC_MAX] = {"8", "A", "A~", "E", "E2", "EI", "I", "O",
    "O:", "O~", "VU", "Wy", "Y:", "a:", "e#", "e:", "eU", "o:", "y", "yU"};

static const char portuguese_mnemonics[][MNEMONIC_MAX] = {"&", "&/", "&U~", "&~", "A", "E", "EI",
    "EU", "I", "O", "OI", "U", "Y", "a/", "aI", "aU", "eI", "eU", "e~", "i/", "iU", "i~", "oI",
    "oI~", "o~", "s#", "ts", "uI", "u~", "w2", "y"};

static const char polish_mnemonics[][MNEMONIC_MAX] = {
    "E", "E#", "E~", "O", "O~", "a#", "d;", "dz", "dz;", "t;", "ts", "ts;", "y"};

static const char swedish_mnemonics[][MNEMONIC_MAX] = {"&", "8", "A:", "E", "E-", "E3", "E:", "I",
    "O", "U", "W", "Y:", "e:", "i:", "o:", "sx", "u-", "u:", "y", "y:"};

#define LIST(list)                                                                                 \
    {                                                                                              \
        list, sizeof(list) / sizeof *(list)                                                        \
    }
#define NO_R_VOWELS NULL, 0

static const struct phoneme_table tables[] = {
    {"en", LIST(english), LIST(english_mnemonics), english_r_vowels,
        sizeof english_r_vowels / sizeof *english_r_vowels},
    {"de", LIST(german), LIST(german_mnemonics), NO_R_VOWELS},
    {"fr", LIST(french), LIST(french_mnemonics), NO_R_VOWELS},
    {"es", LIST(spanish), LIST(spanish_mnemonics), NO_R_VOWELS},
    {"it", LIST(italian), LIST(italian_mnemonics), NO_R_VOWELS},
    {"nl", LIST(dutch), LIST(dutch_mnemonics), NO_R_VOWELS},
    {"pt", LIST(portuguese), LIST(portuguese_mnemonics), NO_R_VOWELS},
    {"pl", LIST(polish), LIST(polish_mnemonics), NO_R_VOWELS},
    {"sv", LIST(swedish), LIST(swedish_mnemonics), NO_R_VOWELS},
};

/* For a language that is not listed: any mnemonic, and the common sounds alone. */
static const struct phoneme_table any_other = {NULL, {NULL, 0}, LIST(all_mnemonics), NO_R_VOWELS};

static const struct phoneme_table *find(
    const struct phoneme_table *list, size_t n, struct str language)
{
    for (size_t i = 0; i < n; i++)
        if (wordlist_is_language(language, list[i].language))
            return &list[i];
    return NULL;
}

const struct phoneme_table *phoneme_table(struct str language)
{
    const struct phoneme_table *found = find(tables, sizeof tables / sizeof *tables, language);
    size_t n;

    if (!found) {
        const struct phoneme_table *const more = phoneme_more_tables(&n);
        found = find(more, n, language);
    }
    return found ? found : &any_other;
}

struct sounds phoneme_common_sounds(void)
{
    return (struct sounds)LIST(common);
}

struct mnemonics phoneme_common_mnemonics(void)
{
    return (struct mnemonics)LIST(base_mnemonics);
}
