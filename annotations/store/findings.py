"""What a check finds in a project: each fault with its place, a plain sentence, and how it can be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from annotations.store.history import Image

Told = Callable[[int, int | None], None]
"""Called with what is done and how much there is; may raise errors.Cancelled."""

_KEPT_OF_A_KIND = 1000
"""Findings that are kept one by one; what is beyond is counted."""


class Kind(StrEnum):
    """What is wrong."""

    FILE = "file"
    """Pages of the file are damaged."""
    INDEX = "index"
    """An index differs from its table."""
    TEXT = "text"
    """A text is not the one that was imported."""
    OUTSIDE = "outside"
    """A span is empty or not in the text."""
    CROSSING = "crossing"
    """Two gold spans cross."""
    LINK = "link"
    """A row names another one that is not there, or that is not its own."""
    ORPHAN = "orphan"
    """A row belongs to no article or layer."""
    COUNT = "count"
    """The numbers of an article in the queue are wrong."""
    SEARCH = "search"
    """The index of the search is out of step."""
    HISTORY = "history"
    """The history does not lead to the present state."""
    SETTING = "setting"
    """A setting of the project cannot be read."""


class Repair(StrEnum):
    """Whether a fault can be mended."""

    NONE = "none"
    """Only a backup helps."""
    SAFE = "safe"
    """Nothing that anybody decided is lost."""
    DESTRUCTIVE = "destructive"
    """Something is removed."""


class Mend(StrEnum):
    """What a repair does."""

    NOTHING = "nothing"
    REINDEX = "reindex"
    MEASURE = "measure"
    RECOUNT = "recount"
    RENEW_SEARCH = "renew search"
    CLEAR = "clear"
    """Set a link of a remark or of a step to nothing."""
    DROP = "drop"
    """Remove a row that says nothing by itself."""
    ADOPT = "adopt"
    """Write the present state into the history as a step."""
    DELETE = "delete"
    FORGET = "forget"
    """Remove a setting, so that what Ratify does by itself takes its place."""
    RESTART = "restart"
    """Keep the lines of the history to be read, and let undo begin anew."""


_REPAIR_OF = {
    Mend.NOTHING: Repair.NONE,
    Mend.DELETE: Repair.DESTRUCTIVE,
    Mend.FORGET: Repair.DESTRUCTIVE,
    Mend.RESTART: Repair.DESTRUCTIVE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `table`, `row` and `column` say where the mend works; `image` is what history lacks."""

    kind: Kind
    sentence: str
    article: str = ""
    """The key of the article, empty where the fault belongs to none."""
    span: tuple[int, int] | None = None
    mend: Mend = Mend.NOTHING
    table: str = ""
    row: int = 0
    column: str = ""
    article_id: int = 0
    image: Image | None = None

    @property
    def repair(self) -> Repair:
        """Whether the fault can be mended, and at what price."""
        return _REPAIR_OF.get(self.mend, Repair.SAFE)

    @property
    def place(self) -> str:
        """Where it is, for people: the article's key and the characters."""
        span = f" {self.span[0]}-{self.span[1]}" if self.span else ""
        return f"{self.article}{span}".strip()

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "kind": self.kind.value,
            "article": self.article,
            "span": list(self.span) if self.span else None,
            "sentence": self.sentence,
            "repair": self.repair.value,
        }


@dataclass(slots=True)
class CheckReport:
    """All that a check found."""

    articles: int = 0
    findings: list[Finding] = field(default_factory=list[Finding])
    counts: Counter[Kind] = field(default_factory=Counter[Kind])
    repairs: Counter[Repair] = field(default_factory=Counter[Repair])

    def take(self, finding: Finding) -> None:
        """Note one more."""
        self.counts[finding.kind] += 1
        self.repairs[finding.repair] += 1
        if self.counts[finding.kind] <= _KEPT_OF_A_KIND:
            self.findings.append(finding)

    @property
    def total(self) -> int:
        """How many faults there are, also those that are not kept one by one."""
        return self.counts.total()

    @property
    def is_damaged(self) -> bool:
        """Whether pages of the file are damaged, so that nothing in it can be mended."""
        return self.counts[Kind.FILE] > 0

    def summary(self) -> str:
        """What was found, in a sentence or two."""
        articles = f"{self.articles:,} article{'' if self.articles == 1 else 's'}"
        if not self.total:
            return f"In order: the file, {articles} and the history."
        found = f"{self.total:,} fault{'' if self.total == 1 else 's'} in {articles}"
        if self.is_damaged:
            return f"{found}. The file is damaged: restore a backup, or salvage what can be read into a new file."
        parts = [
            f"{self.repairs[repair]:,} {words}"
            for repair, words in (
                (Repair.SAFE, "can be mended without loss"),
                (Repair.DESTRUCTIVE, "can be mended by removing something"),
                (Repair.NONE, "can only be mended from a backup"),
            )
            if self.repairs[repair]
        ]
        return f"{found}: {', '.join(parts)}."

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "articles": self.articles,
            "total": self.total,
            "damaged": self.is_damaged,
            "counts": {kind.value: count for kind, count in self.counts.items()},
            "repairs": {repair.value: self.repairs[repair] for repair in Repair},
            "findings": [finding.as_json() for finding in self.findings],
        }
