"""QueueSearch: the field for a query, what could go on where the cursor stands, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from annotations.query import Completion, QueryError, complete, parse
from annotations.schema import Schema
from desktop.core_texts import told
from desktop.icons import icon

_MOST = 12


class QueueSearch(QWidget):
    """Tab takes the first completion; arrows and Return take another one."""

    changed = Signal()
    """Something else is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.fault = QLabel()
        self._schema: Schema | None = None
        self._offered: list[Completion] = []
        self._texts = QStringListModel(self)
        self._completer = QCompleter(self._texts, self)
        self.popup = QListView()
        self._build()
        self.field.textEdited.connect(self._offer)
        self.field.textChanged.connect(self._on_field_text_changed)

    def use_schema(self, schema: Schema) -> None:
        """Know the labels, kinds and roles of another schema."""
        self._schema = schema
        self.show_fault("")

    def error(self) -> QueryError | None:
        """What is wrong with the query as it stands."""
        if self._schema is None:
            return None
        try:
            parse(self.field.text(), self._schema)
        except QueryError as error:
            return error
        return None

    def show_fault(self, text: str) -> None:
        """Say what is wrong below the field, or nothing."""
        text = told(text)
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes the completion that is chosen, or the first one."""
        is_key = watched is self.popup and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab and self._offered:
            index = self.popup.currentIndex()
            self.popup.hide()
            self._take(self._offered[max(index.row(), 0)])
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Search, or label:AGENCY score<0.6"))
        self.field.setAccessibleName(self.tr("Search articles"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.fault.setProperty("role", "danger")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._completer.setWidget(self.field)
        self._completer.setPopup(self.popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self.popup.setProperty("role", "popup")
        self.popup.setAccessibleName(self.tr("Completions"))
        self.popup.installEventFilter(self)
        picked: Any = self._completer.activated  # one signal for each type of its argument
        picked[QModelIndex].connect(self._on_completer_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.fault)

    def _offer(self) -> None:
        schema = self._schema
        offered = complete(self.field.text(), self.field.cursorPosition(), schema) if schema is not None else []
        self._offered = offered[:_MOST]
        if not self._offered:
            self.popup.hide()
            return
        self._texts.setStringList([_said(each) for each in self._offered])
        self._completer.complete()
        self.popup.setCurrentIndex(QModelIndex())

    def _take(self, completion: Completion) -> None:
        text, cursor = self.field.text(), self.field.cursorPosition()
        self.field.setText(text[: completion.start] + completion.text + text[cursor:].lstrip(" "))
        self.field.setCursorPosition(completion.start + len(completion.text))
        self._offer()

    def _on_completer_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offered):
            self._take(self._offered[index.row()])

    def _on_field_text_changed(self) -> None:
        error = self.error()
        self.show_fault(str(error) if error is not None else "")
        self.changed.emit()


def _said(completion: Completion) -> str:
    text = completion.text.strip()
    is_new = completion.about.casefold() not in ("", text.casefold().rstrip(":"))
    return f"{text}   {completion.about}" if is_new else text
