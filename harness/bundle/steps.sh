# SPDX-License-Identifier: GPL-2.0-or-later
#
# steps.sh What the script of a bundle is made of, for bash in the guest. Each
# function repeats one thing that was done to the guest of the test. Nothing
# here makes a process that the test did not make, where that can be avoided.

scratch=/run/vimc-replay
files=/etc/vimc-replay/files
verdict=()
declare -A process

mkdir -p "$scratch"
mkfifo "$scratch/never"
exec {never}<>"$scratch/never"
began=${EPOCHREALTIME/./}
# Each command in a process group of its own, as the agent has it.
set -m

# Usage: say WORDS...
say() {
	local us=$((${EPOCHREALTIME/./} - began))

	printf 'replay: %d.%06d %s\n' $((us / 1000000)) $((us % 1000000)) "$*"
}

# The clock starts again; what came before made the template.
begin() {
	local address

	began=${EPOCHREALTIME/./}
	say 'the test begins'
	if read -r address 2>/dev/null </sys/module/vimc/sections/.text; then
		say "the code of vimc.ko is at $address"
	fi
}

# Usage: pause SECONDS
pause() {
	read -rt "$1" -u "$never"
}

# Usage: show NUMBER out|err; a step that decides shows all it has
show() {
	local line count=0

	while IFS= read -r line || [[ $line ]]; do
		line=${line:0:200}
		printf 'replay: %s %s| %s\n' "$1" "$2" "${line//[^[:print:][:space:]]/?}"
		[[ $1 == "$watched" ]] || ((++count < 20)) || break
	done <"$scratch/$1.$2" 2>/dev/null
}

# Usage: conclude NUMBER STATUS; said again at the end, where nothing runs into it
conclude() {
	local hash

	say "$1 exits $2"
	[[ $1 == "$watched" ]] || return
	sha256sum "$scratch/$1.out" >"$scratch/hash"
	read -r hash _ <"$scratch/hash"
	verdict+=("$1 exits $2" "$1 has $hash")
}

# Usage: run NUMBER FOLDER COMMAND [NAME=VALUE...]
run() {
	local number=$1 folder=$2 command=$3 input=/dev/null

	shift 3
	[[ -e $files/$number ]] && input=$files/$number
	say "$number runs: ${command%%$'\n'*}"
	(
		exec {never}>&-
		(($#)) && export "$@"
		cd "$folder" || exit 126
		exec sh -c "$command"
	) <"$input" >"$scratch/$number.out" 2>"$scratch/$number.err" &
	process[$number]=$!
}

# Usage: end NUMBER
end() {
	wait "${process[$1]}" 2>/dev/null
	conclude "$1" $?
	show "$1" out
	show "$1" err
}

# Usage: signal NUMBER SIGNAL
signal() {
	if kill -0 "${process[$1]}" 2>/dev/null; then
		say "$1 still runs"
		[[ $1 == "$watched" ]] && verdict+=("$1 still runs")
	fi
	kill "-$2" -- "-${process[$1]}" 2>/dev/null
}

# Usage: put NUMBER MODE PATH
put() {
	local source=/dev/null exists=

	[[ -e $files/$1 ]] && source=$files/$1
	[[ -e $3 ]] && exists=1
	cat "$source" >"$3" && { [[ $exists ]] || chmod "$2" "$3"; }
	say "$1 writes $3: $?"
}

# Usage: get NUMBER PATH
get() {
	if [[ $1 == "$watched" ]]; then
		cat "$2" >"$scratch/$1.out"
	else
		cat "$2" >/dev/null
	fi
	conclude "$1" $?
}

# The console has warnings only while the test runs; now it gets the whole log.
finish() {
	local line

	for line in "${verdict[@]}"; do
		say "$line"
	done
	say 'done; the kernel log:'
	dmesg -r
}
