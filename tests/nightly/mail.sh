#!/bin/sh
# Mails the summary of the last regression run to $MAILTO, if there is somebody
# to mail it to. Its first line is the subject.
set -eu
cd "$(dirname "$0")/../.."
summary=out/regress/summary.txt
[ -n "${MAILTO:-}" ] || exit 0
[ -e "$summary" ] || { echo "mail.sh: no $summary: 'make regress' makes it" >&2; exit 1; }
tail -n +3 "$summary" | mail -s "$(head -n 1 "$summary")" "$MAILTO"
