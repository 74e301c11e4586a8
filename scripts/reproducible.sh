#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Is the build reproducible? The tree is built and installed twice, in folders of different names
# and depths, at different times; each installed byte must be the same.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build_in() { # FOLDER
	mkdir -p "$1/tree"
	git ls-files -co --exclude-standard -z | xargs -0 cp -a --parents -t "$1/tree"
	(
		cd "$1/tree"
		meson setup build --buildtype=release -Db_lto=true -Dtests=false --prefix=/usr >/dev/null
		ninja -C build >../ninja.log || {
			tail -n 20 ../ninja.log
			exit 1
		}
		DESTDIR="$1/installed" meson install -C build --no-rebuild --quiet
	)
	(cd "$1/installed" 2>/dev/null && find . -type f -exec sha256sum {} + | sort -k 2) >"$1.sums"
}

build_in "$work/a"
sleep 1
build_in "$work/another/folder/deeper"
if [ ! -s "$work/a.sums" ]; then
	echo "spor: nothing was installed, so there is nothing to compare" >&2
	exit 1
fi
if ! diff "$work/a.sums" "$work/another/folder/deeper.sums"; then
	echo "spor: the build is not reproducible; the files above differ" >&2
	exit 1
fi
echo "reproducible: $(wc -l <"$work/a.sums") files the same in two builds"
