# The podcast feed of a folder: read back with xmllint, against the rules of RSS 2.0, RFC 5005, Apple and Podcasting 2.0.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    mkdir pod
}

# episode NAME DATE TITLE: as build leaves one, with 1000 bytes of audio
episode() {
    head -c 1000 /dev/zero >"pod/$1.mp3"
    printf '{"version":1,"title":"%s","date":"%s","language":"en-GB","duration":179.6,"stories":[{"title":"One","url":"https://example.org/1"},{"title":"Two"}]}' \
        "$3" "$2" >"pod/$1.episode.json"
}

feed() { "$BULLETIN" feed -q --base-url https://example.org/pod pod "$@"; }

xpath() { xmllint --xpath "string($1)" "${2:-pod/feed.xml}"; }

# every <item> and channel has what RSS 2.0 and Apple require, once
keeps_rules() {
    local file=$1 items
    xmllint --noout "$file"
    items=$(xpath 'count(//item)' "$file")
    for what in title guid pubDate enclosure "*[name()='itunes:duration']" "*[name()='itunes:explicit']"; do
        [ "$(xpath "count(//item[count($what)=1])" "$file")" -eq "$items" ]
    done
    [ "$(xpath 'count(//item/enclosure[@url and @length and @type])' "$file")" -eq "$items" ]
    for what in title link description language generator "*[name()='podcast:locked']" "*[name()='itunes:explicit']"; do
        [ "$(xpath "count(/rss/channel/$what)" "$file")" -eq 1 ]
    done
    [ "$(xpath "count(/rss/channel/*[name()='atom:link'][@rel='self'])" "$file")" -eq 1 ]
    # RFC 822, sections 5.1 and 3.2, with a four-digit year
    [ "$(grep -oE '<pubDate>[^<]*' "$file" | grep -cvE '^<pubDate>(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-2][0-9]:[0-5][0-9]:[0-5][0-9] \+0000$')" -eq 0 ]
}

@test "an empty folder has a feed without episodes" {
    printf 'title = Empty\nlanguage = en-GB\n' >pod/channel.ini
    feed
    keeps_rules pod/feed.xml
    [ "$(xpath 'count(//item)')" -eq 0 ]
}

@test "an episode has what its sidecar tells" {
    episode a 2026-11-24T08:30:00+01:00 "The news"
    touch pod/a.vtt pod/a.chapters.json
    head -c 10 /dev/zero >pod/a.flac
    feed
    keeps_rules pod/feed.xml
    [ "$(xpath //item/title)" = "The news" ]
    [ "$(xpath //item/description)" = $'One\nTwo' ]
    [ "$(xpath //item/pubDate)" = "Tue, 24 Nov 2026 07:30:00 +0000" ]
    [ "$(xpath //item/enclosure/@url)" = https://example.org/pod/a.mp3 ]
    [ "$(xpath //item/enclosure/@length)" = 1000 ]
    [ "$(xpath //item/enclosure/@type)" = audio/mpeg ]
    [ "$(xpath "//item/*[name()='itunes:duration']")" = 180 ]
    [ "$(xpath "//item/*[name()='podcast:transcript']/@type")" = text/vtt ]
    [ "$(xpath "//item/*[name()='podcast:chapters']/@url")" = https://example.org/pod/a.chapters.json ]
    [ "$(xpath "//item/*[name()='podcast:alternateEnclosure']/@type")" = audio/flac ]
    [[ $(xpath //item/guid) =~ ^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$ ]]
}

# podcast-namespace, the tag "guid": the worked example is of podnews.net/rss; ours ends in /feed.xml, so
# the value is checked against Python's uuid where there is one.
@test "the podcast's guid is that of its address" {
    feed
    guid=$(xpath "//*[name()='podcast:guid']")
    [[ $guid =~ ^[0-9a-f]{8}-[0-9a-f]{4}-5 ]]
    "$BULLETIN" feed -q --base-url http://example.org/pod/ pod
    [ "$(xpath "//*[name()='podcast:guid']")" = "$guid" ]
    ! command -v python3 >/dev/null ||
        [ "$(python3 -c 'import uuid; print(uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "example.org/pod/feed.xml"))')" = "$guid" ]
}

@test "channel.ini names the podcast" {
    cat >pod/channel.ini <<'INI'
title = News & <more>
description = All of it
link = https://example.org/
author = Radio
owner = Jo
email = jo@example.org
image = cover 1.jpg
category = News > Daily News
category = Society & Culture
person = Ann Lee | host | https://example.org/ann
person = Bo
explicit = no
locked = yes
language = cy
base_url = https://cdn.example.org/x/
keep = 1
INI
    episode a 2026-11-23 A
    episode b 2026-11-24 B
    "$BULLETIN" feed -q pod
    keeps_rules pod/feed.xml
    [ "$(xpath /rss/channel/title)" = "News & <more>" ]
    [ "$(xpath /rss/channel/language)" = cy ]
    [ "$(xpath "/rss/channel/*[name()='itunes:image']/@href")" = https://cdn.example.org/x/cover%201.jpg ]
    [ "$(xpath "/rss/channel/*[name()='itunes:category'][1]/*/@text")" = "Daily News" ]
    [ "$(xpath "count(/rss/channel/*[name()='podcast:person'])")" -eq 2 ]
    [ "$(xpath "/rss/channel/*[name()='podcast:locked']")" = yes ]
    [ "$(xpath //item/title)" = B ]
    [ -e pod/a.mp3 ] # left out, not deleted
    echo 'colour = red' >>pod/channel.ini
    run -2 "$BULLETIN" feed -q pod
    [[ "$output" == *"channel.ini"*colour* ]]
}

@test "over 300 episodes are pages, joined by links; shorter feeds drop theirs" {
    for i in $(seq 1 601); do
        episode "e$i" "2026-01-01T00:00:00Z" "N$i"
        touch -d "@$i" "pod/e$i.mp3"
    done
    feed
    for page in feed feed-2 feed-3; do keeps_rules "pod/$page.xml"; done
    [ "$(xpath 'count(//item)')" -eq 300 ]
    [ "$(xpath 'count(//item)' pod/feed-3.xml)" -eq 1 ]
    [ "$(xpath "//*[name()='atom:link'][@rel='next']/@href")" = https://example.org/pod/feed-2.xml ]
    [ "$(xpath "//*[name()='atom:link'][@rel='previous']/@href" pod/feed-3.xml)" = https://example.org/pod/feed-2.xml ]
    [ "$(xpath "count(//*[name()='atom:link'][@rel='next'])" pod/feed-3.xml)" -eq 0 ]
    [ "$(cat pod/feed*.xml | grep -o 'isPermaLink="false">[^<]*' | sort -u | wc -l)" -eq 601 ]
    echo mine >pod/feed-9.xml
    feed --keep 300
    [ ! -e pod/feed-2.xml ] && [ ! -e pod/feed-3.xml ]
    [ -e pod/feed-9.xml ]
}

@test "the same folder gives the same bytes, and a file that did not change is not written" {
    episode a 2026-11-23 A
    feed
    cp -p pod/feed.xml before
    touch -d @1 pod/feed.xml
    feed
    cmp before pod/feed.xml
    [ "$(stat -c %Y pod/feed.xml)" -eq 1 ]
}

@test "what cannot be read is named, and the rest goes on" {
    episode good 2026-11-23 Good
    episode bad 2026-11-23 Bad
    episode short 2026-11-23 Short
    echo '{"title":' >pod/bad.episode.json
    : >pod/short.mp3
    echo noise >pod/jingle.wav
    run --separate-stderr "$BULLETIN" feed -q --base-url https://example.org/ pod
    [ "$status" -eq 0 ]
    [ "${#stderr_lines[@]}" -eq 3 ]
    [[ "$stderr" == *"pod/bad.episode.json: not JSON"*"left out"* ]]
    [[ "$stderr" == *"pod/jingle.wav: "*"--also episode"* ]]
    [[ "$stderr" == *"pod/short.mp3: no audio in it"* ]]
    [ "$(xpath 'count(//item)')" -eq 1 ]
}

@test "hostile titles and names are only text" {
    episode 'a&b <c>"%20?#' 2026-11-23 '</title></item><script>alert(1)</script>]]> &amp; \u0000\u0007\u202e\ufffe'
    feed
    keeps_rules pod/feed.xml
    [ "$(xpath 'count(//script)')" -eq 0 ]
    [[ "$(xpath //item/title)" == '</title></item><script>alert(1)</script>]]> &amp; '* ]]
    [ "$(xpath //item/enclosure/@url)" = 'https://example.org/pod/a%26b%20%3Cc%3E%22%2520%3F%23.mp3' ]
    run -2 "$BULLETIN" feed -q --base-url 'javascript:alert(1)' pod
}

@test "a copied sidecar makes no twin guid" {
    episode a 2026-11-23 A
    episode b 2026-11-23 B
    sed -i 's/"version":1/"version":1,"guid":"886313e1-3b8a-5372-9b90-0c9aee199e5d"/' pod/*.episode.json
    feed
    [ "$(grep -o 'isPermaLink="false">[^<]*' pod/feed.xml | sort -u | wc -l)" -eq 2 ]
    grep -q '>886313e1-3b8a-5372-9b90-0c9aee199e5d<' pod/feed.xml
}

@test "a folder that is none is an error" {
    run -1 "$BULLETIN" feed -q nowhere
    [[ "$output" == "bulletin: nowhere: No such file"* ]]
    run -2 "$BULLETIN" feed -q
}

@test "what build makes is an episode" {
    printf 'A title\n\nThe first sentence of the story.\n' >story.txt
    "$BULLETIN" build -q --date 2026-11-24 --also episode,vtt,chapters -o pod/story.wav story.txt
    feed
    keeps_rules pod/feed.xml
    [ "$(xpath //item/title)" = "A title" ]
    [ "$(xpath //item/enclosure/@length)" = "$(stat -c %s pod/story.wav)" ]
    [ "$(xpath //item/enclosure/@type)" = audio/wav ]
}

@test "build --publish adds an episode under its own name, latest and the feed" {
    printf "Can't stop: <the> ../../news\n\nThe first sentence of the story.\n" >story.txt
    publish() { "$BULLETIN" build -q --publish pod --base-url https://example.org/ "$@"; }
    publish --date 2026-11-24T08:30:00Z story.txt
    cp pod/2026-11-24-0830-cant-stop-the-news.mp3 first
    cmp first pod/latest.mp3
    for ending in episode.json chapters.json transcript.json vtt; do [ -s "pod/2026-11-24-0830-cant-stop-the-news.$ending" ]; done
    keeps_rules pod/feed.xml
    cp pod/feed.xml feed
    publish --date 2026-11-24T08:30:00Z story.txt # the same again
    cmp feed pod/feed.xml
    publish --date 2026-11-24T09:30:00Z story.txt
    cmp pod/2026-11-24-0930-cant-stop-the-news.mp3 pod/latest.mp3
    cmp first pod/2026-11-24-0830-cant-stop-the-news.mp3
    printf "Can't stop the news\n\nAnother story.\n" >other.txt
    publish --date 2026-11-24T09:30:00Z other.txt # the same name, another episode
    [ "$(xpath 'count(//item)')" -eq 3 ]
    [ "$(find pod -name '2026-11-24-0930-cant-stop-the-news-????????.mp3' | wc -l)" -eq 1 ]
    publish -o .wav --date 2026-11-25 story.txt
    [ "$(head -c 4 pod/latest.wav)" = RIFF ]
    [ "$(find pod -name '.*' -type f | wc -l)" -eq 0 ]
    run -2 publish -o x.wav story.txt
}
