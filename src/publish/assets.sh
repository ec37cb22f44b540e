#!/bin/sh
# Prints the page's style sheet and script (the two files named) as a C source for pageassets.h.
set -eu

array() { # NAME FILE
    printf 'const char %s[] = {' "$1"
    od -An -v -tu1 "$2" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
    printf '0};\n'
    hash=$(sha256sum "$2" | cut -c1-64 | tr a-f A-F | basenc -d --base16 | base64)
    printf "const char %s_sha256[] = \"'sha256-%s'\";\n" "$1" "$hash"
}

echo '#include "publish/pageassets.h"'
array page_css "$1"
array page_js "$2"
