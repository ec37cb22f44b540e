#include "speak/variant.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <string.h>

#define FILE_MAX ((size_t)64 << 10)

/* The most numbers that a setting has. */
#define MAX_NUMBERS 8

struct range {
    int min, max;
};

/*
 * A setting of a voice file that is about the sound. The engine checks no number itself, and some
 * would have it write past its tables: the ranges are narrower than what it can speak with.
 */
struct setting {
    const char *name;
    size_t min, max; /* how many numbers */
    struct range
        ranges[5]; /* of the first, the second ... number; begun again where there are more */
    size_t n_ranges;
    bool rising; /* each number of the first range is above the one before */
    const char *expected;
};

static const struct setting SETTINGS[] = {
    {"pitch", 2, 2, {{40, 500}}, 1, true, "two numbers from 40 to 500, the second higher"},
    {"formant", 2, 5, {{0, 8}, {50, 200}, {0, 250}, {10, 400}, {-500, 500}}, 5, false,
        "a formant (0 to 8), its frequency (50 to 200), strength (0 to 250) and width (10 to 400) "
        "in percent, and Hz to add (-500 to 500)"},
    {"flutter", 1, 1, {{0, 20}}, 1, false, "a number from 0 to 20"},
    {"roughness", 1, 1, {{0, 7}}, 1, false, "a number from 0 to 7"},
    {"clarity", 1, 1, {{0, 4}}, 1, false, "a number from 0 to 4"},
    {"voicing", 1, 1, {{0, 200}}, 1, false, "a number from 0 to 200"},
    {"consonants", 1, 2, {{0, 200}}, 1, false, "one or two numbers from 0 to 200"},
    {"breath", 1, 8, {{0, 100}}, 1, false, "up to 8 numbers from 0 to 100"},
    {"breathw", 1, 8, {{10, 1000}}, 1, false, "up to 8 numbers from 10 to 1000"},
    {"tone", 2, 8, {{8, 7992}, {0, 255}}, 2, true,
        "up to 4 pairs of a frequency (8 to 7992, rising) and an amplitude (0 to 255)"},
    {"echo", 2, 2, {{0, 250}, {0, 100}}, 2, false,
        "a delay (0 to 250) and an amplitude (0 to 100)"},
    {"stressAmp", 8, 8, {{0, 40}}, 1, false, "8 numbers from 0 to 40"},
    {"stressAdd", 8, 8, {{-100, 100}}, 1, false, "8 numbers from -100 to 100"},
};

/* What a variant resets beside its own settings (VoiceReset in the engine's voices.c); the stress
 * of a language is changed and not reset. */
static const char *const RESET[] = {"pitch", "formant", "flutter", "roughness", "clarity",
    "voicing", "consonants", "breath", "breathw", "tone", "echo", "klatt", "speed"};

/* What says nothing about the sound. */
static const char *const LABELS[] = {"name", "language", "maintainer", "status"};

struct reading {
    const char *path;
    int line; /* from 1 */
    struct arena *arena;
    struct buf lines;
    struct variant *out;
};

static bool is_listed(struct str name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(name, str_of(list[i])))
            return true;
    return false;
}

/* Takes the next word off the text; empty where there is none. */
static struct str next_word(struct str *rest)
{
    const struct str text = str_trim(*rest);
    size_t end = 0;

    while (end < text.len && !ascii_is_space(text.s[end]))
        end++;
    *rest = str_cut(text, end, text.len);
    return str_cut(text, 0, end);
}

bool variant_replaces(struct str line)
{
    return is_listed(next_word(&line), RESET, sizeof RESET / sizeof *RESET);
}

/* --- settings --- */

/* A whole number, with or without a minus, of at most four digits. */
static bool to_number(struct str word, int *out)
{
    const bool minus = str_starts(word, STR("-"));
    unsigned long n;

    if (!str_to_uint(str_cut(word, minus, word.len), 9999, &n))
        return false;
    *out = minus ? -(int)n : (int)n;
    return true;
}

static bool are_right(const struct setting *setting, const int *numbers, size_t n)
{
    const size_t cycle = setting->n_ranges;

    if (n < setting->min || n > setting->max || (cycle == 2 && n % 2))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct range range = setting->ranges[i % cycle];
        if (numbers[i] < range.min || numbers[i] > range.max)
            return false;
        if (setting->rising && i >= cycle && i % cycle == 0 && numbers[i] <= numbers[i - cycle])
            return false;
    }
    return true;
}

static bool take_setting(
    struct reading *r, const struct setting *setting, struct str rest, struct error *err)
{
    int numbers[MAX_NUMBERS];
    size_t n = 0;
    bool ok = true;

    buf_add(&r->lines, str_of(setting->name));
    for (struct str word = next_word(&rest); ok && word.len; word = next_word(&rest)) {
        ok = n < MAX_NUMBERS && to_number(word, &numbers[n]);
        if (ok)
            buf_printf(&r->lines, " %d", numbers[n++]);
    }
    buf_add_byte(&r->lines, '\n');
    return (ok && are_right(setting, numbers, n)) ||
           error_usage(
               err, r->path, "line %d: %s: expected %s", r->line, setting->name, setting->expected);
}

static bool take_gender(struct reading *r, struct str rest, struct error *err)
{
    const struct str gender = next_word(&rest);

    if (!str_eq(gender, STR("female")) && !str_eq(gender, STR("male")))
        return error_usage(err, r->path, "line %d: gender: expected male or female", r->line);
    r->out->gender = gender.s[0] == 'f' ? 'F' : 'M';
    return true;
}

/* The first comment is what the file says about itself, up to a line that is none. */
static bool take_comment(struct reading *r, struct str text, bool *done)
{
    struct str *const about = &r->out->about;

    text = str_trim(text);
    while (text.len && (text.s[0] == '#' || text.s[0] == '/'))
        text = str_trim(str_cut(text, 1, text.len));
    if (*done || text.len == 0)
        return true;
    *about =
        arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(*about), about->len ? " " : "", STR_ARG(text));
    return about->s != NULL;
}

static bool take_line(struct reading *r, struct str line, struct error *err)
{
    struct str rest = line;
    const struct str name = next_word(&rest);

    if (name.len == 0 || is_listed(name, LABELS, sizeof LABELS / sizeof *LABELS))
        return true;
    if (str_eq(name, STR("gender")))
        return take_gender(r, rest, err);
    for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++)
        if (str_eq(name, str_of(SETTINGS[i].name)))
            return take_setting(r, &SETTINGS[i], rest, err);
    return error_usage(err, r->path,
        "line %d: \"%.*s\" is none of pitch, formant, flutter, roughness, clarity, voicing, "
        "consonants, breath, breathw, tone, echo, stressAmp and stressAdd",
        r->line, STR_ARG(str_cut(name, 0, 40)));
}

/* Comments, as the engine has them: lines that begin with "#", and the rest of a line from "//". */
static bool read_lines(struct reading *r, struct str text, struct error *err)
{
    bool told = false; /* about is complete */
    struct str line;

    for (r->line = 1; str_next(&text, '\n', &line); r->line++) {
        const ptrdiff_t slashes = str_find(line, STR("//"), 0);
        const size_t end = str_starts(line, STR("#")) ? 0
                           : slashes < 0              ? line.len
                                                      : (size_t)slashes;
        if (memchr(line.s, '\0', line.len) || !utf8_valid(line))
            return error_usage(err, r->path, "line %d: not text in UTF-8", r->line);
        if (end < line.len && !take_comment(r, str_cut(line, end, line.len), &told))
            return error_memory(err, r->path);
        told = told || (end == line.len && r->out->about.len > 0);
        if (!take_line(r, str_cut(line, 0, end), err))
            return false;
    }
    return true;
}

struct str variant_name(struct str path)
{
    size_t start = path.len;

    while (start > 0 && path.s[start - 1] != '/')
        start--;
    path = str_cut(path, start, path.len);
    return str_ends(path, STR(VARIANT_ENDING)) ? str_cut(path, 0, path.len - strlen(VARIANT_ENDING))
                                               : path;
}

bool variant_read(const char *path, struct arena *a, struct variant *out, struct error *err)
{
    struct reading r = {.path = path, .arena = a, .out = out};
    struct str text;
    bool ok;

    *out = (struct variant){
        .name = arena_str(a, variant_name(str_of(path))), .about = STR(""), .gender = '-'};
    if (!out->name.s)
        return error_memory(err, path);
    if (!file_read(path, FILE_MAX, a, &text, err))
        return false;
    ok = read_lines(&r, text, err);
    if (ok && r.lines.len == 0)
        ok = error_usage(err, path, "it sets nothing");
    if (ok && r.lines.len > VARIANT_MAX)
        ok = error_usage(err, path, "it has more than %d bytes of settings", VARIANT_MAX);
    if (ok) {
        out->lines = buf_keep(&r.lines, a);
        ok = out->lines.s || error_memory(err, path);
    }
    buf_free(&r.lines);
    return ok;
}

struct str variant_find(struct str name, struct arena *a)
{
    const struct str inside = arena_printf(a, VARIANT_FOLDER "/%.*s" VARIANT_ENDING, STR_ARG(name));

    return inside.s ? file_data(inside.s, a) : inside;
}
