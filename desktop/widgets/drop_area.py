"""DropArea: a place to drop files on, that also says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.widgets.styling import style_by


class DropArea(QFrame):
    """Takes files and folders."""

    dropped = Signal(list)
    """Paths that were dropped."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setProperty("role", "drop")
        self.label = QLabel(text)
        self.label.setProperty("role", "muted")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.addWidget(self.label)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        super().dragLeaveEvent(event)
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the files on."""
        self._mark(over=False)
        event.acceptProposedAction()
        self.dropped.emit(list(dropped_paths(event.mimeData())))

    def _mark(self, *, over: bool) -> None:
        style_by(self, "over", over)


def dropped_paths(data: QMimeData) -> Sequence[Path]:
    """The local files and folders that something dragged consists of."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
