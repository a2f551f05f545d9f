#!/bin/sh
# Installs what the lint and toolchain rings need beside what the harness itself
# needs, or, without the right to, prints the line that does and fails.
set -eu
packages='gcc make libc6-dev perl linux-headers-amd64 linux-source sparse valgrind libclang1 chromium fonts-dejavu-core'
missing=''
for package in $packages; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
		grep -q 'install ok installed' || missing="$missing $package"
done
# Any linux-source does: only its scripts are used.
ls /usr/src/linux-source-*.tar.xz >/dev/null 2>&1 &&
	missing=$(echo "$missing" | sed 's/ linux-source//')
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
	echo "tests/tools.sh: missing:$missing" >&2
	echo "  sudo apt-get install$missing" >&2
	exit 1
fi
echo "  DEPS   $missing"
apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	$missing >/dev/null
