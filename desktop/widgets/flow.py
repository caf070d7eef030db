"""Flow: places for parts of different widths, one after the other, in as many rows as they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize


class Flow:
    """Fills rows between `left` and `right` from `top` downwards."""

    def __init__(self, left: int, right: int, top: int) -> None:
        self._left = left
        self._right = right
        self._x = left
        self._y = top
        self.bottom = top
        """Where the last row ends."""

    @property
    def room(self) -> int:
        """The width of a whole row."""
        return self._right - self._left

    def place(self, size: QSize) -> QRect:
        """The place of the next part."""
        if self._x > self._left and self._x + size.width() > self._right:
            self._x, self._y = self._left, self.bottom
        place = QRect(self._x, self._y, size.width(), size.height())
        self._x += size.width()
        self.bottom = max(self.bottom, self._y + size.height())
        return place
