"""The promises of ARCHITECTURE.md that a machine can keep: sizes, borders, and what must not be imported."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORE = sorted((ROOT / "annotations").rglob("*.py"))
WINDOW = sorted((ROOT / "desktop").rglob("*.py"))
LONGEST_FILE = 400

IMPORT_EVERY_CORE_MODULE = """
import importlib, pkgutil, sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "desktop"}:
            raise ImportError(f"the core asked for {name}")
sys.meta_path.insert(0, Wall())
import annotations
# The encoder is imported with its pipeline, and learned where torch is.
LATER = ("annotations.suggest.encoder.", "annotations.learn.encoder.")
for module in pkgutil.walk_packages(annotations.__path__, "annotations."):
    if not module.name.endswith("__main__") and not module.name.startswith(LATER):
        importlib.import_module(module.name)
slow = {"spacy", "onnxruntime", "numpy"} & set(sys.modules)
assert not slow, f"importing the core loads {slow}"
"""


@pytest.mark.parametrize("path", CORE + WINDOW, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_sql_lives_in_the_store(path: Path) -> None:
    if "store" in path.relative_to(ROOT).parts:
        return
    sql = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE)\b")
    assert not sql.search(path.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_core_works_without_qt_and_loads_nothing_slow_on_import() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERY_CORE_MODULE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_packaging_stays_a_plain_folder() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_every_folder_of_resources_is_described() -> None:
    readme = (ROOT / "resources" / "README.md").read_text(encoding="utf-8")
    folders = [path.name for path in (ROOT / "resources").iterdir() if path.is_dir() and any(path.iterdir())]
    assert [name for name in folders if f"{name}/" not in readme] == []


def test_constraints_name_versions_and_no_address() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9_.\[\]-]+==[A-Za-z0-9_.+!-]+", line), line
