# Two commands: `make build` and `make test`. The README says the same two steps for a machine without make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CHECKERS := $(patsubst %/package-lock.json,%/node_modules/.installed,$(wildcard tests/conformance/*/package-lock.json))
APART  := $(patsubst %/requirements.txt,%/.venv/.installed,$(wildcard tests/conformance/*/requirements.txt))
APT    := $(if $(shell command -v sudo),sudo,) apt-get

.PHONY: build test setup setup-test lint types unit property browser bench gallery clean

build: setup
	$(BIN)/coursewright build --downloads scorm12
	$(BIN)/coursewright pack --to scorm12

test: setup-test lint types unit property browser

setup: $(VENV)/.run
setup-test: $(VENV)/.dev site/node_modules/.installed $(CHECKERS) $(APART) $(VENV)/.tools

$(VENV)/.run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[notebooks]'
	touch $@

$(VENV)/.dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.run

# What the browser and conformance suites drive: Chromium, Java for the checkers of HTML and PDF, Node for TypeScript.
# Where the system has Chromium without the windows around its pages as well, each test takes a second less.
$(VENV)/.tools:
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v javac >/dev/null || missing="$$missing default-jdk-headless"; \
	command -v pdffonts >/dev/null || missing="$$missing poppler-utils"; \
	test -e /usr/share/java/jaxb-runtime.jar || missing="$$missing libjaxb-java"; \
	command -v node >/dev/null || missing="$$missing nodejs npm"; \
	if [ -n "$$missing" ]; then $(APT) update -qq && $(APT) install -y -qq --no-install-recommends $$missing; fi
	@command -v chromium-headless-shell >/dev/null || $(APT) install -y -qq --no-install-recommends chromium-headless-shell || true
	touch $@

site/node_modules/.installed: site/package-lock.json $(VENV)/.tools
	cd site && npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@

# Checkers by others, each in a folder of its own.
tests/conformance/%/node_modules/.installed: tests/conformance/%/package-lock.json $(VENV)/.tools
	cd $(<D) && npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@

# Those under the GPL and AGPL, and those that want older versions of what we use, have a home of their own and are only
# ever started as processes.
tests/conformance/%/.venv/.installed: tests/conformance/%/requirements.txt
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

lint: setup-test
	$(BIN)/ruff check tooling tests bench
	$(BIN)/ruff format --check tooling tests bench

types: setup-test
	$(BIN)/mypy
	cd site && npm run --silent typecheck

# The everyday loop: under a minute.
unit: setup-test
	cd site && npm test --silent
	$(BIN)/pytest -n auto tests/unit tests/golden tests/diagnostics

property: setup-test
	$(BIN)/pytest -n auto tests/property

browser: setup-test
	$(BIN)/pytest -n 2 tests/browser tests/conformance

# Prints figures; nothing fails on them.
bench: setup-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python bench/builds.py --lessons 100 500
	$(BIN)/python bench/weight.py
	$(BIN)/python bench/packages.py
	$(BIN)/python bench/prover.py
	$(BIN)/python bench/player.py

gallery: setup-test
	$(BIN)/python bench/gallery.py

clean:
	rm -rf build $(VENV) site/node_modules
