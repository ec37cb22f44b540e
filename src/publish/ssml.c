#include "publish/ssml.h"

#include "base/xmlwrite.h"
#include "publish/webname.h"
#include "text/sound/ipawrite.h"

#define NAMESPACE "http://www.w3.org/2001/10/synthesis"
#define ROLES_MAX 32 /* that are told apart */

struct ssml {
    struct xml_writer *xml;
    const struct rundown *rundown;
    const struct voice_names *voices;
    struct str roles[ROLES_MAX]; /* in the order of their first words */
    size_t n_roles;
    struct buf scratch; /* for one attribute */
};

/* --- words --- */

/* The token in IPA, if a lexicon decided and all its sounds have signs. */
static bool put_phoneme(
    struct ssml *s, struct str language, struct str written, const struct token *token)
{
    buf_clear(&s->scratch);
    if (token->phonemes.len == 0 || !ipa_write(token->phonemes, language, &s->scratch))
        return false;
    xml_open(s->xml, "phoneme");
    xml_attr(s->xml, "alphabet", STR("ipa"));
    xml_attr(s->xml, "ph", buf_str(&s->scratch));
    xml_text(s->xml, written);
    xml_close(s->xml);
    return true;
}

static void put_token(
    struct ssml *s, struct str language, const struct segment *segment, const struct token *token)
{
    const struct str written =
        str_cut(segment->text, token->written, (size_t)token->written + token->written_len);
    const struct str spoken =
        str_cut(segment->spoken.text, token->spoken, (size_t)token->spoken + token->spoken_len);

    if (put_phoneme(s, language, written, token))
        return;
    if (str_eq(written, spoken)) {
        xml_text(s->xml, written);
        return;
    }
    xml_open(s->xml, "sub");
    xml_attr(s->xml, "alias", spoken);
    xml_text(s->xml, written);
    xml_close(s->xml);
}

/* The text as written, with what is said for its words. */
static void put_text(struct ssml *s, struct str language, const struct segment *segment)
{
    size_t at = 0;

    for (size_t i = 0; i < segment->spoken.n_tokens; i++) {
        const struct token *const token = &segment->spoken.tokens[i];

        xml_text(s->xml, str_cut(segment->text, at, token->written));
        put_token(s, language, segment, token);
        at = (size_t)token->written + token->written_len;
    }
    xml_text(s->xml, str_cut(segment->text, at, segment->text.len));
}

/* --- voices --- */

/* The role's number from 1, which engines that know no voice of ours tell voices apart by. */
static size_t role_number(struct ssml *s, struct str role)
{
    for (size_t i = 0; i < s->n_roles; i++)
        if (str_eq(s->roles[i], role))
            return i + 1;
    if (s->n_roles < ROLES_MAX)
        s->roles[s->n_roles++] = role;
    return s->n_roles;
}

/* espeak-ng's variants +f1, +f2, ... are women's voices, +m1, ... men's; of others nothing is
 * known. */
static const char *gender_of(struct str voice)
{
    const ptrdiff_t plus = str_find(voice, STR("+"), 0);
    const struct str variant = plus < 0 ? STR("") : str_cut(voice, (size_t)plus + 1, voice.len);

    if (variant.len < 2 || !ascii_is_digit(variant.s[1]))
        return NULL;
    return variant.s[0] == 'f' ? "female" : variant.s[0] == 'm' ? "male" : NULL;
}

static void open_voice(struct ssml *s, const struct item *item, const struct segment *segment)
{
    const struct str name = voice_name(s->voices, item, segment);
    const char *const gender = gender_of(name);

    xml_open(s->xml, "voice");
    if (name.len)
        xml_attr(s->xml, "name", name);
    xml_attr(s->xml, "languages", item->language);
    if (gender)
        xml_attr(s->xml, "gender", str_of(gender));
    xml_attrf(s->xml, "variant", "%zu", role_number(s, segment->role));
}

/* --- pauses and stings --- */

static void put_line_end(struct ssml *s)
{
    xml_text(s->xml, STR("\n"));
}

static void put_break(struct ssml *s, uint32_t ms)
{
    if (ms == 0)
        return;
    xml_open(s->xml, "break");
    xml_attrf(s->xml, "time", "%ums", (unsigned)ms);
    xml_close(s->xml);
}

static void put_address(struct ssml *s, struct str path)
{
    struct str rest = path, part;

    buf_clear(&s->scratch);
    buf_add(&s->scratch, STR("file://"));
    for (size_t n = 0; str_next(&rest, '/', &part); n++) {
        if (n)
            buf_add_byte(&s->scratch, '/');
        webname_add(&s->scratch, part);
    }
    xml_attr(s->xml, "src", buf_str(&s->scratch));
}

static void put_sting(struct ssml *s, const struct sting *sting)
{
    if (sting->kind != STING_FILE)
        return;
    xml_open(s->xml, "audio");
    put_address(s, sting->file);
    if (sting->offset_ms)
        xml_attrf(s->xml, "clipBegin", "%ums", (unsigned)sting->offset_ms);
    if (sting->length_ms)
        xml_attrf(
            s->xml, "clipEnd", "%llums", (unsigned long long)sting->offset_ms + sting->length_ms);
    if (sting->gain_db < 0 || sting->gain_db > 0)
        xml_attrf(s->xml, "soundLevel", "%+.2fdB", sting->gain_db);
    xml_close(s->xml);
    put_break(s, sting->pause_ms);
    put_line_end(s);
}

/* --- paragraphs --- */

/* The end of the run of segments from `from` that ends with no less than the boundary. */
static size_t run_end(const struct item *item, size_t from, enum boundary boundary)
{
    while (from + 1 < item->n_segments && item->segments[from].boundary < boundary)
        from++;
    return from + 1;
}

static bool is_one_voice(const struct item *item, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (!str_eq(item->segments[i].role, item->segments[from].role))
            return false;
    return true;
}

static void put_sentence(
    struct ssml *s, const struct item *item, size_t from, size_t to, bool with_voices)
{
    xml_open(s->xml, "s");
    for (size_t i = from; i < to; i++) {
        const struct segment *const segment = &item->segments[i];

        if (i > from)
            xml_text(s->xml, STR(" "));
        if (with_voices)
            open_voice(s, item, segment);
        put_text(s, item->language, segment);
        if (with_voices)
            xml_close(s->xml);
        if (i + 1 < to)
            put_break(s, segment->pause_ms);
    }
    xml_close(s->xml);
}

static void put_paragraph(struct ssml *s, const struct item *item, size_t from, size_t to)
{
    const bool one_voice = is_one_voice(item, from, to);

    if (one_voice)
        open_voice(s, item, &item->segments[from]);
    xml_open(s->xml, "p");
    if (!str_eq(item->language, s->rundown->language))
        xml_attr(s->xml, "xml:lang", item->language);
    while (from < to) {
        const size_t end = run_end(item, from, BOUNDARY_SENTENCE);

        put_sentence(s, item, from, end, !one_voice);
        if (end < to) {
            put_break(s, item->segments[end - 1].pause_ms);
            put_line_end(s);
        }
        from = end;
    }
    xml_close(s->xml);
    if (one_voice)
        xml_close(s->xml);
    put_break(s, item->segments[to - 1].pause_ms);
    put_line_end(s);
}

static void put_item(struct ssml *s, const struct item *item, size_t number)
{
    xml_open(s->xml, "mark");
    xml_attrf(s->xml, "name", "%s-%zu", item_kind_name(item->kind), number);
    xml_close(s->xml);
    put_line_end(s);
    put_sting(s, &item->before);
    for (size_t from = 0; from < item->n_segments;) {
        const size_t to = run_end(item, from, BOUNDARY_PARAGRAPH);

        put_paragraph(s, item, from, to);
        from = to;
    }
    put_sting(s, &item->after);
}

/* --- the document --- */

static void put_meta(struct ssml *s, const char *name, struct str content)
{
    if (content.len == 0)
        return;
    xml_open(s->xml, "meta");
    xml_attr(s->xml, "name", str_of(name));
    xml_attr(s->xml, "content", content);
    xml_close(s->xml);
    put_line_end(s);
}

static void put_speak(struct ssml *s)
{
    const struct rundown *const r = s->rundown;

    xml_open(s->xml, "speak");
    xml_attr(s->xml, "version", STR("1.1"));
    xml_attr(s->xml, "xmlns", STR(NAMESPACE));
    xml_attr(s->xml, "xml:lang", r->language);
    put_line_end(s);
    put_meta(s, "title", r->title);
    put_meta(s, "date", r->date);
    put_meta(s, "expires", r->expires);
    put_meta(s, "publisher", r->station);
    put_break(s, r->lead_ms);
    if (r->rate != 1000) {
        xml_open(s->xml, "prosody");
        xml_attrf(s->xml, "rate", "%u.%u%%", (unsigned)(r->rate / 10), (unsigned)(r->rate % 10));
        put_line_end(s);
    }
    for (size_t i = 0; i < r->n_items; i++)
        put_item(s, &r->items[i], i + 1);
    if (r->rate != 1000)
        xml_close(s->xml);
    xml_close(s->xml);
}

void ssml_write(const struct rundown *rundown, const struct voice_names *voices, struct buf *out)
{
    struct ssml s = {.rundown = rundown, .voices = voices};

    s.xml = xml_writer_begin(out, XML_WRITER_XML);
    if (!s.xml) {
        out->failed = true;
        return;
    }
    put_speak(&s);
    out->failed |= s.scratch.failed;
    xml_writer_end(&s.xml);
    buf_free(&s.scratch);
}
