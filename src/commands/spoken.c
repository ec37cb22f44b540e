/* bulletin spoken: a filter. For each line in, the line as it will be spoken out, at once. */
#include "base/file.h"
#include "base/utf8.h"
#include "commands/command.h"
#include "commands/frontend.h"
#include "commands/languages.h"
#include "commands/report.h"
#include "speak/phonemes.h"
#include "speak/utterance.h"
#include "text/chars.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* The voice whose phonemes are printed, when no language was named. */
#define DEFAULT_LANGUAGE "en-GB"

struct filter {
    const struct options *options;
    struct frontend frontend;
    struct str language;           /* --lang; else empty */
    struct phonemizer *phonemizer; /* with --ipa; else NULL */
};

/* --- one line --- */

/* Is the character at byte `at` a mark within a word: an apostrophe or hyphen between letters? */
static bool is_within_word(struct str text, size_t at, size_t next)
{
    const char c = text.s[at];
    size_t before = at;

    if ((c != '\'' && c != '-') || at == 0 || next >= text.len)
        return false;
    return char_is_letter(utf8_prev(text, &before)) && char_is_letter(utf8_next(text, &next));
}

/* The words of the spoken text: without the punctuation that tells the engine of pauses. */
static void add_words(struct str text, struct buf *out)
{
    bool space = false;
    const size_t start = out->len;

    for (size_t at = 0; at < text.len;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(text, &at);

        if (!char_is_letter(cp) && !char_is_digit(cp) && !is_within_word(text, from, at)) {
            space = out->len > start;
            continue;
        }
        if (space)
            buf_add_byte(out, ' ');
        space = false;
        buf_add_cp(out, cp);
    }
}

static bool add_phonemes(const struct filter *f, const struct spoken *spoken, struct arena *a,
    struct buf *out, struct error *err)
{
    struct utterance u = {0};
    struct str ipa;
    bool ok = utterance_make(&u, spoken, 0, spoken->text.len) || error_memory(err, "line");

    ok = ok && phonemizer_transcribe(
                   f->phonemizer, buf_str(&u.text), u.phonemes, PHONEMES_IPA, a, &ipa, err);
    if (ok)
        buf_add(out, ipa);
    utterance_free(&u);
    return ok;
}

/* With -v: what was decided, by which rule. */
static void note_rules(const struct spoken *spoken, struct str line, struct notes *notes)
{
    for (size_t i = 0; i < spoken->n_tokens; i++) {
        const struct token *const token = &spoken->tokens[i];
        const struct str written =
            str_cut(line, token->written, token->written + token->written_len);

        if (token->rule)
            notes_add(notes, NOTE_DETAIL, written, "%s: %.*s", token->rule,
                STR_ARG(str_cut(spoken->text, token->spoken, token->spoken + token->spoken_len)));
        else if (token->doubtful)
            notes_add(notes, NOTE_DETAIL, written, "a name that no rule or lexicon covers");
    }
}

static bool speak_line(struct filter *f, struct str line, struct buf *out, struct error *err)
{
    struct arena *a = arena_new();
    struct notes notes = {.arena = a};
    struct spoken spoken;
    bool ok = a || error_memory(err, "line");

    buf_clear(out);
    ok = ok && spoken_make(f->frontend.front_end, line, f->language, a, &spoken, err);
    if (ok && f->phonemizer)
        ok = add_phonemes(f, &spoken, a, out, err);
    else if (ok)
        add_words(spoken.text, out);
    if (ok && f->options->verbose) {
        note_rules(&spoken, line, &notes);
        report_notes(&notes, true, false);
    }
    buf_add_byte(out, '\n');
    ok = ok && (!out->failed || error_memory(err, "line")) &&
         file_write_all(STDOUT_FILENO, buf_str(out), "standard output", err);
    arena_destroy(&a);
    return ok;
}

/* --- all lines --- */

struct lines {
    struct buf in; /* what was read and not yet taken */
    size_t taken;  /* bytes of it that were */
    bool end;
};

/* Reads some more; false at a failure. */
static bool read_more(struct lines *l, struct error *err)
{
    char bytes[65536];
    ssize_t got;

    if (l->taken > 0) {
        memmove(l->in.s, l->in.s + l->taken, l->in.len - l->taken);
        l->in.len -= l->taken;
        l->taken = 0;
    }
    if (l->in.len > FILE_MAX_INPUT)
        return error_set(err, "standard input", "a line is longer than %zu bytes", FILE_MAX_INPUT);
    do
        got = read(STDIN_FILENO, bytes, sizeof bytes);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return error_errno(err, "standard input", errno);
    l->end = got == 0;
    buf_add(&l->in, (struct str){bytes, (size_t)got});
    return !l->in.failed || error_memory(err, "standard input");
}

/*
 * The next line, without its end; lent until the next call. *any is false after the last. What was
 * searched for a line's end is not searched again.
 */
static bool next_line(struct lines *l, struct str *line, bool *any, struct error *err)
{
    size_t searched = 0;

    for (;;) {
        const struct str rest = str_cut(buf_str(&l->in), l->taken, l->in.len);
        const ptrdiff_t end = str_find(rest, STR("\n"), searched);

        *any = end >= 0 || rest.len > 0;
        if (end >= 0 || l->end) {
            *line = end >= 0 ? str_cut(rest, 0, (size_t)end) : rest;
            l->taken += end >= 0 ? (size_t)end + 1 : rest.len;
            if (line->len > 0 && line->s[line->len - 1] == '\r')
                line->len--;
            return true;
        }
        searched = rest.len;
        if (!read_more(l, err))
            return false;
    }
}

static bool filter_lines(struct filter *f, struct error *err)
{
    struct lines lines = {0};
    struct buf out = {0};
    struct str line;
    bool any, ok;

    while ((ok = next_line(&lines, &line, &any, err)) && any)
        if (!speak_line(f, line, &out, err)) {
            ok = false;
            break;
        }
    buf_free(&lines.in);
    buf_free(&out);
    return ok;
}

bool spoken_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct filter f = {.options = options};
    bool ok;

    if (options->n_inputs > 0)
        return error_usage(
            err, options->inputs[0], "spoken takes no inputs: it reads lines from standard input");
    if (!languages_asked(options, a, &f.language, err))
        return false;
    ok = frontend_open(options, &f.frontend, notes, err);
    /* said before the first line, not after the last, which may be long in coming */
    report_notes(notes, options->verbose, false);
    notes->n = 0;
    if (ok && options->ipa) {
        f.phonemizer = phonemizer_open(f.language.len ? f.language.s : DEFAULT_LANGUAGE, err);
        ok = f.phonemizer != NULL;
    }
    ok = ok && filter_lines(&f, err);
    phonemizer_close(&f.phonemizer);
    frontend_close(&f.frontend);
    return ok;
}
