#!/bin/sh
# Builds the guest tests and runs them on a matrix of kernels; then says what of
# the kernel's API has changed where a target has a newer kernel than the facts
# in generator/facts.
#
#   tests/regress.sh [OPTION]...    'vimc-harness regress --help' lists them
#
# Exit code 1 if a test failed; a changed API alone fails nothing.
set -u
cd "$(dirname "$0")/.."
harness=out/bin/vimc-harness/vimc-harness
gen=out/bin/vimc-gen/vimc-gen
facts=generator/facts

make --no-print-directory emitted $harness $gen || exit
dotnet build tests/Vimc.Guest.Tests -c Release -v quiet || exit
$harness regress "$@"
code=$?

# The newest of the kernels that have facts, as 7.3.
newest=$(ls $facts | sed -n 's/^linux-\(.*\)\.json$/\1/p' | sort -V | tail -n 1)
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
$harness targets --paths | while IFS='	' read -r target release folder; do
	kernel=$(echo "$release" | cut -d. -f1,2 | cut -d- -f1)
	if [ -e "$facts/linux-$kernel.json" ] ||
	   [ "$(printf '%s\n' "$newest" "$kernel" | sort -V | tail -n 1)" = "$newest" ]; then
		continue
	fi
	printf '\n%s has kernel %s, newer than any facts (%s):\n' "$target" "$release" "$newest"
	$gen extract --kdir "/usr/src/linux-headers-$release" --root "$folder/root" --output "$new" >/dev/null &&
		$gen api-diff "$facts/linux-$newest.json" "$new/linux-$kernel.json"
done
exit $code
