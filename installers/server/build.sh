#!/bin/bash
# Builds the server's packages for this machine into target/installers/: a .deb where dpkg-deb is, an .rpm where rpmbuild is.
# Usage: installers/server/build.sh [--version V] [--from DIR] [--deb | --rpm | --tree]
#   --version  the version to give it; otherwise the project's, less -SNAPSHOT
#   --from     a program laid out already; otherwise `mvn package` lays it out in target/parley
#   --deb, --rpm, --tree   only this; --tree lays target/server/tree out, as the Containerfile takes it
set -euo pipefail
cd "$(dirname "$0")/../.."

here=installers/server
work=target/server
tree=$work/tree
out=target/installers
version=""
from=""
only=""
while [ $# -gt 0 ]; do
    case $1 in
        --version) version=$2; shift 2 ;;
        --from) from=$2; shift 2 ;;
        --deb|--rpm|--tree) only=${1#--}; shift ;;
        *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
# What is built from the same sources at another time is the same.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -d "$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)" +%s)}
: "${version:=$(sed -n 's/-SNAPSHOT//; s/^  <version>\(.*\)<\/version>/\1/p' pom.xml | head -1)}"

wants() { [ -z "$only" ] || [ "$only" = "$1" ]; }
stop() { echo "The server's package stopped: $*" >&2; exit 1; }

# The home of a JDK 25 with jlink.
jdk() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /)")")")" /usr/lib/jvm/* /usr/java/*; do
        if [ -x "$home/bin/jlink" ] && grep -qs '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$home/release"; then echo "$home"; return; fi
    done
    stop "no JDK 25 was found; set JAVA_HOME to one"
}

# Of the program's libraries those of the window, of calls, and of a client's network.
client_only() {
    case $1 in
        atlantafx-*|autolink-*|cldr-plural-*|commonmark-*|controlsfx-*|ikonli-*|jnativehook-*) ;;
        dbus-java-*|hkdf-*|java-keyring-*|jkeychain-*|jna-*|secret-service-*) ;;
        annotations-*|concentus-*|engine.io-*|json-*|kotlin-*|okhttp-*|okio-*|socket.io-*|webrtc-java*) ;;
        *) return 1 ;;
    esac
}

# Our own classes, less those of the client, with the version that the server tells.
own_jar() {
    local jar=$1 classes=$work/classes
    rm -rf "$classes"
    mkdir -p "$classes"
    (cd "$classes" && "$jdk/bin/jar" xf "$jar" && rm -rf META-INF app/parley/{client,bench,demo})
    printf 'Implementation-Title: Parley\nImplementation-Version: %s\n' "$version" >"$work/manifest"
    "$jdk/bin/jar" --create --date="$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)" --file "$home/lib/parley.jar" \
        --manifest "$work/manifest" -C "$classes" .
}

# SQLite's own library, of this machine's kind, beside the jar instead of in it: nothing is unpacked where others write.
sqlite() {
    local jar=$1 kind
    case $(uname -m) in
        x86_64) kind=x86_64 ;;
        aarch64) kind=aarch64 ;;
        *) stop "no SQLite for $(uname -m)" ;;
    esac
    unzip -q -o -j "$jar" "org/sqlite/native/Linux/$kind/libsqlitejdbc.so" -d "$home/native"
    chmod 644 "$home/native/libsqlitejdbc.so"
    cp "$jar" "$home/lib/"
    zip -q -d "$home/lib/$(basename "$jar")" 'org/sqlite/native/*'
}

# What the server's libraries use of the Java platform; a trimmed runtime costs seconds, so it is kept.
runtime() {
    local modules=java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.jfr,jdk.management,jdk.unsupported
    local kept=$work/runtime wanted
    wanted="$modules $(grep '^JAVA_RUNTIME_VERSION' "$jdk/release")"
    if [ "$(cat "$kept.of" 2>/dev/null)" != "$wanted" ]; then
        rm -rf "$kept"
        "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --vm server --compress zip-0 --output "$kept"
        rm -f "$kept"/bin/{jfr,keytool}
        if command -v strip >/dev/null; then find "$kept" -type f \( -name '*.so' -o -perm -u+x \) -exec strip --strip-unneeded {} +; fi
        echo "$wanted" >"$kept.of"
    fi
    cp -a "$kept" "$home/runtime"
}

lay_out() {
    local jar
    rm -rf "$tree"
    home=$PWD/$tree/usr/lib/parley-server
    mkdir -p "$home"/{lib,native} "$tree"/{etc/parley,usr/bin,usr/lib/systemd/system,usr/lib/sysusers.d,usr/lib/tmpfiles.d,usr/share/man/man8}
    for jar in "$from"/lib/*.jar; do
        case $(basename "$jar") in
            parley.jar) own_jar "$(readlink -f "$jar")" ;;
            sqlite-jdbc-*) sqlite "$jar" ;;
            *) client_only "$(basename "$jar")" || cp "$jar" "$home/lib/" ;;
        esac
    done
    runtime
    cp $here/java.args "$home/"
    # The documented settings are the shipped ones, with the folder that the service may write to.
    sed 's|^data_dir = .*|data_dir = "/var/lib/parley"|' src/docs/server.toml >$tree/etc/parley/server.toml
    install -m 755 $here/parley-server $tree/usr/bin/
    install -m 644 $here/parley-server.service $tree/usr/lib/systemd/system/
    install -m 644 $here/sysusers.conf $tree/usr/lib/sysusers.d/parley-server.conf
    install -m 644 $here/tmpfiles.conf $tree/usr/lib/tmpfiles.d/parley-server.conf
    gzip -9n <$here/parley-server.8 >$tree/usr/share/man/man8/parley-server.8.gz
    local doc=$tree/usr/share/doc/parley-server
    mkdir -p $doc
    cp -r $here/examples $here/README.md $doc/
    find $tree -type d -exec chmod 755 {} +
    find $tree -type f ! -perm -u+x -exec chmod 644 {} +
    # Java's libraries are loaded, not run.
    find "$home" -name '*.so' -exec chmod 644 {} +
}

deb() {
    local root=$work/deb doc=$work/deb/usr/share/doc/parley-server
    rm -rf $root
    cp -a $tree $root
    mkdir -p $root/DEBIAN
    sed "s/@VERSION@/$version/; s/@ARCH@/$(dpkg --print-architecture)/; s/@SIZE@/$(du -sk $tree | cut -f1)/" $here/debian/control.in >$root/DEBIAN/control
    echo /etc/parley/server.toml >$root/DEBIAN/conffiles
    install -m 755 $here/debian/{postinst,prerm,postrm,config} $root/DEBIAN/
    install -m 644 $here/debian/templates $root/DEBIAN/
    mkdir -p $root/usr/share/lintian/overrides
    install -m 644 $here/debian/copyright $doc/
    install -m 644 $here/debian/lintian-overrides $root/usr/share/lintian/overrides/parley-server
    printf 'parley-server (%s) unstable; urgency=medium\n\n  * See the project for what is new.\n\n -- The Parley project <packages@parley.invalid>  %s\n' \
        "$version" "$(date -R -u -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >$doc/changelog.gz
    (cd $root && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find $root -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --root-owner-group --build $root "$out/parley-server_${version}_$(dpkg --print-architecture).deb" >/dev/null
    ls -l "$out/parley-server_${version}_$(dpkg --print-architecture).deb"
}

rpm() {
    rm -rf $work/rpm
    mkdir -p $work/rpm
    rpmbuild -bb --quiet --define "_topdir $PWD/$work/rpm" --define "_rpmdir $PWD/$work/rpm" --define "version_given $version" \
        --define "tree $PWD/$tree" --define "use_source_date_epoch_as_buildtime 1" $here/parley-server.spec
    mv $work/rpm/*/*.rpm "$out/"
    ls -l "$out"/parley-server-"$version"-*.rpm
}

jdk=$(jdk)
for tool in unzip zip; do command -v $tool >/dev/null || stop "$tool is missing: installers/prepare.sh --packages brings it"; done
if [ -z "$from" ]; then
    mvn -q -B -DskipTests package
    from=target/parley
fi
mkdir -p $out $work
lay_out
if wants deb && command -v dpkg-deb >/dev/null; then deb; fi
if wants rpm && command -v rpmbuild >/dev/null; then rpm; fi
if [ "$only" = tree ]; then du -sh $tree; fi
