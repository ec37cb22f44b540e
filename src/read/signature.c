#include "read/signature.h"

#include <stdbool.h>
#include <stddef.h>

struct signature {
    const char *label;
    size_t at; /* byte offset */
    struct str bytes;
};

/* As in the specifications of the types, and in file(1)'s collection. */
static const struct signature SIGNATURES[] = {
    {"a PDF document", 0, {"%PDF-", 5}},
    {"a PNG image", 0, {"\x89PNG\r\n\x1A\n", 8}},
    {"a JPEG image", 0, {"\xFF\xD8\xFF", 3}},
    {"a GIF image", 0, {"GIF87a", 6}},
    {"a GIF image", 0, {"GIF89a", 6}},
    {"a WebP image", 8, {"WEBPVP8", 7}},
    {"a TIFF image", 0, {"II*\0", 4}},
    {"a TIFF image", 0, {"MM\0*", 4}},
    {"an icon", 0, {"\0\0\1\0", 4}},
    {"WAV audio", 8, {"WAVEfmt ", 8}},
    {"an AVI video", 8, {"AVI LIST", 8}},
    {"AIFF audio", 8, {"AIFF", 4}},
    {"AIFF audio", 8, {"AIFC", 4}},
    {"MP3 audio", 0, {"ID3", 3}},
    {"MP3 audio", 0, {"\xFF\xFB", 2}},
    {"MP3 audio", 0, {"\xFF\xF3", 2}},
    {"AAC audio", 0, {"\xFF\xF1", 2}},
    {"AAC audio", 0, {"\xFF\xF9", 2}},
    {"Ogg audio or video", 0, {"OggS", 4}},
    {"FLAC audio", 0, {"fLaC", 4}},
    {"a HEIF image", 4, {"ftyphei", 7}},
    {"an AVIF image", 4, {"ftypavif", 8}},
    {"MPEG-4 audio or video", 4, {"ftyp", 4}},
    {"a Matroska or WebM video", 0, {"\x1A\x45\xDF\xA3", 4}},
    {"a gzip archive", 0, {"\x1F\x8B", 2}},
    {"a bzip2 archive", 0, {"BZh", 3}},
    {"an xz archive", 0,
        {"\xFD"
         "7zXZ\0",
            6}},
    {"a Zstandard archive", 0, {"\x28\xB5\x2F\xFD", 4}},
    {"a 7-Zip archive", 0, {"7z\xBC\xAF\x27\x1C", 6}},
    {"a RAR archive", 0, {"Rar!\x1A\x07", 6}},
    {"a tar archive", 257, {"ustar", 5}},
    {"an older Office document", 0, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}},
    {"a Rich Text document", 0, {"{\\rtf", 5}},
    {"a PostScript document", 0, {"%!PS", 4}},
    {"a program", 0,
        {"\x7F"
         "ELF",
            4}},
    {"a program", 0, {"MZ\x90\0", 4}},
    {"an SQLite database", 0, {"SQLite format 3\0", 16}},
    {"a font", 0, {"wOFF", 4}},
    {"a font", 0, {"wOF2", 4}},
    {"a font", 0, {"OTTO\0", 5}},
};

/* What is packed in a zip archive is told by the names of its first files (ECMA-376 part 2;
 * OpenDocument 1.3 part 2, 3.3; EPUB OCF 3.3, 4.2.3). */
static const struct {
    struct str bytes;
    const char *label;
} PACKED[] = {
    {{"mimetypeapplication/epub+zip", 28}, "an EPUB book"},
    {{"mimetypeapplication/vnd.oasis.opendocument.text", 47}, "an OpenDocument text"},
    {{"mimetypeapplication/vnd.oasis.opendocument", 42}, "an OpenDocument file"},
    {{"word/", 5}, "a Word document"},
    {{"xl/", 3}, "an Excel workbook"},
    {{"ppt/", 4}, "a PowerPoint presentation"},
    {{"[Content_Types].xml", 19}, "an Office document"},
};

static const char *packed(struct str bytes)
{
    const struct str head = str_cut(bytes, 0, 4096);

    for (size_t i = 0; i < sizeof PACKED / sizeof *PACKED; i++)
        if (str_find(head, PACKED[i].bytes, 0) >= 0)
            return PACKED[i].label;
    return "a zip archive";
}

const char *signature_of(struct str bytes)
{
    if (str_starts(bytes, STR("PK\x03\x04")) || str_starts(bytes, STR("PK\x05\x06")))
        return packed(bytes);
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++) {
        const struct signature *s = &SIGNATURES[i];
        if (str_starts(str_cut(bytes, s->at, bytes.len), s->bytes))
            return s->label;
    }
    return NULL;
}
