"""Mending what a check found: a verified backup first, then everything in as few transactions as can be."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotations.errors import DamagedError, ProjectError
from annotations.store.backups import make_backup
from annotations.store.checking import check, check_project, unwatched
from annotations.store.connection import Connection
from annotations.store.findings import CheckReport, Finding, Mend, Repair, Told
from annotations.store.history import History, Step, Table, baseline
from annotations.store.holding import take_hold
from annotations.store.opening import open_file
from annotations.store.regaining import restart_history
from annotations.store.removing import Removal
from annotations.store.schema_001 import RECOUNT

# ruff: noqa: S608 - tables and columns are those that the check names

_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class RepairReport:
    """What a repair did."""

    found: CheckReport
    left: CheckReport
    mended: int = 0
    backup: Path | None = None
    """The project as it was before; None where nothing was changed."""
    done: list[str] = field(default_factory=list[str])
    """What was removed, a sentence each."""

    def summary(self) -> str:
        """What was done, in a sentence or two."""
        if not self.mended:
            return "Nothing was changed."
        faults = f"{self.mended:,} fault{' was' if self.mended == 1 else 's were'}"
        left = f" {self.left.summary()}" if self.left.total else " The project is in order now."
        return f"{faults} mended.{left} The project as it was before is {self.backup}."

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "mended": self.mended,
            "removed": self.done,
            "backup": str(self.backup) if self.backup else None,
            "found": self.found.as_json(),
            "left": self.left.as_json(),
        }


def repair_project(path: Path, *, destructive: bool = False, author: str = "", told: Told = unwatched) -> RepairReport:
    """Mend what can be mended without loss, and with `destructive` also by removing what cannot stay.

    Raises DamagedError for a damaged file, ProjectError where no backup can be made first; nothing is changed then.
    """
    found = check_project(path, told=told)
    if found.is_damaged:
        raise DamagedError(
            f"{path}: the file is damaged, which no repair mends. Restore a backup (ratify restore), or save what can"
            " be read into a new file (ratify salvage)."
        )
    report = RepairReport(found, found)
    if not any(found.repairs[repair] for repair in _allowed(destructive=destructive)):
        return report
    hold = take_hold(path)
    try:
        connection = open_file(path, readonly=False)
        try:
            report.backup = make_backup(connection, reason="repair").path
            mend_all(connection, report, destructive=destructive, author=author, told=told)
        finally:
            connection.close()
    finally:
        hold.release()
    _LOGGER.info("Repaired %s: %d faults mended, %d left", path, report.mended, report.left.total)
    return report


def mend_all(
    connection: Connection, report: RepairReport, *, destructive: bool, author: str, told: Told = unwatched
) -> None:
    """Mend and check again, until nothing is left that may be mended or the same faults come back."""
    seen: list[list[Finding]] = []
    while report.left.findings not in seen:
        todo = [it for it in report.left.findings if it.repair in _allowed(destructive=destructive)]
        if not todo:
            break
        seen.append(report.left.findings)
        # A wrong index makes right rows look wrong, and a history that begins anew fits what is there: what else was
        # found is looked at again afterwards.
        first = next((it.mend for it in todo if it.mend in {Mend.REINDEX, Mend.RESTART}), None)
        _Mending(connection, author, report).mend([it for it in todo if first in {None, it.mend}])
        report.left = check(connection, told)
    report.mended = max(0, report.found.total - report.left.total)


def _allowed(*, destructive: bool) -> set[Repair]:
    return {Repair.SAFE, Repair.DESTRUCTIVE} if destructive else {Repair.SAFE}


class _Mending:
    """One round of a repair."""

    def __init__(self, connection: Connection, author: str, report: RepairReport) -> None:
        self._connection = connection
        self._author = author
        self._report = report

    def mend(self, findings: Sequence[Finding]) -> None:
        """Mend some faults: first those of the history, so that what is removed afterwards is a step of its own."""
        if any(finding.mend is Mend.REINDEX for finding in findings):
            with self._connection.transaction():
                self._connection.run("REINDEX")
        if any(finding.mend is Mend.RESTART for finding in findings):
            with self._connection.transaction():
                restart_history(self._connection, self._author)
            self._report.done.append("The history begins anew: its lines stay to be read, undo no longer reaches them.")
        self._adopt([it for it in findings if it.mend is Mend.ADOPT])
        with self._history().step("Repair project") as step:
            for finding in findings:
                self._mend_rows(step, finding)
            self._remove(step, [it for it in findings if it.mend is Mend.DELETE])
            self._mend_rest(findings)

    def _history(self) -> History:
        return History(self._connection, lambda: self._author)

    def _adopt(self, findings: Iterable[Finding]) -> None:
        """Write into the history what it lacks: before its first step where a row is older than all, else last."""
        images = [it.image for it in findings if it.image is not None]
        first = [image for image in images if image[3] is None and image[4] is not None]
        last = [image for image in images if image not in first]
        if first:
            with self._connection.transaction():
                baseline(self._connection, self._author, first)
        if last:
            with self._history().step("Take over what history lacks") as step:
                step.images += last

    def _mend_rows(self, step: Step, finding: Finding) -> None:
        if finding.mend is Mend.CLEAR and finding.table == "history":
            self._connection.run(f"UPDATE history SET {finding.column} = NULL WHERE id = ?", (finding.row,))
        elif finding.mend is Mend.CLEAR:
            step.update(_journalled(finding.table), finding.row, {finding.column: None})
        elif finding.mend is Mend.DROP:
            self._connection.run(f"DELETE FROM {finding.table} WHERE article_id = ?", (finding.row,))
        elif finding.mend is Mend.MEASURE:
            self._connection.run(
                "UPDATE article SET length = (SELECT length(text) FROM article_text WHERE article_id = article.id)"
                " WHERE id = ?",
                (finding.article_id,),
            )
        elif finding.mend is Mend.FORGET:
            self._connection.run("DELETE FROM setting WHERE key = ?", (finding.column,))
            self._report.done.append(f"Removed (no article): {finding.sentence}")

    def _remove(self, step: Step, findings: Iterable[Finding]) -> None:
        removal = Removal(self._connection, step)
        for finding in findings:
            removal.remove(_journalled(finding.table), finding.row)
            self._report.done.append(f"Removed ({finding.place or 'no article'}): {finding.sentence}")

    def _mend_rest(self, findings: Sequence[Finding]) -> None:
        articles = {it.article_id for it in findings if it.mend is Mend.RECOUNT}
        for article in articles:
            recount(self._connection, article)
        if any(finding.mend is Mend.RENEW_SEARCH for finding in findings):
            self._connection.run("INSERT INTO article_search (article_search) VALUES ('rebuild')")


def recount(connection: Connection, article: int) -> None:
    """Count the suggestions and the gold of one article anew."""
    connection.run("INSERT OR IGNORE INTO article_count (article_id) VALUES (?)", (article,))
    for statement in RECOUNT:
        connection.run(statement, {"article": article})


def _journalled(table: str) -> Table:
    names: dict[str, Table] = {
        "span": "span",
        "agreement": "agreement",
        "agreement_filler": "agreement_filler",
        "verdict": "verdict",
        "note": "note",
        "flag": "flag",
        "look": "look",
    }
    if table not in names:
        raise ProjectError(f"Rows of {table} cannot be repaired.")
    return names[table]
