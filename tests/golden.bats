# The scripts of the sample articles are those in golden/, which were read by eye. `make goldens` makes them anew and shows the difference.
bats_require_minimum_version 1.5.0

@test "sample articles make their golden scripts" {
    cd "$BATS_TEST_DIRNAME/.."
    for article in scripts/articles/*.txt; do
        name=$(basename "$article" .txt)
        "$BULLETIN" script --date 2026-03-04 "$article" >"$BATS_TEST_TMPDIR/script"
        diff -u "tests/golden/$name.script" "$BATS_TEST_TMPDIR/script"
    done
}
