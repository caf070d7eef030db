"""A summary for people: what each article says of agreements and who is named in it, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from annotations.formats.base import WITHOUT_TEXT, Format, Loss
from annotations.formats.numbering import numbered
from annotations.model import MENTIONS, Agreement, Annotation, Record, Span, SpanId
from annotations.own_pages import MARKDOWN_MARK
from annotations.schema import Choice, Label, Role, Schema

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&:@.-])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")


class Summary(Format):
    """A section for each article: its agreements as tables, its entities by label."""

    name = "summary"
    title = "Summary (Markdown)"
    suffixes = (".summary.md", ".md")
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record as it is; its text is not in the summary."""
        del schema
        return record, (WITHOUT_TEXT,)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one section after the other."""
        out.write(f"{MARKDOWN_MARK}# {plain(schema.title or schema.name)}\n".encode())
        roles = [role.name for role in schema.roles]
        for record in records:
            fitting = numbered(record.annotation or Annotation(), roles)
            out.writelines(piece.encode("utf-8") for piece in _article(record, fitting, schema))


def plain(text: str) -> str:
    """A text on one line in which Markdown finds no signs of its own."""
    return _SIGNS.sub(r"\\\1", _UNSEEN.sub(" ", text).strip())


def _article(record: Record, annotation: Annotation, schema: Schema) -> Iterator[str]:
    article = record.article
    yield f"\n## {plain(article.title or article.key)}\n\n"
    facts = [article.key if article.title else "", article.published, article.source, record.layer]
    yield " · ".join(plain(fact) for fact in facts if fact) + "\n"
    surfaces = {span.id: article.text[span.start : span.end] for span in annotation.spans}
    for number, agreement in enumerate(annotation.agreements, start=1):
        yield from _agreement(number, agreement, surfaces, schema)
    if annotation.spans:
        yield "\n### Entities\n\n"
        for label, names in _by_label(article.text, annotation.spans, schema):
            yield f"- **{plain(label)}**: {', '.join(names)}\n"


def _agreement(number: int, agreement: Agreement, surfaces: dict[SpanId, str], schema: Schema) -> Iterator[str]:
    kind, status = _title(schema.kind.get(agreement.kind), agreement.kind), agreement.status
    yield f"\n### {number}\\. {plain(kind)}, {plain(_title(schema.status.get(status), status))}\n\n"
    yield "| Role | Text |\n| --- | --- |\n"
    for role in dict.fromkeys((MENTIONS, *(filler.role for filler in agreement.fillers))):
        texts = dict.fromkeys(plain(surfaces[span]) for span in agreement.spans(role))
        yield f"| {plain(_title(schema.role.get(role), role))} | {', '.join(texts)} |\n"


def _by_label(text: str, spans: Sequence[Span], schema: Schema) -> Iterator[tuple[str, list[str]]]:
    """The labels that occur, in the schema's order, each with its names and how often they stand in the text."""
    order = [label.name for label in schema.labels]
    found = sorted({span.label for span in spans}, key=lambda it: (order.index(it) if it in order else len(order), it))
    for label in found:
        counts: dict[str, tuple[str, int]] = {}
        for span in (span for span in spans if span.label == label):
            name = plain(text[span.start : span.end])
            first, count = counts.get(span.entity or name, (name, 0))
            counts[span.entity or name] = (first, count + 1)
        names = [name if count == 1 else f"{name} ({count})" for name, count in counts.values()]
        yield _title(schema.label.get(label), label), names


def _title(known: Label | Choice | Role | None, name: str) -> str:
    return known.title if known else name
