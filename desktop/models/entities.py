"""EntitiesModel: the spans of an article by label and by surface form, with how many are open and confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotations.model import Sheet, SpanId
from annotations.schema import Label, Schema
from annotations.walk import span_text, visible_spans

FORM = Qt.ItemDataRole.UserRole + 1
"""The Form of an index, None for a label."""
GROUP = Qt.ItemDataRole.UserRole + 2
"""The Group of an index, of a form the one that it belongs to."""

Index = QModelIndex | QPersistentModelIndex
_TOP = 0
"""The internal id of a label; a form has the number of its label, counted from 1."""


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form with a label: its mentions in the order of the text, and those still open."""

    text: str
    mentions: tuple[SpanId, ...]
    open: tuple[SpanId, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A label with its forms in the order in which they first occur."""

    name: str
    label: Label | None
    forms: tuple[Form, ...]

    @property
    def title(self) -> str:
        """The label in words."""
        return self.label.title if self.label is not None else self.name

    @property
    def count(self) -> int:
        """How many mentions there are."""
        return sum(len(form.mentions) for form in self.forms)

    @property
    def open(self) -> int:
        """How many mentions wait."""
        return sum(len(form.open) for form in self.forms)


def groups_of(sheet: Sheet, schema: Schema, wanted: str = "") -> list[Group]:
    """The labels of a sheet in the order of the schema, with the forms that hold `wanted`."""
    spans: dict[str, dict[str, list[SpanId]]] = {}
    waiting = {span.id for span in sheet.open_spans}
    folded = wanted.casefold()
    for span in visible_spans(sheet):
        text = span_text(sheet, span)
        if folded in text.casefold():
            spans.setdefault(span.label, {}).setdefault(text, []).append(span.id)
    order = [label.name for label in schema.labels]
    names = sorted(spans, key=lambda name: order.index(name) if name in order else len(order))
    return [
        Group(
            name,
            schema.label.get(name),
            tuple(Form(text, tuple(ids), tuple(i for i in ids if i in waiting)) for text, ids in spans[name].items()),
        )
        for name in names
    ]


class EntitiesModel(QAbstractItemModel):
    """Labels with forms below them; counts change in place, and only other forms make other rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._places: dict[SpanId, tuple[int, int]] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; rows stay where the labels and forms are the same."""
        self._places = {
            span: (row, nth)
            for row, group in enumerate(groups)
            for nth, form in enumerate(group.forms)
            for span in form.mentions
        }
        if _shape(groups) != _shape(self._groups):
            self.beginResetModel()
            self._groups = list(groups)
            self.endResetModel()
            return
        before, self._groups = self._groups, list(groups)
        for nth, (group, was) in enumerate(zip(groups, before, strict=True)):
            rows = [row for row, form in enumerate(group.forms) if form != was.forms[row]]
            if rows:
                top = self.index(nth, 0)
                self.dataChanged.emit(top, top)
                self.dataChanged.emit(self.index(rows[0], 0, top), self.index(rows[-1], 0, top))

    def find(self, name: str, text: str) -> QModelIndex:
        """The index of a form; an invalid one where it is not there."""
        for row, group in enumerate(self._groups):
            if group.name == name:
                for nth, form in enumerate(group.forms):
                    if form.text == text:
                        return self.index(nth, 0, self.index(row, 0))
        return QModelIndex()

    def find_span(self, span: SpanId) -> QModelIndex:
        """The index of the form that a span is a mention of."""
        row, nth = self._places.get(span, (-1, -1))
        return self.index(nth, 0, self.index(row, 0)) if row >= 0 else QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        """The index of a label, or of a form below one."""
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt's own
        """The label of a form."""
        above = index.internalId() if index.isValid() else _TOP
        return QModelIndex() if above == _TOP else self.createIndex(above - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many labels, or how many forms a label has."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].forms) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 - Qt's own default
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The form or the label, or its text for those who know neither."""
        if not index.isValid():
            return None
        above = index.internalId()
        group = self._groups[index.row() if above == _TOP else above - 1]
        form = None if above == _TOP else group.forms[index.row()]
        if role in (FORM, GROUP):
            return form if role == FORM else group
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title if form is None else form.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count, waiting = (group.count, group.open) if form is None else (len(form.mentions), len(form.open))
            name = group.title if form is None else form.text
            return self.tr("{0}, {1} mentions, {2} open").format(name, count, waiting)
        return None


def _shape(groups: Sequence[Group]) -> list[tuple[str, list[str]]]:
    return [(group.name, [form.text for form in group.forms]) for group in groups]
