#!/bin/sh
# Makes .venv with Ratify in it: `sh packaging/venv.sh` for users, `sh packaging/venv.sh dev` with the tools of a developer.
set -eu
cd "$(dirname "$0")/.."

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Ratify needs Python 3.11 or newer, and none was found. Install one, or name it: make run PYTHON=/path/to/python3" >&2
    exit 1
}

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    python=$(find_python)
    echo "Making .venv with $("$python" --version) ..."
    rm -rf .venv
    if ! "$python" -m venv .venv; then
        echo "Python could not make a virtual environment. On Debian and Ubuntu: sudo apt install python3-venv" >&2
        exit 1
    fi
fi

# Dependency groups need pip 25.1.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'

echo "Installing Ratify and what it needs (the first time takes a minute or two) ..."
group=${1:+--group $1}
# shellcheck disable=SC2086
.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . $group
