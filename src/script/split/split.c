#include "script/split/split.h"

#include "base/date.h"
#include "script/split/assembly.h"
#include "script/split/story.h"
#include "script/sting.h"
#include "text/language.h"

static struct str language_of(const struct assembly *s, const struct article *article)
{
    if (s->options->language.len)
        return s->options->language;
    /* "en" alone is English as it is spoken where nothing is told at all */
    if (article->language.len == 0 ||
        str_eq(article->language, language_primary(STR(SPLIT_LANGUAGE))))
        return STR(SPLIT_LANGUAGE);
    return article->language;
}

/* --- the stories that are in it --- */

/* Those with a word in them. */
static bool choose_stories(
    struct assembly *s, const struct article *articles, size_t n, struct story **out)
{
    struct story *const stories = arena_array(s->arena, n, sizeof *stories);

    if (!stories)
        return assembly_no_memory(s);
    for (size_t i = 0; i < n; i++) {
        if (!story_has_words(&articles[i]))
            continue;
        if (s->count)
            stories[s->count - 1].next = &articles[i];
        stories[s->count] = (struct story){.article = &articles[i], .number = s->count + 1};
        s->count++;
    }
    *out = stories;
    return s->count || error_set(s->err, articles->name.s, "there is nothing to read out in it");
}

/* --- the bulletin's own facts --- */

/* As it is written; the first of several that are the same instant. */
static struct str newest_date(const struct story *stories, size_t n)
{
    struct str newest = {NULL, 0};
    int64_t latest = INT64_MIN;
    struct date date;

    for (size_t i = 0; i < n; i++) {
        const struct str published = stories[i].article->published;

        if (!date_parse(published, &date) || date.instant <= latest)
            continue;
        newest = published;
        latest = date.instant;
    }
    return newest;
}

static bool give_facts(struct assembly *s, const struct story *stories)
{
    struct rundown *const r = s->rundown;
    const struct split_options *const o = s->options;
    const struct str date = o->date.len ? o->date : newest_date(stories, s->count);
    struct fields fields;

    r->language = arena_str(s->arena, language_of(s, stories->article));
    r->date = arena_str(s->arena, date);
    r->station = arena_str(s->arena, o->station.len ? o->station : s->format->station);
    s->air = o->air.len ? o->air : o->date;
    if (!r->language.s || !r->date.s || !r->station.s)
        return assembly_no_memory(s);
    return story_fields(s, stories, &fields) &&
           assembly_fill(s, s->count > 1 ? s->format->several : s->format->one, r->language,
               &fields, &r->title);
}

/* --- what is around the stories --- */

/* The language in which the format's own words can be said: its phrases may be in another one. */
static bool find_language(struct assembly *s, struct str *out)
{
    const struct phrases *const phrases = phrasebook_open(&s->book, s->rundown->language, s->err);

    if (!phrases)
        return false;
    *out = phrases->language;
    return true;
}

static bool say(struct assembly *s, struct item *item, enum format_place place)
{
    struct fields fields;

    return assembly_fields(s, &fields) &&
           assembly_say(s, item, place, &fields, SEGMENT_PHRASE, s->format->role_phrase);
}

/* An item in which nothing is said is none. */
static void finish(struct assembly *s, struct item *item)
{
    assembly_finish(s, item);
    if (item->n_segments == 0)
        s->rundown->n_items--;
}

/* A name that a stock phrase gives. */
static bool name_item(struct assembly *s, struct item *item, struct str wording)
{
    struct fields fields;

    return assembly_fields(s, &fields) &&
           assembly_fill(s, wording, item->language, &fields, &item->title);
}

static bool is_said(const struct format *format, enum format_place place)
{
    return format->say[place].len > 0;
}

/* The opening, named by the title where that is said, else by a phrase. *title: what is said of it
 * in one go. */
static bool add_opening(struct assembly *s, struct str *title)
{
    const struct format *const format = s->format;
    struct str language = s->rundown->language;
    struct fields fields;
    struct item *item;

    *title = STR("");
    if (!is_said(format, SAY_OPENING) && !is_said(format, SAY_TITLE))
        return true;
    if (is_said(format, SAY_OPENING) && !find_language(s, &language))
        return false;
    item = assembly_item(s, ITEM_OPEN, s->rundown->title, language);
    if (!item || !say(s, item, SAY_OPENING) || !assembly_fields(s, &fields) ||
        !assembly_fill(s, format->say[SAY_TITLE], language, &fields, title) ||
        !assembly_say(s, item, SAY_TITLE, &fields, SEGMENT_TITLE, format->role_title))
        return false;
    if (title->len == 0 && !name_item(s, item, STR("@item-opening")))
        return false;
    finish(s, item);
    return true;
}

static struct item *open_headlines(struct assembly *s, struct str language)
{
    struct item *const item = assembly_item(s, ITEM_HEADLINES, STR(""), language);
    const bool all = s->format->most_headlines == FORMAT_ALL;

    if (!item || !name_item(s, item, all ? STR("@item-contents") : STR("@item-headlines")))
        return NULL;
    if (!str_eq(s->format->role_title, s->format->role_text))
        item->reader = s->format->role_title; /* they are points of a list, which is running text */
    return item;
}

static bool add_headline(struct assembly *s, struct item *item, const struct story *story)
{
    struct fields fields;

    return story_fields(s, story, &fields) &&
           assembly_say(s, item, SAY_HEADLINE, &fields, SEGMENT_LIST_ITEM, s->format->role_title);
}

/* Headlines in another language than those before them are an item of their own: an item has one
 * language. A story alone is not announced. */
static bool add_headlines(struct assembly *s, const struct story *stories)
{
    const size_t most = s->format->most_headlines;
    struct item *item = NULL;

    if (most == 0 || s->count < 2)
        return true;
    for (size_t i = 0; i < s->count && i < most; i++) {
        const struct str language = language_of(s, stories[i].article);
        if (item && !str_eq(item->language, language)) {
            finish(s, item);
            item = NULL;
        }
        if (!item) {
            item = open_headlines(s, language);
            if (!item || (i == 0 && !say(s, item, SAY_HEADLINES)))
                return false;
        }
        if (!add_headline(s, item, &stories[i]))
            return false;
    }
    if (!say(s, item, SAY_AFTER_HEADLINES))
        return false;
    finish(s, item);
    return true;
}

static bool add_stories(struct assembly *s, struct story *stories, struct str title)
{
    if (s->count == 1)
        stories->titled = title.len && str_eq(title, stories->article->title);
    for (size_t i = 0; i < s->count; i++) {
        s->name = stories[i].article->name.s ? stories[i].article->name.s : s->name;
        if (!story_add(s, &stories[i], language_of(s, stories[i].article)))
            return false;
    }
    return true;
}

static bool add_closing(struct assembly *s)
{
    struct str language;
    struct item *item;

    if (!is_said(s->format, SAY_CLOSING) && !is_said(s->format, SAY_SIGN_OFF))
        return true;
    if (!find_language(s, &language))
        return false;
    item = assembly_item(s, ITEM_CLOSE, STR(""), language);
    if (!item || !name_item(s, item, STR("@item-closing")) || !say(s, item, SAY_CLOSING) ||
        !say(s, item, SAY_SIGN_OFF))
        return false;
    finish(s, item);
    return true;
}

/* --- what is played --- */

static bool is_on_bed(const struct format *format, enum item_kind kind)
{
    switch (format->bed_under) {
    case UNDER_HEADLINES: return kind == ITEM_HEADLINES;
    case UNDER_OPENING: return kind == ITEM_HEADLINES || kind == ITEM_OPEN;
    default: return true;
    }
}

static void add_sounds(const struct format *format, struct rundown *r)
{
    for (size_t i = 0; i < r->n_items; i++) {
        struct item *const item = &r->items[i];
        if (i > 0 && item->kind == ITEM_STORY)
            item->before = format->separator;
        if (is_on_bed(format, item->kind))
            item->bed = format->bed;
    }
    r->items[0].before = format->opening;
    r->items[r->n_items - 1].after = format->closing;
}

/* --- the running order --- */

static bool assemble(struct assembly *s, const struct article *articles, size_t n)
{
    struct rundown *const r = s->rundown;
    struct story *stories = NULL;
    struct str title = {NULL, 0};

    if (!choose_stories(s, articles, n, &stories) || !give_facts(s, stories) ||
        !add_opening(s, &title) || !add_headlines(s, stories) || !add_stories(s, stories, title) ||
        !add_closing(s))
        return false;
    if (rundown_count(r) == 0)
        return error_set(s->err, articles->name.s, "there is nothing to read out in it");
    if (r->title.len == 0)
        r->title = r->items[0].title;
    add_sounds(s->format, r);
    return true;
}

bool split(const struct article *articles, size_t n, const struct format *format,
    const struct split_options *options, struct front_end *front_end, struct arena *a,
    struct rundown *out, struct notes *notes, struct error *err)
{
    struct assembly s = {.format = format,
        .options = options,
        .front_end = front_end,
        .arena = a,
        .rundown = out,
        .notes = notes,
        .err = err,
        .book = {.arena = a, .notes = notes},
        .name = "article"};
    bool ok;

    *out = (struct rundown){.rate = 1000};
    if (n == 0)
        return error_set(err, "bulletin", "there is no article to make it of");
    if (articles->name.s)
        s.name = articles->name.s;
    ok = assembly_renew(&s) && assemble(&s, articles, n);
    arena_destroy(&s.scratch);
    return ok;
}
