"""Dropping: files and folders that are dragged over the window, and what dropping them does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.projects import Projects
from desktop.widgets.drop_area import dropped_paths
from desktop.widgets.drop_veil import DropVeil


class Dropping(QObject):
    """Takes files anywhere on the window, and says over it what that will do."""

    def __init__(self, window: QWidget, projects: Projects) -> None:
        super().__init__(window)
        self._projects = projects
        self.veil = DropVeil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Welcome files, and pass on those that were dropped."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            paths = dropped_paths(event.mimeData())
            if paths:
                event.acceptProposedAction()
                self.veil.say(self._projects.meaning_of(paths))
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.veil.say("")
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.veil.say("")
            event.acceptProposedAction()
            self._projects.take_dropped(dropped_paths(event.mimeData()))
            return True
        return False
