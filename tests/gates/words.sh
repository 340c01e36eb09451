#!/bin/sh
# No unfinished work and no path of somebody's machine in what we ship. Usage: words.sh SOURCE
set -eu
cd "$1"
status=0
report() {
    echo "$1:"
    echo "$2"
    status=1
}
look() {
    grep -rnIE "$1" daemon config systemd tests docs ./*.md ./*.txt build.sh .ci --exclude-dir=gates 2>/dev/null || true
}
found=$(look '\b(TODO|FIXME|XXX)\b')
[ -z "$found" ] || report 'unfinished' "$found"
found=$(look '(^|[^[:alnum:]_.~/-])/(work|root|home/[a-z]+|tmp/build[a-z-]*|Users)/')
[ -z "$found" ] || report "a path of somebody's machine" "$found"
exit $status
