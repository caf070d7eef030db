"""Unmet: a key whose command makes no sense now says what is missing, where it would otherwise do nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands import Command, Needs
from desktop.keys import takes_keys
from desktop.session import Session

Commands = Iterable[tuple[Command, QAction]]


class Unmet(QObject):
    """Hears the keys of the window that no command took."""

    def __init__(self, window: QWidget, session: Session, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._commands = commands
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say why, and leave the key to the window."""
        is_ours = watched is self._window and self._session.sheet is not None
        if is_ours and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._explain(QKeySequence(event.keyCombination()))
        return False

    def _explain(self, pressed: QKeySequence) -> None:
        if takes_keys(QApplication.focusWidget()):
            return
        for row, action in self._commands:
            if not action.isEnabled() and pressed in action.shortcuts() and (said := _missing(row.needs)):
                self._session.failed.emit(said)


def _missing(needs: Needs) -> str:
    if needs is Needs.SPAN:
        return QCoreApplication.translate(
            "Remarks", "Go to a span first: [span.next] and [span.previous] go from span to span."
        )
    if needs is Needs.TARGET:
        return QCoreApplication.translate(
            "Session", "Select text first, or go to a span with [span.next] and [span.previous]"
        )
    if needs is Needs.CARD:
        return QCoreApplication.translate(
            "Filling", "Choose an agreement first: [agreement.next] goes from card to card."
        )
    return ""
