# The commands of this project, one line each. All of them set up what they need in .venv first.
BIN := .venv/bin

.PHONY: run test check bench torture translations train clean

run: .venv/ready               ## open the window on the sample project (without a display: do the same job headless)
	@$(BIN)/ratify demo --window

test: .venv/ready-dev          ## run all tests, in two processes and each time in the same way
	@PYTHONHASHSEED=1 QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadfile --randomly-seed=1

check: .venv/ready-dev         ## format, lint, types, import contracts, known weaknesses of dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright --warnings
	$(BIN)/lint-imports
	$(BIN)/python packaging/audit.py

bench: .venv/ready-dev         ## measure what the design promises; prints, never judges
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest tests/benchmarks --benchmark-only -s -p no:randomly

torture: .venv/ready-dev       ## kill Ratify 500 times at random moments; prints kills survived of kills made
	$(BIN)/python -m tests.torture --kills 500

train:                         ## train the models that ship, from resources/corpus, in build/train; prints their scores
	@GMB="$(GMB)" TARGET="$(TARGET)" PYTHON="$(PYTHON)" sh packaging/train.sh

translations: .venv/ready-dev  ## bring the translations up to date with the code, and compile them
	$(BIN)/python packaging/translations.py

.venv/ready: pyproject.toml constraints.txt packaging/venv.sh
	@sh packaging/venv.sh
	@touch $@

.venv/ready-dev: pyproject.toml constraints.txt packaging/venv.sh
	@sh packaging/venv.sh dev
	@touch .venv/ready $@

clean:                         ## remove the environment and all caches
	rm -rf .venv build/train .pytest_cache .ruff_cache .hypothesis .benchmarks .import_linter_cache *.egg-info
