#!/bin/sh
# Has epubcheck look at e-books of a news bulletin, and of ten articles in three languages, one of them written from
# right to left. Any message fails.
set -eu
cd "$(dirname "$0")/../.."
work=$OUT/epub
mkdir -p "$work"
ferry=scripts/articles/harbour-ferry.txt
council=scripts/articles/council-budget.txt
rescue=scripts/articles/mountain-rescue.txt
arabic=tests/browser/arabic.txt
hostile=tests/browser/hostile.txt
german=tests/epub/deutsch.txt

# Debian's /usr/bin/epubcheck is a jar
book() {
    name=$1
    shift
    "$BULLETIN" build -q --date 2026-03-02T08:30:00+01:00 --also epub -o "$work/$name.mp3" "$@"
    java -jar "$(readlink -f "$(command -v epubcheck)")" --failonwarnings "$work/$name.epub"
}
book news "$ferry" "$council" "$rescue"
book ten "$ferry" "$arabic" "$german" "$council" "$hostile" "$rescue" "$arabic" "$german" "$ferry" "$council"
book arabic "$arabic"
