"""What was acknowledged is in the file: when the program is killed, and when another program writes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotations.errors import ProjectError
from annotations.model import Annotation, Article, ArticleId, LayerKind, Span, SpanId
from annotations.review import accept, reject
from annotations.store import Store, connection
from tests.builders import DEAL_TEXT, annotation, deal_annotation, deal_project, gold, suggest, suggested

DEAL = ArticleId(1)
ROOT = Path(__file__).parents[3]
DECIDE = """
import sys
from pathlib import Path
from annotations.review import accept, reject
from annotations.store import Store

store = Store.open(Path(sys.argv[1]))
for nth, span in enumerate(store.sheets.read(1).suggested.spans):
    (accept if nth % 3 else reject)(store, [span.id])
    # The pipe is full long before the last one: it waits for its reader there, and is killed in the middle.
    print(span.id, "." * 1000, flush=True)
"""
WRITE = """
import sqlite3, sys, time

other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("writing", flush=True)
time.sleep(0.3)
other.execute("UPDATE article SET source = 'elsewhere'")
other.execute("COMMIT")
other.close()
"""


def test_killed_in_the_middle_of_300_decisions_every_acknowledged_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "many.ratify"
    with Store.create(path) as store:
        store.articles.add([Article("many", "word " * 300)])
        spans = tuple(Span(nth * 5, nth * 5 + 4, "TOPIC", SpanId(nth + 1)) for nth in range(300))
        suggest(store, DEAL, Annotation(spans))
    command = [sys.executable, "-c", DECIDE, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(150)]
        child.kill()
        lines += child.stdout.read().splitlines(keepends=True)
    acknowledged = [int(line.split()[0]) for line in lines if line.endswith("\n")]
    assert 150 <= len(acknowledged) < 300
    with Store.open(path) as store:
        sheet = store.sheets.read(DEAL)
        decided = [span.id for span in sheet.suggested.spans if span.verdict is not None]
        assert decided[: len(acknowledged)] == acknowledged
        assert len(decided) <= len(acknowledged) + 1
        assert len(sheet.gold.spans) == sum(span.verdict == "accepted" for span in sheet.suggested.spans)
        assert store.articles.row(DEAL).open == 300 - len(decided)
        assert len(store.history.steps(limit=1000)) == len(decided)


def test_a_write_while_another_program_writes_is_refused_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 50)
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    with Store.open(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        before = store.sheets.read(DEAL)
        chile = suggested(before, "Chile").id
        other.execute("BEGIN IMMEDIATE")
        for write in (
            lambda: accept(store, [chile]),
            lambda: store.settings.set("a", 1),
            lambda: store.articles.add([Article("new", "New text.")]),
            store.history.undo,
        ):
            with pytest.raises(ProjectError, match="another program is writing"):
                write()
        assert store.sheets.read(DEAL) == before
        other.execute("ROLLBACK")
        assert accept(store, [chile])
        assert len(store.sheets.read(DEAL).gold.spans) == 1


def test_a_write_waits_for_a_short_write_of_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 120_000)
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    with Store.open(path) as store:
        chile = suggested(store.sheets.read(DEAL), "Chile").id
        with subprocess.Popen([sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            assert accept(store, [chile])
        assert store.articles.get(DEAL).source == "elsewhere"


def test_what_another_program_wrote_is_on_the_next_sheet(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store, Store.open(path) as other:
        assert store.sheets.read(DEAL).gold.spans == ()
        accept(other, [suggested(other.sheets.read(DEAL), "Chile").id])
        assert len(store.sheets.read(DEAL).gold.spans) == 1
        suggest(other, DEAL, deal_annotation(), "colleague", LayerKind.IMPORT)
        assert len(store.sheets.read(DEAL).suggested.agreements) == 2
        reject(store, [suggested(store.sheets.read(DEAL), "Monday").id])
        assert suggested(other.sheets.read(DEAL), "Monday").verdict == "rejected"


def test_a_decision_on_what_another_program_wrote_meanwhile_is_made(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store, Store.open(path) as other:
        store.sheets.read(DEAL)
        suggest(other, DEAL, annotation(DEAL_TEXT, [("watched", "TOPIC")]), "colleague", LayerKind.IMPORT)
        accept(store, [suggested(other.sheets.read(DEAL), "watched").id])
        reject(other, [gold(other.sheets.read(DEAL), "watched").id])
        assert store.sheets.read(DEAL) == other.sheets.read(DEAL)
        assert store.history.undo().action == "Undo reject span"
        assert other.history.undo().action == "Undo accept span"
        assert store.sheets.read(DEAL) == other.sheets.read(DEAL)


def test_a_reader_beside_a_writer_sees_whole_steps(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store, Store.open(path, readonly=True) as reader:
        for span in store.sheets.read(DEAL).suggested.spans:
            accept(store, [span.id])
            assert reader.sheets.read(DEAL) == store.sheets.read(DEAL)


def test_opening_a_project_twice_does_not_give_its_locks_away(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    with Store.open(path) as store:
        accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])
        # POSIX drops every lock of a program on a file when the program closes any handle of that file.
        Store.open(path, readonly=True).close()
        Store.open(path).close()
        program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM layer'); c.close()"
        subprocess.run([sys.executable, "-c", program, str(path)], check=True)
        assert path.with_name("deal.ratify-wal").exists()
        accept(store, [suggested(store.sheets.read(DEAL), "Monday").id])
        with Store.open(path, readonly=True) as reader:
            assert len(reader.sheets.read(DEAL).gold.spans) == 2
