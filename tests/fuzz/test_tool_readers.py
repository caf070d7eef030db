"""Rows, lines and files that look almost like those of other tools give records and problems, never anything else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import Format, Problem
from annotations.formats.brat import Brat
from annotations.formats.doccano import Doccano
from annotations.formats.iob import Iob2
from annotations.formats.prodigy import Prodigy
from annotations.model import Record

ODD = st.none() | st.booleans() | st.integers(-3, 30) | st.floats() | st.text(max_size=5) | st.just([]) | st.just({})
PLACES = st.integers(-1, 16)
LABELS = st.sampled_from(["PLACE", "AGREEMENT", "", " "]) | ODD
TEXTS = st.text("ab \r\n\ufeff🚀é\u0301\u2028-", max_size=12)

SPAN = st.fixed_dictionaries(
    {"start": PLACES | ODD, "end": PLACES | ODD},
    optional={"label": LABELS, "token_start": PLACES, "token_end": PLACES | ODD, "score": ODD},
)
TOKEN = st.fixed_dictionaries({"start": PLACES | ODD, "end": PLACES}, optional={"id": ODD, "text": ODD})
RELATION = st.fixed_dictionaries(
    {"head": PLACES | ODD, "child": PLACES},
    optional={"label": LABELS, "head_span": SPAN | ODD, "child_span": SPAN | ODD},
)
CARRIED = st.fixed_dictionaries(
    {},
    optional={
        "id": ODD,
        "layer": ODD,
        "metadata": ODD,
        "entities": ODD | st.lists(SPAN, max_size=3),
        "agreements": st.just([{"kind": "MOU", "status": "SIGNED", "mentions": [1]}]) | ODD,
    },
)
TASK = st.fixed_dictionaries(
    {"text": TEXTS | ODD},
    optional={
        "spans": st.lists(SPAN | ODD, max_size=3) | ODD,
        "tokens": st.lists(TOKEN | ODD, max_size=3) | ODD,
        "relations": st.lists(RELATION | ODD, max_size=3) | ODD,
        "answer": st.sampled_from(["accept", "reject", "ignore"]) | ODD,
        "meta": st.dictionaries(st.sampled_from(["title", "state", "published", "read"]), ODD) | ODD,
        "_annotator_id": ODD,
        "ratify": CARRIED | ODD,
    },
)
ENTITY = st.fixed_dictionaries(
    {"start_offset": PLACES | ODD, "end_offset": PLACES}, optional={"id": ODD, "label": LABELS}
)
TIE = st.fixed_dictionaries({"from_id": PLACES | ODD, "to_id": PLACES}, optional={"type": LABELS})
TRIPLE = st.tuples(PLACES | ODD, PLACES, LABELS)
ROW = st.fixed_dictionaries(
    {"text": TEXTS | ODD},
    optional={
        "label": st.lists(TRIPLE | ENTITY | ODD, max_size=3) | ODD,
        "entities": st.lists(ENTITY | ODD, max_size=3) | ODD,
        "relations": st.lists(TIE | ODD, max_size=3) | ODD,
        "Comments": ODD,
        "title": ODD,
        "sha256": ODD,
        "ratify": CARRIED.map(json.dumps) | ODD,
    },
)
CELL = st.sampled_from(["O", "B-PLACE", "I-PLACE", "U-X", "E-", "-DOCSTART-", "#", "a", "🚀", "_", "SpaceAfter=No"])
CELLS = CELL | st.sampled_from([r"SpacesAfter=\s\n", r"SpacesBefore=\u{d800}\q|Ratify=%7B%7D", "Ratify={%22id%22:[]}"])
COLUMNS = st.lists(st.lists(CELLS, max_size=4).map(" ".join), max_size=6).map("\n".join)
NAMES = st.sampled_from(["T1", "T2", "T3", "E1", "E2", "A1", "N1", "R1", "*", "#1", "Tx", ""])
DATA = st.sampled_from(["PLACE 0 1", "PLACE 0 2;3 4", "PLACE 9 4", "PLACE 0 99", "Agreement 0 1", "", "no"]) | (
    st.sampled_from(["Agreement:T1 mentions:T2", "Agreement:T2 party2:T1", "X:T1 a:E1", "X:", "Kind E1 MOU"])
    | st.sampled_from(["Status E1 SIGNED", "Kind E1", "Reference T1 a:b"])
)
LINES = st.lists(st.tuples(NAMES, DATA, TEXTS).map("\t".join), max_size=7).map("\n".join)


def check(found: list[Record | Problem]) -> None:
    for item in found:
        if isinstance(item, Problem):
            assert item.reason
            continue
        ids = {span.id for span in item.annotation.spans} if item.annotation else set()
        for span in item.annotation.spans if item.annotation else ():
            assert 0 <= span.start < span.end <= len(item.article.text)
            assert span.label
        for agreement in item.annotation.agreements if item.annotation else ():
            assert agreement.mentions
            assert {filler.span for filler in agreement.fillers} <= ids


def rows_read(known: Format, rows: list[Any]) -> list[Record | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return list(known.read(path))


@settings(max_examples=100, deadline=None)
@given(tasks=st.lists(TASK, max_size=2))
def test_almost_tasks_of_prodigy(tasks: list[Any]) -> None:
    check(rows_read(Prodigy(), tasks))


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(ROW, max_size=2))
def test_almost_rows_of_doccano(rows: list[Any]) -> None:
    check(rows_read(Doccano(), rows))


@settings(max_examples=100, deadline=None)
@given(content=COLUMNS)
def test_almost_columns(content: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.iob"
        path.write_text(content, encoding="utf-8")
        found = list(Iob2().read(path))
    check(found)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, marked=LINES, row=CARRIED | ODD | st.none())
def test_almost_standoff_of_brat(text: str, marked: str, row: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "doc.txt").write_text(text, encoding="utf-8", newline="")
        (Path(folder) / "doc.ann").write_text(marked, encoding="utf-8", newline="")
        if row is not None:
            (Path(folder) / "doc.ratify.json").write_text(json.dumps(row), encoding="utf-8")
        found = list(Brat().read(Path(folder)))
    check(found)
