"""Days and months are written in one way all over the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from desktop.language import day_text, month_text, short_day_text


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


def test_days_and_months_are_read_alike() -> None:
    assert day_text("2026-11-26") == "26 Nov 2026"
    assert short_day_text("2026-11-26") == "26 Nov"
    assert month_text("2026-11") == "Nov 2026"


@pytest.mark.parametrize("text", ["2026", "soon", "", "2026-13"])
def test_what_is_no_month_stays_as_it_is(text: str) -> None:
    assert month_text(text) == text
    assert day_text(text) == text
