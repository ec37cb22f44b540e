/*
 * The sounds and mnemonics of further languages, made by asking espeak-ng 1.51 for the IPA of every
 * mnemonic in their tables; of several with one sound the plainest is here.
 */
#include "text/sound/phonemetable.h"

enum {
    C = false, /* a consonant */
    V = true,  /* a vowel or syllabic consonant */
};

static const struct phoneme danish[] = {{"\u028C", "V", V}, {"\u025C", "3", V}, {"\u026A", "I", V},
    {"\u025B", "E", V}, {"\u0251", "A", V}, {"\u0252", "O", V}, {"\u0254", "0", V}, {"y", "y", V},
    {"\u00F8", "Y", V}, {"\u0153", "W", V}, {"a\u026A", "aI", V}};

static const char danish_mnemonics[][MNEMONIC_MAX] = {"&", "&#", "0", "3", "3-", "?&", "?&#", "?0",
    "?A", "?E", "?O", "?V", "?W", "?W#", "?e", "?i", "?o", "?u", "?y", "A", "E", "I", "O", "V", "W",
    "W#", "Y", "_", "aI", "y"};

static const struct phoneme norwegian[] = {{"\u026A", "I", V}, {"i\u02D0", "i:", V}, {"y", "y", V},
    {"y\u02D0", "y:", V}, {"\u0153", "W", V}, {"\u00F8\u02D0", "Y:", V}, {"\u025B", "E", V},
    {"\u025B\u02D0", "E:", V}, {"e\u02D0", "e:", V}, {"a\u02D0", "a:", V}, {"\u0251", "A", V},
    {"\u0251\u02D0", "A:", V}, {"\u0254", "O", V}, {"o\u02D0", "o:", V}, {"\u028A", "U", V},
    {"u\u02D0", "u:", V}, {"\u0289", "u-", V}, {"\u0289\u02D0", "u-:", V},
    {"\u0251\u026A", "AI", V}, {"a\u026A", "aI", V}, {"\u0254\u026A", "OI", V},
    {"\u0289\u026A", "u-I", V}, {"\u00F8y", "Yy", V}, {"a\u028A", "aU", V}};

static const char norwegian_mnemonics[][MNEMONIC_MAX] = {"A", "A:", "AI", "E", "E:", "I", "O", "OI",
    "U", "W", "Y:", "Yy", "_", "a#", "a:", "aI", "aU", "e:", "i:", "o:", "u-", "u-:", "u-I",
    "u:", "y", "y:"};

static const struct phoneme finnish[] = {{"\u026A", "I", V}, {"\u00E6", "&", V}, {"\u00F8", "Y", V},
    {"\u028A", "U", V}, {"y", "y", V}, {"ai", "ai", V}, {"\u00E6i", "&i", V}, {"oi", "oi", V},
    {"ei", "ei", V}, {"\u00F8i", "Yi", V}, {"ui", "ui", V}, {"yi", "yi", V}, {"au", "au", V},
    {"ou", "ou", V}, {"eu", "eu", V}, {"iu", "iu", V}, {"\u00E6y", "&y", V}, {"ey", "ey", V},
    {"\u00F8y", "Yy", V}, {"iy", "iy", V}, {"uo", "uo", V}, {"ie", "ie", V}, {"y\u00F8", "yY", V}};

static const char finnish_mnemonics[][MNEMONIC_MAX] = {"&", "&i", "&y", "I", "U", "Y", "Yi", "Yy",
    "_", "a2", "ai", "au", "ei", "eu", "ey", "ie", "iu", "iy", "oi", "ou", "s2", "u1", "ui", "uo",
    "y", "yY", "yi"};

static const struct phoneme czech[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"\u0268", "y", V},
    {"\u025B\u0303", "E~", V}, {"\u0254\u0303", "O~", V}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"ts", "ts", C}, {"dz", "dz", C}, {"t\u0255", "ts;", C},
    {"i\u02D0", "i:", V}, {"\u00E6", "&", V}, {"e\u02D0", "e:", V}, {"a\u02D0", "a:", V},
    {"o\u02D0", "o:", V}, {"u\u02D0", "u:", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"o\u028A", "oU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"r\u0329\u02D0", "r:", V},
    {"r\u031D", "R^", C}, {"l\u0329\u02D0", "l:", V}};

static const char czech_mnemonics[][MNEMONIC_MAX] = {"&", "E", "E#", "E~", "O", "O~", "R^", "R^/",
    "_", "a#", "a:", "aI", "aU", "d;", "dz", "dz;", "e:", "eI", "eU", "i:", "l:", "o:", "oU",
    "r:", "t;", "ts", "ts;", "u:", "y"};

static const struct phoneme slovak[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"\u0268", "y", V},
    {"\u025B\u0303", "E~", V}, {"\u0254\u0303", "O~", V}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"ts", "ts", C}, {"dz", "dz", C}, {"t\u0255", "ts;", C},
    {"i\u02D0", "i:", V}, {"\u00E6", "&", V}, {"e\u02D0", "e:", V}, {"a\u02D0", "a:", V},
    {"o\u02D0", "o:", V}, {"u\u02D0", "u:", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"o\u028A", "oU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"r\u0329\u02D0", "r:", V},
    {"r\u031D", "R^", C}, {"l\u0329\u02D0", "l:", V}};

static const char slovak_mnemonics[][MNEMONIC_MAX] = {"&", "E", "E#", "E~", "O", "O~", "R^", "R^/",
    "_", "a#", "a:", "aI", "aU", "d;", "dz", "dz;", "e:", "eI", "eU", "i:", "l:", "o:", "oU",
    "r:", "t;", "ts", "ts;", "u:", "y"};

static const struct phoneme hungarian[] = {{"\u0251", "A", V}, {"\u025B", "E", V},
    {"\u00F8", "Y", V}, {"y", "y", V}, {"i\u02D0", "i:", V}, {"e\u02D0", "e:", V},
    {"a\u02D0", "a:", V}, {"o\u02D0", "o:", V}, {"u\u02D0", "u:", V}, {"y\u02D0", "y:", V},
    {"\u00F8\u02D0", "Y:", V}, {"ts", "ts", C}, {"dz", "dz", C}};

static const char hungarian_mnemonics[][MNEMONIC_MAX] = {
    "A", "E", "Y", "Y:", "_", "a:", "dz", "e:", "i:", "o:", "s2", "t2", "ts", "u:", "y", "y:"};

static const struct phoneme romanian[] = {{"\u025B", "E", V}, {"\u0254", "O", V},
    {"\u028A", "U", V}, {"\u0268", "y", V}, {"\u00F8", "Y", V}, {"a\u028A", "aU", V},
    {"e\u028A", "eU", V}, {"i\u028A", "iU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V},
    {"\u025B\u026A", "EI", V}, {"o\u026A", "oI", V}, {"u\u026A", "uI", V}, {"ts", "ts", C},
    {"l\u02B2", "l;", C}, {"m\u02B2", "m;", C}, {"n\u02B2", "n;", C}, {"\u0259\u026A", "@I", V},
    {"\u0259\u028A", "@U", V}, {"o\u028A", "oU", V}, {"i\u026A", "iI", V}, {"y\u026A", "yI", V},
    {"y\u028A", "yU", V}, {"ea", "ea", V}, {"eo", "eo", V}, {"\u0254a", "Oa", V},
    {"p\u02B2", "p;", C}, {"t\u02B2", "t;", C}, {"ts\u02B2", "ts;", C}, {"f\u02B2", "f;", C},
    {"b\u02B2", "b;", C}, {"d\u02B2", "d;", C}, {"\u027E\u02B2", "*;", C}, {"v\u02B2", "v;", C}};

static const char romanian_mnemonics[][MNEMONIC_MAX] = {"*;", "@I", "@U", "E", "EI", "I^", "O",
    "Oa", "U", "Y", "_", "a/", "aI", "aU", "b;", "d;", "eI", "eU", "e[u", "ea", "eo", "f;", "i/",
    "iI", "iU", "l;", "m;", "n;", "oI", "oU", "p;", "t;", "ts", "ts;", "uI", "v;", "w2", "y", "yI",
    "yU"};

static const struct phoneme turkish[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"\u028A", "U", V},
    {"y", "y", V}, {"\u00F8", "Y", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"i\u028A", "iU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"\u025B\u026A", "EI", V},
    {"o\u026A", "oI", V}, {"u\u026A", "uI", V}, {"ts", "ts", C}, {"\u026A", "I", V},
    {"\u00E6", "&", V}, {"\u0153", "W", V}, {"\u0262", "G", C}};

static const char turkish_mnemonics[][MNEMONIC_MAX] = {"&", "E", "EI", "G", "I", "O", "U", "W", "Y",
    "_", "a/", "aI", "aU", "eI", "eU", "iU", "oI", "ts", "uI", "w2", "y"};

static const struct phoneme greek[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"\u028A", "U", V},
    {"y", "y", V}, {"\u00F8", "Y", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"i\u028A", "iU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"\u025B\u026A", "EI", V},
    {"o\u026A", "oI", V}, {"u\u026A", "uI", V}, {"ts", "ts", C}};

static const char greek_mnemonics[][MNEMONIC_MAX] = {"E", "EI", "O", "U", "Y", "_", "a/", "aI",
    "aU", "eI", "eU", "iU", "oI", "ts", "uI", "w2", "y"};

static const struct phoneme russian[] = {{"ts", "ts", C}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"m\u02B2", "m;", C}, {"\u0268", "y", V}, {"\u026A", "I", V},
    {"\u025B", "E", V}, {"\u0251", "V", V}, {"\u0275", "8", V}, {"ju", "ju", V},
    {"\u00F8", "Y", V}};

static const char russian_mnemonics[][MNEMONIC_MAX] = {"8", "A", "E", "E#", "E%", "E2", "E3", "I",
    "I#", "I2", "I3", "I^", "O", "R4", "V", "V#", "Y", "_", "a#", "d;", "ja", "ja#", "ju", "m;",
    "n#", "n_", "t;", "ts", "u\"", "u#", "y"};

static const struct phoneme ukrainian[] = {{"ts", "ts", C}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"m\u02B2", "m;", C}, {"\u0268", "y", V}, {"\u026A", "I", V},
    {"\u025B", "E", V}, {"\u0251", "V", V}, {"\u0275", "8", V}, {"ju", "ju", V},
    {"\u00F8", "Y", V}};

static const char ukrainian_mnemonics[][MNEMONIC_MAX] = {"8", "A", "E", "E#", "E%", "E2", "E3", "I",
    "I#", "I2", "I3", "I^", "O", "R4", "V", "V#", "Y", "_", "a#", "d;", "ja", "ja#", "ju", "m;",
    "n#", "n_", "t;", "ts", "u\"", "u#", "y"};

static const struct phoneme bulgarian[] = {{"\u025B", "E", V}, {"\u0254", "O", V},
    {"\u0268", "y", V}, {"\u025B\u0303", "E~", V}, {"\u0254\u0303", "O~", V}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"ts", "ts", C}, {"dz", "dz", C}, {"\u0261\u02B2", "g;", C}};

static const char bulgarian_mnemonics[][MNEMONIC_MAX] = {
    "", "E", "E#", "E~", "O", "O~", "_", "a#", "d;", "dz", "dz;", "g#", "g;", "t;", "ts", "y"};

static const struct phoneme croatian[] = {{"\u025B", "E", V}, {"\u0254", "O", V},
    {"\u0268", "y", V}, {"\u025B\u0303", "E~", V}, {"\u0254\u0303", "O~", V}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"ts", "ts", C}, {"dz", "dz", C}, {"t\u0255", "ts;", C},
    {"i\u02D0", "i:", V}, {"\u00E6", "&", V}, {"e\u02D0", "e:", V}, {"a\u02D0", "a:", V},
    {"o\u02D0", "o:", V}, {"u\u02D0", "u:", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"o\u028A", "oU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"r\u0329\u02D0", "r:", V},
    {"r\u031D", "R^", C}, {"l\u0329\u02D0", "l:", V}, {"\u0251", "A", V}, {"\u026A", "I", V},
    {"\u028A", "U", V}, {"\u027E", "r*", V}};

static const char croatian_mnemonics[][MNEMONIC_MAX] = {"&", "@2", "A", "E", "E#", "E~", "I", "O",
    "O~", "R^", "R^/", "U", "_", "a#", "a:", "aI", "aU", "d;", "dz", "dz;", "e:", "eI", "eU",
    "i:", "l:", "o:", "oU", "r*", "r:", "t;", "ts", "ts;", "u:", "y"};

static const struct phoneme serbian[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"\u0268", "y", V},
    {"\u025B\u0303", "E~", V}, {"\u0254\u0303", "O~", V}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"ts", "ts", C}, {"dz", "dz", C}, {"t\u0255", "ts;", C},
    {"i\u02D0", "i:", V}, {"\u0250", "&", V}, {"e\u02D0", "e:", V}, {"a\u02D0", "a:", V},
    {"o\u02D0", "o:", V}, {"u\u02D0", "u:", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"o\u028A", "oU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"r\u0329\u02D0", "r:", V},
    {"r\u031D", "R^", C}, {"l\u0329\u02D0", "l:", V}, {"\u0251", "A", V}, {"\u026A", "I", V},
    {"\u028A", "U", V}, {"r", "r*", C}};

static const char serbian_mnemonics[][MNEMONIC_MAX] = {"&", "@2", "A", "E", "E#", "E~", "I", "O",
    "O~", "R^", "R^/", "U", "_", "a#", "a:", "aI", "aU", "d;", "dz", "dz;", "e:", "eI", "eU", "h#",
    "i:", "l:", "o:", "oU", "r*", "r:", "t;", "ts", "ts;", "u:", "x#", "y"};

static const struct phoneme slovene[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"y", "y", V},
    {"\u025B\u0303", "E~", V}, {"\u0254\u0303", "O~", V}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"ts", "ts", C}, {"dz", "dz", C}, {"t\u0255", "ts;", C},
    {"r\u031D", "R^", C}};

static const char slovene_mnemonics[][MNEMONIC_MAX] = {"E", "E#", "E~", "O", "O~", "R^", "_", "a#",
    "d;", "dz", "dz;", "e+", "o+", "t;", "ts", "ts;", "y"};

static const struct phoneme catalan[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"\u028A", "U", V},
    {"y", "y", V}, {"\u00F8", "Y", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"i\u028A", "iU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"\u025B\u026A", "EI", V},
    {"o\u026A", "oI", V}, {"u\u026A", "uI", V}, {"ts", "ts", C}};

static const char catalan_mnemonics[][MNEMONIC_MAX] = {"E", "E2", "EI", "O", "U", "Y", "_", "a#",
    "a/", "aI", "aU", "e/", "eI", "eU", "iU", "o/", "oI", "ts", "uI", "w2", "y"};

static const struct phoneme welsh[] = {{"\u025B", "E", V}, {"\u0268", "I", V}, {"\u00F8", "Y", V},
    {"\u0254", "O", V}, {"\u028A", "U", V}, {"\u028C", "V", V}, {"i\u02D0", "i:", V},
    {"\u0268\u02D0", "y:", V}, {"u\u02D0", "u:", V}, {"e\u02D0", "e:", V}, {"o\u02D0", "o:", V},
    {"\u0251\u02D0", "A:", V}, {"\u0251\u0268", "AY", V}, {"a\u026A", "aI", V},
    {"a\u0268", "aY", V}, {"a\u028A", "aU", V}, {"\u0259\u026A", "@I", V},
    {"\u0259\u0268", "@Y", V}, {"e\u028A", "eU", V}, {"\u026Au", "Iu", V}, {"\u0268u", "Yu", V},
    {"\u0254\u026A", "OI", V}, {"\u0254\u0268", "OY", V}, {"u\u026A", "uI", V},
    {"u\u0268", "uY", V}};

static const char welsh_mnemonics[][MNEMONIC_MAX] = {"@I", "@Y", "A:", "AY", "E", "I", "Iu", "O",
    "OI", "OY", "U", "V", "Y", "Yu", "_", "aI", "aU", "aY", "e:", "eU", "i:", "o:", "u:", "uI",
    "uY", "y:"};

static const struct phoneme irish[] = {{"i\u02D0", "i:", V}, {"\u026A", "I", V},
    {"e\u02D0", "e:", V}, {"\u025B", "E", V}, {"\u0254", "O", V}, {"\u028A", "U", V},
    {"o\u02D0", "o:", V}, {"\u0251\u02D0", "A:", V}, {"u\u02D0", "u:", V},
    {"\u0259\u028A", "@U", V}, {"i\u0259", "i@", V}, {"u\u0259", "u@", V}, {"a\u026A", "aI", V},
    {"a\u028A", "aU", V}, {"e\u026A", "eI", V}};

static const char irish_mnemonics[][MNEMONIC_MAX] = {"0", "0#", "@/", "@U", "A:", "E", "E#", "I",
    "O", "O#", "U", "U#", "_", "a#", "aI", "aI#", "aU", "aU#", "e:", "eI", "i:", "i@", "o:", "u1",
    "u:", "u@"};

static const struct phoneme basque[] = {{"\u025B", "E", V}, {"\u0254", "O", V}, {"\u028A", "U", V},
    {"y", "y", V}, {"\u00F8", "Y", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"i\u028A", "iU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"\u025B\u026A", "EI", V},
    {"o\u026A", "oI", V}, {"u\u026A", "uI", V}};

static const char basque_mnemonics[][MNEMONIC_MAX] = {"E", "EI", "O", "U", "Y", "_", "a/", "a2",
    "aI", "aU", "eI", "eU", "iU", "l2", "n2", "oI", "ts", "tz", "uI", "w2", "y"};

static const struct phoneme estonian[] = {{"a\u02D0", "a:", V}, {"\u0251", "A1", V},
    {"e\u02D0", "e:", V}, {"\u025B", "E1", V}, {"i\u02D0", "i:", V}, {"\u026A", "I1", V},
    {"o\u02D0", "o:", V}, {"\u0254", "O1", V}, {"u\u02D0", "u:", V}, {"\u028A", "U1", V},
    {"\u0275", "8", V}, {"\u0275\u02D0", "8:", V}, {"\u00E6", "&", V}, {"\u00E6\u02D0", "&:", V},
    {"\u00F8", "Y", V}, {"\u00F8\u02D0", "Y:", V}, {"y", "y", V}, {"y\u02D0", "y:", V},
    {"\u00E6i", "&i", V}, {"\u00F8i", "Yi", V}, {"yi", "yi", V}};

static const char estonian_mnemonics[][MNEMONIC_MAX] = {"&", "&:", "&i", "8", "8:", "A1", "E1",
    "I1", "O1", "U1", "Y", "Y:", "Yi", "_", "a:", "d^", "e:", "i1", "i:", "o:", "s2", "s^", "t^",
    "u:", "y", "y:", "yi"};

static const struct phoneme latvian[] = {{"a\u02D0", "a:", V}, {"\u00E6", "E", V},
    {"\u00E6\u02D0", "E:", V}, {"e\u02D0", "e:", V}, {"i\u02D0", "i:", V}, {"y", "y", V},
    {"y\u02D0", "y:", V}, {"o\u02D0", "o:", V}, {"u\u02D0", "u:", V}, {"ai", "ai", V},
    {"au", "au", V}, {"ei", "ei", V}, {"ie", "ie", V}, {"iu", "iu", V}, {"ui", "ui", V},
    {"uo", "uo", V}, {"oi", "oi", V}, {"\u028B", "v`", C}, {"z", "z`", C}, {"\u0290", "Z`", C}};

static const char latvian_mnemonics[][MNEMONIC_MAX] = {">", "E", "E:", "Z`", "_", "a:", "a`", "ai",
    "au", "e:", "ei", "i:", "ie", "iu", "o:", "o`", "oi", "ts", "u:", "ui", "uo", "uo`", "v`", "y",
    "y:", "z-", "z`"};

static const struct phoneme lithuanian[] = {{"\u0251", "A", V}, {"a\u02D0", "a:", V},
    {"\u025B", "E", V}, {"e\u02D0", "e:", V}, {"ee", "ee", V}, {"e\u0251", "eA", V},
    {"\u026A", "I", V}, {"i\u02D0", "i:", V}, {"\u0254", "O", V}, {"o\u02D0", "o:", V},
    {"\u028A", "U", V}, {"u\u02D0", "u:", V}, {"\u0153", "W", V}, {"ai", "ai", V}, {"ei", "ei", V},
    {"au", "au", V}, {"uo", "uo", V}, {"oi", "oi", V}, {"ui", "ui", V}, {"ie", "ie", V},
    {"a\u028A", "aU", V}, {"e\u028A", "eU", V}, {"o\u028A", "oU", V}, {"a\u026A", "aI", V},
    {"e\u026A", "eI", V}, {"ts", "ts", C}, {"t\u02B2", "t;", C}, {"d\u02B2", "d;", C},
    {"n\u02B2", "n;", C}, {"\u026D", "l;", C}};

static const char lithuanian_mnemonics[][MNEMONIC_MAX] = {"A", "E", "I", "O", "U", "W", "_",
    "a:", "aI", "aU", "ai", "au", "d;", "e:", "eA", "eI", "eU", "ee", "ei", "i:", "ie", "l;", "n;",
    "o:", "oU", "oi", "t;", "ts", "u:", "ui", "uo"};

static const struct phoneme icelandic[] = {{"i\u02D0", "i:", V}, {"\u026A", "I", V},
    {"\u026A\u02D0", "I:", V}, {"\u025B", "E", V}, {"\u025B\u02D0", "E:", V}, {"a\u02D0", "a:", V},
    {"\u0254", "O", V}, {"\u0254\u02D0", "O:", V}, {"u\u02D0", "u:", V}, {"y", "y", V},
    {"y\u02D0", "y:", V}, {"\u0153", "W", V}, {"\u0153\u02D0", "W:", V}, {"a\u026A", "aI", V},
    {"a\u026A\u02D0", "aI:", V}, {"e\u026A", "eI", V}, {"e\u026A\u02D0", "eI:", V},
    {"a\u028A", "aU", V}, {"a\u028A\u02D0", "aU:", V}, {"o\u028A", "oU", V},
    {"o\u028A\u02D0", "oU:", V}, {"\u00F8y", "Yy", V}, {"\u00F8y\u02D0", "Yy:", V},
    {"\u0254\u026A", "OI", V}, {"y\u026A", "yI", V}};

static const char icelandic_mnemonics[][MNEMONIC_MAX] = {"E", "E:", "I", "I:", "N#", "O",
    "O:", "OI", "W", "W:", "Yy", "Yy:", "_", "a:", "aI", "aI:", "aU", "aU:", "eI",
    "eI:", "i:", "m#", "n#", "n^#", "oU", "oU:", "r#", "s2", "tl#", "u:", "y", "y:", "yI"};

static const struct phoneme indonesian[] = {{"\u025B", "E", V}, {"\u0254", "O", V},
    {"\u028A", "U", V}, {"y", "y", V}, {"\u00F8", "Y", V}, {"a\u028A", "aU", V},
    {"e\u028A", "eU", V}, {"i\u028A", "iU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V},
    {"\u025B\u026A", "EI", V}, {"o\u026A", "oI", V}, {"u\u026A", "uI", V}, {"ts", "ts", C},
    {"\u0254\u026A", "OI", V}, {"\u0259\u028A", "@U", V}};

static const char indonesian_mnemonics[][MNEMONIC_MAX] = {"@U", "E", "E2", "EI", "O", "OI", "U",
    "Y", "_", "a/", "aI", "aU", "eI", "eU", "iU", "oI", "ts", "uI", "w2", "y"};

static const struct phoneme vietnamese[] = {{"a\u02D0", "a:", V}, {"\u025B", "E", V},
    {"\u0254", "O", V}, {"y", "y", V}, {"\u0259\u02D0", "@:", V}, {"a\u026A", "aI", V},
    {"a\u02D0\u026A", "a:I", V}, {"\u0259\u026A", "@I", V}, {"\u0259\u02D0\u026A", "@:I", V},
    {"e\u026A", "eI", V}, {"\u025B\u026A", "EI", V}, {"\u0254\u026A", "OI", V},
    {"o\u026A", "oI", V}, {"u\u026A", "uI", V}, {"y\u026A", "yI", V}, {"a\u028A", "aU", V},
    {"a\u02D0\u028A", "a:U", V}, {"e\u028A", "eU", V}, {"\u025B\u028A", "EU", V},
    {"i\u028A", "iU", V}, {"\u0259\u028A", "@U", V}, {"\u0259\u02D0\u028A", "@:U", V},
    {"i\u0259", "i@", V}, {"y\u0259", "y@", V}, {"u\u0259", "u@", V}, {"o\u0259", "o@", V},
    {"o\u00E6", "o&", V}, {"i\u025B", "iE", V}, {"\u0254i", "Oi", V}};

static const char vietnamese_mnemonics[][MNEMONIC_MAX] = {"2", "3", "4", "5", "6", "7", "@:", "@:I",
    "@:U", "@I", "@U", "E", "EI", "EU", "O", "O#", "O+", "O-", "OI", "Oi", "_", "a:", "a:I", "a:U",
    "aI", "aU", "cr", "d_", "e-", "eI", "eU", "i@", "iE", "iU", "kh", "o#", "o&", "o@", "oI", "u-",
    "u@", "uI", "y", "y@", "yI"};

static const struct phoneme albanian[] = {{"\u028C", "V", V}, {"\u026A", "I", V},
    {"\u0251", "A", V}, {"\u025B", "E", V}, {"y", "y", V}, {"\u0254", "O", V}, {"a\u026A", "aI", V},
    {"e\u026A", "eI", V}, {"\u0254\u026A", "OI", V}, {"y\u025B", "yE", V}, {"ts", "ts", C},
    {"dz", "dz", C}};

static const char albanian_mnemonics[][MNEMONIC_MAX] = {"@/", "A", "E", "E#", "I", "I#", "O", "OI",
    "V", "_", "a/", "aI", "dz", "eI", "l/4", "ll", "ts", "y", "yE"};

static const struct phoneme macedonian[] = {{"\u025B", "E", V}, {"\u0254", "O", V},
    {"\u0268", "y", V}, {"\u025B\u0303", "E~", V}, {"\u0254\u0303", "O~", V}, {"t\u02B2", "t;", C},
    {"d\u02B2", "d;", C}, {"ts", "ts", C}, {"dz", "dz", C}, {"t\u0255", "ts;", C},
    {"i\u02D0", "i:", V}, {"\u00E6", "&", V}, {"e\u02D0", "e:", V}, {"a\u02D0", "a:", V},
    {"o\u02D0", "o:", V}, {"u\u02D0", "u:", V}, {"a\u028A", "aU", V}, {"e\u028A", "eU", V},
    {"o\u028A", "oU", V}, {"a\u026A", "aI", V}, {"e\u026A", "eI", V}, {"r\u0329\u02D0", "r:", V},
    {"r\u031D", "R^", C}, {"l\u0329\u02D0", "l:", V}, {"\u0251", "A", V}, {"\u026A", "I", V},
    {"\u028A", "U", V}, {"\u027E", "r*", V}};

static const char macedonian_mnemonics[][MNEMONIC_MAX] = {"&", "@2", "A", "E", "E#", "E~", "I", "O",
    "O~", "R^", "R^/", "U", "_", "a#", "a:", "aI", "aU", "d;", "dz", "dz;", "e:", "eI", "eU",
    "i:", "k^", "l:", "o:", "oU", "r*", "r:", "t;", "ts", "ts;", "u:", "y"};

#define LIST(list)                                                                                 \
    {                                                                                              \
        list, sizeof(list) / sizeof *(list)                                                        \
    }
#define NO_R_VOWELS NULL, 0

static const struct phoneme_table tables[] = {
    {"da", LIST(danish), LIST(danish_mnemonics), NO_R_VOWELS},
    {"no", LIST(norwegian), LIST(norwegian_mnemonics), NO_R_VOWELS},
    {"nb", LIST(norwegian), LIST(norwegian_mnemonics), NO_R_VOWELS},
    {"nn", LIST(norwegian), LIST(norwegian_mnemonics), NO_R_VOWELS},
    {"fi", LIST(finnish), LIST(finnish_mnemonics), NO_R_VOWELS},
    {"cs", LIST(czech), LIST(czech_mnemonics), NO_R_VOWELS},
    {"sk", LIST(slovak), LIST(slovak_mnemonics), NO_R_VOWELS},
    {"hu", LIST(hungarian), LIST(hungarian_mnemonics), NO_R_VOWELS},
    {"ro", LIST(romanian), LIST(romanian_mnemonics), NO_R_VOWELS},
    {"tr", LIST(turkish), LIST(turkish_mnemonics), NO_R_VOWELS},
    {"el", LIST(greek), LIST(greek_mnemonics), NO_R_VOWELS},
    {"ru", LIST(russian), LIST(russian_mnemonics), NO_R_VOWELS},
    {"uk", LIST(ukrainian), LIST(ukrainian_mnemonics), NO_R_VOWELS},
    {"bg", LIST(bulgarian), LIST(bulgarian_mnemonics), NO_R_VOWELS},
    {"hr", LIST(croatian), LIST(croatian_mnemonics), NO_R_VOWELS},
    {"sr", LIST(serbian), LIST(serbian_mnemonics), NO_R_VOWELS},
    {"sl", LIST(slovene), LIST(slovene_mnemonics), NO_R_VOWELS},
    {"ca", LIST(catalan), LIST(catalan_mnemonics), NO_R_VOWELS},
    {"cy", LIST(welsh), LIST(welsh_mnemonics), NO_R_VOWELS},
    {"ga", LIST(irish), LIST(irish_mnemonics), NO_R_VOWELS},
    {"eu", LIST(basque), LIST(basque_mnemonics), NO_R_VOWELS},
    {"et", LIST(estonian), LIST(estonian_mnemonics), NO_R_VOWELS},
    {"lv", LIST(latvian), LIST(latvian_mnemonics), NO_R_VOWELS},
    {"lt", LIST(lithuanian), LIST(lithuanian_mnemonics), NO_R_VOWELS},
    {"is", LIST(icelandic), LIST(icelandic_mnemonics), NO_R_VOWELS},
    {"id", LIST(indonesian), LIST(indonesian_mnemonics), NO_R_VOWELS},
    {"vi", LIST(vietnamese), LIST(vietnamese_mnemonics), NO_R_VOWELS},
    {"sq", LIST(albanian), LIST(albanian_mnemonics), NO_R_VOWELS},
    {"mk", LIST(macedonian), LIST(macedonian_mnemonics), NO_R_VOWELS},
};

const struct phoneme_table *phoneme_more_tables(size_t *n)
{
    *n = sizeof tables / sizeof *tables;
    return tables;
}
