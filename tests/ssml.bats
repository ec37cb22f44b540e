# `bulletin script --ssml`: valid by ssml.rng, with every written word once, and hostile text only text.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    head='bulletin script 1
title: A <b>title</b> & "more"
language: en-GB
date: 2026-11-24
station: Harbour ]]> Radio
rate: 97.5 %
lead: 1500 ms
cast: default
roles: title presenter, heading presenter, text reporter, quote quote, phrase presenter
pauses: clause 180, sentence 350, paragraph 650, heading 800, section 1100, item 1500
'
}

ssml() {
    "$BULLETIN" script --ssml "$1" -o out.ssml
    xmllint --noout --relaxng "$BATS_TEST_DIRNAME/ssml.rng" out.ssml
}

# Namespaces aside: `xpath count s` counts the elements <s>.
count() { xmllint --xpath "count(//*[local-name()='$1']$2)" out.ssml; }
value() { xmllint --xpath "string(//*[local-name()='$1']$2)" out.ssml; }
words() { tr -s ' \n' '\n\n' | grep .; }

@test "sample articles are valid, and every written word is there once, in order" {
    for article in "$BATS_TEST_DIRNAME"/../scripts/articles/*.txt; do
        ssml "$article"
        xmllint --xpath 'string(/*)' out.ssml | words >heard
        "$BULLETIN" script --json "$article" | sed -n 's/^ *"text": "\(.*\)",*$/\1/p' | sed 's/\\"/"/g' | words >written
        [ -s written ]
        diff written heard
    done
}

@test "what is said otherwise than written is an alias; what a lexicon decides is IPA" {
    printf '%s\n[story] T\n\nHuawei paid £1.5bn.\nXi met Li.\n(say: shee met Lee.)\n' "$head" >x.script
    ssml x.script
    [ "$(value sub '[.="£1.5bn"]/@alias')" = "one point five billion pounds" ]
    [ "$(value sub '[.="Xi"]/@alias')" = shee ]
    [ "$(value sub '[.="Li"]/@alias')" = Lee ]
    [ "$(value phoneme '[.="Huawei"]/@alphabet')" = ipa ]
    # as it stands in voices/lexicons/news-en.pls
    [ "$(value phoneme '[.="Huawei"]/@ph')" = wɑːˈweɪ ]
    [ "$(count sub '[.="paid"]')" = 0 ]
}

@test "voices, languages, pauses and the rate are told" {
    printf '%s\n[story] T\n\nShe said:\n  quote: “We are.”\nAgain.\n(pause: 2 s)\n\nNew.\n\n[story] U\nlanguage: de\n\nGuten Tag.\n' "$head" >x.script
    ssml x.script
    [ "$(value prosody /@rate)" = 97.5% ]
    [ "$(xmllint --xpath 'string(/*/*[local-name()="break"]/@time)' out.ssml)" = 1500ms ]
    # the voices of the cast "default": reporter without a variant, quote +m3
    [ "$(value voice '[.="She said:"]/@name')" = en-GB ]
    [ "$(value voice '[.="“We are.”"]/@name')" = en-GB+m3 ]
    [ "$(value voice '[.="“We are.”"]/@gender')" = male ]
    [ "$(value voice '[.="She said:"]/@variant')" != "$(value voice '[.="“We are.”"]/@variant')" ]
    # one sentence in two voices, then one of its own; then another paragraph
    [ "$(count s '[.="She said: “We are.”"]')" = 1 ]
    [ "$(count p '')" = 3 ]
    # after the clause 180, the sentence 350, and after "Again." what is written below it
    [ "$(xmllint --xpath '//*[local-name()="s"]//*[local-name()="break"]/@time' out.ssml | words | tr -d '\n')" = 'time="180ms"' ]
    [ "$(count break '[@time="350ms"]')" = 1 ]
    [ "$(count break '[@time="2000ms"]')" = 1 ]
    [ "$(value p '[.="Guten Tag."]/@*[local-name()="lang"]')" = de ]
    [ "$(value mark '[1]/@name')" = story-1 ]
    [ "$(count mark '[@name="story-2"]')" = 1 ]
}

@test "a sting that is a file is audio, where it stands; what SSML has not is left out" {
    printf '%s\n[story] T\nbefore: "/in/two  words & %%.wav", offset 1.5 s, length 4 s, gain -6 dB, pause 200 ms\nafter: pips\nbed: tone 110 Hz\n\nA.\n' "$head" >x.script
    ssml x.script
    [ "$(value audio /@src)" = "file:///in/two%20%20words%20%26%20%25.wav" ]
    [ "$(value audio /@clipBegin)" = 1500ms ]
    [ "$(value audio /@clipEnd)" = 5500ms ]
    [ "$(value audio /@soundLevel)" = -6.00dB ]
    [ "$(count break '[@time="200ms"]')" = 1 ]
    [ "$(count audio '')" = 1 ]
}

@test "hostile text is only text" {
    printf '%s\n[story] </p></speak><audio src="x"/>\n\n</s></p><audio src="file:///etc/passwd"/> &lt; ]]> <!-- [[a]] -->\n' "$head" >x.script
    ssml x.script
    [ "$(count audio '')" = 0 ]
    [ "$(xmllint --xpath 'normalize-space(/*)' out.ssml)" = '</s></p><audio src="file:///etc/passwd"/> &lt; ]]> <!-- [[a]] -->' ]
    [ "$(value meta '[@name="title"]/@content')" = 'A <b>title</b> & "more"' ]
    [ "$(value meta '[@name="publisher"]/@content')" = 'Harbour ]]> Radio' ]
}

@test "the script and the article give the same SSML; --json and --ssml exclude each other" {
    article=$BATS_TEST_DIRNAME/../scripts/articles/harbour-ferry.txt
    "$BULLETIN" script --ssml "$article" -o one.ssml
    "$BULLETIN" script "$article" -o x.script
    ssml x.script
    cmp one.ssml out.ssml
    run -2 "$BULLETIN" script --ssml --json "$article"
    [[ "$output" == "bulletin: --ssml: "* ]]
}
