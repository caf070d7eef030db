"""Only the lines that changed are painted anew, and the pane looks as if all of it had been."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from annotations.model import Annotation, Sheet, SpanId
from annotations.walk import Focus
from desktop.reader.view import Reader
from tests.gui.reader.sheets import large_sheet

Read = Callable[[Sheet], Reader]


def _paint(reader: Reader) -> None:
    QApplication.sendEvent(reader.window(), QEvent(QEvent.Type.UpdateRequest))


def _on_screen(reader: Reader) -> QImage:
    """What was painted step by step."""
    shown = reader.screen().grabWindow(reader.window().winId()).toImage()
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def _anew(reader: Reader) -> QImage:
    """What one paint of everything gives."""
    reader.viewport().update()
    reader.update()
    _paint(reader)
    return _on_screen(reader)


def _accepted(sheet: Sheet, span: SpanId) -> Sheet:
    moved = next(each for each in sheet.suggested.spans if each.id == span)
    gold = sorted((*sheet.gold.spans, moved), key=lambda each: (each.start, -each.end))
    waiting = tuple(each for each in sheet.suggested.spans if each.id != span)
    return replace(sheet, gold=Annotation(tuple(gold)), suggested=Annotation(waiting))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_steps_the_pane_looks_as_if_painted_anew(read: Read, seed: int) -> None:
    rnd, sheet = random.Random(seed), large_sheet(6000, 300)
    reader = read(sheet)
    _paint(reader)
    for _ in range(25):
        span = rnd.choice(sheet.suggested.spans[:60])
        match rnd.randrange(6):
            case 0:
                reader.select((span.start, span.end) if rnd.random() < 0.6 else None)
            case 1:
                reader.set_lit({span.id: "Party"} if rnd.random() < 0.6 else {})
            case 2:
                sheet = _accepted(sheet, span.id)
                reader.update_sheet(sheet)
            case 3:
                reader.verticalScrollBar().setValue(rnd.randrange(400))
            case _:
                reader.set_focus(Focus(span=span.id))
        _paint(reader)
    shown = _on_screen(reader)
    assert shown.size() == reader.size()
    assert shown == _anew(reader)


class Watch(QObject):
    """Counts the rows of pixels that a pane paints."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QPaintEvent):
            self.rows += event.region().boundingRect().height()
        return False


def test_a_move_of_the_focus_paints_a_few_lines_only(read: Read) -> None:
    sheet, watch = large_sheet(6000, 300), Watch()
    reader = read(sheet)
    reader.set_focus(Focus(span=sheet.suggested.spans[20].id))
    _paint(reader)
    reader.viewport().installEventFilter(watch)
    value = reader.verticalScrollBar().value()
    reader.set_focus(Focus(span=sheet.suggested.spans[21].id))
    _paint(reader)
    assert reader.verticalScrollBar().value() == value
    assert 0 < watch.rows < reader.viewport().height() / 2
