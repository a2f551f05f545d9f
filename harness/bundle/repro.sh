#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Repeats a failure of a guest test of vimc-tools. It needs QEMU and a shell.
#
#   ./repro.sh                 exit 0: it failed again, 1: it did not, 2: it
#                              could not be tried
#   ./repro.sh --gdb           wait for gdb before the first instruction
#   ./repro.sh --log FILE      keep what the console says
#   ./repro.sh --record        the same on one processor, and write down all that
#                              came from outside: recording.bin and .qcow2
#   ./repro.sh --recorded      what was recorded once more, bit for bit; with --gdb
#                              reverse-stepi and reverse-continue go back in it
#
# What is done in the guest is in guest/etc/vimc-agent/replay: change it, and run
# this again. QEMU=... names another emulator, LIMIT=... the seconds it may take.
set -u
cd "$(dirname "$0")" || exit 2

@SETTINGS@
gdb=
log=
recording=
while [ $# -gt 0 ]; do
	case $1 in
	--gdb) gdb=yes ;;
	--log) log=${2:?$1 needs a file}; shift ;;
	--record) recording=record ;;
	--recorded) recording=replay ;;
	*) echo "repro.sh: error: no option '$1'; see the head of it" >&2; exit 2 ;;
	esac
	shift
done

command -v "$qemu" >/dev/null || {
	echo "repro.sh: error: there is no $qemu: apt-get install qemu-system-x86" >&2
	exit 2
}
version=$("$qemu" --version | head -n 1)
[ "$version" = "$recorded_version" ] ||
	echo "repro.sh: it failed with $recorded_version, this is $version"

case $recording in
record)
	rm -f recording.bin recording.qcow2
	# For the state at the beginning, from which a debugger goes back.
	qemu-img create -q -f qcow2 recording.qcow2 64M 2>/dev/null ||
		echo "repro.sh: without qemu-img (qemu-utils) no debugger can go back in the recording"
	;;
replay)
	[ -e recording.bin ] || {
		echo "repro.sh: error: nothing was recorded: run it with --record first" >&2
		exit 2
	}
	;;
esac

machine=
watchdog=
work=$(mktemp -d) || exit 2
stop() {
	[ -z "$machine" ] || kill "$machine" 2>/dev/null
	[ -z "$watchdog" ] || kill "$watchdog" 2>/dev/null
	rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Usage: pad SIZE
pad() {
	case $(($1 % 4)) in
	1) printf '\0\0\0' ;;
	2) printf '\0\0' ;;
	3) printf '\0' ;;
	esac
}

# An entry of a cpio archive ("newc"). Usage: entry NAME MODE SIZE
entry() {
	printf '070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%s\0' \
		0 "$2" 0 0 1 0 "$3" 0 0 0 0 $((${#1} + 1)) 0 "$1"
	pad $((110 + ${#1} + 1))
}

# The kernel unpacks archives that follow each other one over the other.
archive() {
	find guest -mindepth 1 -type d | sort | while read -r path; do
		entry "${path#guest/}" 0x41ed 0
	done
	find guest -type f | while read -r path; do
		size=$(($(wc -c <"$path")))
		entry "${path#guest/}" 0x81ed "$size"
		cat "$path"
		pad "$size"
	done
	entry 'TRAILER!!!' 0 0
}
{ cat initramfs.cpio && archive; } >"$work/initrd" || exit 2

set --
boot=boot
if [ -n "$recording" ]; then
	boot=boot_recorded
	# Each instruction counted, each event at its own: many times slower.
	limit=$((limit * 10))
	icount=shift=auto,rr=$recording,rrfile=recording.bin
	if [ -e recording.qcow2 ]; then
		icount=$icount,rrsnapshot=init
		set -- -drive file=recording.qcow2,if=none,id=recording
	fi
	set -- "$@" -icount "$icount"
fi
if [ -n "$gdb" ]; then
	set -- "$@" -s -S
	echo "gdb -ex 'target remote localhost:1234' $PWD/vmlinux"
	for module in debug/*; do
		[ -e "$module" ] || continue
		echo "  (gdb) add-symbol-file $PWD/$module ADDRESS"
	done
	echo "  where the guest says at which address the code of the module is"
fi

mkfifo "$work/serial" || exit 2
$boot -initrd "$work/initrd" "$@" </dev/null >"$work/serial" 2>"$work/errors" &
machine=$!
tee "$work/console" <"$work/serial" &
reader=$!
if [ -z "$gdb" ]; then
	(
		left=${LIMIT:-$limit}
		while [ "$left" -gt 0 ] && kill -0 "$machine" 2>/dev/null; do
			sleep 1
			left=$((left - 1))
		done
		kill -9 "$machine" 2>/dev/null
	) >/dev/null &
	watchdog=$!
fi
wait "$reader"
wait "$machine"
status=$?
machine=
[ -z "$gdb" ] || exit 0
[ -z "$log" ] || cp "$work/console" "$log" || exit 2
tr -d '\r' <"$work/console" >"$work/lines"

if ! grep -q '^replay: .* the test begins$' "$work/lines"; then
	cat "$work/errors" >&2
	echo "repro.sh: error: the guest did not get to the test (status $status of $qemu)" >&2
	exit 2
fi

# Whether what the failure is known by is there.
failed() {
	if [ -n "$absent" ]; then
		! grep -q -E -e "$absent" "$work/lines"
	elif [ -n "$near" ]; then
		grep -E -A 400 -e "$sign" "$work/lines" | grep -q -E -e "$near"
	else
		grep -q -E -e "$sign" "$work/lines"
	fi
}

if [ -z "$sign$absent" ]; then
	echo "repro.sh: error: nothing that the guest did tells this failure: $title" >&2
	exit 2
fi
if failed; then
	echo "reproduced: $title"
else
	echo "not reproduced: $title"
	exit 1
fi
