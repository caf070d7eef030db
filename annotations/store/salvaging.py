"""Saving what can be read of a damaged project into a new one, with a report of what was saved and what was lost."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotations.errors import DamagedError, ProjectError
from annotations.schema import default_schema
from annotations.store.checking import check, unwatched
from annotations.store.checking_history import HistoryCheck
from annotations.store.connection import Connection
from annotations.store.findings import Kind, Mend, Repair, Told
from annotations.store.opening import check_owner, create_file, open_raw
from annotations.store.redefining import readable
from annotations.store.regaining import mend_articles, recover_rows, restart_history
from annotations.store.repairing import RepairReport, mend_all, recount
from annotations.store.settings import SCHEMA, Settings
from annotations.store.wreck import Wreck

# ruff: noqa: S608 - tables and columns are those of our own schema

_LOGGER = logging.getLogger(__name__)
# Each table behind those that it refers to.
_TABLES = (
    *(
        "setting",
        "layer",
        "article",
        "article_text",
        "original",
        "layer_article",
        "span",
        "agreement",
        "agreement_filler",
    ),
    *("verdict", "note", "flag", "look", "precedent", "history"),
)
_ROUNDS = 3
_HEADER = (
    "the file cannot be read at all: its head is destroyed, or it never was a Ratify project. Nothing can be salvaged;"
    " restore a backup (ratify backups)."
)


@dataclass(slots=True)
class SalvageReport:
    """What became of a damaged project."""

    new: Path
    saved: dict[str, int] = field(default_factory=dict[str, int])
    """Table -> rows that are in the new project."""
    lost: dict[str, int] = field(default_factory=dict[str, int])
    """Table -> rows that are known to be missing, as far as ids tell."""
    lost_articles: list[str] = field(default_factory=list[str])
    """Keys of articles that have no text any more and are left out, where a key could be read."""
    altered: list[str] = field(default_factory=list[str])
    """Keys of articles whose text differs from the one that was imported."""
    removed: list[str] = field(default_factory=list[str])
    """What was left out because something that it belongs to is lost."""
    recovered: int = 0
    """Rows of gold, decisions and notes that only the history still held."""
    history_kept: bool = True
    """Whether undo reaches back as far as before."""

    def summary(self) -> str:
        """What was saved and what was lost, a line each."""
        lines = [f"{self.new} holds what could be read:"]
        for table, saved in self.saved.items():
            lost = self.lost.get(table, 0)
            lines.append(
                f"  {_TITLES[table]}: {saved:,} saved, {f'{lost:,} lost' if lost else 'none known to be lost'}"
            )
        if self.lost_articles:
            lines.append(f"Articles without a text, left out: {', '.join(self.lost_articles)}.")
        if self.altered:
            lines.append(f"Articles whose text differs from the one that was imported: {', '.join(self.altered)}.")
        if self.removed:
            lines.append(f"Left out because what they belong to is lost: {len(self.removed):,} rows.")
        if self.recovered:
            lines.append(f"Brought back from the history: {self.recovered:,} rows.")
        if not self.history_kept:
            lines.append("Parts of the history are lost: it can be read, but undo begins anew.")
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "new": str(self.new),
            "saved": self.saved,
            "lost": self.lost,
            "lost_articles": self.lost_articles,
            "altered": self.altered,
            "removed": self.removed,
            "recovered": self.recovered,
            "history_kept": self.history_kept,
        }


_TITLES = {
    "setting": "Settings",
    "layer": "Layers",
    "article": "Articles",
    "article_text": "Texts",
    "original": "Originals of articles",
    "layer_article": "Articles of layers",
    "span": "Spans",
    "agreement": "Agreements",
    "agreement_filler": "Slots of agreements",
    "verdict": "Decisions",
    "note": "Notes",
    "flag": "Flags",
    "look": "Second looks",
    "precedent": "Precedents",
    "history": "Lines of history",
}


def salvage(damaged: Path, new: Path, *, author: str = "", told: Told = unwatched) -> SalvageReport:
    """Copy what can be read of a damaged project into a new one; the damaged file is not written to.

    Raises ProjectError where nothing can be read, or where the new file is there already.
    """
    with readable(damaged, new.parent) as file, closing(_board(damaged, file)) as wreck:
        connection = create_file(new, {})
        try:
            report = _Salvage(wreck, connection, SalvageReport(new), author).run(told)
        except BaseException:
            connection.close()
            new.unlink(missing_ok=True)
            raise
        connection.close()
    _LOGGER.info("Salvaged %s into %s", damaged, new)
    return report


def _board(damaged: Path, file: Path) -> Wreck:
    connection = open_raw(file)
    try:
        # On a connection that cannot write, this only lets SQLite read a file that is shorter than its head says.
        connection.run("PRAGMA writable_schema = ON")
        with suppress(DamagedError):  # what is damaged may be no more than the list of upgrades
            check_owner(connection)
        return Wreck(connection)
    except ProjectError as error:
        connection.close()
        if error.__cause__ is None:  # a project of another program, or of a newer Ratify
            raise
        raise ProjectError(f"{damaged}: {_HEADER}") from error


class _Salvage:
    """One salvage on its way."""

    def __init__(self, wreck: Wreck, connection: Connection, report: SalvageReport, author: str) -> None:
        self._wreck = wreck
        self._connection = connection
        self._report = report
        self._author = author

    def run(self, told: Told) -> SalvageReport:
        """Copy, drop what cannot stand alone, and make counts, search and history fit what is there."""
        run, rows = self._connection.run, self._connection.all
        run("PRAGMA foreign_keys = OFF")
        with self._connection.transaction(bulk=True):
            triggers = rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, _ in triggers:
                run(f"DROP TRIGGER {name}")
            run("DELETE FROM layer")
            for nth, table in enumerate(_TABLES):
                self._copy(table)
                told(nth + 1, len(_TABLES))
            self._keep_ids()
            mend_articles(self._connection, self._report.lost_articles)
            self._mend_history()
            for (article,) in rows("SELECT id FROM article"):
                recount(self._connection, article)
            for _, sql in triggers:
                run(sql)
            run("INSERT INTO article_search (article_search) VALUES ('rebuild')")
            self._mend_settings()
        run("PRAGMA foreign_keys = ON")
        self._mend_rest(told)
        for table in _TABLES:
            self._report.saved[table] = int(self._connection.value(f"SELECT count(*) FROM {table}"))
        return self._report

    def _copy(self, table: str) -> None:
        ours = [row[0] for row in self._connection.all("SELECT name FROM pragma_table_info(?)", (table,))]
        columns = [column for column in ours if column in self._wreck.columns(table)]
        if not columns:
            if table in self._wreck.expected and (lost := self._wreck.missing(table)):
                self._report.lost[table] = lost
            return
        names = ", ".join(f'"{column}"' for column in columns)
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        refused = sum(self._insert(sql, rows) for rows in self._wreck.rows(table, columns))
        lost = self._wreck.lost[table] + refused
        if lost:
            self._report.lost[table] = lost

    def _insert(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> int:
        """Write some rows; how many of them are no longer what their table allows."""
        refused = 0
        self._connection.run("SAVEPOINT slice")
        try:
            self._connection.many(sql, rows)
        except (sqlite3.Error, ProjectError):
            self._connection.run("ROLLBACK TO slice")
            for row in rows:
                try:
                    self._connection.run(sql, row)
                except (sqlite3.Error, ProjectError):
                    refused += 1
        self._connection.run("RELEASE slice")
        return refused

    def _keep_ids(self) -> None:
        """An id that was given must not be given again: the history may speak of it."""
        for name, last in self._wreck.last_ids.items():
            known = self._connection.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,))
            if known is None:
                self._connection.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))
            elif known < last:
                self._connection.run("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last, name))

    def _mend_history(self) -> None:
        """Bring back rows that only the history still holds; where it does not fit, it begins anew."""
        for _ in range(_ROUNDS):
            # A row that comes back can take the place of one with a wrong number, which is then missing itself.
            recovered = recover_rows(self._connection)
            self._report.recovered += recovered
            if not recovered:
                break
        findings = HistoryCheck(self._connection).findings(unwatched)
        if any(it.mend is Mend.RESTART for it in findings):
            self._report.history_kept = False
            restart_history(self._connection, self._author)

    def _mend_settings(self) -> None:
        """Settings that cannot be read go; a project needs a schema to be opened."""
        settings = Settings(self._connection)
        spoiled = settings.unreadable()
        for key in spoiled:
            self._connection.run("DELETE FROM setting WHERE key = ?", (key,))
        lost = len(spoiled)
        try:
            settings.schema()
        except DamagedError:
            self._connection.run(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                (SCHEMA, json.dumps(default_schema().source)),
            )
            lost = max(1, lost)
        if lost:
            self._report.lost["setting"] = max(lost, self._report.lost.get("setting", 0))

    def _mend_rest(self, told: Told) -> None:
        found = check(self._connection, told)
        repair = RepairReport(found, found)
        mend_all(self._connection, repair, destructive=True, author=self._author, told=told)
        self._report.removed += repair.done
        self._report.altered += [
            it.article for it in repair.left.findings if it.kind is Kind.TEXT and it.repair is Repair.NONE
        ]
