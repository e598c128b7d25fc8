# make demo   the example trust, made, categorised and explained, in a new environment
# make test   everything that must hold: lint, types, layers, tests, coverage
# make bench  speed, as ratios to yardsticks in the same run, written into README.md
# make example  the example trust's workbooks, built again
# make letterhead  the shipped Word letterhead, the example trust's, and the README's picture of a letter

PYTHON ?= python3
BIN := .venv/bin
DEMO := demo-trust
DAY := 2026-11-23

.PHONY: demo test bench example letterhead clean

.venv/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sfec needs Python 3.11 or later; name one with: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/tested-with: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

demo: .venv/installed
	test -f $(DEMO)/trust.yaml || $(BIN)/sfec init $(DEMO) --example
	$(BIN)/sfec categorise --data $(DEMO) --as-at $(DAY)
	$(BIN)/sfec explain SBP --ladder finance --data $(DEMO) --as-at $(DAY)
	@echo
	@echo "The example trust is in $(DEMO): open $(DEMO)/evidence/2026-27/autumn-2.xlsx, change a cell, and run make demo again."

test: .venv/tested-with
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/coverage erase
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

bench: .venv/tested-with
	$(BIN)/python -m tests.support.bench

example: .venv/tested-with
	$(BIN)/python -m tests.support.build_example

letterhead: .venv/tested-with
	$(BIN)/python -m tests.support.build_letterhead
	$(BIN)/python -m tests.support.build_front_page

clean:
	rm -rf .venv .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
