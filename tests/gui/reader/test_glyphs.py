"""Glyphs: what is shown is as long as what is stored, and never breaks a line by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.reader.glyphs import is_right_to_left, shown

ANYTHING = st.text(st.characters(codec=None))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(ANYTHING)
def test_what_is_shown_has_the_same_length_in_utf16(text: str) -> None:
    assert _units(shown(text)) == _units(text)


@given(ANYTHING)
def test_nothing_that_is_shown_breaks_a_line_or_is_a_control(text: str) -> None:
    assert not set(shown(text)) & {chr(code) for code in (*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFC)}


def test_what_can_be_read_is_left_alone() -> None:
    text = "Señor 누리호 भारत कोरिया \u00a0e\u0301 👨\u200d👩\u200d👧 \u200fשלום"
    assert shown(text) == text


def test_direction_follows_the_first_letter() -> None:
    assert is_right_to_left("  «وقعت KASA")
    assert not is_right_to_left("KASA وقعت")
    assert not is_right_to_left("2023 ...")
