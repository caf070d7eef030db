"""Text is broken into lines without losing or splitting a character."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.fonts import ui_font
from desktop.widgets.strokes import Lines

LONG = "🚀 France and Chile signed 누리호 and भारत watched, 🛰️ said the agency on Monday"


@pytest.mark.usefixtures("qapp")
def test_all_lines_together_are_the_text() -> None:
    lines = Lines(LONG, ui_font(), 120, 40)
    assert " ".join(lines.texts) == LONG
    assert len(lines.texts) > 2


@pytest.mark.usefixtures("qapp")
def test_what_does_not_fit_ends_in_dots() -> None:
    lines = Lines(LONG, ui_font(), 120, 2)
    assert len(lines.texts) == 2
    assert lines.texts[1].endswith("…")


def test_more_lines_are_higher(qapp: QApplication) -> None:  # noqa: ARG001 - fonts need it
    assert Lines(LONG, ui_font(), 120, 9).height > Lines(LONG, ui_font(), 400, 9).height
    assert Lines("", ui_font(), 120, 2).texts == [""]
