#!/bin/sh
# Runs one ring of the .NET tests and keeps its results in out/test.
#
#   tests/ring.sh NAME FILTER
#
# NAME names the result files, FILTER is one of 'dotnet test'. The exit code is
# that of the tests; tests/all.sh adds the counts up from the JUnit files.
set -eu
cd "$(dirname "$0")/.."
name=$1
filter=$2
results=$PWD/out/test/$name

rm -rf "$results"
mkdir -p "$results"
dotnet build Vimc.Tools.sln -c Release -v quiet
exec dotnet test Vimc.Tools.sln -c Release --no-build --filter "$filter" \
	--results-directory "$results" -m:1 -v quiet \
	--logger "console;verbosity=minimal" \
	--logger "junit;LogFilePath=$results/{assembly}.xml"
