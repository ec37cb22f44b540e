#!/bin/sh
# Prints the files named as a C source for pageassets.h: of page.css the array page_css and its hash.
set -eu

echo '#include "publish/pageassets.h"'
for file in "$@"; do
    name=$(basename "$file" | tr . _)
    printf 'const char %s[] = {' "$name"
    od -An -v -tu1 "$file" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
    printf '0};\n'
    hash=$(sha256sum "$file" | cut -c1-64 | tr a-f A-F | basenc -d --base16 | base64)
    printf "const char %s_sha256[] = \"'sha256-%s'\";\n" "$name" "$hash"
done
