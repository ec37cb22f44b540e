#include "script/file/scriptitem.h"

#include "script/file/scriptline.h"
#include "script/sting.h"

/* The item's texts, by their names in the file. */
struct text_row {
    const char *name;
    struct str *field;
    bool (*read)(const struct script_place *at, struct str value, struct str *field);
};

#define TEXT_FIELDS 8

static void list_texts(struct item *item, struct text_row out[TEXT_FIELDS])
{
    out[0] = (struct text_row){"language", &item->language, scriptvalue_language};
    out[1] = (struct text_row){"byline", &item->byline, scriptvalue_text};
    out[2] = (struct text_row){"source", &item->source, scriptvalue_text};
    out[3] = (struct text_row){"url", &item->url, scriptvalue_text};
    out[4] = (struct text_row){"image", &item->image, scriptvalue_text};
    out[5] = (struct text_row){"id", &item->id, scriptvalue_text};
    out[6] = (struct text_row){"published", &item->published, scriptvalue_date};
    out[7] = (struct text_row){"reader", &item->reader, scriptvalue_role};
}

enum { FIELD_BEFORE = TEXT_FIELDS, FIELD_AFTER, FIELD_BED };
static const char *const sounds[] = {"before", "after", "bed"};

_Static_assert(FIELD_BED < SCRIPTITEM_FIELDS, "struct scriptitem has room for every field");

static bool read_sound(
    int field, const struct script_place *at, struct str value, struct item *item)
{
    struct error why = {0};
    bool ok;

    if (field == FIELD_BEFORE)
        ok = sting_parse(value, at->name, at->arena, &item->before, &why);
    else if (field == FIELD_AFTER)
        ok = sting_parse(value, at->name, at->arena, &item->after, &why);
    else
        ok = bed_parse(value, at->name, at->arena, &item->bed, &why);
    return ok || scriptvalue_why(at, sounds[field - FIELD_BEFORE], &why);
}

bool scriptitem_read(struct scriptitem *told, const struct script_place *at, struct str line,
    struct item *item, bool *taken)
{
    struct text_row texts[TEXT_FIELDS];
    struct str name, value;

    *taken = false;
    if (!scriptline_field(line, &name, &value))
        return true;
    list_texts(item, texts);
    for (int i = 0; i < TEXT_FIELDS; i++) {
        if (!str_eq(name, str_of(texts[i].name)))
            continue;
        *taken = true;
        return scriptvalue_once(at, &told->given[i], texts[i].name) &&
               texts[i].read(at, value, texts[i].field);
    }
    for (int i = FIELD_BEFORE; i <= FIELD_BED; i++) {
        if (!str_eq(name, str_of(sounds[i - FIELD_BEFORE])))
            continue;
        *taken = true;
        return scriptvalue_once(at, &told->given[i], sounds[i - FIELD_BEFORE]) &&
               read_sound(i, at, value, item);
    }
    return true;
}

static void write_sting(const char *name, const struct sting *sting, struct buf *out)
{
    if (sting->kind == STING_NONE)
        return;
    buf_printf(out, "%s: ", name);
    sting_write(sting, out);
    buf_add_byte(out, '\n');
}

void scriptitem_write(const struct item *item, struct str bulletin_language, struct buf *out)
{
    struct item copy = *item;
    struct text_row texts[TEXT_FIELDS];

    if (str_eq(copy.language, bulletin_language))
        copy.language = STR("");
    list_texts(&copy, texts);
    for (int i = 0; i < TEXT_FIELDS; i++)
        if (texts[i].field->len)
            buf_printf(out, "%s: %.*s\n", texts[i].name, STR_ARG(*texts[i].field));
    write_sting("before", &item->before, out);
    write_sting("after", &item->after, out);
    if (item->bed.sound.kind == STING_NONE)
        return;
    buf_add(out, STR("bed: "));
    bed_write(&item->bed, out);
    buf_add_byte(out, '\n');
}
