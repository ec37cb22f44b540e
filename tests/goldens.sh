#!/bin/sh
# Makes the golden scripts of the sample articles anew. The date is fixed, so that they are the same every day.
set -eu
cd "$(dirname "$0")/.."
mkdir -p tests/golden
for article in scripts/articles/*.txt; do
    "$BULLETIN" script --date 2026-03-04 -o "tests/golden/$(basename "$article" .txt).script" "$article"
done
