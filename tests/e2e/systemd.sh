#!/bin/sh
# Boots a real systemd in a container and puts the unit through its life: start, reload, refused reload, kill -9,
# wedged loop, clean stop, broken configuration. The container borrows this machine's /usr, read-only, and has no
# network. Needs root and systemd-container; exit 77 = cannot run here.
# Usage: systemd.sh TOCSIN UNIT DATA     (the program, tocsin.service, the folder installed as share/tocsin)
set -eu
program=$(realpath "$1")
unit=$(realpath "$2")
data=$(realpath "$3")

skip() {
    echo "skipped: $1"
    exit 77
}
[ "$(id -u)" = 0 ] || skip "needs root"
for tool in systemd-nspawn nsenter; do
    command -v "$tool" >/dev/null || skip "needs $tool"
done
[ -x /usr/lib/systemd/systemd ] || skip "needs systemd"

umask 022
root=$(mktemp -d)
chmod 755 "$root"
container=
leader=
finish() {
    [ -z "$container" ] || { kill "$container" 2>/dev/null && wait "$container"; } || true
    rm -rf "$root"
}
trap finish EXIT

# A root of its own around the borrowed /usr; the program and its data lie over it.
mkdir -p "$root/usr" "$root/etc/tocsin/watchlists.d" "$root/etc/systemd/system/multi-user.target.wants" "$root/var" "$root/run" \
    "$root/tmp" "$root/proc" "$root/sys" "$root/dev" "$root/root" "$root/upper/bin" "$root/upper/share/tocsin"
for link in bin sbin lib lib32 lib64; do
    [ -e "/usr/$link" ] && ln -s "usr/$link" "$root/$link"
done
echo 'tocsin-e2e' >"$root/etc/hostname"
printf 'root:x:0:0:root:/root:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\n' >"$root/etc/group"
printf 'passwd: files systemd\ngroup: files systemd\nhosts: files\n' >"$root/etc/nsswitch.conf"
cp /usr/lib/os-release "$root/etc/os-release"
: >"$root/etc/machine-id"
for file in ld.so.cache ld.so.conf alternatives ssl; do
    [ -e "/etc/$file" ] && cp -a "/etc/$file" "$root/etc/"
done
# The unit needs none of these, and systemctl speaks to systemd directly.
for service in dbus.service dbus.socket systemd-logind.service; do
    ln -s /dev/null "$root/etc/systemd/system/$service"
done
cp "$unit" "$root/etc/systemd/system/tocsin.service"
printf '[status]\nport = 9470\n' >"$root/etc/tocsin/tocsin.toml"
# A sanitiser's search for leaks traces its own process, which the unit forbids.
mkdir "$root/etc/systemd/system/tocsin.service.d"
printf '[Service]\nEnvironment=ASAN_OPTIONS=detect_leaks=0\n' >"$root/etc/systemd/system/tocsin.service.d/test.conf"
cat >"$root/etc/tocsin/watchlists.d/bells.toml" <<'END'
[concept.bell]
any = ["bell"]
[match]
require = "bell"
END
install -m755 "$program" "$root/upper/bin/tocsin"
cp -rL "$data/." "$root/upper/share/tocsin/"

systemd-nspawn --quiet --directory="$root" --overlay-ro="/usr:$root/upper:/usr" --boot --register=no --keep-unit \
    --console=pipe --private-network --machine=tocsin-e2e </dev/null >"$root/console" 2>&1 &
container=$!

# Waits until a command succeeds, for 30 seconds.
wait_for() {
    waited=0
    until "$@"; do
        waited=$((waited + 1))
        if [ $waited -gt 150 ] || ! kill -0 "$container" 2>/dev/null; then
            return 1
        fi
        sleep 0.2
    done
}
find_leader() {
    for child in $(cat "/proc/$container/task/$container/children" 2>/dev/null); do
        for grandchild in $child $(cat "/proc/$child/task/$child/children" 2>/dev/null); do
            [ "$(cat "/proc/$grandchild/comm" 2>/dev/null)" = systemd ] && leader=$grandchild && return 0
        done
    done
    return 1
}
inside() {
    nsenter --target "$leader" --mount --uts --ipc --net --pid --cgroup "$@"
}
is_booted() {
    inside systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded'
}
property() {
    inside systemctl show --property="$1" --value tocsin
}
is_state() {
    [ "$(inside systemctl is-active tocsin 2>/dev/null)" = "$1" ]
}
is_restarted_from() {
    now=$(property MainPID)
    [ "$now" != "$1" ] && [ "$now" != 0 ] && is_state active
}
answers() {
    inside bash -c 'exec 3<>/dev/tcp/127.0.0.1/9470 &&
        printf "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" >&3 && grep -q "200 OK" <&3' \
        2>/dev/null
}
failures=0
claim() {
    name=$1
    shift
    if "$@"; then
        echo "ok: $name"
    else
        echo "NOT ok: $name"
        failures=$((failures + 1))
    fi
}
refuses() { ! "$@"; }

if ! wait_for find_leader || ! wait_for is_booted; then
    tail -5 "$root/console"
    skip "no systemd boots in a container here"
fi

report() {
    inside journalctl -u tocsin -o cat --no-pager | tail -40
    exit 1
}

claim "starts and says READY" inside systemctl start tocsin
[ $failures = 0 ] || report
claim "is active" is_state active
claim "the status port answers" wait_for answers
claim "state lies in its own directory" inside test -s /var/lib/private/tocsin/tocsin.db
claim "state is nobody else's" inside sh -c '[ "$(stat -c %a /var/lib/private/tocsin)" = 700 ]'

main=$(property MainPID)
claim "reloads" inside systemctl reload tocsin
claim "is the same process after a reload" [ "$(property MainPID)" = "$main" ]

echo '[status' >"$root/etc/tocsin/tocsin.toml"
claim "refuses to reload a broken configuration" refuses inside systemctl reload tocsin
claim "goes on with the old one" is_state active
claim "still answers" answers
printf '[status]\nport = 9470\n' >"$root/etc/tocsin/tocsin.toml"

inside systemctl kill --signal=KILL tocsin || true
claim "comes back after kill -9" wait_for is_restarted_from "$main"
claim "answers again" wait_for answers

main=$(property MainPID)
inside sh -c 'mkdir -p /run/systemd/system/tocsin.service.d &&
    printf "[Service]\nWatchdogSec=2s\n" >/run/systemd/system/tocsin.service.d/watchdog.conf'
inside systemctl daemon-reload
inside systemctl restart tocsin || true
main=$(property MainPID)
inside kill -STOP "$main" || true
claim "the watchdog restarts a wedged loop" wait_for is_restarted_from "$main"

claim "stops" inside systemctl stop tocsin
claim "stops cleanly" [ "$(property Result)" = success ]

echo '[status' >"$root/etc/tocsin/tocsin.toml"
inside systemctl start tocsin 2>/dev/null || true
claim "does not loop on a broken configuration" wait_for is_state failed
claim "with exit code 78" [ "$(property ExecMainStatus)" = 78 ]

[ $failures = 0 ] || report
