"""A task of Label Studio as records: one for each annotation and each prediction."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from annotations.formats.decoding import normalise
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
    stem, _, nth = spare_key.rpartition("-")
    # The number of a task is unique in a project of Label Studio, and so names it where nothing else does.
    number: object = cast("_Row", task).get("id") if isinstance(task, dict) else None
    name = str(number) if type(number) is int else nth
    try:
        yield from _records(_fields(cast("object", task)), f"{stem}-{name}", name)
    except RowFault as fault:
        raise RowFault(f"task {name}: {fault}") from fault


def _records(row: _Row, spare_key: str, number: str) -> Iterator[tuple[Record, Gathering | None]]:
    fields = cast("_Row", row["data"])
    raw = _text(fields)
    normalised = normalise(raw)
    article = _article(fields, raw, spare_key)
    layer = fields.get("layer")
    layer = layer if isinstance(layer, str) else ""
    told = _put_aside(row, number)
    layers = list(_layers(row, told))
    if not layers:
        yield Record(article, None, layer), Gathering(raw, normalised, told) if told else None
    alone = len(layers) == 1 and layer
    elsewhere = _elsewhere([result for _, results in layers for result in results], fields, raw)
    for name, results in layers:
        gathering = Gathering(raw, normalised, told)
        _gather(_in_text(results, elsewhere, told), gathering)
        yield Record(article, gathering.annotation(), layer if alone else name), gathering
        told = []


def _fields(task: object) -> _Row:
    """A task whose data is an object."""
    if not isinstance(task, dict):
        raise RowFault(f"a task must be an object in braces; this one is {what(task)}")
    row = cast("_Row", task)
    data: object = row.get("data")
    if data is None and (isinstance(row.get("text"), str) or "annotation_id" in row):
        raise RowFault("it is JSON-MIN; export the full JSON")
    if not isinstance(data, dict):
        raise RowFault(
            'it has no "data"' if data is None else f'"data" must be an object in braces; it is {what(data)}'
        )
    return row


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


def _put_aside(row: _Row, number: str) -> list[str]:
    """What nobody submitted in a task, told in one sentence; no sentence where there is none."""
    told: list[str] = []
    skipped = sum(bool(one.get("was_cancelled")) for one in _rows(row, "annotations", []))
    found: object = row.get("drafts")
    drafts = len(cast("list[object]", found)) if isinstance(found, list) else int(bool(found))
    if skipped and drafts:
        told.append(f"skipped annotations ({skipped}) and drafts ({drafts}) of task {number} are left out")
    elif skipped:
        told.append(f"skipped annotations of task {number} are left out ({skipped})")
    elif drafts:
        told.append(f"drafts of task {number} are left out ({drafts})")
    return told


def _layers(row: _Row, told: list[str]) -> Iterator[tuple[str, list[_Row]]]:
    """The name and the results of each annotation and each prediction; those that were skipped are none."""
    annotations = [one for one in _rows(row, "annotations", told) if not one.get("was_cancelled")]
    for nth, one in enumerate(annotations, start=1):
        if _has_results(one, told):
            yield _annotator(one, nth) if len(annotations) > 1 else "", _rows(one, "result", told)
    predictions: object = row.get("predictions")
    if isinstance(predictions, list) and all(isinstance(one, int) for one in cast("list[object]", predictions)):
        return  # an export without them names only their numbers
    for nth, one in enumerate(_rows(row, "predictions", told), start=1):
        if _has_results(one, told):
            version = one.get("model_version")
            name = version if isinstance(version, str) and version else f"prediction-{nth}"
            yield name, _rows(one, "result", told)


def _annotator(annotation: _Row, nth: int) -> str:
    who: object = annotation.get("completed_by")
    if isinstance(who, dict):
        row = cast("_Row", who)
        who = row.get("email") or row.get("id")
    return f"annotator {who if isinstance(who, str | int) else nth}"


def _has_results(annotation: _Row, told: list[str]) -> bool:
    """Whether an annotation can be read; one that cannot is told, since without results it would say "nothing here"."""
    results: object = annotation.get("result")
    if results is None or isinstance(results, list):
        return True
    told.append(f'"result" must be a list in brackets, and is {what(results)}; it is left out')
    return False


def _rows(row: _Row, name: str, told: list[str]) -> list[_Row]:
    """The objects of a list; whatever else stands in it is told."""
    rows: object = row.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        told.append(f'"{name}" must be a list in brackets, and is {what(rows)}; it is left out')
        return []
    found = [cast("_Row", one) for one in cast("list[object]", rows) if isinstance(one, dict)]
    if len(found) < len(cast("list[object]", rows)):
        told.append(f'"{name}" must hold objects in braces; the rest of it is left out')
    return found


def _elsewhere(results: list[_Row], data: _Row, raw: str) -> set[str]:
    """The names of what regions stand in that is not the text, since it is other data or only one of them can be."""
    named: dict[str, list[_Row]] = {}
    for result in results:
        if name := _stands_in(result):
            named.setdefault(name, []).append(result)
    others = {name for name in named if name in data and data[name] != raw}
    rest = named.keys() - others
    if len(rest) < 2:  # noqa: PLR2004 - one alone can be nothing but the text
        return others
    texts = rest & data.keys() or {name for name in rest if all(_is_quoted(one, raw) for one in named[name])}
    return others | (rest - texts)


def _stands_in(result: _Row) -> str:
    """The name of what a region stands in; empty where it tells none, or is no region."""
    name: object = result.get("to_name") if result.get("type") in _SPANS else None
    return name if isinstance(name, str) else ""


def _is_quoted(region: _Row, raw: str) -> bool:
    """Whether a region says what it covers, and the text has it there."""
    value = _value(region)
    quote = _quote(value, raw)
    return quote is not None and quote == _there(value, raw)


def _in_text(results: list[_Row], elsewhere: set[str], told: list[str]) -> list[_Row]:
    """The results without the regions that stand elsewhere, which are told."""
    others = Counter(name for result in results if (name := _stands_in(result)) in elsewhere)
    for name, count in others.items():
        told.append(f"regions in {name!r:.40}, which is not the article's text, are left out ({count})")
    return [result for result in results if _stands_in(result) not in elsewhere]


def _gather(results: list[_Row], gathering: Gathering) -> None:
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
    quote = _quote(value, gathering.raw)
    for label in labels or [""]:
        gathering.add_span(
            key,
            value.get("start"),
            value.get("end"),
            label,
            quote=quote,
            known=_known(result, gathering),
        )
        key = None


def _quote(value: _Row, raw: str) -> str | None:
    """What a region says it covers, with its line breaks, which Label Studio writes as two characters."""
    quote: object = value.get("text")
    if not isinstance(quote, str):
        return None
    there = _there(value, raw)
    return there if "\n" not in quote and there.replace("\n", "\\n") == quote else quote


def _there(value: _Row, raw: str) -> str:
    """What the text has in a region; nothing where its borders are no numbers."""
    start, end = value.get("start"), value.get("end")
    return raw[start:end] if type(start) is int and type(end) is int else ""


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
