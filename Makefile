# The developer's eight words. Each prepares what it needs first; what is ready is skipped in milliseconds.
PYTHON ?= python3
OURS := .venv/bin/python
RUN := @$(PYTHON) tools/bootstrap.py run &&
DEV := @$(PYTHON) tools/bootstrap.py dev &&

.DEFAULT_GOAL := help
.PHONY: help up test rules check schema docs seed reset

help: ## this list
	@echo "make up      install what is missing, start everything, print the address and the sign-ins"
	@echo "make test    the tests; make check adds browsers and whole installations"
	@echo "make rules   the tests of the pure rules, without a database"
	@echo "make check   every check, cheapest first; CI runs the same"
	@echo "make schema  write the OpenAPI snapshot and the TypeScript client anew"
	@echo "make docs    build the documentation, links checked"
	@echo "make seed    write the example contracts and a demonstration year"
	@echo "make reset   remove the embedded database"

up:
	$(RUN) exec $(OURS) -m mainstay up --demo

test:
	$(DEV) exec $(OURS) -m pytest $(ARGS)

rules:
	$(DEV) exec $(OURS) -m tools.check rules

check:
	$(DEV) exec $(OURS) -m tools.check $(ARGS)

schema:
	$(DEV) exec $(OURS) -m tools.schema

docs:
	$(DEV) exec $(OURS) -m tools.docs

seed:
	$(RUN) exec $(OURS) -m mainstay seed

reset:
	$(RUN) exec $(OURS) -m mainstay reset
