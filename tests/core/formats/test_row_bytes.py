"""The quick ways of reading and writing rows say the same as the slow ones."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.json_lines import row_in
from annotations.formats.row_bytes import bytes_of
from annotations.formats.row_fault import RowFault
from annotations.formats.row_writing import row_of
from annotations.model import Record, SpanId
from tests.core.formats.corpus import ROLES, hard_records

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("record", hard_records(), ids=lambda record: record.article.key)
def test_a_row_is_the_json_of_its_parts(record: Record) -> None:
    assert record.annotation is not None
    shifted = replace(
        record.annotation,
        spans=tuple(span._replace(id=SpanId(span.id + 7)) for span in record.annotation.spans),
        agreements=tuple(
            replace(it, fillers=tuple(one._replace(span=SpanId(one.span + 7)) for one in it.fillers))
            for it in record.annotation.agreements
        ),
    )
    for one in (record, replace(record, annotation=None), replace(record, annotation=shifted)):
        for roles in (ROLES, [], ["party"]):
            assert json.dumps(json.loads(bytes_of(one, roles))) == json.dumps(row_of(one, roles))


@settings(deadline=None, max_examples=40)
@given(value=PLAIN, pieces=st.booleans(), spaces=st.sampled_from([(", ", ": "), (",", ":"), (" , ", " : ")]))
def test_json_means_what_it_meant_whichever_way_it_is_read(
    value: object, pieces: bool, spaces: tuple[str, str]
) -> None:
    text = json.dumps(value, ensure_ascii=pieces, separators=spaces)
    try:
        line = text.encode()
    except UnicodeEncodeError:
        return
    assert repr(row_in(line + b"\n")) == repr(json.loads(text))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"a": 1, "a": 1}', "the key 'a' stands twice"),
        (b'{"a": {"b": 1, "b ": 2, "b": 1}}', "the key 'b' stands twice"),
        (b'{"a": NaN}', "NaN is no value in JSON"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": "\\ud800"}', "half a surrogate pair"),
        (b'{"a": 1} x', "not valid JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": "\xff"}', "not UTF-8"),
    ],
)
def test_what_hides_something_is_told_though_the_quick_way_would_take_it(line: bytes, reason: str) -> None:
    with pytest.raises(RowFault, match=reason):
        row_in(line)
