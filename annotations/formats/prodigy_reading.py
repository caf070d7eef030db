"""A task of Prodigy as a record: its spans, and its relations where Ratify knows the agreements that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from annotations.formats.carried import FIELD, Link, Place, Shown, foreign, restored
from annotations.formats.row_fault import RowFault, what
from annotations.formats.row_reading import metadata_of
from annotations.model import Record

_ACCEPTED, _LEFT_OUT = "accept", ("reject", "ignore")
_ANNOTATORS = ("_annotator_id", "_session_id")


def task_to_record(row: object, spare_key: str) -> tuple[Record, Sequence[str]]:
    """The record of a task and what had to be left out of it; raises RowFault where there is no text to annotate."""
    if not isinstance(row, dict):
        raise RowFault(f"each line must be an object in braces; this one is {what(row)}")
    task = cast("dict[str, Any]", row)
    text = task.get("text")
    if not isinstance(text, str):
        raise RowFault('it has no "text"' if text is None else f"the text must be in quotes; it is {what(text)}")
    shown = Shown(text)
    is_left_out = _is_left_out(task, shown)
    _tell_choices(task, shown)
    spans = [] if is_left_out else _spans(task, shown)
    if FIELD in task:
        record = _ours(task, None if is_left_out else spans, shown, spare_key)
    else:
        record = _foreign(task, shown, spare_key)
    if is_left_out or ("spans" not in task and not shown.spans and FIELD not in task):
        record = Record(record.article, None, record.layer)
    return record, shown.remarks


def _is_left_out(task: Mapping[str, Any], shown: Shown) -> bool:
    """Whether the answer is against the spans; an answer that Prodigy does not give is told, and is no consent."""
    answer: object = task.get("answer", _ACCEPTED)
    if answer == _ACCEPTED:
        return False
    if answer not in _LEFT_OUT:
        said = f"{answer!r:.40}" if isinstance(answer, str) else what(answer)
        shown.remarks.append(f"the answer is {said}, and none of accept, reject and ignore; its spans are left out")
    elif task.get("spans"):
        shown.remarks.append(f'the answer is "{answer}", so its spans are left out')
    return True


def _tell_choices(task: Mapping[str, Any], shown: Shown) -> None:
    """Tell what is said of the text as a whole."""
    if task.get("label"):
        shown.remarks.append("its label is left out: it stands for the whole text")
    if task.get("options") or task.get("accept"):
        shown.remarks.append("its options and what was chosen of them are left out: they stand for the whole text")


def _ours(task: Mapping[str, Any], spans: Sequence[Place | None] | None, shown: Shown, spare_key: str) -> Record:
    """The record that Ratify sent along, with the spans of the task; without spans it gives only the article."""
    if spans is None:
        return restored(Shown(shown.raw), task[FIELD], spare_key)
    links = _links(task, spans, shown) if "relations" in task else None
    return restored(shown, task[FIELD], spare_key, links=links)


def _foreign(task: Mapping[str, Any], shown: Shown, spare_key: str) -> Record:
    meta = task.get("meta")
    if task.get("relations"):
        shown.remarks.append("its relations are left out: they tell no kind and no status of an agreement")
    layer = next((name for key in _ANNOTATORS if isinstance(name := task.get(key), str) and name.isprintable()), "")
    known = metadata_of(cast("dict[str, Any]", meta)) if isinstance(meta, dict) else {}
    return foreign(shown, {"metadata": known}, spare_key, layer=layer.strip())


def _rows(task: Mapping[str, Any], name: str, shown: Shown) -> list[dict[str, Any]]:
    """The objects of a list; whatever else stands in it is told."""
    rows: object = task.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        shown.remarks.append(f'"{name}" is left out: it must be a list in brackets, and is {what(rows)}')
        return []
    found = [cast("dict[str, Any]", one) for one in cast("list[object]", rows) if isinstance(one, dict)]
    if len(found) < len(cast("list[object]", rows)):
        shown.remarks.append(f'"{name}" must hold objects in braces; the rest of it is left out')
    return found


def _spans(task: Mapping[str, Any], shown: Shown) -> list[Place | None]:
    """The place of each span of the task, None where it has none."""
    tokens = _rows(task, "tokens", shown)
    return [
        shown.add(*_borders(span, tokens), span.get("label"), f"span {nth}", **_known(span))
        for nth, span in enumerate(_rows(task, "spans", shown), start=1)
    ]


def _borders(span: Mapping[str, Any], tokens: Sequence[Mapping[str, Any]]) -> tuple[object, object]:
    """Where a span begins and ends: as it says itself, or else as its first and its last token say."""
    start, end = span.get("start"), span.get("end")
    first, last = span.get("token_start"), span.get("token_end")
    if start is None and end is None and _is_index(first, tokens) and _is_index(last, tokens):
        return tokens[cast("int", first)].get("start"), tokens[cast("int", last)].get("end")
    return start, end


def _is_index(value: object, rows: Sequence[object]) -> bool:
    return type(value) is int and 0 <= value < len(rows)


def _known(span: Mapping[str, Any]) -> dict[str, Any]:
    score = span.get("score")
    if type(score) in (int, float) and 0 <= cast("float", score) <= 1:
        return {"score": float(cast("float", score))}
    return {}


def _links(task: Mapping[str, Any], spans: Sequence[Place | None], shown: Shown) -> list[Link]:
    rows = _rows(task, "spans", shown)
    ends: dict[int, list[Place]] = {}
    for row, place in zip(rows, spans, strict=True):
        if place is not None and type(row.get("token_end")) is int:
            ends.setdefault(row["token_end"], []).append(place)
    links: list[Link] = []
    for nth, relation in enumerate(_rows(task, "relations", shown), start=1):
        mention, filler = (_end_of(relation, side, ends, shown) for side in ("head", "child"))
        role = relation.get("label")
        if mention is None or filler is None or not isinstance(role, str) or not role:
            shown.remarks.append(f"relation {nth} is left out: it does not tie two spans by a label")
        else:
            links.append((mention, role, filler))
    return links


def _end_of(relation: Mapping[str, Any], side: str, ends: Mapping[int, list[Place]], shown: Shown) -> Place | None:
    """The span at one end of a relation: the one it describes, or else the only one that ends at its token."""
    described: object = relation.get(f"{side}_span")
    if isinstance(described, dict):
        span = cast("dict[str, Any]", described)
        start, end, label = span.get("start"), span.get("end"), span.get("label")
        if type(start) is int and type(end) is int:
            place = shown.normalised.shift(start), shown.normalised.shift(end), label
            return cast("Place", place) if isinstance(label, str) and place in shown.spans else None
    at: object = relation.get(side)
    found = ends.get(at, []) if type(at) is int else []
    return found[0] if len(found) == 1 else None
