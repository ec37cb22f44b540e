#!/bin/bash
# The audio files as other programs measure them: each type and profile by ffmpeg (ebur128), ffprobe and mediainfo;
# then twelve stories with a bed against what newsrooms do with ffmpeg (concat, amix, loudnorm, 48 kHz stereo), both
# from the same takes and the same bed: the joining alone, without the speaking.
# Environment: BULLETIN, SCORE_MIX, WORK (a folder for what is made), ARTICLES (a folder of text files).
set -eu -o pipefail

mkdir -p "$WORK"
cd "$WORK"
date=2026-11-24T08:30:00Z

now() { date +%s.%N; }

# ebur128 FILE: integrated loudness, range, true peak
ebur128() {
    ffmpeg -nostats -i "$1" -map a -af ebur128=peak=true -f null - 2>&1 | tail -12 |
        awk '$1 == "I:" { i = $2 } $1 == "LRA:" { l = $2 } $1 == "Peak:" { p = $2 } END { print i, l, p }'
}

# off FILE JSON: decoded frames less those that the timeline tells
off() {
    local rate channels bytes
    IFS=, read -r rate channels < <(ffprobe -v error -select_streams a -show_entries stream=sample_rate,channels -of csv=p=0 "$1")
    bytes=$(ffmpeg -v error -i "$1" -map a -f s16le - | wc -c)
    awk -v bytes="$bytes" -v rate="$rate" -v channels="$channels" -v json="$2" 'BEGIN {
        while ((getline line < json) > 0) if (line ~ /^ "duration"/) { gsub(/[^0-9.]/, "", line); break }
        printf "%d\n", bytes / 2 / channels - int(line * rate + 0.5) }'
}

tags() {
    mediainfo --Output='General;%Title%|%Performer%%Director%|%Album%%OriginalSourceForm/Name%|%Recorded_Date%|%Comment%|%Cover%|' "$1" |
        awk -F'|' '{ for (i = 1; i <= 6; i++) if ($i != "") n++; print n + 0 "/6" }'
}

# a picture of one pixel
printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0\x90wS\xde\0\0\0\fIDATx\x9cc\xf8\xcf\xc0\0\0\3\1\1\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB\x60\x82' >cover.png

article=$(find "$ARTICLES" -name '*.txt' | sort | head -1)
printf '%-6s %-16s %7s %5s %6s %8s %9s %6s %5s %9s\n' type profile LUFS LU dBTP "off by" chapters tags same "x real"
for type in wav flac mp3 opus ogg; do
    for profile in "off" "-23" "-16 --channels 2"; do
        # shellcheck disable=SC2086 # a profile is several words
        set -- -q --date $date --artist "Radio Skerrow" --album News --cover cover.png --also json --loudness $profile
        start=$(now)
        "$BULLETIN" build "$@" -o "one/a.$type" "$article"
        end=$(now)
        "$BULLETIN" build "$@" --jobs 1 -o "two/a.$type" "$article"
        cmp -s "one/a.$type" "two/a.$type" && same=yes || same=NO
        read -r loudness range peak < <(ebur128 "one/a.$type")
        speed=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "one/a.$type" | awk -v t="$(echo "$end - $start" | bc)" '{ printf "%.0f", $1 / t }')
        printf '%-6s %-16s %7s %5s %6s %8s %9s %6s %5s %9s\n' "$type" "${profile/--channels 2/stereo}" "$loudness" "$range" "$peak" \
            "$(off "one/a.$type" one/a.json)" "$(ffprobe -v error -show_chapters -of csv "one/a.$type" | wc -l)" "$(tags "one/a.$type")" "$same" "$speed"
    done
done

# --- the peer ---

mapfile -t texts < <(find "$ARTICLES" -name '*.txt' | sort)
inputs=()
takes=()
graph=
for ((i = 0; i < 12; i++)); do
    "$BULLETIN" build -q --date $date --loudness off -o "take$i.wav" "${texts[i % ${#texts[@]}]}"
    takes+=("take$i.wav")
    inputs+=(-i "take$i.wav")
    graph+="[$i:a]aresample=48000,apad=pad_dur=2[s$i];"
done
for ((i = 0; i < 12; i++)); do graph+="[s$i]"; done
graph+="concat=n=12:v=0:a=1[speech];[12:a]volume=-12dB[bed];[speech][bed]amix=inputs=2:duration=first:normalize=0,"
graph+="loudnorm=I=-16:TP=-1:LRA=11,aresample=48000,aformat=channel_layouts=stereo"
ffmpeg -v error -y -f lavfi -i anoisesrc=color=pink:r=48000:d=60:seed=1 -ac 2 bed.wav

# timed NAME COMMAND...: into NAME.time the wall time, and the processor time of all its processes
timed() {
    local name=$1
    shift
    TIMEFORMAT='%R %U %S'
    { time "$@" >/dev/null 2>&3; } 3>&2 2>"$name.time"
}

# in turn, so that what else the machine does is shared out between them
for turn in 1 2 3; do
    timed "peer$turn" ffmpeg -v error -y "${inputs[@]}" -stream_loop -1 -i bed.wav -filter_complex "$graph" -ar 48000 -ac 2 peer.wav
    timed "ours$turn" "$SCORE_MIX" ours.wav 48000 2 -16 2000 "$PWD/bed.wav" "${takes[@]}"
done

echo
printf '%-22s %8s %8s %7s %5s %6s %9s\n' "twelve stories, a bed" wall cpu LUFS LU dBTP minutes
for who in ours peer; do
    read -r loudness range peak < <(ebur128 $who.wav)
    # the best of three
    read -r wall cpu < <(awk '{ print $1, $2 + $3 }' "$who"[123].time | sort -n | head -1)
    printf '%-22s %8.2f %8.2f %7s %5s %6s %9.2f\n' $who "$wall" "$cpu" "$loudness" "$range" "$peak" \
        "$(ffprobe -v error -show_entries format=duration -of csv=p=0 $who.wav | awk '{ print $1 / 60 }')"
done
for what in 1 2; do
    awk -v what=$what '
        FNR == 1 { value = what == 1 ? $1 : $2 + $3 }
        FILENAME ~ /ours/ && (!ours || value < ours) { ours = value }
        FILENAME ~ /peer/ && (!peer || value < peer) { peer = value }
        END { printf "%s of the peer, by ours: %.1f\n", what == 1 ? "wall time" : "processor time", peer / ours }' ./*[123].time
done
awk '{ printf "load of the last minute: %s\n", $1 }' /proc/loadavg
rm -f take*.wav peer.wav ours.wav bed.wav ./*.time
