# Everything there is to do with this project. `make help` lists it.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --require-hashes
READY := $(VENV)/.ready
SECONDS ?= 600
FUZZ_SECONDS ?= 120
JOBS ?= 2

.DEFAULT_GOAL := help

help:  ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): pyproject.toml locks/build.txt locks/dev.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else "dmtcheck needs Python 3.11, 3.12 or 3.13; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r locks/build.txt
	$(PIP) -r locks/dev.txt
	$(BIN)/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --no-deps --editable .
	@touch $(READY)

compiled: $(READY)  # byte code and the checked rulebook beside it, so that the first start is as fast as the others
	@$(BIN)/python -m compileall -q src
	@$(BIN)/dmtcheck facts > /dev/null

install: compiled  ## install into .venv, locked with hashes

demo: install  ## check the example profile
	$(BIN)/dmtcheck examples/profiles/anna.json --exit-zero

test: install  ## everything that must hold: lint, types, imports, features, proof, coverage
	$(BIN)/ruff format --check --quiet src tests tools examples
	$(BIN)/ruff check --quiet src tests tools examples benchmarks
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo > /dev/null || $(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q -n $(JOBS) --cov --cov-report=term:skip-covered

test-all:  ## the tests on every supported Python that is installed
	@tools/test_all.sh

prove: install  ## the long proof: random people for SECONDS (default 600), all mutants, every domain
	PYTHONPATH=tests $(BIN)/python tests/proof.py --seconds $(SECONDS) --jobs $(JOBS)

test-fuzz: install  ## the service and the reader of FHIR against what nobody would send: needs npm; FUZZ_SECONDS for the service
	$(PYTHON) -m venv $(VENV)-fuzz
	$(VENV)-fuzz/bin/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --require-hashes -r locks/build.txt
	$(VENV)-fuzz/bin/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --require-hashes -r locks/fuzz.txt
	$(VENV)-fuzz/bin/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --no-deps --editable .
	PYTHONPATH=tests $(VENV)-fuzz/bin/python tests/fuzz/fuzz_service.py --seconds $(FUZZ_SECONDS)
	PYTHONPATH=tests $(VENV)-fuzz/bin/python tests/fuzz/fuzz_hl7_examples.py

test-spark: install  ## screening on Spark, in this process and by Spark Connect: needs Java 17
	$(PYTHON) -m venv $(VENV)-spark
	$(VENV)-spark/bin/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --require-hashes -r locks/build.txt
	$(VENV)-spark/bin/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --require-hashes -r locks/spark.txt
	$(VENV)-spark/bin/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --no-deps --editable .
	$(VENV)-spark/bin/pytest -q tests/test_screening_spark.py

screenshots: install  ## take the pictures of the intake page again (needs Chromium)
	$(BIN)/python tools/screenshots.py

assets: install  ## fetch the files of other makers that the page uses, and check their digests (needs npm)
	$(BIN)/python tools/assets.py

rule: install  ## scaffold a rule and its feature blocks: make rule NAME=ocrevus/my-caution
	$(BIN)/python tools/new_rule.py $(NAME)

docs: install  ## make the pages that are made from the rules
	$(BIN)/python tools/pages.py

format: install  ## format the code and fix what can be fixed
	$(BIN)/ruff format --quiet src tests tools examples
	$(BIN)/ruff check --fix --quiet src tests tools examples benchmarks

bench: install  ## measure, side by side, with what is compared against
	$(PIP) -r locks/bench.txt
	$(BIN)/python benchmarks/engines.py
	$(BIN)/python benchmarks/arrangement.py
	$(BIN)/python benchmarks/startup.py

bench-screen: install  ## measure screening beside the same rules written by hand, and its memory (half an hour)
	$(PIP) -r locks/bench.txt
	$(BIN)/python benchmarks/screen.py --memory --plot docs/images/performance-screening.svg

wheel: install  ## build the wheel, which carries the rules
	$(BIN)/python -m pip --disable-pip-version-check --quiet wheel --no-build-isolation --no-deps --wheel-dir dist .

lock:  ## renew the locks (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group build --output-file locks/build.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --output-file locks/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra serve --output-file locks/serve.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra duckdb --output-file locks/screen.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra serve --extra duckdb --group dev --output-file locks/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra serve --extra duckdb --group bench --output-file locks/bench.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra serve --extra duckdb --group dev --group fuzz --output-file locks/fuzz.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra serve --extra duckdb --extra spark --group dev --output-file locks/spark.txt

clean:  ## remove what was made
	rm -rf .venv* build dist .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help install compiled demo test test-all test-fuzz test-spark screenshots assets prove rule docs format bench bench-screen wheel lock clean
