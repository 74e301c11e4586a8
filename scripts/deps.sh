#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Install what is missing from Debian 12: deps.sh PROFILE…
# Profiles: build test lint fuzz coverage sample all. Quiet when nothing is missing.
set -eu

packages_of() {
	case $1 in
	build) echo "gcc libc6-dev make meson ninja-build pkg-config python3 libsqlite3-dev libpq-dev
		libxml2-dev libarchive-dev libjansson-dev libpcre2-dev libicu-dev libstemmer-dev
		libsodium-dev libseccomp-dev uthash-dev zlib1g-dev poppler-utils" ;;
	test) echo "libcmocka-dev man-db mandoc postgresql postgresql-client sqlite3 valgrind binutils zip git pmccabe" ;;
	lint) echo "clang clang-format-14 clang-tidy-14 cppcheck codespell shellcheck pmccabe reuse git" ;;
	fuzz) echo "clang libclang-rt-14-dev llvm-14" ;;
	coverage) echo "gcovr" ;;
	sample) echo "fonts-dejavu-core qpdf" ;;
	all) for p in build test lint fuzz coverage sample; do packages_of "$p"; done ;;
	*)
		echo "deps.sh: no profile '$1'; there are build test lint fuzz coverage sample all" >&2
		exit 2
		;;
	esac
}

wanted=
for profile in "$@"; do
	wanted="$wanted $(packages_of "$profile")"
done
# Word splitting is meant: one word a package.
# shellcheck disable=SC2086
set -- $wanted
[ $# -gt 0 ] || exit 0

stop() {
	echo "spor: $1" >&2
	exit 1
}

command -v dpkg-query >/dev/null ||
	stop "packages are installed by name on Debian 12 only; elsewhere install the likes of: $*"
have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
	sed -n 's/ installed$//p')
missing=
for package in "$@"; do
	case "
$have
" in *"
$package
"*) ;; *)
		case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
		;;
	esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || stop "run as root: apt-get install$missing"
	as_root=sudo
	# The password is asked for here, not behind the redirections below.
	sudo -v || stop "run as root: apt-get install$missing"
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >"$log" 2>&1 || {
		tail -n 20 "$log" >&2
		stop "apt-get $1 failed; check the network and the package sources, or install by hand:$missing"
	}
}
# shellcheck disable=SC2086
set -- $missing
echo "installing $# packages from Debian:$missing"
apt update
apt install --no-install-recommends "$@"
