#!/bin/sh
# A gate that cannot go red is no gate: makes a small tree that breaks one rule and expects a refusal, then
# mends it and expects none. Usage: sees.sh GATE
set -eu
gate=$1
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/daemon/base" "$tree/tests/gates" "$tree/docs" "$tree/config" "$tree/systemd"
cp "$here/../../.clang-format" "$tree/"
: >"$tree/tests/gates/long_files.txt"

judge() {
    code=0
    sh "$here/$gate.sh" "$tree" "$tree" >"$tree/said" 2>&1 || code=$?
    [ $code -ne 77 ] || exit 77
    if [ $code -eq 0 ] && [ "$2" = red ] || [ $code -ne 0 ] && [ "$2" = green ]; then
        echo "$1: expected $2, exit code $code"
        cat "$tree/said"
        exit 1
    fi
}

. "$here/sees_$gate.sh"
