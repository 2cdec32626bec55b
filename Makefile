# make demo, make test: everything from a fresh clone, with Python 3.11 and make (Debian: python3-venv).
PYTHON ?= python3
VENV ?= .venv
OUT ?= out
BIN = $(VENV)/bin
SAMPLE = src/counterclaim/samples/vovchansk-2024-05.txt
# What the sample's first two lines say; a plain-text report has no other place for it.
SAMPLE_FACTS = --published 2024-05-18 --outlet "$(shell sed -n '2s/,.*//p' $(SAMPLE))" --title "$(shell sed -n 1p $(SAMPLE))"
PYTEST_ARGS ?=

.PHONY: help demo test lint format bench bench-evidence bench-ledger bench-web screenshots accuracy docs catalogues lock clean

help:
	@echo "make demo      check the sample report, write an HTML page and say where it is"
	@echo "make test      every test that this machine can run"
	@echo "make lint      style, types and import contracts"
	@echo "make bench     times, beside those of the parser alone"
	@echo "make bench-evidence  769 daily maps for 30,000 settlements: times of adding and of asking"
	@echo "make bench-ledger  a ledger of a million claims: times of asking and of adding"
	@echo "make bench-web  the web app beside a ledger of a million claims and 20,000 places: times of its pages"
	@echo "make screenshots  the images of README.md, taken of the real server"
	@echo "make accuracy  figures on the annotated reports of corpus/"
	@echo "make docs      write the generated pages of docs/ anew"
	@echo "make catalogues  write the message catalogues anew, from the sources and the translations"
	@echo "make lock      write the requirements files anew"

demo: $(VENV)/.installed
	@mkdir -p $(OUT)
	@echo "The sample report (its outlet is invented): $(SAMPLE)"
	@$(BIN)/counterclaim check $(SAMPLE) $(SAMPLE_FACTS) || test $$? -eq 1
	@$(BIN)/counterclaim check $(SAMPLE) $(SAMPLE_FACTS) --format html -o $(OUT)/report.html || test $$? -eq 1
	@echo
	@echo "The same as a page, to open in a browser: $(abspath $(OUT))/report.html"

test: $(VENV)/.installed
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.linters
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.linters
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed
	$(BIN)/python bench/speed.py

bench-evidence: $(VENV)/.installed
	$(BIN)/python bench/evidence.py

bench-ledger: $(VENV)/.installed
	$(BIN)/python bench/ledger.py

bench-web: $(VENV)/.installed
	$(BIN)/python bench/web.py

screenshots: $(VENV)/.installed
	$(BIN)/python tools/screenshots.py

accuracy: $(VENV)/.installed
	$(BIN)/python bench/accuracy.py

docs: $(VENV)/.installed
	$(BIN)/python tools/docs.py

catalogues: $(VENV)/.installed
	$(BIN)/python tools/catalogues.py

lock: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/python tools/lock.py

clean:
	rm -rf $(OUT) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The package itself is installed as a link to src/, so that a change needs no new installation.
$(VENV)/.installed: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "no virtual environment could be made: apt-get install python3-venv" >&2; exit 1; }
	@echo "installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.linters: requirements-lint.txt $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-lint.txt
	@touch $@
