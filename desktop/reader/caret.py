"""Where the caret goes: by words, by characters, by lines, in the direction that the script runs."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotations.offsets import next_word, previous_word
from desktop.reader.page import Page


class Move(Enum):
    """A movement of the caret that a key stands for."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    LINE_START = "line start"
    LINE_END = "line end"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    TEXT_START = "text start"
    TEXT_END = "text end"


_KEYS = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Home: Move.LINE_START,
    Qt.Key.Key_End: Move.LINE_END,
    Qt.Key.Key_PageUp: Move.PAGE_UP,
    Qt.Key.Key_PageDown: Move.PAGE_DOWN,
}
_WITH_CONTROL = {Move.LINE_START: Move.TEXT_START, Move.LINE_END: Move.TEXT_END}


def move_of(event: QKeyEvent) -> Move | None:
    """The movement that a key asks for, if any."""
    move = _KEYS.get(Qt.Key(event.key()))
    if move is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(move, move)
    return move


class Caret:
    """Moves a place through a page; remembers the column while it goes up and down."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._column: float | None = None

    def moved(self, point: int, move: Move, *, by_character: bool, height: int) -> int:
        """Where a caret at `point` goes; `height` is that of one screenful."""
        if move in (Move.UP, Move.DOWN, Move.PAGE_UP, Move.PAGE_DOWN):
            return self._by_line(point, move, height)
        self._column = None
        if move in (Move.LEFT, Move.RIGHT):
            return self._sideways(point, move, by_character=by_character)
        if move is Move.TEXT_START:
            return 0
        if move is Move.TEXT_END:
            return len(self._page.text)
        _, paragraph, line = self._page.line_of(point)
        if move is Move.LINE_START:
            return line.start
        return line.end if line.is_last else paragraph.previous_character(line.end)

    def _sideways(self, point: int, move: Move, *, by_character: bool) -> int:
        page = self._page
        nth = page.of(point)
        paragraph = page.paragraph(nth)
        forward = (move is Move.RIGHT) != paragraph.is_right_to_left
        if not by_character:
            return next_word(page.text, point)[1] if forward else previous_word(page.text, point)[0]
        if forward:
            return paragraph.next_character(point) if point < paragraph.end else min(point + 1, len(page.text))
        return paragraph.previous_character(point) if point > paragraph.start else max(point - 1, 0)

    def _by_line(self, point: int, move: Move, height: int) -> int:
        nth, paragraph, line = self._page.line_of(point)
        if self._column is None:
            self._column = paragraph.x_of(point, line)
        top = self._page.top(nth)
        if move is Move.UP:
            y = top + line.top - 1
        elif move is Move.DOWN:
            y = top + line.bottom + (self._page.metrics.gap if line.is_last else 0)
        else:
            y = top + line.baseline + (-height if move is Move.PAGE_UP else height)
        if y < 0:
            return 0
        return len(self._page.text) if y >= self._page.height else self._page.point_at(self._column, y)
