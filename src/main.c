/* bulletin: turns news articles into a spoken bulletin. Dispatches to the commands, and reports. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/note.h"
#include "commands/command.h"
#include "commands/options.h"
#include "commands/report.h"

#include <signal.h>
#include <stddef.h>

#define VERSION "0.1"

struct command {
    const char *name;
    enum command_bit bit;
    command_fn *run;
    const char *arguments;
    const char *summary;
};

static const struct command commands[] = {
    {"build", COMMAND_BUILD, build_command, "[OPTION]... INPUT...",
        "makes the bulletin: an audio file, and what goes with it"},
    {"read", COMMAND_READ, read_command, "[OPTION]... INPUT...",
        "prints the article as it was understood"},
    {"script", COMMAND_SCRIPT, script_command, "[OPTION]... INPUT...",
        "prints the running order, as a script to edit and build from"},
    {"spoken", COMMAND_SPOKEN, spoken_command, "[OPTION]... <LINES",
        "prints each line that comes in as it will be spoken"},
    {"feed", COMMAND_FEED, feed_command, "[OPTION]... DIR",
        "writes the podcast feed of a folder of bulletins"},
    {"voices", COMMAND_VOICES, voices_command, "[OPTION]...", "lists the casts and voices at hand"},
};
#define COMMANDS (sizeof commands / sizeof commands[0])

static const struct command *find_command(struct str name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (str_eq(str_of(commands[i].name), name))
            return &commands[i];
    return NULL;
}

static enum exit_status print(struct buf *text)
{
    struct error err = {0};

    return report_output(text, &err) ? EXIT_BUILT : report_error(&err);
}

static enum exit_status print_help(void)
{
    struct buf text = {0};

    buf_add(&text, STR("usage: bulletin COMMAND [OPTION]... INPUT...\n\nCommands:\n"));
    for (size_t i = 0; i < COMMANDS; i++)
        buf_printf(&text, "  %-8s %s\n", commands[i].name, commands[i].summary);
    buf_add(&text, STR("\n`bulletin COMMAND --help` lists a command's options. An INPUT is a file, "
                       "an address, or - for standard input.\n"));
    return print(&text);
}

static enum exit_status print_command_help(const struct command *command)
{
    struct buf text = {0};

    buf_printf(&text, "usage: bulletin %s %s\n%s %s\n\nOptions:\n", command->name,
        command->arguments, command->name, command->summary);
    options_help(command->bit, &text);
    return print(&text);
}

static enum exit_status run(const struct command *command, int argc, char **argv)
{
    struct arena *a = arena_new();
    struct notes notes = {.arena = a};
    struct options options = {0};
    struct error err = {0};
    enum exit_status status = EXIT_BUILT;
    bool ok;

    if (!a) {
        error_memory(&err, argv[0]);
        return report_error(&err);
    }
    if (!options_parse(command->bit, argc, argv, a, &options, &err)) {
        status = report_error(&err);
        goto out;
    }
    if (options.help) {
        status = print_command_help(command);
        goto out;
    }
    ok = command->run(&options, a, &notes, &err);
    if (!options.check) /* which prints them itself */
        report_notes(&notes, options.verbose, options.strict);
    if (!ok)
        status = report_error(&err);
    else if ((options.strict || options.check) && report_doubtful(&notes))
        status = EXIT_STRICT;
out:
    arena_destroy(&a);
    return status;
}

int main(int argc, char **argv)
{
    const struct str name = str_of(argc > 1 ? argv[1] : "");
    const struct command *command = find_command(name);
    struct error err = {0};

    /* so that a closed pipe and a size limit are errors of write(2), which are reported like any
     * other */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (command)
        return (int)run(command, argc - 1, argv + 1);
    if (str_eq(name, STR("--help")) || str_eq(name, STR("-h")) || str_eq(name, STR("help")))
        return (int)print_help();
    if (str_eq(name, STR("--version"))) {
        struct buf text = {0};
        buf_add(&text, STR("bulletin " VERSION "\n"));
        return (int)print(&text);
    }
    error_usage(&err, name.len ? argv[1] : "command",
        name.len ? "no such command; `bulletin --help` lists them"
                 : "none was named; `bulletin --help` lists them");
    return (int)report_error(&err);
}
