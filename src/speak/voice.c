#include "speak/voice.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"
#include "speak/variant.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <espeak-ng/speak_lib.h>

#ifdef BULLETIN_FAULTS
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#endif

#define ENGINE_NAME "espeak-ng"

/*
 * The library is loaded here and not by the linker: it brings PulseAudio, X11 and D-Bus along, and
 * their 20 ms of loading belong to the one process that speaks.
 */
#define ENGINE_LIBRARY "libespeak-ng.so.1"

/* Milliseconds of audio between two callbacks; the default of 60 costs more calls. */
#define CALLBACK_MS 500

struct engine {
    void *library;
    uint32_t sample_rate;
    const espeak_VOICE **voices; /* those it has, as identifier, name and languages; the engine's */
    struct wire_slot *slot;      /* being filled */

    int (*initialize)(espeak_AUDIO_OUTPUT, int, const char *, int);
    void (*set_synth_callback)(t_espeak_callback *);
    void (*set_uri_callback)(int (*)(int, const char *, const char *));
    espeak_ERROR (*set_voice_by_name)(const char *);
    espeak_ERROR (*set_voice_by_file)(const char *);
    espeak_ERROR (*set_parameter)(espeak_PARAMETER, int, int);
    espeak_ERROR (*synth)(const void *, size_t, unsigned, espeak_POSITION_TYPE, unsigned, unsigned,
        unsigned *, void *);
    const char *(*text_to_phonemes)(const void **, int, int);
    void (*set_phoneme_trace)(int, FILE *);
    const espeak_VOICE **(*list_voices)(espeak_VOICE *);
    const char *(*info)(const char **);
};

/* --- loading --- */

static bool find_functions(struct engine *e, struct error *err)
{
    const struct {
        const char *name;
        void *at; /* the function pointer to fill in */
    } functions[] = {
        {"espeak_Initialize", &e->initialize},
        {"espeak_SetSynthCallback", &e->set_synth_callback},
        {"espeak_SetUriCallback", &e->set_uri_callback},
        {"espeak_SetVoiceByName", &e->set_voice_by_name},
        {"espeak_SetVoiceByFile", &e->set_voice_by_file},
        {"espeak_SetParameter", &e->set_parameter},
        {"espeak_Synth", &e->synth},
        {"espeak_TextToPhonemes", &e->text_to_phonemes},
        {"espeak_SetPhonemeTrace", &e->set_phoneme_trace},
        {"espeak_ListVoices", &e->list_voices},
        {"espeak_Info", &e->info},
    };

    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *const found = dlsym(e->library, functions[i].name);
        if (!found)
            return error_set(err, ENGINE_NAME, "its library has no %s", functions[i].name);
        /* POSIX lets dlsym's result be a function pointer (dlsym, rationale) */
        memcpy(functions[i].at, &found, sizeof found);
    }
    return true;
}

/* Called for <audio> elements, which we never ask for: do not play anything. */
static int refuse_uri(int type, const char *uri, const char *base)
{
    (void)type;
    (void)uri;
    (void)base;
    return 1;
}

static void take_events(struct wire_slot *slot, const espeak_EVENT *event)
{
    for (; event->type != espeakEVENT_LIST_TERMINATED; event++) {
        if (event->type != espeakEVENT_WORD || slot->n_events == WIRE_EVENTS_MAX)
            continue;
        if (event->text_position < 1 || event->length < 0 || event->sample < 0)
            continue;
        slot->events[slot->n_events++] = (struct wire_event){
            .position = (uint32_t)event->text_position - 1,
            .length = (uint32_t)event->length,
            .sample = (uint32_t)event->sample,
        };
    }
}

/* Receives audio; user_data of the events is the engine. Not 0 stops the synthesis. */
static int take_audio(short *samples, int n, espeak_EVENT *events)
{
    struct wire_slot *const slot = ((struct engine *)events->user_data)->slot;
    int16_t *const out = (int16_t *)((char *)slot + WIRE_SAMPLES_AT);

    take_events(slot, events);
    if (!samples || n <= 0)
        return 0;
    if ((size_t)n > WIRE_SAMPLES_MAX - slot->n_samples) {
        slot->status = WIRE_TOO_LONG;
        return 1;
    }
    memcpy(out + slot->n_samples, samples, (size_t)n * sizeof *out);
    slot->n_samples += (size_t)n;
    return 0;
}

struct audio_object *create_audio_device_object(
    const char *device, const char *application, const char *description);

/*
 * Takes the place of pcaudiolib's, which the engine calls even where it is not to play anything
 * (the Makefile exports it, so that the library finds this one first): that one makes folders in
 * the user's home, asks a PulseAudio server that may be far away, and seeds rand(), which the
 * engine's sound depends on.
 */
struct audio_object *create_audio_device_object(
    const char *device, const char *application, const char *description)
{
    (void)device;
    (void)application;
    (void)description;
    return NULL;
}

struct engine *engine_open(struct error *err)
{
    struct engine *const e = calloc(1, sizeof *e);
    int rate;

    if (!e) {
        error_memory(err, ENGINE_NAME);
        return NULL;
    }
    e->library = dlopen(ENGINE_LIBRARY, RTLD_NOW);
    if (!e->library) {
        error_set(err, ENGINE_NAME, "%s (Debian: apt-get install libespeak-ng1)", dlerror());
        goto fail;
    }
    if (!find_functions(e, err))
        goto fail;
    rate = e->initialize(AUDIO_OUTPUT_SYNCHRONOUS, CALLBACK_MS, NULL, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) {
        error_set(err, ENGINE_NAME, "its data is missing (Debian: apt-get install espeak-ng-data)");
        goto fail;
    }
    srand(1); /* as a process starts out (C11, 7.22.2.2), whatever a library did */
    e->sample_rate = (uint32_t)rate;
    e->set_synth_callback(take_audio);
    e->set_uri_callback(refuse_uri);
    e->voices = e->list_voices(NULL); /* reads 130 files: here, and not in each worker */
    return e;
fail:
    free(e); /* the library stays: its threads may not be pulled from under it */
    return NULL;
}

uint32_t engine_sample_rate(const struct engine *engine)
{
    return engine->sample_rate;
}

const char *engine_data(const struct engine *engine)
{
    const char *data;

    (void)engine->info(&data);
    return data;
}

/* --- voices --- */

/* Languages of an espeak-ng voice: a priority byte (low is better) and a NUL-terminated tag each;
 * a priority of 0 ends them. */
static int priority_for(const espeak_VOICE *voice, struct str language)
{
    const char *at = voice->languages;

    while (*at) {
        if (str_eq_nocase(str_of(at + 1), language))
            return *at;
        at += strlen(at + 1) + 2;
    }
    return 0;
}

/* The identifier ("gmw/en") of the best voice for exactly that tag, or NULL. */
static const char *voice_for_tag(const espeak_VOICE **voices, struct str tag)
{
    const char *best = NULL;
    int best_priority = 0;

    for (; *voices; voices++) {
        const int priority = priority_for(*voices, tag);
        if (priority > 0 && (!best || priority < best_priority)) {
            best = (*voices)->identifier;
            best_priority = priority;
        }
    }
    return best;
}

/*
 * The voice for a language: the tag is cut from the right, a subtag at a time, until the engine has
 * it (BCP 47 lookup, RFC 4647 section 3.4): de-AT-1996, de-AT, de.
 */
static const char *voice_for_language(const espeak_VOICE **voices, struct str tag)
{
    while (tag.len) {
        const char *const found = voice_for_tag(voices, tag);
        if (found)
            return found;
        while (tag.len && tag.s[tag.len - 1] != '-')
            tag.len--;
        if (tag.len)
            tag.len--;
        if (tag.len >= 2 && tag.s[tag.len - 2] == '-') /* a singleton goes with what follows it */
            tag.len -= 2;
    }
    return NULL;
}

/* The voice that the engine knows by exactly that name or tag; its identifier, or NULL. */
static const char *voice_named(const espeak_VOICE **voices, struct str name)
{
    for (const espeak_VOICE **v = voices; *v; v++)
        if (str_eq_nocase(str_of((*v)->identifier), name) ||
            str_eq_nocase(str_of((*v)->name), name))
            return (*v)->identifier;
    return voice_for_tag(voices, name);
}

static struct str without_variant(struct str name, struct str *variant)
{
    const ptrdiff_t plus = str_find(name, STR("+"), 0);

    *variant = plus < 0 ? (struct str){NULL, 0} : str_cut(name, (size_t)plus, name.len);
    return plus < 0 ? name : str_cut(name, 0, (size_t)plus);
}

/* Is there such a variant ("+f3")? The engine itself would go on without it. */
static bool has_variant(const struct engine *e, struct str variant)
{
    const struct str name = str_cut(variant, 1, variant.len);
    char path[PATH_MAX];

    if (name.len == 0 || memchr(name.s, '/', name.len) || name.s[0] == '.')
        return false;
    return snprintf(path, sizeof path, "%s/voices/!v/%.*s", engine_data(e), STR_ARG(name)) <
               PATH_MAX &&
           file_exists(path);
}

static bool set_parameters(struct engine *e, const struct wire_voice *voice)
{
    return e->set_parameter(espeakRATE, voice->wpm, 0) == EE_OK &&
           e->set_parameter(espeakPITCH, voice->pitch, 0) == EE_OK &&
           e->set_parameter(espeakRANGE, voice->range, 0) == EE_OK &&
           e->set_parameter(espeakVOLUME, voice->volume, 0) == EE_OK &&
           e->set_parameter(espeakWORDGAP, voice->word_gap, 0) == EE_OK;
}

/* Where the engine has what a voice is made of. */
struct found {
    const char *id;     /* of the voice of its language: "gmw/en" */
    struct str variant; /* "+f3"; empty: none */
};

static bool find_voice(
    const struct engine *e, const struct wire_voice *voice, struct found *out, struct error *err)
{
    const struct str base = without_variant(str_of(voice->name), &out->variant);
    out->id = base.len ? voice_named(e->voices, base)
                       : voice_for_language(e->voices, str_of(voice->language));
    if (!out->id && base.len)
        return error_usage(err, voice->name, "espeak-ng has no such voice (see: bulletin voices)");
    if (!out->id)
        return error_set(
            err, voice->language, "espeak-ng has no voice for it (see: bulletin voices)");
    if (out->variant.len && !voice->tuning[0] && !has_variant(e, out->variant))
        return error_usage(err, voice->name, "there is no variant \"%.*s\" (see: bulletin voices)",
            STR_ARG(out->variant));
    return true;
}

bool engine_has_voice(const struct engine *e, const struct wire_voice *voice, struct error *err)
{
    struct found found;

    return find_voice(e, voice, &found, err);
}

/* The file of a language's voice (docs/voices.md; older engines have all of them in voices/). */
static bool read_language(const struct engine *e, const char *id, struct arena *a, struct str *out)
{
    static const char *const folders[] = {"voices", "lang"};

    for (size_t i = 0; i < 2; i++) {
        const struct str path = arena_printf(a, "%s/%s/%s", engine_data(e), folders[i], id);
        if (path.s && file_exists(path.s))
            return file_read(path.s, (size_t)64 << 10, a, out, NULL);
    }
    return false;
}

/*
 * The voice of a language with a variant of ours, as a voice file: as the engine does with its own
 * variants, the language's settings of sound are forgotten and the variant's come behind the rest.
 */
static bool put_tuned_voice(struct str language, const char *tuning, struct buf *out)
{
    struct str line;

    while (str_next(&language, '\n', &line)) {
        if (variant_replaces(line))
            continue;
        buf_add(out, line);
        buf_add_byte(out, '\n');
    }
    buf_add(out, str_of(tuning));
    return !out->failed;
}

/* The engine takes a voice from any path, if that is short and in small letters: a file in memory
 * has such a one. */
static bool load_file(struct engine *e, struct str voice)
{
    const int fd = memfd_create("bulletin-voice", MFD_CLOEXEC);
    char path[32];
    bool ok;

    if (fd < 0)
        return false;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    ok = file_write_all(fd, voice, ENGINE_NAME, NULL) && e->set_voice_by_file(path) == EE_OK;
    close(fd);
    return ok;
}

static bool load_tuned(struct engine *e, const struct found *found, const char *tuning)
{
    struct arena *a = arena_new();
    struct buf voice = {0};
    struct str language;
    const bool ok = a && read_language(e, found->id, a, &language) &&
                    put_tuned_voice(language, tuning, &voice) && load_file(e, buf_str(&voice));

    buf_free(&voice);
    arena_destroy(&a);
    return ok;
}

static bool load_voice(struct engine *e, const struct found *found)
{
    char name[2 * sizeof((struct wire_voice *)NULL)->name];

    snprintf(name, sizeof name, "%s%.*s", found->id, STR_ARG(found->variant));
    return e->set_voice_by_name(name) == EE_OK;
}

bool engine_set_voice(struct engine *e, const struct wire_voice *voice, struct error *err)
{
    struct found found;

    if (!find_voice(e, voice, &found, err))
        return false;
    if (voice->tuning[0] ? !load_tuned(e, &found, voice->tuning) : !load_voice(e, &found))
        return error_set(err, found.id, "espeak-ng cannot load this voice%s%.*s",
            found.variant.len ? " with " : "", STR_ARG(found.variant));
    if (!set_parameters(e, voice))
        return error_set(err, found.id, "espeak-ng refuses its settings");
    return true;
}

/* One message a voice: the socket keeps their bounds and takes no longer ones. */
static bool list_voice(const espeak_VOICE *voice, int fd)
{
    const struct str id = str_of(voice->identifier);
    const bool variant = str_starts(id, STR("!v/"));
    const struct str name = variant ? str_cut(id, 3, id.len) : id;
    struct buf b = {0};
    bool ok;

    buf_printf(&b, "%s%.*s\t%s\t%c\t", variant ? "+" : "", STR_ARG(name), voice->name,
        "-MF"[voice->gender <= 2 ? voice->gender : 0]);
    for (const char *at = voice->languages; *at && !variant; at += strlen(at + 1) + 2)
        buf_printf(&b, "%s%s", at == voice->languages ? "" : " ", at + 1);
    buf_add_byte(&b, '\n');
    ok = !b.failed && file_write_all(fd, buf_str(&b), ENGINE_NAME, NULL);
    buf_free(&b);
    return ok;
}

bool engine_list(struct engine *e, int fd)
{
    espeak_VOICE variants = {.languages = "variant"};
    espeak_VOICE *const wanted[] = {NULL, &variants};

    for (size_t i = 0; i < 2; i++)
        for (const espeak_VOICE **v = e->list_voices(wanted[i]); *v; v++)
            if (!list_voice(*v, fd))
                return false;
    return true;
}

/* --- speaking --- */

#ifdef BULLETIN_FAULTS
/* Does anything work that the sandbox should forbid? */
static bool escapes(void)
{
    char *const arguments[] = {NULL};

    return open("/tmp/bulletin-escape", O_WRONLY | O_CREAT, 0600) >= 0 ||
           open("/dev/null", O_RDWR) >= 0 || unlink("/tmp/bulletin-nothing") == 0 ||
           errno != EPERM || socket(AF_INET, SOCK_STREAM, 0) >= 0 || fork() >= 0 ||
           kill(getppid(), 0) == 0 || execve("/bin/true", arguments, arguments) == 0 ||
           mmap(NULL, 4096, PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

/* For tests alone: words on which the engine is made to misbehave. */
static void misbehave(const char *text)
{
    if (strstr(text, "crashtestword"))
        abort();
    for (volatile bool hang = strstr(text, "hangtestword") != NULL; hang;)
        ;
    while (strstr(text, "greedytestword")) {
        char *const more = malloc((size_t)1 << 20);
        if (!more)
            abort();
        memset(more, 1, (size_t)1 << 20);
    }
    if (strstr(text, "escapetestword") && escapes())
        abort();
}
#endif

/* The phonememode of espeak_TextToPhonemes and espeak_SetPhonemeTrace: bit 1 asks for IPA, bit 3
 * for a trace of rules and dictionary entries. */
#define PHONEMES_IPA   2
#define PHONEMES_TRACE 8

/* What the slot has for a transcript. */
static void put_transcript(struct wire_slot *slot, struct str more)
{
    char *const out = (char *)slot + WIRE_SAMPLES_AT;

    if (slot->transcript_len + more.len > WIRE_SLOT_SIZE - WIRE_SAMPLES_AT) {
        slot->status = WIRE_TOO_LONG;
        return;
    }
    memcpy(out + slot->transcript_len, more.s, more.len);
    slot->transcript_len += (uint32_t)more.len;
}

static void transcribe(struct engine *e, struct wire_slot *slot)
{
    const int mode = slot->wanted == WIRE_IPA ? PHONEMES_IPA : 0;
    const void *text = slot->text;

    /* it has no flag for [[...]]: it does as the last synthesis was told */
    if (slot->phonemes)
        (void)e->synth("", 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakPHONEMES, NULL, e);
    slot->transcript_len = 0;
    while (text && slot->status == WIRE_STARTED) { /* a clause each time */
        const struct str clause =
            str_trim(str_of(e->text_to_phonemes(&text, espeakCHARS_UTF8, mode)));
        if (slot->transcript_len > 0 && clause.len > 0)
            put_transcript(slot, STR(" "));
        put_transcript(slot, clause);
    }
}

static void trace(struct engine *e, struct wire_slot *slot)
{
    const void *text = slot->text;
    char *found = NULL;
    size_t len = 0;
    FILE *const out = open_memstream(&found, &len);

    slot->transcript_len = 0;
    if (!out) {
        slot->status = WIRE_REFUSED;
        return;
    }
    e->set_phoneme_trace(PHONEMES_TRACE, out);
    while (text)
        (void)e->text_to_phonemes(&text, espeakCHARS_UTF8, 0);
    e->set_phoneme_trace(0, NULL);
    if (fclose(out) == 0)
        put_transcript(slot, (struct str){found, len});
    else
        slot->status = WIRE_REFUSED;
    free(found);
}

void engine_speak(struct engine *e, struct wire_slot *slot)
{
    /* never espeakSSML: its <audio> runs a shell command */
    const unsigned flags = espeakCHARS_UTF8 | (slot->phonemes ? espeakPHONEMES : 0);

    e->slot = slot;
    slot->n_events = 0;
    slot->n_samples = 0;
    slot->status = WIRE_STARTED;
#ifdef BULLETIN_FAULTS
    misbehave(slot->text);
#endif
    if (slot->wanted == WIRE_TRACE)
        trace(e, slot);
    else if (slot->wanted != WIRE_TAKE)
        transcribe(e, slot);
    if (slot->wanted != WIRE_TAKE && slot->status == WIRE_STARTED)
        slot->status = WIRE_DONE;
    if (slot->wanted != WIRE_TAKE)
        return;
    if (e->synth(slot->text, (size_t)slot->text_len + 1, 0, POS_CHARACTER, 0, flags, NULL, e) !=
            EE_OK &&
        slot->status == WIRE_STARTED)
        slot->status = WIRE_REFUSED;
    if (slot->status == WIRE_STARTED)
        slot->status = WIRE_DONE;
}
