# Addresses, feeds and agency files through the whole program, against a web server of our own (server.c).
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    export XDG_CACHE_HOME=$PWD/cache
    unset http_proxy HTTP_PROXY all_proxy ALL_PROXY
    mkfifo leash
    "$OUT/tests/server" "$BATS_TEST_DIRNAME/feeds" <leash >port 3>&- &
    exec 7>leash
    until [ -s port ]; do sleep 0.02; done
    web=http://127.0.0.1:$(cat port)
}

teardown() {
    exec 7>&-
    wait
}

# One line that the pattern matches, and status 1.
refused() {
    local pattern=$1
    shift
    run -- "$BULLETIN" build -q -o refused.wav "$@"
    echo "status $status: $output"
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 1 ]
    [[ "$output" =~ $pattern ]]
    [ ! -e refused.wav ]
}

@test "a feed at an address becomes audio" {
    "$BULLETIN" build -q -o b.wav --also txt "$web/rss20-plain.xml"
    [ "$(head -c 4 b.wav)" = RIFF ]
    [ "$(stat -c %s b.wav)" -gt 200000 ]
    grep -q "Fish market moves to the old station" b.txt
    grep -q "Ferry returns after six weeks in dock" b.txt
}

@test "a page at an address becomes audio" {
    "$BULLETIN" build -q -o b.wav --also txt "$web/linked/lock.html"
    [ "$(head -c 4 b.wav)" = RIFF ]
    grep -q "eleven tonnes each" b.txt
    run ! grep -qi "copyright\|sport" b.txt
}

@test "a feed's link is followed with --full" {
    printf '<rss><channel><item><title>Gates</title><link>%s/linked/lock.html</link><description>Short.</description></item></channel></rss>' "$web" >feed.xml
    run -0 -- "$BULLETIN" read --full feed.xml
    [[ "$output" == *"eleven tonnes each"* ]]
    [[ "$output" != *"Short."* ]]
}

@test "--items and --max-age choose" {
    run -0 -- "$BULLETIN" read --items 1 "$web/rss20-plain.xml"
    [[ "$output" == *"Fish market"* && "$output" != *"Ferry"* ]]
    run -0 -- "$BULLETIN" read --date 2026-11-24T08:30:00Z --max-age 3 "$web/rss20-plain.xml"
    [[ "$output" == *"Fish market"* && "$output" != *"Ferry"* ]]
    run -1 -- "$BULLETIN" read --date 2026-11-26T08:30:00Z --max-age 3 "$web/rss20-plain.xml"
    [[ "$output" == *"no story that is new enough" ]]
}

@test "an address that fails is a warning, and the others are read" {
    run -0 --separate-stderr -- "$BULLETIN" read "$web/status/500" "$web/rss20-plain.xml" "$web/loop"
    [[ "$output" == *"Fish market"* ]]
    [ "${#stderr_lines[@]}" -eq 2 ]
    [[ "${stderr_lines[0]}" == "bulletin: $web/status/500: answers 500"* ]]
    [[ "${stderr_lines[1]}" == "bulletin: $web/loop: redirects more than 5 times"* ]]
}

@test "what is not fetched" {
    refused 'file:///etc/passwd: only http and https' file:///etc/passwd
    refused 'ftp://127.0.0.1/x: only http and https' ftp://127.0.0.1/x
    refused 'to-file: redirects to an address that is not http or https' "$web/to-file"
    refused 'loop: redirects more than 5 times' "$web/loop"
    refused 'gzip-cut: .* cut short' "$web/gzip-cut"
    refused 'gzip-bomb: longer than' "$web/gzip-bomb"
    refused 'http://127.0.0.1:1/: .*onnect' http://127.0.0.1:1/
}

@test "a password is not shown" {
    run -1 -- "$BULLETIN" read "http://editor:s3cret@${web#http://}/status/404"
    [[ "$output" == "bulletin: $web/status/404: answers 404"* ]]
    [[ "$output" != *s3cret* ]]
    run ! grep -rq s3cret cache
}

@test "the last good copy stands in with --stale-ok" {
    "$BULLETIN" read "$web/rss20-plain.xml" >first
    exec 7>&-
    wait
    run -1 -- "$BULLETIN" read "$web/rss20-plain.xml"
    run -0 --separate-stderr -- "$BULLETIN" read --stale-ok 60 "$web/rss20-plain.xml"
    [ "$output" = "$(cat first)" ]
    [[ "$stderr" == *"a copy of 0 minutes ago is used instead"* ]]
    run -1 -- "$BULLETIN" read --no-cache --stale-ok 60 "$web/rss20-plain.xml"
}

@test "an embargo holds until --date" {
    run -1 -- "$BULLETIN" read --date 2026-11-24T08:29:59Z "$BATS_TEST_DIRNAME/agency/newsml-xhtml.xml"
    [[ "$output" == *"is under embargo until 2026-11-24T08:30:00Z"* ]]
    "$BULLETIN" read --date 2026-11-24T08:30:00Z "$BATS_TEST_DIRNAME/agency/newsml-xhtml.xml"
    "$BULLETIN" read --date 2026-11-24 --ignore-embargo "$BATS_TEST_DIRNAME/agency/newsml-xhtml.xml"
}
