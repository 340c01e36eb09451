#!/bin/sh
# The include check must see each way of breaking it. Usage: sees.sh CMAKE
set -eu
cmake=$1
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/base" "$tree/facts/money" "$tree/store"

check() {
    "$cmake" "-DROOMS=base=base|,facts=facts|base,store=store|base" "-DROOT=$tree" -P "$here/includes.cmake" \
        >/dev/null 2>&1
}
must_fail() {
    if check; then
        echo "not seen: $1"
        exit 1
    fi
    rm -rf "$2"
}

printf '#include "base/time.h"\n#include <base64/x.h>\n#include <string>\n' >"$tree/facts/good.cpp"
check || { echo 'a good tree was refused'; exit 1; }
echo '#include "store/database.h"' >"$tree/facts/bad.cpp"
must_fail 'a room not needed' "$tree/facts/bad.cpp"
echo '  #  include "store/database.h"' >"$tree/facts/money/bad.h"
must_fail 'an indented include in a folder of a room' "$tree/facts/money/bad.h"
echo '#include <store/database.h>' >"$tree/facts/bad.cpp"
must_fail 'a room in angle brackets' "$tree/facts/bad.cpp"
echo '#include "../store/database.h"' >"$tree/facts/bad.cpp"
must_fail 'a way around through ..' "$tree/facts/bad.cpp"
echo '#include "database.h"' >"$tree/facts/bad.cpp"
must_fail 'a header without its room' "$tree/facts/bad.cpp"
echo '#include "store/database.h"' >"$tree/main.cpp"
must_fail 'main.cpp reaching past cli' "$tree/main.cpp"
mkdir "$tree/attic"
must_fail 'an undeclared room' "$tree/attic"
check
