/* UUIDs of names: published test vectors. */
#include "publish/podcast/uuid.h"

#include "testing.h"

static void assert_sha1(const char *first, const char *second, const char *expected)
{
    uint8_t digest[20];
    char text[41];

    sha1(str_of(first), str_of(second), digest);
    for (int i = 0; i < 20; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    assert_string_equal(text, expected);
}

/* RFC 3174, section 7.3, and the empty message. */
static void sha1_vectors(void **state)
{
    (void)state;
    assert_sha1("abc", "", "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert_sha1("abcdbcdecdefdefgefghfghighijhi", "jkijkljklmklmnlmnomnopnopq",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    assert_sha1("", "", "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

static void assert_uuid(const struct uuid *name_space, const char *name, const char *expected)
{
    const struct uuid uuid = uuid_make(name_space, str_of(name));
    char text[UUID_TEXT];

    uuid_text(&uuid, text);
    assert_string_equal(text, expected);
}

/* RFC 9562, appendix A.4; the documentation of Python's uuid; podcast-namespace, the tag "guid". */
static void uuid_vectors(void **state)
{
    static const struct uuid dns = {{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4,
        0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};
    (void)state;

    assert_uuid(&dns, "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2");
    assert_uuid(&dns, "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d");
    assert_uuid(&uuid_of_podcasts, "podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha1_vectors),
        cmocka_unit_test(uuid_vectors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
