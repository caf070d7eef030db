"""What the reader says in words: in tooltips and to screen readers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotations.schema import Schema
from desktop.origins import origin_text
from desktop.reader.highlights import Mark, Shape


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reader", text)


def describe_shape(shape: Shape, schema: Schema) -> str:
    """A span in one line: label, state, score and origin."""
    span = shape.span
    label = schema.label.get(span.label)
    parts = [label.title if label is not None else span.label]
    parts.append(_tr("gold") if shape.is_gold else _tr("undecided"))
    if span.score is not None:
        parts.append(f"{span.score:.2f}")
    if span.origin:
        parts.append(_tr("from {origin}").format(origin=origin_text(span.origin)))
    return " · ".join(parts)


def describe_mark(mark: Mark, schema: Schema) -> str:
    """An agreement in one line: kind, status and state."""
    kind, status = schema.kind.get(mark.agreement.kind), schema.status.get(mark.agreement.status)
    parts = [kind.title if kind is not None else mark.agreement.kind]
    parts.append(status.title if status is not None else mark.agreement.status)
    parts.append(_tr("gold") if mark.is_gold else _tr("undecided"))
    return " · ".join(part for part in parts if part)


def spoken(text: str, shape: Shape | None, schema: Schema) -> str:
    """What a screen reader says of the text: what is in focus with its paragraph, or else the whole text."""
    if shape is None:
        return text
    span = shape.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    return f"{text[span.start : span.end]}: {describe_shape(shape, schema)}. {paragraph}"
