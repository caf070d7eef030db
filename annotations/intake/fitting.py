"""What of a record fits a project's schema, under our names, and small repairs so that its spans can be reviewed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import itemgetter

from annotations.intake.mapping import NameMap, Names
from annotations.model import MENTIONS, Agreement, Annotation, Filler, Record, Span, SpanId
from annotations.offsets import trim
from annotations.schema import Schema

Missing = tuple[str, str]
"""What was left out: its part (label, kind, status, role, filler, mention, blank or chosen) and its name.

`chosen` are names that the map has left out.
"""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A record as the project takes it, and what was done to it."""

    record: Record
    trimmed: int = 0
    """Spans that had blanks cut off their edges."""
    missing: tuple[Missing, ...] = ()
    """What the schema has no place for, once for each time that it was left out."""


class Fitting:
    """Fits records into one schema; a name that neither the schema nor the map knows never spoils the rest."""

    def __init__(self, schema: Schema, mapped: NameMap | None = None) -> None:
        self._schema = schema
        self._mapped = mapped is not None and any(mapped.rows.values())
        self._names = Names(schema, mapped or NameMap())
        self._accepts = {role.name: frozenset(role.labels) for role in schema.roles}

    def fit(self, record: Record) -> Fitted:
        """The record under our names, without blanks at the edges of spans and without what has no place here."""
        annotation = record.annotation
        if annotation is None or (not self._mapped and self._fits(record.article.text, annotation)):
            return Fitted(record)
        missing: list[Missing] = []
        spans, trimmed = self._spans(record.article.text, annotation.spans, missing)
        labels = {span.id: span.label for span in spans}
        agreements = [self._agreement(agreement, labels, missing) for agreement in annotation.agreements]
        fitting = Annotation(tuple(spans), tuple(agreement for agreement in agreements if agreement is not None))
        return Fitted(replace(record, annotation=fitting), trimmed, tuple(missing))

    def _fits(self, text: str, annotation: Annotation) -> bool:
        """Whether nothing has to be done, as with everything that Ratify wrote for the same schema."""
        labels: dict[SpanId, str] = {}
        starts, ends, names, ids, *_ = annotation.columns
        if starts:
            edges = {*itemgetter(*starts)(text), *itemgetter(*[end - 1 for end in ends])(text)}
            if not self._schema.label.keys() >= set(names) or any(map(str.isspace, edges)):
                return False
            labels = dict(zip(ids, names, strict=True))
        for agreement in annotation.agreements:
            if agreement.kind not in self._schema.kind or agreement.status not in self._schema.status:
                return False
            has_mention = False
            for filler in agreement.fillers:
                if labels.get(filler.span) not in self._accepts.get(filler.role, ()):
                    return False
                has_mention = has_mention or filler.role == MENTIONS
            if not has_mention:
                return False
        return True

    def _spans(self, text: str, spans: tuple[Span, ...], missing: list[Missing]) -> tuple[list[Span], int]:
        kept: list[Span] = []
        trimmed = 0
        for span in spans:
            label = self._name("label", span.label, missing)
            if not label:
                continue
            start, end = trim(text, span.start, span.end)
            if start == end:
                missing.append(("blank", span.label))
                continue
            trimmed += (start, end) != (span.start, span.end)
            kept.append(span._replace(start=start, end=end, label=label))
        return kept, trimmed

    def _agreement(self, agreement: Agreement, labels: dict[SpanId, str], missing: list[Missing]) -> Agreement | None:
        kind = self._name("kind", agreement.kind, missing)
        status = self._name("status", agreement.status, missing)
        if not kind or not status:
            return None
        fillers = [self._filler(filler, labels, missing) for filler in agreement.fillers]
        kept = tuple(filler for filler in fillers if filler is not None)
        if not any(filler.role == MENTIONS for filler in kept):
            missing.append(("mention", agreement.kind))
            return None
        return replace(agreement, kind=kind, status=status, fillers=kept)

    def _filler(self, filler: Filler, labels: dict[SpanId, str], missing: list[Missing]) -> Filler | None:
        role = self._name("role", filler.role, missing)
        label = labels.get(filler.span)
        if not role or label is None:  # the span was left out, and is told itself
            return None
        if label not in self._accepts[role]:
            missing.append(("filler", f"{label} as {role}"))
            return None
        return filler._replace(role=role)

    def _name(self, part: str, theirs: str, missing: list[Missing]) -> str:
        ours = self._names.get(part, theirs)
        if not ours:
            missing.append((part if ours is None else "chosen", theirs))
        return ours or ""


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
