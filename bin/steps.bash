# Sourced by the commands of bin/: named steps with their durations, Debian packages installed only when missing.
# shellcheck shell=bash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly root=$PWD
readonly scratch=${PARVIS_SCRATCH:-.build}
readonly parvis=$scratch/release/parvis
logs=${PARVIS_LOGS:-var/log}

# What the server is built from and what bin/vendor takes its files from.
readonly build_packages=(
    build-essential ca-certificates pkg-config python3 python3-venv
    coinor-libcbc-dev libarchive-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev libmagic-dev libpq-dev libsodium-dev
    libqrencode-dev libsqlite3-dev libstemmer-dev libgmime-3.0-0 libvips42 libzbar0 zlib1g-dev
    esbuild fonts-inter-variable poppler-utils tzdata weasyprint
)
# What the tests need besides.
readonly test_packages=(chromium fonts-dejavu-core libgfshare-bin libimage-exiftool-perl postgresql-15 sqlite3)

fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
misused() { printf '%s: %s (see %s --help)\n' "$(basename "$0")" "$*" "bin/$(basename "$0")" >&2; exit 2; }

# step NAME COMMAND…: runs it quietly and prints its name with its duration; when it fails, the end of what it said.
step() {
    local name=$1 log started=$SECONDS status=0
    shift
    mkdir -p "$logs"
    log=$logs/$(tr -cs '[:alnum:]' '-' <<<"$name" | sed 's/-$//').log
    printf '%-44s ' "$name"
    # Bash ignores `set -e` inside what is called this way: a function given here chains its commands with &&.
    "$@" >"$log" 2>&1 || status=$?
    if [ "$status" = 0 ]; then
        printf '%4d s\n' $((SECONDS - started))
    else
        printf 'failed after %d s\n' $((SECONDS - started))
        printf -- '--- the end of %s\n' "$log"
        tail -n "${PARVIS_TAIL:-80}" "$log"
        printf -- '---\n'
    fi
    return "$status"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root or sudo: $*"
    fi
}

# Prints the packages among the arguments that are not installed.
missing() {
    comm -23 <(printf '%s\n' "$@" | sort -u) \
        <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

apt_install() {
    as_root apt-get -q update \
        && as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends -- "$@"
}

# install_packages PACKAGE…: nothing to do costs a tenth of a second.
install_packages() {
    local absent
    command -v dpkg-query >/dev/null || fail "this is not Debian; install by hand: $*"
    absent=$(missing "$@")
    if [ -n "$absent" ]; then
        # shellcheck disable=SC2086
        step "Debian packages ($(wc -w <<<"$absent") missing)" apt_install $absent
    fi
}

find_swift() {
    command -v swift >/dev/null || PATH=/opt/swift/usr/bin:$PATH
    command -v swift >/dev/null || fail "the Swift toolchain (6.2 or later) is not on the PATH: https://www.swift.org/install"
    export PATH
}

swift_build() { swift build --scratch-path "$scratch" "$@"; }

# With the Swift libraries inside: it starts sooner, and runs where Swift is not installed.
build_release() { swift_build -c release --static-swift-stdlib --product "${1:-parvis}"; }

# Who calls .build/release/parvis finds it there wherever the build itself stands.
link_release() {
    [ "$scratch" = .build ] && return
    mkdir -p .build
    ln -sfn "$(realpath "$scratch/release")" .build/release
}
