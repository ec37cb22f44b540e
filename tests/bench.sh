#!/bin/sh
# Holds the program against the engine's own command on the same text, about 100 minutes of audio, in one run:
# wall time by hyperfine, processor time and peak memory by GNU time; then memory over ten minutes and ten hours.
# An MP3 is held against the slower of speaking and encoding, each alone.
# Then what an exact length costs: the hourly news of twelve stories at 3:00, against its finished script, unfitted.
# Environment: BULLETIN, SCORE_MIX, ARTICLE (a text file to repeat), WORK (a folder for what is made).
set -eu

mkdir -p "$WORK"
cd "$WORK"

# repeat NAME MINUTES: the article over and over, at about three words a second
repeat() {
    words=$(wc -w <"$ARTICLE")
    times=$(($2 * 180 / words + 1))
    : >"$1"
    while [ "$times" -gt 0 ]; do
        cat "$ARTICLE" >>"$1"
        printf '\n\n' >>"$1"
        times=$((times - 1))
    done
}

# measure COMMAND...: processor seconds (of all its processes) and the peak memory of the largest of them, in KiB
measure() {
    /usr/bin/time -f '%U %S %M' -o time.txt "$@" >/dev/null
    awk '{ printf "%.2f %d\n", $1 + $2, $3 }' time.txt
}

repeat hundred.txt 100
repeat ten.txt 10
repeat six_hundred.txt 600

ours="$BULLETIN build -q --no-cache --jobs 2 -o ours.wav hundred.txt"
engine="espeak-ng -v en-gb -f hundred.txt -w engine.wav"
hyperfine --style none --warmup 1 --runs "${RUNS:-5}" --export-csv wall.csv "$ours" "$engine" >/dev/null

# shellcheck disable=SC2086 # a command and its words
our_cpu=$(measure $ours)
# shellcheck disable=SC2086
engine_cpu=$(measure $engine)
ten=$(measure "$BULLETIN" build -q --no-cache --jobs 2 -o ten.wav ten.txt)
six_hundred=$(measure "$BULLETIN" build -q --no-cache --jobs 2 -o six_hundred.wav six_hundred.txt)

hyperfine --style none --warmup 1 --runs "${RUNS:-5}" --export-csv mp3.csv \
    "$BULLETIN build -q --no-cache --jobs 2 --loudness off -o ten.mp3 ten.txt" \
    "$BULLETIN build -q --no-cache --jobs 2 --loudness off -o ten.wav ten.txt" \
    "$SCORE_MIX alone.mp3 44100 1 off 0 - ten.wav" >/dev/null

awk -F, -v ours="$our_cpu" -v engine="$engine_cpu" -v ten="$ten" -v long="$six_hundred" '
    NR == 2 { wall = $2 } NR == 3 { engine_wall = $2 }
    END {
        split(ours, o, " "); split(engine, e, " "); split(ten, t, " "); split(long, l, " ")
        printf "                       bulletin   espeak-ng   ratio   goal\n"
        printf "wall time, s           %8.2f  %10.2f  %6.2f   0.60\n", wall, engine_wall, wall / engine_wall
        printf "processor time, s      %8.2f  %10.2f  %6.2f   1.15\n", o[1], e[1], o[1] / e[1]
        printf "peak memory, MiB       %8.1f  %10.1f            64\n", o[2] / 1024, e[2] / 1024
        printf "  over ten minutes     %8.1f\n", t[2] / 1024
        printf "  over ten hours       %8.1f\n", l[2] / 1024
    }' wall.csv
awk -F, '
    NR == 2 { mp3 = $2 } NR == 3 { speaking = $2 } NR == 4 { encoding = $2 }
    END {
        slower = speaking > encoding ? speaking : encoding
        printf "MP3 of ten minutes, s  %8.2f  %10.2f  %6.2f   (the slower of speaking, %.2f, and encoding, %.2f)\n", mp3, slower, mp3 / slower, speaking, encoding
    }' mp3.csv
rm -f alone.mp3 ten.mp3 ours.wav engine.wav ten.wav six_hundred.wav

# --- an exact length ---

# sentence STORY N: one of a story's, of 8 to 17 words, none twice
sentence() {
    awk -v s="$1" -v n="$2" 'BEGIN {
        split("council,harbour,school,railway,hospital,theatre,library,market,museum,college,airport,orchard", place, ",")
        split("wants to open,has closed,will rebuild,is asking for,paid for,may lose,has found,would rather keep", verb, ",")
        split("a second bridge,its old roof,two new boats,the winter garden,nine more doctors,a longer summer", thing, ",")
        split("before the end of the year,after a long debate on Tuesday,as its neighbours did in May,for the first time since 1987", when, ",")
        printf "The %s %s %s", place[s], verb[1 + (n * 5 + s) % 8], thing[1 + (n + s) % 6]
        if (n % 3) printf " %s", when[1 + (n * 3 + s) % 4]
        printf ", says report %d.", 100 * s + n
    }'
}

stories=""
story=1
while [ "$story" -le 12 ]; do
    {
        sentence "$story" 0 | sed 's/, says.*//'
        n=1
        while [ "$n" -le 30 ]; do
            [ $((n % 3)) -eq 1 ] && printf '\n\n' || printf ' '
            sentence "$story" "$n"
            n=$((n + 1))
        done
        echo
    } >"story$story.txt"
    stories="$stories story$story.txt"
    story=$((story + 1))
done

hourly="-q --format hourly --date 2026-11-24T14:00"
# shellcheck disable=SC2086
"$BULLETIN" script $hourly --length 3:00 -o fitted.script $stories
sed '/^length:/d; /^stretch:/d' fitted.script >plain.script
fitted="$BULLETIN build $hourly --length 3:00 --loudness off --jobs 2 -o fitted.wav$stories"
plain="$BULLETIN build -q --loudness off --date 2026-11-24T14:00 --jobs 2 -o plain.wav plain.script"
hyperfine --style none --warmup 2 --runs "${RUNS:-15}" --export-csv length.csv "$fitted" "$plain" >/dev/null
# shellcheck disable=SC2086
spoken=$("$BULLETIN" build -v ${hourly#-q} --length 3:00 -o fitted.wav $stories 2>&1 | sed -n 's/.* 3:00: \(.*\) of speech were spoken.*/\1/p')

awk -F, -v spoken="$spoken" '
    NR == 2 { wall = $2; cpu = $5 + $6 } NR == 3 { plain = $2; plain_cpu = $5 + $6 }
    END {
        printf "\ntwelve stories           at 3:00    unfitted   ratio   goal\n"
        printf "wall time, s           %8.3f  %10.3f  %6.2f   3.00\n", wall, plain, wall / plain
        printf "processor time, s      %8.3f  %10.3f  %6.2f   3.00\n", cpu, plain_cpu, cpu / plain_cpu
        printf "spoken for it          %8s\n", spoken
    }' length.csv
rm -f fitted.wav plain.wav
awk '{ printf "load of the last minute: %s\n", $1 }' /proc/loadavg
