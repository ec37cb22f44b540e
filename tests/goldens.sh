#!/bin/sh
# Makes the golden scripts of the sample articles anew, each alone and all together in the shape of each format. The
# date is fixed, so that they are the same every day.
set -eu
cd "$(dirname "$0")/.."
out=${1:-tests/golden}
mkdir -p "$out"
for article in scripts/articles/*.txt; do
    "$BULLETIN" script --date 2026-03-04 -o "$out/$(basename "$article" .txt).script" "$article"
done
for format in hourly digest talking-newspaper; do
    "$BULLETIN" script --format "$format" --station "Radio North" --date 2026-03-04T14:00 -o "$out/$format.script" scripts/articles/*.txt
done
