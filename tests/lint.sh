#!/bin/sh
# The include rules of the house (CONTRIBUTING.md). Prints each breach as FILE: WHY; status 1 if there is one.
set -u
cd "$(dirname "$0")/.." || exit 1
breaches=$(
    for file in src/*.[ch] src/*/*.[ch] src/*/*/*.[ch]; do
        room=$(dirname "${file#src/}")
        room=${room%%/*}
        grep -n '^#include' "$file" | sed 's/^\([0-9]*\):#include *[<"]\([^>"]*\)[>"].*/\1 \2/' | while read -r line header; do
            where=$file:$line
            case $header in
            read/* | script/* | speak/* | mix/* | publish/*)
                case $room in "${header%%/*}" | commands | .) ;; *) echo "$where: $room includes another room's $header" ;; esac
                case $room:$file in .:src/main.c) ;; .:*) echo "$where: a type between rooms includes $header" ;; esac ;;
            text/*) [ "$room" != base ] || echo "$where: base includes $header" ;;
            commands/*) case $room:$file in commands:* | .:src/main.c) ;; *) echo "$where: $room includes $header" ;; esac ;;
            article.h | rundown.h | take.h | timeline.h)
                case $room in base | text) echo "$where: $room knows a type of the rooms, $header" ;; esac ;;
            espeak-ng/* | seccomp.h) [ "$room" = speak ] || echo "$where: $header belongs to speak" ;;
            unicode/* | libexttextcat/*) [ "$room" = text ] || echo "$where: $header belongs to text" ;;
            sndfile.h) case $file in src/mix/file/soundfile.c | src/mix/track/soundreader.c) ;; *) echo "$where: $header belongs to mix/file/soundfile.c and soundreader.c" ;; esac ;;
            soxr.h | ogg/* | opus/*) [ "$room" = mix ] || echo "$where: $header belongs to mix" ;;
            curl/* | md4c*.h | zlib.h) [ "$room" = read ] || echo "$where: $header belongs to read" ;;
            zip.h) [ "$file" = src/publish/book/zipfile.c ] || echo "$where: $header belongs to publish/book/zipfile.c" ;;
            jansson.h) [ "$file" = src/base/json.c ] || echo "$where: $header belongs to base/json.c" ;;
            libxml/*) case $file in src/base/xml*.c) ;; *) echo "$where: $header belongs to base/xml.c" ;; esac ;;
            esac
        done
    done
    # a library's door is one file, or the folder whose subject it is
    for header in curl/ md4c zlib.h soxr.h ogg/ opus/ seccomp.h; do
        doors=$(grep -l "^#include <$header" src/*/*.[ch] src/*/*/*.[ch] | wc -l)
        [ "$doors" -le 1 ] || echo "src: $header is included by $doors files, not one"
    done
)
[ -z "$breaches" ] || { printf '%s\n' "$breaches"; exit 1; }
