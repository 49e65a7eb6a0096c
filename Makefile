# What a newcomer types: `make demo`, `make test`. Everything is set up on the way, in .venv.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
SCALE ?= 1
# Local unless told: a folder of your own for the demo.
FOLDER ?=
SECONDS ?= 600
# Where tika-app.jar is, for `make bench`; without it Apache Tika is left out.
TIKA ?=

.PHONY: setup demo room test fuzz lint format docs shots bench scores lock clean

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml tools/make_venv.sh
	@sh tools/make_venv.sh "$(PYTHON)"
	@touch $(STAMP)

demo: setup
	@$(BIN)/python -m demo.run $(if $(FOLDER),--folder "$(FOLDER)")

# The reading room, over an archive of invented things; Ctrl-C ends it.
room: setup
	@$(BIN)/python -m demo.room build/room
	@$(BIN)/amana -A build/room/archive --identity build/room/identity.age --as "You" serve

test: setup
	$(BIN)/python -m pytest -n auto

# Every reader on spoilt files of its kind, for so many seconds together; finds go to build/fuzz.
fuzz: setup
	$(BIN)/python -m tests.fuzz.run --seconds $(SECONDS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup
	$(BIN)/python -m mkdocs build --strict --quiet

# Every page of the reading room, in both languages and at two widths: build/shots. Needs chromium.
shots: setup
	$(BIN)/python -m tools.make_shots

bench: setup
	$(BIN)/python -m bench.run --scale $(SCALE)
	$(BIN)/python -m bench.syncing --scale $(SCALE) --objects $$($(BIN)/python -c 'print(int(100_000 * $(SCALE)))')
	$(BIN)/python -m bench.auditing --scale $(SCALE)
	$(BIN)/python -m bench.proofs
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.comparing --accounts $$($(BIN)/python -c 'print(max(30, int(100_000 * $(SCALE))))')
	$(BIN)/python -m bench.search_speed --texts $$($(BIN)/python -c 'print(int(100_000 * $(SCALE)))')
	$(BIN)/python -m bench.photos --scale $(SCALE)
	$(BIN)/python -m bench.pages --pages $$($(BIN)/python -c 'print(max(1, int(10_000 * $(SCALE))))')
	$(BIN)/python -m bench.tika --pages $$($(BIN)/python -c 'print(max(4, int(2_000 * $(SCALE))))') \
	  $(if $(TIKA),--tika $(TIKA))
	$(BIN)/python -m bench.chats --messages $$($(BIN)/python -c 'print(max(10, int(500_000 * $(SCALE))))')
	$(BIN)/python -m bench.box --files $$($(BIN)/python -c 'print(max(4, int(2_000 * $(SCALE))))') \
	  --photos $$($(BIN)/python -c 'print(max(1, int(40 * $(SCALE))))')
	$(BIN)/python -m bench.alike --pictures $$($(BIN)/python -c 'print(max(24, int(304 * $(SCALE))))') \
	  --hashes $$($(BIN)/python -c 'print(max(1_000, int(1_000_000 * $(SCALE))))')
	$(BIN)/python -m bench.people --mentions $$($(BIN)/python -c 'print(max(1_000, int(1_000_000 * $(SCALE))))')
	$(BIN)/python -m bench.events --made $$($(BIN)/python -c 'print(max(2_000, int(100_000 * $(SCALE))))')
	$(BIN)/python -m bench.reading_room --items $$($(BIN)/python -c 'print(max(200, int(100_000 * $(SCALE))))') \
	  --film-mb $$($(BIN)/python -c 'print(max(4, int(1_000 * $(SCALE))))')

# How well texts are read, on labelled sets that are not part of this: writes docs/scores.md.
scores: setup
	$(BIN)/python -m scores.run

# After a change of dependencies: pins every version, with the hashes of its files.
lock: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 \
	  --no-emit-index-url --no-header --output-file requirements/dev.txt

clean:
	rm -rf .venv build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
