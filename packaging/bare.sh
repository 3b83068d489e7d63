# Shared by packaging/bare-test and packaging/checks: a bare Debian 12 in $folder/system. Source it after lib.sh and set
# folder (absolute) and system=$folder/system. Needs root, debootstrap and a network for the base.
# shellcheck shell=bash

# bare_needs: says what is missing on this machine
bare_needs()
{
    [ "$(id -u)" = 0 ] || fail "$(basename "$0") needs root: it makes a system of its own below $folder."
    [ -f "$folder/base.tar" ] || command -v debootstrap >/dev/null ||
        fail "debootstrap is not installed." "apt-get install debootstrap"
}

# mirrors: what this machine's apt uses for Debian 12, as lines "URI SUITE"
mirrors()
{
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT) $(LABEL)' 'Created-By: Packages' |
        awk '$3 == "main" && $4 ~ /^Debian/ { print $1, $2 }' | sort -u
}

make_base()
{
    local uri suite
    uri=$(mirrors | awk '$2 == "bookworm" || $2 == "stable" { print $1; exit }')
    [ -n "$uri" ] || fail "This machine's apt has no source for Debian 12." "Run apt-get update and look below /etc/apt."
    say "Making a bare Debian 12 (debootstrap)."
    rm -rf "$system"
    debootstrap --variant=minbase bookworm "$system" "$uri" >"$folder/debootstrap.log" 2>&1 ||
        fail "debootstrap failed (log: $folder/debootstrap.log)."
    mirrors | while read -r uri suite; do
        echo "deb $uri $suite main"
    done >"$system/etc/apt/sources.list"
    apt-config dump | grep -E -i '^Acquire::[a-z]+::(proxy|verify|ca)' >"$system/etc/apt/apt.conf.d/80host" || true
    rm -rf "$system"/var/cache/apt/archives/*.deb "$system"/var/lib/apt/lists/*
    tar -C "$system" -cf "$folder/base.tar.part" .
    mv "$folder/base.tar.part" "$folder/base.tar"
    say "Base: $(du -h "$folder/base.tar" | cut -f1), $(duration "$SECONDS")."
}

# unpack_base: a fresh system with /proc, /dev and /sys. Everything that is mounted belongs to the mount namespace that
# the caller made, and vanishes with it.
unpack_base()
{
    [ -f "$folder/base.tar" ] || make_base
    rm -rf --one-file-system "$system"
    mkdir -p "$system"
    tar -C "$system" -xf "$folder/base.tar"
    cp -L /etc/resolv.conf "$system/etc/resolv.conf"
    mount_system
}
mount_system()
{
    mount -t proc proc "$system/proc"
    mount --rbind --make-rslave /dev "$system/dev"
    mount --rbind --make-rslave /sys "$system/sys"
}

# remove_system: unmounts and deletes it, unless something is still mounted in it
remove_system()
{
    umount -R "$system/proc" "$system/dev" "$system/sys" 2>/dev/null || true
    mountpoint -q "$system/dev" || rm -rf --one-file-system "$system"
}

# inside COMMAND...: with the environment of a fresh login
inside() { env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb "$@"; }

# in_system COMMAND...: as root in the bare system
in_system() { inside HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$system" "$@"; }
