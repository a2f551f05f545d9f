#!/bin/sh
# Everything that must pass. Each ring runs whatever the one before it said; the
# last line has the sum: 'N passed, N failed, N skipped'. A ring that ends
# without results counts as one failure.
set -u
cd "$(dirname "$0")/.."
passed=0
failed=0
skipped=0

# Usage: ring NAME make-target
ring() {
	start=$(date +%s)
	printf '== %s\n' "$1"
	make --no-print-directory "$1"
	code=$?
	printf '== %s: exit code %s, %s s\n' "$1" "$code" $(($(date +%s) - start))
}

count() {
	passed=$((passed + $1))
	failed=$((failed + $2))
	skipped=$((skipped + $3))
}

# The sum of one attribute over all suites of a ring.
junit_sum() {
	cat out/test/"$1"/*.xml 2>/dev/null | grep -o '<testsuite [^>]*' |
		grep -o " $2=\"[0-9]*\"" | tr -dc '0-9\n' |
		awk '{ sum += $1 } END { print sum + 0 }'
}

count_junit() {
	tests=$(junit_sum "$1" tests)
	bad=$(($(junit_sum "$1" failures) + $(junit_sum "$1" errors)))
	skip=$(junit_sum "$1" skipped)
	if [ "$tests" -eq 0 ] || { [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
		bad=$((bad + 1))
		tests=$((tests + 1))
	fi
	count $((tests - bad - skip)) "$bad" "$skip"
}

rm -rf out/test
mkdir -p out/test

ring check-generated
[ "$code" -eq 0 ] && count 1 0 0 || count 0 1 0

ring lint
[ -s out/test/lint.txt ] || echo 'not ok lint' >out/test/lint.txt
count "$(grep -c '^ok' out/test/lint.txt)" "$(grep -c '^not ok' out/test/lint.txt)" 0

ring unit
count_junit unit

ring guest
count_junit guest

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
