"""LinesModel: places in articles with the words around them, each with a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotations.errors import RatifyError
from annotations.model import ArticleId, SpanId
from annotations.store import Store
from desktop.models.queue import Titles

LINE = Qt.ItemDataRole.UserRole + 1
"""The Line of an index."""
CONTEXT = Qt.ItemDataRole.UserRole + 2
"""The words before, in and after its place."""
TITLE = Qt.ItemDataRole.UserRole + 3
"""The title of its article."""

Index = QModelIndex | QPersistentModelIndex
_AROUND = 160
_KEPT_TEXTS = 8
_TICK = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True, slots=True)
class Line:
    """One place; `note` says what is there now."""

    article: ArticleId
    start: int
    end: int
    label: str = ""
    """The label whose colour it has; empty where nothing is marked."""
    is_open: bool = True
    """Whether no decision stands on it."""
    note: str = ""
    span: SpanId | None = None
    can_tick: bool = True


class LinesModel(QAbstractListModel):
    """The words around a place are read when it is seen."""

    ticked_changed = Signal()
    """Other lines are ticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store: Store | None = None
        self.lines: list[Line] = []
        self._ticked: set[int] = set()
        self._texts: dict[ArticleId, str] = {}
        self._titles = Titles()

    def open(self, store: Store | None) -> None:
        """Another project: nothing is listed."""
        self.store = store
        self._texts.clear()
        self._titles.open(store)
        self.show_lines([], ticked=[])

    def show_lines(self, lines: Sequence[Line], *, ticked: Sequence[int]) -> None:
        """List other places, some of them ticked."""
        self.beginResetModel()
        self.lines = list(lines)
        self._ticked = {nth for nth in ticked if self.lines[nth].can_tick}
        self.endResetModel()
        self.ticked_changed.emit()

    def add_lines(self, lines: Sequence[Line], *, ticked: Sequence[int]) -> None:
        """List further places below; `ticked` counts from the first of them."""
        if not lines:
            return
        first = len(self.lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self.lines += lines
        self._ticked |= {first + nth for nth in ticked if lines[nth].can_tick}
        self.endInsertRows()
        self.ticked_changed.emit()

    @property
    def ticked(self) -> list[Line]:
        """The lines that are ticked, in order."""
        return [self.lines[nth] for nth in sorted(self._ticked)]

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick lines, or take their ticks away."""
        able = {row for row in rows if self.lines[row].can_tick}
        self._ticked = self._ticked | able if on else self._ticked - able
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0), [_TICK])
        self.ticked_changed.emit()

    def is_ticked(self, row: int) -> bool:
        """Whether a line is ticked."""
        return row in self._ticked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many places are listed."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be chosen, and most can be ticked."""
        flags = super().flags(index)
        able = index.isValid() and self.lines[index.row()].can_tick
        return flags | Qt.ItemFlag.ItemIsUserCheckable if able else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, its words and its tick."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _TICK:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        if role == CONTEXT:
            return self._context(line)
        if role in (LINE, TITLE):
            return line if role == LINE else self._titles.of(line.article)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{''.join(self._context(line))} — {line.note}, {self._titles.of(line.article)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a line, for those who do it by its check box."""
        if role != _TICK or not index.isValid():
            return False
        self.tick([index.row()], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _context(self, line: Line) -> tuple[str, str, str]:
        text = self._text(line.article)
        before = text[max(line.start - _AROUND, 0) : line.start]
        parts = before, text[line.start : line.end], text[line.end : line.end + _AROUND]
        return parts[0].replace("\n", " "), " ".join(parts[1].split()), parts[2].replace("\n", " ")

    def _text(self, article: ArticleId) -> str:
        if article not in self._texts and self.store is not None:
            if len(self._texts) > _KEPT_TEXTS:
                self._texts.clear()
            try:
                self._texts[article] = self.store.rows.text(article)
            except RatifyError:
                return ""
        return self._texts.get(article, "")
