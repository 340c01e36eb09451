#!/usr/bin/env bash
# Installs what is missing (Debian 12), builds, runs.
#
#   ./build.sh [demo]             release build, then the daemon against a bundled newsroom
#   ./build.sh test [ARGS]        every test; ARGS go to ctest (-R PATTERN, ...)
#   ./build.sh install [PREFIX]   release build into PREFIX (/usr/local)
#   ./build.sh package            build/release/tocsin_VERSION_ARCH.deb
#   ./build.sh fuzz [SECONDS]     every fuzz target for that long (60)
#   ./build.sh bench [ARGS]       benchmarks; ARGS go to each program
#   ./build.sh asan|tsan [ARGS]   the tests under sanitizers
#   ./build.sh tidy|format        clang-tidy over the tree; clang-format in place
set -eu
cd "$(dirname "$0")"

compile="g++ cmake ninja-build ccache lld pkg-config libboost1.81-dev libexpected-dev libspdlog-dev
    libcurl4-openssl-dev zlib1g-dev libpugixml-dev libxml2-dev libsqlite3-dev libssl-dev libicu-dev nlohmann-json3-dev
    libtomlplusplus-dev libcli11-dev libxxhash-dev libpsl-dev libuchardet-dev libsystemd-dev libcld2-dev"
check="libgtest-dev libgmock-dev clang-format-14 clang-tools-14 python3"

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

need() {
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    printf 'installing %s\n' "${missing[*]}"
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

jobs=${JOBS:-$(nproc)}

# configure PRESET [CMAKE-ARGS...]: into build/PRESET; speaks only when it fails.
configure() {
    local preset=$1
    shift
    mkdir -p "build/$preset"
    cmake --preset "$preset" "$@" >"build/$preset/configure.log" 2>&1 || {
        cat "build/$preset/configure.log"
        return 1
    }
}

# build PRESET [CMAKE-ARGS...]
build() {
    configure "$@"
    cmake --build "build/$1" -j "$jobs"
}

run_tests() {
    local preset=$1
    shift
    build "$preset"
    ctest --test-dir "build/$preset" -j "$jobs" --output-on-failure --no-tests=error "$@"
}

fuzz() {
    local seconds=${1:-60} target subject corpus failed=0
    configure fuzz
    cmake --build build/fuzz -j "$jobs" --target fuzzers
    printf '%-24s %12s %10s %8s  %s\n' target executions exec/s corpus verdict
    for target in build/fuzz/fuzz/fuzz_*; do
        subject=${target##*/fuzz_}
        corpus=$(mktemp -d)
        [ ! -d "tests/fuzz/seeds/$subject" ] || cp "tests/fuzz/seeds/$subject/"* "$corpus/"
        fuzz_one "$target" "$subject" "$seconds" "$corpus" || failed=1
        rm -rf "$corpus"
    done
    return $failed
}

fuzz_one() {
    local target=$1 subject=$2 seconds=$3 corpus=$4 verdict=clean runs speed log="build/fuzz/$2.log"
    "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/$subject-" "$corpus" >"$log" 2>&1 || verdict="FOUND, see $log"
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    speed=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    printf '%-24s %12s %10s %8s  %s\n' "$subject" "${runs:--}" "${speed:--}" \
        "$(find "$corpus" -type f | wc -l)" "$verdict"
    [ "$verdict" = clean ]
}

sources() {
    find daemon tests -name '*.h' -o -name '*.cpp'
}

command=${1:-demo}
[ $# -eq 0 ] || shift
case $command in
demo)
    need $compile
    build release
    build/release/bin/tocsin demo "$@"
    ;;
test)
    need $compile $check
    run_tests dev "$@"
    ;;
install)
    need $compile
    build release -DCMAKE_INSTALL_PREFIX="${1:-/usr/local}"
    cmake --install build/release
    ;;
package)
    need $compile dpkg-dev file
    build release -DCMAKE_INSTALL_PREFIX=/usr
    (cd build/release && cpack -G DEB)
    ;;
fuzz)
    need $compile clang-14 libclang-rt-14-dev
    fuzz "$@"
    ;;
bench)
    need $compile libbenchmark-dev
    build release -DTOCSIN_BENCH=ON
    for program in build/release/bench/*_bench; do "$program" "$@"; done
    ;;
asan)
    need $compile $check
    run_tests asan "$@"
    ;;
tsan)
    need $compile $check
    # GCC 12's ThreadSanitizer cannot map its shadow where addresses are randomised by more than 28 bits.
    if [ -z "${TOCSIN_FIXED_ADDRESSES:-}" ]; then
        TOCSIN_FIXED_ADDRESSES=1 exec setarch -R bash "$0" tsan "$@"
    fi
    run_tests tsan "$@"
    ;;
tidy)
    need $compile $check clang-14 clang-tidy-14
    configure clang
    sources | grep '\.cpp$' | grep -v '^tests/gates/' |
        xargs -P "$jobs" -n 4 clang-tidy-14 -p build/clang --quiet
    ;;
format)
    need clang-format-14
    # Where it breaks long strings it needs several passes until it agrees with itself.
    for pass in 1 2 3 4 5; do
        sources | xargs clang-format-14 -i
        ! sources | xargs clang-format-14 --dry-run -Werror 2>/dev/null || break
    done
    ;;
-h | --help | help)
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
    ;;
*)
    printf 'build.sh: unknown command "%s"; try ./build.sh help\n' "$command" >&2
    exit 2
    ;;
esac
