#include "commands/casting.h"

/* The number of the script's line that gives that language; 0: there is none. */
static size_t line_of_language(struct str script, struct str language)
{
    const struct str field = STR("language:");
    struct str line;

    for (size_t n = 1; str_next(&script, '\n', &line); n++) {
        line = str_trim(line);
        if (str_starts(line, field) &&
            str_eq_nocase(str_trim(str_cut(line, field.len, line.len)), language))
            return n;
    }
    return 0;
}

static bool is_cast(const struct prepared *prepared, const struct item *item, struct studio *studio,
    struct error *why)
{
    for (size_t i = 0; i < item->n_segments; i++)
        if (!studio_has_voice(
                studio, cast_voice(&prepared->cast, item->segments[i].role), item->language, why))
            return false;
    return true;
}

bool casting_check(const struct prepared *prepared, struct studio *studio, struct error *err)
{
    const struct source *const script = prepared->script;

    for (size_t i = 0; i < prepared->rundown.n_items; i++) {
        const struct item *const item = &prepared->rundown.items[i];
        struct error why = {0};
        size_t line;
        if (is_cast(prepared, item, studio, &why))
            continue;
        line = script && why.kind == ERROR_FAILED ? line_of_language(script->bytes, item->language)
                                                  : 0;
        if (line)
            return error_usage(err, script->name.s, "line %zu: %s", line, why.text);
        *err = why;
        return false;
    }
    return true;
}
