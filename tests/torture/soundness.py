"""What is true of every project file at every moment, told as a list of what is not."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotations.model import text_hash
from annotations.review import redo, undo
from annotations.store import Store
from annotations.store.checking import check_project
from tests.torture.acting import state_of

_NOT_IN_TEXT = """SELECT count(*) FROM span JOIN article ON article.id = span.article_id
    WHERE span.start < 0 OR span."end" <= span.start OR span."end" > article.length"""
_CROSSING = """SELECT count(*) FROM span AS a JOIN span AS b ON b.article_id = a.article_id AND b.layer_id = 1
    WHERE a.layer_id = 1 AND a.start < b.start AND b.start < a."end" AND a."end" < b."end" """
_GOLD = """SELECT article.id FROM article JOIN article_count ON article_count.article_id = article.id
    WHERE article_count.gold <> (SELECT count(*) FROM span WHERE article_id = article.id AND layer_id = 1)
    + (SELECT count(*) FROM agreement WHERE article_id = article.id AND layer_id = 1)"""
_WITHOUT_MENTION = """SELECT count(*) FROM agreement WHERE layer_id = 1 AND NOT EXISTS
    (SELECT 1 FROM agreement_filler WHERE agreement_id = agreement.id AND role = 'mentions')"""


def faults_of(path: Path) -> list[str]:
    """What is wrong with a project file that nobody has open: by SQLite, by its rows, by its own check."""
    found: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        found += _of_sqlite(file)
        found += _of_rows(file)
    with Store.open(path, readonly=True) as store:
        found += _of_counts(store)
    found += _of_own_check(path)
    with TemporaryDirectory() as folder:
        # Undoing and redoing is remembered too: it is done with a copy.
        copy = Path(shutil.copy(path, Path(folder) / "copy.ratify"))
        with Store.open(copy, backup=False) as store:
            found += _of_history(store)
    return found


def _of_sqlite(file: sqlite3.Connection) -> Iterator[str]:
    found = [row[0] for row in file.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        yield f"integrity_check: {found}"
    if dangling := file.execute("PRAGMA foreign_key_check").fetchall():
        yield f"foreign_key_check: {dangling}"
    try:
        file.execute("INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield f"search: {error}"


def _of_rows(file: sqlite3.Connection) -> Iterator[str]:
    for name, query in (
        ("spans outside their text", _NOT_IN_TEXT),
        ("crossing gold", _CROSSING),
        ("gold agreements without a mention", _WITHOUT_MENTION),
    ):
        if number := file.execute(query).fetchone()[0]:
            yield f"{number} {name}"
    for article, text, sha256 in file.execute(
        "SELECT article.id, text, sha256 FROM article LEFT JOIN article_text ON article_text.article_id = article.id"
    ):
        if text is None or text_hash(text) != sha256:
            yield f"article {article}: another text"
    if wrong := file.execute(_GOLD).fetchall():
        yield f"counts of gold: {wrong}"


def _of_counts(store: Store) -> Iterator[str]:
    for article in store.articles.ids():
        sheet, row = store.sheets.read(article), store.articles.row(article)
        suggested = len(sheet.suggested.spans) + len(sheet.suggested.agreements)
        left = len(sheet.open_spans) + len(sheet.open_agreements)
        if (row.open, row.decided) != (left, suggested - left):
            yield f"article {article}: {row.open} open and {row.decided} decided, but {left} of {suggested} are"


def _of_history(store: Store) -> Iterator[str]:
    """Everything undone leads to nothing decided; everything redone leads back, exactly."""
    # What is asked is where the history leads, not that the disk keeps it.
    store._connection.run("PRAGMA synchronous = OFF")
    before, ahead = state_of(store), _walked(store, redo)
    _walked(store, undo)
    for name in ("gold spans", "verdicts"):
        query = "SELECT count(*) FROM verdict" if name == "verdicts" else "SELECT count(*) FROM span WHERE layer_id = 1"
        if number := store._connection.value(query):
            yield f"the history does not account for {number} {name}"
    _walked(store, redo)
    for _ in range(ahead):
        undo(store)
    if state_of(store) != before:
        yield "the history does not lead to the present state"


def _walked(store: Store, step: Callable[[Store], Any]) -> int:
    count = 0
    while step(store):
        count += 1
    return count


def _of_own_check(path: Path) -> list[str]:
    """What the project's own check says."""
    return [f"{finding.kind}: {finding}" for finding in check_project(path).findings]
