#!/bin/bash
# Builds the desktop program's packages on a Mac into target/installers/: a .dmg and a .pkg, with checksums and the bill of
# materials. Signed when MACOS_SIGN_IDENTITY (Developer ID Application) and MACOS_INSTALLER_IDENTITY (Developer ID Installer) are
# in the keychain and named, and notarised when NOTARY_APPLE_ID, NOTARY_TEAM_ID and NOTARY_PASSWORD are given too.
# Usage: installers/macos.sh [--from DIR]
#   --from   a program laid out already (target/parley); otherwise `mvn package` lays it out
set -euo pipefail
cd "$(dirname "$0")/.."
. installers/common.sh

from=""
while [ $# -gt 0 ]; do
    case $1 in
        --from) from=$2; shift 2 ;;
        *) sed -n '2,7s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(sources_time)}
version=$(project_version)
# Apple's own versions begin with 1 at least, so this counts one more; people see the true one (Info.plist).
apple_version=$((${version%%.*} + 1)).${version#*.}
jdk=$(jdk)
work=target/macos
image=$work/image
out=target/installers
signed=()
if [ -n "${MACOS_SIGN_IDENTITY:-}" ]; then signed=(--mac-sign --mac-signing-key-user-name "$MACOS_SIGN_IDENTITY"); fi

# Apple looks into jars too: native code in them is signed like all other.
sign_libraries() {
    local jar scratch one
    for jar in "$image"/lib/*.jar; do
        unzip -l "$jar" | grep -qE '\.(dylib|jnilib)$' || continue
        scratch=$(mktemp -d)
        (cd "$scratch" && unzip -q "$OLDPWD/$jar" '*.dylib' '*.jnilib') || true
        find "$scratch" -type f | while read -r one; do
            codesign --force --timestamp --options runtime --sign "$MACOS_SIGN_IDENTITY" "$one"
        done
        (cd "$scratch" && zip -q -0 -r -X "$OLDPWD/$jar" .)
        rm -rf "$scratch"
    done
}

notarised() {
    if [ -z "${NOTARY_APPLE_ID:-}" ] || [ ${#signed[@]} = 0 ]; then return 0; fi
    xcrun notarytool submit "$1" --wait --apple-id "$NOTARY_APPLE_ID" --team-id "$NOTARY_TEAM_ID" --password "$NOTARY_PASSWORD"
    xcrun stapler staple "$1"
}

rm -rf $work
mkdir -p $work/resources $out
program=$(program "$from")
"$jdk/bin/java" installers/image/Image.java make --program "$program" --bom target/bom.xml \
    --licences jpackage/licences --modules jpackage/modules.txt --image $image
mv $image/THIRD-PARTY.txt $image/lib/
cp LICENSE $image/lib/
if [ ${#signed[@]} -gt 0 ]; then sign_libraries; fi
"$jdk/bin/java" installers/image/Image.java settle --image $image
sed "s/@VERSION@/$version/" jpackage/macos/Info.plist >$work/resources/Info.plist
plutil -lint $work/resources/Info.plist jpackage/macos/Parley.entitlements

options=()
while read -r option; do options+=(--java-options "$option"); done < <(sed 's/#.*//' installers/launcher/jvm.options | grep .)
"$jdk/bin/jpackage" @jpackage/parley.args @jpackage/macos/image.args --app-version "$apple_version" --resource-dir $work/resources \
    --input $image/lib --runtime-image $image/runtime --dest $work "${options[@]}"

# The cache is learnt with the very launcher that will use it, and named to that launcher afterwards.
app=$work/Parley.app
rehearsal=$(mktemp -d)
"$jdk/bin/java" installers/image/Image.java train --launcher $app/Contents/MacOS/Parley --cache $app/Contents/app/parley.aot -- \
    training --data "$rehearsal/data"
rm -rf "$rehearsal"
# The window's own options come only now too: with them the cache could not be written.
{
    # shellcheck disable=SC2016 # the launcher fills $APPDIR in
    echo 'java-options=-XX:AOTCache=$APPDIR/parley.aot'
    sed 's/#.*//' installers/launcher/window.options | grep . | sed 's/^/java-options=/'
} >$work/lines
sed -i '' "/^\[JavaOptions\]/r $work/lines" $app/Contents/app/Parley.cfg
if [ ${#signed[@]} -gt 0 ]; then
    "$jdk/bin/jpackage" --type app-image --app-image $app --mac-entitlements jpackage/macos/Parley.entitlements "${signed[@]}"
fi

"$jdk/bin/jpackage" --name Parley --app-version "$apple_version" @jpackage/macos/dmg.args --app-image $app --dest $work
"$jdk/bin/jpackage" --name Parley --app-version "$apple_version" @jpackage/macos/pkg.args --app-image $app --dest $work \
    ${MACOS_INSTALLER_IDENTITY:+--mac-sign --mac-installer-sign-identity "$MACOS_INSTALLER_IDENTITY"}
for kind in dmg pkg; do
    file=$out/Parley-$version-macos-$(uname -m).$kind
    mv $work/Parley-"$apple_version".$kind "$file"
    notarised "$file"
    ls -l "$file"
done
cp target/bom.json $out/parley-desktop-"$version".cdx.json
(cd $out && rm -f SHA256SUMS && shasum -a 256 -- * >SHA256SUMS.new && mv SHA256SUMS.new SHA256SUMS)
