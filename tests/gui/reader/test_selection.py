"""Selection: whole words by habit, exact characters where asked."""

from __future__ import annotations

import pytest

from desktop.reader.selection import Selection

TEXT = "Seoul's 🚀 envoy met KASA.\n\nSecond line here. \nEnd"


def _dragged(start: str, end: str, *, exact: bool = False) -> str | None:
    selection = Selection(TEXT)
    selection.place(TEXT.index(start) + 1)
    selection.extend(TEXT.index(end) + 1, exact=exact)
    found = selection.selected
    return None if found is None else TEXT[found[0] : found[1]]


def test_a_drag_grows_to_whole_words() -> None:
    assert _dragged("nvoy", "ASA") == "envoy met KASA"


def test_an_exact_drag_stays_as_it_is() -> None:
    assert _dragged("nvoy", "KASA", exact=True) == "voy met K"


def test_a_drag_backwards_selects_the_same() -> None:
    assert _dragged("ASA", "nvoy") == "envoy met KASA"


def test_blanks_alone_are_no_selection() -> None:
    selection = Selection("a   b")
    selection.place(1)
    selection.extend(4, exact=True)
    assert selection.selected is None


@pytest.mark.parametrize(("at", "word"), [("oul", "Seoul"), ("🚀", "🚀"), ("KASA", "KASA")])
def test_a_word_is_selected_without_its_possessive(at: str, word: str) -> None:
    selection = Selection(TEXT)
    selection.select_word(TEXT.index(at))
    found = selection.selected
    assert (TEXT[found[0] : found[1]] if found else "🚀") == word


def test_a_paragraph_is_selected_without_blanks_at_its_edges() -> None:
    selection = Selection(TEXT)
    selection.select_paragraph(TEXT.index("line"))
    assert selection.selected is not None
    start, end = selection.selected
    assert TEXT[start:end] == "Second line here."


def test_the_last_paragraph_ends_with_the_text() -> None:
    selection = Selection(TEXT)
    selection.select_paragraph(len(TEXT))
    assert selection.selected == (TEXT.index("End"), len(TEXT))
