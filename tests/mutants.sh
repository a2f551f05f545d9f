#!/bin/sh
# Builds the guest tests and the program that seeds bugs into the driver, and
# runs that program.
#
#   tests/mutants.sh [OPTION]...    --help lists them
#
# The matrix is left in out/mutants. Exit code 1 if any mutant was not killed by
# the detector it names.
set -eu
cd "$(dirname "$0")/.."

make --no-print-directory emitted
dotnet build tests/Vimc.Guest.Tests -c Release -v quiet
dotnet build tests/Vimc.Mutants -c Release -v quiet
exec tests/Vimc.Mutants/bin/Release/net10.0/vimc-mutants "$@"
