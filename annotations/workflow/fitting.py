"""Whether a record fits a project's schema, and the small repairs without which its spans could not be reviewed."""

from __future__ import annotations

from dataclasses import replace

from annotations.errors import InputError
from annotations.model import MENTIONS, Agreement, Annotation, Record, Span, SpanId
from annotations.offsets import trim
from annotations.schema import Schema


def fitted(record: Record, schema: Schema) -> tuple[Record, int]:
    """The record with blanks cut off the edges of its spans, and how many spans that touched.

    Raises InputError where a label, kind, status or role is not the schema's, naming the article.
    """
    if record.annotation is None:
        return record, 0
    try:
        _check(record.annotation, schema)
        spans, touched = _trimmed(record.article.text, record.annotation.spans)
    except InputError as error:
        raise InputError(f"the article {record.article.key!r}: {error.reason}") from None
    if not touched:
        return record, 0
    return replace(record, annotation=Annotation(spans, record.annotation.agreements)), touched


def known_only(annotation: Annotation, schema: Schema) -> Annotation:
    """What a schema has a place for; the machine may know more labels, kinds and roles than a project."""
    spans = tuple(span for span in annotation.spans if span.label in schema.label)
    labels = {span.id: span.label for span in spans}
    agreements = [
        replace(
            agreement,
            fillers=tuple(
                filler
                for filler in agreement.fillers
                if filler.role in schema.role and labels.get(filler.span) in schema.role[filler.role].labels
            ),
        )
        for agreement in annotation.agreements
        if agreement.kind in schema.kind and agreement.status in schema.status
    ]
    return Annotation(spans, tuple(agreement for agreement in agreements if agreement.mentions))


def _check(annotation: Annotation, schema: Schema) -> None:
    labels: dict[SpanId, str] = {}
    for span in annotation.spans:
        if span.label not in schema.label:
            raise InputError(f"the label {span.label!r} is not in the project's schema")
        labels[span.id] = span.label
    for agreement in annotation.agreements:
        _check_agreement(agreement, labels, schema)


def _check_agreement(agreement: Agreement, labels: dict[SpanId, str], schema: Schema) -> None:
    if agreement.kind not in schema.kind:
        raise InputError(f"the kind {agreement.kind!r} is not in the project's schema")
    if agreement.status not in schema.status:
        raise InputError(f"the status {agreement.status!r} is not in the project's schema")
    for filler in agreement.fillers:
        role = schema.role.get(filler.role)
        if role is None:
            raise InputError(f"the role {filler.role!r} is not in the project's schema")
        if labels.get(filler.span) not in role.labels:
            raise InputError(
                f"the role {role.name!r} takes {', '.join(role.labels)}, and is filled by {labels.get(filler.span)}"
            )
    if not agreement.spans(MENTIONS):
        raise InputError("an agreement has no mention")


def _trimmed(text: str, spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], int]:
    touched = 0
    kept = list(spans)
    for place, span in enumerate(spans):
        if text[span.start].isspace() or text[span.end - 1].isspace():
            start, end = trim(text, span.start, span.end)
            if start == end:
                raise InputError(f"the {span.label} at {span.start} to {span.end} holds nothing but blanks")
            kept[place] = replace(span, start=start, end=end)
            touched += 1
    return tuple(kept), touched
