# `make demo` and `make test` set up everything they need in a virtual environment of their own.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

demo: $(VENV)/installed
	$(BIN)/eventcoder code --format table --date 2024-05-17 docs/sample-article.txt

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

test-slow: $(VENV)/installed-dev
	$(BIN)/python -m pytest -m slow

# The tests of eventcoder.spark and of the examples, which the others skip where PySpark, Java or matplotlib is missing.
test-extras: $(VENV)/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,spark,examples]'
	$(BIN)/python -m pytest -m 'slow or not slow' tests/test_spark.py tests/test_plot_events.py

check: $(VENV)/installed
	$(BIN)/eventcoder dict check
	$(BIN)/eventcoder dict test

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

bench: $(VENV)/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	$(BIN)/python tests/benchmark.py
	$(BIN)/python tests/benchmark_batch.py

docs: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/mkdocs build --quiet

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) dist build site

.PHONY: demo test test-slow test-extras check lint types bench docs clean
