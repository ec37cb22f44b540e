#!/bin/sh
# How long the podcast feed of a large folder takes: all of it for the first time, again with nothing new, and with one
# episode more. Environment: BULLETIN, WORK (a folder for what is made), EPISODES (100,000 by default).
set -eu

pod=$WORK/pod
episodes=${EPISODES:-100000}
rm -rf "$pod"
mkdir -p "$pod"
printf 'title = Bench\nlanguage = en-GB\nbase_url = https://example.org/pod/\n' >"$pod/channel.ini"

# episodes FROM TO: one every hour, each with the files that build --publish leaves
episodes() {
    awk -v pod="$pod" -v from="$1" -v to="$2" 'BEGIN {
        for (i = from; i < to; i++) {
            date = sprintf("%04d-%02d-%02dT%02d:00:00Z", 2000 + int(i / 8064), int(i / 672) % 12 + 1, int(i / 24) % 28 + 1, i % 24)
            name = pod "/" date "-the-news"
            gsub(/:/, "", name)
            printf "ID3" >(name ".mp3")
            printf "WEBVTT\n\n" >(name ".vtt")
            printf "{}" >(name ".chapters.json")
            printf "{}" >(name ".transcript.json")
            printf "{\n \"version\": 1,\n \"guid\": \"%08x-0000-5000-8000-000000000000\",\n \"title\": \"The news at %d\",\n" \
                " \"date\": \"%s\",\n \"language\": \"en-GB\",\n \"duration\": 180.25,\n \"stories\": [", i, i % 24, date >(name ".episode.json")
            for (s = 1; s <= 3; s++)
                printf "%s\n  {\n   \"title\": \"Story %d of the bulletin of that hour\",\n   \"url\": \"https://example.org/%d/%d\",\n" \
                    "   \"source\": \"Radio\",\n   \"start\": %d.5\n  }", (s > 1 ? "," : ""), s, i, s, s * 50 >(name ".episode.json")
            printf "\n ]\n}\n" >(name ".episode.json")
            close(name ".mp3"); close(name ".vtt"); close(name ".chapters.json"); close(name ".transcript.json"); close(name ".episode.json")
        }
    }'
}

# measure WHAT: wall and processor seconds, peak memory
measure() {
    /usr/bin/time -f '%e %U %S %M' -o "$WORK/time.txt" "$BULLETIN" feed -q "$pod"
    awk -v what="$1" '{ printf "%-26s %6.2f s wall, %6.2f s processor, %5.0f MiB\n", what, $1, $2 + $3, $4 / 1024 }' "$WORK/time.txt"
}

episodes 0 "$episodes"
echo "a feed of $episodes episodes (goal: under 10 s)"
measure "  all pages"
measure "  nothing new"
episodes "$episodes" $((episodes + 1))
measure "  one episode more"
rm -rf "$pod"
