"""Making a whole project again of rows that were saved from a damaged one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

from annotations.errors import ProjectError
from annotations.model import text_hash
from annotations.store.checking import unwatched
from annotations.store.checking_history import HistoryCheck
from annotations.store.connection import Connection
from annotations.store.history import Image, baseline, now, put_row

# ruff: noqa: S608 - put together from constants

_WITHOUT_TEXT = "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM article_text)"
_UNKNOWN_LAYERS = """SELECT layer_id FROM span WHERE layer_id NOT IN (SELECT id FROM layer)
    UNION SELECT layer_id FROM agreement WHERE layer_id NOT IN (SELECT id FROM layer)"""
_ROWS_OF_A_LINE = 2000


def mend_articles(connection: Connection, lost: list[str]) -> None:
    """Articles without a text go, their keys into `lost`; texts without an article and rows without a layer get one."""
    run, rows = connection.run, connection.all
    for article, text in rows(
        "SELECT article_id, text FROM article_text WHERE article_id NOT IN (SELECT id FROM article)"
    ):
        sha256 = text_hash(text)
        if connection.first("SELECT 1 FROM article WHERE sha256 = ?", (sha256,)) is None:
            run(
                "INSERT INTO article (id, key, sha256, length, title, published, source, state, added, metadata)"
                " VALUES (?, ?, ?, ?, '', '', '', 'todo', ?, '{}')",
                (article, f"salvaged-{article}", sha256, len(text), now()),
            )
    lost += [row[0] for row in rows(f"SELECT key FROM article WHERE id IN ({_WITHOUT_TEXT}) ORDER BY id")]
    run(f"DELETE FROM article WHERE id IN ({_WITHOUT_TEXT})")
    run("DELETE FROM article_text WHERE article_id NOT IN (SELECT id FROM article)")
    run("DELETE FROM original WHERE article_id NOT IN (SELECT id FROM article)")
    run("INSERT OR IGNORE INTO layer (id, name, kind, detail, created) VALUES (1, 'gold', 'gold', '', ?)", (now(),))
    for (layer,) in rows(_UNKNOWN_LAYERS):
        run(
            "INSERT INTO layer (id, name, kind, detail, created) VALUES (?, ?, 'import', 'salvaged', ?)",
            (layer, f"salvaged-{layer}", now()),
        )
    # What a layer says of an article that it does not cover would never be seen.
    run(
        "INSERT OR IGNORE INTO layer_article (article_id, layer_id, under_review)"
        " SELECT DISTINCT article_id, layer_id, 1 FROM span WHERE layer_id <> 1"
    )


def recover_rows(connection: Connection) -> int:
    """Write rows again that are lost, but that the history still holds as they were last; how many there were."""
    lost = [
        it.image
        for it in HistoryCheck(connection).findings(unwatched)
        if it.image is not None and it.image[3] is not None and it.image[4] is None
    ]
    known = {row[0] for row in connection.all("SELECT id FROM article")} | {0}
    return sum(_is_put(connection, image) for image in lost if image[2] in known)


def _is_put(connection: Connection, image: Image) -> bool:
    try:
        put_row(connection, image)
    except (sqlite3.Error, ProjectError):  # a damaged line of history can say anything
        return False
    return True


def restart_history(connection: Connection, author: str) -> None:
    """Keep old lines to be read, out of the reach of undo, and begin anew with the rows that are there."""
    connection.run("UPDATE history SET state = 'discarded' WHERE state IN ('done', 'undone')")
    connection.run("UPDATE history SET images = '[]' WHERE NOT json_valid(images)")
    given = int(connection.value("SELECT seq FROM sqlite_sequence WHERE name = 'history'") or 0)
    there = {row[0] for row in connection.all("SELECT id FROM history")}
    connection.many(
        "INSERT INTO history (id, action, author, at, state, images) VALUES (?, 'Lost', '', ?, 'discarded', '[]')",
        [(line, now()) for line in range(1, given + 1) if line not in there],
    )
    images = (it.image for it in HistoryCheck(connection).findings(unwatched) if it.image is not None)
    for line in _slices(images):
        baseline(connection, author, line)


def _slices(images: Iterator[Image]) -> Iterator[list[Image]]:
    # Read to the end first: a line that is written meanwhile would be found again.
    left = iter(list(images))
    while line := list(islice(left, _ROWS_OF_A_LINE)):
        yield line
