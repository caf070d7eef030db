"""A record as a UIMA CAS, in XMI and in JSON; positions become UTF-16 units, as Java counts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotations.formats.cas_types import (
    AGREEMENT,
    ARTICLE,
    DETAILS,
    DOCUMENT,
    ENTITY,
    LINK,
    SOFA,
    VIEW,
    type_system_json,
)
from annotations.formats.row_writing import row_of
from annotations.formats.strict_json import ENCODER
from annotations.model import Agreement, Annotation, Filler, Record, Span, SpanId
from annotations.offsets import Utf16Index

NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, be it escaped."""
_ESCAPED = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_SOFA_ID = 1
_Value = str | int | float


@dataclass(frozen=True, slots=True)
class _Structure:
    """One feature structure; what it refers to stands apart from its values."""

    id: int
    type: str
    values: Mapping[str, _Value]
    one: Mapping[str, int] = field(default_factory=dict[str, int])
    many: Mapping[str, list[int]] = field(default_factory=dict[str, list[int]])


def xmi_of(record: Record) -> bytes:
    """The CAS of a record that is numbered, as XMI 1.0."""
    structures = list(_structures(record))
    spaces = {one.type.rpartition(".")[0] for one in structures}
    prefixes = {space: space.rpartition(".")[2] if space.startswith("ratify") else f"t{nth}"
                for nth, space in enumerate(sorted(spaces))}  # fmt: skip
    named = "".join(
        f' xmlns:{prefix}="http:///{space.replace(".", "/")}.ecore"' for space, prefix in sorted(prefixes.items())
    )
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"',
        f'{named} xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n',
    ]
    for one in structures:
        space, _, name = one.type.rpartition(".")
        values: dict[str, _Value] = {**one.values, **one.one}
        values |= {key: " ".join(map(str, targets)) for key, targets in one.many.items()}
        parts.append(f'<{prefixes[space]}:{name} xmi:id="{one.id}"{_attributes(values)}/>\n')
    members = " ".join(str(one.id) for one in structures)
    parts.append(
        f'<cas:Sofa xmi:id="{_SOFA_ID}" sofaNum="1" sofaID="{VIEW}" mimeType="text/plain"'
        f' sofaString={_quoted(record.article.text)}/>\n<cas:View sofa="{_SOFA_ID}" members="{members}"/>\n</xmi:XMI>\n'
    )
    return "".join(parts).encode("utf-8")


def json_of(record: Record) -> bytes:
    """The CAS of a record that is numbered, as JSON."""
    structures = list(_structures(record))
    last = structures[-1].id
    sofa = {
        "%ID": _SOFA_ID,
        "%TYPE": SOFA,
        "sofaNum": 1,
        "sofaID": VIEW,
        "mimeType": "text/plain",
        "sofaString": record.article.text,
    }
    rows: list[dict[str, Any]] = [sofa]
    for one in structures:
        row: dict[str, Any] = {"%ID": one.id, "%TYPE": one.type} | dict(one.values)
        row |= {f"@{key}": target for key, target in one.one.items()}
        if "sofa" in row:
            row["@sofa"] = row.pop("sofa")
        rows.append(row)
        for key, targets in one.many.items():
            last += 1
            row[f"@{key}"] = last
            rows.append({"%ID": last, "%TYPE": f"{LINK}[]", "%ELEMENTS": targets})
    view = {"%SOFA": _SOFA_ID, "%MEMBERS": [one.id for one in structures]}
    cas = {"%TYPES": type_system_json(), "%FEATURE_STRUCTURES": rows, "%VIEWS": {VIEW: view}}
    return ENCODER.encode(cas).encode("utf-8") + b"\n"


def clean(text: str) -> str:
    """The text with a sign in place of each character that XML cannot hold; as long as before."""
    return NOT_XML.sub("\ufffd", text)


def _structures(record: Record) -> Iterator[_Structure]:
    article = record.article
    index = Utf16Index(article.text)
    whole: dict[str, _Value] = {"sofa": _SOFA_ID, "begin": 0, "end": index.to_unit(len(article.text))}
    title: dict[str, _Value] = {"documentTitle": article.title or article.key, "documentId": article.key}
    yield _Structure(2, DOCUMENT, whole | {"language": "x-unspecified"} | title)
    yield _Structure(3, ARTICLE, {"record": _beside(record)})
    annotation = record.annotation or Annotation()
    first = 4
    names = {span.id: first + nth for nth, span in enumerate(annotation.spans)}
    for span in annotation.spans:
        values: dict[str, _Value] = {"value": span.label}
        if span.entity:
            values["identifier"] = span.entity
        yield _Structure(names[span.id], ENTITY, _place(span, index) | values)
    last = first + len(annotation.spans)
    known: list[tuple[int, Span | Agreement | Filler]] = [(names[span.id], span) for span in annotation.spans]
    spans = {span.id: span for span in annotation.spans}
    for agreement in annotation.agreements:
        links = range(last + 1, last + 1 + len(agreement.fillers))
        known += [(last, agreement), *zip(links, agreement.fillers, strict=True)]
        yield from _agreement(last, agreement, _place(spans[agreement.mentions[0]], index), names)
        last = links.stop
    for about, it in known:
        details = _details(it)
        if details:
            yield _Structure(last, DETAILS, details, {"about": about})
            last += 1


def _agreement(
    name: int, agreement: Agreement, place: dict[str, _Value], names: Mapping[SpanId, int]
) -> Iterator[_Structure]:
    links = [name + nth for nth in range(1, len(agreement.fillers) + 1)]
    values: dict[str, _Value] = {"kind": agreement.kind, "status": agreement.status}
    yield _Structure(name, AGREEMENT, place | values, many={"roles": links})
    for link, filler in zip(links, agreement.fillers, strict=True):
        yield _Structure(link, LINK, {"role": filler.role}, {"target": names[filler.span]})


def _beside(record: Record) -> str:
    """Everything of a record that the CAS has no place for."""
    row = row_of(Record(record.article, layer=record.layer), [])
    del row["text"]
    row["annotated"] = record.annotation is not None
    return json.dumps(row, allow_nan=False)  # escaped, so that it fits into XML whatever it says


def _place(span: Span, index: Utf16Index) -> dict[str, _Value]:
    return {"sofa": _SOFA_ID, "begin": index.to_unit(span.start), "end": index.to_unit(span.end)}


def _details(it: Span | Agreement | Filler) -> dict[str, _Value]:
    values: dict[str, _Value] = {} if it.score is None else {"score": it.score}
    if it.origin:
        values["origin"] = it.origin
    if it.verdict is not None:
        values["verdict"] = it.verdict.value
    return values


def _attributes(values: Mapping[str, _Value]) -> str:
    return "".join(f" {name}={_quoted(str(value))}" for name, value in values.items())


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # it loads all that fetches pages

    return quoteattr(clean(text), _ESCAPED)
