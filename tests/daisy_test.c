/* The talking book: what its files say, that they agree with each other, and that its times are the
 * programme's. That each keeps the grammar of its kind is for daisy.bats to say. */
#include "archiving.h"

#define FILES_MAX 16

/* All files of a book. */
struct files {
    const char *names[FILES_MAX];
    struct node *roots[FILES_MAX]; /* NULL: the audio */
    uint64_t bytes;                /* of all */
    int n;
};

static struct files read_files(struct bulletin *b, struct str archive)
{
    zip_source_t *source = zip_source_buffer_create(archive.s, archive.len, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    struct files files = {.n = (int)zip_get_num_entries(zip, 0)};

    assert_in_range(files.n, 5, FILES_MAX);
    for (int i = 0; i < files.n; i++) {
        zip_stat_t st;
        assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &st), 0);
        files.names[i] = arena_printf(b->arena, "%s", st.name).s;
        files.bytes += st.size;
    }
    zip_discard(zip);
    for (int i = 0; i < files.n; i++)
        if (strncmp(files.names[i], "audio.", 6) != 0)
            files.roots[i] = xml_part(b, archive, files.names[i]);
    return files;
}

static struct files make_files(struct bulletin *b)
{
    return read_files(b, publish_with_audio(b, "daisy", ".daisy.zip"));
}

static struct node *file(const struct files *files, const char *name)
{
    for (int i = 0; i < files->n; i++)
        if (strcmp(files->names[i], name) == 0)
            return files->roots[i];
    fail_msg("no %s", name);
    return NULL;
}

static struct str meta_after(const struct node *root, const char *name, int skip)
{
    for (const struct node *n = root; n; n = node_following(root, n))
        if (node_is(n, "meta") && str_eq(node_attr(n, "name"), str_of(name)) && skip-- == 0)
            return node_attr(n, "content");
    return (struct str){0};
}

static struct str meta(const struct node *root, const char *name)
{
    return meta_after(root, name, 0);
}

static struct str text_of(struct bulletin *b, const struct node *node)
{
    struct buf text = {0};
    struct str kept;

    node_add_text(node, &text);
    kept = buf_keep(&text, b->arena);
    buf_free(&text);
    return kept;
}

/* --- what must hold for every book --- */

/* Milliseconds of a time that ends with "HH:MM:SS.mmm" or "SSS.mmm". */
static long long ms_of(struct bulletin *b, struct str time)
{
    const char *const text = arena_printf(b->arena, "%.*s", STR_ARG(time)).s;
    long long hours = 0, minutes = 0, seconds = 0, ms = 0;
    const bool read = strchr(text, ':') ? sscanf(text, "%lld:%lld:%lld.%lld", &hours, &minutes,
                                              &seconds, &ms) >= 3
                                        : sscanf(text, "%lld.%3llds", &seconds, &ms) == 2;

    if (!read)
        fail_msg("%s is no time", text);
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

static long long clip_ms(struct bulletin *b, const struct node *audio, const char *name)
{
    const struct str value = node_attr(audio, name);

    assert_true(str_starts(value, STR("npt=")));
    return ms_of(b, str_cut(value, 4, value.len));
}

/* Clips follow each other from `at` without a gap or an empty one; returns where they end. */
static long long check_clips(struct bulletin *b, const struct node *smil, long long at)
{
    const long long from = at;

    for (const struct node *n = smil; n; n = node_following(smil, n)) {
        if (!node_is(n, "audio"))
            continue;
        assert_int_equal(clip_ms(b, n, "clip-begin"), at);
        assert_true(clip_ms(b, n, "clip-end") > at);
        at = clip_ms(b, n, "clip-end");
    }
    assert_int_equal(ms_of(b, meta(smil, "ncc:totalElapsedTime")), from);
    assert_int_equal(ms_of(b, meta(smil, "ncc:timeInThisSmil")), at - from);
    assert_int_equal(ms_of(b, node_attr(node_find(smil, "seq"), "dur")), at - from);
    return at;
}

/* Everything from the beginning to the end of the audio, once, in the order of the master. */
static void check_times(struct bulletin *b, const struct files *files)
{
    const struct timeline *const t = &b->timeline;
    const long long all = (long long)(t->n_samples * 1000 / t->sample_rate);
    struct node *const master = file(files, "master.smil");
    long long at = 0;

    for (const struct node *n = master; n; n = node_following(master, n))
        if (node_is(n, "ref"))
            at = check_clips(
                b, file(files, arena_printf(b->arena, "%.*s", STR_ARG(node_attr(n, "src"))).s), at);
    assert_int_equal(at, all);
    assert_int_equal(ms_of(b, meta(master, "ncc:timeInThisSmil")), all);
    assert_int_equal(
        ms_of(b, meta(file(files, "ncc.html"), "ncc:totalTime")), (all + 500) / 1000 * 1000);
}

static int count_ids(const struct node *root, struct str id)
{
    int n = 0;

    for (const struct node *at = root; at; at = node_following(root, at))
        n += str_eq(node_attr(at, "id"), id);
    return n;
}

/* Does an address within the book lead to one element of one file? */
static void check_address(struct bulletin *b, const struct files *files, struct str address)
{
    const ptrdiff_t hash = str_find(address, STR("#"), 0);
    const size_t end = hash < 0 ? address.len : (size_t)hash;
    const char *const name = arena_printf(b->arena, "%.*s", (int)end, address.s).s;

    if (str_starts(address, STR("https://")))
        return;
    for (int i = 0; i < files->n; i++)
        if (strcmp(files->names[i], name) == 0 && !files->roots[i])
            return; /* the audio */
    assert_true(file(files, name));
    if (hash >= 0)
        assert_int_equal(count_ids(file(files, name), str_cut(address, end + 1, address.len)), 1);
}

static void check_addresses(struct bulletin *b, const struct files *files)
{
    for (int i = 0; i < files->n; i++) {
        struct node *const root = files->roots[i];
        for (const struct node *n = root; n; n = root ? node_following(root, n) : NULL) {
            const struct str id = node_attr(n, "id");
            if (node_attr(n, "href").len)
                check_address(b, files, node_attr(n, "href"));
            if (node_attr(n, "src").len)
                check_address(b, files, node_attr(n, "src"));
            if (id.len)
                assert_int_equal(count_ids(root, id), 1);
        }
    }
}

static void check_count(struct bulletin *b, const struct node *ncc, const char *name, uint64_t n)
{
    const char *const expected = arena_printf(b->arena, "%llu", (unsigned long long)n).s;

    assert_text(meta(ncc, name), expected);
}

/* DAISY 2.02, metadata of the NCC: tocItems are all of the body's, depth the greatest heading. */
static void check_counts(struct bulletin *b, const struct files *files)
{
    struct node *const ncc = file(files, "ncc.html");
    uint64_t items = 0, depth = 0;

    for (const struct node *n = node_child(ncc, "body")->first; n; n = n->next) {
        if (node_is_text(n))
            continue;
        items++;
        if ((uint64_t)(n->name.s[1] - '0') > depth)
            depth = (uint64_t)(n->name.s[1] - '0');
    }
    check_count(b, ncc, "ncc:tocItems", items);
    check_count(b, ncc, "ncc:depth", depth);
    check_count(b, ncc, "ncc:files", (uint64_t)files->n);
    check_count(b, ncc, "ncc:kByteSize", (files->bytes + 1023) / 1024);
}

static void check_book(struct bulletin *b, const struct files *files)
{
    check_times(b, files);
    check_addresses(b, files);
    check_counts(b, files);
}

/* --- tests --- */

static void check_heading(const struct node *heading, const char *name, const char *href,
    const char *language, const char *direction)
{
    assert_true(node_is(heading, name));
    assert_text(node_attr(node_child(heading, "a"), "href"), href);
    assert_text(node_attr(heading, "lang"), language);
    assert_text(node_attr(heading, "dir"), direction);
}

/* The bulletin's title and the story that it begins with are of one place, and share a heading. The
 * section begins with segment 3, the second story with segment 5. */
static void headings_lead_to_the_marks(void **state)
{
    struct bulletin *const b = *state;
    const struct files files = make_files(b);
    struct node *heading = node_child(node_child(file(&files, "ncc.html"), "body"), "h1");

    check_heading(heading, "h1", "s0001.smil#t0", "en-GB", "ltr");
    assert_text(node_attr(heading, "class"), "title");
    /* but for the control character, which XML cannot hold */
    assert_text(text_of(b, heading),
        "Evening <news>: </script><img src=x onerror=\"alert('1')\"> & ]]> --> ../../etc/passwd");
    check_heading(node_sibling(heading, "h2"), "h2", "s0002.smil#t3", "en-GB", "ltr");
    check_heading(node_sibling(heading, "h1"), "h1", "s0003.smil#t5", "he", "rtl");
    assert_null(node_sibling(node_sibling(heading, "h1"), "h1"));
    assert_int_equal(files.n, 3 + 4);
    check_book(b, &files);
}

/* Where the first item is called as the bulletin, or frames what follows, the title is its
 * heading. */
static void the_title_stands_for_the_first_item(void **state)
{
    struct bulletin *const b = *state;
    struct files files;
    struct node *heading;

    b->rundown.title = b->items[0].title;
    for (int i = 0; i < 2; i++) {
        files = make_files(b);
        heading = node_child(node_child(file(&files, "ncc.html"), "body"), "h1");
        check_heading(heading, "h1", "s0001.smil#t0", "en-GB", "ltr");
        assert_true(str_eq(text_of(b, heading), meta(file(&files, "ncc.html"), "dc:title")));
        check_heading(node_sibling(heading, "h1"), "h1", "s0003.smil#t5", "he", "rtl");
        check_book(b, &files);
        b->rundown.title = STR("Evening");
        b->items[0].kind = ITEM_OPEN;
    }
}

static void the_text_is_all_there(void **state)
{
    struct bulletin *const b = *state;
    const struct files files = make_files(b);
    struct node *const body = node_child(file(&files, "content.html"), "body");
    struct node *const first = node_child(body, "div"), *const second = node_sibling(first, "div");

    assert_text(node_attr(node_child(body, "h1"), "class"), "title");
    assert_text(text_of(b, node_find(first, "h2")), "What now?");
    assert_text(text_of(b, node_find(first, "blockquote")), "Nothing.\n");
    assert_null(node_find(body, "img"));
    assert_text(node_attr(second, "dir"), "rtl");
    /* its title is not spoken: as in the navigation, it is there */
    assert_text(text_of(b, node_child(second, "h1")), "\xD7\xA9");
    assert_text(text_of(b, node_find(second, "li")), "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
}

static void what_the_ncc_tells(void **state)
{
    struct bulletin *const b = *state;
    struct files files;
    struct node *ncc;

    b->items[0].byline = STR("Ann Lee and Bo O'Dea");
    b->items[1].byline = STR("Ann Lee");
    b->rundown.station = STR("Harbour & Co");
    b->rundown.date = STR("2026-03-02T00:30:00+02:00"); /* in UTC, still the day before */
    files = make_files(b);
    ncc = file(&files, "ncc.html");
    assert_text(meta(ncc, "dc:title"), "Evening <news>");
    assert_text(meta(ncc, "dc:creator"), "Ann Lee");
    assert_text(meta_after(ncc, "dc:creator", 1), "Bo O'Dea");
    assert_null(meta_after(ncc, "dc:creator", 2).s);
    assert_text(meta(ncc, "dc:publisher"), "Harbour & Co");
    assert_text(meta(ncc, "dc:date"), "2026-03-02");
    assert_text(meta(ncc, "dc:format"), "Daisy 2.02");
    assert_text(meta(ncc, "dc:language"), "en-GB");
    assert_null(meta_after(ncc, "dc:language", 1).s);
    assert_text(meta(ncc, "ncc:totalTime"), "00:00:12");
    assert_text(meta(ncc, "ncc:multimediaType"), "audioFullText");
    for (int i = 0; i < files.n; i++) /* all are of one book */
        if (files.roots[i])
            assert_true(str_eq(meta(files.roots[i], "dc:identifier"), meta(ncc, "dc:identifier")));
}

/* DAISY 2.02 asks for them whatever is known: the story's source, then the title. */
static void what_the_ncc_tells_where_little_is_known(void **state)
{
    struct bulletin *const b = *state;
    struct files files;

    b->rundown.date = STR("");
    files = make_files(b);
    assert_text(meta(file(&files, "ncc.html"), "dc:publisher"), "A & B");
    assert_text(meta(file(&files, "ncc.html"), "dc:creator"), "A & B");
    assert_text(meta(file(&files, "ncc.html"), "dc:date"), "1970-01-01");
    b->items[0].source = STR("");
    files = make_files(b);
    assert_text(meta(file(&files, "ncc.html"), "dc:publisher"), "Evening <news>");
}

/* The section's heading takes no time: its place is that of the sentence after it. All of the last
 * story takes none: there is nothing to find. */
static void what_is_not_heard_has_no_place(void **state)
{
    struct bulletin *const b = *state;
    struct files files;
    struct node *heading;

    b->spoken[3].end = b->spoken[3].start = b->spoken[4].start;
    b->marks[1].start = b->spoken[4].start;
    b->spoken[5].end = b->spoken[5].start = b->marks[2].start = b->timeline.n_samples;
    files = make_files(b);
    heading = node_child(node_child(file(&files, "ncc.html"), "body"), "h2");
    check_heading(heading, "h2", "s0002.smil#t4", "en-GB", "ltr");
    assert_null(node_sibling(heading, "h1"));
    assert_int_equal(count_ids(file(&files, "s0001.smil"), STR("p3")), 0);
    assert_int_equal(count_ids(file(&files, "content.html"), STR("s3")), 1);
    check_book(b, &files);
}

/* All of the section takes no time: the item after it is at its place, and to be found as one. */
static void an_item_stays_an_item(void **state)
{
    struct bulletin *const b = *state;
    struct files files;
    struct node *heading;

    for (int i = 3; i < 5; i++)
        b->spoken[i].start = b->spoken[i].end = b->spoken[5].start;
    b->marks[1].start = b->marks[2].start;
    files = make_files(b);
    heading = node_child(node_child(file(&files, "ncc.html"), "body"), "h1");
    heading = node_sibling(heading, "h1");
    check_heading(heading, "h1", "s0002.smil#t5", "en-GB", "ltr");
    assert_text(text_of(b, heading), "What now?: \xD7\xA9");
    check_book(b, &files);
}

/* Nobody goes to a closing of two seconds (publish/marks.h): it is part of the story before it. */
static void a_short_closing_has_no_heading(void **state)
{
    struct bulletin *const b = *state;
    struct node *body;
    struct files files;

    b->items[1].kind = ITEM_CLOSE;
    files = make_files(b);
    body = node_child(file(&files, "content.html"), "body");
    assert_null(node_child(node_sibling(node_child(body, "div"), "div"), "h1"));
    assert_text(meta(file(&files, "ncc.html"), "ncc:tocItems"), "2");
    assert_int_equal(count_ids(file(&files, "s0002.smil"), STR("p5")), 1);
    check_book(b, &files);
}

static void silence_makes_no_book(void **state)
{
    struct bulletin *const b = *state;
    struct publish_list list = {0};
    struct file_out *files[PUBLISH_MAX], *audio = file_out_open(b->path, &b->err);
    size_t n;

    assert_non_null(audio);
    b->input.audio = audio;
    for (int i = 0; i < 6; i++)
        b->spoken[i].start = b->spoken[i].end = 0;
    b->timeline.n_samples = 0;
    assert_true(publish_parse("daisy", &list, &b->err));
    assert_false(publish(&list, &b->input, files, &n, &b->err));
    assert_true(str_ends(str_of(b->err.text), STR(": nothing is heard in it")));
    file_out_abort(&audio);
}

static int64_t draw(uint64_t *seed, int64_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)(*seed >> 33) % below;
}

/* Segments of odd lengths, some of them of none or of less than a millisecond, at the rates of
 * audio. */
static void draw_times(struct bulletin *b, uint64_t *seed)
{
    static const uint32_t rates[] = {8000, 11025, 22050, 44100, 48000};
    static const int first[] = {0, 3, 5}; /* segment of each mark */
    int64_t at = draw(seed, 100000);

    b->timeline.sample_rate = rates[draw(seed, 5)];
    for (int i = 0; i < 6; i++) {
        b->spoken[i].start = at;
        at += draw(seed, 4) ? draw(seed, 200000) : draw(seed, 3);
        b->spoken[i].end = at;
        at += draw(seed, 2) ? draw(seed, 40000) : 0;
    }
    for (int i = 0; i < 3; i++)
        b->marks[i].start = b->spoken[first[i]].start;
    b->marks[2].start -= draw(seed, b->spoken[5].start - b->spoken[4].end + 1);
    for (int i = 0; i < 3; i++)
        b->marks[i].end = i == 0 || i == 1 ? b->marks[2].start : at;
    b->timeline.n_samples = at + draw(seed, 1000) + 100;
}

static void all_times_sum_up(void **state)
{
    struct bulletin *const b = *state;
    uint64_t seed = 202;

    print_message("seed %llu\n", (unsigned long long)seed);
    b->spoken[1].n_words = 0;
    for (int i = 0; i < 50; i++) {
        struct files files;
        draw_times(b, &seed);
        files = make_files(b);
        check_book(b, &files);
    }
}

static char *letters(struct bulletin *b, size_t n)
{
    char *const text = arena_alloc(b->arena, n);

    return memset(text, 'a', n);
}

/* The NCC tells a size that is its own, too. With a title of 100,000 letters, which is there many
 * times, the number of kilobytes has four digits; the station, which is there twice, is made so
 * long that the last digits are what is over a whole kilobyte. */
static void the_size_is_the_size(void **state)
{
    struct bulletin *const b = *state;
    struct files files;
    size_t more;

    b->rundown.title = (struct str){letters(b, 100000), 100000};
    b->rundown.station = STR("a");
    files = make_files(b);
    check_counts(b, &files);
    more = (size_t)(1024 - files.bytes % 1024 + 2) / 2;
    b->rundown.station = (struct str){letters(b, 1 + more), 1 + more};
    files = make_files(b);
    assert_in_range(files.bytes % 1024, 1, 3);
    check_counts(b, &files);
}

static void the_audio_is_in_it(void **state)
{
    struct bulletin *const b = *state;
    struct str archive = publish_with_audio(b, "daisy", ".daisy.zip");

    assert_text(part(b, archive, "audio.mp3"), AUDIO);
    memcpy(b->path + strlen(b->path) - 4, ".wav", 4);
    archive = publish_with_audio(b, "daisy", ".daisy.zip");
    assert_text(part(b, archive, "audio.wav"), AUDIO);
    assert_text(
        node_attr(node_find(xml_part(b, archive, "s0001.smil"), "audio"), "src"), "audio.wav");
}

static void it_needs_mp3_or_wav(void **state)
{
    struct bulletin *const b = *state;
    struct publish_list list = {0};
    const char *paths[PUBLISH_MAX];
    size_t n;

    assert_true(publish_parse("daisy", &list, &b->err));
    assert_true(publish_paths(&list, "a.b/news.mp3", b->arena, paths, &n, &b->err));
    assert_string_equal(paths[0], "a.b/news.daisy.zip");
    assert_true(publish_paths(&list, "news.wav", b->arena, paths, &n, &b->err));
    assert_false(publish_paths(&list, "news.opus", b->arena, paths, &n, &b->err));
    assert_int_equal(b->err.kind, ERROR_USAGE);
    assert_string_equal(b->err.text, "--also: daisy needs -o NAME.mp3 or NAME.wav");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bulletin_set_up, bulletin_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(headings_lead_to_the_marks),
        TEST(the_title_stands_for_the_first_item),
        TEST(the_text_is_all_there),
        TEST(what_the_ncc_tells),
        TEST(what_the_ncc_tells_where_little_is_known),
        TEST(what_is_not_heard_has_no_place),
        TEST(an_item_stays_an_item),
        TEST(a_short_closing_has_no_heading),
        TEST(silence_makes_no_book),
        TEST(all_times_sum_up),
        TEST(the_size_is_the_size),
        TEST(the_audio_is_in_it),
        TEST(it_needs_mp3_or_wav),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
