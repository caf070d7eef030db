"""Panel: a pane that redraws from the session once the text is painted, and while it is hidden only when it is seen."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from annotations.changes import Changes
from desktop.session import Session


class Panel(QWidget):
    """Follows the session's project, article, focus and changes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._is_stale = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.catch_up)

    def follow(self) -> None:
        """Begin to follow the session; called once the panel is built."""
        self.session.article_changed.connect(self.refresh)
        self.session.changed.connect(self._on_session_changed)
        self.session.focus_changed.connect(self.refresh)
        self.session.project_changed.connect(self.refresh)

    @abstractmethod
    def draw(self) -> None:
        """Show what the session says now."""

    def refresh(self) -> None:
        """Draw soon: a decision moves focus and sheet, and the text goes first."""
        self._is_stale = True
        self._soon.start()

    def catch_up(self) -> None:
        """Draw now what waits, if the panel is seen."""
        self._soon.stop()
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self.catch_up()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: what is drawn as rich text takes its colours anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "session"):
            self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme that is applied now; what is painted asks for them by itself."""

    def _on_session_changed(self, changes: Changes) -> None:
        if self.session.article in changes.articles:
            self.refresh()
