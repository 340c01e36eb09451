#!/bin/sh
# clang-format 14 decides layout. Usage: format.sh SOURCE. Exit 77: no clang-format-14.
set -eu
command -v clang-format-14 >/dev/null || exit 77
cd "$1"
find daemon tests \( -name '*.h' -o -name '*.cpp' \) -print0 | xargs -0 clang-format-14 --dry-run -Werror
