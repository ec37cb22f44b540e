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

# The words of a script: its texts in order.
texts() { "$BULLETIN" script --json "$1" | sed -n 's/^ *"text": "\(.*\)",*$/\1/p'; }

@test "what was cut for a length stands at its place, and is back without its marks" {
    article=$BATS_TEST_DIRNAME/../scripts/articles/harbour-ferry.txt
    "$BULLETIN" script "$article" -o whole.script
    "$BULLETIN" script --length 0:40 "$article" -o cut.script
    run ! cmp <(texts whole.script) <(texts cut.script)
    # written again, the script is the same: its comments are kept, and nothing more is cut
    "$BULLETIN" script cut.script | cmp - cut.script
    # without the length and the marks all is there again
    sed '/^length:/d; /^; left out:/,$d; /^; cut for the length/d' cut.script |
        sed '/^\[open\]/,$s/^; \{0,1\}//' >back.script
    diff <(texts whole.script) <(texts back.script)
}

@test "a story that was dropped for a length stands in the script as a comment" {
    for n in 1 2 3 4; do
        printf 'Story number %s is about the harbour\n\nThe bridge number %s opened on Monday morning after a long wait. It had been closed for weeks, and longer than anybody had thought.\n\nNobody came to look at it when it was opened again on Monday.\n' "$n" "$n" >"$n.txt"
    done
    "$BULLETIN" script --format hourly --length 0:30 1.txt 2.txt 3.txt 4.txt -o cut.script
    grep -q '^\[story\] Story number 1' cut.script
    grep -q '^; \[story\] Story number 4' cut.script
    grep -q '^; The bridge number 4 opened' cut.script
    [ "$(grep -c 'The bridge number 4 opened' cut.script)" = 1 ]
    grep -q '^;   Story number 4 is about the harbour: ' cut.script
}

@test "what was set aside is told at the end, whatever the file is called" {
    name=$'a\e[31m\nb; [story].txt'
    cp "$BATS_TEST_DIRNAME/../scripts/articles/harbour-ferry.txt" "$name"
    "$BULLETIN" script "./$name" -o x.script
    grep -q '^;   ./a \[31m b; \[story\].txt: left out (credit): Video report' x.script
    "$BULLETIN" script x.script | cmp - x.script
}

@test "the example of the manual page is a script" {
    sed -n '/^\.Bd -literal/,/^\.Ed/{//!p;}' "$BATS_TEST_DIRNAME/../man/bulletin-script.5" >man.script
    "$BULLETIN" script man.script >again.script
    grep -q '^  quote: “We are glad.”$' again.script
    grep -q '^    (pause: 2000 ms)$' again.script
    grep -q '^before: tone 880 Hz, length 300 ms, pause 200 ms$' again.script
}
