# bulletin: see README.md. `make` builds ./bulletin and never touches the system; `make setup` installs
# what is missing (Debian), and what the tests need when a test target is asked for with it.

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
CFLAGS  ?= -O2 -g
OUT     ?= out
PROGRAM ?= bulletin

MAKEFLAGS += -j$(shell nproc)
# `make V=1` shows whole commands
SAY = $(if $(V),,@echo "  $(1)";)

BINDIR  = $(DESTDIR)$(PREFIX)/bin
DATADIR = $(PREFIX)/share/bulletin
MANDIR  = $(DESTDIR)$(PREFIX)/share/man

# pkg-config's name and Debian's package of every library
LIBRARIES = espeak-ng:libespeak-ng-dev sndfile:libsndfile1-dev icu-i18n:libicu-dev icu-uc:libicu-dev \
	jansson:libjansson-dev libseccomp:libseccomp-dev \
	libxml-2.0:libxml2-dev libcurl:libcurl4-openssl-dev zlib:zlib1g-dev libzip:libzip-dev md4c:libmd4c-dev \
	libexttextcat:libexttextcat-dev \
	libopusenc:libopusenc-dev ogg:libogg-dev soxr:libsoxr-dev
MODULES        = $(foreach l,$(LIBRARIES),$(word 1,$(subst :, ,$(l))))
BUILD_PACKAGES = gcc make pkg-config espeak-ng-data libexttextcat-data $(sort $(foreach l,$(LIBRARIES),$(word 2,$(subst :, ,$(l)))))
CHECK_PACKAGES = espeak-ng libcmocka-dev libebur128-dev bats libxml2-utils ffmpeg mediainfo unzip
# npm comes with other sources' nodejs, and Debian's package of it cannot stand beside that
NODE_PACKAGES    = $(if $(shell command -v npm),,nodejs npm)
BROWSER_PACKAGES = $(NODE_PACKAGES) chromium fonts-noto-core
EPUB_PACKAGES    = epubcheck default-jre-headless
LINT_PACKAGES  = clang-format clang-tidy cppcheck shellcheck mandoc
BENCH_PACKAGES = hyperfine espeak-ng time libcmocka-dev libebur128-dev

WARNINGS = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wpointer-arith -Wcast-qual \
	-Wwrite-strings -Wvla -Wformat=2 -Wundef $(if $(CI),-Werror)
BUILD_FLAGS = -std=c11 -pthread -D_GNU_SOURCE -Isrc $(WARNINGS) -MMD -MP

# Which libraries are linked; and the function of src/speak/voice.c that the engine's library is to find.
LINK_FLAGS = -Wl,--as-needed -Wl,--export-dynamic-symbol=create_audio_device_object

SOURCES = $(wildcard src/*.c src/*/*.c src/*/*/*.c)
HEADERS = $(wildcard src/*.h src/*/*.h src/*/*/*.h)
TESTS   = $(wildcard tests/*.c tests/*.h)
OBJECTS = $(SOURCES:src/%.c=$(OUT)/obj/%.o) $(OUT)/obj/publish/pageassets.o
LIBRARY = $(OUT)/libbulletin.a

all: $(PROGRAM)

$(PROGRAM): $(OUT)/obj/main.o $(LIBRARY)
	$(call SAY,link $@)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LINK_FLAGS) @$(OUT)/libs

# Everything but main, as an archive: a test program links the files that it needs, and no more.
$(LIBRARY): $(filter-out $(OUT)/obj/main.o,$(OBJECTS))
	@rm -f $@
	$(call SAY,archive $@)$(AR) rcs $@ $^

$(OUT)/obj/%.o: src/%.c $(OUT)/cflags
	@mkdir -p $(@D)
	$(call SAY,compile $<)$(CC) @$(OUT)/cflags $(BUILD_FLAGS) $(CFLAGS) -c -o $@ $<

# Loops over samples are long: let them be made of vectors also where their length is not known.
$(OUT)/obj/mix/%.o: BUILD_FLAGS += -fvect-cost-model=dynamic

$(OUT)/obj/text/language.o: BUILD_FLAGS += -DTEXTCAT_DATADIR='"$(shell pkg-config --variable=pkgdatadir libexttextcat)"'

# The page's style and script, and what its Content-Security-Policy says of them (CSP 3, 2.3.1: base64 of SHA-256).
ASSETS = $(OUT)/gen/pageassets.c

$(ASSETS): src/publish/assets.sh src/publish/page.css src/publish/page.js src/publish/book.css
	@mkdir -p $(@D)
	$(call SAY,make $@)$^ > $@.new && mv $@.new $@

$(OUT)/obj/publish/pageassets.o: $(ASSETS) $(OUT)/cflags
	@mkdir -p $(@D)
	$(call SAY,compile $<)$(CC) @$(OUT)/cflags $(BUILD_FLAGS) $(CFLAGS) -c -o $@ $<

# The engine's process with faults that tests can provoke; what is in here is never in the program.
FAULTS = $(OUT)/faults/speak/voice.o

$(OUT)/faults/%.o: src/%.c $(OUT)/cflags
	@mkdir -p $(@D)
	$(call SAY,compile $< with faults)$(CC) @$(OUT)/cflags $(BUILD_FLAGS) -DBULLETIN_FAULTS $(CFLAGS) -c -o $@ $<

$(OUT)/faults/bulletin: $(OUT)/obj/main.o $(FAULTS) $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LINK_FLAGS) @$(OUT)/libs

$(OUT)/obj/base/file.o: BUILD_FLAGS += -DBULLETIN_DATADIR='"$(DATADIR)"'

# What the compiler and linker must be told of the libraries. In files, not in variables, so that they are
# asked for after `setup` has installed them.
$(OUT)/cflags: Makefile | $(filter setup,$(MAKECMDGOALS))
	@mkdir -p $(OUT)
	@command -v pkg-config >/dev/null || { echo "bulletin: pkg-config is missing: apt-get install pkg-config (or: make setup)" >&2; exit 1; }
	@missing=; for l in $(LIBRARIES); do pkg-config --exists $${l%%:*} || missing="$$missing $${l##*:}"; done; \
	if [ -n "$$missing" ]; then echo "bulletin: libraries are missing: apt-get install$$missing (or: make setup)" >&2; exit 1; fi
	@pkg-config --libs $(MODULES) | sed 's/$$/ -lm -pthread/' > $(OUT)/libs
	@pkg-config --cflags $(MODULES) > $@

# --- set-up ---

TEST_GOALS  = check check-asan goldens score-audio
SETUP_PACKAGES = $(BUILD_PACKAGES) \
	$(if $(filter $(TEST_GOALS),$(MAKECMDGOALS)),$(CHECK_PACKAGES)) \
	$(if $(filter check-browser tools,$(MAKECMDGOALS)),$(BROWSER_PACKAGES)) \
	$(if $(filter check-feed tools,$(MAKECMDGOALS)),$(NODE_PACKAGES)) \
	$(if $(filter check-epub tools,$(MAKECMDGOALS)),$(EPUB_PACKAGES)) \
	$(if $(filter lint,$(MAKECMDGOALS)),$(LINT_PACKAGES)) \
	$(if $(filter bench,$(MAKECMDGOALS)),$(BENCH_PACKAGES))

setup:
	@tests/setup.sh $(SETUP_PACKAGES)

# --- tests: tests/NAME_test.c is a program of its own, tests/NAME.bats runs the program ---

TEST_SOURCES  = $(wildcard tests/*_test.c)
TEST_PROGRAMS = $(TEST_SOURCES:tests/%.c=$(OUT)/tests/%)

$(OUT)/tests/%: tests/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call SAY,compile $<)$(CC) @$(OUT)/cflags $(BUILD_FLAGS) -Itests $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.o,$^) $(LIBRARY) $(LINK_FLAGS) -lcmocka -lebur128 @$(OUT)/libs

TEST_SETTINGS = BULLETIN=$(CURDIR)/$(PROGRAM) BULLETIN_DATA=$(CURDIR) OUT=$(CURDIR)/$(OUT)

$(OUT)/tests/studiofaults_test: $(FAULTS)

# the web server that tests of addresses run
$(OUT)/tests/fetch_test $(OUT)/tests/feed_test: | $(OUT)/tests/server

check: $(PROGRAM) $(TEST_PROGRAMS) $(OUT)/tests/server
	@$(TEST_SETTINGS) tests/run.sh $(TEST_PROGRAMS) $(wildcard tests/*.bats)

# The same tests with the address and undefined-behaviour sanitizers.
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
check-asan: | $(filter setup,$(MAKECMDGOALS))
	@mkdir -p out/asan
	@ln -sfn $(CURDIR)/scripts $(CURDIR)/voices out/asan/ # a program finds its data beside itself
	@$(MAKE) --no-print-directory check OUT=out/asan PROGRAM=out/asan/bulletin CFLAGS="-O1 -g $(SANITIZE)" LDFLAGS="$(SANITIZE)"

# The page in a real browser; screenshots are kept in out/browser/pages.
BROWSER = $(OUT)/browser/node_modules/.package-lock.json
$(BROWSER): tests/browser/package.json tests/browser/package-lock.json | $(filter setup,$(MAKECMDGOALS))
	@mkdir -p $(OUT)/browser && cp $^ $(OUT)/browser
	$(call SAY,install playwright-core and axe-core)cd $(OUT)/browser && npm ci --silent --ignore-scripts --no-audit --no-fund

check-browser: $(PROGRAM) $(BROWSER)
	@$(TEST_SETTINGS) NODE_PATH=$(CURDIR)/$(OUT)/browser/node_modules node --test --test-reporter=spec tests/browser/page.test.cjs

# The podcast feed by two feed parsers of npm's; the folder is kept in out/parsers/pod.
PARSERS = $(OUT)/parsers/node_modules/.package-lock.json
$(PARSERS): tests/parsers/package.json tests/parsers/package-lock.json | $(filter setup,$(MAKECMDGOALS))
	@mkdir -p $(OUT)/parsers && cp $^ $(OUT)/parsers
	$(call SAY,install rss-parser and podcast-partytime)cd $(OUT)/parsers && npm ci --silent --ignore-scripts --no-audit --no-fund

check-feed: $(PROGRAM) $(PARSERS)
	@$(TEST_SETTINGS) NODE_PATH=$(CURDIR)/$(OUT)/parsers/node_modules node tests/parsers/check.cjs

# Exact lengths, for 200 random bulletins between 0:30 and 30:00 (make check takes 25 of them).
check-length: $(PROGRAM) $(OUT)/tests/length_test
	@$(TEST_SETTINGS) BULLETIN_CASES=200 $(OUT)/tests/length_test

# The e-books by the validator of the W3C's EPUB.
check-epub: $(PROGRAM)
	@$(TEST_SETTINGS) tests/epub/check.sh

# What these three need, with `make setup tools`, without running them.
tools: $(BROWSER) $(PARSERS)

# Makes the golden scripts anew and shows what changed; look at it before you commit it.
goldens: $(PROGRAM)
	@$(TEST_SETTINGS) tests/goldens.sh
	@git --no-pager diff --stat -p -- tests/golden

# --- the sample, the habits, the figures ---

DEMO = scripts/articles/harbour-ferry.txt

demo: $(PROGRAM)
	./$(PROGRAM) build --also json,txt -o out/demo.wav $(DEMO)

format:
	clang-format -i $(SOURCES) $(HEADERS) $(TESTS)

lint: | $(filter setup,$(MAKECMDGOALS))
	@tests/lint.sh
	@clang-format --dry-run -Werror $(SOURCES) $(HEADERS) $(TESTS)
	@cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem -D_GNU_SOURCE -Isrc src
	@shellcheck tests/*.sh tests/epub/*.sh src/publish/*.sh .ci/run
	@mandoc -Tlint -W warning man/*

# How much of tests/spoken/ is said right, by class; SCORE=-v lists what is not.
score-spoken: $(OUT)/tests/score_spoken
	@$(TEST_SETTINGS) $< $(SCORE) tests/spoken

# Loudness, lengths, chapters and tags of every type of audio file, and a bulletin against ffmpeg's filters.
score-audio: $(PROGRAM) $(OUT)/tests/score_mix
	@$(TEST_SETTINGS) WORK=$(CURDIR)/$(OUT)/audio ARTICLES=$(CURDIR)/scripts/articles SCORE_MIX=$(CURDIR)/$(OUT)/tests/score_mix \
		tests/score_audio.sh

# How well pages are read, and how well headings are found without markup; SCORE=--verbose shows differences.
score-read: $(OUT)/tests/score_read $(OUT)/tests/score_feeds
	@$< tests/pages $(SCORE)
	@$< tests/pages --flat $(SCORE)
	@$(TEST_SETTINGS) $(OUT)/tests/score_feeds tests/feeds tests/agency tests/markdown

bench: $(PROGRAM) $(OUT)/tests/score_mix
	@BULLETIN=$(CURDIR)/$(PROGRAM) SCORE_MIX=$(CURDIR)/$(OUT)/tests/score_mix ARTICLE=$(CURDIR)/$(DEMO) WORK=$(CURDIR)/$(OUT)/bench tests/bench.sh
	@BULLETIN=$(CURDIR)/$(PROGRAM) WORK=$(CURDIR)/$(OUT)/bench tests/bench_feed.sh

# --- installing ---

install: $(PROGRAM)
	install -d $(BINDIR) $(MANDIR)/man1 $(MANDIR)/man5 $(DESTDIR)$(DATADIR)
	install -m 755 $(PROGRAM) $(BINDIR)/bulletin
	install -m 644 man/*.1 $(MANDIR)/man1/
	install -m 644 man/*.5 $(MANDIR)/man5/
	find scripts voices -type f -exec install -D -m 644 {} $(DESTDIR)$(DATADIR)/{} \;

# How well sub-headings and page furniture are told from text, by annotated article.
score-headings: $(OUT)/tests/headings_test
	@$< table tell

clean:
	rm -rf $(OUT) bulletin

-include $(OBJECTS:.o=.d) $(FAULTS:.o=.d) $(TEST_PROGRAMS:=.d)

.PHONY: all setup tools check check-asan check-browser check-feed check-epub check-length score-audio score-headings score-read score-spoken goldens demo format lint bench install clean
