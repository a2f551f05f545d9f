#!/bin/sh
# Looks at the text of the project: every check is named, and counted in
# out/test/lint.txt, one line each: 'ok NAME' or 'not ok NAME'.
#
# checkpatch.pl is taken from $CHECKPATCH or, unpacked once into the cache
# folder, from an installed linux-source package; kernel-doc from $KERNEL_DOC or
# an installed linux-kbuild package. A missing tool fails its check.
set -u
cd "$(dirname "$0")/.."
cache=${VIMC_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vimc-tools}
results=out/test/lint.txt
sources=$(ls kmod/core/*.[ch] kmod/generated/*.[ch])
failed=0
mkdir -p out/test
: >"$results"

# Usage: check NAME COMMAND...
check() {
	name=$1
	shift
	if "$@"; then
		echo "ok $name" >>"$results"
		printf '  LINT    %s\n' "$name"
	else
		echo "not ok $name" >>"$results"
		printf '  LINT    %s: FAILED\n' "$name"
		failed=1
	fi
}

missing() {
	echo "tests/lint.sh: $1 is missing: apt-get install $2" >&2
	return 1
}

find_checkpatch() {
	if [ -n "${CHECKPATCH:-}" ]; then
		echo "$CHECKPATCH"
		return
	fi
	tarball=$(ls /usr/src/linux-source-*.tar.xz 2>/dev/null | tail -n 1)
	[ -n "$tarball" ] || return
	version=$(basename "$tarball" .tar.xz)
	scripts=$cache/lint/$version/scripts
	if [ ! -f "$scripts/checkpatch.pl" ]; then
		mkdir -p "$cache/lint"
		tar -C "$cache/lint" -xf "$tarball" \
			"$version/scripts/checkpatch.pl" \
			"$version/scripts/spelling.txt" \
			"$version/scripts/const_structs.checkpatch"
	fi
	echo "$scripts/checkpatch.pl"
}

checkpatch() {
	script=$(find_checkpatch)
	[ -n "$script" ] || { missing checkpatch.pl linux-source; return 1; }
	# shellcheck disable=SC2086
	perl "$script" --no-tree --strict --max-line-length=80 --terse \
		--no-summary -f $sources
}

kernel_doc() {
	script=${KERNEL_DOC:-$(ls /usr/src/linux-kbuild-*/scripts/kernel-doc \
		/usr/lib/linux-kbuild-*/scripts/kernel-doc 2>/dev/null | tail -n 1)}
	[ -n "$script" ] || { missing kernel-doc linux-headers-amd64; return 1; }
	# shellcheck disable=SC2086
	"$script" -none -Werror $sources
}

# A copy is built, so that the tree keeps no objects of another configuration.
build_module() {
	[ -n "${KDIR:-}" ] || { missing 'a kernel build tree' linux-headers-amd64; return 1; }
	command -v sparse >/dev/null || { missing sparse sparse; return 1; }
	copy=out/lint
	rm -rf "$copy"
	mkdir -p "$copy/kmod"
	cp Kbuild "$copy"
	cp -r kmod/core kmod/generated "$copy/kmod"
	find "$copy" -name '*.o' -o -name '*.cmd' | xargs -r rm
	make -C "$KDIR" M="$PWD/$copy" W=1 C=1 modules >"$copy/log" 2>&1 || {
		cat "$copy/log" >&2
		return 1
	}
	! grep -E 'warning|error' "$copy/log" >&2
}

dotnet_format() {
	dotnet format Vimc.Tools.sln --verify-no-changes
}

check 'dotnet format' dotnet_format
check 'checkpatch --strict' checkpatch
check 'kernel-doc -Werror' kernel_doc
check 'W=1 and sparse' build_module
exit $failed
