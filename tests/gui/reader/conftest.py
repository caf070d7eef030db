"""A reader on the screen that does not glide, in the colours of the light theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from annotations.model import Sheet
from annotations.schema import default_schema
from desktop.reader.view import Reader
from desktop.theme import LIGHT


@pytest.fixture
def reader(qapp: QApplication, shown: Callable[..., None]) -> Iterator[Reader]:  # noqa: ARG001 - widgets need it
    made = Reader()
    made.glide_ms = 0
    made.resize(800, 600)
    made.set_colours(LIGHT.reader(default_schema()))
    shown(made)
    made.setFocus()
    yield made
    made.close()


@pytest.fixture
def read(reader: Reader) -> Callable[[Sheet], Reader]:
    """Shows a sheet in the reader."""

    def show(sheet: Sheet) -> Reader:
        reader.show_sheet(sheet, default_schema())
        return reader

    return show
