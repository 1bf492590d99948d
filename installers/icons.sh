#!/bin/sh
# Draws the program's icon (one SVG file, which the window reads too) in every size into jpackage/icons/. Run after the
# SVG was changed; what it makes is kept, so that building a package needs no tool for it.
set -eu
cd "$(dirname "$0")/.."
source=resources/app/parley/client/ui/theme/icon.svg
mkdir -p jpackage/icons
for size in 16 22 24 32 48 64 128 256 512 1024; do
    rsvg-convert --width $size --height $size --output jpackage/icons/$size.png $source
done
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
"$java" installers/image/Icons.java jpackage/icons
