#!/bin/sh
# Runs test programs and bats files, as many at once as there are cores, shows what fails, and ends
# with the line "N passed, N failed". Each prints TAP; one that ends badly without a "not ok" (a
# crash) counts as one failure.
set -u
export CMOCKA_MESSAGE_OUTPUT=TAP
results=$OUT/tests/results

# Runs one, leaves "PASSED FAILED" under its name in the results, and tells of it.
run_one() {
    name=$(basename "$1")
    log=$results/$name.log
    case $1 in
    *.bats) bats --tap "$1" >"$log" 2>&1 </dev/null ;;
    *) "$1" >"$log" 2>&1 </dev/null ;;
    esac
    status=$?
    good=$(grep -c '^ok ' "$log")
    bad=$(grep '^not ok ' "$log" | grep -vc '# SKIP') # cmocka's word for a test that was skipped
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        echo "$1: ended with status $status" >>"$log"
    fi
    echo "$good $bad" >"$results/$name"
    echo "$name: $good passed, $bad failed"
}

if [ "$1" = --one ]; then
    run_one "$2"
    exit 0
fi

rm -rf "$results"
mkdir -p "$results"
# bats files first: they take longer
for test in "$@"; do
    case $test in *.bats) echo "$test" ;; esac
done >"$results/list"
for test in "$@"; do
    case $test in *.bats) ;; *) echo "$test" ;; esac
done >>"$results/list"
xargs -P "$(nproc)" -n 1 "$0" --one <"$results/list"

passed=0
failed=0
for test in "$@"; do
    name=$(basename "$test")
    good=0
    bad=1
    [ ! -e "$results/$name" ] || read -r good bad <"$results/$name"
    if [ "$bad" -ne 0 ]; then
        echo "--- $test"
        cat "$results/$name.log"
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
