# The podcast feed of a folder: held against a grammar of RSS 2.0, Apple and Podcasting 2.0 (podcast.rng), and read
# back with XPath.
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

# what the grammar asks, and what it cannot tell
keeps_rules() {
    local file=${1:-pod/feed.xml} items
    is_valid "$file"
    items=$(xpath 'count(//item)' "$file")
    [ "$(grep -o '<guid [^/]*' "$file" | sort -u | wc -l)" -eq "$items" ]
    [ "$(grep -o '<enclosure url="[^"]*' "$file" | sort -u | wc -l)" -eq "$items" ]
    [ "$(xpath "count(/rss/channel/*[name()='atom:link'][@rel='self'])" "$file")" -eq 1 ]
    [ "$(xpath "count(/rss/channel/*[name()='atom:link'])" "$file")" -eq \
        "$(grep -o '<atom:link rel="[a-z]*"' "$file" | sort -u | wc -l)" ]
}

is_valid() { xmllint --noout --relaxng "$BATS_TEST_DIRNAME/podcast.rng" "$1"; }

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

@test "the grammar sees what is wrong" {
    printf 'image = a.jpg\nemail = jo@example.org\ncategory = News > Daily News\nperson = Ann | host\n' >pod/channel.ini
    episode a 2026-11-24T08:30:00+01:00 "The news"
    touch pod/a.vtt pod/a.chapters.json pod/a.jpg
    feed
    keeps_rules
    wrong() { # sed's expression
        sed "$1" pod/feed.xml >wrong.xml
        ! cmp -s pod/feed.xml wrong.xml || { echo "changes nothing: $1"; return 1; }
        xmllint --noout wrong.xml
        ! is_valid wrong.xml 2>/dev/null || { echo "not seen: $1"; return 1; }
    }
    wrong 's/ length="1000"//'
    wrong 's/ length="1000"/ length="0"/'
    wrong 's/ length="1000"/ length="1 kB"/'
    wrong 's/ type="audio.mpeg"//'
    wrong 's/ type="audio.mpeg"/ type="mp3"/'
    wrong 's/<enclosure url="[^"]*"/<enclosure/'
    wrong 's/<enclosure url="https:/<enclosure url="ftp:/'
    wrong 's/<enclosure [^>]*>/&&/'
    wrong 's/ isPermaLink="false"//'
    wrong 's/<guid .*<.guid>//'
    wrong 's/<pubDate>Tue/<pubDate>Die/'
    wrong 's/<pubDate>[^<]*/<pubDate>2026-11-24T07:30:00Z/'
    wrong 's/<pubDate>Tue, 24 Nov 2026/<pubDate>Tue, 24 Nov 26/'
    wrong 's/ +0000<.pubDate>/<\/pubDate>/'
    wrong 's/<itunes:duration>180/<itunes:duration>-180/'
    wrong 's/<itunes:duration>180<.itunes:duration>//'
    wrong 's/<itunes:explicit>false/<itunes:explicit>clean/'
    wrong 's/<title>The news/<title> /'
    wrong 's/<language>en-GB<.language>//'
    wrong 's/<language>en-GB/<language>British English/'
    wrong 's/a\.jpg/a.webp/'
    wrong 's/<podcast:locked owner="jo@example.org">no/<podcast:locked owner="jo@example.org">maybe/'
    wrong 's/owner="jo@example.org"/owner="jo"/'
    wrong 's/>Ann</></'
    wrong 's/ type="application.json+chapters"//'
    wrong 's/ rel="captions"/ rel="caption"/'
    wrong 's/ rel="self"/ rel="me"/'
    wrong 's/<.channel>/<item><title>No sound<\/title><\/item>&/'
    wrong 's/version="2.0"/version="0.91"/'
    wrong 's/<podcast:guid>[^<]*/<podcast:guid>1/'
    wrong 's/<itunes:category text="Daily News"/<itunes:category/'
    wrong 's/xmlns:podcast="[^"]*"/xmlns:podcast="urn:other"/'
}

@test "a date that no file tells is the name's, else the file's, which is told" {
    for name in 2026-11-24-0830-news 2026-11-25 2026-11-26-2460-x 2026-13-01-x 2026-11-24x own; do episode $name "" $name; done
    touch -d '2020-01-02T03:04:05Z' pod/*.mp3
    run -0 "$BULLETIN" feed --base-url https://example.org/pod pod
    date_of() { xpath "//item[title='$1']/pubDate"; }
    [ "$(date_of 2026-11-24-0830-news)" = "Tue, 24 Nov 2026 08:30:00 +0000" ]
    [ "$(date_of 2026-11-25)" = "Wed, 25 Nov 2026 00:00:00 +0000" ]
    [ "$(date_of 2026-11-26-2460-x)" = "Thu, 26 Nov 2026 00:00:00 +0000" ] # no time of day
    for name in 2026-13-01-x 2026-11-24x own; do
        [ "$(date_of $name)" = "Thu, 02 Jan 2020 03:04:05 +0000" ]
        [[ "$output" == *"bulletin: pod/$name.mp3: nothing tells its date, and the file's time stands for it"* ]]
    done
    [ "$(grep -c 'nothing tells its date' <<<"$output")" -eq 3 ]
}

@test "two copies of a folder have the same feed, whatever the times of their files" {
    printf 'Bridge open\n\nThe bridge is open.\n' >story.txt
    "$BULLETIN" build -q --date 2026-11-24T08:30:00Z --also json -o pod/story.mp3 story.txt
    feed
    [ "$(xpath //item/pubDate)" = "Tue, 24 Nov 2026 08:30:00 +0000" ]
    cp -r pod copy
    touch -d '2020-01-01' copy/*
    run -0 "$BULLETIN" feed -q --base-url https://example.org/pod copy
    [ -z "$output" ]
    cmp pod/feed.xml copy/feed.xml
}

@test "who made an episode, and its picture" {
    printf 'person = Ann Lee | host | https://example.org/ann\n' >pod/channel.ini
    story() { # NAME BYLINE IMAGE: an episode of one story
        episode "$1" "2026-11-24T08:00:00Z" "$1"
        printf '{"title":"%s","date":"2026-11-24","language":"en","duration":9,"stories":[{"title":"S","byline":"%s","image":"%s"}]}' \
            "$1" "$2" "$3" >"pod/$1.episode.json"
    }
    story none "" "javascript:alert(1)"
    story one "Jo Bloggs, Political Editor" "https://example.org/Foto 1.JPG?w=9"
    story two "Jo Bloggs, Sam Orr and Kim & Ké" https://example.org/a.webp
    story cover "<b>" https://example.org/b.png
    touch pod/cover.png
    feed
    keeps_rules
    names() { xpath "count(//item[title='$1']/*[name()='podcast:person'])"; }
    person() { xpath "//item[title='$1']/*[name()='podcast:person'][$2]$3"; }
    [ "$(names none)" -eq 0 ] # then those of the channel hold
    [ "$(names one)" -eq 2 ] && [ "$(person one 1)" = "Ann Lee" ] && [ "$(person one 2)" = "Jo Bloggs" ]
    [ "$(person one 2 /@role)" = author ] && [ "$(person one 2 /@group)" = writing ]
    [ "$(names two)" -eq 5 ] && [ "$(person two 3)" = "Sam Orr" ] && [ "$(person two 5)" = "Ké" ]
    [ "$(person cover 2)" = "<b>" ]
    image() { xpath "//item[title='$1']/*[name()='itunes:image']/@href"; }
    [ "$(image none)" = "" ] && [ "$(image two)" = "" ]
    [ "$(image one)" = 'https://example.org/Foto%201.JPG?w=9' ]
    [ "$(image cover)" = https://example.org/pod/cover.png ]
}

@test "over 300 episodes are pages, joined by links; shorter feeds drop theirs" {
    for i in $(seq 1 601); do
        episode "e$i" "2026-01-01T00:00:00Z" "N$i"
        touch -d "@$i" "pod/e$i.mp3"
    done
    feed
    for page in feed feed-1 feed-2; do keeps_rules "pod/$page.xml"; done
    [ "$(xpath 'count(//item)')" -eq 300 ]
    [ "$(xpath 'count(//item)' pod/feed-2.xml)" -eq 1 ] # the 301st from the oldest
    [ "$(xpath 'count(//item)' pod/feed-1.xml)" -eq 300 ]
    link() { xpath "//*[name()='atom:link'][@rel='$1']/@href" "pod/$2.xml"; }
    [ "$(link next feed)" = https://example.org/pod/feed-2.xml ] && [ "$(link previous feed)" = "" ]
    [ "$(link next feed-2)" = https://example.org/pod/feed-1.xml ]
    [ "$(link previous feed-2)" = https://example.org/pod/feed.xml ]
    [ "$(link previous feed-1)" = https://example.org/pod/feed-2.xml ] && [ "$(link next feed-1)" = "" ]
    for page in feed feed-1 feed-2; do
        [ "$(link first $page)" = https://example.org/pod/feed.xml ] && [ "$(link last $page)" = https://example.org/pod/feed-1.xml ]
    done
    [ "$(cat pod/feed*.xml | grep -o 'isPermaLink="false">[^<]*' | sort -u | wc -l)" -eq 601 ]
    # a new one changes the first page and the newest of the others
    touch -d @1 pod/feed*.xml
    episode new 2026-01-02T00:00:00Z New
    feed
    [ "$(find pod -name 'feed*.xml' -newermt @1 | sort | tr '\n' ' ')" = "pod/feed-2.xml pod/feed.xml " ]
    [ "$(xpath 'count(//item)' pod/feed-2.xml)" -eq 2 ]
    echo mine >pod/feed-9.xml
    feed --keep 301 # of 602: the first page, and one episode, which is still in the page with the number 2
    [ ! -e pod/feed-1.xml ] && [ "$(xpath 'count(//item)' pod/feed-2.xml)" -eq 1 ]
    [ "$(link last feed)" = https://example.org/pod/feed-2.xml ]
    feed --keep 300
    [ ! -e pod/feed-2.xml ]
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

@test "several publish at once: no episode is lost, and no name given twice" {
    for i in 1 2 3 4; do # the same title and date; what is told of makes them different episodes
        printf 'bulletin script 1\ntitle: The news\nlanguage: en-GB\ndate: 2026-11-24\n\n[story] Story %d\n\nStory number %d.\n' \
            "$i" "$i" >"$i.script"
        "$BULLETIN" build -q --jobs 1 --publish pod --base-url https://example.org/ "$i.script" &
    done
    wait
    keeps_rules
    [ "$(xpath 'count(//item)')" -eq 4 ]
    [ "$(find pod -name '2026-11-24-the-news*.mp3' | wc -l)" -eq 4 ]
    [ "$(xpath "count(//item/description[starts-with(., 'Story')])")" -eq 4 ]
    [ "$(grep -oh 'Story [1-4]' pod/feed.xml | sort -u | wc -l)" -eq 4 ]
    [ -s pod/latest.mp3 ] && [ "$(find pod -name '.*' -type f | wc -l)" -eq 0 ]
}

@test "build --publish with a cover and a byline" {
    printf '\211PNG\r\n\032\n\0\0\0\015IHDR\0\0\0\001\0\0\0\001\010\0\0\0\0\072\176\233\125' >cover.png
    printf '%s\n' '---' 'title: The bridge' 'author: Ann Lee' '---' '' 'The bridge is open.' >story.md
    "$BULLETIN" build -q --publish pod --base-url https://example.org/ --cover cover.png --date 2026-11-24 story.md
    keeps_rules
    cmp cover.png pod/2026-11-24-the-bridge.png
    [ "$(xpath "//item/*[name()='itunes:image']/@href")" = https://example.org/2026-11-24-the-bridge.png ]
    [ "$(xpath "//item/*[name()='podcast:person']")" = "Ann Lee" ]
    run -2 "$BULLETIN" build -q --also jpg --cover cover.png -o x.mp3 story.md
    [ ! -e x.mp3 ]
}

@test "a file that build did not make is not replaced" {
    printf 'A title\n\nA sentence.\n' >story.txt
    echo mine >pod/2026-11-24-a-title.mp3
    run "$BULLETIN" build -q --publish pod --base-url https://example.org/ --date 2026-11-24 story.txt
    [ "$(cat pod/2026-11-24-a-title.mp3)" = mine ]
    [ "$(find pod -name '2026-11-24-a-title-????????.mp3' | wc -l)" -eq 1 ]
}
