# Stings, pips and beds, from a script to the file. The sounds are made by ffmpeg.

sine() { # FILE HZ SECONDS [more of ffmpeg's options]
    local file=$1 hz=$2 seconds=$3
    shift 3
    ffmpeg -nostdin -v error -f lavfi -i "sine=f=$hz:r=44100:d=$seconds" -fflags +bitexact "$@" "$file"
}

# The mean level in dB around a frequency, from one second for so long. A narrow band takes its time to rise.
band() { # FILE HZ FROM SECONDS [WIDTH]
    ffmpeg -nostdin -hide_banner -ss "$3" -t "$4" -i "$1" -af "bandpass=f=$2:width_type=h:w=${5:-20},bandpass=f=$2:width_type=h:w=${5:-20},volumedetect" \
        -f null - 2>&1 | sed -n 's/.*mean_volume: \(.*\) dB/\1/p'
}

# "start" or "end" of the Nth item, and after the last item of the Nth segment
place() { # start|end N
    sed -n 's/^   "'"$1"'": \([0-9.]*\).*/\1/p' news.json | sed -n "$2p"
}

calculate() {
    awk "BEGIN { printf \"%.3f\", $1 }"
}

# is A within D of B?
near() {
    awk -v a="$1" -v b="$2" -v d="$3" 'BEGIN { exit !(a - b <= d && b - a <= d) }' || { echo "$1 is not within $3 of $2"; return 1; }
}

below() {
    awk -v a="$1" -v b="$2" 'BEGIN { exit !(a < b) }' || { echo "$1 is not below $2"; return 1; }
}

setup_file() {
    cd "$BATS_FILE_TMPDIR"
    sine sting.flac 3000 2
    sine bed.ogg 7500 3 -ac 2
    cat >news.script <<'TEXT'
bulletin script 1
title: The news
language: en-GB
format: article
cast: default
lead: 1 s

[open] Opening
before: pips, gain -18 dB, pause 500 ms
after: sting.flac, length 1 s, pause 500 ms

This is the news.

[story] The ferry
bed: bed.ogg, gain -6 dB, duck 12 dB, attack 100 ms, release 200 ms

The ferry is back after nine months in dock.
(pause: 3 s)
It sailed again on Monday.

[close] Closing

That was the news.
TEXT
    "$BULLETIN" build -q --rate 16000 --also json -o news.wav news.script
}

setup() {
    cd "$BATS_FILE_TMPDIR"
}

@test "six pips, 1 kHz, on whole seconds from the end of the lead" {
    for second in 1 2 3 4 5 6; do
        near "$(band news.wav 1000 "$second.02" 0.07 400)" -21 1.5 # a sine of peak -18
        below "$(band news.wav 1000 "$second.6" 0.3)" -60
    done
    near "$(band news.wav 1000 6.1 0.35 200)" -21 0.5
}

@test "times count what is played" {
    # lead, pips, their pause: 1 + 5.5 + 0.5; of three items, the fourth place is the first segment
    near "$(place start 4)" 7 0.0001
    near "$(place start 1)" 1 0.0001
    # the pause between items of the format "article", the sting and its pause: 1.5, 1 and 0.5
    near "$(place start 2)" "$(calculate "$(place end 4) + 1.5 + 1 + 0.5")" 0.001
}

@test "the bed is under the story alone, and down where somebody speaks" {
    up=$(band news.wav 7500 "$(calculate "$(place end 5) + 0.5")" 2)
    down=$(band news.wav 7500 "$(calculate "$(place start 5) + 0.3")" 1.5)
    near "$(calculate "$up - $down")" 12 1 # speech has next to nothing up there
    outside=$(band news.wav 7500 "$(calculate "$(place start 2) - 0.45")" 0.4)
    below "$outside" -60
    below "$(band news.wav 7500 "$(calculate "$(place end 2) + 2.5")" 0.3)" -50
}

@test "the same bytes with any number of jobs, and to standard output the same sound" {
    "$BULLETIN" build -q --rate 16000 --jobs 1 -o one.wav news.script
    cmp news.wav one.wav
    "$BULLETIN" build -q --rate 16000 -o - news.script >stream.wav
    ffmpeg -nostdin -v error -i stream.wav -f s16le stream.raw
    ffmpeg -nostdin -v error -i news.wav -f s16le news.raw
    cmp stream.raw news.raw
}

@test "a script that is written again builds the same bytes" {
    "$BULLETIN" script -o again.script news.script
    "$BULLETIN" build -q --rate 16000 -o again.wav again.script
    cmp news.wav again.wav
}

@test "in every type of file, at its level, with two channels" {
    for type in flac mp3 opus ogg; do
        "$BULLETIN" build -q --channels 2 --loudness -16 -o "news.$type" news.script
        run ffprobe -v error -show_entries stream=channels -of csv=p=0 "news.$type"
        [ "${lines[0]}" = 2 ]
        loudness=$(ffmpeg -nostdin -hide_banner -i "news.$type" -af ebur128=peak=true -f null - 2>&1 | sed -n 's/^ *I: *\(.*\) LUFS/\1/p' | tail -n 1)
        near "$loudness" -16 0.2
    done
}

@test "what cannot be played is told before anything is made" {
    head -c 30000 sting.flac >cut.flac
    printf 'no sound' >text.wav
    sine six.wav 1000 1 -ac 6
    while IFS='|' read -r file reason; do
        sed "s/^after: .*/after: $file/" news.script >bad.script
        run "$BULLETIN" build -q -o bad.wav bad.script
        [ "$status" -eq 1 ]
        [ "${#lines[@]}" -eq 1 ]
        [[ "$output" == "bulletin: "*"/${file%%,*}: "*"$reason"* ]]
        [ ! -e bad.wav ]
    done <<'TEXT'
none.wav|No such file
cut.flac|damaged
text.wav|is not a sound file
six.wav|6 channels
sting.flac, offset 5 s|nothing is behind an offset
TEXT
}

@test "a script without sounds is built as ever" {
    sed '/^before:/d; /^after:/d; /^bed:/d; /^lead:/d' news.script >plain.script
    "$BULLETIN" build -q --also json -o plain.wav plain.script
    [ "$(grep -c '^   "start": 0,$' plain.json)" = 2 ] # the first item and the first segment
}
