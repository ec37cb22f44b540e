#include "publish/page.h"

#include "base/utf8.h"
#include "base/xmlwrite.h"
#include "publish/clocktime.h"
#include "publish/marks.h"
#include "publish/pageassets.h"
#include "publish/pagewords.h"
#include "publish/prose.h"
#include "publish/webname.h"
#include "text/language.h"

#include <string.h>

struct page {
    struct output *out;
    struct xml_writer *w;
    const struct timeline *timeline;
    const struct page_words *words;
    struct buf audio;   /* the audio's name as a relative URL */
    struct buf scratch; /* an attribute being made */
};

static bool page_drain(void *userdata, struct error *err)
{
    struct page *const page = userdata;

    if (page->audio.failed || page->scratch.failed)
        page->out->text.failed = true;
    xml_flush(page->w);
    return output_drain(page->out, err);
}

static void attribute(struct page *page, const char *name, const char *value)
{
    xml_attr(page->w, name, str_of(value));
}

static void language_and_direction(struct page *page, struct str language)
{
    if (language.len == 0)
        return;
    xml_attr(page->w, "lang", language);
    attribute(page, "dir", language_is_rtl(language) ? "rtl" : "ltr");
}

/* --- the head --- */

static struct str title_of(const struct page *page)
{
    const struct str title = page->out->input->rundown->title;

    return title.len ? title : str_of(file_out_path(page->out->file));
}

static void meta(struct page *page, const char *name, const char *content)
{
    xml_open(page->w, "meta");
    attribute(page, "name", name);
    attribute(page, "content", content);
    xml_close(page->w);
}

/* Nothing is loaded and nothing runs but what is here and the audio; "file:" is for a page that is
 * opened from a disk, where 'self' means nothing. */
static void put_policy(struct page *page)
{
    xml_open(page->w, "meta");
    attribute(page, "http-equiv", "Content-Security-Policy");
    xml_attrf(page->w, "content",
        "default-src 'none'; media-src 'self' file:; style-src %s; script-src %s; "
        "base-uri 'none'; form-action 'none'",
        page_css_sha256, page_js_sha256);
    xml_close(page->w);
}

static void put_head(struct page *page)
{
    xml_open(page->w, "head");
    xml_open(page->w, "meta");
    attribute(page, "charset", "utf-8");
    xml_close(page->w);
    put_policy(page);
    meta(page, "viewport", "width=device-width, initial-scale=1");
    meta(page, "color-scheme", "light dark");
    meta(page, "referrer", "no-referrer");
    meta(page, "generator", "bulletin");
    xml_element(page->w, "title", title_of(page));
    xml_open(page->w, "style");
    xml_raw(page->w, page_css);
    xml_close(page->w);
    xml_close(page->w);
    xml_raw(page->w, "\n");
}

/* --- links into the audio --- */

static void attribute_href(struct page *page, int64_t start)
{
    buf_clear(&page->scratch);
    buf_add(&page->scratch, buf_str(&page->audio));
    buf_add(&page->scratch, STR("#t="));
    clocktime_seconds(&page->scratch, start, page->timeline->sample_rate);
    xml_attr(page->w, "href", buf_str(&page->scratch));
}

static struct str short_time(struct page *page, int64_t sample)
{
    buf_clear(&page->scratch);
    clocktime_short(&page->scratch, sample, page->timeline->sample_rate);
    return buf_str(&page->scratch);
}

/* The time at which a block begins: a link that plays from there. */
static void put_time_link(void *userdata, size_t i)
{
    struct page *const page = userdata;
    const int64_t start = page->timeline->segments[i].start;
    struct str time;

    xml_open(page->w, "a");
    attribute(page, "class", "at");
    attribute_href(page, start);
    time = short_time(page, start);
    xml_attrf(page->w, "aria-label", "%s %.*s", page->words->from, STR_ARG(time));
    xml_text(page->w, time);
    xml_close(page->w);
    xml_text(page->w, STR(" "));
}

/* --- sentences --- */

/* UTF-16 code units of what the page shows of t. */
static size_t units(struct str t)
{
    size_t n = 0;

    for (size_t at = 0; at < t.len;) {
        const uint32_t cp = utf8_next(t, &at);
        if (xml_is_char(cp))
            n += cp > 0xFFFF ? 2 : 1;
    }
    return n;
}

/* The words of a sentence that is said as it is written. */
static void attribute_words(struct page *page, const struct timeline_segment *s)
{
    const struct str text = s->segment->text;
    size_t byte = 0, unit = 0; /* where the last word began */

    if (s->segment->say.len || s->n_words == 0)
        return;
    buf_clear(&page->scratch);
    for (size_t i = 0; i < s->n_words; i++) {
        const struct token *token;
        struct str word;
        if (s->words[i].token >= s->segment->spoken.n_tokens)
            continue;
        token = &s->segment->spoken.tokens[s->words[i].token];
        word = str_cut(text, token->written, (size_t)token->written + token->written_len);
        if (word.len == 0 || token->written < byte)
            continue;
        unit += units(str_cut(text, byte, token->written));
        byte = token->written;
        buf_printf(&page->scratch, "%s%zu %zu %lld", page->scratch.len ? " " : "", unit,
            units(word), (long long)(s->words[i].start - s->start));
    }
    xml_attr(page->w, "data-w", buf_str(&page->scratch));
}

static void put_sentence(void *userdata, size_t i)
{
    struct page *const page = userdata;
    const struct timeline_segment *const s = &page->timeline->segments[i];

    xml_open(page->w, "span");
    attribute(page, "class", "s");
    xml_attrf(page->w, "data-t", "%lld %lld", (long long)s->start, (long long)s->end);
    attribute_words(page, s);
    xml_text(page->w, s->segment->text);
    xml_close(page->w);
}

/* --- the top --- */

/* Is the first thing said the bulletin's title? Then the page's heading is that sentence. */
static bool begins_with_title(const struct page *page)
{
    const struct timeline *const t = page->timeline;

    return t->n_segments > 0 && t->segments[0].segment->kind == SEGMENT_TITLE &&
           str_eq(t->segments[0].segment->text, page->out->input->rundown->title);
}

static void put_header(struct page *page)
{
    const struct str date = page->out->input->rundown->date;

    xml_open(page->w, "header");
    xml_open(page->w, "h1");
    if (begins_with_title(page))
        put_sentence(page, 0);
    else
        xml_text(page->w, title_of(page));
    xml_close(page->w);
    xml_open(page->w, "p");
    attribute(page, "class", "about");
    if (date.len) {
        xml_text(page->w, str_of(page->words->date));
        xml_text(page->w, STR(": "));
        xml_open(page->w, "time");
        attribute(page, "dir", "ltr");
        xml_text(page->w, str_cut(date, 0, strlen("2019-12-05")));
        xml_close(page->w);
        xml_text(page->w, STR(" \xC2\xB7 "));
    }
    xml_text(page->w, str_of(page->words->duration));
    xml_text(page->w, STR(": "));
    xml_text(page->w, short_time(page, page->timeline->n_samples));
    xml_close(page->w);
    xml_close(page->w);
}

static void put_button(struct page *page, const char *id, const char *label, const char *sign)
{
    xml_open(page->w, "button");
    attribute(page, "type", "button");
    attribute(page, "id", id);
    attribute(page, "aria-label", label);
    attribute(page, "title", label);
    xml_text(page->w, str_of(sign));
    xml_close(page->w);
}

static void put_play_button(struct page *page)
{
    xml_open(page->w, "button");
    attribute(page, "type", "button");
    attribute(page, "id", "play");
    attribute(page, "data-play", page->words->play);
    attribute(page, "data-pause", page->words->pause);
    xml_text(page->w, str_of(page->words->play));
    xml_close(page->w);
}

static void put_speeds(struct page *page)
{
    static const char *const speeds[] = {
        "0.5", "0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2", "2.5", "3"};

    xml_open(page->w, "label");
    xml_text(page->w, str_of(page->words->speed));
    xml_text(page->w, STR(" "));
    xml_open(page->w, "select");
    attribute(page, "id", "speed");
    for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++) {
        xml_open(page->w, "option");
        attribute(page, "value", speeds[i]);
        if (strcmp(speeds[i], "1") == 0)
            attribute(page, "selected", "selected");
        xml_text(page->w, str_of(speeds[i]));
        xml_text(page->w, STR(" \xC3\x97"));
        xml_close(page->w);
    }
    xml_close(page->w);
    xml_close(page->w);
}

static void put_follow(struct page *page)
{
    xml_open(page->w, "label");
    xml_open(page->w, "input");
    attribute(page, "type", "checkbox");
    attribute(page, "id", "follow");
    attribute(page, "checked", "checked");
    xml_close(page->w);
    xml_text(page->w, STR(" "));
    xml_text(page->w, str_of(page->words->follow));
    xml_close(page->w);
}

/* The buttons are for the script, which shows them. */
static void put_player(struct page *page)
{
    xml_open(page->w, "section");
    attribute(page, "class", "player");
    attribute(page, "aria-label", page->words->player);
    xml_open(page->w, "audio");
    attribute(page, "id", "audio");
    attribute(page, "controls", "controls");
    attribute(page, "preload", "metadata");
    xml_attr(page->w, "src", buf_str(&page->audio));
    xml_close(page->w);
    xml_open(page->w, "div");
    attribute(page, "class", "controls");
    attribute(page, "hidden", "hidden");
    put_button(page, "back", page->words->back, "\xE2\x8F\xAE\xEF\xB8\x8E");
    put_play_button(page);
    put_button(page, "forward", page->words->forward, "\xE2\x8F\xAD\xEF\xB8\x8E");
    put_speeds(page);
    put_follow(page);
    xml_close(page->w);
    xml_close(page->w);
    xml_raw(page->w, "\n");
}

/* --- chapters --- */

static void put_mark(struct page *page, const struct timeline_mark *mark)
{
    xml_open(page->w, "a");
    attribute_href(page, mark->start);
    xml_open(page->w, "span");
    language_and_direction(page, mark->item->language);
    xml_text(page->w, mark_label(mark, page->words));
    xml_close(page->w);
    xml_text(page->w, STR(" "));
    xml_open(page->w, "span");
    attribute(page, "class", "time");
    xml_text(page->w, short_time(page, mark->start));
    xml_close(page->w);
    xml_close(page->w);
}

static bool put_marks(struct page *page, struct error *err)
{
    int depth = 0;
    bool any = false;

    xml_open(page->w, "ol");
    for (size_t i = 0; i < page->timeline->n_marks; i++) {
        const struct timeline_mark *const mark = &page->timeline->marks[i];
        if (!timeline_is_chapter(page->timeline, i))
            continue;
        if (any && mark->depth > depth) {
            xml_open(page->w, "ol");
            depth = mark->depth;
        } else if (any) {
            xml_close(page->w); /* the item before */
            for (; depth > mark->depth; depth--) {
                xml_close(page->w);
                xml_close(page->w);
            }
        }
        any = true;
        xml_open(page->w, "li");
        put_mark(page, mark);
        if (!page_drain(page, err))
            return false;
    }
    for (; depth > 0; depth--) {
        xml_close(page->w);
        xml_close(page->w);
    }
    if (any)
        xml_close(page->w);
    xml_close(page->w);
    return true;
}

static bool put_chapters(struct page *page, struct error *err)
{
    xml_open(page->w, "nav");
    attribute(page, "aria-labelledby", "chapters");
    xml_open(page->w, "h2");
    attribute(page, "id", "chapters");
    xml_text(page->w, str_of(page->words->chapters));
    xml_close(page->w);
    if (!put_marks(page, err))
        return false;
    xml_close(page->w);
    xml_raw(page->w, "\n");
    return true;
}

/* --- the transcript --- */

/* What heads an item that does not say its title. What frames the stories needs no heading to be
 * seen, but one to go to by a screen reader. */
static void put_unsaid_title(struct page *page, const struct item *item)
{
    if (item->title.len == 0 || str_eq(item->title, page->out->input->rundown->title))
        return;
    xml_open(page->w, "h2");
    attribute(
        page, "class", item->kind == ITEM_OPEN || item->kind == ITEM_CLOSE ? "unseen" : "unsaid");
    xml_text(page->w, item->title);
    xml_close(page->w);
}

static bool put_item(struct page *page, size_t from, size_t to, struct error *err)
{
    const struct item *const item = page->timeline->segments[from].item;
    const struct prose prose = {.w = page->w,
        .timeline = page->timeline,
        .level = 2,
        .userdata = page,
        .sentence = put_sentence,
        .block = put_time_link,
        .drain = page_drain};
    const bool in_header = from == 0 && begins_with_title(page);

    xml_open(page->w, "section");
    attribute(page, "class", item_kind_name(item->kind));
    language_and_direction(page, item->language);
    if (!prose_has_title(page->timeline, from, to))
        put_unsaid_title(page, item);
    if (!prose_write(&prose, in_header ? from + 1 : from, to, err))
        return false;
    prose_source(page->w, item, page->words->source);
    xml_close(page->w);
    return true;
}

static bool put_transcript(struct page *page, struct error *err)
{
    xml_open(page->w, "main");
    attribute(page, "id", "text");
    attribute(page, "tabindex", "-1");
    attribute(page, "aria-labelledby", "transcript");
    xml_attrf(page->w, "data-rate", "%u", page->timeline->sample_rate);
    xml_open(page->w, "h2");
    attribute(page, "id", "transcript");
    attribute(page, "class", "quiet");
    xml_text(page->w, str_of(page->words->transcript));
    xml_close(page->w);
    for (size_t i = 0, end; i < page->timeline->n_segments; i = end) {
        end = prose_item_end(page->timeline, i);
        if (!put_item(page, i, end, err))
            return false;
    }
    xml_close(page->w);
    xml_raw(page->w, "\n");
    return true;
}

/* --- the foot --- */

static void put_keys(struct page *page)
{
    const char *const keys[PAGE_KEYS][2] = {{"\xE2\x86\x90", "\xE2\x86\x92"},
        {"\xE2\x86\x91", "\xE2\x86\x93"}, {page->words->enter, NULL}, {page->words->space, NULL}};

    xml_open(page->w, "footer");
    attribute(page, "id", "keys");
    attribute(page, "hidden", "hidden");
    xml_element(page->w, "h2", str_of(page->words->keyboard));
    xml_element(page->w, "p", str_of(page->words->where));
    xml_open(page->w, "dl");
    for (size_t i = 0; i < PAGE_KEYS; i++) {
        xml_open(page->w, "div");
        xml_open(page->w, "dt");
        xml_element(page->w, "kbd", str_of(keys[i][0]));
        if (keys[i][1]) {
            xml_text(page->w, STR(" "));
            xml_element(page->w, "kbd", str_of(keys[i][1]));
        }
        xml_close(page->w);
        xml_element(page->w, "dd", str_of(page->words->keys[i]));
        xml_close(page->w);
    }
    xml_close(page->w);
    xml_close(page->w);
    xml_raw(page->w, "\n");
}

static void put_end(struct page *page)
{
    put_keys(page);
    xml_open(page->w, "p");
    attribute(page, "id", "status");
    attribute(page, "class", "unseen");
    attribute(page, "role", "status");
    xml_close(page->w);
    xml_open(page->w, "script");
    xml_raw(page->w, page_js);
    xml_close(page->w);
}

static bool put_body(struct page *page, struct error *err)
{
    xml_open(page->w, "body");
    xml_open(page->w, "a");
    attribute(page, "class", "skip");
    attribute(page, "href", "#text");
    xml_text(page->w, str_of(page->words->skip));
    xml_close(page->w);
    put_header(page);
    put_player(page);
    if (!put_chapters(page, err) || !put_transcript(page, err))
        return false;
    put_end(page);
    return true;
}

bool page_write(struct output *out, struct error *err)
{
    const struct rundown *const rundown = out->input->rundown;
    struct page page = {.out = out,
        .w = xml_writer_begin(&out->text, XML_WRITER_HTML),
        .timeline = out->input->timeline,
        .words = page_words(rundown->language)};
    bool ok = false;

    if (!page.w)
        return error_memory(err, file_out_path(out->file));
    webname_add(&page.audio, str_of(out->input->audio_path));
    xml_open(page.w, "html");
    if (rundown->language.len)
        language_and_direction(&page, rundown->language);
    else
        attribute(&page, "lang", page.words->language);
    put_head(&page);
    ok = put_body(&page, err);
    if (page.audio.failed || page.scratch.failed)
        out->text.failed = true;
    xml_writer_end(&page.w);
    buf_free(&page.audio);
    buf_free(&page.scratch);
    return ok;
}
