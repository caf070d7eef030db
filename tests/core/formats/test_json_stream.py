"""Long lists of JSON, one element at a time."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import json_stream
from annotations.formats.json_stream import elements
from annotations.formats.row_fault import RowFault

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('ab"[]{}\\é🚀', max_size=4), inner, max_size=3),
    max_leaves=8,
)


def read(content: bytes, chunk: int = 1024 * 1024) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_CHUNK", chunk)
        path = Path(folder) / "list.json"
        path.write_bytes(content)
        return [str(value) if isinstance(value, RowFault) else value for _, value in elements(path)]


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(VALUES, max_size=5),
    chunk=st.integers(1, 9),
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 1]),
)
def test_any_list_is_read_whole_whatever_the_pieces(
    values: list[Any], chunk: int, ascii_only: bool, indent: int | None
) -> None:
    content = json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode("utf-8")
    assert read(content, chunk) == values


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=40), chunk=st.integers(1, 9))
def test_nothing_makes_it_fail(content: bytes, chunk: int) -> None:
    read(b"[" + content, chunk)


def test_a_bad_element_costs_only_itself() -> None:
    content = b'[1, {"a": 1, "a": 2}, "x", {"b": [}, [}], nul, 2]'
    first, *faults, last = read(content, 4)
    assert (first, last) == (1, 2)
    assert "x" in faults
    assert "the key 'a' stands twice in one object" in faults


def test_objects_one_after_the_other_are_read_like_a_list() -> None:
    assert read(b'\xef\xbb\xbf{"a": 1}\n{"a": 2}\n') == [{"a": 1}, {"a": 2}]


def test_the_line_of_each_element_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(b'[\n1,\n\n{"a":\n 2},\n "x"]')
    assert [line for line, _ in elements(path)] == [2, 4, 6]


def test_an_element_that_is_too_long_ends_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LARGEST_TEXT", 2048)
    found = read(b'[1, "' + b"x" * 9000 + b'", 2]', 64)
    assert found[0] == 1
    assert found[1].startswith("an element is longer than")
    assert len(found) == 2
