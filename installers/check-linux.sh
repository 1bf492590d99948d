#!/bin/bash
# Checks the Linux packages in target/installers/ as somebody would who installs them: the descriptions, then on a clean Debian (a
# root folder of its own, by debootstrap) the installation, a start from the menu entry, a call, the upgrade to a higher version
# with the data kept, and the removal. As root, after installers/prepare.sh --tests --packages.
# Usage: installers/check-linux.sh [--lint] [--root DIR] [--mirror URL]
#   --lint    only the descriptions and what lintian says
#   --root    where the Debian is made; one that is there is used again (target/linux/root)
#   --mirror  where its packages come from; otherwise from where this machine's do
set -euo pipefail
cd "$(dirname "$0")/.."
. installers/common.sh

only_lint=no
root=$PWD/target/linux/root
mirror=""
while [ $# -gt 0 ]; do
    case $1 in
        --lint) only_lint=yes; shift ;;
        --root) root=$2; shift 2 ;;
        --mirror) mirror=$2; shift 2 ;;
        *) sed -n '2,8s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
version=$(project_version)
architecture=$(dpkg --print-architecture)
deb=target/installers/parley-desktop_${version}_$architecture.deb
[ -f "$deb" ] || stop "there is no $deb: installers/linux.sh makes it"
said() { echo "✓ $*"; }

lint() {
    local scratch rpm
    scratch=$(mktemp -d)
    dpkg-deb -x "$deb" "$scratch"
    desktop-file-validate "$scratch"/usr/share/applications/*.desktop
    said "desktop-file-validate"
    appstreamcli validate --no-net --explain "$scratch"/usr/share/metainfo/*.xml || [ $? = 3 ]
    said "appstreamcli"
    for icon in "$scratch"/usr/share/icons/hicolor/*/apps/*.png; do
        [[ "$icon" == *"/$(file -b "$icon" | sed 's/.* \([0-9]*\) x \([0-9]*\),.*/\1x\2/')/"* ]] || stop "$icon has another size"
    done
    said "icons"
    # Old signatures of lintian know no later standards; what is an error is one.
    lintian --fail-on error --tag-display-limit 0 "$deb"
    said "lintian"
    for rpm in target/installers/parley-desktop-"$version"-*.rpm; do
        [ -f "$rpm" ] || continue
        rpm -qp --requires "$rpm" >"$scratch/requires"
        ! grep -E 'libjvm|libawt|libglass' "$scratch/requires" || stop "the rpm wants what it brings"
        rpm --root "$scratch/rpm" --initdb
        rpm --root "$scratch/rpm" -i --nodeps "$rpm"
        rpm --root "$scratch/rpm" -V --nodeps parley-desktop
        rpm --root "$scratch/rpm" -e --nodeps parley-desktop
        [ ! -e "$scratch/rpm/usr/lib/parley" ] || stop "the rpm leaves files behind"
        said "rpm: $(wc -l <"$scratch/requires") requirements, installed, verified, removed"
    done
    (cd target/installers && sha256sum --quiet -c SHA256SUMS)
    said "checksums"
    rm -rf "$scratch"
}

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

leave() {
    umount "$root/proc" "$root/dev" "$root$shared" 2>/dev/null || true
    rmdir "$root$shared" 2>/dev/null || true
    rm -rf "$shared"
}

clean_debian() {
    [ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -1)
    if [ ! -x "$root/usr/bin/apt-get" ]; then
        debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" "$mirror"
    fi
    cp /etc/resolv.conf "$root/etc/"
    cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
    mkdir -p "$root/tmp/.X11-unix"
    # What the test and the program share, at one path: the sound system's socket.
    shared=$(mktemp -d /tmp/parley-check.XXXX)
    chmod 755 "$shared"
    trap leave EXIT
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mkdir -p "$root$shared"
    mount --bind "$shared" "$root$shared"
    inside apt-get -q update >/dev/null
    inside apt-get -q install -y --no-install-recommends libgtk-3-bin libglib2.0-bin desktop-file-utils >/dev/null
    inside id ada >/dev/null 2>&1 || inside useradd --create-home ada
}

install_deb() { # $1 file
    cp "$1" "$root/tmp/parley.deb"
    inside apt-get -q install -y --no-install-recommends /tmp/parley.deb >"$root/tmp/install.log" 2>&1 </dev/null ||
        { cat "$root/tmp/install.log" >&2; stop "it does not install"; }
    rm "$root/tmp/parley.deb"
}

# The test itself, which knows by what it finds in the shared folder whether it is the first time.
journey() {
    mvn -B -q -Dquick -Plong verify -Dtest=NoSuch -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=InstalledProgramIT \
        -Dparley.root="$root" -Dparley.shared="$shared"
}

lint
[ $only_lint = no ] || exit 0
clean_debian
said "a clean Debian: $(inside cat /etc/debian_version)"
install_deb "$deb"
said "installed: $(inside dpkg-query -W parley-desktop)"
inside gio mime x-scheme-handler/parley | grep -q app.parley.Parley.desktop
said "opens links (parley://)"
inside runuser -u ada -- parley --version
inside env PARLEY_JVM=-Xlog:aot=info:file=/tmp/aot.log parley --version >/dev/null
grep -q "full module graph: enabled" "$root/tmp/aot.log" || stop "the AOT cache is not used: $(cat "$root/tmp/aot.log")"
said "uses its AOT cache"
journey
said "started from its menu entry, and in a call"
# Quickly packed: it is not kept.
DPKG_DEB_COMPRESSOR_LEVEL=0 installers/linux.sh --image target/linux/image --version "$version.1" --out target/linux/higher --deb >/dev/null
install_deb "target/linux/higher/parley-desktop_${version}.1_$architecture.deb"
said "upgraded: $(inside dpkg-query -W parley-desktop)"
journey
said "started after the upgrade, signed in, with its chats"
inside apt-get -q remove -y parley-desktop </dev/null | grep "stays in each home"
for left in usr/lib/parley usr/bin/parley usr/share/applications/app.parley.Parley.desktop usr/share/doc/parley-desktop; do
    [ ! -e "$root/$left" ] || stop "$left is left behind"
done
[ -e "$root/home/ada/.local/share/parley" ] || stop "the data are gone"
inside dpkg --purge parley-desktop </dev/null
said "removed; the person's data stay"
