"""W3C Web Annotations: spans and agreements as JSON-LD, placed by position and by quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, uuid5

from annotations.formats.base import WITHOUT_TEXT, Format, Loss
from annotations.formats.numbering import numbered
from annotations.formats.strict_json import ENCODER
from annotations.model import Agreement, Annotation, Record, Span, SpanId, text_hash
from annotations.schema import Schema

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_TERMS = "urn:uuid:" + str(uuid5(NAMESPACE_URL, "ratify terms")) + "#"
"""Begins the names that the vocabulary of the W3C has no word for."""
_AROUND = 32
_DECIDED = "What was decided on a suggestion is left out."


class WebAnnotation(Format):
    """One page of annotations. Positions are code points, as the W3C wants them.

    A span is tagged with its label. An agreement links the annotations of its spans, each with its role. An article is
    described by an annotation of its own; its text is not in the file.
    """

    name = "web-annotation"
    title = "W3C Web Annotation (JSON-LD)"
    suffixes = (".jsonld", ".anno.json")
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record as it is; its text, what was decided on suggestions, and other metadata have no place."""
        del schema
        annotation = record.annotation or Annotation()
        spans = {span.id: span for span in annotation.spans}
        decided = [span for span in annotation.spans if span.verdict is not None]
        decided += [spans[one.mentions[0]] for one in annotation.agreements if one.verdict is not None and one.mentions]
        losses = [WITHOUT_TEXT]
        losses += [Loss("verdicts", _DECIDED, span.start, span.end) for span in decided]
        if record.article.metadata:
            losses.append(Loss("metadata", f"Metadata left out: {', '.join(sorted(record.article.metadata))}."))
        return record, tuple(losses)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes the page with one annotation on each line."""
        roles = [role.name for role in schema.roles]
        context = [_CONTEXT, {"ratify": _TERMS, "role": "ratify:role", "score": "ratify:score"}]
        page = str(uuid5(NAMESPACE_URL, f"ratify page {schema.name}"))
        head = {"@context": context, "id": f"urn:uuid:{page}", "type": "AnnotationPage"}
        out.write(ENCODER.encode(head)[:-1].encode("utf-8") + b', "items": [')
        between = b"\n"
        for record in records:
            annotation = numbered(record.annotation or Annotation(), roles)
            for item in _items(record, annotation):
                out.write(between + ENCODER.encode(item).encode("utf-8"))
                between = b",\n"
        out.write(b"\n]}\n")


def _items(record: Record, annotation: Annotation) -> Iterator[dict[str, Any]]:
    names = _Names(record)
    yield _described(record, names)
    spans = {span.id: span for span in annotation.spans}
    for span in annotation.spans:
        yield _tagged(record, span, names)
    for number, agreement in enumerate(annotation.agreements, start=1):
        yield _linked(agreement, number, names, spans, record)


class _Names:
    """The names of an article and of what is in it: the same for the same text, key and layer."""

    def __init__(self, record: Record) -> None:
        self._base = f"ratify {text_hash(record.article.text)} {record.layer} {record.article.key}"

    def of(self, part: str) -> str:
        """The name of a part."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{self._base} {part}')}"


def _described(record: Record, names: _Names) -> dict[str, Any]:
    article = record.article
    target = {"id": names.of("text"), "type": "Text", "format": "text/plain", "dcterms:identifier": article.key}
    facts = {"title": article.title, "date": article.published, "source": article.source}
    target |= {f"dcterms:{name}": fact for name, fact in facts.items() if fact}
    body = {"type": "TextualBody", "purpose": "describing", "value": article.title or article.key}
    return {"id": names.of("article"), "type": "Annotation", "motivation": "describing", "body": body, "target": target}


def _tagged(record: Record, span: Span, names: _Names) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "tagging", "value": span.label}]
    if span.entity:
        bodies.append({"type": "TextualBody", "purpose": "identifying", "value": span.entity})
    item: dict[str, Any] = {"id": names.of(f"s{span.id}"), "type": "Annotation", "motivation": "tagging"}
    item |= _known(record, span) | {"body": bodies}
    item["target"] = {
        "type": "SpecificResource",
        "source": names.of("text"),
        "selector": _selectors(record.article.text, span),
    }
    return item


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Two ways to find the same place: by position where the text is the same, by quotation where it has changed."""
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": text[span.start : span.end]}
    if span.start:
        quote["prefix"] = text[max(0, span.start - _AROUND) : span.start]
    if span.end < len(text):
        quote["suffix"] = text[span.end : span.end + _AROUND]
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote]


def _linked(
    agreement: Agreement, number: int, names: _Names, spans: Mapping[SpanId, Span], record: Record
) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "classifying", "value": agreement.kind, "role": "kind"},
        {"type": "TextualBody", "purpose": "classifying", "value": agreement.status, "role": "status"},
    ]
    targets: list[dict[str, Any]] = [
        {"type": "SpecificResource", "source": names.of(f"s{filler.span}"), "role": filler.role}
        | ({} if filler.score is None else {"score": filler.score})
        for filler in agreement.fillers
        if filler.span in spans
    ]
    item: dict[str, Any] = {"id": names.of(f"a{number}"), "type": "Annotation", "motivation": "linking"}
    return item | _known(record, agreement) | {"body": bodies, "target": targets}


def _known(record: Record, it: Span | Agreement) -> dict[str, Any]:
    """Who made it, as software, and how sure that was."""
    maker = " ".join(part for part in (record.layer, it.origin) if part)
    known: dict[str, Any] = {"creator": {"type": "Software", "name": maker}} if it.origin else {}
    return known if it.score is None else known | {"score": it.score}
