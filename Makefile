# One command runs the dashboard, one tests it. Neither needs anything but Python 3.11 or newer.
#
#   make run      install what is missing, build the figures if need be, start the dashboard
#   make test     every check and test, in a real browser where there is one
#   make build    build the next warehouse from the shipped and loaded figures
#   make lint     only the checks of the code's style and types
#   make bench    how long the build and the questions take
#   make clean    remove what `make` installed; figures and returns stay
#
# Streamlit's own environment variables are honoured: STREAMLIT_SERVER_PORT=8600 make run

BIN := .venv/bin
# Python compiles what it imports when it imports it: compiling all that is installed takes half a minute more.
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --no-compile
ROOT_CAN_APT = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null
APT := DEBIAN_FRONTEND=noninteractive apt-get

.PHONY: run test lint build bench clean
.DELETE_ON_ERROR:

run: .venv/run
	@$(BIN)/python -m data.build --if-needed
	@$(BIN)/python -m streamlit run app.py

build: .venv/run
	@$(BIN)/python -m data.build

test: .venv/test chromium libreoffice lint
	@$(BIN)/python -m pytest -n 2

lint: .venv/test
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy

bench: .venv/test
	@for file in tests/bench/bench_*.py; do \
	    echo "$$file"; $(BIN)/python -m "$$(echo "$${file%.py}" | tr / .)" || exit 1; \
	done

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/browser/pictures
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps remember what was installed, so that a second run starts at once.
.venv/run: requirements.txt | .venv/bin/python
	@echo "Installing what the dashboard needs. This takes a minute or two, once."
	@$(PIP) --requirement requirements.txt
	@touch $@

.venv/test: requirements.txt requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need. This takes a minute or two, once."
	@$(PIP) --requirement requirements-dev.txt
	@touch $@ .venv/run

# Tested Pythons come first; a newer one is taken only when there is no other.
.venv/bin/python:
	@for name in python3 python3.13 python3.12 python3.11 python; do \
	    if $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ] && python3 -c 'import sys; sys.exit(sys.version_info < (3, 14))' 2>/dev/null; then \
	    found=python3; echo "Only $$(python3 --version) was found. The dashboard is tested on 3.11 to 3.13; trying all the same."; \
	fi; \
	if [ -z "$$found" ]; then \
	    echo "No Python 3.11 or newer was found. Install one from your software centre or python.org, then run this again." >&2; exit 1; \
	fi; \
	if ! $$found -c 'import ensurepip, venv' 2>/dev/null; then \
	    package=$$($$found -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	    if $(ROOT_CAN_APT); then \
	        echo "Installing $$package, without which Python makes no virtual environments."; \
	        $(APT) update -qq && $(APT) install -y -qq $$package >/dev/null; \
	    else \
	        echo "This Python cannot make virtual environments. Ask an administrator for: apt install $$package" >&2; exit 1; \
	    fi; \
	fi; \
	$$found -m venv .venv

.PHONY: chromium
chromium:
	@for name in $${CSP_CHROMIUM:-chromium} chromium-browser google-chrome chrome; do \
	    command -v $$name >/dev/null && exit 0; \
	done; \
	if $(ROOT_CAN_APT); then \
	    echo "Installing Chromium for the browser tests."; \
	    $(APT) update -qq && $(APT) install -y -qq chromium >/dev/null && exit 0; \
	fi; \
	echo "No Chromium was found, and it could not be installed here: the browser tests will be skipped."

.PHONY: libreoffice
libreoffice:
	@command -v soffice >/dev/null && exit 0; \
	if $(ROOT_CAN_APT); then \
	    echo "Installing LibreOffice's spreadsheet for the tests of the templates."; \
	    $(APT) update -qq && $(APT) install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null && exit 0; \
	fi; \
	echo "No LibreOffice was found, and it could not be installed here: the tests of its round trip will be skipped."
