# Wrong input: one line that names the input and the reason, exit 1 or 2, and no file left behind.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    mkdir out
    printf 'A headline about the harbour\n\nThe bridge opened on Monday after nine weeks of work.\n' >good.txt
}

# refused STATUS PATTERN ARGUMENT...: the program ends with STATUS, prints one line that PATTERN matches, and leaves no file in out/.
refused() {
    local status_wanted=$1 pattern=$2
    shift 2
    run -- "$BULLETIN" build -q -o out/b.wav "$@"
    echo "status $status: $output"
    [ "$status" -eq "$status_wanted" ]
    [ "${#lines[@]}" -eq 1 ]
    [[ "$output" == "bulletin: "* ]]
    [[ "$output" =~ $pattern ]]
    [ -z "$(ls -A out)" ]
}

@test "no command" {
    run -- "$BULLETIN"
    [ "$status" -eq 2 ]
    [ "${#lines[@]}" -eq 1 ]
}

@test "an unknown command" {
    run -- "$BULLETIN" sing
    [ "$status" -eq 2 ]
    [[ "$output" == "bulletin: sing: "* ]]
}

@test "an unknown option" {
    refused 2 '--sing' --sing good.txt
}

# not the argument before it, nor the command
@test "an unknown letter is named, alone and among others" {
    refused 2 '^bulletin: -x: ' -x good.txt
    refused 2 '^bulletin: -X: ' -qX good.txt
}

@test "no input and no output" {
    run -- "$BULLETIN" build
    [ "$status" -eq 2 ]
    [[ "$output" == "bulletin: input: "* ]]
}

@test "an option without its value" {
    run -- "$BULLETIN" build good.txt --format
    [ "$status" -eq 2 ]
    [[ "$output" == *"--format: needs a value"* ]]
}

@test "a number that is none" {
    refused 2 'lots: --jobs' --jobs lots good.txt
    refused 2 '0: --jobs' --jobs 0 good.txt
}

@test "no input" {
    refused 2 'input'
}

@test "a missing file" {
    refused 1 'nowhere.txt: No such file' nowhere.txt
}

@test "a folder" {
    mkdir folder
    refused 1 'folder: ' folder
}

@test "an empty file" {
    : >empty.txt
    refused 1 'empty.txt: no article text found' empty.txt
}

@test "white space alone" {
    printf ' \n\t\r\n\n' >white.txt
    refused 1 'white.txt: no article text found' white.txt
}

@test "a binary file" {
    head -c 20000 "$BULLETIN" >binary
    refused 1 'binary: ' binary
}

@test "an image and a PDF are named" {
    printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >picture.txt
    refused 1 'picture.txt: .*PNG' picture.txt
    printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n' >paper.txt
    refused 1 'paper.txt: .*PDF' paper.txt
}

@test "an unknown format, cast, output, file type" {
    refused 2 'nonesuch' --format nonesuch good.txt
    refused 2 'nonesuch' --cast nonesuch good.txt
    refused 2 'nonesuch' --also nonesuch good.txt
    run -- "$BULLETIN" build -q -o out/b.xyz good.txt
    [ "$status" -eq 2 ]
    [[ "$output" == *"b.xyz"* ]]
    [ -z "$(ls -A out)" ]
}

@test "an output in a folder that cannot be made" {
    run -- "$BULLETIN" build -q -o good.txt/b.wav good.txt
    [ "$status" -eq 1 ]
    [[ "$output" == "bulletin: good.txt"* ]]
}

@test "an output that is a folder" {
    run -- "$BULLETIN" build -q -o out good.txt
    [ "$status" -ne 0 ]
    [ "${#lines[@]}" -eq 1 ]
}

@test "an output that is the input" {
    cp good.txt same.wav
    run -- "$BULLETIN" build -q -o same.wav same.wav
    [ "$status" -eq 2 ]
    cmp good.txt same.wav
}

@test "what goes beside the output is the input" {
    cp good.txt story.txt
    run -- "$BULLETIN" build -q -o story.wav --also json,txt story.txt
    [ "$status" -eq 2 ]
    [[ "$output" == "bulletin: story.txt: "* ]]
    cmp good.txt story.txt
    [ ! -e story.wav ]
    [ ! -e story.json ]
}

@test "a full file system: an error, and the old file stays" {
    unshare -rm mount -t tmpfs none out 2>/dev/null || skip "no file system can be mounted here"
    # a limit on the size of files would not do: it also holds for the memory that the takes are in
    run -- unshare -rm sh -c 'mount -t tmpfs -o size=64k none out && echo old >out/b.wav &&
        "$BULLETIN" build -q -o out/b.wav good.txt; echo "status $?"; cat out/b.wav; ls -A out'
    echo "$output"
    [ "${lines[0]}" = "bulletin: out/b.wav: No space left on device" ]
    [ "${lines[1]}" = "status 1" ]
    [ "${lines[2]}" = old ]
    [ "${lines[3]}" = b.wav ]
    [ "${#lines[@]}" -eq 4 ]
}

@test "standard output that is full" {
    run bash -c '"$BULLETIN" build -q -o - good.txt >/dev/full'
    [ "$status" -eq 1 ]
    [[ "$output" == *"No space left"* ]]
}

@test "a pipe that closes" {
    run bash -c '{ "$BULLETIN" build -q -o - good.txt; echo "ended $?" >&2; } | head -c 10 >/dev/null'
    [[ "$output" == *"Broken pipe"* ]]
    [[ "$output" == *"ended 1"* ]]
}

@test "killed half-way: nothing is left, no process either" {
    for _ in $(seq 2000); do echo "The harbour master said that the bridge would open again in the morning."; done >long.txt
    "$BULLETIN" build -q -o out/b.wav long.txt 3>&- &
    pid=$!
    sleep 0.3
    kill -KILL "$pid"
    wait "$pid" || true
    sleep 0.3
    [ -z "$(ls -A out)" ]
    ! pgrep -g 0 -f "$BULLETIN build -q -o out/b.wav long.txt"
}

@test "hostile bytes are built or refused, and never reach the terminal" {
    printf 'Headline \033[31mred\n\nSome \377\376 text \001\002 with bytes that are no text, said all the same.\n' >hostile.txt
    run -- "$BULLETIN" build -q -v -o out/b.wav hostile.txt
    [ "$status" -le 1 ]
    ! printf '%s' "$output" | LC_ALL=C grep -q "$(printf '[\001-\010\033]')"
}

@test "one line of 5 MB, and a word of 100,000 letters, are read" {
    yes 'The tide rose again over the old quay wall and the boats rose with it.' | tr '\n' ' ' | head -c 5000000 >line.txt
    run -- "$BULLETIN" read line.txt
    [ "$status" -eq 0 ]
    { echo 'A headline with a long word'; echo; head -c 100000 /dev/zero | tr '\0' a; echo ' and then a few more words.'; } >word.txt
    run -- "$BULLETIN" build -q -o out/b.wav word.txt
    [ "$status" -eq 0 ]
    [ -s out/b.wav ]
}

@test "NULs are no reason to stop" {
    printf 'A head\0line about boats\n\nThe boats\0 came in on Monday, said the harbour master.\n' >nul.txt
    run -- "$BULLETIN" read nul.txt
    [ "$status" -le 1 ]
    [ "${#lines[@]}" -ge 1 ]
}
