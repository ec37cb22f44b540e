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

@test "casts say what they are for, and variants of the program's what they sound like" {
    run -0 "$BULLETIN" voices
    for cast in default newsroom evening clear; do
        [[ "$output" == *$'\n  '"$cast"$'\n    '[A-Z]*[a-z]'.'$'\n'* ]]
    done
    [[ "$output" == *$'\n  +low-woman '*' F  '[A-Z]* ]]
    "$BULLETIN" voices --json | tr -d ' \n' >json
    grep -q '{"name":"clear","description":"[^"]*","stretch":[0-9]*,"announce_quotes":true,"roles":\[' json
    grep -q '{"name":"default","description":"[^"]*","stretch":5,"announce_quotes":false,"roles":\[' json
    grep -q '{"name":"low-woman","title":"[^"]*","gender":"F"}' json
}

# Each voice of each cast, in each language that the normaliser knows; alternating readers are two.
@test "all casts read in all languages" {
    printf 'bulletin script 1\ntitle: Bridge\nlanguage: en-GB\nformat: article\ncast: default\n\n' >start
    for cast in default newsroom evening clear; do
        cp start all.script
        n=0 # so that no story comes twice
        for language in en-GB en-US de fr es it nl pt sv; do
            n=$((n + 1))
            printf '[story] Bridge\nlanguage: %s\n\n' "$language"
            printf '%s: Radio Hotel '"$n"'.\n' presenter reporter reporter-2 quote
            echo
        done >>all.script
        run -0 "$BULLETIN" build -q --cast "$cast" -o all.wav all.script
        [ -z "$(grep -v 'is the same story' <<<"$output")" ] # which it is, on purpose
    done
}

@test "the takes of variants are the same with any number of jobs" {
    printf 'Bridge opens\n\n' >story.txt
    for n in 1 2 3 4 5 6 7 8; do
        printf 'The bridge opened on day %d. "We are glad," said the mayor of it.\n\n' "$n"
    done >>story.txt
    for cast in newsroom evening clear; do
        "$BULLETIN" build -q --cast "$cast" --jobs 1 -o one.wav story.txt
        "$BULLETIN" build -q --cast "$cast" --jobs 4 -o four.wav story.txt
        cmp one.wav four.wav
    done
    "$BULLETIN" build -q --cast default -o other.wav story.txt
    run -1 cmp -s one.wav other.wav
}

@test "what a cast asks for and there is not is told with its line, before anything is spoken" {
    printf 'Bridge opens\n\nThe bridge opened on Monday.\n' >story.txt
    printf '; mine\n[presenter]\nwpm = 160\n\n[reporter]\nvoice = +nobody\n' >mine.cast
    run -2 "$BULLETIN" build -q --cast mine.cast -o b.wav story.txt
    [[ "$output" == "bulletin: mine.cast: line 6: +nobody: "* ]]
    printf '[reporter]\nvoice = xx-nowhere\n' >mine.cast
    run -2 "$BULLETIN" build -q --cast mine.cast -o b.wav story.txt
    [[ "$output" == "bulletin: mine.cast: line 2: xx-nowhere: "* ]]
    printf '[reporter]\nvoice = +./mine.variant\n' >mine.cast
    run -2 "$BULLETIN" build -q --cast ./mine.cast -o b.wav story.txt
    [[ "$output" == "bulletin: ./mine.cast: line 2: "*"mine.variant: "* ]]
    printf 'pitch 100 150\nformant 12 100\n' >mine.variant
    run -2 "$BULLETIN" build -q --cast ./mine.cast -o b.wav story.txt
    [[ "$output" == "bulletin: ./mine.cast: line 2: ./mine.variant: line 2: formant: "* ]]
    printf 'pitch 100 150\n' >mine.variant
    run -0 "$BULLETIN" build -q --cast ./mine.cast -o b.wav story.txt
    [ -s b.wav ]
}

@test "a language without a voice is told with the line of the script that gives it" {
    printf 'bulletin script 1\ntitle: Bridge\nlanguage: en-GB\n\n[story] Bridge\n\nIt is open.\n\n' >edited.script
    printf '[story] Tunnel\nlanguage: tlh\n\nNobody knows when.\n' >>edited.script
    run -2 "$BULLETIN" build -q -o b.wav edited.script
    [[ "$output" == "bulletin: edited.script: line 10: tlh: "* ]]
    [ ! -e b.wav ]
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
