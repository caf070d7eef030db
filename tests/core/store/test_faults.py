"""The disk fails at any moment of a step: one sentence, nothing half written, and the step can be done again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import DiskError, RatifyError
from annotations.model import Annotation, Article, ArticleId, LayerKind, Span
from annotations.review import accept, accept_agreement, add, label_same, reject, relabel, undo, write_note
from annotations.store import Store
from annotations.workflow import export
from tests.builders import DEAL_TEXT, deal_project, suggested
from tests.torture.acting import state_of

DEAL = ArticleId(1)
ROOT = Path(__file__).parents[3]
CODES = {
    sqlite3.SQLITE_FULL: "disk is full",
    sqlite3.SQLITE_IOERR_WRITE: "quota",
    sqlite3.SQLITE_IOERR_FSYNC: "disk reports an error",
    sqlite3.SQLITE_BUSY: "another program is writing",
    sqlite3.SQLITE_READONLY: "cannot be written",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
}
STEPS: dict[str, Callable[[Store], object]] = {
    "accept": lambda store: accept(store, [suggested(store.sheets.read(DEAL), "Chile").id]),
    "reject": lambda store: reject(store, [suggested(store.sheets.read(DEAL), "Chile").id]),
    "relabel": lambda store: relabel(store, suggested(store.sheets.read(DEAL), "Chile").id, "AGENCY"),
    "add": lambda store: add(store, DEAL, DEAL_TEXT.index("watched"), DEAL_TEXT.index("watched") + 7, "TOPIC"),
    "label same": lambda store: label_same(store, suggested(store.sheets.read(DEAL), "France").id),
    "card": lambda store: accept_agreement(store, store.sheets.read(DEAL).suggested.agreements[0].id, whole=True),
    "note": lambda store: write_note(store, DEAL, "🤔"),
    "undo": undo,
    "import": lambda store: store.articles.add([Article("new", "New text.")]),
    "layer": lambda store: store.layers.write(
        store.layers.get("other") or store.layers.create("other", LayerKind.IMPORT),
        [(DEAL, Annotation((Span(2, 8, "COUNTRY"),)))],
    ),
}


class Failing:
    """A connection whose statement number `fails_at` fails as SQLite would on a bad day."""

    def __init__(self, real: sqlite3.Connection, code: int, fails_at: int) -> None:
        self.real, self.code, self.fails_at, self.count = real, code, fails_at, 0

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        self.count += sql not in ("ROLLBACK", "BEGIN")
        if self.count == self.fails_at and sql != "ROLLBACK":
            self.count += 1
            error = sqlite3.OperationalError("as on a bad day")
            error.sqlite_errorcode = self.code
            raise error
        return self.real.execute(sql, *rest)

    def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:
        self.execute("SELECT 1")
        return self.real.executemany(sql, rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


def everything(store: Store) -> list[object]:
    connection = store._connection
    counts = [connection.value(f"SELECT count(*) FROM {it}") for it in ("article", "span", "layer_article", "history")]  # noqa: S608
    store.sheets.forget()
    return [state_of(store), *counts, store.sheets.read(DEAL)]


def fail(store: Store, code: int, fails_at: int, step: Callable[[Store], object]) -> str:
    """Let one statement of a step fail; what is said, or nothing where the step did not come so far."""
    connection = store._connection
    real = connection._sql
    failing = Failing(real, code, fails_at)
    connection._sql = connection.database.conn = failing  # pyright: ignore[reportAttributeAccessIssue]
    try:
        step(store)
    except DiskError as error:
        return str(error)
    finally:
        connection._sql = connection.database.conn = real
    return ""


@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_fails_at_any_statement_changes_nothing_and_can_be_done_again(tmp_path: Path, name: str) -> None:
    with deal_project(tmp_path / "deal.ratify") as store:
        store._connection.run("PRAGMA synchronous = OFF")
        accept(store, [suggested(store.sheets.read(DEAL), "Monday").id])
        store.layers.create("other", LayerKind.IMPORT)
        before = everything(store)
        injected = 0
        codes = list(CODES)
        while said := fail(store, codes[injected % len(codes)], injected + 1, STEPS[name]):
            assert said.startswith(str(store.path))
            assert CODES[codes[injected % len(codes)]] in said
            assert everything(store) == before
            injected += 1
        assert injected >= 3
        # It went through in the end: what failed before it left nothing in its way.
        assert everything(store) != before
        print(f"{name}: {injected} faults injected")  # noqa: T201 - a figure for `pytest -s`


LIMITED = """
import resource, sys
from pathlib import Path
from annotations.errors import DiskError
from annotations.review import accept
from annotations.store import Store

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

with Store.open(Path(sys.argv[1])) as store:
    spans = [span.id for span in store.sheets.read(1).suggested.spans]
    accept(store, spans[:1])
    log = Path(sys.argv[1] + "-wal")
    limit(log.stat().st_size + 1000)
    try:
        accept(store, spans[1:2])
    except DiskError as error:
        print(error)
    limit(resource.RLIM_INFINITY)
    accept(store, spans[1:2])
"""
BROKEN = """
import os, sys
from pathlib import Path
from annotations.errors import DiskError
from annotations.review import accept
from annotations.store import Store

with Store.open(Path(sys.argv[1])) as store:
    spans = [span.id for span in store.sheets.read(1).suggested.spans]
    accept(store, spans[:1])
    log = next(int(it) for it in os.listdir("/proc/self/fd")
        if os.path.exists(f"/proc/self/fd/{it}") and os.readlink(f"/proc/self/fd/{it}").endswith("-wal"))
    kept = os.dup(log)
    os.dup2(os.open(sys.argv[1] + "-wal", os.O_RDONLY), log)
    try:
        accept(store, spans[1:2])
    except DiskError as error:
        print(error)
    os.dup2(kept, log)
    accept(store, spans[1:2])
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
@pytest.mark.parametrize("program", [LIMITED, BROKEN], ids=["a limit of size", "a log that takes no writes"])
def test_a_disk_that_fails_for_a_while_is_told_and_no_decision_is_lost(tmp_path: Path, program: str) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Nothing was changed" in done.stdout
    with Store.open(path) as store:
        assert len(store.sheets.read(DEAL).gold.spans) == 2
        assert store._connection.value("PRAGMA integrity_check") == "ok"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not shutil.which("mount") or getattr(os, "geteuid", lambda: 1)():
        pytest.skip("only the administrator can mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S607


def fill(folder: Path) -> Path:
    """A file that takes all the room that is left."""
    filler = folder / "filler"
    handle = os.open(filler, os.O_CREAT | os.O_WRONLY)
    try:
        while os.write(handle, b"x" * 512):
            continue
    except OSError:
        os.close(handle)
    return filler


def write_notes(store: Store, made: list[int]) -> None:
    while len(made) < 1000:
        write_note(store, DEAL, f"note {len(made)} " * 50)
        made.append(len(made))


def test_on_a_full_disk_every_decision_that_was_made_stays(small_disk: Path) -> None:
    path = small_disk / "deal.ratify"
    with deal_project(path) as store:
        accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])
        filler, made = fill(small_disk), list[int]()
        with pytest.raises(DiskError, match="disk is full"):
            write_notes(store, made)
        assert len(store.notes.of(DEAL)) == len(made)
        filler.unlink()
        write_note(store, DEAL, "there is room again")
    with Store.open(path) as store:
        assert len(store.notes.of(DEAL)) == len(made) + 1
        assert len(store.sheets.read(DEAL).gold.spans) == 1
        assert store._connection.value("PRAGMA integrity_check") == "ok"


def test_a_full_disk_does_not_keep_a_project_from_being_read(small_disk: Path) -> None:
    path = small_disk / "deal.ratify"
    deal_project(path).close()
    filler = fill(small_disk)
    with Store.open(path, readonly=True) as store:
        assert store.articles.count() == 1
    with pytest.raises(DiskError, match="disk is full"):
        Store.open(path)
    filler.unlink()
    Store.open(path).close()


def test_an_export_that_finds_no_room_leaves_the_file_that_was_there(small_disk: Path, tmp_path: Path) -> None:
    out = small_disk / "gold.jsonl"
    out.write_text("old\n", encoding="utf-8")
    with deal_project(tmp_path / "deal.ratify") as store:
        store.articles.add([Article(f"long {nth}", f"{nth} words " * 20_000) for nth in range(8)])
        layer = store.layers.create("all", LayerKind.IMPORT)
        store.layers.write(layer, [(article, Annotation()) for article in store.articles.ids()])
        with pytest.raises(RatifyError, match="What was there before is unchanged"):
            export(store, out, layer="all", status="all")
    assert [each.name for each in small_disk.iterdir()] == ["gold.jsonl"]
    assert out.read_text(encoding="utf-8") == "old\n"
