#!/bin/sh
# Has epubcheck look at e-books of a news bulletin, and of ten articles in three languages, one of them written from
# right to left: each synchronised by sentences and by words, and the bulletin with a cover, too. Any message fails.
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

# a grey PNG of one pixel (PNG, 5 and 11)
cover() {
    printf '\211PNG\r\n\032\n\0\0\0\015IHDR\0\0\0\001\0\0\0\001\010\0\0\0\0\072\176\233\125'
    printf '\0\0\0\012IDAT\170\332\143\150\0\0\0\202\0\201\332\105\010\073\0\0\0\0IEND\256\102\140\202'
}
cover >"$work/cover.png"

# plain NAME: an annotated article (tests/articles) as it would be pasted: title, sub-headings, paragraphs
plain() {
    sed -n 's/^[THP] //p' "tests/articles/$1.txt" >"$work/$1.txt"
    echo "$work/$1.txt"
}

# book NAME OPTION... INPUT...
book() {
    name=$1
    shift
    "$BULLETIN" build -q --date 2026-03-02T08:30:00+01:00 --also epub,epub-words -o "$work/$name.mp3" "$@"
    for epub in "$name.epub" "$name.words.epub"; do
        # Debian's /usr/bin/epubcheck is a jar
        java -jar "$jar" --quiet --failonwarnings "$work/$epub"
        checked=$((checked + 1))
    done
}
jar=$(readlink -f "$(command -v epubcheck)")
checked=0
book news "$ferry" "$council" "$rescue"
book ten "$ferry" "$arabic" "$german" "$council" "$hostile" "$rescue" "$(plain arabic)" "$(plain german-magazine)" \
    "$(plain court-report)" "$(plain health-service)"
# the names of an archive's parts are not compressed
[ "$(grep -ao 'EPUB/chapter-[0-9]*\.xhtml' "$work/ten.epub" | sort -u | wc -l)" -ge 10 ]
book arabic "$arabic"
book cover --cover "$work/cover.png" "$rescue"
echo "epubcheck: $checked e-books, 0 errors, 0 warnings"
