# The scripts of the sample articles are those in golden/, which were read by eye. `make goldens` makes them anew and shows the difference.
bats_require_minimum_version 1.5.0

@test "sample articles make their golden scripts, alone and in the shape of each format" {
    "$BATS_TEST_DIRNAME/goldens.sh" "$BATS_TEST_TMPDIR/golden"
    diff -ru "$BATS_TEST_DIRNAME/golden" "$BATS_TEST_TMPDIR/golden"
}
