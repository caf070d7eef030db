"""A record as a row of Ratify JSONL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotations.formats.numbering import numbered
from annotations.model import MENTIONS, Agreement, Article, Decision, Record, Span, text_hash


def row_of(record: Record, roles: Sequence[str]) -> dict[str, Any]:
    """The row of a record; agreements have a list for each of `roles` and for every other role that they use."""
    article = record.article
    row: dict[str, Any] = {
        "id": article.key,
        "source": article.source,
        "text": article.text,
        "metadata": _metadata(article),
    }
    if record.layer:
        row["layer"] = record.layer
    if record.annotation is not None:
        annotation = numbered(record.annotation, roles)
        row["entities"] = [_entity(span) for span in annotation.spans]
        row["agreements"] = [_agreement(agreement, roles) for agreement in annotation.agreements]
    return row


def _metadata(article: Article) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if article.title:
        known["title"] = article.title
    if article.published:
        known["published"] = article.published
    known["state"] = article.state.value
    known["sha256"] = text_hash(article.text)
    return known | {key: value for key, value in article.metadata.items() if key not in known}


def _entity(span: Span) -> dict[str, Any]:
    row: dict[str, Any] = {"id": f"s{span.id}", "start": span.start, "end": span.end, "label": span.label}
    if span.entity:
        row["entity"] = span.entity
    return row | _known(span.score, span.origin, span.verdict)


def _agreement(agreement: Agreement, roles: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": agreement.kind, "status": agreement.status, MENTIONS: []}
    for role in roles:
        row[role] = []
    for filler in agreement.fillers:
        row.setdefault(filler.role, []).append(f"s{filler.span}")
    details = [
        {"role": filler.role, "span": f"s{filler.span}"} | _known(filler.score, filler.origin, filler.verdict)
        for filler in agreement.fillers
        if filler.score is not None or filler.origin or filler.verdict is not None
    ]
    row |= _known(agreement.score, agreement.origin, agreement.verdict)
    if details:
        row["fillers"] = details
    return row


def _known(score: float | None, origin: str, verdict: Decision | None) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if score is not None:
        row["score"] = score
    if origin:
        row["origin"] = origin
    if verdict is not None:
        row["verdict"] = verdict.value
    return row
