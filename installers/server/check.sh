#!/bin/bash
# Shows that the server's package does what it is for, in a Debian of its own under its own systemd (systemd-nspawn, a
# network of its own): installed, started, a call through it, backed up while it runs, upgraded, removed, purged.
# Needs root. Usage: installers/server/check.sh [--from DIR] [--root DIR]
#   --from  a program laid out already (build.sh); also runs the bots; otherwise `mvn package` lays it out
#   --root  a Debian with systemd, which stays as it is; otherwise debootstrap makes one and it is kept in target/server
set -euo pipefail
cd "$(dirname "$0")/../.."

from=target/parley
root=target/server/debian
build=()
while [ $# -gt 0 ]; do
    case $1 in
        --from) from=$2; build=(--from "$2"); shift 2 ;;
        --root) root=$2; shift 2 ;;
        *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
work=$PWD/target/server/check
url=http://127.0.0.1:8420
nspawn=""
leader=""

say() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
# In the Debian: as its root; and in its network alone, with this machine's programs.
inside() { nsenter --target "$leader" --all -- /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
beside() { nsenter --target "$leader" --net -- "$@"; }
# Waits for at most $1 seconds until the rest succeeds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.3
    done
}
ask() { beside curl -sS --fail --max-time 10 "$@"; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
version() { ask $url/api/server | field version; }
# Without the units that a Debian in a container cannot run anyway.
trouble() { inside systemctl --failed --no-legend --plain 2>/dev/null | grep parley || true; }

end() {
    status=$?
    if [ -n "$leader" ] && [ $status != 0 ]; then inside journalctl --no-pager -u parley-server -n 40 >&2 || true; fi
    if [ -n "$nspawn" ]; then
        [ -z "$leader" ] || kill -RTMIN+4 "$leader" 2>/dev/null || true
        within 20 test ! -e /proc/"$nspawn" || kill -9 "$nspawn"
    fi
    if mountpoint -q "$work/root"; then umount "$work/root"; fi
    rm -rf "$work"
    exit $status
}

[ "$(id -u)" = 0 ] || fail "systemd-nspawn needs root"
for tool in debootstrap systemd-nspawn nsenter curl lintian; do
    command -v $tool >/dev/null || fail "$tool is missing: installers/prepare.sh --packages brings it"
done

say "two versions of the package"
installers/server/build.sh "${build[@]}" --deb --version 0.1.0
DPKG_DEB_COMPRESSOR_TYPE=gzip installers/server/build.sh --from "$from" --deb --version 0.1.1
first=parley-server_0.1.0_$(dpkg --print-architecture).deb
second=parley-server_0.1.1_$(dpkg --print-architecture).deb
lintian --tag-display-limit 0 --allow-root target/installers/"$first"
echo "lintian: no errors"

if [ ! -e "$root/lib/systemd/systemd" ]; then
    say "a Debian"
    debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus bookworm "$root" >"$root.log" || fail "see $root.log"
fi
mkdir -p "$work"/{upper,inner,root}
trap end EXIT
mount -t overlay overlay -o "lowerdir=$(readlink -f "$root"),upperdir=$work/upper,workdir=$work/inner" "$work/root"
cp target/installers/{"$first","$second"} "$work/root/root/"
systemd-nspawn --quiet --boot --directory "$work/root" --private-network --register=no --keep-unit --machine parley-check \
    </dev/null >"$work/boot.log" 2>&1 &
nspawn=$!
booted() {
    leader=$(pgrep -P "$nspawn" -x systemd | head -1)
    [ -n "$leader" ] && inside systemctl is-system-running | grep -qE 'running|degraded'
}
end_of_boot=$((SECONDS + 60))
until booted; do [ $SECONDS -lt $end_of_boot ] || { cat "$work/boot.log"; fail "the Debian does not boot"; }; sleep 0.3; done

say "installed and started"
inside dpkg -i "/root/$first"
within 30 ask $url/health || fail "no answer"
inside systemctl show parley-server -p ActiveState,SubState,User,MainPID,MemoryCurrent
inside stat -c '%U:%G %a %n' /etc/parley /etc/parley/server.toml /var/lib/parley /var/backups/parley
inside systemd-analyze verify --man=no /usr/lib/systemd/system/parley-server.service && echo "systemd-analyze verify: nothing to say"
inside systemd-analyze security --no-pager parley-server.service | tail -1
[ "$(version)" = 0.1.0 ] || fail "version"

say "two clients sign in and call each other through it"
# Media keep off the loopback interface.
beside ip link add call0 type veth peer name call1
beside ip address add 10.99.0.1/24 dev call0
beside ip link set call0 up
beside ip link set call1 up
launcher=$from/bin/parley
[ -x "$launcher" ] || launcher=installers/launcher/parley
inside parley-server user add carol --name Carol --generate
beside "$launcher" bot --server $url --user anna --password north-star --register --answer --calls 1 --report "$work/anna.json" &
answering=$!
within 30 inside sh -c 'parley-server user list | grep -q anna' || fail "no account"
beside "$launcher" bot --server $url --user ben --password north-star --register --call anna --seconds 3 --report "$work/ben.json" || fail "no call"
wait $answering || fail "the callee saw no call"
inside parley-server user list

say "a file is sent"
session=$(ask -H 'Content-Type: application/json' -d '{"username":"anna","password":"north-star","device":{"id":"check","name":"check","platform":"linux"}}' $url/api/login)
bearer="Authorization: Bearer $(echo "$session" | field token)"
head -c 3000000 /dev/urandom >"$work/file"
file=$(ask -H "$bearer" -H 'Content-Type: application/octet-stream' -H 'X-Filename: file' --data-binary "@$work/file" $url/api/attachments | field id)
ask -H "$bearer" $url/api/attachments/"$file" | cmp - "$work/file" && echo "it comes back as it was"

say "backed up while it runs"
inside parley-server backup /var/backups/parley/check.zip
inside stat -c '%U:%G %a %s %n' /var/backups/parley/check.zip
inside runuser -u parley -- parley-server restore /var/backups/parley/check.zip --data /tmp/restored

say "upgraded, with a setting of the administrator's"
inside sed -i 's/^name = .*/name = "Kept"/' /etc/parley/server.toml
inside dpkg -i "/root/$second"
within 30 ask $url/health || fail "no answer after the upgrade"
[ "$(version)" = 0.1.1 ] || fail "version after the upgrade: $(version)"
[ "$(ask $url/api/server | field name)" = Kept ] || fail "the setting is lost"
ask -H "$bearer" $url/api/me | grep -q '"username":"anna"' || fail "the sign-in is lost"
ask -H "$bearer" $url/api/attachments/"$file" | cmp - "$work/file" || fail "the file is lost"
echo "0.1.1 runs, with the accounts, sign-ins, files and settings of 0.1.0"

say "a mistake in the settings is told, and nothing is tried again and again"
inside sh -c 'echo "[listne]" >>/etc/parley/server.toml; systemctl restart parley-server || true'
within 20 sh -c "nsenter --target $leader --all -- systemctl is-failed parley-server" || fail "it should have failed"
inside journalctl --no-pager -o cat -u parley-server -n 8 | grep listne
inside sh -c 'sed -i "/listne/d" /etc/parley/server.toml; systemctl reset-failed parley-server; systemctl start parley-server'
within 30 ask $url/health || fail "no answer after the mistake was mended"

say "stopped: it ends cleanly"
inside systemctl stop parley-server
inside systemctl show parley-server -p Result,ExecMainStatus
inside systemctl show parley-server -p Result | grep -qx Result=success || fail "it did not stop cleanly"
inside systemctl start parley-server

say "removed: the data stay"
inside dpkg -r parley-server
! inside systemctl is-active --quiet parley-server || fail "it still runs"
inside test -e /var/lib/parley/parley.db || fail "the data are gone"
! inside test -e /usr/lib/parley-server || fail "files stay"
inside dpkg -i "/root/$second" >/dev/null
within 30 ask -H "$bearer" $url/api/me || fail "the data are not found again"
echo "installed again: the sign-in of before is still good"

say "purged: nothing stays but the backups"
inside dpkg -P parley-server
inside sh -c 'find / -xdev \( -path /proc -o -path /sys -o -path /root -o -path /var/log/journal -o -path /tmp/restored \) -prune -o -iname "*parley*" -print' | tee "$work/left"
[ "$(cat "$work/left")" = "$(printf '/var/backups/parley')" ] || fail "something stays"
[ -z "$(trouble)" ] || fail "$(trouble)"
say "all of it held"
