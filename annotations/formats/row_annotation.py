"""The entities and agreements of a row of Ratify JSONL as an annotation; nothing is guessed about positions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from annotations.formats.decoding import Normalised
from annotations.formats.row_fault import RowFault, what
from annotations.model import MENTIONS, Agreement, Annotation, Decision, FillerId, Span, SpanId, fillers_of, spans_of

_DECISIONS: Mapping[str, Decision] = {decision.value: decision for decision in Decision}
_NOT_ROLES = frozenset({"id", "kind", "status", "score", "origin", "verdict", "fillers"})
_Ids = dict[str | int, SpanId]
_Known = tuple[float | None, str, Decision | None]
_NOTHING: _Known = (None, "", None)
_NO_KEYS: list[str | int] = []
_NO_ID = FillerId(0)
_DICT, _KEY = frozenset({dict}), frozenset({int, str, type(None)})


def annotation_of(fields: Mapping[str, Any], raw: str, normalised: Normalised) -> Annotation:
    """The annotation of a row whose offsets count in `raw`; raises RowFault."""
    spans, ids = _spans(_rows(fields, "entities"), raw, normalised)
    agreements = enumerate(_rows(fields, "agreements"), start=1)
    return Annotation(spans, tuple(_agreement(row, f"agreement {nth}", ids) for nth, row in agreements))


def _rows(fields: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    rows: object = fields.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise RowFault(f'"{name}" must be a list in brackets; it is {what(rows)}')
    given = cast("list[object]", rows)
    if not _DICT.issuperset(map(type, given)):
        wrong = next(row for row in given if type(row) is not dict)
        raise RowFault(f'"{name}" must hold objects in braces; one is {what(wrong)}')
    return cast("list[dict[str, Any]]", given)


def _spans(rows: list[dict[str, Any]], raw: str, normalised: Normalised) -> tuple[tuple[Span, ...], _Ids]:
    """The spans in the order of the text, and the number that each id of the row has now."""
    spans: list[tuple[Any, ...]] = []
    keys: list[Any] = []
    for number, (start, before_end, label, nth) in enumerate(_places(rows, raw, normalised), start=1):
        row = rows[nth]
        keys.append(row.get("id"))
        score, origin, verdict = row.get("score"), row.get("origin", ""), None
        if type(score) is not float or not 0 <= score <= 1 or type(origin) is not str or "verdict" in row:
            score, origin, verdict = _known(row, nth)
        entity = row.get("entity", "")
        if type(entity) is not str:
            raise RowFault(f"entity {nth + 1}: the entity it stands for must be a text")
        spans.append((start, -before_end, label, number, score, origin, entity, verdict))
    return spans_of(spans), _numbers(keys)


def _numbers(keys: list[Any]) -> _Ids:
    """The number of each id, counted from 1 in their order; None is no id."""
    if not _KEY.issuperset(map(type, keys)):
        raise _id_fault(next(key for key in keys if type(key) not in _KEY))
    ids = cast("_Ids", dict(zip(keys, range(1, len(keys) + 1), strict=True)))
    if len(ids) < len(keys):
        seen: set[str | int] = set()
        for key in keys:
            if key is not None and (key in seen or seen.add(key)):
                raise _id_fault(key)
    return ids


def _places(rows: list[dict[str, Any]], raw: str, normalised: Normalised) -> list[tuple[int, int, str, int]]:
    """Start, end below zero, label and place in the row of each span, in the order of the text, outer before inner."""
    length, removed = len(raw), normalised.removed
    places: list[tuple[int, int, str, int]] = []
    for nth, row in enumerate(rows):
        start, end, label = row.get("start"), row.get("end"), row.get("label")
        if type(start) is not int or type(end) is not int:  # a bool is an int, too
            raise RowFault(f"entity {nth + 1}: start and end must be whole numbers")
        if not 0 <= start < end <= length:
            raise RowFault(f"entity {nth + 1}: {start} to {end} is no part of a text of {length} characters")
        if type(label) is not str or not label:
            raise RowFault(f"entity {nth + 1}: the label must be a name in quotes")
        if "text" in row:
            _check_quoted(row["text"], raw[start:end], nth)
        if removed:
            start, end = _shifted(start, end, normalised, nth)
        places.append((start, -end, label, nth))
    places.sort()
    return places


def _check_quoted(quoted: object, there: str, nth: int) -> None:
    if quoted is not None and quoted != there:
        raise RowFault(f"entity {nth + 1}: the text there is {there!r:.40}, not {quoted!r:.40}")


def _shifted(start: int, end: int, normalised: Normalised, nth: int) -> tuple[int, int]:
    """Where a span stands in the text without what was dropped from it."""
    start, end = normalised.shift(start), normalised.shift(end)
    if start == end:
        raise RowFault(f"entity {nth + 1}: it covers nothing but a carriage return or a byte-order mark")
    return start, end


def _id_fault(key: object) -> RowFault:
    if type(key) is not str and type(key) is not int:
        return RowFault(f"the id of an entity must be a text or a number; one is {what(key)}")
    return RowFault(f"two entities have the id {key!r}")


def _agreement(row: dict[str, Any], where: str, ids: _Ids) -> Agreement:
    kind, status = _name(row, "kind", where), _name(row, "status", where)
    details = _details(row, where)
    listed: set[tuple[str, str | int]] = set()
    fillers: list[tuple[Any, ...]] = []
    for role in (MENTIONS, *row):
        if role in _NOT_ROLES or (role == MENTIONS and fillers):
            continue
        for key in _keys(row, role, where):
            span = ids.get(key)
            if span is None:
                raise RowFault(f"{where}: {role!r} names {key!r}, which is the id of no entity")
            fillers.append((role, span, _NO_ID, *details.get((role, key), _NOTHING)))
            listed.add((role, key))
        if not fillers:
            raise RowFault(f"{where}: an agreement needs at least one mention")
    for role, key in details:
        if (role, key) not in listed:
            raise _no_role(role, key, where)
    score, origin, verdict = _known(row, where)
    return Agreement(kind, status, fillers_of(fillers), score=score, origin=origin, verdict=verdict)


def _name(row: dict[str, Any], field: str, where: str) -> str:
    name: object = row.get(field)
    if not isinstance(name, str) or not name:
        raise RowFault(f"{where}: the {field} must be a name in quotes")
    return name


def _keys(row: dict[str, Any], role: str, where: str) -> list[str | int]:
    keys: object = row.get(role, _NO_KEYS)
    if not isinstance(keys, list):
        raise RowFault(f"{where}: {role!r} must be a list of ids; it is {what(keys)}")
    given = cast("list[Any]", keys)
    for key in given:
        if type(key) is not str and type(key) is not int:
            raise RowFault(f"{where}: {role!r} must be a list of ids; one is {what(key)}")
    return given


def _details(row: dict[str, Any], where: str) -> dict[tuple[Any, Any], _Known]:
    """What is known of single fillers beyond their role and span."""
    details: dict[tuple[Any, Any], _Known] = {}
    for detail in _rows(row, "fillers"):
        role, span = detail.get("role"), detail.get("span")
        if type(role) is not str or (type(span) is not str and type(span) is not int):
            raise _no_role(role, span, where)
        details[role, span] = _known(detail, where)
    return details


def _no_role(role: object, span: object, where: str) -> RowFault:
    return RowFault(f"{where}: a filler has details, but stands in no role: {role!r:.40} {span!r:.40}")


def _known(row: dict[str, Any], where: int | str) -> _Known:
    """Score, origin and verdict; `where` is the number of an entity or a place in words."""
    score, origin, verdict = row.get("score"), row.get("origin", ""), row.get("verdict")
    if score is not None:
        if (type(score) is not float and type(score) is not int) or not 0 <= score <= 1:  # a bool is an int, too
            raise RowFault(f"{_words(where)}: the score must be a number from 0 to 1")
        score = float(score)
    if type(origin) is not str:
        raise RowFault(f"{_words(where)}: the origin must be a text")
    if verdict is not None:
        if type(verdict) is not str or verdict not in _DECISIONS:
            raise RowFault(f"{_words(where)}: the verdict is {verdict!r:.40}; known are {', '.join(Decision)}")
        verdict = _DECISIONS[verdict]
    return score, origin, verdict


def _words(where: int | str) -> str:
    return where if isinstance(where, str) else f"entity {where + 1}"
