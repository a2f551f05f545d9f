#!/bin/sh
# Builds the guest tests and runs them with a driver that counts which of its
# lines are reached, on the kernel that has a place for the counts.
#
#   tests/coverage.sh [OPTION]...    'vimc-harness regress --help' lists them
#
# $TARGETS are the suites, bookworm alone by default; their counts are added up.
# $FLAVOUR is their kernel: 'coverage' by default, which checks nothing and is fast,
# or 'sanitizer'.
# Everything is left in out/coverage. Exit code 1 if a test failed, if too few
# lines are reached, or if tests/coverage/unreached.txt is not true.
set -eu
cd "$(dirname "$0")/.."
harness=out/bin/vimc-harness/vimc-harness

make --no-print-directory emitted $harness
dotnet build tests/Vimc.Guest.Tests -c Release -v quiet
exec $harness regress --coverage \
	--targets "${TARGETS:-bookworm}" --flavours "${FLAVOUR:-coverage}" --reruns 0 --output out/coverage "$@"
