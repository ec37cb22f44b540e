#include "publish/voicename.h"

struct str voice_name(
    const struct voice_names *names, const struct item *item, const struct segment *segment)
{
    return names->of ? names->of(names->cast, item, segment) : (struct str){NULL, 0};
}
