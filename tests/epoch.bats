# SOURCE_DATE_EPOCH: 1795509000 is 2026-11-24 08:30 UTC by date(1).
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    unset SOURCE_DATE_EPOCH
    printf 'A headline about the harbour\n\nThe bridge opened on Monday, after nine weeks of work.\n' >story.txt
}

@test "it dates what no article dates, in every file" {
    [ "$(date -u -d @1795509000 +%FT%T)" = 2026-11-24T08:30:00 ]
    for type in wav flac mp3 opus ogg; do
        also=txt
        [ $type != mp3 ] || also=txt,epub,audiobook,daisy
        SOURCE_DATE_EPOCH=1795509000 "$BULLETIN" build -q --also $also -o "a/b.$type" story.txt
        "$BULLETIN" build -q --also $also --date 2026-11-24T08:30:00Z -o "b/b.$type" story.txt
    done
    diff -r a b
    [[ $(mediainfo --Output='General;%Encoded_Date%' a/b.wav) == *"2026-11-24 08:30:00"* ]]
    ffprobe -v error -show_entries format_tags a/b.mp3 | grep -q 2026-11-24
    SOURCE_DATE_EPOCH=1795509000 "$BULLETIN" build -q --publish pod -o .mp3 story.txt
    [ -n "$(find pod -name '2026-11-24*')" ]
}

@test "--date and the article's own date come first" {
    "$BULLETIN" build -q --date 2020-01-02 -o a.wav story.txt
    SOURCE_DATE_EPOCH=1795509000 "$BULLETIN" build -q --date 2020-01-02 -o b.wav story.txt
    cmp a.wav b.wav
    printf -- '---\ndate: 2020-01-02\n---\n# A headline\n\nThe bridge opened on Monday.\n' >dated.md
    "$BULLETIN" build -q -o a.wav dated.md
    SOURCE_DATE_EPOCH=1795509000 "$BULLETIN" build -q -o b.wav dated.md
    cmp a.wav b.wav
}

@test "without it, and empty, no date: never the clock" {
    "$BULLETIN" build -q -o a.wav story.txt
    SOURCE_DATE_EPOCH='' "$BULLETIN" build -q -o b.wav story.txt
    cmp a.wav b.wav
    [[ $(mediainfo --Output='General;%Encoded_Date%' a.wav) != *[0-9]* ]]
}

@test "what is no number of seconds is wrong usage" {
    for wrong in yesterday -5 1.5 '12 ' 0x10 99999999999999999999 253402300800; do
        SOURCE_DATE_EPOCH=$wrong run -2 --separate-stderr "$BULLETIN" build -q -o b.wav story.txt
        [[ "$stderr" == "bulletin: SOURCE_DATE_EPOCH: "*"$wrong"* ]]
        [ ! -e b.wav ]
    done
}
