#include "script/sting.h"

#include "script/duration.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_MS 86400000u /* a day */
#define MOST_GAIN  40.0      /* dB, either way from 0; less is silence */
#define LEAST_GAIN (-90.0)
#define MOST_DUCK  90.0
#define LEAST_HZ   20u
#define MOST_HZ    8000u /* every file type has it: half of 16,000 samples a second */
#define TONE_GAIN  (-18.0)
#define TONE_MS    500u
#define FILE_DUCK  12.0 /* beds lie 12 to 18 dB under speech */
#define ATTACK_MS  250u
#define RELEASE_MS 900u

#define STING_SETTINGS 6
#define BED_SETTINGS   9

/* What may follow the sound: its word, then a value. */
struct setting {
    const char *word;
    uint32_t *ms; /* a duration, or ... */
    double *db;   /* ... decibels, within: */
    double least, most;
};

static bool decibels_parse(struct str text, const struct setting *setting)
{
    char digits[16];
    char *end;
    size_t n;

    if (!str_ends(text, STR("dB")))
        return false;
    text = str_trim(str_cut(text, 0, text.len - 2));
    if (text.len == 0 || text.len >= sizeof digits)
        return false;
    memcpy(digits, text.s, text.len);
    digits[text.len] = '\0';
    n = strspn(digits, "+-0123456789.");
    if (n != text.len)
        return false;
    *setting->db = strtod(digits, &end);
    return *end == '\0' && *setting->db >= setting->least && *setting->db <= setting->most;
}

static bool take_setting(
    struct str text, const struct setting *settings, size_t n, struct error *why)
{
    for (size_t i = 0; i < n; i++) {
        const struct setting *const s = &settings[i];
        const struct str word = str_of(s->word);
        struct str value;

        if (!str_starts(text, word) || text.len == word.len || text.s[word.len] != ' ')
            continue;
        value = str_trim(str_cut(text, word.len, text.len));
        if (s->ms ? duration_parse(value, LONGEST_MS, s->ms) : decibels_parse(value, s))
            return true;
        if (s->ms)
            return error_usage(
                why, s->word, "expected a duration (500 ms, 1.5 s), not \"%.*s\"", STR_ARG(value));
        return error_usage(why, s->word, "expected decibels from %g to %g (%g dB), not \"%.*s\"",
            s->least, s->most, s->least < 0 ? -12.0 : 12.0, STR_ARG(value));
    }
    return error_usage(why, "sound", "expected %s%s, not \"%.*s\"",
        n > STING_SETTINGS ? "duck, attack, release, " : "",
        "gain, offset, length, fade in, fade out or pause", STR_ARG(text));
}

/* "tone 440 Hz" */
static bool tone_parse(struct str value, struct sting *out, struct error *why)
{
    const struct str whole = value;
    unsigned long hz;

    if (str_ends(value, STR("Hz")))
        value = str_trim(str_cut(value, 0, value.len - 2));
    if (!str_to_uint(value, MOST_HZ, &hz) || hz < LEAST_HZ)
        return error_usage(why, "tone", "expected a frequency from %u to %u Hz, not \"%.*s\"",
            LEAST_HZ, MOST_HZ, STR_ARG(whole));
    out->kind = STING_TONE;
    out->hz = (uint32_t)hz;
    out->gain_db = TONE_GAIN;
    out->length_ms = TONE_MS;
    return true;
}

/* An absolute path: what the sting says must not depend on where it is read again. */
static bool keep_path(
    struct str file, const char *beside, struct arena *a, struct str *out, struct error *why)
{
    const char *const slash = beside ? strrchr(beside, '/') : NULL;
    struct str folder = slash ? str_cut(str_of(beside), 0, (size_t)(slash - beside) + 1) : STR("");
    char here[4096];

    if (str_find(file, STR("\""), 0) >= 0)
        return error_usage(why, "sound", "expected a file without quotation marks in its name");
    if (file.s[0] == '/') {
        *out = arena_str(a, file);
        return out->s || error_memory(why, "sound");
    }
    if (folder.len && folder.s[0] == '/') {
        *out = arena_printf(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(file));
        return out->s || error_memory(why, "sound");
    }
    if (!getcwd(here, sizeof here))
        return error_set(why, "current folder", "%s", strerror(errno));
    *out = arena_printf(a, "%s/%.*s%.*s", here, STR_ARG(folder), STR_ARG(file));
    return out->s || error_memory(why, "sound");
}

/* Takes what is played off the text; what is left begins behind the comma. */
static bool take_sound(
    struct str *text, const char *beside, struct arena *a, struct sting *out, struct error *why)
{
    struct str what;

    if (str_starts(*text, STR("\""))) {
        const ptrdiff_t end = str_find(*text, STR("\""), 1);
        if (end < 2)
            return error_usage(why, "sound", "expected a file between two quotation marks");
        what = str_cut(*text, 1, (size_t)end);
        *text = str_trim(str_cut(*text, (size_t)end + 1, text->len));
        if (text->len && !str_starts(*text, STR(",")))
            return error_usage(why, "sound", "expected a comma after the file's name");
        *text = text->len ? str_cut(*text, 1, text->len) : (struct str){NULL, 0};
        out->kind = STING_FILE;
        return keep_path(what, beside, a, &out->file, why);
    }
    str_next(text, ',', &what);
    what = str_trim(what);
    if (what.len == 0)
        return error_usage(why, "sound", "expected a file, \"tone 440 Hz\" or \"pips\"");
    if (str_starts(what, STR("tone ")))
        return tone_parse(str_trim(str_cut(what, 5, what.len)), out, why);
    if (str_eq(what, STR("pips"))) {
        out->kind = STING_PIPS;
        out->gain_db = TONE_GAIN;
        return true;
    }
    out->kind = STING_FILE;
    return keep_path(what, beside, a, &out->file, why);
}

static bool take_settings(
    struct str text, const struct setting *settings, size_t n, struct error *why)
{
    struct str part;

    while (str_next(&text, ',', &part))
        if (!take_setting(str_trim(part), settings, n, why))
            return false;
    return true;
}

/* A tone has a length, pips have theirs. */
static bool is_sound(const struct sting *s, struct error *why)
{
    if (s->kind == STING_TONE && s->length_ms == 0)
        return error_usage(why, "length", "expected one over 0 ms for a tone");
    if (s->kind != STING_FILE && s->offset_ms)
        return error_usage(why, "offset", "expected it for a file only");
    if (s->kind == STING_PIPS && (s->length_ms || s->fade_in_ms || s->fade_out_ms))
        return error_usage(why, "pips", "expected no length and no fades: they have their own");
    return true;
}

static void list_sting(struct sting *s, struct setting *out)
{
    const struct setting settings[STING_SETTINGS] = {
        {"gain", NULL, &s->gain_db, LEAST_GAIN, MOST_GAIN},
        {"offset", &s->offset_ms, NULL, 0, 0},
        {"length", &s->length_ms, NULL, 0, 0},
        {"fade in", &s->fade_in_ms, NULL, 0, 0},
        {"fade out", &s->fade_out_ms, NULL, 0, 0},
        {"pause", &s->pause_ms, NULL, 0, 0},
    };

    memcpy(out, settings, sizeof settings);
}

static void list_bed(struct bed *bed, struct setting *out)
{
    list_sting(&bed->sound, out);
    out[STING_SETTINGS] = (struct setting){"duck", NULL, &bed->duck_db, 0, MOST_DUCK};
    out[STING_SETTINGS + 1] = (struct setting){"attack", &bed->attack_ms, NULL, 0, 0};
    out[STING_SETTINGS + 2] = (struct setting){"release", &bed->release_ms, NULL, 0, 0};
}

bool sting_parse(
    struct str text, const char *beside, struct arena *a, struct sting *out, struct error *why)
{
    struct setting settings[STING_SETTINGS];

    *out = (struct sting){0};
    list_sting(out, settings);
    return take_sound(&text, beside, a, out, why) &&
           take_settings(text, settings, STING_SETTINGS, why) && is_sound(out, why);
}

bool bed_parse(
    struct str text, const char *beside, struct arena *a, struct bed *out, struct error *why)
{
    struct setting settings[BED_SETTINGS];

    list_bed(out, settings);
    *out = (struct bed){.duck_db = FILE_DUCK, .attack_ms = ATTACK_MS, .release_ms = RELEASE_MS};
    if (!take_sound(&text, beside, a, &out->sound, why))
        return false;
    if (out->sound.kind == STING_PIPS)
        return error_usage(why, "bed", "expected a file or a tone, not pips");
    return take_settings(text, settings, BED_SETTINGS, why) && is_sound(&out->sound, why);
}

static void write_ms(struct buf *out, const char *word, uint32_t ms, uint32_t usual)
{
    if (ms != usual)
        buf_printf(out, ", %s %u ms", word, (unsigned)ms);
}

void sting_write(const struct sting *s, struct buf *out)
{
    const bool made = s->kind == STING_TONE || s->kind == STING_PIPS;
    const double gain = made ? TONE_GAIN : 0;

    if (s->kind == STING_NONE)
        return;
    if (s->kind == STING_FILE)
        buf_printf(out, "\"%.*s\"", STR_ARG(s->file));
    else if (s->kind == STING_TONE)
        buf_printf(out, "tone %u Hz", (unsigned)s->hz);
    else
        buf_add(out, STR("pips"));
    if (s->gain_db < gain || s->gain_db > gain)
        buf_printf(out, ", gain %.10g dB", s->gain_db);
    write_ms(out, "offset", s->offset_ms, 0);
    write_ms(out, "length", s->length_ms, s->kind == STING_TONE ? TONE_MS : 0);
    write_ms(out, "fade in", s->fade_in_ms, 0);
    write_ms(out, "fade out", s->fade_out_ms, 0);
    write_ms(out, "pause", s->pause_ms, 0);
}

void bed_write(const struct bed *bed, struct buf *out)
{
    if (bed->sound.kind == STING_NONE)
        return;
    sting_write(&bed->sound, out);
    if (bed->duck_db < FILE_DUCK || bed->duck_db > FILE_DUCK)
        buf_printf(out, ", duck %.10g dB", bed->duck_db);
    write_ms(out, "attack", bed->attack_ms, ATTACK_MS);
    write_ms(out, "release", bed->release_ms, RELEASE_MS);
}
