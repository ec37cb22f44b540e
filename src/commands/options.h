/*
 * What a command line asks for. One table (options.c) says which options there are, which command
 * takes which, and what --help prints.
 */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The commands, as bits: an option's row names those that take it. */
enum command_bit {
    COMMAND_BUILD = 1 << 0,
    COMMAND_READ = 1 << 1,
    COMMAND_SCRIPT = 1 << 2,
    COMMAND_SPOKEN = 1 << 3,
    COMMAND_VOICES = 1 << 4,
    COMMAND_FEED = 1 << 5,
};

/* Texts are those of argv. A text that was not given is NULL, a number 0. */
struct options {
    const char *output;        /* -o: file or "-" */
    const char *format;        /* --format: name or file */
    const char *cast;          /* --cast: name or file */
    const char *station;       /* --station: whose bulletin it is */
    const char *lang;          /* --lang: BCP 47 tag */
    const char *date;          /* --date: ISO 8601 */
    const char *expires;       /* --expires: ISO 8601 */
    const char *base_url;      /* --base-url: of the podcast folder */
    const char *publish;       /* --publish: the podcast folder */
    const char *order;         /* --order: of stories */
    const char *state;         /* --state: the file of what was on air */
    const char *from;          /* --from: type of the inputs */
    const char *also;          /* --also: comma list of outputs */
    const char *sample_format; /* --sample-format: 16, 24 or float */
    const char *loudness;      /* --loudness: LUFS or "off" */
    const char *ceiling;       /* --ceiling: dBTP */
    const char *length;        /* --length: M:SS, or a range of it */
    const char *end_at;        /* --end-at: H:MM[:SS] */
    const char *underrun;      /* --underrun: error, early, silence or bed */
    const char *bitrate;       /* --bitrate: kbit/s, or "variable" */
    const char *artist;        /* --artist */
    const char *album;         /* --album */
    const char *cover;         /* --cover: file */
    const char **lexicons;     /* --lexicon, in order; the array is in the arena */
    size_t n_lexicons;
    unsigned jobs;     /* --jobs */
    unsigned wpm;      /* --wpm: words a minute */
    unsigned rate;     /* --rate: frames a second of the audio file */
    unsigned channels; /* --channels */
    unsigned keep;     /* --keep: episodes in the feed */
    unsigned items;    /* --items: of each feed */
    unsigned max_age;  /* --max-age: hours */
    unsigned dead_air; /* --dead-air: seconds */
    unsigned stories;  /* --stories: of the bulletin */
    unsigned stale_ok; /* --stale-ok: minutes */
    bool check;        /* --check: before air */
    bool full;
    bool ignore_embargo;
    bool json;
    bool ssml;
    bool ipa;
    bool strict;
    bool verbose;
    bool quiet;
    bool no_cache;
    bool help;
    const char *const *inputs; /* the arguments that are no options */
    size_t n_inputs;
};

/*
 * Reads the arguments of a command (argv[0] is its name). Options and inputs may be mixed; "--"
 * ends the options. What is wrong is an error of kind ERROR_USAGE.
 */
MUST_CHECK bool options_parse(enum command_bit command, int argc, char **argv, struct arena *a,
    struct options *out, struct error *err);

/* Adds the options of a command, a line each, for --help. */
void options_help(enum command_bit command, struct buf *out);

#endif
