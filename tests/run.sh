#!/bin/sh
# Runs test programs and bats files, shows what fails, and ends with the line "N passed, N failed".
# Each prints TAP; one that ends badly without a "not ok" (a crash) counts as one failure.
set -u
export CMOCKA_MESSAGE_OUTPUT=TAP

passed=0
failed=0
log=$OUT/tests/log
mkdir -p "$OUT/tests"
for test in "$@"; do
    case $test in
    *.bats) bats --tap "$test" >"$log" 2>&1 </dev/null ;;
    *) "$test" >"$log" 2>&1 </dev/null ;;
    esac
    status=$?
    good=$(grep -c '^ok ' "$log")
    bad=$(grep '^not ok ' "$log" | grep -vc '# SKIP') # cmocka's word for a test that was skipped
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        echo "$test: ended with status $status"
    fi
    if [ "$bad" -ne 0 ]; then
        echo "--- $test"
        cat "$log"
    fi
    echo "$(basename "$test"): $good passed, $bad failed"
    passed=$((passed + good))
    failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
