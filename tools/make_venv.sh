#!/bin/sh
# Makes .venv with everything that is needed, from the locked versions. Needs Python 3.11 or later.
set -eu
python=${1:-python3}

say() { printf '%s\n' "$*" >&2; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  say "Amana needs Python 3.11 or later; $python is $("$python" --version 2>&1). Try: make PYTHON=python3.11"
  exit 1
}

venv() { rm -rf .venv && "$python" -m venv .venv >/dev/null 2>&1 && .venv/bin/python -m pip --version >/dev/null 2>&1; }

# Debian ships Python without its venv module: it is one package more.
if ! venv; then
  run=
  if [ "$(id -u)" != 0 ]; then run="sudo -n"; fi
  if command -v apt-get >/dev/null && $run true 2>/dev/null; then
    say "Installing python3-venv, which Debian keeps apart from Python…"
    { $run apt-get update -qq && $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; } >/dev/null
  fi
  venv || {
    say "This Python cannot make a virtual environment. On Debian: sudo apt-get install python3-venv, then again."
    exit 1
  }
fi

say "Installing what Amana needs into .venv (once)…"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
