"""Nothing that comes in a project, an import or a schema is ever run: no pickle, no eval, no pipeline that it names."""

from __future__ import annotations

import ast
import json
import os
import pickle
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from annotations.errors import RatifyError
from annotations.formats import FORMATS, Format
from annotations.model import Layer, LayerKind
from annotations.store import Store
from annotations.store.connection import Connection
from annotations.suggest.other import find_pipeline

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for folder in ("annotations", "desktop") for path in (ROOT / folder).rglob("*.py"))
CARRIERS = ("pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml", "subprocess", "code")
"""Modules that run what they read, or other programs."""
RUNNERS = ("eval", "exec", "compile", "__import__", "execfile")
LOADERS = {
    ("load", "spacy"): ["annotations/suggest/light/pipeline.py", "annotations/suggest/other.py"],
    ("load", "np"): ["annotations/learn/encoder/", "annotations/suggest/encoder/reader.py"],
    ("load", "torch"): ["annotations/learn/encoder/"],
}
"""Calls that load models, and who may make them: for what ships, for what the user named, and for training."""
PIPELINE = """
[nlp]
lang = "en"
pipeline = []
[nlp.before_creation]
@callbacks = "evil.{name}"
"""
CODE = """
from pathlib import Path
Path({proof!r}).touch()
import spacy
"""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call of a module, with the name that is called and what it is taken from."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node, node.func.id, ""
            elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                yield node, node.func.attr, node.func.value.id


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_no_module_runs_what_it_reads() -> None:
    for path in SOURCES:
        name = path.relative_to(ROOT).as_posix()
        assert set(imported(path)) & set(CARRIERS) == set(), name
        for call, function, owner in calls(path):
            assert owner or function not in RUNNERS, f"{name}:{call.lineno}"
            allowed = LOADERS.get((function, owner))
            assert allowed is None or any(name.startswith(each) for each in allowed), f"{name}:{call.lineno}"


def test_modules_that_are_imported_by_name_are_named_in_the_code() -> None:
    """A name that came from outside would be code from outside."""
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {ast.unparse(call.args[0])}"
        for path in SOURCES
        for call, function, _ in calls(path)
        if function in ("import_module", "find_spec") and not isinstance(call.args[0], ast.Constant)
    }
    assert found == {
        "annotations/cli/window.py: f'desktop.{module}'",  # its three callers give constants
        "annotations/suggest/other.py: named.replace('-', '_')",  # looked for, never imported
    }


class Evil:
    """What a pickle of this does once it is read."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.proof),)


@pytest.mark.parametrize("known", [known for known in FORMATS if known.can_read], ids=lambda known: known.name)
def test_no_format_unpickles_a_file(known: Format, tmp_path: Path) -> None:
    import srsly

    proof = tmp_path / "proof"
    evil = pickle.dumps(Evil(proof))
    array = {b"nd": True, b"type": "|O", b"kind": b"O", b"shape": [1], b"data": evil}
    packed = srsly.msgpack_dumps({"version": "0.1", "attrs": [], "tokens": array, "spaces": array, "strings": [array]})
    for number, content in enumerate((evil, packed, zlib.compress(packed), json.dumps({"text": evil.hex()}).encode())):
        path = tmp_path / f"{number}{known.suffixes[0]}"
        path.write_bytes(content)
        list(known.read(path))
    assert not proof.exists()


@pytest.fixture
def evil(tmp_path: Path) -> tuple[Path, Path]:
    """The folder of a pipeline that leaves a proof when anything of it is run, and the proof."""
    folder, proof = tmp_path / "evil_pipeline", tmp_path / "proof"
    folder.mkdir()
    (folder / "__init__.py").write_text(CODE.format(proof=str(proof)), encoding="utf-8")
    (folder / "config.cfg").write_text(PIPELINE.format(name="evil_pipeline"), encoding="utf-8")
    (folder / "meta.json").write_text(
        json.dumps({"lang": "en", "name": "evil_pipeline", "version": "1", "spacy_version": ">=3"}), encoding="utf-8"
    )
    return folder, proof


@pytest.mark.slow
def test_a_pipeline_that_a_project_names_is_not_loaded(evil: tuple[Path, Path]) -> None:
    folder, proof = evil
    path = folder.parent / "evil.ratify"
    with Store.create(path) as store:
        for key in ("pipeline", "model", "choice", "suggest.pipeline", "suggesting", "script", "plugin"):
            store.settings.set(key, str(folder))
        made: Layer = store.layers.create("machine", LayerKind.MACHINE, str(folder))
        assert made.detail == str(folder)
    (folder.parent / "one.txt").write_text("France and Chile signed a deal.", encoding="utf-8")
    for order in (["import", path, folder.parent / "one.txt"], ["suggest", path, "--pipeline", "ratify-light"]):
        command = [sys.executable, "-m", "annotations", *map(str, order)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=folder.parent, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert not proof.exists()
    with Store.open(path, readonly=True) as store:
        assert any("ratify-light" in layer.detail or "light" in layer.detail for layer in store.layers.all())


def test_a_bare_name_never_means_a_folder_that_happens_to_be_there(
    evil: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, proof = evil
    monkeypatch.chdir(folder.parent)
    with pytest.raises(RatifyError, match=r"write \./evil_pipeline"):
        find_pipeline("evil_pipeline")
    assert find_pipeline("./evil_pipeline").name == "en_evil_pipeline"
    assert not proof.exists()


def test_sql_that_a_project_brings_can_load_no_library_and_write_no_file(tmp_path: Path) -> None:
    """Triggers and views of a hostile file are run; what could reach out of the database is not there for them."""
    path = tmp_path / "news.ratify"
    Store.create(path).close()
    with closing(Connection(path, mode="rw")) as connection:
        for call in ("load_extension('evil')", "writefile('proof', 'x')", "readfile('/etc/hostname')", "edit('x')"):
            with pytest.raises(sqlite3.OperationalError):
                connection.value(f"SELECT {call}")
