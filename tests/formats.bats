# Bulletins in the shape of each format, through the program.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    printf 'Bridge open again\n\nThe bridge opened on Monday.\n\nIt had been closed for weeks.\n' >one.txt
    printf 'Library saved\n\nThe library will stay open.\n\nNobody had expected it.\n' >two.txt
}

@test "an hourly bulletin says station and time, headlines, leads, and no more" {
    run -0 "$BULLETIN" script --format hourly --station "Radio North" --date 2026-11-24T14:00 one.txt two.txt
    [[ "$output" == *"~ This is Radio North news at 2 o'clock."*"~ The headlines."*"- Bridge open again"*"- Library saved"* ]]
    [[ "$output" == *"The bridge opened on Monday."*"The library will stay open."*"~ That's the latest from Radio North news."* ]]
    [[ "$output" != *"closed for weeks"* ]]
    [[ "$output" != *"# Bridge"* ]]
}

@test "what a lead leaves out is told, and no objection" {
    run -0 "$BULLETIN" script -v --strict --format hourly -o news.script one.txt
    [[ "$output" == *"bulletin: one.txt: left out (the format reads the lead alone): 1 sentence of \"Bridge open again\""* ]]
    grep -q "left out (the format reads the lead alone)" news.script
}

@test "a clean bulletin passes --strict and --check in every format" {
    printf 'Bridge open again\n\nBy Anna Berg\n\nMonday, 23 November 2026\n\nLONDON, Nov 23 - The bridge opened on Monday. It was closed for weeks.\n\nThe work\n\nIt took the builders a long time to repair the bridge, and the town was glad when the work was done.\n' >signed.txt
    for format in article hourly digest talking-newspaper; do
        run -0 "$BULLETIN" build -q --strict --format $format --station "Radio North" --date 2026-11-24T14:00 -o x.wav signed.txt two.txt
        [ -z "$output" ]
        run -0 "$BULLETIN" script --check --format $format --station "Radio North" --date 2026-11-24T14:00 signed.txt two.txt
        [ -z "$output" ]
    done
}

@test "what is lost is an objection in every format" {
    printf 'Bridge open again\n\nThe bridge opened on Monday.\n\nRead more: Another story about the bridge\n' >link.txt
    for format in article hourly digest talking-newspaper; do
        run -3 "$BULLETIN" build -q --strict --format $format -o x.wav link.txt
        [[ "$output" == "bulletin: link.txt: left out (link to another story): Read more: "* ]]
        run -3 "$BULLETIN" script --check --format $format link.txt
        [[ "$output" == "left-out: link.txt: "* ]]
    done
}

@test "time and station are said where they are told, never guessed" {
    run -0 "$BULLETIN" script --format hourly one.txt two.txt
    [[ "$output" == *"~ Here is the news."* ]]
    [[ "$output" != *"o'clock"* ]]
}

@test "a bulletin is framed in its language" {
    run -0 "$BULLETIN" script --format hourly --lang de --station "Radio Nord" --date 2026-11-24T14:00 one.txt two.txt
    [[ "$output" == *"title: Radio Nord, Nachrichten um 14 Uhr"* ]]
    [[ "$output" == *"~ Es ist 14 Uhr."*"~ Hier ist Radio Nord mit den Nachrichten."*"[headlines] Schlagzeilen"*"[close] Verabschiedung"* ]]
    run -0 "$BULLETIN" script --lang fr one.txt two.txt
    [[ "$output" == *"title: Bulletin d'information"* ]]
}

@test "every format builds, and its script gives the same bytes" {
    for format in article hourly digest talking-newspaper; do
        "$BULLETIN" build -q --format $format --station "Radio North" --date 2026-11-24T14:00 -o $format.wav one.txt two.txt
        "$BULLETIN" script --format $format --station "Radio North" --date 2026-11-24T14:00 -o $format.script one.txt two.txt
        "$BULLETIN" build -q -o again.wav $format.script
        cmp $format.wav again.wav
    done
}

@test "the opening, headlines, stories and closing are items with names" {
    "$BULLETIN" build -q --format talking-newspaper --also json -o t.wav one.txt two.txt
    for title in Opening Contents "Bridge open again" "Library saved" Closing; do
        grep -q "\"title\": *\"$title\"" t.json
    done
}

@test "titles that look like fields, phrases or script lines are text" {
    printf '{station} @quote | ~ x\n\nThe bridge opened.\n' >hostile.txt
    printf 'Say @opening | {time}\n\nThe library closed.\n' >other.txt
    "$BULLETIN" script --format talking-newspaper --station S -o h.script hostile.txt other.txt
    grep -qxF -- '- 1: {station} @quote | ~ x' h.script
    grep -qxF -- '# {station} @quote | ~ x' h.script
    grep -qxF -- '- 2: Say @opening | {time}' h.script
    "$BULLETIN" build -q -o a.wav h.script
    "$BULLETIN" build -q --format talking-newspaper --station S -o b.wav hostile.txt other.txt
    cmp a.wav b.wav
}

@test "a cast that announces quotations has them announced" {
    printf '[cast]\nannounce quotes = yes\n[presenter]\nvoice = +f3\n' >loud.cast
    printf 'News\n\nThe mayor said: \xe2\x80\x9cWe go.\xe2\x80\x9d\n' >quote.txt
    run -0 "$BULLETIN" script --cast ./loud.cast quote.txt
    [[ "$output" == *"said:"*"quote"*"We go."*"end quote"* ]]
    run -0 "$BULLETIN" script quote.txt
    [[ "$output" != *"end quote"* ]]
}

@test "a format of one's own is checked as strictly, by file and line" {
    sed 's/^most  = 12/most  = many/' "$BULLETIN_DATA/scripts/formats/hourly" >own.format
    run -2 "$BULLETIN" script --format own.format one.txt
    [[ "$output" == "bulletin: own.format: line $(grep -n many own.format | cut -d: -f1): "*many* ]]
    sed 's/@hourly-opening/@hourly-ending/' "$BULLETIN_DATA/scripts/formats/hourly" >own.format
    run -2 "$BULLETIN" script --format own.format one.txt
    [[ "$output" == "bulletin: own.format: line $(grep -n hourly-ending own.format | cut -d: -f1): "*hourly-ending* ]]
}

@test "the manual's example is a format" {
    sed -n '/^\.Bd -literal/,/^\.Ed/p' "$BATS_TEST_DIRNAME/../man/bulletin-format.5" | grep -v '^\.[BE]d' >north.format
    run -0 "$BULLETIN" script --format ./north.format --date 2026-11-24T14:00 one.txt two.txt
    [[ "$output" == *"~ It's 2 o'clock, and this is Radio North."*"~ And now in full."*"~ More from Radio North soon."* ]]
}
