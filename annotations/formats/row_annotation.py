"""The entities and agreements of a row of Ratify JSONL as an annotation; nothing is guessed about positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter, lt
from typing import Any, cast

from annotations.formats.decoding import Normalised
from annotations.formats.row_fault import RowFault, what
from annotations.model import MENTIONS, Agreement, Annotation, Columns, Decision, FillerId, SpanId, fillers_of

_DECISIONS: Mapping[str, Decision] = {decision.value: decision for decision in Decision}
_NOT_ROLES = frozenset({"id", "kind", "status", "score", "origin", "verdict", "fillers"})
_Ids = dict[str | int, SpanId]
_Known = tuple[float | None, str, Decision | None]
_NOTHING: _Known = (None, "", None)
_NO_KEYS: list[str | int] = []
_NO_ID = FillerId(0)
_FIELDS = dict.fromkeys(("start", "end", "label", "id", "score"), None) | {"origin": "", "entity": "", "verdict": None}
_CHECKED = frozenset({"text", "verdict"})
_NO_COLUMNS: Columns = ((),) * len(_FIELDS)
_WHOLE, _SCORE = frozenset({int}), frozenset({float, type(None)})
_DICT, _KEY = frozenset({dict}), frozenset({int, str, type(None)})


def annotation_of(fields: Mapping[str, Any], raw: str, normalised: Normalised) -> Annotation:
    """The annotation of a row whose offsets count in `raw`; raises RowFault."""
    spans, ids = _spans(_rows(fields, "entities"), raw, normalised)
    agreements = enumerate(_rows(fields, "agreements"), start=1)
    return Annotation.of(spans, tuple([_agreement(row, f"agreement {nth}", ids) for nth, row in agreements]))


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


def _spans(rows: list[dict[str, Any]], raw: str, normalised: Normalised) -> tuple[Columns, _Ids]:
    """The spans in the order of the text, and the number that each id of the row has now."""
    if not rows:
        return _NO_COLUMNS, {}
    columns = None if normalised.removed else _plain(rows, len(raw))
    if columns is None:
        columns = list(zip(*[_span(row, nth, raw, normalised) for nth, row in enumerate(rows)], strict=True))
    starts, ends, labels, keys, *_ = columns
    places = list(zip(starts, [-end for end in ends], labels, strict=True))
    if places != sorted(places):  # outer before inner
        order = sorted(range(len(places)), key=places.__getitem__)
        columns = [[column[nth] for nth in order] for column in columns]
        keys = columns[3]
    return (*columns[:3], range(1, len(rows) + 1), *columns[4:]), _numbers(keys)


def _plain(rows: list[dict[str, Any]], length: int) -> list[list[Any]] | None:
    """The columns of spans as they are; None where one has a fault, or what has to be looked at by itself."""
    given = set[str]().union(*rows)
    if not _CHECKED.isdisjoint(given):
        return None
    columns: list[list[Any]] = [
        _column(rows, name, default) if name in given else [default] * len(rows) for name, default in _FIELDS.items()
    ]
    starts, ends, labels, _, scores, origins, entities, _ = columns
    try:
        "".join(chain(labels, origins, entities))
    except TypeError:  # one is no text
        return None
    fits = (
        _WHOLE.issuperset(chain(map(type, starts), map(type, ends)))
        and _SCORE.issuperset(map(type, scores))
        and min(starts) >= 0
        and all(map(lt, starts, ends))
        and max(ends) <= length
        and all(labels)
        and all(score is None or 0 <= score <= 1 for score in set(scores))
    )
    return columns if fits else None


def _column(rows: list[dict[str, Any]], name: str, default: object) -> list[Any]:
    try:
        return list(map(itemgetter(name), rows))
    except KeyError:
        return [row.get(name, default) for row in rows]


def _span(row: dict[str, Any], nth: int, raw: str, normalised: Normalised) -> tuple[Any, ...]:
    """All values of a span, with its id in the row; raises RowFault."""
    start, end, label, entity = row.get("start"), row.get("end"), row.get("label"), row.get("entity", "")
    if type(start) is not int or type(end) is not int:  # a bool is an int, too
        raise RowFault(f"entity {nth + 1}: start and end must be whole numbers")
    if not 0 <= start < end <= len(raw):
        raise RowFault(f"entity {nth + 1}: {start} to {end} is no part of a text of {len(raw)} characters")
    if type(label) is not str or not label:
        raise RowFault(f"entity {nth + 1}: the label must be a name in quotes")
    if "text" in row:
        _check_quoted(row["text"], raw[start:end], nth)
    if normalised.removed:
        start, end = _shifted(start, end, normalised, nth)
    score, origin, verdict = _known(row, nth)
    if type(entity) is not str:
        raise RowFault(f"entity {nth + 1}: the entity it stands for must be a text")
    return start, end, label, row.get("id"), score, origin, entity, verdict


def _numbers(keys: Sequence[Any]) -> _Ids:
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
    details = _details(row, where) if "fillers" in row else {}
    fillers: list[tuple[Any, ...]] = []
    for role in (MENTIONS, *row):
        if role in _NOT_ROLES or (role == MENTIONS and fillers):
            continue
        keys: Any = row.get(role, _NO_KEYS)
        if type(keys) is not list:
            raise RowFault(f"{where}: {role!r} must be a list of ids; it is {what(keys)}")
        for key in cast("list[Any]", keys):
            span = ids.get(key) if type(key) is str or type(key) is int else None
            if span is None:
                raise _key_fault(role, key, where)
            fillers.append((role, span, _NO_ID, *details.get((role, key), _NOTHING)))
        if not fillers:
            raise RowFault(f"{where}: an agreement needs at least one mention")
    for role, key in details:
        if role in _NOT_ROLES or key not in row.get(role, _NO_KEYS):
            raise _no_role(role, key, where)
    score, origin, verdict = _known(row, where)
    return Agreement(kind, status, fillers_of(fillers), score=score, origin=origin, verdict=verdict)


def _name(row: dict[str, Any], field: str, where: str) -> str:
    name: object = row.get(field)
    if not isinstance(name, str) or not name:
        raise RowFault(f"{where}: the {field} must be a name in quotes")
    return name


def _key_fault(role: str, key: object, where: str) -> RowFault:
    if type(key) is not str and type(key) is not int:
        return RowFault(f"{where}: {role!r} must be a list of ids; one is {what(key)}")
    return RowFault(f"{where}: {role!r} names {key!r}, which is the id of no entity")


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
    if type(score) is float and 0 <= score <= 1 and type(origin) is str and verdict is None:
        return score, origin, None
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
