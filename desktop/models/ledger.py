"""LedgerModel: the texts of the ledger with what they came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotations.schema import Schema

if TYPE_CHECKING:
    from annotations.curate.ledger import Entry

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The Entry of an index."""

Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractListModel):
    """Narrowed by text, and to those that came to more than one thing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.schema: Schema | None = None
        self.entries: Sequence[Entry] = ()
        self._all: Sequence[Entry] = ()

    @property
    def total(self) -> int:
        """How many texts there are in all."""
        return len(self._all)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take other entries; `narrow` says which of them are listed."""
        self._all = entries

    def narrow(self, text: str, *, only_odd: bool) -> None:
        """List those that hold a text, in capitals or not."""
        wanted = " ".join(text.split()).casefold()
        self.beginResetModel()
        self.entries = [it for it in self._all if wanted in it.text.casefold() and (not only_odd or it.oddness > 0)]
        self.endResetModel()

    def row_of(self, text: str) -> int:
        """Where a text is in the list, or -1."""
        return next((row for row, it in enumerate(self.entries) if it.text == text), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many texts are listed."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, or what it says on one line."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{entry.text}: {', '.join(said for said, _ in self.outcomes(entry))}"
        return None

    def outcomes(self, entry: Entry) -> list[tuple[str, str]]:
        """What a text came to, each with the label whose colour it has; an empty one for what is no label."""
        titled = self.schema.title_of if self.schema is not None else str
        found = [(f"{titled(name)} {count:,}", name) for name, count in entry.labels.items()]
        if entry.rejected:
            found.append((self.tr("rejected {0}").format(f"{entry.rejected:,}"), ""))
        if entry.open:
            found.append((self.tr("{0} open").format(f"{entry.open:,}"), ""))
        return found
