# shellcheck shell=bash disable=SC2154 # whoever reads this has set $jdk
# What the scripts that build packages have in common; they read it with `.` from the project's root.

stop() { echo "The package stopped: $*" >&2; exit 1; }

# The home of a JDK 25 with jlink.
jdk() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /)")")")" \
        /usr/lib/jvm/* /usr/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -x "$home/bin/jlink" ] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$home/release" 2>/dev/null; then echo "$home"; return; fi
    done
    stop "no JDK 25 was found; set JAVA_HOME to one"
}

# The project's version, less what says that it is not released yet.
project_version() { sed -n 's/-SNAPSHOT//; s/^  <version>\(.*\)<\/version>/\1/p' pom.xml | head -1; }

# The time of the sources in seconds: what is built from the same sources later is the same.
sources_time() {
    local time
    time=$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)
    date -u -d "$time" +%s 2>/dev/null || date -u -j -f %Y-%m-%dT%H:%M:%SZ "$time" +%s
}

# Builds the program and its bill of materials, unless it is laid out already, and answers its folder alone: what Maven says goes
# where errors do.
program() { # $1 folder of a program laid out already, or nothing
    if [ -z "$1" ]; then
        JAVA_HOME=$jdk mvn -B -q -Dquick -DskipTests package cyclonedx:makeBom >&2
        echo target/parley
    else
        [ -f target/bom.xml ] || JAVA_HOME=$jdk mvn -B -q cyclonedx:makeBom >&2
        echo "$1"
    fi
}

# Options of the Java machine, from a file of them.
options() { sed 's/#.*//' "$1" | tr '\n' ' '; }
