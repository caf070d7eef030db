"""A task of Label Studio as records: one for each annotation and each prediction."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from annotations.formats.decoding import Normalised, normalise
from annotations.formats.gathering import Gathering, Known, Slot
from annotations.formats.label_studio_writing import KIND, SHOWN, STATUS
from annotations.formats.row_fault import RowFault, what
from annotations.formats.row_reading import record_of
from annotations.model import Article, Decision, Record

_Row = dict[str, Any]
_OURS = ("text", "key", "id", "source", "layer", "metadata")
_SPANS = ("labels", "hypertextlabels")
_DECISIONS: Mapping[object, Decision] = {decision.value: decision for decision in Decision}


def records_of(task: object, spare_key: str) -> Iterator[tuple[Record, Gathering | None]]:
    """The records of a task, each with what was left out of it; raises RowFault where the task itself is bad."""
    if not isinstance(task, dict):
        raise RowFault(f"a task must be an object in braces; this one is {what(task)}")
    row = cast("_Row", task)
    data: object = row.get("data")
    if not isinstance(data, dict):
        raise RowFault('it has no "data"')
    fields = cast("_Row", data)
    raw = _text(fields)
    normalised = normalise(raw)
    article = _article(fields, raw, _spare(row, spare_key))
    layer = fields.get("layer")
    layer = layer if isinstance(layer, str) else ""
    results = list(_layers(row))
    if not results:
        yield Record(article, None, layer), None
    alone = len(results) == 1 and layer
    for name, result in results:
        gathering = _gathered(result, raw, normalised)
        yield Record(article, gathering.annotation(), layer if alone else name), gathering


def _spare(row: _Row, spare_key: str) -> str:
    """A name for a task without one: its number, which is unique in a project of Label Studio only."""
    number = row.get("id")
    return f"{spare_key.rpartition('-')[0]}-{number}" if type(number) is int else spare_key


def _text(data: _Row) -> str:
    """The text of a task: what is called so, or else the longest text that it holds."""
    text: object = data.get("text")
    if isinstance(text, str):
        return text
    texts = [value for key, value in data.items() if isinstance(value, str) and key not in _OURS]
    if text is not None or not texts:
        raise RowFault(f'it has no "text"{"" if text is None else " in quotes"}')
    return max(texts, key=len)


def _article(data: _Row, raw: str, spare_key: str) -> Article:
    metadata: object = data.get("metadata")
    others = {key: value for key, value in data.items() if key not in _OURS and value != raw}
    if isinstance(metadata, dict):
        shown = {key: others.pop(key) for key in SHOWN if key in others}
        others = shown | {key: value for key, value in cast("_Row", metadata).items() if key not in shown} | others
    key = next((data[name] for name in ("key", "id") if data.get(name) is not None), None)
    return record_of({"id": key, "source": data.get("source"), "text": raw, "metadata": others}, spare_key).article


def _layers(row: _Row) -> Iterator[tuple[str, list[_Row]]]:
    """The name and the results of each annotation and each prediction; those that were skipped are none."""
    annotations = [one for one in _rows(row, "annotations") if not one.get("was_cancelled")]
    for nth, one in enumerate(annotations, start=1):
        yield _annotator(one, nth) if len(annotations) > 1 else "", _rows(one, "result")
    predictions: object = row.get("predictions")
    if isinstance(predictions, list) and all(isinstance(one, int) for one in cast("list[object]", predictions)):
        return  # an export without them names only their numbers
    for nth, one in enumerate(_rows(row, "predictions"), start=1):
        version = one.get("model_version")
        yield version if isinstance(version, str) and version else f"prediction-{nth}", _rows(one, "result")


def _annotator(annotation: _Row, nth: int) -> str:
    who: object = annotation.get("completed_by")
    if isinstance(who, dict):
        row = cast("_Row", who)
        who = row.get("email") or row.get("id")
    return f"annotator {who if isinstance(who, str | int) else nth}"


def _rows(row: _Row, name: str) -> list[_Row]:
    rows: object = row.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in cast("list[object]", rows)):
        raise RowFault(f'"{name}" must be a list of objects')
    return cast("list[_Row]", rows)


def _gathered(results: list[_Row], raw: str, normalised: Normalised) -> Gathering:
    gathering = Gathering(raw, normalised)
    frames: dict[object, _Row] = {}
    statuses: dict[object, str] = {}
    slots: dict[object, list[Slot]] = {}
    others: Counter[str] = Counter()
    for result in results:
        kind = result.get("type")
        others["note"] += bool(_notes(result).get("text"))
        if kind == "relation" and isinstance(result.get("from_id"), str) and isinstance(result.get("to_id"), str):
            slots.setdefault(result["from_id"], []).extend(_slots(result, gathering))
        elif kind in _SPANS and result.get("from_name") == KIND:
            frames[_id(result)] = result
        elif kind in _SPANS:
            _add_spans(result, gathering)
        elif kind == "choices" and result.get("from_name") == STATUS:
            statuses[_id(result)] = next(iter(_values(result, "choices")), "")
        else:
            others[str(kind)] += 1
    _add_agreements(gathering, frames, statuses, slots)
    loose = sum(len(found) for name, found in slots.items() if name not in frames)
    gathering.faults += [
        f"{count} of the type {kind!r:.40} have no place in Ratify" for kind, count in others.items() if count
    ]
    if loose:
        gathering.faults.append(f"{loose} relations do not begin at an agreement and have no place in Ratify")
    return gathering


def _id(result: _Row) -> str:
    key = result.get("id")
    return key if isinstance(key, str) else ""


def _add_spans(result: _Row, gathering: Gathering) -> None:
    """One span for each label of a region; the first has its id."""
    value = _value(result)
    if isinstance(value.get("start"), str):
        gathering.faults.append("a region is placed by a path in HTML, not by characters, and is left out")
        return
    labels = _values(result, str(result["type"]))
    key: str | None = _id(result) or None
    quote = value.get("text")
    if isinstance(quote, str) and "\\n" in quote and "\n" not in quote:
        quote = _as_written(quote, value, gathering.raw)
    for label in labels or [""]:
        gathering.add_span(
            key,
            value.get("start"),
            value.get("end"),
            label,
            quote=quote if isinstance(quote, str) else None,
            known=_known(result, gathering),
        )
        key = None


def _as_written(quote: str, value: _Row, raw: str) -> str:
    """A quotation with its line breaks, which Label Studio writes as two characters, where the text has them."""
    start, end = value.get("start"), value.get("end")
    there = raw[start:end] if type(start) is int and type(end) is int else ""
    return there if there.replace("\n", "\\n") == quote else quote


def _value(result: _Row) -> _Row:
    value: object = result.get("value")
    return cast("_Row", value) if isinstance(value, dict) else {}


def _values(result: _Row, name: str) -> list[str]:
    values: object = _value(result).get(name)
    return [one for one in cast("list[object]", values) if isinstance(one, str)] if isinstance(values, list) else []


def _slots(relation: _Row, gathering: Gathering) -> Iterable[Slot]:
    labels: object = relation.get("labels")
    names = cast("list[object]", labels) if isinstance(labels, list) else []
    return [Slot(name, relation["to_id"], _known(relation, gathering)) for name in names if isinstance(name, str)]


def _add_agreements(
    gathering: Gathering, frames: dict[object, _Row], statuses: dict[object, str], slots: dict[object, list[Slot]]
) -> None:
    for name, frame in frames.items():
        kind = next(iter(_values(frame, str(frame["type"]))), "")
        status = statuses.get(name, "")
        if not kind or not status:
            gathering.faults.append(f"the agreement {name!r:.40} has no {'status' if kind else 'kind'} and is left out")
            continue
        gathering.add_agreement(kind, status, slots.get(name, []), _known(frame, gathering))


def _known(result: _Row, gathering: Gathering) -> Known:
    score: object = result.get("score")
    if score is not None and (type(score) not in (int, float) or not 0 <= cast("float", score) <= 1):
        gathering.faults.append(f"a score is {score!r:.20} and not a number from 0 to 1; it is left out")
        score = None
    notes = _notes(result)
    origin, entity, verdict = notes.get("origin"), notes.get("entity"), notes.get("verdict")
    return Known(
        float(cast("float", score)) if score is not None and math.isfinite(cast("float", score)) else None,
        origin if isinstance(origin, str) else "",
        _DECISIONS.get(verdict) if isinstance(verdict, str) else None,
        entity if isinstance(entity, str) else "",
    )


def _notes(result: _Row) -> _Row:
    notes: object = result.get("meta")
    return cast("_Row", notes) if isinstance(notes, dict) else {}
