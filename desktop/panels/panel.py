"""Panel: a pane that redraws from the session, and while it is hidden only notes that it should."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from annotations.changes import Changes
from desktop.session import Session


class Panel(QWidget):
    """Follows the session's project, article, focus and changes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._is_stale = True

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
        """Draw now, or as soon as the panel is seen."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

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
