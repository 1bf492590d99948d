#!/bin/bash
# Builds the desktop program's packages for this machine into target/installers/, with checksums and the bill of materials.
# Usage: installers/linux.sh [--version V] [--from DIR] [--image DIR] [--out DIR] [--deb | --rpm | --tar]
#   --version  the version to give it; otherwise the project's, less -SNAPSHOT
#   --from     a program laid out already (target/parley); otherwise `mvn package` lays it out
#   --image    an image made already (target/linux/image): only packs it
#   --out      where the packages go instead
#   --deb, --rpm, --tar   only this; the last is the image for any distribution, in one folder
# What it needs of the machine, installers/prepare.sh --packages brings.
set -euo pipefail
cd "$(dirname "$0")/.."
. installers/common.sh

version=$(project_version)
from=""
image=""
only=""
out=target/installers
while [ $# -gt 0 ]; do
    case $1 in
        --version) version=$2; shift 2 ;;
        --from) from=$2; shift 2 ;;
        --image) image=$2; shift 2 ;;
        --out) out=$2; shift 2 ;;
        --deb|--rpm|--tar) only=${1#--}; shift ;;
        *) sed -n '2,9s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(sources_time)}
descriptions=jpackage/linux
work=target/linux
tree=$work/tree
name=parley-desktop

wants() { [ -z "$only" ] || [ "$only" = "$1" ]; }
filled() { sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/; s/@ARCH@/$(dpkg --print-architecture 2>/dev/null)/" "$1"; }
settled() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

# The program with a Java machine of its own, and the AOT cache that a run of it on a display of its own leaves.
make_image() {
    local jdk program rehearsal
    jdk=$(jdk)
    program=$(program "$from")
    image=$work/image
    "$jdk/bin/java" installers/image/Image.java make --program "$program" --bom target/bom.xml \
        --licences jpackage/licences --modules jpackage/modules.txt --image $image
    mkdir -p $image/bin
    install -m 755 installers/launcher/parley $image/bin/
    install -m 644 installers/launcher/*.options $image/bin/
    cp LICENSE $image/
    find $image -type d -exec chmod 755 {} +
    find $image/runtime/legal -type f -exec chmod 644 {} +
    # Libraries are loaded, not run, and nobody looks for their symbols here.
    find $image -name '*.so' -exec chmod 644 {} + -exec strip --strip-unneeded {} +
    strip $image/runtime/bin/java $image/runtime/lib/{jexec,jspawnhelper}
    settled $image
    rehearsal=$(mktemp -d)
    # No sound system, no keyring, no panel of whoever builds takes part.
    MALLOC_ARENA_MAX=2 PULSE_SERVER=unix:$rehearsal/none HOME=$rehearsal xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- \
        "$jdk/bin/java" installers/image/Image.java train --image $image --jvm "$(options installers/launcher/jvm.options)" -- training --data "$rehearsal/data"
    rm -rf "$rehearsal"
    settled $image
}

# The files where a Linux system has them.
make_tree() {
    local icon size
    rm -rf $tree
    mkdir -p $tree/usr/{bin,lib} $tree/usr/share/{applications,metainfo,man/man1,doc/$name}
    cp -a "$image" $tree/usr/lib/parley
    mv $tree/usr/lib/parley/THIRD-PARTY.txt $tree/usr/share/doc/$name/
    rm $tree/usr/lib/parley/LICENSE
    gzip -9n $tree/usr/share/doc/$name/THIRD-PARTY.txt
    ln -s ../lib/parley/bin/parley $tree/usr/bin/parley
    install -m 644 $descriptions/app.parley.Parley.desktop $tree/usr/share/applications/
    filled $descriptions/app.parley.Parley.metainfo.xml >$tree/usr/share/metainfo/app.parley.Parley.metainfo.xml
    filled $descriptions/parley.1 | gzip -9n >$tree/usr/share/man/man1/parley.1.gz
    for icon in jpackage/icons/*.png; do
        size=$(basename "$icon" .png)
        [ "$size" -le 512 ] || continue
        install -D -m 644 "$icon" $tree/usr/share/icons/hicolor/${size}x$size/apps/app.parley.Parley.png
    done
    install -D -m 644 resources/app/parley/client/ui/theme/icon.svg $tree/usr/share/icons/hicolor/scalable/apps/app.parley.Parley.svg
    find $tree -type d -exec chmod 755 {} +
    settled $tree
}

# The packages whose libraries the program's own need, those inside jars among them.
depends() {
    local root=$1 scratch=$work/shlibdeps jar
    rm -rf $scratch
    mkdir -p $scratch/debian $scratch/natives
    printf 'Source: %s\n\nPackage: %s\nArchitecture: any\n' $name $name >$scratch/debian/control
    for jar in "$root"/usr/lib/parley/lib/*.jar; do
        unzip -q -o "$jar" '*.so' -d "$scratch/natives/$(basename "$jar")" 2>/dev/null || true
    done
    find "$PWD/$root/usr/lib/parley/runtime" "$PWD/$scratch/natives" -type f \( -name '*.so' -o -name java -o -name jspawnhelper \) -print0 |
        (cd $scratch && xargs -0 dpkg-shlibdeps -O --ignore-missing-info --warnings=0 \
            -l"$PWD/$root/usr/lib/parley/runtime/lib" -l"$PWD/$root/usr/lib/parley/runtime/lib/server" 2>/dev/null) |
        sed -n 's/^shlibs:Depends=//p'
}

deb() {
    local root=$work/deb file
    rm -rf $root
    cp -a $tree $root
    mkdir -p $root/DEBIAN $root/usr/share/lintian/overrides
    install -m 644 $descriptions/copyright $root/usr/share/doc/$name/
    install -m 644 $descriptions/lintian-overrides $root/usr/share/lintian/overrides/$name
    printf '%s (%s) unstable; urgency=medium\n\n  * See the project for what is new.\n\n -- The Parley project <packages@parley.invalid>  %s\n' \
        $name "$version" "$(date -R -u -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >$root/usr/share/doc/$name/changelog.gz
    filled $descriptions/control.in | sed "s/@SIZE@/$(du -sk --apparent-size $tree | cut -f1)/; s/@DEPENDS@/$(depends $tree)/" >$root/DEBIAN/control
    install -m 755 $descriptions/postrm $root/DEBIAN/
    (cd $root && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    settled $root
    file=$out/${name}_${version}_$(dpkg --print-architecture).deb
    dpkg-deb --root-owner-group -Zxz --build $root "$file" >/dev/null
    ls -l "$file"
}

rpm() {
    rm -rf $work/rpm
    mkdir -p $work/rpm
    rpmbuild -bb --quiet --define "_topdir $PWD/$work/rpm" --define "_rpmdir $PWD/$work/rpm" --define "version_given $version" \
        --define "tree $PWD/$tree" --define "_binary_payload w6.xzdio" $descriptions/$name.spec
    mv $work/rpm/*/*.rpm "$out/"
    ls -l "$out/$name-$version"-*.rpm
}

tar_image() {
    local root=$work/tar/parley-$version file
    rm -rf $work/tar
    mkdir -p $work/tar
    cp -a "$image" "$root"
    cp -a $tree/usr/share "$root/"
    rm -r "$root/share/doc"
    settled $work/tar
    file=$out/$name-$version-linux-$(uname -m).tar.xz
    tar -C $work/tar --sort=name --owner=0 --group=0 --numeric-owner -cf - "parley-$version" | xz -T1 -6 >"$file"
    ls -l "$file"
}

[ -n "$image" ] || make_image
make_tree
mkdir -p "$out"
! wants deb || deb
! wants rpm || rpm
! wants tar || tar_image
cp target/bom.json "$out/$name-$version.cdx.json"
(cd "$out" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum >SHA256SUMS)
