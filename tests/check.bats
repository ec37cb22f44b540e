# The check before air: each code, on articles and on scripts.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    story a 2026-11-24T06:00:00Z 'The new bridge is open' 'The new bridge over the river is open. It was closed for six weeks.'
    story b 2026-11-24T08:00:00Z 'Rain in the old town' 'Heavy rain has come down on the old town since the morning.'
}

# name, date, title, text
story() {
    printf -- '---\ntitle: "%s"\ndate: %s\nlanguage: en-GB\n---\n%s\n' "$3" "$2" "$4" >"$1.md"
}

check() {
    "$BULLETIN" script --check --date 2026-11-24T09:00:00Z "$@"
}

# The number of the first line of x.script with that text.
line() {
    grep -n -- "$1" x.script | head -n 1 | cut -d: -f1
}

@test "a clean bulletin has no findings, as articles and as a script" {
    run -0 check a.md b.md
    [ -z "$output" ]
    "$BULLETIN" script --date 2026-11-24T09:00:00Z -o x.script a.md b.md
    run -0 check x.script
    [ -z "$output" ]
    run -0 check --json x.script
    [ "$(tr -d ' \n' <<<"$output")" = '[]' ]
    run -2 check
}

@test "name: what no lexicon covers" {
    sed -i 's/over the river/over the Qworlthax/' a.md
    run -3 --separate-stderr check a.md
    [[ "$output" == "name: Qworlthax: a name that "* ]]
    [ -z "$stderr" ]
    "$BULLETIN" script -o x.script a.md
    run -3 check x.script
    [[ "$output" == "name: x.script: line $(line Qworlthax): \"Qworlthax\" is a name that "* ]]
    [ "${#lines[@]}" -eq 1 ]
}

@test "stale: what is out of date, by default after two days" {
    story a 2026-11-22T08:59:59Z 'The new bridge is open' 'The new bridge over the river is open.'
    run -3 check a.md b.md
    [ "$output" = "stale: The new bridge is open: is of 2026-11-22T08:59:59Z, more than 48 hours old" ]
    run -0 check --max-age 49 a.md b.md
    run -3 check --max-age 1 b.md a.md
    [ "${#lines[@]}" -eq 1 ] # 08:00 is one hour ago, no more
    sed -i 's/^date: .*/date: 2026-11-22/' a.md # a day goes on until midnight
    run -0 check a.md b.md
    # built with --strict, an old article is old only where somebody said so
    run -0 "$BULLETIN" build -q --strict --date 2026-12-24 -o x.wav a.md
    run -3 "$BULLETIN" build -q --strict --max-age 48 --date 2026-12-24 -o x.wav a.md
    [[ "$output" == "bulletin: The new bridge is open: is of 2026-11-22, "* ]]
}

@test "stale, in a script: the line that says of when it is" {
    "$BULLETIN" script -o x.script a.md b.md
    run -3 "$BULLETIN" script --check --date 2026-12-24 x.script
    [ "${#lines[@]}" -eq 2 ]
    [[ "${lines[0]}" == "stale: x.script: line $(line '^published: 2026-11-24T06'): is of "* ]]
    [[ "${lines[1]}" == "stale: x.script: line $(line '^published: 2026-11-24T08'): is of "* ]]
}

@test "expired: what is off the air, and the script's line that says so" {
    run -0 check --expires 2026-11-24T09:00:00Z a.md b.md
    run -3 check --expires 2026-11-24T08:59:59Z a.md
    [ "$output" = "expired: The new bridge is open: may be on air until 2026-11-24T08:59:59Z only" ]
    run -0 check --expires 2026-11-24 a.md # a day goes on until midnight
    "$BULLETIN" script --expires 2026-11-23 -o x.script a.md
    run -3 check x.script
    [ "$output" = "expired: x.script: line $(line '^expires: 2026-11-23'): may be on air until 2026-11-23 only" ]
    run -0 check --expires 2026-11-25 x.script
    # told also where nobody asked: a playout system would never play it
    run -0 "$BULLETIN" build --date 2026-11-24 --expires 2026-11-23 -o x.wav a.md
    [[ "$output" == *"The new bridge is open: may be on air until 2026-11-23 only"* ]]
    run -2 check --expires tomorrow a.md
    [[ "$output" == *"tomorrow: --expires takes a date"* ]]
}

@test "embargo: what may not be used yet" {
    sed -i 's/^title/embargo: 2026-11-24T09:00:01Z\n&/' a.md
    run -3 check a.md b.md
    [[ "$output" == "embargo: a.md: \"The new bridge is open\" is under embargo until 2026-11-24T09:00:01Z"* ]]
    run -0 check --ignore-embargo a.md b.md
    # the rest is looked at all the same, also where there is nothing else
    run -3 --separate-stderr check --dead-air 1 a.md
    [[ "${lines[0]}" == "embargo: a.md: "* ]]
    [[ "${lines[1]}" == "dead-air: "* ]]
    [ -z "$stderr" ]
    run -1 "$BULLETIN" build -q --date 2026-11-24T09:00:00Z -o x.wav a.md
}

@test "duplicate: the same story twice, also told without being asked" {
    cp a.md c.md
    sed -i 's/The new bridge is/A bridge is/' c.md
    run -3 check a.md b.md c.md
    [ "$output" = 'duplicate: A bridge is open: is the same story as "The new bridge is open" before it: they are nearly word for word the same' ]
    run -0 --separate-stderr "$BULLETIN" script -o x.script a.md b.md c.md
    [[ "$stderr" == "bulletin: A bridge is open: is the same story as "* ]]
    run -3 check x.script
    [[ "$output" == "duplicate: x.script: line $(line '^\[story\] A bridge'): is the same story as "* ]]
}

@test "dead-air: silence, but not under a bed" {
    "$BULLETIN" script --date 2026-11-24T09:00:00Z -o x.script a.md b.md
    sed -i 's/^It was closed.*/&\n  (pause: 4.2 s)/' x.script
    run -3 check x.script
    [ "$output" = "dead-air: x.script: line $(line 'It was closed'): 4.2 seconds of silence (more than 4)" ]
    run -0 check --dead-air 5 x.script
    run -3 check --dead-air 1 x.script
    [ "${#lines[@]}" -ge 2 ]
    # a sting does not end before its pause
    sed -i 's/^  (pause: 4.2 s)//; s/^\[story\] Rain.*/&\nbefore: tone 440 Hz, length 200 ms, pause 4.5 s/' x.script
    run -3 check x.script
    [[ "$output" == "dead-air: x.script: line "*": 4.5 seconds of silence (more than 4)" ]]
    run -3 "$BULLETIN" build -q --strict --date 2026-11-24T09:00:00Z -o x.wav x.script
    [[ "$output" == "bulletin: x.script: line "*": 4.5 seconds of silence (more than 4)" ]]
    sed -i 's/^before: tone.*/bed: tone 220 Hz, length 1 s/' x.script
    sed -i 's/^Heavy rain.*/&\n  (pause: 4.5 s)/' x.script
    run -0 check x.script
}

@test "dead-air: pauses as they are stretched for a length" {
    "$BULLETIN" script --date 2026-11-24T09:00:00Z -o x.script a.md b.md
    sed -i 's/^pauses:.*/pauses: clause 3000, sentence 3000, paragraph 3000, heading 3000, section 3000, item 3000/' x.script
    sed -i 's/^format:/stretch: pauses 100-200 %, end 3 s\n&/' x.script
    run -0 check x.script
    "$BULLETIN" build -q -o x.wav x.script
    # half of the pauses' time more: they become 4.5 s, less what slower reading gives
    pauses=$(grep -cE '^[A-Z#]' x.script)
    samples=$(($(stat -c %s x.wav) / 2))
    seconds=$((samples / 22050 + pauses * 3 / 2))
    run -3 check --length "$((seconds / 60)):$(printf %02d $((seconds % 60)))" x.script
    [[ "$output" == *"dead-air: x.script: line "*" seconds of silence (more than 4)"* ]]
    run -3 "$BULLETIN" build -q --strict --length "$((seconds / 60)):$(printf %02d $((seconds % 60)))" -o x.wav x.script
    [[ "$output" == *" seconds of silence (more than 4)"* ]]
}

@test "over-length, cut, length: what does not fit the time" {
    # nothing is cut for a minute and more; one of two stories must go for a short time; and no
    # second is enough for the title and a sentence
    run -0 check --length 0:05-1:30 a.md b.md
    run -3 check --length 0:05-0:10 a.md b.md
    [[ "${lines[0]}" == "cut: "* ]]
    [[ "${lines[-1]}" == "over-length: "*" has more to say than there is time for, and is cut in "* ]]
    run -3 check --length 0:01 a.md b.md
    [ "${#lines[@]}" -eq 1 ]
    [[ "$output" == "length: "*": 0:01: "* ]]
}

@test "sound: a file that is missing, or is none" {
    "$BULLETIN" script --date 2026-11-24T09:00:00Z -o x.script a.md b.md
    sed -i 's/^\[story\] Rain.*/&\nbefore: gone.wav/' x.script
    run -3 check x.script
    [[ "$output" == "sound: x.script: line "*"gone.wav: "* ]]
    [ "${#lines[@]}" -eq 1 ]
    echo 'no sound' >gone.wav
    run -3 check x.script
    [[ "$output" == "sound: x.script: line "*"gone.wav: "* ]]
}

@test "voice: one that the engine lacks" {
    printf '[presenter]\nvoice = +f3\n[reporter]\nvoice = xx-none\n' >odd.cast
    run -3 check --cast odd.cast a.md b.md
    [[ "${lines[0]}" == "voice: "*"xx-none"* ]]
    [ "${#lines[@]}" -eq 1 ]
}

@test "role: one that the cast lacks" {
    "$BULLETIN" script --date 2026-11-24T09:00:00Z -o x.script a.md b.md
    sed -i 's/^It was closed/minister: &/' x.script
    run -3 check x.script
    [[ "$output" == "role: x.script: line $(line 'minister:'): "*'"minister"'* ]]
}

@test "left-out, warning: what the rooms tell" {
    "$BULLETIN" script --date 2026-11-24T09:00:00Z -o x.script b.md
    printf 'A headline about the bridge\n\nThe bridge is open.\n\nRead more: Another story about the bridge\n\nIt was closed for six weeks.\n' >t.txt
    run -3 check t.txt
    [[ "$output" == "left-out: t.txt: left out ("* ]]
    run -3 check --format article x.script
    [[ "$output" == "warning: x.script: is a script: --format does not change it" ]]
}

@test "JSON tells code, place, line and message" {
    "$BULLETIN" script --date 2026-11-24T09:00:00Z -o x.script a.md b.md
    sed -i 's/^It was closed.*/&\n  (pause: 4.2 s)/' x.script
    run -3 check --json x.script
    [ "$(tr -d '\n' <<<"$output" | tr -s ' ')" = "[ { \"code\": \"dead-air\", \"where\": \"x.script\", \"line\": $(line 'It was closed'), \"message\": \"4.2 seconds of silence (more than 4)\" }]" ]
    run -3 check --json -o findings.json x.script
    [ -z "$output" ]
    grep -q dead-air findings.json
}

@test "a finding cannot drive the terminal, and stays one line" {
    printf -- '---\ntitle: "Rain \x1b[31m in\xe2\x80\xa8 town"\ndate: 2026-11-01\n---\nIt rains.\n' >e.md
    run -3 check e.md
    [ "${#lines[@]}" -eq 1 ]
    [[ "$output" != *$'\x1b'* ]]
    : >empty.md
    run -1 check empty.md
    head -c 100000 /dev/urandom >noise.script
    printf 'bulletin script 1\n[story] x\n' | cat - noise.script >bad.script
    run check bad.script
    [ "$status" -eq 2 ] || [ "$status" -eq 3 ] || [ "$status" -eq 1 ]
}
