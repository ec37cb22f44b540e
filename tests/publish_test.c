/* The writers of publish: the shapes are those of the command line's contract (see the man page).
 */
#include "publish/publish.h"

#include "base/json.h"
#include "publish/articlejson.h"
#include "publish/articletext.h"
#include "publish/scriptjson.h"
#include "testing.h"

#include <sys/stat.h>

#define RATE 22050

struct fixture {
    struct arena *arena;
    char folder[256];
    char path[512]; /* of the audio */
    struct token tokens[2];
    struct segment segments[7];
    struct item items[2];
    struct rundown rundown;
    struct timeline_word words[2];
    struct timeline_segment spoken[7];
    struct timeline_mark marks[3];
    struct timeline timeline;
    struct publish_input input;
    struct file_out *files[PUBLISH_MAX];
    size_t n_files;
    const char *ending; /* of what publish_one() makes; NULL: the name of the output */
    struct error err;
};

static struct str voice_of(const void *cast, const struct item *item, const struct segment *segment)
{
    (void)item;
    return str_eq(segment->role, STR("quote")) ? str_of(cast) : STR("en-gb-x-rp");
}

static void make_rundown(struct fixture *f)
{
    static const struct {
        enum segment_kind kind;
        enum boundary boundary;
        const char *role, *text;
        uint32_t pause_ms;
    } rows[7] = {
        {SEGMENT_TITLE, BOUNDARY_HEADING, "presenter", "Court \"rules\"", 800},
        {SEGMENT_PARAGRAPH, BOUNDARY_SENTENCE, "reporter", "First.", 350},
        {SEGMENT_PARAGRAPH, BOUNDARY_CLAUSE, "reporter", "He said:", 180},
        {SEGMENT_PARAGRAPH, BOUNDARY_SECTION, "quote", "\xE2\x80\x9CNo.\xE2\x80\x9D", 1100},
        {SEGMENT_HEADING, BOUNDARY_HEADING, "presenter", "What now?", 800},
        {SEGMENT_LIST_ITEM, BOUNDARY_PARAGRAPH, "reporter", "One.", 650},
        {SEGMENT_LIST_ITEM, BOUNDARY_ITEM, "reporter", "Two.", 1500},
    };

    for (int i = 0; i < 7; i++)
        f->segments[i] = (struct segment){.kind = rows[i].kind,
            .boundary = rows[i].boundary,
            .role = str_of(rows[i].role),
            .text = str_of(rows[i].text),
            .pause_ms = rows[i].pause_ms};
    f->tokens[0] = (struct token){.written = 0, .written_len = 2};
    f->tokens[1] = (struct token){.written = 3, .written_len = 4};
    f->segments[2].spoken =
        (struct spoken){.text = STR("he said"), .tokens = f->tokens, .n_tokens = 2};
    f->items[0] = (struct item){
        .kind = ITEM_STORY, .title = STR("Court"), .segments = f->segments, .n_segments = 5};
    f->items[1] = (struct item){.kind = ITEM_CLOSE, .segments = f->segments + 5, .n_segments = 2};
    f->rundown = (struct rundown){.title = STR("Court \"rules\""),
        .language = STR("en-GB"),
        .date = STR("2019-12-05"),
        .items = f->items,
        .n_items = 2};
}

/* A second for each segment's speech, and half a second after it. */
static void make_timeline(struct fixture *f)
{
    for (int i = 0; i < 7; i++)
        f->spoken[i] = (struct timeline_segment){.segment = &f->segments[i],
            .item = &f->items[i / 5],
            .start = i * RATE * 3 / 2,
            .end = i * RATE * 3 / 2 + RATE};
    f->words[0] = (struct timeline_word){.token = 0, .start = 3 * RATE, .end = 3 * RATE + 1};
    f->words[1] = (struct timeline_word){.token = 1, .start = 3 * RATE + 1, .end = 4 * RATE};
    f->spoken[2].words = f->words;
    f->spoken[2].n_words = 2;
    f->marks[0] = (struct timeline_mark){
        .item = &f->items[0], .label = STR("Court"), .depth = 0, .start = 0, .end = 15 * RATE / 2};
    f->marks[1] = (struct timeline_mark){.item = &f->items[0],
        .label = STR("What now?"),
        .depth = 1,
        .start = 6 * RATE,
        .end = 15 * RATE / 2};
    f->marks[2] = (struct timeline_mark){.item = &f->items[1],
        .label = STR("close"),
        .depth = 0,
        .start = 15 * RATE / 2,
        .end = 21 * RATE / 2};
    f->timeline = (struct timeline){.sample_rate = RATE,
        .n_samples = 21 * RATE / 2,
        .segments = f->spoken,
        .n_segments = 7,
        .marks = f->marks,
        .n_marks = 3};
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/news.wav", f->folder);
    make_rundown(f);
    make_timeline(f);
    f->input = (struct publish_input){.audio_path = f->path,
        .rundown = &f->rundown,
        .timeline = &f->timeline,
        .voices = {voice_of, "en-gb"}};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

/* Publishes and commits; the file of that ending, in the arena. */
static struct str publish_one(struct fixture *f, const char *name)
{
    struct publish_list list = {0};
    struct str bytes;
    char path[1024];

    assert_true(publish_parse(name, &list, &f->err));
    assert_true(publish(&list, &f->input, f->files, &f->n_files, &f->err));
    assert_int_equal(f->n_files, 1);
    assert_true(file_out_commit(&f->files[0], &f->err));
    snprintf(path, sizeof path, "%s/news.%s", f->folder, f->ending ? f->ending : name);
    assert_true(file_read(path, FILE_MAX_INPUT, f->arena, &bytes, &f->err));
    return bytes;
}

static struct json *parse(struct str bytes)
{
    struct error err;
    struct json *root = json_parse(bytes, "test", &err);

    if (!root)
        print_error("%s\n", err.text);
    assert_non_null(root);
    return root;
}

static void assert_times(const struct json *value, double start, double end)
{
    assert_true(json_number(json_get(value, "start"), -1) == start);
    assert_true(json_number(json_get(value, "end"), -1) == end);
}

/* --- the timeline as JSON --- */

static void timeline_json(void **state)
{
    struct fixture *const f = *state;
    struct json *root = parse(publish_one(f, "json"));
    const struct json *list, *value;

    assert_text(json_text(json_get(root, "title")), "Court \"rules\"");
    assert_text(json_text(json_get(root, "language")), "en-GB");
    assert_true(json_number(json_get(root, "sample_rate"), 0) == 22050);
    assert_true(json_number(json_get(root, "duration"), 0) == 10.5);

    list = json_get(root, "items"); /* sections are no items */
    assert_int_equal(json_count(list), 2);
    assert_text(json_text(json_get(json_at(list, 0), "kind")), "story");
    assert_text(json_text(json_get(json_at(list, 0), "title")), "Court");
    assert_times(json_at(list, 0), 0, 7.5);
    assert_text(json_text(json_get(json_at(list, 1), "kind")), "close");
    assert_text(json_text(json_get(json_at(list, 1), "title")), "");
    assert_times(json_at(list, 1), 7.5, 10.5);

    list = json_get(root, "segments");
    assert_int_equal(json_count(list), 7);
    value = json_at(list, 3);
    assert_text(json_text(json_get(value, "role")), "quote");
    assert_text(json_text(json_get(value, "voice")), "en-gb");
    assert_text(json_text(json_get(value, "text")), "\xE2\x80\x9CNo.\xE2\x80\x9D");
    assert_times(value, 4.5, 5.5);
    assert_int_equal(json_kind(json_get(value, "words")), JSON_KIND_ARRAY);
    assert_int_equal(json_count(json_get(value, "words")), 0);

    list = json_get(json_at(list, 2), "words");
    assert_int_equal(json_count(list), 2);
    assert_text(json_text(json_get(json_at(list, 0), "text")), "He");
    assert_times(json_at(list, 0), 3, 3.000045351); /* 1/22050 is 0.0000453515 */
    assert_text(json_text(json_get(json_at(list, 1), "text")), "said");
    assert_times(json_at(list, 1), 3.000045351, 4);
    json_free(&root);
}

/* What a person wrote to be said is what the words are words of. */
static void words_of_a_say_as(void **state)
{
    struct fixture *const f = *state;
    struct json *root;
    const struct json *words;

    f->segments[2].say = STR("Mr Smith");
    f->words[1].token = 99; /* beyond the tokens: no text, no crash */
    root = parse(publish_one(f, "json"));
    words = json_get(json_at(json_get(root, "segments"), 2), "words");
    assert_text(json_text(json_get(json_at(words, 0), "text")), "Mr");
    assert_text(json_text(json_get(json_at(words, 1), "text")), "");
    json_free(&root);
}

/* Longer than what is held back: written in parts, and whole. */
static void a_long_timeline_is_whole(void **state)
{
    enum { N = 20000 };
    struct fixture *const f = *state;
    struct json *root;

    f->timeline.segments = arena_array(f->arena, N, sizeof *f->timeline.segments);
    assert_non_null(f->timeline.segments);
    for (size_t i = 0; i < N; i++)
        f->timeline.segments[i] = f->spoken[i % 7];
    f->timeline.n_segments = N;
    root = parse(publish_one(f, "json"));
    assert_int_equal(json_count(json_get(root, "segments")), N);
    assert_text(/* 19999 is 7 * 2857: the first again */
        json_text(json_get(json_at(json_get(root, "segments"), N - 1), "text")), "Court \"rules\"");
    json_free(&root);
}

/* --- chapters, the transcript for apps, what a feed tells --- */

/* jsonChapters.md: an item's chapter ends where its section begins; only web addresses are links.
 */
static void chapters_json(void **state)
{
    struct fixture *const f = *state;
    struct json *root;
    const struct json *list;

    f->items[0].url = STR("https://example.org/court?a=1&b=2");
    f->items[0].image = STR("javascript:alert(1)");
    f->ending = "chapters.json";
    root = parse(publish_one(f, "chapters"));
    assert_text(json_text(json_get(root, "version")), "1.2.0");
    list = json_get(root, "chapters");
    assert_int_equal(json_count(list), 2); /* a closing of under five seconds is none */
    assert_text(json_text(json_get(json_at(list, 0), "title")), "Court");
    assert_text(json_text(json_get(json_at(list, 0), "url")), "https://example.org/court?a=1&b=2");
    assert_null(json_get(json_at(list, 0), "img"));
    assert_true(json_number(json_get(json_at(list, 0), "endTime"), 0) == 6);
    assert_text(json_text(json_get(json_at(list, 1), "title")), "What now?");
    assert_true(json_number(json_get(json_at(list, 1), "startTime"), 0) == 6);
    assert_true(json_number(json_get(json_at(list, 1), "endTime"), 0) == 10.5);
    json_free(&root);
}

/* What frames the stories: a short opening is part of the first chapter, a long closing is listed
 * by what its kind is called where it has no title; an opening that says its only story's headline
 * stands for both. */
static void chapters_of_what_frames_the_stories(void **state)
{
    struct fixture *const f = *state;
    struct item items[3] = {{.kind = ITEM_OPEN},
        {.kind = ITEM_STORY, .title = STR("Court"), .url = STR("https://example.org/")},
        {.kind = ITEM_CLOSE}};
    struct timeline_mark marks[3] = {{.item = &items[0], .end = 4 * RATE},
        {.item = &items[1], .label = STR("Court"), .start = 4 * RATE, .end = 20 * RATE},
        {.item = &items[2], .start = 20 * RATE, .end = 25 * RATE}};
    struct json *root;
    const struct json *list;

    f->timeline.marks = marks;
    f->timeline.n_marks = 3;
    f->timeline.n_samples = 25 * RATE;
    f->ending = "chapters.json";
    root = parse(publish_one(f, "chapters"));
    list = json_get(root, "chapters");
    assert_int_equal(json_count(list), 2);
    assert_text(json_text(json_get(json_at(list, 0), "title")), "Court");
    assert_true(json_number(json_get(json_at(list, 0), "startTime"), -1) == 0);
    assert_text(json_text(json_get(json_at(list, 1), "title")), "Closing");
    json_free(&root);

    items[0].title = marks[0].label = STR("Court");
    root = parse(publish_one(f, "chapters"));
    list = json_get(root, "chapters");
    assert_int_equal(json_count(list), 2);
    assert_text(json_text(json_get(json_at(list, 0), "url")), "https://example.org/");
    assert_true(json_number(json_get(json_at(list, 0), "endTime"), -1) == 20);
    json_free(&root);
}

static void app_transcript(void **state)
{
    struct fixture *const f = *state;
    struct json *root;
    const struct json *list;

    f->ending = "transcript.json";
    root = parse(publish_one(f, "transcript"));
    assert_text(json_text(json_get(root, "version")), "1.0.0");
    list = json_get(root, "segments");
    assert_int_equal(json_count(list), 7);
    assert_text(json_text(json_get(json_at(list, 3), "speaker")), "quote");
    assert_true(json_number(json_get(json_at(list, 3), "startTime"), 0) == 4.5);
    assert_true(json_number(json_get(json_at(list, 3), "endTime"), 0) == 5.5);
    assert_text(json_text(json_get(json_at(list, 0), "body")), "Court \"rules\"");
    json_free(&root);
}

static void episode_json(void **state)
{
    struct fixture *const f = *state;
    struct json *root;
    char guid[64];

    f->ending = "episode.json";
    root = parse(publish_one(f, "episode"));
    assert_text(json_text(json_get(root, "title")), "Court \"rules\"");
    assert_text(json_text(json_get(root, "date")), "2019-12-05");
    assert_true(json_number(json_get(root, "duration"), 0) == 10.5);
    assert_int_equal(json_count(json_get(root, "stories")), 1); /* a closing is no story */
    snprintf(guid, sizeof guid, "%.*s", STR_ARG(json_text(json_get(root, "guid"))));
    json_free(&root);

    f->segments[1].text = STR("Corrected."); /* the same episode */
    root = parse(publish_one(f, "episode"));
    assert_text(json_text(json_get(root, "guid")), guid);
    json_free(&root);
    f->rundown.date = STR("2019-12-06"); /* another */
    root = parse(publish_one(f, "episode"));
    assert_false(str_eq(json_text(json_get(root, "guid")), str_of(guid)));
    json_free(&root);
}

/* --- the transcript --- */

/* The spoken title that is the bulletin's own is there once; clauses and sentences share a line. */
static void transcript(void **state)
{
    struct fixture *const f = *state;

    assert_text(publish_one(f, "txt"), "Court \"rules\"\n"
                                       "2019-12-05\n"
                                       "\n"
                                       "First. He said: \xE2\x80\x9CNo.\xE2\x80\x9D\n"
                                       "\n"
                                       "\n"
                                       "What now?\n"
                                       "\n"
                                       "- One.\n"
                                       "\n"
                                       "- Two.\n");
    f->rundown.title = STR("The news");
    f->rundown.date = STR("");
    assert_true(str_starts(publish_one(f, "txt"), STR("The news\n\n\nCourt \"rules\"\n\nFirst.")));
}

/* --- the table --- */

static void also_lists(void **state)
{
    struct fixture *const f = *state;
    struct publish_list list = {0};

    assert_true(publish_parse("txt", &list, &f->err));
    assert_false(publish_wants_words(&list));
    list = (struct publish_list){0};
    assert_true(publish_parse(" json , txt,json", &list, &f->err));
    assert_true(publish_wants_words(&list));
    assert_true(publish(&list, &f->input, f->files, &f->n_files, &f->err));
    assert_int_equal(f->n_files, 2); /* twice asked for is once written */
    for (size_t i = 0; i < 2; i++)
        file_out_abort(&f->files[i]);
    assert_false(publish_parse("json,pdf", &list, &f->err));
    assert_int_equal(f->err.kind, ERROR_USAGE);
    assert_non_null(strstr(f->err.text, "--also: \"pdf\" is no output: there are audiobook, "));
    assert_false(publish_parse("", &list, &f->err));
    assert_false(publish_parse("json,", &list, &f->err));
    list = (struct publish_list){0};
    assert_true(publish(&list, &f->input, f->files, &f->n_files, &f->err));
    assert_int_equal(f->n_files, 0);
}

static void assert_named(struct fixture *f, const char *audio, const char *expected)
{
    char audio_path[512], path[512];
    struct publish_list list = {0};
    const char *paths[PUBLISH_MAX];
    size_t n;

    snprintf(audio_path, sizeof audio_path, "%s/%s", f->folder, audio);
    snprintf(path, sizeof path, "%s/%s", f->folder, expected);
    f->input.audio_path = audio_path;
    assert_true(publish_parse("txt", &list, &f->err));
    assert_true(publish(&list, &f->input, f->files, &f->n_files, &f->err));
    assert_string_equal(file_out_path(f->files[0]), path);
    assert_true(publish_paths(&list, audio_path, f->arena, paths, &n, &f->err));
    assert_int_equal(n, 1);
    assert_string_equal(paths[0], path);
    file_out_abort(&f->files[0]);
}

static void names_are_the_audios(void **state)
{
    struct fixture *const f = *state;
    struct publish_list list = {0};

    assert_named(f, "2019-12-05.07.30.wav", "2019-12-05.07.30.txt");
    assert_named(f, "no-ending", "no-ending.txt");
    assert_named(f, "a.folder/no-ending", "a.folder/no-ending.txt");
    assert_named(f, ".hidden", ".hidden.txt");
    f->input.audio_path = "-";
    assert_true(publish_parse("txt", &list, &f->err));
    assert_false(publish(&list, &f->input, f->files, &f->n_files, &f->err));
    assert_int_equal(f->err.kind, ERROR_USAGE);
}

static void one_that_fails_takes_all_with_it(void **state)
{
    struct fixture *const f = *state;
    struct publish_list list = {0};
    char path[512];
    bool ok;

    assert_true(publish_parse("json,txt", &list, &f->err));
    disk_is_full_above(100);
    ok = publish(&list, &f->input, f->files, &f->n_files, &f->err);
    disk_has_room();
    assert_false(ok);
    assert_int_equal(f->n_files, 0);
    assert_non_null(strstr(f->err.text, "news.json: File too large"));
    assert_int_equal(scratch_entries(f->folder), 0);

    snprintf(path, sizeof path, "%s/news.txt", f->folder);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(publish(&list, &f->input, f->files, &f->n_files, &f->err));
    assert_int_equal(f->n_files, 0);
    assert_int_equal(scratch_entries(f->folder), 1); /* the folder itself: no news.json */
}

/* --- articles and scripts --- */

static struct block blocks[] = {
    {.kind = BLOCK_ASIDE, .text = STR("Video report by A. Smith"), .reason = STR("video credit")},
    {.kind = BLOCK_PARAGRAPH, .text = STR("First paragraph.")},
    {.kind = BLOCK_HEADING, .level = 2, .text = STR("A heading")},
    {.kind = BLOCK_LIST_ITEM, .text = STR("one")},
    {.kind = BLOCK_LIST_ITEM, .text = STR("two")},
    {.kind = BLOCK_QUOTE, .text = STR("A quotation.")},
};

static const struct article article = {.name = STR("x.txt"),
    .title = STR("The title"),
    .byline = STR("Jo Bloggs"),
    .published = STR("2019-12-05"),
    .language = STR("en"),
    .dateline = STR("LONDON"),
    .blocks = blocks,
    .n_blocks = 6};

static void article_json(void **state)
{
    const struct article several[] = {article, article};
    struct buf out = {0};
    struct json *root;
    const struct json *list;
    (void)state;

    articlejson_write(&article, 1, &out);
    root = parse(buf_str(&out));
    assert_text(json_text(json_get(root, "title")), "The title");
    assert_text(json_text(json_get(root, "byline")), "Jo Bloggs");
    assert_int_equal(json_kind(json_get(root, "source")), JSON_KIND_TEXT); /* always there */
    assert_text(json_text(json_get(root, "published")), "2019-12-05");
    assert_text(json_text(json_get(root, "language")), "en");
    assert_text(json_text(json_get(root, "dateline")), "LONDON");
    assert_null(json_get(root, "slug"));
    list = json_get(root, "blocks");
    assert_int_equal(json_count(list), 5);
    assert_text(json_text(json_get(json_at(list, 0), "kind")), "paragraph");
    assert_text(json_text(json_get(json_at(list, 1), "kind")), "heading");
    assert_true(json_number(json_get(json_at(list, 1), "level"), 0) == 2);
    assert_text(json_text(json_get(json_at(list, 2), "kind")), "list-item");
    assert_text(json_text(json_get(json_at(list, 4), "kind")), "quote");
    assert_text(json_text(json_get(json_at(list, 4), "text")), "A quotation.");
    list = json_get(root, "aside");
    assert_int_equal(json_count(list), 1);
    assert_text(json_text(json_get(json_at(list, 0), "reason")), "video credit");
    json_free(&root);

    buf_clear(&out);
    articlejson_write(several, 2, &out);
    root = parse(buf_str(&out));
    assert_int_equal(json_kind(root), JSON_KIND_ARRAY);
    assert_int_equal(json_count(root), 2);
    json_free(&root);
    buf_free(&out);
}

static void article_text(void **state)
{
    const struct article bare = {.title = STR("Bare"), .blocks = blocks + 1, .n_blocks = 1};
    const struct article untitled = {.blocks = blocks + 1, .n_blocks = 1};
    struct buf out = {0};
    (void)state;

    articletext_write(&article, true, &out);
    assert_text(buf_str(&out), "# The title\n\n"
                               "By: Jo Bloggs\n"
                               "Published: 2019-12-05\n\n"
                               "[video credit: Video report by A. Smith]\n\n"
                               "First paragraph.\n\n"
                               "## A heading\n\n"
                               "- one\n"
                               "- two\n\n"
                               "> A quotation.\n");
    buf_clear(&out);
    articletext_write(&article, false, &out);
    assert_int_equal(str_find(buf_str(&out), STR("Video"), 0), -1);
    articletext_write(&article, false, &out);
    assert_true(str_find(buf_str(&out), STR("quotation.\n\n\n# The title\n"), 0) > 0);
    buf_clear(&out);
    articletext_write(&bare, false, &out);
    assert_text(buf_str(&out), "# Bare\n\nFirst paragraph.\n");
    buf_clear(&out);
    articletext_write(&untitled, false, &out);
    assert_text(buf_str(&out), "First paragraph.\n");
    buf_free(&out);
}

static void script_json(void **state)
{
    struct fixture *const f = *state;
    const struct voice_names none = {0};
    struct buf out = {0};
    struct json *root;
    const struct json *list, *value;

    scriptjson_write(&f->rundown, &f->input.voices, &out);
    root = parse(buf_str(&out));
    assert_text(json_text(json_get(root, "title")), "Court \"rules\"");
    assert_text(json_text(json_get(root, "language")), "en-GB");
    list = json_get(root, "items");
    assert_int_equal(json_count(list), 2);
    assert_text(json_text(json_get(json_at(list, 1), "kind")), "close");
    list = json_get(json_at(list, 0), "segments");
    assert_int_equal(json_count(list), 5);
    value = json_at(list, 2);
    assert_text(json_text(json_get(value, "role")), "reporter");
    assert_text(json_text(json_get(value, "voice")), "en-gb-x-rp");
    assert_text(json_text(json_get(value, "kind")), "paragraph");
    assert_text(json_text(json_get(value, "text")), "He said:");
    assert_text(json_text(json_get(value, "spoken")), "he said");
    assert_true(json_number(json_get(value, "pause_ms"), 0) == 180);
    assert_null(json_get(root, "station"));
    assert_null(json_get(json_at(json_get(root, "items"), 0), "bed"));
    json_free(&root);

    buf_clear(&out);
    scriptjson_write(&f->rundown, &none, &out); /* without a cast */
    root = parse(buf_str(&out));
    json_free(&root);
    buf_free(&out);
}

/* What formats and people add to a running order. */
static void script_json_of_a_programme(void **state)
{
    struct fixture *const f = *state;
    const struct voice_names none = {0};
    struct rundown r = f->rundown;
    struct item *const item = &r.items[0];
    struct buf out = {0};
    struct json *root;
    const struct json *of_item, *bed;

    r.station = STR("Harbour Radio");
    r.rate = 975;
    r.lead_ms = 500;
    r.most_ms = 180000;
    item->reader = STR("reporter-2");
    item->before = (struct sting){.kind = STING_FILE, .file = STR("/\"a\".wav"), .gain_db = -6.5};
    item->bed = (struct bed){
        .sound = {.kind = STING_TONE, .hz = 110, .length_ms = 900, .gain_db = -18}, .duck_db = 12};
    scriptjson_write(&r, &none, &out);
    root = parse(buf_str(&out));
    assert_text(json_text(json_get(root, "station")), "Harbour Radio");
    assert_float_equal(json_number(json_get(root, "rate"), 0), 0.975, 1e-9);
    assert_true(json_number(json_get(root, "lead_ms"), 0) == 500);
    assert_true(json_number(json_get(json_get(root, "length_ms"), "least"), 1) == 0);
    assert_true(json_number(json_get(json_get(root, "length_ms"), "most"), 0) == 180000);
    of_item = json_at(json_get(root, "items"), 0);
    assert_text(json_text(json_get(of_item, "reader")), "reporter-2");
    assert_text(json_text(json_get(json_get(of_item, "before"), "file")), "/\"a\".wav");
    assert_float_equal(
        json_number(json_get(json_get(of_item, "before"), "gain_db"), 0), -6.5, 1e-9);
    assert_null(json_get(of_item, "after"));
    bed = json_get(of_item, "bed");
    assert_text(json_text(json_get(bed, "kind")), "tone");
    assert_true(json_number(json_get(bed, "hz"), 0) == 110);
    assert_true(json_number(json_get(bed, "duck_db"), 0) == 12);
    json_free(&root);
    buf_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(timeline_json),
        TEST(words_of_a_say_as),
        TEST(a_long_timeline_is_whole),
        TEST(chapters_json),
        TEST(chapters_of_what_frames_the_stories),
        TEST(app_transcript),
        TEST(episode_json),
        TEST(transcript),
        TEST(also_lists),
        TEST(names_are_the_audios),
        TEST(one_that_fails_takes_all_with_it),
        TEST(article_json),
        TEST(article_text),
        TEST(script_json),
        TEST(script_json_of_a_programme),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
