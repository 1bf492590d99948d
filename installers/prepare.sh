#!/bin/sh
# Brings this machine what Parley needs: to run, with --tests also what its tests need, with --packages what building and
# checking its packages needs.
# Asks the machine's package manager for what is missing, and is silent when nothing is. A JDK 25 is not among it.
set -eu

tests=no
packages=no
for option in "$@"; do
    case "$option" in
        --tests) tests=yes ;;
        --packages) packages=yes ;;
        *) echo "usage: $0 [--tests] [--packages]" >&2; exit 2 ;;
    esac
done

# JavaFX opens windows through GTK and OpenGL; webrtc-java links sound, cameras and screens; a bare system has no fonts.
debian_run="libgtk-3-0|libgtk-3-0t64 libgl1 libxtst6|libxtst6t64 libxxf86vm1 libx11-6 libpulse0|libpulse0t64 libudev1 libxfixes3
    libxrandr2 libxcomposite1 libdbus-1-3 libfreetype6 libfontconfig1 libpangoft2-1.0-0 libglib2.0-0|libglib2.0-0t64
    fonts-dejavu-core fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji"
debian_tests="chromium xvfb xauth openbox tint2 dunst dbus xdotool x11-utils imagemagick pulseaudio pulseaudio-utils coturn"
debian_packages="dpkg-dev rpm lintian desktop-file-utils appstream libxml2-utils librsvg2-bin debootstrap xvfb xauth dbus
    binutils unzip zip xz-utils shellcheck systemd-container curl"
fedora_run="gtk3 mesa-libGL libXtst libXxf86vm libX11 pulseaudio-libs systemd-libs libXfixes libXrandr libXcomposite dbus-libs
    freetype fontconfig pango glib2 dejavu-sans-fonts google-noto-sans-arabic-fonts google-noto-sans-cjk-fonts google-noto-color-emoji-fonts"
fedora_tests="chromium xorg-x11-server-Xvfb xauth openbox tint2 dunst dbus-daemon dbus-tools xdotool xwininfo ImageMagick pulseaudio pulseaudio-utils coturn"
fedora_packages="rpm-build desktop-file-utils appstream libxml2 librsvg2-tools xorg-x11-server-Xvfb xauth dbus-daemon unzip zip xz ShellCheck"
arch_run="gtk3 mesa libxtst libxxf86vm libx11 libpulse systemd-libs libxfixes libxrandr libxcomposite dbus freetype2 fontconfig
    pango glib2 ttf-dejavu noto-fonts noto-fonts-cjk noto-fonts-emoji"
arch_tests="chromium xorg-server-xvfb xorg-xauth openbox tint2 dunst dbus xdotool xorg-xwininfo imagemagick pulseaudio coturn"

arch_packages="dpkg rpm-tools desktop-file-utils appstream libxml2 librsvg xorg-server-xvfb xorg-xauth dbus unzip zip xz shellcheck"

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Runs a package manager quietly, and shows what it said only when it failed.
quietly() {
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "Parley's preparation stopped: '$*' failed, see above." >&2
        exit 1
    fi
    rm -f "$log"
}

has_command() { command -v "$1" >/dev/null 2>&1; }

debian() {
    wanted=$debian_run
    has_command mvn || wanted="$wanted maven"
    if [ $tests = yes ]; then
        wanted="$wanted $debian_tests"
        has_command node || wanted="$wanted nodejs"
        has_command npm || wanted="$wanted npm"
    fi
    [ $packages = no ] || wanted="$wanted $debian_packages"
    installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
    missing=""
    for choice in $wanted; do
        found=no
        for package in $(echo "$choice" | tr '|' ' '); do
            if installed "$package"; then found=yes; fi
        done
        if [ $found = no ]; then missing="$missing $choice"; fi
    done
    [ -n "$missing" ] || return 0
    echo "Parley's preparation installs:$missing"
    quietly as_root apt-get update
    chosen=""
    for choice in $missing; do
        # Of two names, the one that this release has.
        for package in $(echo "$choice" | tr '|' ' '); do
            if apt-cache show "$package" >/dev/null 2>&1; then chosen="$chosen $package"; break; fi
        done
    done
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $chosen
    # Debian starts what it installs; the tests start a relay of their own, and nobody asked for one that stays.
    case "$chosen" in
        *coturn*) if [ -d /run/systemd/system ]; then quietly as_root systemctl disable --now coturn; fi ;;
    esac
}

fedora() {
    wanted=$fedora_run
    has_command mvn || wanted="$wanted maven"
    if [ $tests = yes ]; then
        wanted="$wanted $fedora_tests"
        has_command npm || wanted="$wanted nodejs npm"
    fi
    [ $packages = no ] || wanted="$wanted $fedora_packages"
    missing=""
    for package in $wanted; do rpm -q "$package" >/dev/null 2>&1 || missing="$missing $package"; done
    [ -n "$missing" ] || return 0
    echo "Parley's preparation installs:$missing"
    quietly as_root dnf install -y $missing
}

arch() {
    wanted=$arch_run
    has_command mvn || wanted="$wanted maven"
    if [ $tests = yes ]; then
        wanted="$wanted $arch_tests"
        has_command npm || wanted="$wanted nodejs npm"
    fi
    [ $packages = no ] || wanted="$wanted $arch_packages"
    missing=""
    for package in $wanted; do pacman -Qi "$package" >/dev/null 2>&1 || missing="$missing $package"; done
    [ -n "$missing" ] || return 0
    echo "Parley's preparation installs:$missing"
    quietly as_root pacman -Sy --noconfirm --needed $missing
}

mac() {
    # The system brings windows and sound; only the tools may be missing.
    missing=""
    has_command mvn || missing="$missing maven"
    if [ $tests = yes ]; then has_command npm || missing="$missing node"; fi
    [ -n "$missing" ] || return 0
    echo "Parley's preparation installs:$missing"
    quietly brew install $missing
}

if has_command apt-get; then debian
elif has_command dnf; then fedora
elif has_command pacman; then arch
elif [ "$(uname)" = Darwin ]; then mac
else
    echo "This system's package manager is not known here. Parley needs these libraries (by their Debian names):" >&2
    echo "$debian_run" >&2
fi
