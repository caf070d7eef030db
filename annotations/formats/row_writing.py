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
        row["entities"] = [entity_of(span) for span in annotation.spans]
        row["agreements"] = [agreement_of(agreement, roles) for agreement in annotation.agreements]
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


def entity_of(span: Span) -> dict[str, Any]:
    """The row of one span."""
    start, end, label, number, score, origin, entity, verdict = span
    row: dict[str, Any] = {"id": f"s{number}", "start": start, "end": end, "label": label}
    if entity:
        row["entity"] = entity
    _add_known(row, score, origin, verdict)
    return row


def agreement_of(agreement: Agreement, roles: Sequence[str]) -> dict[str, Any]:
    """The row of one agreement, with a list for each of `roles`."""
    row: dict[str, Any] = {"kind": agreement.kind, "status": agreement.status, MENTIONS: []}
    for role in roles:
        row[role] = []
    details: list[dict[str, Any]] = []
    for role, span, _, score, origin, verdict in agreement.fillers:
        name = f"s{span}"
        row.setdefault(role, []).append(name)
        if score is not None or origin or verdict is not None:
            details.append({"role": role, "span": name})
            _add_known(details[-1], score, origin, verdict)
    _add_known(row, agreement.score, agreement.origin, agreement.verdict)
    if details:
        row["fillers"] = details
    return row


def _add_known(row: dict[str, Any], score: float | None, origin: str, verdict: Decision | None) -> None:
    if score is not None:
        row["score"] = score
    if origin:
        row["origin"] = origin
    if verdict is not None:
        row["verdict"] = verdict.value
