"""A record as the text of its row of Ratify JSONL, put together from parts: the same as its JSON, in less time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from annotations.formats.numbering import numbered
from annotations.formats.row_writing import row_of
from annotations.model import MENTIONS, Agreement, Decision, Record, Span

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_FEW = 4096

quoted = lru_cache(_FEW)(encode_basestring)
"""A name in quotes; labels and origins are few and come often."""


def text_of(record: Record, roles: Sequence[str]) -> str:
    """The JSON of a record's row; agreements have a list for each of `roles` and for every other role that they use."""
    head = _ENCODER.encode(row_of(Record(record.article, layer=record.layer), roles))
    if record.annotation is None:
        return head
    annotation = numbered(record.annotation, roles)
    entities = ", ".join([_entity(span) for span in annotation.spans])
    agreements = ", ".join([_agreement(agreement, roles) for agreement in annotation.agreements])
    return f'{head[:-1]}, "entities": [{entities}], "agreements": [{agreements}]}}'


def _entity(span: Span) -> str:
    entity = f', "entity": {quoted(span.entity)}' if span.entity else ""
    return (
        f'{{"id": "s{span.id}", "start": {span.start}, "end": {span.end}, "label": {quoted(span.label)}{entity}'
        f"{_known(span.score, span.origin, span.verdict)}}}"
    )


def _agreement(agreement: Agreement, roles: Sequence[str]) -> str:
    spans: dict[str, list[str]] = {MENTIONS: [], **{role: [] for role in roles}}
    details: list[str] = []
    for filler in agreement.fillers:
        spans.setdefault(filler.role, []).append(f'"s{filler.span}"')
        known = _known(filler.score, filler.origin, filler.verdict)
        if known:
            details.append(f'{{"role": {quoted(filler.role)}, "span": "s{filler.span}"{known}}}')
    filled = "".join([f", {quoted(role)}: [{', '.join(ids)}]" for role, ids in spans.items()])
    return (
        f'{{"kind": {quoted(agreement.kind)}, "status": {quoted(agreement.status)}{filled}'
        f"{_known(agreement.score, agreement.origin, agreement.verdict)}"
        + (f', "fillers": [{", ".join(details)}]}}' if details else "}")
    )


def _known(score: float | None, origin: str, verdict: Decision | None) -> str:
    text = "" if score is None else f', "score": {_number(score)}'
    if origin:
        text += f', "origin": {quoted(origin)}'
    return text if verdict is None else f'{text}, "verdict": "{verdict.value}"'


def _number(score: Any) -> str:
    return repr(score) if type(score) is float and -1 < score <= 1 else _ENCODER.encode(score)
