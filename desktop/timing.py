"""Timing: how long the analyst looked at what is in focus, and a hint after a run that was faster than reading."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotations.curate.pace import Pace, capped


class Timing(QObject):
    """A stop begins when the focus comes to it; what is measured is never asked for and never in the way."""

    hurried = Signal()
    """Ten decisions were together faster than reading the words between them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = time.monotonic
        self._since: float | None = None
        self._place: int | None = None
        self._pace = Pace()

    @property
    def seconds(self) -> float | None:
        """How long the stop in focus was looked at; None before there was one."""
        return None if self._since is None else capped(self.clock() - self._since)

    def begin(self) -> None:
        """The focus came to a stop."""
        self._since = self.clock()

    def forget(self) -> None:
        """Another article: what was between the stops is not known."""
        self._place = None
        self._pace.forget()

    def decided(self, text: str, end: int, seconds: float | None) -> None:
        """A span that ends at `end` was decided on after so many seconds."""
        place, self._place = self._place, end
        if place is None or seconds is None:
            return
        if self._pace.add(len(text[place:end].split()), seconds):
            self.hurried.emit()
