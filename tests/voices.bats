# bulletin voices: what --cast and a cast's "voice =" can name.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "casts and voices are listed, and each voice can be used" {
    run -0 --separate-stderr "$BULLETIN" voices
    [ -z "$stderr" ]
    [[ "$output" == *$'\n  default\n'* ]]
    [[ "$output" == *$'\n  gmw/de '*$' German '* ]]
    [[ "$output" == *$'\n  +f3 '* ]]
}

@test "JSON has the same voices" {
    "$BULLETIN" voices --json >json
    [ "$(tail -c 1 json | od -An -c | tr -d ' ')" = '\n' ]
    lines=$("$BULLETIN" voices | sed '1,/^Voices/d' | wc -l)
    [ "$lines" -gt 100 ]
    [ "$(sed '1,/"voices"/d' json | grep -c '"name"')" -eq "$lines" ]
}

@test "one's own casts are listed with the program's; one that is broken is a warning" {
    mkdir -p mine/voices
    printf '[reporter]\nwpm = 160\n' >mine/voices/calm.cast
    printf '[reporter]\nwpm = loud\n' >mine/voices/broken.cast
    BULLETIN_DATA=$PWD/mine run -0 --separate-stderr "$BULLETIN" voices
    [[ "$output" == *$'\n  calm\n'*$'\n  default\n'* ]]
    [[ "$stderr" == "bulletin: broken: is no cast: "*"broken.cast: line 2"* ]]
    [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "inputs are refused" {
    run -2 "$BULLETIN" voices en
    [[ "$output" == "bulletin: en: "* ]]
}
