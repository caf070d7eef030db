"""Whatever a file holds, a reader gives records and problems, never anything else."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import FORMATS, Problem
from annotations.formats.base import Format
from annotations.formats.jsonl import RatifyJsonl
from annotations.formats.numbering import numbered
from annotations.model import (
    Agreement,
    Annotation,
    Article,
    ArticleState,
    Decision,
    Filler,
    Record,
    Span,
    SpanId,
)
from annotations.schema import default_schema

ROLES = [role.name for role in default_schema().roles]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 40) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
NAMES = ["id", "start", "end", "label", "score", "origin", "entity", "verdict", "text"]
SPANS = st.dictionaries(st.sampled_from(NAMES), JSON, max_size=9) | st.fixed_dictionaries(
    {"start": st.integers(-1, 9), "end": st.integers(-1, 12), "label": st.just("PLACE")},
    optional={"id": JSON, "score": JSON, "verdict": JSON},
)
FRAMES = st.fixed_dictionaries(
    {"kind": JSON | st.just("MOU"), "status": st.just("SIGNED"), "mentions": JSON | st.lists(st.integers(0, 3))},
    optional={"party": JSON, "fillers": JSON, "score": JSON},
)
ROWS = st.fixed_dictionaries(
    {"text": st.text(max_size=12)},
    optional={
        "id": JSON,
        "metadata": JSON | st.dictionaries(st.sampled_from(["title", "published", "state", "sha256", "read"]), JSON),
        "layer": JSON,
        "entities": JSON | st.lists(SPANS, max_size=4),
        "agreements": JSON | st.lists(FRAMES, max_size=2),
    },
)


def read(known: Format, content: bytes) -> list[Record | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{known.suffixes[0]}"
        path.write_bytes(content)
        return list(known.read(path))


def write(records: list[Record]) -> bytes:
    out = io.BytesIO()
    RatifyJsonl().write(records, out, schema=default_schema())
    return out.getvalue()


def check(found: list[Record | Problem]) -> None:
    for item in found:
        if isinstance(item, Problem):
            assert item.reason
            continue
        text = item.article.text
        assert text.strip()
        text.encode()
        for span in item.annotation.spans if item.annotation else ():
            assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=60, deadline=None)  # the first file of a format loads its library
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_without_a_crash(content: bytes) -> None:
    for known in FORMATS:
        if known.can_read:
            check(read(known, content))


@settings(max_examples=60, deadline=None)
@given(content=st.text(max_size=300))
def test_any_text_is_read_without_a_crash(content: str) -> None:
    for known in FORMATS:
        if known.can_read:
            check(read(known, content.encode("utf-8", "surrogatepass")))


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(ROWS | JSON, max_size=3), pieces=st.booleans())
def test_any_rows_are_read_and_what_was_read_survives_writing(rows: list[Any], pieces: bool) -> None:
    content = b"\n".join(json.dumps(row, ensure_ascii=pieces).encode("utf-8", "surrogatepass") for row in rows)
    found = read(RatifyJsonl(), content)
    check(found)
    records = [record for record in found if isinstance(record, Record)]
    once = write(records)
    again = read(RatifyJsonl(), once)
    assert [record for record in again if isinstance(record, Problem)] == []
    assert write([record for record in again if isinstance(record, Record)]) == once


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records as a project could hold them."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), min_size=1))
    text = text.replace("\r", "") + "🚀.\n"
    scores = st.none() | st.floats(0, 1)
    words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)
    verdicts = st.none() | st.sampled_from(Decision)
    spans: list[Span] = []
    for number in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        label = draw(st.sampled_from(["PLACE", "EVENT"]))
        span_id = SpanId(number * 7 % 11 + 1)
        spans.append(Span(start, end, label, span_id, draw(scores), draw(words), draw(words), draw(verdicts)))
    ids = st.sampled_from([span.id for span in spans])
    agreements: list[Agreement] = []
    for _ in range(draw(st.integers(0, 3))):
        slots = draw(st.lists(st.tuples(st.sampled_from([*ROLES, "witness"]), ids), unique=True, max_size=6))
        fillers = [
            Filler(role, span, score=draw(scores), origin=draw(words), verdict=draw(verdicts)) for role, span in slots
        ]
        fillers.insert(0, Filler("mentions", draw(ids)))
        unique = {(filler.role, filler.span): filler for filler in fillers}
        agreements.append(
            Agreement(
                "MOU", "ENDED", tuple(unique.values()), score=draw(scores), origin=draw(words), verdict=draw(verdicts)
            )
        )
    metadata = draw(st.dictionaries(words, st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=3))
    for known in ("title", "published", "state", "sha256"):
        metadata.pop(known, None)
    article = Article(
        "key", text, draw(words), "2023-05-30", draw(words), metadata, draw(st.sampled_from(ArticleState))
    )
    return Record(article, Annotation(tuple(spans), tuple(agreements)), draw(words))


@given(record=records())
def test_any_record_comes_back_from_its_file_equal(record: Record) -> None:
    (found,) = read(RatifyJsonl(), write([record]))
    assert isinstance(found, Record), found
    assert record.annotation is not None
    assert found.article == record.article
    assert found.annotation == numbered(record.annotation, ROLES)
    assert found.annotation is not None
    assert numbered(found.annotation, ROLES) == found.annotation
