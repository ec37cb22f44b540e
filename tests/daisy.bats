# `build --also daisy`: every file of a talking book is well formed and valid by the grammars in daisy/, which see what is
# wrong; its times are those of the audio in it.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    articles=$BATS_TEST_DIRNAME/../scripts/articles
}

# book NAME.mp3 OPTION... INPUT...: unpacked into the folder NAME
book() {
    local name=${1%.*}
    "$BULLETIN" build -q --also daisy -o "$@"
    unzip -q "$name.daisy.zip" -d "$name"
}

# The second line is the document type, for whose definition xmllint would go to the network.
is_valid() { # grammar, file
    sed 2d "$2" | xmllint --noout --relaxng "$BATS_TEST_DIRNAME/daisy/$1.rng" -
}
xpath() { sed 2d "$2" | xmllint --xpath "$1" -; }

# the second line of each file is the type that the specification asks for
keeps_rules() {
    local file
    is_valid ncc "$1/ncc.html"
    is_valid content "$1/content.html"
    for file in "$1"/*.smil; do
        is_valid smil "$file"
        sed -n 2p "$file" | grep -q '^<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN"'
    done
    for file in "$1"/*.html; do
        sed -n 2p "$file" | grep -q '^<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    done
}

# value NAME FILE: what metadata say
value() { xpath "string(//*[local-name()='meta'][@name='$1']/@content)" "$2"; }
# milliseconds of HH:MM:SS.mmm
ms() { awk -F '[:.]' '{ print (($1 * 60 + $2) * 60 + $3) * 1000 + $4 }' <<<"$1"; }

@test "a bulletin of three stories in two languages is valid, and its times are the audio's" {
    book news.mp3 --format talking-newspaper --station 'Harbour & Co' --date 2026-03-02 \
        "$articles/harbour-ferry.txt" "$BATS_TEST_DIRNAME/browser/arabic.txt" "$BATS_TEST_DIRNAME/browser/hostile.txt"
    keeps_rules news
    cmp news.mp3 news/audio.mp3
    [ "$(value ncc:files news/ncc.html)" -eq "$(find news -type f | wc -l)" ]
    [ "$(value ncc:kByteSize news/ncc.html)" -eq $((($(cat news/* | wc -c) + 1023) / 1024)) ]
    grep -q '<h1 id="[a-z0-9]*" lang="ar" xml:lang="ar" dir="rtl">' news/ncc.html
    at=0
    for part in news/s0*.smil; do
        [ "$(ms "$(value ncc:totalElapsedTime "$part")")" -eq "$at" ]
        at=$((at + $(ms "$(value ncc:timeInThisSmil "$part")")))
    done
    [ "$(ms "$(value ncc:timeInThisSmil news/master.smil)")" -eq "$at" ]
    # an MP3 is whole frames, of 1152 samples: it may last by one and the encoder's delay longer, never shorter
    audio=$(ffprobe -v error -show_entries stream=duration -of csv=p=0 news/audio.mp3 | awk '{ print int($1 * 1000 + 1) }')
    [ "$audio" -ge "$at" ]
    [ "$audio" -le $((at + 100)) ]
}

@test "one article, as WAV, is valid: its title is the book's" {
    book one.wav "$articles/harbour-ferry.txt"
    keeps_rules one
    [ "$(xpath "count(//*[local-name()='h1'])" one/ncc.html)" -eq 1 ]
    [ "$(xpath "count(//*[local-name()='h2'])" one/ncc.html)" -eq 4 ]
    # samples / rate, exactly
    samples=$(ffprobe -v error -show_entries stream=duration_ts -of csv=p=0 one/audio.wav)
    rate=$(ffprobe -v error -show_entries stream=sample_rate -of csv=p=0 one/audio.wav)
    [ "$(ms "$(value ncc:timeInThisSmil one/master.smil)")" -eq $((samples * 1000 / rate)) ]
}

@test "the same again is the same; other audio is wrong usage" {
    book a.mp3 "$articles/mountain-rescue.txt"
    "$BULLETIN" build -q --jobs 1 --no-cache --also daisy -o b.mp3 "$articles/mountain-rescue.txt"
    cmp a.daisy.zip b.daisy.zip
    run -2 "$BULLETIN" build -q --also daisy -o c.opus "$articles/mountain-rescue.txt"
    [ "$output" = "bulletin: --also: daisy needs -o NAME.mp3 or NAME.wav" ]
    [ ! -e c.opus ]
}

@test "the grammars see what is wrong" {
    book a.mp3 "$articles/mountain-rescue.txt" "$articles/harbour-ferry.txt"
    keeps_rules a
    wrong() { # grammar, file, sed's expression
        sed "$3" "a/$2" >wrong.xml
        ! cmp -s "a/$2" wrong.xml || { echo "changes nothing: $3"; return 1; }
        sed 2d wrong.xml | xmllint --noout -
        ! is_valid "$1" wrong.xml 2>/dev/null || { echo "not seen: $3"; return 1; }
    }
    for must in dc:title dc:creator dc:publisher dc:date dc:format dc:identifier dc:language ncc:charset ncc:totalTime \
        ncc:pageFront ncc:pageNormal ncc:pageSpecial ncc:tocItems; do
        wrong ncc ncc.html "/<meta name=\"$must\"/d"
    done
    wrong ncc ncc.html 's/<meta name="dc:date".*/&&/'
    wrong ncc ncc.html 's/<meta name="dc:publisher" content="[^"]*"/<meta name="dc:publisher" content=""/'
    wrong ncc ncc.html 's/Daisy 2.02/Daisy 2.0/'
    wrong ncc ncc.html 's/\(name="dc:date" content="[0-9-]*\)/\1T08:30:00Z/'
    wrong ncc ncc.html 's/\(name="dc:language" content="\)[^"]*/\1British English/'
    wrong ncc ncc.html 's/\(name="ncc:totalTime" content="[^"]*\)/\1.5/'
    wrong ncc ncc.html 's/\(name="ncc:tocItems" content="\)[^"]*/\10/'
    wrong ncc ncc.html 's/\(name="ncc:depth" content="\)[^"]*/\17/'
    wrong ncc ncc.html 's/1 of 1/1/'
    wrong ncc ncc.html 's/audioFullText/everything/'
    wrong ncc ncc.html 's/ class="title"//'
    wrong ncc ncc.html 's/h2/h3/g'
    wrong ncc ncc.html 's/ id="h1"//'
    wrong ncc ncc.html 's/#t0"/"/'
    wrong ncc ncc.html 's/href="s0001/href="https:\/\/example.org\/s0001/'
    wrong ncc ncc.html 's/<a href="s0002[^>]*>[^<]*<.a>/no link/'
    wrong ncc ncc.html 's/<.body>/<p>text<\/p>&/'
    wrong smil s0001.smil 's/ endsync="last"//'
    wrong smil s0001.smil 's/clip-begin/clipBegin/'
    wrong smil s0001.smil 's/npt=//'
    wrong smil s0001.smil 's/ id="a[0-9]*"//'
    wrong smil s0001.smil 's/ id="t[0-9]*"//'
    wrong smil s0001.smil 's/#s0"/"/'
    wrong smil s0001.smil 's/audio\.mp3/audio.opus/'
    wrong smil s0001.smil 's/ dur="[^"]*"//'
    wrong smil s0001.smil 's/<layout>.*<.layout>//'
    wrong smil s0001.smil '/ncc:totalElapsedTime/d'
    wrong smil s0001.smil '/<par/d'
    wrong smil s0001.smil 's/<smil>/<smil xmlns="http:\/\/www.w3.org\/ns\/SMIL">/'
    wrong smil master.smil '/ncc:timeInThisSmil/d'
    wrong smil master.smil 's/s0001\.smil/ncc.html/'
    wrong smil master.smil '/<ref/d'
    wrong content content.html 's/ id="s0"//'
    wrong content content.html 's/ dir="ltr"/ dir="left"/'
    wrong content content.html 's/<div [^>]*>/<div>/'
    wrong content content.html 's/<.body>/<img src="x"\/>&/'
}
