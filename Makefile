# What can be done here. Every command installs what it is missing; a second run takes seconds.

.PHONY: help serve build single-file dist check-deployed cli test check coverage prove mutants bench size load screens clean

help:
	@echo "make serve   build the page in release mode and serve it on this machine"
	@echo "make build   build the page into dist/"
	@echo "make single-file PROVINCE=四川  build the page as one file for a USB stick, with the figures of provinces"
	@echo "make dist    make a release of the page that a host can serve as it is, release/"
	@echo "make check-deployed URL=https://…/  look at the page as a host hands it out"
	@echo "make cli     build the command line, target/release/jiuzhu"
	@echo "make test    run every test: natively, as WebAssembly, in old engines, and the page in a browser"
	@echo "make check   format, lints and the tests of the rules: the quick one"
	@echo "make coverage write packs/COVERAGE.md anew: which figures are on file for which places"
	@echo "make prove   judge five million random households twice, complete and question 100,000 partial ones, enumerate small domains"
	@echo "make mutants change the rules in small ways, one at a time, and see whether a test notices (hours)"
	@echo "make bench   time the rules, natively and in a browser, and what a page reads"
	@echo "make size    weigh what a first visit transfers, against the limit"
	@echo "make load    time visits on slow networks and slow phones, and what a tap takes"
	@echo "make screens put every kind of screen on sheets, docs/screens/"
	@echo "make clean   remove what was built (the tools in .tools/ and node_modules/ stay)"

serve: build
	@node scripts/serve.mjs

build:
	@sh scripts/require.sh page
	@$(MAKE) --no-print-directory dist/index.html

# PROVINCE=51, sichuan or 四川; several with commas between; none for the nation's figures alone.
single-file: build
	@node scripts/single_file.mjs $(PROVINCE)

# FRAMED_BY="'self' https://*.gov.cn" names the sites that may show the page within theirs.
dist: build
	@node hosting/release.mjs

check-deployed:
	@node hosting/check.mjs $(URL)

cli:
	@sh scripts/require.sh rust
	@sh scripts/cli.sh

test: build
	@sh scripts/require.sh browser engines hosts
	@sh scripts/tests.sh

check:
	@sh scripts/require.sh rust
	@sh scripts/check.sh

coverage:
	@sh scripts/require.sh rust
	@UPDATE_EXPECT=1 cargo test -p jiuzhu-packs --locked --test packs what_is_on_file_is_told_as_it_is

# HOUSEHOLDS=… and PROPTEST_CASES=… for other numbers. Each run draws other partial households, and prints the smallest on
# which something does not hold.
prove:
	@sh scripts/require.sh rust
	@HOUSEHOLDS=$${HOUSEHOLDS:-5000000} PROPTEST_CASES=$${PROPTEST_CASES:-100000} cargo test -p jiuzhu-rules --locked \
		--profile prove --test agreement --test exhaustive --test soundness --test explore --test thresholds -- --nocapture
	@CERTIFICATES=$${CERTIFICATES:-2000} CHANGES=all cargo test -p jiuzhu-cli --locked --profile prove --bin jiuzhu certificates -- --nocapture

# SHARD=0/8 for an eighth of them.
mutants:
	@sh scripts/require.sh rust mutants
	@sh scripts/mutants.sh

bench: build
	@sh scripts/require.sh page browser
	@sh scripts/bench.sh

size: build
	@node scripts/size.mjs

load: build
	@sh scripts/require.sh browser
	@node scripts/load.mjs

screens: build
	@sh scripts/require.sh browser
	@node scripts/screens.mjs

clean:
	rm -rf dist single-file release target

# Folders are listed too: they change when a file in them is removed.
page := $(wildcard Cargo.toml Cargo.lock index.html opening.js settings.js recovery.js start.js later.js Trunk.toml package-lock.json *.svg)
page += scripts/build.sh scripts/tools.sh scripts/fetched.sh scripts/pack.mjs scripts/names.mjs scripts/version.mjs scripts/alike.mjs scripts/links.mjs scripts/split.mjs scripts/javascript.mjs
page += $(shell find src reading rules words law packs checker certificates pages screening locales styles offline 2>/dev/null)

dist/index.html: $(page)
	@sh scripts/build.sh
