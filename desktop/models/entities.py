"""EntitiesModel: the spans of an article by label and by surface form, with how many are open and confirmed."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from annotations.model import Sheet, SpanId
from annotations.schema import Label, Schema
from desktop.models.entity_forms import Change, EntityForms, Form, Key, Place

FORM = Qt.ItemDataRole.UserRole + 1
"""The Form of an index, None for a label."""
GROUP = Qt.ItemDataRole.UserRole + 2
"""The Group of an index, of a form the one that it belongs to."""

Index = QModelIndex | QPersistentModelIndex
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LAST = 1 << 30


@dataclass(frozen=True, slots=True)
class Group:
    """A label, with how many mentions it has and how many of them wait."""

    name: str
    label: Label | None
    count: int
    open: int

    @property
    def title(self) -> str:
        """The label in words."""
        return self.label.title if self.label is not None else self.name


class EntitiesModel(QStandardItemModel):
    """Labels with forms below them, in the order in which they first occur; rows that stay the same are left alone.

    The rows are Qt's own and hold just a name: a view that lays out thousands of them would wait for Python.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._forms: EntityForms | None = None
        self._schema: Schema | None = None
        self._places: dict[str, list[Place]] = {}
        """Of each label the places of its rows, which tell where others go."""
        blank = QStandardItem()
        blank.setFlags(_SHOWN)
        self.setItemPrototype(blank)

    def show_sheet(self, sheet: Sheet | None, schema: Schema, wanted: str = "") -> None:
        """Show the forms of a sheet that hold `wanted`, the labels in the order of the schema."""
        shown, is_same = self._forms, schema is self._schema
        if sheet is not None and shown is not None and is_same and shown.are_of(sheet, wanted):
            for change in shown.follow(sheet):
                self._take(change)
            return
        self.beginResetModel()
        with QSignalBlocker(self):
            # Not clear(), which keeps the rows in memory (PySide6 6.11).
            self.removeRows(0, self.rowCount())
            self._places, self._schema = {}, schema
            self._forms = EntityForms(sheet, wanted) if sheet is not None else None
            if self._forms is not None:
                self._fill(self._forms)
        self.endResetModel()

    def find(self, name: str, text: str) -> QModelIndex:
        """The index of a form; an invalid one where it is not there."""
        return self._index_of((name, text))

    def find_span(self, span: SpanId) -> QModelIndex:
        """The index of the form that a span is a mention of."""
        key = self._forms.key_of(span) if self._forms is not None else None
        return self._index_of(key) if key is not None else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The form or the label, or its text for those who know neither."""
        if not index.isValid():
            return None
        above = index.parent()
        if role == FORM:
            return self._form(index) if above.isValid() else None
        if role == GROUP:
            return self._group(above if above.isValid() else index)
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(index)[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{0}, {1} mentions, {2} open").format(*_shown(index))
        return None

    # Inside

    def _form(self, index: Index) -> Form | None:
        return self._forms.form((super().data(index.parent()), super().data(index))) if self._forms else None

    def _group(self, index: Index) -> Group | None:
        if self._forms is None or self._schema is None:
            return None
        name = super().data(index)
        if name is None:
            return None
        return Group(name, self._schema.label.get(name), *self._forms.counts(name))

    def _fill(self, forms: EntityForms) -> None:
        texts: dict[str, list[str]] = {}
        for place, (label, text) in forms.places():
            texts.setdefault(label, []).append(text)
            self._places.setdefault(label, []).append(place)
        for row, name in enumerate(sorted(texts, key=self._rank)):
            top = self._begin(row, name)
            self.insertRows(0, len(texts[name]), top)
            for nth, text in enumerate(texts[name]):
                self.setData(self.index(nth, 0, top), text)

    def _take(self, change: Change) -> None:
        """Let one form come, go, move or count otherwise."""
        row = bisect_left(self._names(), self._rank(change.label), key=self._rank)
        if change.label not in self._places:
            self._places[change.label] = []
            self._begin(row, change.label)
        top, places = self.index(row, 0), self._places[change.label]
        is_moved = change.before != change.now
        if is_moved and change.before is not None:
            nth = bisect_left(places, change.before)
            self.removeRow(nth, top)
            del places[nth]
        if change.now is not None:
            nth = bisect_left(places, change.now)
            if is_moved:
                places.insert(nth, change.now)
                self.insertRow(nth, top)
                self.setData(self.index(nth, 0, top), change.text)
            else:
                self.dataChanged.emit(self.index(nth, 0, top), self.index(nth, 0, top))
        self.dataChanged.emit(top, top)
        if not places:
            self.removeRow(row)
            del self._places[change.label]

    def _begin(self, row: int, name: str) -> QModelIndex:
        self.insertRow(row)
        top = self.index(row, 0)
        self.setData(top, name)
        self.insertColumn(0, top)
        return top

    def _names(self) -> list[str]:
        return [super(EntitiesModel, self).data(self.index(row, 0)) for row in range(self.rowCount())]

    def _index_of(self, key: Key) -> QModelIndex:
        place = self._forms.place(key) if self._forms is not None else None
        if place is None:
            return QModelIndex()
        top = self.index(self._names().index(key[0]), 0)
        return self.index(bisect_left(self._places[key[0]], place), 0, top)

    def _rank(self, name: str) -> tuple[int, str]:
        """What sorts labels: those that the schema does not know come last."""
        labels = self._schema.labels if self._schema is not None else ()
        return next((nth for nth, label in enumerate(labels) if label.name == name), _LAST), name


def _shown(index: Index) -> tuple[str, int, int]:
    """What a row says: a form or a label, with how many mentions there are and how many wait."""
    form, group = index.data(FORM), index.data(GROUP)
    if isinstance(form, Form):
        return form.text, len(form.mentions), len(form.open)
    return (group.title, group.count, group.open) if isinstance(group, Group) else ("", 0, 0)
