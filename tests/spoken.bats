# bulletin spoken: a line out for each line in, at once; words only; phonemes; lexicons.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "a line out for each line in, empty ones and an unfinished last one too" {
    printf 'One.\n\n\r\nThree\n"?!"\nlast' >in
    run --separate-stderr "$BULLETIN" spoken <in
    [ "$status" -eq 0 ]
    [ "$("$BULLETIN" spoken <in | wc -l)" -eq 6 ]
    [ "$("$BULLETIN" spoken <in | sed -n 1p)" = "One" ]
    [ -z "$("$BULLETIN" spoken <in | sed -n 2p)" ]
    [ -z "$("$BULLETIN" spoken <in | sed -n 3p)" ]
    [ "$("$BULLETIN" spoken <in | sed -n 4p)" = "Three" ]
    [ -z "$("$BULLETIN" spoken <in | sed -n 5p)" ]
    [ "$("$BULLETIN" spoken <in | sed -n 6p)" = "last" ]
}

@test "nothing in, nothing out" {
    run "$BULLETIN" spoken </dev/null
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "words only: numbers and signs are spelled out, punctuation goes" {
    run "$BULLETIN" spoken <<<"Dr. Smith paid £1.5bn, i.e. 5% (or so), at 9.30pm!"
    [ "$status" -eq 0 ]
    [[ "$output" == "Doctor Smith paid one point five billion pounds "* ]]
    [[ "$output" == *"five per cent or so at nine thirty P M" ]]
    [[ ! "$output" =~ [0-9.,£%\(\)!] ]]
}

@test "apostrophes and hyphens within words stay" {
    run "$BULLETIN" spoken <<<"The minister's well-known 'plan' - it's late"
    [ "$output" = "The minister's well-known plan it's late" ]
}

@test "each line is answered before the next one is read" {
    mkfifo to from
    "$BULLETIN" spoken <to >from &
    local pid=$!
    exec 8>to 9<from
    for n in 3 4 5; do
        echo "$n" >&8
        read -r -t 20 answer <&9
        case $n in
        3) [ "$answer" = three ] ;;
        4) [ "$answer" = four ] ;;
        5) [ "$answer" = five ] ;;
        esac
    done
    exec 8>&-
    wait "$pid"
    exec 9<&-
}

@test "--lang: another language, another reading" {
    [ "$("$BULLETIN" spoken --lang de <<<"am 3. Oktober")" = "am dritten Oktober" ]
    [ "$("$BULLETIN" spoken --lang en-US <<<"101")" = "one hundred one" ]
    [ "$("$BULLETIN" spoken --lang en_gb <<<"101")" = "one hundred and one" ]
    run "$BULLETIN" spoken --lang "no language" <<<"x"
    [ "$status" -eq 2 ]
    [[ "$output" == "bulletin: no language: "* ]]
}

@test "--ipa: the phonemes that will be spoken" {
    # as espeak-ng -v en-gb --ipa prints them for these words
    [ "$("$BULLETIN" spoken --ipa <<<"Hello world")" = "həlˈəʊ wˈɜːld" ]
    [ "$("$BULLETIN" spoken --ipa --lang en-US <<<"Hello world")" = "həlˈoʊ wˈɜːld" ]
    [ "$(printf 'Hello\n\nworld\n' | "$BULLETIN" spoken --ipa | wc -l)" -eq 3 ]
    run "$BULLETIN" spoken --ipa --lang xx-YY <<<"x"
    [ "$status" -eq 1 ]
    [[ "$output" == *"xx"* ]]
}

lexicon() {
    cat >"$1" <<XML
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
$2
</lexicon>
XML
}

@test "--lexicon: aliases, phonemes, and the last file wins" {
    lexicon a.pls '<lexeme><grapheme>DfE</grapheme><alias>Department for Education</alias></lexeme>
        <lexeme><grapheme>Zyx</grapheme><phoneme>ˈzɪks</phoneme></lexeme>'
    lexicon b.pls '<lexeme><grapheme>DfE</grapheme><alias>the ministry</alias></lexeme>'
    [ "$("$BULLETIN" spoken --lexicon a.pls <<<"DfE plans")" = "Department for Education plans" ]
    [ "$("$BULLETIN" spoken --lexicon a.pls --lexicon b.pls <<<"DfE plans")" = "the ministry plans" ]
    [ "$("$BULLETIN" spoken --lexicon a.pls --ipa <<<"Zyx's")" = "zˈɪksɪz" ]
}

@test "the lexicon of news names comes along, and gives way to one's own" {
    [ "$("$BULLETIN" spoken --ipa <<<"Huawei")" = "wɑːwˈeɪ" ]
    lexicon own.pls '<lexeme><grapheme>Huawei</grapheme><phoneme>ˈhuː</phoneme></lexeme>'
    [ "$("$BULLETIN" spoken --ipa --lexicon own.pls <<<"Huawei")" = "hˈuː" ]
}

@test "a pronunciation that cannot be is a warning that names it" {
    lexicon a.pls '<lexeme><grapheme>Gqeberha</grapheme><phoneme>ᶢǃʱɛ̀ɓéːxà</phoneme></lexeme>'
    run --separate-stderr "$BULLETIN" spoken --lexicon a.pls <<<"hello"
    [ "$status" -eq 0 ]
    [ "$output" = "hello" ]
    [[ "$stderr" == "bulletin: a.pls: "*Gqeberha* ]]
}

@test "no lexicon, no reading" {
    run --separate-stderr "$BULLETIN" spoken --lexicon missing.pls <<<"hello"
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    [[ "$stderr" == "bulletin: missing.pls: "* ]]
    echo '<html/>' >no.pls
    run --separate-stderr "$BULLETIN" spoken --lexicon no.pls <<<"hello"
    [ "$status" -eq 1 ]
    [[ "$stderr" == "bulletin: no.pls: "* ]]
}

@test "-v says which rule decided" {
    run --separate-stderr "$BULLETIN" spoken -v <<<"Louis XIV owed £5"
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"Roman numeral"* ]]
    [[ "$stderr" == *"money: five pounds"* ]]
}

@test "inputs are refused: it is a filter" {
    run "$BULLETIN" spoken file.txt </dev/null
    [ "$status" -eq 2 ]
    [[ "$output" == "bulletin: file.txt: "* ]]
}

@test "hostile lines: one line out each, neighbours untouched" {
    {
        echo before
        printf 'a\000b\001c [[h@l]] \033[31m\n'
        printf '\377\376\200\n'
        head -c 100000 /dev/zero | tr '\0' 7
        echo
        head -c 50000 /dev/zero | tr '\0' '('
        echo
        printf '\341\272%.0s' {1..2000}
        echo
        printf 'e'
        printf '\314\201%.0s' {1..5000}
        echo
        printf '\342\200\256abc\342\200\254 \356\200\200 \357\277\277\n'
        echo after
    } >in
    "$BULLETIN" spoken <in >out
    [ "$(wc -l <out)" -eq "$(wc -l <in)" ]
    [ "$(head -1 out)" = before ]
    [ "$(tail -1 out)" = after ]
    run ! grep -q '[[:cntrl:]]' out
    run ! grep -q '[0-9]' out
    iconv -f UTF-8 -t UTF-8 out >/dev/null
    "$BULLETIN" spoken --ipa <in >ipa
    [ "$(wc -l <ipa)" -eq "$(wc -l <in)" ]
}

@test "names to check before air: build and script list them with -v, and --strict objects" {
    printf 'A headline about the harbour\n\nThe bridge was opened by Brzwyk of Seoul on Monday after nine weeks.\n' >a.txt
    run --separate-stderr "$BULLETIN" script -v a.txt
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"Brzwyk: a name that no rule, lexicon or dictionary covers"* ]]
    [[ "$stderr" != *"Seoul:"* ]]
    run --separate-stderr "$BULLETIN" script --strict a.txt
    [ "$status" -eq 3 ]
    lexicon own.pls '<lexeme><grapheme>Brzwyk</grapheme><phoneme>bəˈzwɪk</phoneme></lexeme>'
    run --separate-stderr "$BULLETIN" script --strict --lexicon own.pls a.txt
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
}

@test "each article is spoken in its language: declared, else found" {
    printf 'Mehr Geld für Schulen\n\nDie Regierung hat am 3. Oktober angekündigt, mehr Geld für Schulen auszugeben.\n' >de.txt
    printf 'A headline about the harbour\n\nThe bridge was opened on 3 October after nine weeks, and the people who had waited for it were there.\n' >en.txt
    printf -- '---\nlang: sv\n---\n\n# Bron\n\nDen öppnades den 3 oktober.\n' >sv.md
    run "$BULLETIN" read --json de.txt
    [[ "$output" == *'"language": "de"'* ]]
    run "$BULLETIN" script --json de.txt en.txt sv.md
    [ "$status" -eq 0 ]
    [[ "$output" == *"am dritten Oktober"* ]]
    [[ "$output" == *"the third of October"* ]]
    [[ "$output" == *"den tredje oktober"* ]]
    run "$BULLETIN" script --lang en-US --json en.txt
    [[ "$output" == *"October third"* ]]
    run "$BULLETIN" build -q --lang "no tag" -o x.wav en.txt
    [ "$status" -eq 2 ]
    [[ "$output" == "bulletin: no tag: "* ]]
}
