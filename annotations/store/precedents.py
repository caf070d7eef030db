"""The project's own guidelines, and the passages decided on before that look like another."""

from __future__ import annotations

from typing import Any

from annotations.model import ArticleId, LookAlike, Precedent, PrecedentId, SpanId
from annotations.store.connection import Connection
from annotations.store.search import match_of

_SELECT = "SELECT label, verdict, text, before, after, note, article_key, author, at, id FROM precedent"
_REACH = 90
_ARTICLES = 2_000
"""How many of the newest articles with the words are looked through."""
_ROWS = 4_000
_DECIDED = """SELECT article.id, article.key, article.title, span.id, span.start, span."end", span.label,
    verdict.decision <> 'rejected', article_text.text
    FROM (SELECT rowid FROM article_search WHERE article_search MATCH :match ORDER BY rowid DESC LIMIT :articles) AS hit
    JOIN verdict ON verdict.article_id = hit.rowid
    JOIN span ON span.id = coalesce(verdict.gold_span_id, verdict.span_id)
    JOIN article ON article.id = hit.rowid
    JOIN article_text ON article_text.article_id = hit.rowid
    WHERE verdict.span_id IS NOT NULL AND span.id <> :but
    AND (span.label = :label OR span."end" - span.start = :length)
    ORDER BY verdict.id DESC LIMIT :rows"""


class Precedents:
    """Reading of precedents and look-alikes; keeping them is a step of review."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Precedent]:
        """The project's own guidelines, label by label in the order that they were given."""
        return [_precedent(row) for row in self._connection.all(_SELECT + " ORDER BY label, id")]

    def of(self, label: str) -> list[Precedent]:
        """What the project says of one label, in order."""
        rows = self._connection.all(_SELECT + " WHERE label = ? ORDER BY id", (label,))
        return [_precedent(row) for row in rows]

    def get(self, precedent: PrecedentId) -> Precedent | None:
        """One precedent, or None where it is gone."""
        row = self._connection.first(_SELECT + " WHERE id = ?", (precedent,))
        return None if row is None else _precedent(row)

    def look_alikes(self, text: str, label: str, *, but: SpanId, most: int = 3) -> list[LookAlike]:
        """Passages decided on lately with the same text, or the same label and last word: right ones, then wrong."""
        words = text.split()
        match = match_of(f'"{words[-1]}"') if words else ""
        if not match:
            return []
        rows = self._connection.all(
            _DECIDED,
            {"match": match, "articles": _ARTICLES, "rows": _ROWS, "but": but, "label": label, "length": len(text)},
        )
        last = words[-1].casefold()
        found: dict[bool, list[LookAlike]] = {True: [], False: []}
        for row in rows:
            its_text = row[8][row[4] : row[5]]
            same = its_text.casefold() == text.casefold()
            alike = row[6] == label and its_text.split()[-1:] and its_text.split()[-1].casefold() == last
            kept = found[bool(row[7])]
            if (same or alike) and len(kept) < most:
                kept.append(_look_alike(row))
            if all(len(each) >= most for each in found.values()):
                break
        return [*found[True], *found[False]]


def _precedent(row: tuple[Any, ...]) -> Precedent:
    label, verdict, *rest = row
    return Precedent(label, verdict == "right", *rest)


def _look_alike(row: tuple[Any, ...]) -> LookAlike:
    article, key, title, span, start, end, label, is_right, text = row
    before = " ".join(text[max(start - _REACH, 0) : start].split("\n")[-1].split(" "))
    after = text[end : end + _REACH].split("\n")[0]
    return LookAlike(
        ArticleId(article), key, title, SpanId(span), label, bool(is_right), text[start:end], before, after
    )
