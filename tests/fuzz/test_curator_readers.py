"""Tasks of Label Studio and CAS that are almost right give records and problems, never anything else."""

from __future__ import annotations

import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import Problem
from annotations.formats.base import Format
from annotations.formats.cas import CasJson, CasJsonZip, Xmi, XmiZip
from annotations.formats.cas_types import AGREEMENT, ARTICLE, DETAILS, DOCUMENT, ENTITY, LINK
from annotations.formats.label_studio import LabelStudio
from annotations.model import Record
from annotations.schema import default_schema
from tests.fuzz.test_readers import check, records

SCHEMA = default_schema()
ODD = st.none() | st.booleans() | st.integers(-3, 30) | st.floats() | st.text(max_size=5) | st.just([]) | st.just({})
PLACES = st.integers(-1, 16)
TEXTS = st.text("ab \r\n\ufeff🚀é\u0301\u2028-", max_size=12)
IDS = st.sampled_from(["s1", "s2", "a1", ""]) | ODD

VALUE = st.fixed_dictionaries(
    {"start": PLACES | ODD, "end": PLACES | ODD},
    optional={"labels": st.just(["PLACE"]) | ODD, "choices": st.just(["SIGNED"]) | ODD, "text": TEXTS | ODD},
)
REGION = st.fixed_dictionaries(
    {"type": st.sampled_from(["labels", "choices", "hypertextlabels", "textarea"]) | ODD, "value": VALUE | ODD},
    optional={
        "id": IDS,
        "from_name": st.sampled_from(["label", "agreement", "status"]) | ODD,
        "score": ODD,
        "meta": st.dictionaries(st.sampled_from(["entity", "origin", "verdict", "text"]), ODD) | ODD,
    },
)
RELATION = st.fixed_dictionaries(
    {"type": st.just("relation"), "from_id": IDS, "to_id": IDS}, optional={"labels": st.just(["mentions"]) | ODD}
)
RESULTS = st.lists(REGION | RELATION | ODD, max_size=5) | ODD
TASK = st.fixed_dictionaries(
    {
        "data": st.fixed_dictionaries(
            {"text": TEXTS | ODD},
            optional={"key": ODD, "layer": ODD, "metadata": ODD, "state": ODD, "sha256": ODD, "title": ODD},
        )
        | ODD
    },
    optional={
        "id": ODD,
        "annotations": st.lists(st.fixed_dictionaries({"result": RESULTS}, optional={"completed_by": ODD}), max_size=2)
        | ODD,
        "predictions": st.lists(st.fixed_dictionaries({"result": RESULTS}, optional={"model_version": ODD}), max_size=2)
        | ODD,
    },
)
TYPES = st.sampled_from([ENTITY, AGREEMENT, LINK, ARTICLE, DETAILS, DOCUMENT, "x.Y", "uima.cas.FSArray"])
FEATURES = ("begin", "end", "value", "identifier", "kind", "status", "roles", "role", "target", "about", "score",
            "sofa", "record", "documentId", "Governor", "elements")  # fmt: skip
WORDS = st.sampled_from(["2", "3 4", "-1", "MOU", "party", "NaN", '{"id": 3}', "", "0.5", "9" * 40, "²"])
STRUCTURE = st.tuples(TYPES, st.dictionaries(st.sampled_from(FEATURES), WORDS | PLACES.map(str), max_size=6))


def read(known: Format, content: bytes) -> list[Record | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{known.suffixes[0]}"
        path.write_bytes(content)
        return list(known.read(path))


@settings(max_examples=60, deadline=None)
@given(tasks=st.lists(TASK | ODD, max_size=3))
def test_any_tasks_are_read(tasks: list[Any]) -> None:
    check(read(LabelStudio(), json.dumps(tasks).encode()))


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, structures=st.lists(STRUCTURE, max_size=6))
def test_any_structures_of_xmi_are_read(text: str, structures: list[tuple[str, dict[str, str]]]) -> None:
    escapes = {"\n": "&#10;", "\r": "&#13;"}
    parts = [f'<c:Sofa xmlns:c="http:///uima/cas.ecore" xmi:id="1" sofaString={quoteattr(text, escapes)}/>']
    for number, (kind, values) in enumerate(structures, start=2):
        space, _, name = kind.rpartition(".")
        told = "".join(f" {feature}={quoteattr(value)}" for feature, value in values.items())
        parts.append(f'<c:{name} xmlns:c="http:///{space.replace(".", "/")}.ecore" xmi:id="{number}"{told}/>')
    check(read(Xmi(), f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">{"".join(parts)}</xmi:XMI>'.encode()))


@settings(max_examples=60, deadline=None)
@given(text=TEXTS | ODD, structures=st.lists(STRUCTURE, max_size=6), odd=ODD, name=ODD)
def test_any_structures_of_json_are_read(
    text: object, structures: list[tuple[str, dict[str, str]]], odd: object, name: object
) -> None:
    rows: list[object] = [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": text}, odd, {"%ID": name, "%TYPE": odd}]
    for number, (kind, values) in enumerate(structures, start=2):
        row: dict[str, object] = {"%ID": number, "%TYPE": kind}
        for feature, value in values.items():
            row[f"@{feature}" if value.isdecimal() and number % 2 else feature] = odd if value == "" else value
        rows.append(row)
    check(read(CasJson(), json.dumps({"%FEATURE_STRUCTURES": rows}).encode()))


@pytest.mark.parametrize("known", [LabelStudio(), XmiZip(), CasJsonZip()], ids=lambda known: known.name)
@settings(max_examples=20, deadline=None)
@given(record=records())
def test_any_record_comes_back_as_it_was_fitted(known: Format, record: Record) -> None:
    record = replace(record, layer=record.layer.strip())  # as layers are named when they come in
    out = io.BytesIO()
    known.write([record], out, schema=SCHEMA)
    assert read(known, out.getvalue()) == [known.fit(record, SCHEMA)[0]]


@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_file_in_a_zip_is_read(content: bytes) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("one.xmi", content)
        archive.writestr("two.json", content)
    check(read(XmiZip(), out.getvalue()))
    check(read(CasJsonZip(), out.getvalue()))
