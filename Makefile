# Two commands do all the set-up on a fresh machine: `make run` and `make test`.
#
#   make run    install, take in the samples, build the index, serve, print the address
#   make test   install what the tests need, then lint, types, layers and every test
#   make bench  the benchmarks of tests/benchmarks, side by side in one run
#   make quality        figures over samples and corpus beside the pinned floor (tests/quality.json)
#   make quality-raise  pin higher figures and other material; lower ones only with FLAGS=--lower
#   make fuzz   thousands of damaged papers; PAPERS and SEED say how many and which
#   make samples  print the sample papers anew from samples/content
#
# Settings: PYTHON (3.11 or newer), PORT, ANFRAGEN_HOME (where the archive of `make run` lies), SEARCH_URL (an
# Elasticsearch for the index of `make run`: make run SEARCH_URL=http://127.0.0.1:9200).

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
PAPERS ?= 2000
SEED ?= 1
ANFRAGEN_HOME ?= $(CURDIR)/.archive
VENV := .venv
BIN := $(VENV)/bin
# an index on Elasticsearch instead of the embedded one
SEARCH := $(if $(SEARCH_URL),ANFRAGEN_SEARCH_URL='$(SEARCH_URL)')
LOOK := search_app/static/kern/.fetched

.PHONY: run test bench quality quality-raise fuzz samples check programs clean
.DELETE_ON_ERROR:

run: $(VENV)/.run $(LOOK)
	$(SEARCH) ANFRAGEN_HOME='$(ANFRAGEN_HOME)' $(BIN)/anfragen ingest samples/*/*.pdf
	$(SEARCH) ANFRAGEN_HOME='$(ANFRAGEN_HOME)' $(BIN)/anfragen serve --port $(PORT)

test: $(VENV)/.test $(LOOK) programs check
	$(BIN)/python -m pytest

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test
	$(BIN)/python -m pytest tests/benchmarks --benchmark-enable -s

quality: $(VENV)/.test
	$(BIN)/python -m tests.quality

quality-raise: $(VENV)/.test
	$(BIN)/python -m tests.quality --raise $(FLAGS)

fuzz: $(VENV)/.test
	$(BIN)/python -m tests.fuzz --papers $(PAPERS) --seed $(SEED)

samples: $(VENV)/.test
	$(BIN)/python -m samples.make

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 oder neuer wird gebraucht, auf diesem Rechner wurde keines gefunden." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip

$(VENV)/.run: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,samples]'
	@touch $@ $(VENV)/.run

# KERN, the design system of the pages, comes from npm; without npm a wheel of Node.js brings one.
$(LOOK): search_app/assets.py | $(VENV)/bin/python
	@command -v npm >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[npm]'
	$(BIN)/python -m search_app.assets
	@touch $@

# The browser tests drive the system's Chromium, the tests of scans run OCRmyPDF with Tesseract's German data;
# where these cannot be installed their tests are skipped and say so.
programs:
	@need=; \
	command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || need="chromium fonts-dejavu-core"; \
	{ command -v ocrmypdf && tesseract --list-langs | grep -qx deu; } >/dev/null 2>&1 || need="$$need ocrmypdf tesseract-ocr-deu"; \
	if [ -z "$$need" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$need >/dev/null; \
	else echo "Es fehlt: $$need. Die Tests, die das brauchen, werden übersprungen (Debian: apt-get install $$need)." >&2; fi

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks search_app/static/kern
