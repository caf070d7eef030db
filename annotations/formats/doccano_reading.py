"""A row of doccano as a record, be it made of triples or of entities and relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from annotations.formats.carried import FIELD, Link, Place, Shown, foreign, restored
from annotations.formats.json_lines import row_in
from annotations.formats.row_fault import RowFault, what
from annotations.formats.row_reading import metadata_of
from annotations.model import Record

_SPANS = ("label", "labels", "entities")
_NOT_META = {*_SPANS, "text", "relations", "Comments", FIELD}
_TRIPLE = 3


def row_to_record(row: object, spare_key: str) -> tuple[Record, Sequence[str]]:
    """The record of a row and what had to be left out of it; raises RowFault where there is no text to annotate."""
    if not isinstance(row, dict):
        raise RowFault(f"each line must be an object in braces; this one is {what(row)}")
    fields = cast("dict[str, Any]", row)
    text = fields.get("text")
    if not isinstance(text, str):
        raise RowFault('it has no "text"' if text is None else f"the text must be in quotes; it is {what(text)}")
    shown = Shown(text)
    ids = _spans(fields, shown)
    if fields.get("Comments"):
        shown.remarks.append("its comments are left out")
    packed = fields.get(FIELD)
    if isinstance(packed, str):
        links = _links(fields, ids, shown) if "relations" in fields else None
        return restored(shown, row_in(packed.encode("utf-8")), spare_key, links=links), shown.remarks
    if fields.get("relations"):
        shown.remarks.append("its relations are left out: they tell no kind and no status of an agreement")
    meta = {name: value for name, value in fields.items() if name not in _NOT_META and value is not None}
    record = foreign(shown, {"metadata": metadata_of(meta)}, spare_key)
    annotated = any(name in fields for name in _SPANS)
    return (record if annotated else Record(record.article)), shown.remarks


def _spans(fields: Mapping[str, Any], shown: Shown) -> dict[int, Place]:
    """The places of all spans of a row that have an id."""
    ids: dict[int, Place] = {}
    for name in _SPANS:
        for nth, span in enumerate(_list(fields, name, shown), start=1):
            where = f"{name} {nth}"
            key: object = None
            if isinstance(span, list) and len(cast("list[object]", span)) == _TRIPLE:
                start, end, label = cast("list[object]", span)
                place = shown.add(start, end, label, where)
            elif isinstance(span, dict):
                one = cast("dict[str, object]", span)
                place = shown.add(one.get("start_offset"), one.get("end_offset"), one.get("label"), where)
                key = one.get("id")
            else:
                place = None
                shown.remarks.append(f"{where} is left out: it is no span with start, end and label")
            if place is None or type(key) is not int:
                continue
            if key in ids:
                shown.remarks.append(f"{where}: two entities have the id {key}")
            ids.setdefault(key, place)
    return ids


def _list(fields: Mapping[str, Any], name: str, shown: Shown) -> list[object]:
    rows: object = fields.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        shown.remarks.append(f'"{name}" is left out: it must be a list in brackets, and is {what(rows)}')
        return []
    return cast("list[object]", rows)


def _links(fields: Mapping[str, Any], ids: Mapping[int, Place], shown: Shown) -> list[Link]:
    links: list[Link] = []
    for nth, relation in enumerate(_list(fields, "relations", shown), start=1):
        one = cast("dict[str, object]", relation) if isinstance(relation, dict) else {}
        mention, filler, role = one.get("from_id"), one.get("to_id"), one.get("type")
        if type(mention) is int and type(filler) is int and mention in ids and filler in ids and isinstance(role, str):
            links.append((ids[mention], role, ids[filler]))
        else:
            shown.remarks.append(f"relation {nth} is left out: it does not tie two entities by a type")
    return links
