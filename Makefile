# Everything a person needs; `make help` lists it.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
STAMP := .venv/.installed

.PHONY: help run setup serve test lint format messages bench clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: setup serve ## set everything up and serve (PORT=8000)

$(STAMP): requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "Python 3.11, 3.12 or 3.13 is needed"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check --no-input --require-hashes -r requirements/dev.txt
	touch $@

setup: $(STAMP) ## virtual environment, database, 119 portals, demo content, last month's report
	mkdir -p var/static
	$(MANAGE) compilemessages
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) provision_portals
	$(MANAGE) load_demo
	$(MANAGE) score_portals --brief

serve: $(STAMP) ## the server alone, in the foreground (PORT=8000)
	@PUBLIC_PORT=$(PORT) $(MANAGE) sync_addresses
	@PUBLIC_PORT=$(PORT) DJANGO_SETTINGS_MODULE=portal.settings.dev $(BIN)/gunicorn portal.wsgi --bind 127.0.0.1:$(PORT) --workers 1 --threads 8 --no-control-socket

test: $(STAMP) ## the whole test suite (SQLite; PostgreSQL when DATABASE_URL says so)
	$(BIN)/python -m pytest

lint: $(STAMP) ## ruff, mypy, djlint, import floors, migrations, messages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --profile=django --quiet
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/locale

format: $(STAMP) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(STAMP) ## collect new messages into locale/project (needs xgettext)
	$(MANAGE) makemessages -l vi -l ja -l zh_Hans -l ko --add-location=file --no-obsolete --no-wrap -i .venv -i var -i tests -i bench

bench: $(STAMP) ## benchmarks, each a ratio against a reference of the same run
	$(BIN)/python -m pytest bench -q -n 0 -s

clean: ## remove the database, files and the virtual environment
	rm -rf var .venv
