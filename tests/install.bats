# An installed program finds its formats and voices, wherever it was installed and moved to.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    unset BULLETIN_DATA
    printf 'A headline about the harbour\n\nThe bridge opened on Monday after nine weeks of work.\n' >good.txt
}

install_at() {
    make -s -C "$BATS_TEST_DIRNAME/.." install PREFIX=/opt/bulletin DESTDIR="$1" PROGRAM="${BULLETIN#"$(cd "$BATS_TEST_DIRNAME/.." && pwd)"/}" OUT="${OUT#"$(cd "$BATS_TEST_DIRNAME/.." && pwd)"/}"
}

@test "make install honours PREFIX and DESTDIR, and the program works from there" {
    install_at "$BATS_TEST_TMPDIR/root"
    [ -f root/opt/bulletin/share/man/man1/bulletin.1 ]
    [ -f root/opt/bulletin/share/man/man5/bulletin-format.5 ]
    [ -f root/opt/bulletin/share/man/man5/bulletin-script.5 ]
    root/opt/bulletin/bin/bulletin build -q -o b.wav good.txt
    [ -s b.wav ]
    mv root moved
    moved/opt/bulletin/bin/bulletin build -q -o c.wav good.txt
    cmp b.wav c.wav
    moved/opt/bulletin/bin/bulletin script --format hourly good.txt | grep -q '^~ Here is the news.$' # stock phrases
}
