"""PickList: a list over the window that narrows while one types, for the palette and for choices with type-ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.icons import icon
from desktop.theme import current
from desktop.widgets.fuzzy import fit
from desktop.widgets.key_cap import paint_keys
from desktop.widgets.overlay import Overlay

_ROW = 36
_ROW_WITH_DETAIL = 54
_SHOWN = 11
_ICON = 16
_GROUP_LAST = 10_000
_ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to pick: `value` is what the receiver gets."""

    value: object
    text: str
    detail: str = ""
    group: str = ""
    """Where the entry comes from, shown pale before its keys; typing it finds the whole group."""
    keys: tuple[str, ...] = ()
    icon: str = ""
    colour: QColor | None = None
    enabled: bool = True


class PickList(Overlay):
    """Shows entries, narrowed by what is typed; Return or a click picks."""

    picked = Signal(object)
    """The value of the entry that was chosen; the list is closed already."""

    def __init__(self, parent: QWidget, width: int = 560) -> None:
        super().__init__(parent, width)
        self._entries: Sequence[Entry] = ()
        self.field = QLineEdit(self)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.view = QListView(self)
        self.view.setModel(self._model)
        self._delegate = _EntryDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setProperty("role", "clear")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._on_view_clicked)
        self.view.setAccessibleName(self.tr("Choices"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.view)

    def ask(self, entries: Sequence[Entry], prompt: str, *, chosen: object = None) -> None:
        """Show the entries under a prompt, the one with the value `chosen` marked."""
        self._entries = entries
        self._delegate.has_marks = any(entry.icon or entry.colour is not None for entry in entries)
        self.field.clear()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self._fill()
        for row in range(self._model.rowCount()):
            if self._entry(row).value == chosen:
                self.view.setCurrentIndex(self._model.index(row, 0))
        rows = min(len(entries), _SHOWN)
        height = sum(_height(entry) for entry in list(entries)[:rows])
        self.view.setFixedHeight(height + 4)
        self.open()
        self.field.setFocus()

    @property
    def shown(self) -> list[Entry]:
        """The entries that fit what is typed, the best first."""
        return [self._entry(row) for row in range(self._model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Return act on the list while the field has the keys."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.type() == QEvent.Type.KeyPress and is_plain and self._steer(event):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN - 1, Qt.Key.Key_PageUp: 1 - _SHOWN}
        if event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if event.key() == Qt.Key.Key_Tab else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.view.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        rows = self._model.rowCount()
        if rows:
            row = min(max(self.view.currentIndex().row() + step, 0), rows - 1)
            self.view.setCurrentIndex(self._model.index(row, 0))

    def _fill(self) -> None:
        query = self.field.text()
        scored = [(_fit(query, entry), entry) for entry in self._entries]
        fitting = [(score, entry) for score, entry in scored if score is not None]
        if query:
            fitting.sort(key=lambda pair: (not pair[1].enabled, -pair[0]))
        self._model.clear()
        for _, entry in fitting:
            item = QStandardItem(entry.text)
            item.setData(entry, _ENTRY)
            self._model.appendRow(item)
        if fitting:
            self.view.setCurrentIndex(self._model.index(0, 0))

    def _entry(self, row: int) -> Entry:
        return self._model.item(row).data(_ENTRY)

    def _pick(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid() and self._entry(index.row()).enabled:
            value = self._entry(index.row()).value
            self.close_card()
            self.picked.emit(value)

    def _on_field_text_changed(self) -> None:
        self._fill()

    def _on_view_clicked(self, index: QModelIndex) -> None:
        self._pick(index)


class _EntryDelegate(QStyledItemDelegate):
    """Paints an entry: icon or dot, text, detail below, keys at the right."""

    has_marks = True
    """Whether any entry of the list has an icon or a dot, so that all keep room for one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row, higher where there is a detail."""
        return QSize(option.rect.width(), _height(index.data(_ENTRY)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one entry."""
        entry: Entry = index.data(_ENTRY)
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.selection)
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 4, 4)
        inner = option.rect.adjusted(12, 0, -12, 0)
        self._paint_mark(painter, entry, inner)
        inner.setLeft(inner.left() + (_ICON + 12 if self.has_marks else 0))
        inner.setRight(inner.right() - paint_keys(painter, entry.keys, inner, theme) - 8)
        if entry.group:
            painter.setPen(theme.muted if entry.enabled else theme.faint)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.group)
            inner.setRight(inner.right() - QFontMetrics(painter.font()).horizontalAdvance(entry.group) - 8)
        _paint_text(painter, entry, inner, theme.ink if entry.enabled else theme.faint, theme.muted)
        painter.restore()

    def _paint_mark(self, painter: QPainter, entry: Entry, inner: QRect) -> None:
        place = QRect(inner.left(), inner.top() + (min(_ROW, inner.height()) - _ICON) // 2, _ICON, _ICON)
        if entry.colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(entry.colour)
            painter.drawEllipse(place.adjusted(3, 3, -3, -3))
        elif entry.icon:
            icon(entry.icon, "muted" if entry.enabled else "faint").paint(painter, place)


def _paint_text(painter: QPainter, entry: Entry, place: QRect, ink: QColor, muted: QColor) -> None:
    metrics = QFontMetrics(painter.font())
    text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, place.width())
    upper = QRect(place.left(), place.top(), place.width(), _ROW if entry.detail else place.height())
    painter.setPen(ink)
    painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    if entry.detail:
        lower = QRect(place.left(), place.top() + _ROW - 8, place.width(), place.height() - _ROW + 4)
        painter.setPen(muted)
        detail = metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, detail)


def _fit(query: str, entry: Entry) -> int | None:
    """How well an entry fits: by its own text first, by that of its group after all others, by its detail last."""
    score = fit(query, entry.text)
    if score is not None:
        return score
    by_group = fit(query, f"{entry.group} {entry.text}") if entry.group else None
    if by_group is not None:
        return by_group - _GROUP_LAST
    return -2 * _GROUP_LAST if query.casefold() in entry.detail.casefold() else None


def _height(entry: Entry) -> int:
    return _ROW_WITH_DETAIL if entry.detail else _ROW
