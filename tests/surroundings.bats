# What is around the program changes neither the bulletin nor is changed by it.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    printf 'A headline about the harbour\n\nThe bridge opened on Monday, after nine weeks of work.\n' >good.txt
    "$BULLETIN" build -q -o as-it-is/b.wav good.txt # .wav carries its name
}

# The engine's audio library would make ~/.config/pulse, and in doing so change what rand() gives the engine.
@test "a home that is new, gone or not writable: the same bytes, and nothing put in it" {
    mkdir home closed
    chmod 555 closed
    for home in "$PWD/home" "$PWD/gone" "$PWD/closed" ''; do
        HOME=$home "$BULLETIN" build -q -o b.wav good.txt
        cmp as-it-is/b.wav b.wav
    done
    [ -z "$(find home closed -mindepth 1)" ]
    [ ! -e gone ]
    env -i "$BULLETIN" build -q -o b.wav good.txt
    cmp as-it-is/b.wav b.wav
}

@test "a sound server is not asked" {
    HOME=$PWD PULSE_SERVER=tcp:192.0.2.1 run -0 timeout 10 "$BULLETIN" build -q -o b.wav good.txt
    cmp as-it-is/b.wav b.wav
}

@test "any locale gives the same bytes" {
    for locale in C de_DE.UTF-8 tr_TR.UTF-8 nonsense; do
        LC_ALL=$locale "$BULLETIN" build -q -o b.wav good.txt
        cmp as-it-is/b.wav b.wav
    done
}

@test "standard streams that are closed" {
    "$BULLETIN" build -q -o b.wav good.txt <&- >&- 2>&-
    cmp as-it-is/b.wav b.wav
    run -1 --separate-stderr sh -c '"$BULLETIN" read good.txt >&-'
    [[ "$stderr" == "bulletin: standard output: "* ]]
    run -1 --separate-stderr sh -c '"$BULLETIN" read - <&-'
    [[ "$stderr" == "bulletin: -: "* ]]
}

@test "few descriptors or little memory: an error or the same bytes, never a half" {
    for limit in '-n 8' '-n 16' '-v 100000' '-v 200000' '-f 20'; do
        case $OUT:$limit in */asan:-v*) continue ;; esac # the sanitizer itself reserves terabytes
        rm -f b.wav
        # shellcheck disable=SC2086 # the option and its value
        if (ulimit $limit && "$BULLETIN" build -q --jobs 64 -o b.wav good.txt 2>errors); then
            cmp as-it-is/b.wav b.wav
        else
            [ ! -e b.wav ]
            [ "$(wc -l <errors)" -eq 1 ]
        fi
    done
}

@test "two builds of the same file at once: one of them whole" {
    "$BULLETIN" build -q -o b.wav good.txt &
    "$BULLETIN" build -q -o b.wav good.txt
    wait $!
    cmp as-it-is/b.wav b.wav
    [ "$(ls -A)" = "$(printf '%s\n' as-it-is b.wav good.txt)" ]
}
