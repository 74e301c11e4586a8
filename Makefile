# SPDX-License-Identifier: GPL-3.0-or-later
# A thin front: Meson and Ninja build, scripts/ does the work. `make help` lists what there is.
.POSIX:
.SUFFIXES:

SECONDS = 60
DESTDIR =
prefix = /usr/local
# -Db_lto: compiled as one, which reads a few per cent faster.
FAST = --buildtype=release -Db_lto=true -Dtests=false
RELEASE = $(FAST) --prefix=$(prefix)
# -fno-sanitize-recover: the first finding ends the program, so that no test can pass over it.
SANITIZE = -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fno-sanitize-recover=all

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 22

build: ## the program, build/spor, as a release
	@scripts/deps.sh build
	@scripts/build build -- $(RELEASE)

demo: build ## build, read the sample municipality and show it
	@scripts/demo

check: ## build and run every test
	@scripts/deps.sh build test
	@scripts/check build-check -- --buildtype=debugoptimized

lint: ## formatting, analysers, spelling and the project's own rules
	@scripts/deps.sh build test lint
	@scripts/lint

asan: ## every test under AddressSanitizer, LeakSanitizer and UBSan, built by clang
	@scripts/deps.sh build test fuzz
	@scripts/check build-asan --cc clang -- --buildtype=debugoptimized $(SANITIZE)

fuzz: ## every fuzzer for SECONDS=60 each
	@scripts/deps.sh build fuzz
	@scripts/build build-fuzz --cc clang -- --buildtype=debugoptimized -Dtests=false -Dfuzz=true \
		-Db_sanitize=address,undefined -Db_lundef=false \
		'-Dc_args=-fno-sanitize-recover=all -fsanitize=fuzzer-no-link'
	@scripts/fuzz build-fuzz $(SECONDS)

bench: ## measure against the rivals; writes build/bench.json
	@scripts/deps.sh build test
	@scripts/build build-bench -- $(FAST) -Dbench=true
	@bench/run.py build-bench

coverage: ## lines covered by the tests, by folder
	@scripts/deps.sh build test coverage
	@scripts/coverage

install: build ## install below DESTDIR and prefix (/usr/local)
	@DESTDIR="$(DESTDIR)" meson install -C build --no-rebuild --quiet
	@echo "installed below $(DESTDIR)$(prefix)"

reproducible: ## build twice in different folders and compare
	@scripts/deps.sh build test
	@scripts/reproducible.sh

format: ## lay the C files out with clang-format
	@scripts/deps.sh lint
	@git ls-files '*.c' '*.h' | xargs clang-format-14 -i

po: ## take new messages into po/ and drop unused ones
	@tools/po-update.py

clean: ## remove the release build
	@rm -rf build

dist-clean: ## remove everything that was built
	@rm -rf build build-check build-asan build-fuzz build-bench build-coverage build-lint

.PHONY: help build demo check lint asan fuzz bench coverage install reproducible format po clean \
	dist-clean
