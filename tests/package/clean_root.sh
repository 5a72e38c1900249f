#!/bin/sh
# Makes a Debian 12 with nothing in it but what every Debian has: clean_root.sh FOLDER CACHE
# It comes from where this machine's own packages come from; what was downloaded stays in CACHE.
set -eu
root=$1
cache=$2
sources=/etc/apt/sources.list.d/debian.sources
if [ -f $sources ]; then
  mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p' $sources | head -n 1)
else
  mirror=$(sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' /etc/apt/sources.list | head -n 1)
fi
eval "$(apt-config shell proxy Acquire::http::Proxy)"
[ -z "${proxy:-}" ] || export http_proxy="$proxy"

mkdir -p "$cache"
debootstrap --foreign --variant=minbase --cache-dir="$cache" bookworm "$root" "$mirror"
# Nobody needs this root after a crash: the disk is not waited for.
mkdir -p "$root/etc/dpkg/dpkg.cfg.d"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
chroot "$root" /debootstrap/debootstrap --second-stage
# Debian's own packages, and no others.
rm -f "$root/etc/apt/sources.list"
if [ -f $sources ]; then cp $sources "$root/etc/apt/sources.list.d/"; else cp /etc/apt/sources.list "$root/etc/apt/"; fi
for file in /etc/apt/apt.conf.d/*; do
  if grep -qi 'acquire' "$file"; then cp "$file" "$root/etc/apt/apt.conf.d/"; fi
done
cp /etc/resolv.conf "$root/etc/resolv.conf"
