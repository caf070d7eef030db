"""What every format promises: the same bytes each time, what was written comes back, what is lost is told."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import FORMATS, Format, Loss
from annotations.formats.numbering import numbered
from annotations.model import Agreement, Annotation, Article, Filler, Record, Span, SpanId
from tests.core.formats.corpus import ROLES, SCHEMA, hard_records

WRITERS = [known for known in FORMATS if known.can_write]
READ_BACK = [known for known in WRITERS if known.can_read]
HARD = hard_records()
LETTERS = "ab-'./ é\u0301🚀한भार\u00a0\u2028שלום\n"

every_writer = pytest.mark.parametrize("known", WRITERS, ids=lambda known: known.name)
every_hard_record = pytest.mark.parametrize("record", HARD, ids=lambda record: record.article.key)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records as a project could hold them: spans do not cross, agreements keep to the schema's roles."""
    text = "x" + draw(st.text(LETTERS, min_size=8, max_size=30)) + "y"
    spans: list[tuple[int, int, str]] = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, min(start + 9, len(text))))
        one = (start, end, draw(st.sampled_from(["COUNTRY", "AGREEMENT", "PLACE"])))
        edges = text[start], text[end - 1]
        if one not in spans and not any(edge.isspace() for edge in edges) and not _crosses(one, spans):
            spans.append(one)
    spans.sort(key=lambda it: (it[0], -it[1], it[2]))
    placed = tuple(Span(*it, SpanId(nth)) for nth, it in enumerate(spans, start=1))
    frames: list[Agreement] = []
    mentions = [span.id for span in placed if span.label == "AGREEMENT"]
    parties = [span.id for span in placed if span.label == "COUNTRY"]
    if mentions:
        for _ in range(draw(st.integers(0, 2))):
            named = draw(st.lists(st.sampled_from(mentions), min_size=1, max_size=2, unique=True))
            by = draw(st.lists(st.sampled_from(parties), max_size=2, unique=True)) if parties else []
            fillers = [Filler("mentions", one) for one in named] + [Filler("party", one) for one in by]
            frames.append(Agreement("MOU", "SIGNED", tuple(fillers)))
    key = draw(st.text("ab/\\:é. ", min_size=1, max_size=6)).strip() or "key"
    return Record(Article(key, text), numbered(Annotation(placed, tuple(frames)), ROLES), "gold")


def _crosses(one: tuple[int, int, str], others: Iterable[tuple[int, int, str]]) -> bool:
    start, end, _ = one
    return any(a < start < b < end or start < a < end < b for a, b, _ in others)


def written(known: Format, what: Sequence[Record]) -> bytes:
    out = io.BytesIO()
    known.write(iter(what), out, schema=SCHEMA)
    return out.getvalue()


def read(known: Format, content: bytes) -> list[object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"records{known.suffixes[0]}"
        path.write_bytes(content)
        return list(known.read(path))


def fitted(known: Format, what: Iterable[Record]) -> list[Record]:
    return [known.fit(record, SCHEMA)[0] for record in what]


def untold(before: Record, after: Record, losses: Sequence[Loss]) -> list[str]:
    """What differs between a record and what a format keeps of it, and is not told by any loss."""
    ours, theirs = before.annotation or Annotation(), after.annotation or Annotation()
    kept = {(span.start, span.end, span.label) for span in theirs.spans}
    changed = [
        f"the span {span.start} to {span.end} ({span.label})"
        for span in ours.spans
        if (span.start, span.end, span.label) not in kept and not _told(span, losses)
    ]
    if not losses and (before.article, ours) != (after.article, theirs):
        changed.append("something of the article or the annotation")
    return changed


def _told(span: Span, losses: Iterable[Loss]) -> bool:
    return any(
        loss.start is not None and loss.end is not None and loss.start < span.end and span.start < loss.end
        for loss in losses
    )


@every_writer
def test_the_same_records_give_the_same_bytes(known: Format) -> None:
    assert written(known, HARD) == written(known, HARD)
    assert dict(known.beside(SCHEMA)) == dict(known.beside(SCHEMA))


@every_writer
@every_hard_record
def test_a_record_that_was_fitted_fits(known: Format, record: Record) -> None:
    kept, _ = known.fit(record, SCHEMA)
    assert known.fit(kept, SCHEMA)[0] == kept


@every_writer
@every_hard_record
def test_nothing_is_lost_in_silence(known: Format, record: Record) -> None:
    kept, losses = known.fit(record, SCHEMA)
    assert untold(record, kept, losses) == []
    for loss in losses:
        assert loss.kind
        assert loss.kind == loss.kind.lower()
        assert loss.reason.endswith(".")
        assert (loss.start is None) == (loss.end is None)
        if loss.start is not None and loss.end is not None:
            assert 0 <= loss.start < loss.end <= len(record.article.text)


@pytest.mark.parametrize("known", READ_BACK, ids=lambda known: known.name)
def test_what_was_written_reads_back_as_it_was_fitted(known: Format) -> None:
    assert read(known, written(known, HARD)) == fitted(known, HARD)


@pytest.mark.parametrize("known", READ_BACK, ids=lambda known: known.name)
def test_a_fitted_record_is_written_to_the_same_bytes(known: Format) -> None:
    assert written(known, fitted(known, HARD)) == written(known, HARD)


@every_writer
@settings(max_examples=15, deadline=None)
@given(record=records())
def test_any_record_reads_back_as_it_was_fitted(known: Format, record: Record) -> None:
    kept, losses = known.fit(record, SCHEMA)
    assert untold(record, kept, losses) == []
    content = written(known, [record])
    if known.can_read:
        assert read(known, content) == [kept]
