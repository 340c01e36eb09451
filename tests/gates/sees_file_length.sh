seq 300 | sed 's/^/\/\/ /' >"$tree/daemon/base/long.cpp"
judge '300 lines' green
echo '// one more' >>"$tree/daemon/base/long.cpp"
judge '301 lines' red
echo daemon/base/long.cpp >"$tree/tests/gates/long_files.txt"
judge '301 lines, allowed' green
echo '// short' >"$tree/daemon/base/long.cpp"
judge 'an exception that is none' green
grep -q 'no longer' "$tree/said"
