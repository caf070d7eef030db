"""What can be wrong inside one article: its text, where its spans are, gold that crosses, and its counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotations.model import text_hash
from annotations.store.connection import Connection
from annotations.store.findings import Finding, Kind, Mend
from annotations.store.migrations import GOLD_LAYER

_Stored = tuple[Any, ...]
_Place = tuple[int, int, str]

_SPANS = 'SELECT id, layer_id, start, "end", label FROM span WHERE article_id = ? ORDER BY start, "end" DESC, label, id'
_AGREEMENTS = "SELECT id, layer_id, signature FROM agreement WHERE article_id = ?"
_VERDICTS = "SELECT span_id, agreement_id FROM verdict WHERE article_id = ? AND filler_id IS NULL"


class Faults:
    """Looks through articles one by one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, row: _Stored) -> Iterator[Finding]:
        """The faults of one article, given its id, key, hash and length."""
        article, key, sha256, length = row
        text = self._connection.value("SELECT text FROM article_text WHERE article_id = ?", (article,))
        if text is None:
            yield Finding(Kind.TEXT, f"The article {key!r} has no text.", key)
        else:
            yield from _of_text(article, key, str(text), sha256, length)
            length = len(text)
        spans = self._connection.all(_SPANS, (article,))
        yield from _outside(article, key, spans, length)
        yield from _crossing(article, key, [span for span in spans if span[1] == GOLD_LAYER])
        yield from self._of_counts(article, key, spans)

    def _of_counts(self, article: int, key: str, spans: list[_Stored]) -> Iterator[Finding]:
        stored = self._connection.first(
            "SELECT open, decided, gold FROM article_count WHERE article_id = ?", (article,)
        )
        counted = self._counted(article, spans)
        if stored != counted:
            said = "no counts" if stored is None else _counts(stored)
            yield Finding(
                Kind.COUNT,
                f"The queue says {said} for {key!r}; counted anew: {_counts(counted)}.",
                key,
                mend=Mend.RECOUNT,
                article_id=article,
            )

    def _counted(self, article: int, spans: list[_Stored]) -> tuple[int, int, int]:
        """What the triggers should have come to: open, decided, gold."""
        rows = self._connection.all
        shown = {
            row[0]
            for row in rows("SELECT layer_id FROM layer_article WHERE article_id = ? AND under_review = 1", (article,))
        }
        agreements = rows(_AGREEMENTS, (article,))
        verdicts = rows(_VERDICTS, (article,))
        judged_spans = {row[0] for row in verdicts if row[0] is not None}
        judged_agreements = {row[1] for row in verdicts if row[1] is not None}
        suggested: set[_Place] = {span[2:5] for span in spans if span[1] in shown}
        settled: set[_Place] = {span[2:5] for span in spans if span[1] == GOLD_LAYER or span[0] in judged_spans}
        signatures = {row[2] for row in agreements if row[0] in judged_agreements}
        waiting = [row[2] for row in agreements if row[1] in shown]
        decided = len(suggested & settled) + sum(signature in signatures for signature in waiting)
        gold = sum(row[1] == GOLD_LAYER for row in (*spans, *agreements))
        return len(suggested) + len(waiting) - decided, decided, gold


def _counts(counts: _Stored) -> str:
    return f"{counts[0]} open, {counts[1]} decided, {counts[2]} gold"


def _of_text(article: int, key: str, text: str, sha256: str, length: int) -> Iterator[Finding]:
    if text_hash(text) != sha256:
        yield Finding(Kind.TEXT, f"The text of {key!r} is not the one that was imported: its hash differs.", key)
    elif len(text) != length:
        yield Finding(
            Kind.TEXT,
            f"The text of {key!r} has {len(text)} characters; {length} are noted.",
            key,
            mend=Mend.MEASURE,
            article_id=article,
        )


def _outside(article: int, key: str, spans: list[_Stored], length: int) -> Iterator[Finding]:
    for row_id, layer, start, end, label in spans:
        if not 0 <= start < end <= length:
            what = "gold" if layer == GOLD_LAYER else "suggested"
            yield Finding(
                Kind.OUTSIDE,
                f"The {what} {label} at {start}-{end} is outside the text of {length} characters.",
                key,
                (start, end),
                Mend.DELETE,
                "span",
                row_id,
                article_id=article,
            )


def _crossing(article: int, key: str, gold: list[_Stored]) -> Iterator[Finding]:
    around: list[_Stored] = []
    for span in gold:
        row_id, _, start, end, label = span
        while around and around[-1][3] <= start:
            around.pop()
        for other in around:
            if start < other[3] < end:
                # No step lets a span cross those that are there, so the younger one is at fault.
                younger = max(row_id, other[0])
                yield Finding(
                    Kind.CROSSING,
                    f"The gold {label} at {start}-{end} crosses the gold {other[4]} at {other[2]}-{other[3]}.",
                    key,
                    (start, end) if younger == row_id else (other[2], other[3]),
                    Mend.DELETE,
                    "span",
                    younger,
                    article_id=article,
                )
        around.append(span)
