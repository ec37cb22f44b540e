# Exact lengths of the program, as other programs measure them; what is cut, and what is refused.

setup_file() {
    cd "$BATS_FILE_TMPDIR"
    cat >bridge.txt <<'TEXT'
Bridge closes for the winter

The bridge over the Tarn closes on Monday, and stays closed until April. Buses will go round by the mill.

Engineers found that two of its nine piers had moved. They want to set them on new stone before the ice comes.

Who pays for it?

The county pays half. The rest is to come from tolls, which rise by ten pence in May.
TEXT
    cat >school.txt <<'TEXT'
School wins a prize for its garden

A village school has won a national prize for a garden that it made of an old car park. “We only wanted some shade. Now we have pears,” said its head, Ann Moss.

The garden feeds the kitchen for six weeks of the year.
TEXT
    cat >boat.txt <<'TEXT'
Lost boat found in a barn

A boat that was thought to be lost for eighty years has been found in a barn ten miles from the sea.

Its owner said that it would sail again next summer.
TEXT
    cat >tarn.pls <<'TEXT'
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
<lexeme><grapheme>Tarn</grapheme><phoneme>tɑːn</phoneme></lexeme></lexicon>
TEXT
    {
        cat "$BULLETIN_DATA/scripts/formats/hourly"
        printf '[sound]\nbed = tone 300 Hz, length 2 s, gain -20 dB, duck 6 dB\nbed under = throughout\n'
    } >bed.format
}

setup() {
    cd "$BATS_FILE_TMPDIR"
}

# build OUTPUT OPTIONS... of the three stories as the hourly news
build() {
    local out=$1
    shift
    "$BULLETIN" build -q --format hourly --date 2026-11-24T14:50 -o "$out" "$@" bridge.txt school.txt boat.txt
}

# the samples that a file decodes to
samples() {
    echo $(($(ffmpeg -v error -i "$1" -map a -f s16le -ac 1 - | wc -c) / 2))
}

# the peak of a file from a second on, in dB
peak_from() {
    ffmpeg -nostats -ss "$2" -i "$1" -map a -af volumedetect -f null - 2>&1 | sed -n 's/.*max_volume: \(.*\) dB/\1/p'
}

@test "to the sample, in every type, at every rate" {
    build a.wav --length 0:40 # 22,050 a second
    [ "$(samples a.wav)" -eq 882000 ]
    build b.flac --length 0:40.5
    [ "$(samples b.flac)" -eq 893025 ]
    build c.wav --length 0:40 --rate 48000 --channels 2
    [ "$(samples c.wav)" -eq 1920000 ]
    build d.wav --length 0:33.333 # 33.333 * 22050 is 734,992.65
    [ "$(samples d.wav)" -eq 734993 ]
    build e.mp3 --length 0:40 # 44,100 a second
    [ "$(samples e.mp3)" -eq 1764000 ]
    build f.ogg --length 0:40
    [ "$(samples f.ogg)" -eq 882000 ]
    build - --length 0:40 >g.wav
    [ "$(samples g.wav)" -eq 882000 ]
    [ "$(mediainfo --Output='Audio;%SamplingCount%' a.wav)" -eq 882000 ]
}

@test "what is cut is listed, and nothing else" {
    run build a.wav -v --length 0:40
    [ "$status" -eq 0 ]
    # the first paragraphs of all three take some 33 s; the rest is cut from the bottom
    [[ $output == *"cut for the length:"*"sentence"*"from \""* ]]
    run build a.wav -v --length 0:20
    [[ $output == *"Lost boat found in a barn: left out for the length"* ]]
    run build a.wav --strict --length 0:20
    [ "$status" -eq 3 ]
    # the hourly news reads first paragraphs: what had no room behind them is no objection, a story is
    run build a.wav --strict --lexicon tarn.pls --length 0:40
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    run build a.wav -v
    [[ $output != *"for the length"* ]]
}

@test "a quotation of two sentences is whole or not there" {
    for length in 0:24 0:28 0:32 0:36 0:40 0:44 0:48; do
        build q.wav --length $length --also txt
        [ "$(grep -c "We only wanted some shade" q.txt)" -eq "$(grep -c "Now we have pears" q.txt)" ]
        ! grep -A 1 "Who pays for it" q.txt | grep -q "^$" || [ "$(grep -c "The county pays" q.txt)" -eq 1 ]
    done
}

@test "the script is built to the same bytes" {
    build a.wav --length 0:40 --also vtt
    "$BULLETIN" script -q --format hourly --date 2026-11-24T14:50 --length 0:40 -o a.script bridge.txt school.txt boat.txt
    grep -q "^length: 0:40$" a.script
    "$BULLETIN" build -q --also vtt -o s.wav a.script
    cmp a.wav s.wav
    cmp a.vtt s.vtt
    "$BULLETIN" build -q --jobs 1 -o s.wav a.script
    cmp a.wav s.wav
    "$BULLETIN" script -q -o b.script a.script # what is fitted is fitted
    cmp <(grep -v "^;" a.script) <(grep -v "^;" b.script)
}

@test "an edited script is exact again, time after time" {
    "$BULLETIN" script -q --format hourly --date 2026-11-24T14:50 --length 0:42 -o a.script bridge.txt school.txt boat.txt
    for word in old stone grey narrow; do
        sed -i "s/ bridge over/ $word bridge over/" a.script
        "$BULLETIN" build -q -o a.wav a.script
        [ "$(samples a.wav)" -eq 926100 ]
        "$BULLETIN" script -q -o b.script a.script
        mv b.script a.script
    done
    grep -q "The old stone grey narrow bridge over" a.script
    "$BULLETIN" build -q --length 0:37 -o a.wav a.script # another length than the script's
    [ "$(samples a.wav)" -eq 815850 ]
}

@test "a script that loses stories loses their headlines" {
    "$BULLETIN" script -q --format hourly --date 2026-11-24 -o a.script bridge.txt school.txt boat.txt
    "$BULLETIN" build -q --length 0:20 --also txt -o a.wav a.script
    [ "$(samples a.wav)" -eq 441000 ]
    ! grep -q "Lost boat" a.txt
}

@test "too little to say: error, early, silence or bed" {
    short() { "$BULLETIN" build -q --format bed.format --date 2026-11-24 --loudness off --length 1:00 -o u.wav "$@" boat.txt; }
    run short
    [ "$status" -eq 1 ]
    [[ $output == "bulletin: 1:00: is too long: all there is to say takes 0:"*"(--underrun early, silence or bed lets it be)" ]]
    [ ! -e u.wav ]
    short --underrun early
    [ "$(samples u.wav)" -lt 661500 ]
    short --underrun silence
    [ "$(samples u.wav)" -eq 1323000 ]
    awk -v p="$(peak_from u.wav 40)" 'BEGIN { exit !(p < -80) }'
    short --underrun bed # a tone of -20 dBFS
    [ "$(samples u.wav)" -eq 1323000 ]
    awk -v p="$(peak_from u.wav 40)" 'BEGIN { exit !(p > -20.5 && p < -19.5) }'
    # a script remembers
    "$BULLETIN" script -q --format bed.format --date 2026-11-24 --length 1:00 --underrun silence -o u.script boat.txt
    grep -q "^underrun: silence$" u.script
    "$BULLETIN" build -q --loudness off -o v.wav u.script
    short --underrun silence
    cmp u.wav v.wav
    # the hourly format has no bed
    run build u2.wav --length 5:00 --underrun bed
    [ "$status" -eq 1 ]
    [[ $output == *"there is no bed at the end that could go on (--underrun bed)" ]]
}

@test "pips stay on the clock where a bulletin ends early" {
    { cat "$BULLETIN_DATA/scripts/formats/hourly"; printf '[sound]\nopening = pips, gain -18 dB\n'; } >pips.format
    early() { "$BULLETIN" "$1" --format pips.format --date 2026-11-24 --underrun early --end-at 15:00 "${@:2}" boat.txt; }
    # a minute before 15:00: no lead, and the end is whole seconds behind the first pip
    run early build --loudness off --length 1:00 -o p.wav
    [ "$(samples p.wav)" -lt 1323000 ]
    [ "$(($(samples p.wav) % 22050))" -eq 0 ]
    [[ $output =~ "start it at 14:59:"[0-5][0-9]$ ]]
    # half a second past the minute: the first pip is half a second behind the start
    run early build --loudness off --length 0:59.5 -o p.wav
    [ "$(($(samples p.wav) % 22050))" -eq 11025 ]
    [[ $output =~ "start it at 14:59:"[0-5][0-9]".500"$ ]]
    ffmpeg -v error -i p.wav -map a -f s16le -ac 1 - | od -An -v -td2 -w2 | awk '$1 != 0 { print NR - 1; exit }' >first
    [ "$(cat first)" -ge 11025 ] && [ "$(cat first)" -le 11030 ]
    # and so from the script, which has no clock
    early script -q --length 0:59.5 -o p.script
    "$BULLETIN" build -q --loudness off -o q.wav p.script
    cmp p.wav q.wav
}

@test "what a refusal says can be had can be had" {
    run build a.wav --length 0:04
    [ "$status" -eq 1 ]
    [[ $output =~ ^"bulletin: 0:04: is too short: what must be said takes "(0:[0-9.]+)" at least"$ ]]
    build a.wav --length "${BASH_REMATCH[1]}"
    run build a.wav --length 9:00
    [ "$status" -eq 1 ]
    [[ $output =~ "all there is to say takes "(1?0?:?[0-9]*:[0-9.]+)" at most" ]]
    build a.wav --length "${BASH_REMATCH[1]}"
}

@test "between two sentences" {
    # no pause changes, no silence at the end is longer than a tenth of a second
    sed 's/^pauses = .*/pauses = 100-100 %/; s/^end .*/end = 100 ms/' "$BULLETIN_DATA/scripts/formats/hourly" >stiff.format
    printf '[reporter]\nwpm = 170\n[presenter]\nwpm = 170\n' >stiff.cast
    sed -i 's/^name = newsroom/name = stiff.cast/; s/^name = default/name = stiff.cast/' stiff.format
    printf 'One\n\nThis sentence is the first of two.\n\nAnd this one, which is a good deal longer than that, is the second.\n' >two.txt
    run "$BULLETIN" build -q --format stiff.format --cast ./stiff.cast --date 2026-11-24 --length 0:08 -o z.wav two.txt
    [ "$status" -eq 1 ]
    [[ $output =~ "cannot be had in whole sentences, but "(0:[0-9.]+)" and "(0:[0-9.]+)" can" ]]
    below=${BASH_REMATCH[1]} above=${BASH_REMATCH[2]}
    "$BULLETIN" build -q --format stiff.format --cast ./stiff.cast --date 2026-11-24 --length "$below" -o z.wav two.txt
    "$BULLETIN" build -q --format stiff.format --cast ./stiff.cast --date 2026-11-24 --length "$above" -o z.wav two.txt
    "$BULLETIN" build -q --format stiff.format --cast ./stiff.cast --date 2026-11-24 --length 0:08 --underrun silence -o z.wav two.txt
    [ "$(samples z.wav)" -eq 176400 ]
}

@test "a range takes what is natural" {
    "$BULLETIN" build -q --format hourly --date 2026-11-24 -o n.wav boat.txt # 8 s or so
    "$BULLETIN" build -q --format hourly --date 2026-11-24 --length 0:05-0:30 -o a.wav boat.txt
    n=$(samples a.wav)
    [ "$n" -ge 110250 ]
    [ "$n" -le 661500 ]
    build b.wav --length 0:35-0:36
    n=$(samples b.wav)
    [ "$n" -ge 771750 ]
    [ "$n" -le 793800 ]
}

@test "--end-at tells when to start it, and the time that is said" {
    run "$BULLETIN" build --format hourly --date 2026-11-24T14:50 --length 0:40 --end-at 15:00 --also txt -o a.wav \
        bridge.txt school.txt boat.txt
    [ "$status" -eq 0 ]
    [[ $output == *"a.wav: 0:40.000, "*"; start it at 14:59:20" ]]
    grep -q "2:59" a.txt
    # after midnight, the news is of the day before
    run "$BULLETIN" build --format hourly --date 2026-11-24T23:50 --length 0:40 --end-at 00:00 -o a.wav bridge.txt school.txt boat.txt
    [[ $output == *"start it at 23:59:20" ]]
    # without a day, the time is said alone
    "$BULLETIN" build -q --format hourly --length 0:40 --end-at 15:00 --also txt -o a.wav bridge.txt school.txt boat.txt
    grep -q "2:59" a.txt
}

@test "--wpm, and an episode for the feed, are exact, too" {
    build a.wav --length 0:40 --wpm 220
    [ "$(samples a.wav)" -eq 882000 ]
    "$BULLETIN" build -q --format hourly --date 2026-11-24 --length 0:40 --publish pod bridge.txt school.txt boat.txt
    [ "$(samples pod/latest.mp3)" -eq 1764000 ]
    grep -q "<itunes:duration>40</itunes:duration>" pod/feed.xml
}

@test "options that are wrong" {
    for wrong in "--length 0" "--length 3:60" "--length 3:10-2:50" "--length soon" "--underrun music" "--end-at 25:00" \
        "--end-at noon"; do
        # shellcheck disable=SC2086
        run build x.wav $wrong
        [ "$status" -eq 2 ]
        [ ! -e x.wav ]
    done
}
