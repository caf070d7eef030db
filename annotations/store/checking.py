"""Checking a project from its pages to its meaning, on a read-only connection and one moment of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from annotations.errors import Cancelled, ProjectError
from annotations.store.checking_articles import Faults
from annotations.store.checking_history import HistoryCheck
from annotations.store.checking_links import broken_links, orphans
from annotations.store.checking_search import search_faults
from annotations.store.checking_settings import spoiled_settings
from annotations.store.connection import Connection
from annotations.store.definitions import differences
from annotations.store.findings import CheckReport, Finding, Kind, Mend, Told
from annotations.store.migrations import known
from annotations.store.opening import look_into

_ROWS = 200
_MOST_LINES = 200
_OF_AN_INDEX = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


def unwatched(done: int, total: int | None) -> None:
    """Progress that nobody watches."""
    del done, total


def never() -> bool:
    """A check that nobody breaks off."""
    return False


def check_project(path: Path, *, told: Told = unwatched, is_enough: Callable[[], bool] = never) -> CheckReport:
    """All faults of a project; raises ProjectError where it cannot be opened at all, Cancelled once it is enough."""

    def told_or_stopped(done: int, total: int | None) -> None:
        if is_enough():
            raise Cancelled
        told(done, total)

    connection = look_into(path)
    try:
        with connection.stopped_by(is_enough):
            return check(connection, told_or_stopped)
    finally:
        connection.close()


def check(connection: Connection, told: Told = unwatched) -> CheckReport:
    """All faults of an open project as it is at this moment."""
    report = CheckReport()
    connection.run("BEGIN")  # one moment of the file: others may go on writing
    try:
        for finding in _guarded("The file", lambda: _of_file(connection)):
            report.take(finding)
        for finding in _guarded("The list of tables", lambda: _of_tables(connection)):
            report.take(finding)
        report.articles = _articles_in(connection)
        stages: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
            ("The articles", lambda: _of_articles(connection, report.articles, told)),
            ("The links between rows", lambda: broken_links(connection)),
            ("The table of articles and layers", lambda: orphans(connection)),
            ("The history", lambda: HistoryCheck(connection).findings(told)),
            ("The index of the search", lambda: search_faults(connection, told)),
            ("The settings", lambda: spoiled_settings(connection)),
        )
        for name, stage in stages:
            for finding in _guarded(name, stage):
                report.take(finding)
    finally:
        connection.run("ROLLBACK")
    return report


def _guarded(name: str, stage: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """A stage that ends with a finding where the file cannot be read further."""
    try:
        yield from stage()
    except ProjectError:
        yield Finding(Kind.FILE, f"{name} cannot be read to the end: pages of the file are damaged.")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise
        yield Finding(Kind.FILE, f"{name} cannot be read to the end: {error}.")
    except (sqlite3.Error, TypeError, ValueError) as error:  # a damaged page can put any value anywhere
        yield Finding(Kind.FILE, f"{name} cannot be read to the end: {error}.")


def _articles_in(connection: Connection) -> int:
    try:
        return int(connection.value("SELECT count(*) FROM article") or 0)
    except (ProjectError, sqlite3.Error):
        return 0


def _of_file(connection: Connection) -> Iterator[Finding]:
    for (line,) in connection.all(f"PRAGMA integrity_check({_MOST_LINES})"):
        if line == "ok":
            continue
        said = str(line).replace("\n", " ")
        if any(words in said for words in _OF_AN_INDEX):
            yield Finding(Kind.INDEX, f"An index differs from its table: {said}.", mend=Mend.REINDEX)
        else:
            yield Finding(Kind.FILE, f"SQLite reports: {said}.")


def _of_tables(connection: Connection) -> Iterator[Finding]:
    for difference in differences(connection, len(known())):
        yield Finding(Kind.FILE, difference.sentence)


def _of_articles(connection: Connection, total: int, told: Told) -> Iterator[Finding]:
    faults, last, done = Faults(connection), 0, 0
    while rows := connection.all(
        "SELECT id, key, sha256, length FROM article WHERE id > ? ORDER BY id LIMIT ?", (last, _ROWS)
    ):
        for row in rows:
            yield from _guarded(f"The article {row[1]!r}", lambda row=row: faults.of(row))
        last, done = rows[-1][0], done + len(rows)
        told(done, total)
