# Scripts as people edit them.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    printf 'A headline about the harbour\n\nThe bridge opened on Monday.\n\nIt had been closed for weeks.\n' >good.txt
    "$BULLETIN" script good.txt -o good.script
    paragraph=$(grep -n 'The bridge opened' good.script | cut -d: -f1)
}

@test "a role that the cast does not have is a warning with its line" {
    sed 's/^The bridge/minister: &/' good.script >edited.script
    run -0 "$BULLETIN" build -q -o b.wav edited.script
    [[ "$output" == "bulletin: edited.script: line $paragraph: "*'"minister"'* ]]
    [ "${#lines[@]}" -eq 1 ]
    sed 's/^The bridge/quote: &/' good.script >edited.script
    run -0 "$BULLETIN" build -q -o b.wav edited.script
    [ -z "$output" ]
}

@test "a cast that there is not is named with the line of the script" {
    sed 's/^cast: .*/cast: choir/' good.script >edited.script
    run -2 "$BULLETIN" build -q -o b.wav edited.script
    [[ "$output" == "bulletin: edited.script: line $(grep -n '^cast:' good.script | cut -d: -f1): choir: "* ]]
    run -0 "$BULLETIN" build -q --cast default -o b.wav edited.script
}

@test "a script of another version is no article" {
    sed '1s/1/2/' good.script >edited.script
    run -2 "$BULLETIN" build -q -o b.wav edited.script
    [[ "$output" == "bulletin: edited.script: line 1: "* ]]
}

@test "options that a script does not follow are a warning; --date is the bulletin's" {
    run -0 "$BULLETIN" build -q --format article --lang de --date 2020-01-02 -o b.wav good.script
    [ "${#lines[@]}" -eq 2 ]
    [[ "${lines[0]}" == "bulletin: good.script: "*--format* ]]
    [[ "${lines[1]}" == "bulletin: good.script: "*--lang* ]]
    grep -q '2020-01-02' b.wav
}

@test "a word changed, a line gone, a comment: the rest stays" {
    sed 's/Monday/Tuesday/; /^It had been/d; $a ; not to be read' good.script >edited.script
    "$BULLETIN" script edited.script -o again.script
    diff <(sed 's/Monday/Tuesday/; /^It had been/d; $a ; not to be read' good.script | grep .) <(grep . again.script)
    "$BULLETIN" script again.script | cmp - again.script
}

@test "front matter that is no date and no language leaves a script that can be read" {
    printf -- '---\ntitle: A thing\ndate: yesterday at "noon"\nlang: xx_YY!\nid: "a b"\n---\n\nThe bridge opened on Monday, and all were there to see it.\n' >front.md
    "$BULLETIN" script front.md -o front.script
    grep -q '^language: en-GB$' front.script
    run -1 grep -E '^(date|published):' front.script
    "$BULLETIN" script front.script | cmp - front.script
}
