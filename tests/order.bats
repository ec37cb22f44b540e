# Which stories come, in which order, and what is remembered of them.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    story a 2026-11-24T06:00:00Z 'The mayor opens the bridge' 'The mayor has opened the new bridge over the river.'
    story b 2026-11-24T08:00:00Z 'Rain floods the market hall' 'Heavy rain has flooded the market hall in the old town.'
    story c 2026-11-24T07:00:00Z 'BREAKING: Fire in the port' 'A fire has broken out in a warehouse in the port.'
}

# name, date, title, text
story() {
    printf -- '---\ntitle: "%s"\ndate: %s\nid: urn:test:%s\nlanguage: en-GB\n---\n%s\n' "$3" "$2" "$1" "$4" >"$1.md"
}

# The stories of a script on standard input, by the letters of their titles.
order() {
    grep '^\[story\]' | sed 's/.*mayor.*/a/; s/.*Rain.*/b/; s/.*Fire.*/c/' | tr -d '\n'
}

script() {
    "$BULLETIN" script --date 2026-11-24T09:00:00Z "$@" a.md b.md c.md | order
}

@test "stories come as given, or as --order says" {
    [ "$(script)" = abc ]
    [ "$(script --order given)" = abc ]
    [ "$(script --order newest)" = bca ]
    [ "$(script --order breaking)" = cab ]
    run -2 "$BULLETIN" script --order best a.md
    [[ "$output" == "bulletin: best: --order takes given, newest, breaking or longest-not-aired" ]]
}

@test "--stories keeps the first, and the others are told" {
    [ "$(script --order newest --stories 1)" = b ]
    run -0 --separate-stderr "$BULLETIN" script --strict -v --order newest --stories 2 -o x.script a.md b.md c.md
    [ "$stderr" = "bulletin: a.md: left out (not among the 2): The mayor opens the bridge" ]
}

@test "what was on air longest ago comes first, and only a build is remembered" {
    run -2 "$BULLETIN" script --order longest-not-aired a.md
    [[ "$output" == "bulletin: longest-not-aired: needs --state FILE"* ]]
    [ "$(script --order longest-not-aired --state air/state.json)" = bca ]
    [ ! -e air ]
    "$BULLETIN" build -q --date 2026-11-24T09:00:00Z --order longest-not-aired --stories 1 --state air/state.json -o 1.wav a.md b.md c.md
    [ "$(script --order longest-not-aired --state air/state.json)" = cab ]
    "$BULLETIN" build -q --date 2026-11-24T10:00:00Z --order longest-not-aired --stories 2 --state air/state.json -o 2.wav a.md b.md c.md
    # of those two, c is the newer
    [ "$(script --order longest-not-aired --state air/state.json)" = bca ]
    [ "$(grep -c '"key"' air/state.json)" -eq 3 ]
    [ "$(grep -c '2026-11-24T10:00:00Z' air/state.json)" -eq 2 ]
    [ "$(ls air)" = state.json ]
}

@test "a build that fails remembers nothing, nor is a damaged state written over" {
    touch file
    run -1 "$BULLETIN" build -q --state state.json -o file/x.wav a.md
    [ ! -e state.json ]
    echo '{"aired": [' >state.json
    cp state.json before
    run -1 "$BULLETIN" build -q --state state.json -o x.wav a.md
    [[ "$output" == "bulletin: state.json: is no file of what was on air, or damaged"* ]]
    cmp state.json before
    [ ! -e x.wav ]
    run -2 "$BULLETIN" build -q --also json --state y.json -o y.wav a.md
    [[ "$output" == "bulletin: y.json: is an output"* ]]
    [ ! -e y.wav ]
}

@test "a script keeps its order, and is remembered when it is built" {
    "$BULLETIN" script -o x.script a.md b.md
    run -0 "$BULLETIN" build -q --order newest --state state.json -o x.wav x.script
    [[ "$output" == "bulletin: x.script: is a script, whose stories are in order"* ]]
    [ "$(grep -c '"key"' state.json)" -eq 2 ]
}

@test "a later version takes the place of an earlier one" {
    sed 's/^id: .*/id: urn:test:a\nversion: 2/; s/mayor/premier/' a.md >d.md
    sed -i 's/^id: .*/&\nversion: 1/' a.md
    run -0 --separate-stderr "$BULLETIN" script --strict -v -o x.script a.md b.md d.md
    [ "$stderr" = "bulletin: a.md: left out (version 1 is superseded by version 2): The mayor opens the bridge" ]
    [ "$(grep -c '^\[story\]' x.script)" -eq 2 ]
}
