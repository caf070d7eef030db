"""Entities and agreements as rows of two tables that join by article and id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotations.formats.base import WITHOUT_TEXT, Loss
from annotations.formats.numbering import numbered
from annotations.model import MENTIONS, Agreement, Annotation, Article, Filler, Record, Span, SpanId
from annotations.schema import Schema

Value = str | int | float | list[str] | None
Row = dict[str, Value]
_MARGIN = 60

HEAD = ("article", "title", "published", "layer", "id")
ENTITY_COLUMNS = (*HEAD, "start", "end", "text", "label", "entity", "score", "origin", "verdict", "context")


def roles_of(schema: Schema) -> list[str]:
    """The roles of which the table of agreements has columns, mentions first."""
    return [MENTIONS, *(role.name for role in schema.roles if role.name != MENTIONS)]


def agreement_columns(schema: Schema) -> tuple[str, ...]:
    """The columns of the table of agreements; each role has three: texts, entity ids and ids of spans."""
    by_role = (f"{role}{part}" for role in roles_of(schema) for part in ("", "_entities", "_spans"))
    return (*HEAD, "kind", "status", "score", "origin", "verdict", *by_role)


def entity_rows(record: Record, schema: Schema) -> Iterator[Row]:
    """One row for each span of a record."""
    text = record.article.text
    for span in _annotation(record, schema).spans:
        yield _head(record, f"s{span.id}") | {
            "start": span.start,
            "end": span.end,
            "text": text[span.start : span.end],
            "label": span.label,
            "entity": span.entity,
            "score": span.score,
            "origin": span.origin,
            "verdict": span.verdict.value if span.verdict else "",
            "context": context(text, span.start, span.end),
        }


def agreement_rows(record: Record, schema: Schema) -> Iterator[Row]:
    """One row for each agreement of a record; spans of one entity stand in a role once.

    The ids of spans are those of the table of entities, also of spans that stand in no agreement.
    """
    annotation = _annotation(record, schema)
    spans = {span.id: span for span in annotation.spans}
    for number, agreement in enumerate(annotation.agreements, start=1):
        row = _head(record, f"a{number}") | {
            "kind": agreement.kind,
            "status": agreement.status,
            "score": agreement.score,
            "origin": agreement.origin,
            "verdict": agreement.verdict.value if agreement.verdict else "",
        }
        for role in roles_of(schema):
            in_role = [spans[span] for span in agreement.spans(role)]
            joined = _joined(record.article.text, in_role)
            row[role] = [surface for surface, _ in joined]
            row[f"{role}_entities"] = [entity for _, entity in joined]
            row[f"{role}_spans"] = [f"s{span.id}" for span in in_role]
        yield row


def entities_only(record: Record) -> tuple[Record, list[Loss]]:
    """The record without agreements, as the table of entities shows it."""
    annotation = record.annotation
    if annotation is None or not annotation.agreements:
        return record, [WITHOUT_TEXT]
    spans = {span.id: span for span in annotation.spans}
    losses = [WITHOUT_TEXT, *(_no_place(agreement, spans) for agreement in annotation.agreements)]
    return replace(record, annotation=Annotation(annotation.spans)), losses


def agreements_only(record: Record, schema: Schema) -> tuple[Record, list[Loss]]:
    """The record without what the table of agreements does not show: spans apart, and roles of other schemas."""
    annotation = record.annotation
    if annotation is None:
        return record, [WITHOUT_TEXT]
    roles = roles_of(schema)
    agreements = tuple(
        replace(one, fillers=tuple(filler for filler in one.fillers if filler.role in roles))
        for one in annotation.agreements
    )
    used = {filler.span for agreement in agreements for filler in agreement.fillers}
    losses = [
        WITHOUT_TEXT,
        *(
            _other_role(filler, annotation)
            for one in annotation.agreements
            for filler in one.fillers
            if filler.role not in roles
        ),
    ]
    losses += [
        Loss("entities", "It stands in no agreement and is left out.", span.start, span.end)
        for span in annotation.spans
        if span.id not in used
    ]
    kept = Annotation(tuple(span for span in annotation.spans if span.id in used), agreements)
    return replace(record, annotation=numbered(kept, roles)), losses


def context(text: str, start: int, end: int) -> str:
    """A passage with the words around it, on one line."""
    first, last = max(0, start - _MARGIN), min(len(text), end + _MARGIN)
    before, after = text[first:start], text[end:last]
    if first:
        before = "… " + (before.partition(" ")[2] or before)
    if last < len(text):
        after = (after.rpartition(" ")[0] or after) + " …"
    return "".join(" " if char.isspace() else char for char in before + text[start:end] + after)


def _annotation(record: Record, schema: Schema) -> Annotation:
    return numbered(record.annotation or Annotation(), roles_of(schema))


def _head(record: Record, row_id: str) -> Row:
    article: Article = record.article
    return {
        "article": article.key,
        "title": article.title,
        "published": article.published,
        "layer": record.layer,
        "id": row_id,
    }


def _joined(text: str, spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Text and entity of each span, those of one entity once, under the name that comes first."""
    joined: dict[str, tuple[str, str]] = {}
    for span in spans:
        surface = text[span.start : span.end]
        joined.setdefault(span.entity or f"{span.label}\n{surface}", (surface, span.entity))
    return list(joined.values())


def _no_place(agreement: Agreement, spans: Mapping[SpanId, Span]) -> Loss:
    reason = "Agreements are in the table of agreements only."
    return _at(Loss("agreements", reason), spans.get(agreement.mentions[0]) if agreement.mentions else None)


def _other_role(filler: Filler, annotation: Annotation) -> Loss:
    found = next((span for span in annotation.spans if span.id == filler.span), None)
    return _at(Loss("roles", f"The role {filler.role} is not in the schema and has no column."), found)


def _at(loss: Loss, span: Span | None) -> Loss:
    return loss if span is None else replace(loss, start=span.start, end=span.end)
