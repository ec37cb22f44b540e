# Audio files as other programs read them: ffmpeg and mediainfo.
bats_require_minimum_version 1.5.0

setup_file() {
    cd "$BATS_FILE_TMPDIR"
    cat >story.txt <<'TEXT'
Ferry back in service

The ferry to the island sailed again on Monday after nine months in dock, and hundreds came to see it off.

Why did it take so long?

The yard waited for a part that nobody makes any more. In the end an apprentice made it by hand.

What happens now?

Two sailings a day until May. The council will then decide about the summer.
TEXT
    printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0\x90wS\xde\0\0\0\fIDATx\x9cc\xf8\xcf\xc0\0\0\3\1\1\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB\x60\x82' >cover.png
    for type in wav flac mp3 opus ogg; do
        "$BULLETIN" build -q --date 2026-11-24T08:30:00Z --artist "Radio Skérrow" --album "The hour" \
            --cover cover.png --loudness -16 --also json -o "story.$type" story.txt
    done
}

setup() {
    cd "$BATS_FILE_TMPDIR"
}

# starts and titles, to the hundredth of a second
chapters() {
    ffprobe -v error -show_chapters -of csv=p=0 "$1" | awk -F, '{ sub(/ +$/, "", $NF); printf "%.2f %s\n", $4, $NF }'
}

@test "ffprobe finds the same chapters in every type" {
    [ "$(chapters story.wav | wc -l)" -eq 3 ] # the story, from its title on, and two sections
    for type in flac mp3 opus ogg; do
        # milliseconds are rounded down: a hundredth may differ
        paste <(chapters "story.$type") <(chapters story.wav) | awk '
            { n = split($0, both, "\t"); split(both[1], a, " "); split(both[2], b, " ") }
            a[1] - b[1] > 0.011 || b[1] - a[1] > 0.011 || substr(both[1], length(a[1]) + 1) != substr(both[2], length(b[1]) + 1) { exit 1 }'
    done
    chapters story.mp3 | grep -q "Why did it take so long?"
}

@test "every output lists the same chapters, and no opening of two seconds" {
    for type in wav flac mp3 opus ogg; do
        "$BULLETIN" build -q --format talking-newspaper --loudness off --also chapters,html -o "paper.$type" story.txt
        grep -o '"title": *"[^"]*"' paper.chapters.json | sed '1d; s/.*: *"//; s/"$//' >expected # the first is the bulletin's
        chapters "paper.$type" | cut -d' ' -f2- | diff expected -
    done
    diff - expected <<'TEXT'
Ferry back in service
Why did it take so long?
What happens now?
Closing
TEXT
    grep -o '<nav aria-labelledby="chapters">.*</nav>' paper.html | grep -o '>[^<]*</span>' | grep -v '[0-9]:[0-9]' | sed 's/^>//; s/<.*//' | diff expected -
}

@test "a section begins where it is announced" {
    "$BULLETIN" build -q --format talking-newspaper --loudness off --also chapters,json -o paper.wav story.txt
    tr -d '\n' <paper.json | grep -o '"text": *"Section [12]:", *"start": *[0-9.]*' | sed 's/.*: *//' >announced
    [ "$(wc -l <announced)" -eq 2 ]
    grep -o '"startTime": *[0-9.]*' paper.chapters.json | sed -n '2,3s/.*: *//p' | diff announced -
}

@test "every type is of the loudness asked for, and no peak is over the ceiling" {
    for type in wav flac mp3 opus ogg; do
        ffmpeg -nostats -i "story.$type" -map a -af ebur128=peak=true -f null - 2>&1 | tail -12 | awk '
            $1 == "I:" { loudness = $2 } $1 == "Peak:" { peak = $2 }
            END { if (loudness < -16.1 || loudness > -15.9 || peak > -1) { print loudness, peak; exit 1 } }'
    done
}

@test "every type decodes to the length that the timeline tells" {
    # the JSON is of the last that was built, an Ogg at the voices' rate; a sample of it may be two elsewhere
    duration=$(grep -o '"duration": [0-9.]*' story.json | grep -o '[0-9.]*')
    for type in wav flac mp3 opus ogg; do
        rate=$(ffprobe -v error -select_streams a -show_entries stream=sample_rate -of csv=p=0 "story.$type")
        frames=$(($(ffmpeg -v error -i "story.$type" -map a -f s16le - | wc -c) / 2))
        awk -v d="$duration" -v n="$frames" -v r="$rate" 'BEGIN { e = n - d * r; exit !(e < 2 && e > -2) }'
    done
}

@test "mediainfo finds the tags in every type" {
    for type in wav flac mp3 opus ogg; do
        tags=$(mediainfo --Output='General;%Title%|%Performer%|%Album%|%Recorded_Date%|%Encoded_Date%|%Cover%' "story.$type")
        [[ $tags == *"Ferry back in service"* ]]
        [[ $tags == *2026-11-24* ]]
        # LIST/INFO has no place for a cover, and mediainfo takes its artist for a director
        [ $type = wav ] || [[ $tags == *"Radio Skérrow"* ]]
        [ $type = wav ] || [[ $tags == *"The hour"* ]]
        [ $type = wav ] || [[ $tags == *Yes* ]]
    done
}

@test "mediainfo reads the broadcast chunk" {
    info=$(mediainfo --Full story.wav)
    [[ $info =~ bext_Version\ *:\ 2 ]]
    [[ $info =~ LoudnessValue\ *:\ (-15\.9[5-9]|-16\.0[0-5]) ]]
    [[ $info == *"UTC 2026-11-24 08:30:00"* || $info == *"2026-11-24 08:30:00"* ]]
}

@test "the same bytes twice, and whatever the jobs, for every type" {
    for type in wav flac mp3 opus ogg; do
        "$BULLETIN" build -q --jobs 1 --date 2026-11-24T08:30:00Z --artist "Radio Skérrow" --album "The hour" \
            --cover cover.png --loudness -16 -o "again/story.$type" story.txt
        cmp "story.$type" "again/story.$type"
    done
}

@test "what cannot be is refused before anything is spoken" {
    for wrong in "-o x.opus --rate 22050" "-o x.mp3 --bitrate 999" "-o x.flac --sample-format float" \
        "-o x.wav --bitrate 64" "-o x.wav --loudness loud" "-o x.wav --loudness -3" "-o x.wav --ceiling 3" \
        "-o x.mp3 --cover story.txt"; do
        # shellcheck disable=SC2086
        run "$BULLETIN" build -q $wrong story.txt
        [ "$status" -eq 2 ]
        [ ! -e "x.${wrong:5:3}" ]
    done
}

@test "a closed pipe is an error, not the end by a signal" {
    run bash -c '"$BULLETIN" build -q --loudness -23 -o - story.txt | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}'
    [ "$status" -eq 1 ]
}

# sections N: an article of so many sections
sections() {
    echo '# The long list'
    for ((i = 1; i <= $1; i++)); do printf '\n## Part %d\n\nNo.\n' "$i"; done
}

# A table of contents of an MP3 has 255 entries at most, the number of a Vorbis chapter three digits.
@test "more chapters than a table holds, and than a type does" {
    sections 300 >many.md
    for type in mp3 opus flac; do
        run -0 "$BULLETIN" build -q --loudness off -o "many.$type" many.md
        [ -z "$output" ]
        [ "$(chapters "many.$type" | wc -l)" -eq 301 ] # the story and its parts
        chapters "many.$type" | tail -1 | grep -q 'Part 300'
    done
    sections 1000 >more.md
    run -0 "$BULLETIN" build -q -o more.flac more.md
    [[ $output == "bulletin: more.flac: holds 999 chapters: the last 2 of 1001 are left out" ]]
    [ "$(chapters more.flac | wc -l)" -eq 999 ]
}

@test "a loudness that cannot be is told, and the ceiling holds" {
    for type in wav flac mp3; do
        run -0 "$BULLETIN" build -q --loudness -5 --ceiling -12 -o "loud.$type" story.txt
        [[ $output == "bulletin: loud.$type: is of -"*" LUFS, not -5.0: with peaks of at most -12.0 dBTP it comes no nearer" ]]
        ffmpeg -nostats -i "loud.$type" -map a -af ebur128=peak=true -f null - 2>&1 | tail -12 |
            awk '$1 == "Peak:" && $2 > -12 { exit 1 }'
    done
}

# --- faults ---

# nothing_left FOLDER: neither the file nor what was put by for it
nothing_left() {
    [ -z "$(ls -A "$1")" ]
}

@test "a full disk: an error, and no half file, for every type, also when the level is found" {
    # a file-size limit stands for it: writes fail in the same way (EFBIG for ENOSPC)
    for type in wav flac mp3 opus ogg; do
        for options in '--loudness off' '--loudness -16' '--loudness -16 --rate 48000 --channels 2'; do
            for kib in 1 40; do
                mkdir -p full
                # shellcheck disable=SC2086
                run -1 --separate-stderr bash -c "trap '' XFSZ; ulimit -f $kib; \"\$BULLETIN\" build -q $options -o full/b.$type story.txt"
                [[ "$stderr" == "bulletin: "*"File too large" ]]
                nothing_left full
            done
        done
    done
}

@test "a folder that cannot be written to: an error, for every type" {
    shut=$PWD/shut
    mkdir -p shut
    chmod 555 shut
    [ "$(id -u)" -ne 0 ] || shut=/proc # where root cannot make files either
    for type in wav flac mp3 opus ogg; do
        for loudness in off -16; do
            run -1 --separate-stderr "$BULLETIN" build -q --loudness $loudness -o "$shut/b.$type" story.txt
            [[ "$stderr" == "bulletin: "*"$shut"*": "* ]]
            [ ! -e "$shut/b.$type" ]
        done
    done
}
