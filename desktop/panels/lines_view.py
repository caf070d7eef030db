"""LinesView: a list of places with ticks, for the keyboard: Space ticks, Return shows the place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from annotations.schema import Schema
from desktop.models.lines import LinesModel
from desktop.panels.lines_delegate import LinesDelegate


class LinesView(QListView):
    """Several lines can be chosen and ticked together; Ctrl+A chooses all."""

    opened = Signal(QModelIndex)
    """A place is to be shown."""
    key_pressed = Signal(str)
    """A character that means nothing here."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, model: LinesModel) -> None:
        super().__init__()
        self._lines = model
        self.delegate = LinesDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.opened)

    def show_schema(self, schema: Schema) -> None:
        """Take the colours of the labels."""
        self.delegate.schema = schema

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks what is chosen, Return shows the place, Esc leaves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space:
            self._tick()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                event.ignore()
            else:
                self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text() and not control:
            self.key_pressed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        index = self.indexAt(event.position().toPoint())
        box = self.delegate.tick_place(QRectF(self.visualRect(index))).adjusted(-6, -6, 6, 6)
        if index.isValid() and box.contains(event.position()):
            self._lines.tick([index.row()], on=not self._lines.is_ticked(index.row()))
            self.setCurrentIndex(index)
            return
        super().mousePressEvent(event)

    def _tick(self) -> None:
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if rows:
            self._lines.tick(rows, on=not all(self._lines.is_ticked(row) for row in rows))
