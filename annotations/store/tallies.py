"""Counts over a whole project: what was decided and when, what gold holds, and what came of second looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from annotations.store.connection import Connection
from annotations.store.migrations import GOLD_LAYER
from annotations.store.passages import IN_BULK


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How often suggestions with a label and a score tenth (None without a score) were decided in one way on a day."""

    label: str
    tenth: int | None
    decision: str
    count: int
    day: str
    """The day of the decisions, in UTC."""


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a gold agreement: its identity where one is known, and its text."""

    agreement: int
    entity: str
    text: str


@dataclass(frozen=True, slots=True)
class Tallies:
    """All counts at one moment; hours are UTC, days are those that articles were published on."""

    states: dict[str, int]
    suggestions: tuple[int, int]
    """Decided, and all that are under review, spans and agreements together."""
    hours: tuple[tuple[str, int], ...]
    """(hour as 2026-11-25T17, decisions) in order."""
    looked: tuple[int, float]
    """How many decisions have their time, and the seconds of all of them."""
    verdicts: tuple[Verdicts, ...]
    """Those that were given one by one: what was decided in bulk tells nothing about the machine."""
    labels: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, str, int], ...]
    """(kind, status, gold agreements)."""
    parties: tuple[Party, ...]
    days: tuple[tuple[str, int], ...]
    """(day of the article, gold agreements); articles without a date are left out."""
    undated: int
    looks: tuple[tuple[str, str, str], ...]
    """(reason, first label, second label) of those that were answered; an empty label is a rejection."""


class Counting:
    """Reads the counts; a project of 10,000 articles takes seconds, so it is done in a job."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, role: str) -> Tallies:
        """Count everything; `role` is the one that names the parties of an agreement."""
        rows = self._connection.all
        decided = self._connection.first("SELECT sum(decided), sum(open + decided) FROM article_count")
        looked = self._connection.first(
            "SELECT count(seconds), total(seconds) FROM history WHERE seconds IS NOT NULL AND state = 'done'"
        )
        days = rows(
            "SELECT substr(article.published, 1, 10) AS day, count(*) FROM agreement"
            " JOIN article ON article.id = agreement.article_id WHERE agreement.layer_id = ? GROUP BY day ORDER BY day",
            (GOLD_LAYER,),
        )
        return Tallies(
            states=dict(rows("SELECT state, count(*) FROM article GROUP BY state")),
            suggestions=(decided[0] or 0, decided[1] or 0) if decided else (0, 0),
            hours=tuple(
                rows("SELECT substr(decided, 1, 13) AS hour, count(*) FROM verdict GROUP BY hour ORDER BY hour")
            ),
            looked=(looked[0], looked[1]) if looked else (0, 0.0),
            verdicts=tuple(Verdicts(*row) for row in rows(_VERDICTS, (f"*{IN_BULK}",))),
            labels=tuple(
                rows(
                    "SELECT label, count(*) AS n FROM span WHERE layer_id = ? GROUP BY label ORDER BY n DESC, label",
                    (GOLD_LAYER,),
                )
            ),
            kinds=tuple(
                rows(
                    "SELECT kind, status, count(*) FROM agreement WHERE layer_id = ? GROUP BY kind, status"
                    " ORDER BY kind, status",
                    (GOLD_LAYER,),
                )
            ),
            parties=self._parties(role),
            days=tuple((day, number) for day, number in days if day),
            undated=sum(number for day, number in days if not day),
            looks=tuple(
                rows("SELECT reason, first_label, second_label FROM look WHERE answered IS NOT NULL ORDER BY id")
            ),
        )

    def _parties(self, role: str) -> tuple[Party, ...]:
        found: list[tuple[Any, ...]] = self._connection.all(_PARTIES, (GOLD_LAYER, role))
        return tuple(Party(agreement, entity, " ".join(text.split())) for agreement, entity, text in found)


_VERDICTS = """SELECT span.label, CASE WHEN span.score IS NULL THEN NULL
        ELSE min(9, max(0, CAST(span.score * 10 AS INTEGER))) END AS tenth, verdict.decision, count(*),
        substr(verdict.decided, 1, 10) AS day
    FROM verdict JOIN span ON span.id = verdict.span_id
    WHERE verdict.id NOT IN (SELECT json_extract(image.value, '$[1]') FROM history, json_each(history.images) AS image
        WHERE history.state = 'done' AND history.action GLOB ? AND json_extract(image.value, '$[0]') = 'verdict')
    GROUP BY span.label, tenth, verdict.decision, day
    ORDER BY span.label, tenth, verdict.decision, day"""
_PARTIES = """SELECT agreement.id, span.entity, substr(article_text.text, span.start + 1, span."end" - span.start)
    FROM agreement JOIN agreement_filler AS filler ON filler.agreement_id = agreement.id
    JOIN span ON span.id = filler.span_id JOIN article_text ON article_text.article_id = agreement.article_id
    WHERE agreement.layer_id = ? AND filler.role = ? ORDER BY agreement.id, filler.position, filler.id"""
