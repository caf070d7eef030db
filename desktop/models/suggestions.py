"""SuggestionsModel: the suggestions of the whole project that are meant, in the order that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotations.model import Passage, SpanId
from annotations.schema import Schema
from annotations.store import Store
from desktop.models.queue import Titles
from desktop.origins import origin_text

if TYPE_CHECKING:
    from annotations.curate.passages import PassageTable, Rows

PASSAGE = Qt.ItemDataRole.UserRole + 1
"""The Passage of an index."""

Index = QModelIndex | QPersistentModelIndex
TEXT, LABEL, SCORE, ARTICLE, SOURCE, STATE = range(6)
"""The columns."""


class SuggestionsModel(QAbstractTableModel):
    """Rows are made as they are seen; the table itself belongs to the survey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.schema: Schema | None = None
        self.table: PassageTable | None = None
        self._rows: Rows | None = None
        self._titles = Titles()

    def show_rows(self, table: PassageTable | None, rows: Rows | None) -> None:
        """Show some rows of a table, or none."""
        self.beginResetModel()
        self.table, self._rows = table, rows
        self.endResetModel()

    def open(self, store: Store | None, schema: Schema) -> None:
        """Another project: nothing is known of it yet."""
        self.schema = schema
        self._titles.open(store)
        self.show_rows(None, None)

    def passage(self, row: int) -> Passage | None:
        """The passage of a row."""
        if self.table is None or self._rows is None or not 0 <= row < len(self._rows):
            return None
        return self.table.passage(int(self._rows[row]))

    def row_of(self, span: int) -> int:
        """Where a span is in the list, or -1."""
        if self.table is None or self._rows is None:
            return -1
        found = (self.table.columns.span[self._rows] == span).nonzero()[0]
        return int(found[0]) if len(found) else -1

    def spans_in(self, parts: Sequence[tuple[int, int]]) -> list[SpanId]:
        """The spans of some stretches of the list, in its order."""
        if self.table is None or self._rows is None:
            return []
        return [span for first, end in sorted(parts) for span in self.table.spans(self._rows[first:end])]

    def open_spans(self) -> list[SpanId]:
        """The spans of the list that wait."""
        if self.table is None or self._rows is None:
            return []
        return self.table.spans(self._rows[self.table.columns.state[self._rows] == 0])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many suggestions are listed."""
        return 0 if parent.isValid() or self._rows is None else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Text, label, score, article, source, state."""
        return 0 if parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == SCORE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            *(self.tr("Text"), self.tr("Label"), self.tr("Score")),
            *(self.tr("Article"), self.tr("Source"), self.tr("State")),
        )
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, and the passage for those who paint."""
        passage = self.passage(index.row()) if index.isValid() else None
        if passage is None:
            return None
        if role == PASSAGE:
            return passage
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(passage, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._cell(passage, column) for column in range(STATE + 1))))
        return None

    def state_text(self, passage: Passage) -> str:
        """What became of a passage, in a word."""
        words = {
            "accepted": self.tr("Accepted"),
            "corrected": self.tr("Corrected"),
            "rejected": self.tr("Rejected"),
        }
        return words[passage.decision.value] if passage.decision is not None else self.tr("Open")

    def _cell(self, passage: Passage, column: int) -> str:
        if column == TEXT:
            return passage.text
        if column == LABEL:
            return self.schema.title_of(passage.label) if self.schema is not None else passage.label
        if column == SCORE:
            return "" if passage.score is None else f"{passage.score:.2f}"
        if column == ARTICLE:
            return self._titles.of(passage.article)
        return origin_text(passage.origin) or passage.layer if column == SOURCE else self.state_text(passage)
