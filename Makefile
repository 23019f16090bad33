# The two commands of a fresh clone: `make demo` and `make test`. On Windows: `uv run abk demo`, `uv run pytest`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PASANG := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test uji-panjang serangan check lab lock docs bench gambar clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/'

demo: $(VENV)/.siap ## reports of the fictional example ministry -> reports/contoh/index.html
	$(BIN)/abk demo

test: $(VENV)/.siap-dev ## all tests
	$(BIN)/python -m pytest -n 4 --dist loadgroup

uji-panjang: $(VENV)/.siap-dev ## the campaigns alone, each with a large budget: ABK_ANGGARAN=600 make uji-panjang
	ABK_ANGGARAN=$${ABK_ANGGARAN:-300} $(BIN)/python -m pytest -n 4 --dist loadgroup -m kampanye

serangan: $(VENV)/.siap-dev ## the attacks, each with a large budget; renews the table in docs/keamanan.md
	ABK_ANGGARAN=$${ABK_ANGGARAN:-300} ABK_CATATAN_SERANGAN=.pytest_cache/serangan.jsonl $(BIN)/python -m pytest -n 4 --dist loadgroup -m serangan; \
	hasil=$$?; $(BIN)/python -m tests.serangan .pytest_cache/serangan.jsonl && exit $$hasil

check: $(VENV)/.siap-dev ## style, types, arrows, that every test can be collected, and the state of the house; the same line in pre-commit and CI
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/python -m pytest -qq --co && $(BIN)/python -m pytest -q tests/rumah

lab: $(VENV)/.siap ## JupyterLab on the notebooks
	$(BIN)/jupyter lab --notebook-dir=notebooks

lock: ## renew the two lock files (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -c requirements.lock -o requirements-dev.lock

docs: $(VENV)/.siap-dev ## pages that are generated from the code
	$(BIN)/python -m abk.tulisan.terurai
	$(BIN)/python -m abk.peraturan > docs/peraturan.md
	$(BIN)/python -m abk.peraturan --skema > abk/peraturan/skema.json
	$(BIN)/python -m abk.tables > data/README.md
	$(BIN)/python -m abk.store.migrasi
	$(BIN)/python docs/arsitektur.py
	$(BIN)/python tests/rumah/daftar_uji.py > tests/README.md
	$(BIN)/python -m tests.serangan

gambar: demo $(VENV)/.siap-dev ## pictures of the README and the tour of the notebooks, from the demo (needs chromium)
	$(BIN)/python -m pytest -q tests/gambar.py

bench: $(VENV)/.siap-dev ## what things cost against their peers -> benchmarks/hasil/, quoted by the READMEs
	$(BIN)/python benchmarks/bench.py

clean: ## forget the environment and everything that was generated
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis reports/contoh reports/laporan

$(VENV)/.siap: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "abk needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PASANG) -r requirements.lock
	$(PASANG) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.siap-dev: $(VENV)/.siap requirements-dev.lock
	$(PASANG) -r requirements-dev.lock
	@touch $@
