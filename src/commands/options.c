#include "commands/options.h"

#include "base/str.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>

enum option_type {
    TYPE_FLAG,   /* bool */
    TYPE_TEXT,   /* const char * */
    TYPE_LIST,   /* appended to lexicons */
    TYPE_NUMBER, /* unsigned, from least to most */
};

struct option_row {
    const char *name;
    char letter;       /* short form, or 0 */
    const char *value; /* what --help calls its value; NULL for a flag */
    unsigned commands; /* those that take it */
    enum option_type type;
    size_t field; /* offset in struct options */
    unsigned least, most;
    const char *help;
};

#define ANY                                                                                        \
    (COMMAND_BUILD | COMMAND_READ | COMMAND_SCRIPT | COMMAND_SPOKEN | COMMAND_VOICES | COMMAND_FEED)
#define READS        (COMMAND_BUILD | COMMAND_READ | COMMAND_SCRIPT)
#define SCRIPTS      (COMMAND_BUILD | COMMAND_SCRIPT)
#define FIELD(field) offsetof(struct options, field)

static const struct option_row table[] = {
    {"output", 'o', "FILE", SCRIPTS, TYPE_TEXT, FIELD(output), 0, 0,
        "write to FILE; - is standard output"},
    {"format", 0, "NAME|FILE", SCRIPTS, TYPE_TEXT, FIELD(format), 0, 0,
        "the shape of the bulletin (default: article)"},
    {"cast", 0, "NAME|FILE", SCRIPTS, TYPE_TEXT, FIELD(cast), 0, 0,
        "who reads it (default: the format's)"},
    {"station", 0, "NAME", SCRIPTS, TYPE_TEXT, FIELD(station), 0, 0,
        "whose bulletin it is, as formats say it (default: the format's)"},
    {"lang", 0, "TAG", READS | COMMAND_SPOKEN, TYPE_TEXT, FIELD(lang), 0, 0,
        "the language, such as en-GB (default: the article's own)"},
    {"wpm", 0, "N", COMMAND_BUILD, TYPE_NUMBER, FIELD(wpm), 80, 450,
        "words a minute, for every voice (default: the cast's)"},
    {"length", 0, "M:SS", SCRIPTS, TYPE_TEXT, FIELD(length), 0, 0,
        "exactly so long, such as 3:00, or within a range, such as 2:50-3:00"},
    {"underrun", 0, "WHAT", SCRIPTS, TYPE_TEXT, FIELD(underrun), 0, 0,
        "with too little for --length: error, early (end), silence or bed (default: error)"},
    {"end-at", 0, "H:MM[:SS]", SCRIPTS, TYPE_TEXT, FIELD(end_at), 0, 0,
        "when it must be over: tells when to start it"},
    {"loudness", 0, "LUFS|off", COMMAND_BUILD, TYPE_TEXT, FIELD(loudness), 0, 0,
        "of the whole bulletin, such as -23 (radio) or -16 (podcast) (default: the format's)"},
    {"ceiling", 0, "DBTP", COMMAND_BUILD, TYPE_TEXT, FIELD(ceiling), 0, 0,
        "what no true peak is over, with --loudness (default: -1)"},
    {"rate", 0, "HZ", COMMAND_BUILD, TYPE_NUMBER, FIELD(rate), 8000, 192000,
        "the audio's sample rate (default: the voices'; .mp3 44100, .opus 48000)"},
    {"channels", 0, "N", COMMAND_BUILD, TYPE_NUMBER, FIELD(channels), 1, 2,
        "1 or 2 channels, with the same sound (default: 1)"},
    {"sample-format", 0, "FORMAT", COMMAND_BUILD, TYPE_TEXT, FIELD(sample_format), 0, 0,
        "16 or 24 bits, or float, where the file keeps samples (default: 16)"},
    {"bitrate", 0, "KBPS", COMMAND_BUILD, TYPE_TEXT, FIELD(bitrate), 0, 0,
        "kbit/s of an .mp3 or .opus, or \"variable\" for .mp3"},
    {"artist", 0, "TEXT", COMMAND_BUILD, TYPE_TEXT, FIELD(artist), 0, 0,
        "whose it is, in the tags (default: the stories' source)"},
    {"album", 0, "TEXT", COMMAND_BUILD, TYPE_TEXT, FIELD(album), 0, 0,
        "the programme that it belongs to, in the tags"},
    {"cover", 0, "FILE", COMMAND_BUILD, TYPE_TEXT, FIELD(cover), 0, 0,
        "a JPEG or PNG picture, in the tags and as an e-book's cover"},
    {"lexicon", 0, "FILE", SCRIPTS | COMMAND_SPOKEN, TYPE_LIST, FIELD(lexicons), 0, 0,
        "a pronunciation lexicon (PLS); may be given again"},
    {"also", 0, "LIST", COMMAND_BUILD, TYPE_TEXT, FIELD(also), 0, 0,
        "outputs beside the audio, such as json,txt"},
    {"date", 0, "ISO8601", READS, TYPE_TEXT, FIELD(date), 0, 0, "the date of the bulletin"},
    {"expires", 0, "ISO8601", SCRIPTS, TYPE_TEXT, FIELD(expires), 0, 0,
        "when it is off the air, for playout systems and --check"},
    {"from", 0, "TYPE", READS, TYPE_TEXT, FIELD(from), 0, 0,
        "what the inputs are, such as text (default: found by content)"},
    {"publish", 0, "DIR", COMMAND_BUILD, TYPE_TEXT, FIELD(publish), 0, 0,
        "add it to the podcast in DIR, under a name of date and title"},
    {"base-url", 0, "URL", COMMAND_BUILD | COMMAND_FEED, TYPE_TEXT, FIELD(base_url), 0, 0,
        "the podcast folder's address on the web"},
    {"keep", 0, "N", COMMAND_BUILD | COMMAND_FEED, TYPE_NUMBER, FIELD(keep), 1, 100000000,
        "the newest N episodes in the feed (default: all); deletes no file"},
    {"items", 0, "N", READS, TYPE_NUMBER, FIELD(items), 1, 10000,
        "the newest N stories of each feed (default: 10)"},
    {"max-age", 0, "HOURS", READS, TYPE_NUMBER, FIELD(max_age), 1, 1000000,
        "no story of a feed that is older"},
    {"order", 0, "NAME", SCRIPTS, TYPE_TEXT, FIELD(order), 0, 0,
        "of stories: given, newest, breaking, longest-not-aired (default: the format's)"},
    {"stories", 0, "N", SCRIPTS, TYPE_NUMBER, FIELD(stories), 1, 10000,
        "the first N stories in that order (default: the format's)"},
    {"state", 0, "FILE", SCRIPTS, TYPE_TEXT, FIELD(state), 0, 0,
        "what was on air and when; build adds to it"},
    {"check", 0, NULL, COMMAND_SCRIPT, TYPE_FLAG, FIELD(check), 0, 0,
        "print what to look at before air instead, and exit with 3 if there is any"},
    {"dead-air", 0, "SECONDS", SCRIPTS, TYPE_NUMBER, FIELD(dead_air), 1, 3600,
        "for --check and --strict: longer silence is told (default: 4)"},
    {"full", 0, NULL, READS, TYPE_FLAG, FIELD(full), 0, 0,
        "the whole article behind each story of a feed"},
    {"stale-ok", 0, "MINUTES", READS, TYPE_NUMBER, FIELD(stale_ok), 1, 10000000,
        "where fetching fails, a copy up to so old will do"},
    {"ignore-embargo", 0, NULL, READS, TYPE_FLAG, FIELD(ignore_embargo), 0, 0,
        "take stories that may not be used yet"},
    {"jobs", 'j', "N", COMMAND_BUILD, TYPE_NUMBER, FIELD(jobs), 1, 256,
        "segments spoken at once (default: the cores)"},
    {"no-cache", 0, NULL, READS, TYPE_FLAG, FIELD(no_cache), 0, 0,
        "neither read nor keep copies of what is fetched"},
    {"json", 0, NULL, COMMAND_READ | COMMAND_SCRIPT | COMMAND_VOICES, TYPE_FLAG, FIELD(json), 0, 0,
        "print JSON"},
    {"ssml", 0, NULL, COMMAND_SCRIPT, TYPE_FLAG, FIELD(ssml), 0, 0,
        "print SSML 1.1, for other speech engines"},
    {"ipa", 0, NULL, COMMAND_SPOKEN, TYPE_FLAG, FIELD(ipa), 0, 0, "print phonemes (IPA)"},
    {"strict", 0, NULL, READS, TYPE_FLAG, FIELD(strict), 0, 0,
        "exit with 3 where something was lost or is doubtful"},
    {"verbose", 'v', NULL, READS | COMMAND_SPOKEN, TYPE_FLAG, FIELD(verbose), 0, 0,
        "say what was set aside or decided, and why"},
    {"quiet", 'q', NULL, ANY, TYPE_FLAG, FIELD(quiet), 0, 0, "no progress and no summary"},
    {"help", 'h', NULL, ANY, TYPE_FLAG, FIELD(help), 0, 0, "print this"},
};
#define ROWS (sizeof table / sizeof table[0])

/* A row's number as getopt_long's result, past all letters. */
#define LONG_BASE 256

static void *field_of(struct options *options, const struct option_row *row)
{
    return (char *)options + row->field;
}

static bool set_number(
    struct options *options, const struct option_row *row, const char *value, struct error *err)
{
    unsigned long n;

    if (!str_to_uint(str_of(value), row->most, &n) || n < row->least)
        return error_usage(err, value, "--%s takes a whole number from %u to %u", row->name,
            row->least, row->most);
    *(unsigned *)field_of(options, row) = (unsigned)n;
    return true;
}

static bool set(
    struct options *options, const struct option_row *row, const char *value, struct error *err)
{
    switch (row->type) {
    case TYPE_FLAG: *(bool *)field_of(options, row) = true; return true;
    case TYPE_NUMBER: return set_number(options, row, value, err);
    case TYPE_LIST: options->lexicons[options->n_lexicons++] = value; break;
    case TYPE_TEXT: *(const char **)field_of(options, row) = value; break;
    }
    if (value[0] == '\0')
        return error_usage(err, row->name, "the option's value is empty");
    return true;
}

/* getopt's two forms of the rows that a command takes: `letters` has room for 2 + 2 * ROWS, `longs`
 * for ROWS + 1. */
static void list_for_getopt(enum command_bit command, char *letters, struct option *longs)
{
    *letters++ = ':'; /* tell a missing value from an unknown option */
    for (size_t i = 0; i < ROWS; i++) {
        const struct option_row *row = &table[i];
        if (!(row->commands & command))
            continue;
        *longs++ = (struct option){
            row->name, row->value ? required_argument : no_argument, NULL, (int)i + LONG_BASE};
        if (!row->letter)
            continue;
        *letters++ = row->letter;
        if (row->value)
            *letters++ = ':';
    }
    *letters = '\0';
    *longs = (struct option){0};
}

static const struct option_row *row_of(int got)
{
    if (got >= LONG_BASE)
        return &table[got - LONG_BASE];
    for (size_t i = 0; i < ROWS; i++)
        if (table[i].letter == got)
            return &table[i];
    return NULL;
}

/*
 * The option that getopt objected to: a letter, which may be one of several in an argument that it
 * is not done with, else the argument before. `letter` has room for 3 bytes.
 */
static const char *culprit(char **argv, char *letter)
{
    if (optopt <= 0 || optopt >= LONG_BASE)
        return argv[optind - 1];
    letter[0] = '-';
    letter[1] = (char)optopt;
    letter[2] = '\0';
    return letter;
}

bool options_parse(enum command_bit command, int argc, char **argv, struct arena *a,
    struct options *out, struct error *err)
{
    char letters[2 + 2 * ROWS];
    struct option longs[ROWS + 1];
    char letter[3];
    int got;

    *out = (struct options){0};
    out->lexicons = arena_array(a, (size_t)argc, sizeof *out->lexicons);
    if (!out->lexicons)
        return error_memory(err, argv[0]);
    list_for_getopt(command, letters, longs);
    opterr = 0;
    optind = 0; /* glibc: start anew */
    while ((got = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        if (got == '?')
            return error_usage(err, culprit(argv, letter),
                "no such option, or an ambiguous one; `bulletin %s --help` lists them", argv[0]);
        if (got == ':')
            return error_usage(err, argv[optind - 1], "needs a value");
        if (!set(out, row_of(got), optarg, err))
            return false;
    }
    out->inputs = (const char *const *)argv + optind;
    out->n_inputs = (size_t)(argc - optind);
    return true;
}

void options_help(enum command_bit command, struct buf *out)
{
    for (size_t i = 0; i < ROWS; i++) {
        const struct option_row *row = &table[i];
        char left[40];
        if (!(row->commands & command))
            continue;
        snprintf(left, sizeof left, "--%s%s%s", row->name, row->value ? " " : "",
            row->value ? row->value : "");
        buf_printf(out, "  %c%c %-22s %s\n", row->letter ? '-' : ' ',
            row->letter ? row->letter : ' ', left, row->help);
    }
}
