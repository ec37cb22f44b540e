#include "commands/slot.h"

#include "base/date.h"
#include "script/duration.h"

#include <string.h>

#define DAY_MS ((int64_t)86400000)

/* --- the options --- */

/* "3:00", or "2:50-3:10". */
static bool read_length(const char *text, struct slot *out, struct error *err)
{
    struct str rest = str_of(text), first;

    out->has_length = true;
    if (str_next(&rest, '-', &first) && length_parse(str_trim(first), &out->least_ms)) {
        if (first.len == strlen(text))
            out->most_ms = out->least_ms;
        else if (!length_parse(str_trim(rest), &out->most_ms))
            out->most_ms = 0;
        if (out->least_ms > 0 && out->most_ms >= out->least_ms)
            return true;
    }
    return error_usage(err, text,
        "--length takes minutes and seconds, such as 3:00, or a range, such as 2:50-3:10");
}

static bool read_underrun(const char *text, struct slot *out, struct error *err)
{
    out->has_underrun = true;
    if (underrun_parse(str_of(text), &out->underrun))
        return true;
    return error_usage(err, text, "--underrun takes error, early, silence or bed");
}

/* "15:00", "15:00:00" or "15:00:00.5", else a date and time. */
static bool read_end(const char *text, struct slot *out, struct error *err)
{
    const struct str t = str_of(text);
    const size_t colons = (size_t)(strchr(text, ':') != NULL) +
                          (size_t)(strchr(text, ':') && strchr(strchr(text, ':') + 1, ':'));
    struct date date;
    uint32_t ms;

    out->has_end = true;
    if (date_parse(t, &date) && date.precision == DATE_TIME) {
        out->has_day = true;
        out->has_zone = date.has_zone;
        out->offset = date.offset;
        out->end_ms = (date.instant + (int64_t)date.offset * 60) * 1000;
        return true;
    }
    if (colons > 0 && length_parse(t, &ms)) {
        /* what was read as minutes and seconds is hours and minutes */
        const int64_t of_day = colons == 1 ? (int64_t)ms * 60 : ms;
        if (of_day % 60000 == 0 || colons == 2) {
            out->end_ms = of_day;
            if (of_day <= DAY_MS)
                return true;
        }
    }
    return error_usage(err, text,
        "--end-at takes a time of the day, such as 15:00 or 15:00:00, or a date and time");
}

static bool read_expires(const char *text, struct slot *out, struct error *err)
{
    struct date date;

    out->expires = str_of(text);
    return (date_parse(out->expires, &date) && date.precision >= DATE_DAY) ||
           error_usage(err, text, "--expires takes a date, such as 2026-11-24, or a date and time");
}

bool slot_read(const struct options *options, struct slot *out, struct error *err)
{
    *out = (struct slot){0};
    return (!options->length || read_length(options->length, out, err)) &&
           (!options->underrun || read_underrun(options->underrun, out, err)) &&
           (!options->end_at || read_end(options->end_at, out, err)) &&
           (!options->expires || read_expires(options->expires, out, err));
}

/* --- the clock --- */

static int64_t local_seconds(const struct date *date)
{
    return date->instant + (int64_t)date->offset * 60;
}

/* The first such time of the day that is not before the date, in ms since 1970; of a day alone, on
 * it. */
static int64_t end_after(const struct slot *slot, const struct date *date)
{
    const int64_t at = local_seconds(date), of_day = (at % 86400 + 86400) % 86400;
    const bool next_day = date->precision == DATE_TIME && slot->end_ms < of_day * 1000;

    return (at - of_day) * 1000 + slot->end_ms + (next_day ? DAY_MS : 0);
}

bool slot_air(
    const struct slot *slot, struct str date, struct arena *a, struct str *air, struct error *err)
{
    struct date start = {.has_zone = slot->has_zone, .offset = slot->offset};
    int64_t end = slot->end_ms;

    *air = STR("");
    if (!slot->has_end || !slot->has_length || slot->least_ms != slot->most_ms)
        return true;
    if (!slot->has_day && date_parse(date, &start)) {
        end = end_after(slot, &start);
    } else if (!slot->has_day) {
        *air = slot_start(slot, slot->least_ms, a);
        return air->s || error_memory(err, "--end-at");
    }
    start.precision = DATE_TIME;
    start.instant = (end - slot->least_ms) / 1000 - (int64_t)start.offset * 60;
    *air = date_iso(&start, a);
    return air->s || error_memory(err, "--end-at");
}

/* The time of the day, in ms. */
static int64_t start_ms(const struct slot *slot, int64_t ms)
{
    return ((slot->end_ms - ms) % DAY_MS + DAY_MS) % DAY_MS;
}

void slot_ask(const struct slot *slot, struct rundown *rundown)
{
    if (slot->has_length) {
        rundown->least_ms = slot->least_ms;
        rundown->most_ms = slot->most_ms;
    }
    if (slot->expires.len > 0)
        rundown->expires = slot->expires;
    if (slot->has_underrun)
        rundown->underrun = slot->underrun;
    if (slot->has_end && rundown->least_ms && rundown->least_ms == rundown->most_ms &&
        rundown_has_pips(rundown))
        rundown->lead_ms = (uint32_t)((1000 - start_ms(slot, rundown->least_ms) % 1000) % 1000);
}

struct str slot_start(const struct slot *slot, int64_t ms, struct arena *a)
{
    const int64_t at = start_ms(slot, ms);
    const int s = (int)(at / 1000);

    if (at % 1000 == 0)
        return arena_printf(a, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    return arena_printf(a, "%02d:%02d:%02d.%03d", s / 3600, s / 60 % 60, s % 60, (int)(at % 1000));
}
