"""SplitCard: the parts of a card as a list, in which one says what goes to a second card and what belongs to both."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotations.model import MENTIONS
from annotations.schema import Schema
from desktop.fonts import ui_font
from desktop.models.card import Card, Chip
from desktop.panels.card_text import title_of
from desktop.theme import current
from desktop.widgets.key_cap import key_text
from desktop.widgets.overlay import Overlay
from desktop.widgets.strokes import edge_pen, paint_box, paint_line, text_width

_WIDTH = 560
_ROW = 36
_SHOWN = 12
_ROLE = 112
_PART = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Goes(Enum):
    """Where a part of the card goes."""

    STAYS = "stays"
    MOVES = "moves"
    BOTH = "both"


class SplitCard(Overlay):
    """Space changes where a part goes, Return splits."""

    split_requested = Signal(list, list)
    """The fillers that move to the second card, and those that belong to both."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self.body.setContentsMargins(20, 18, 20, 18)
        self.model = _Parts(self)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.text = QLabel(
            self.tr("Space says where a part goes: it stays, it moves to a second card, or it is in both.")
        )
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_PartDelegate(self.view))
        self.view.setProperty("role", "clear")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Parts of the card"))
        self.view.installEventFilter(self)
        self.view.clicked.connect(self._on_view_clicked)
        self.problem = QLabel()
        self.problem.setProperty("role", "muted")
        self.problem.setWordWrap(True)
        self.split_button = QPushButton(f"{self.tr('Split')}   {key_text('Return')}")
        self.split_button.setProperty("primary", "true")
        self.split_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.split_button.clicked.connect(self._split)
        self._build()

    def ask(self, card: Card, schema: Schema) -> None:
        """Show the parts of a card; the last of several mentions moves unless one says otherwise."""
        self.heading.setText(self.tr("Split “{0}”").format(title_of(card)))
        self.model.show_chips(card.chips, schema)
        self.view.setFixedHeight(_ROW * min(max(self.model.rowCount(), 1), _SHOWN) + 4)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._judge()
        self.open()
        self.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space, Return and Esc act while the list has the keys."""
        if watched is self.view and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._steer(event):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.view.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._split()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            return False
        return True

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.split_button)
        for part in (self.heading, self.text, self.view):
            self.body.addWidget(part)
        self.body.addLayout(foot)

    def _turn(self, index: QModelIndex) -> None:
        self.model.turn(index)
        self._judge()

    def _judge(self) -> None:
        """Say what is wrong with the halves as they are."""
        wrong = self.model.problem()
        self.problem.setText(wrong)
        self.split_button.setEnabled(not wrong)

    def _split(self) -> None:
        if self.model.problem():
            return
        moved, shared = self.model.fillers(Goes.MOVES), self.model.fillers(Goes.BOTH)
        self.close_card()
        self.split_requested.emit(moved, shared)

    def _on_view_clicked(self, index: QModelIndex) -> None:
        self._turn(index)


class _Parts(QAbstractListModel):
    """One row for each chip, with where it goes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._goes: list[Goes] = []
        self._schema: Schema | None = None

    def show_chips(self, chips: list[Chip], schema: Schema) -> None:
        """Show the chips of a card; of several mentions the last one moves."""
        self.beginResetModel()
        self._chips, self._schema = chips, schema
        self._goes = [Goes.STAYS] * len(chips)
        mentions = [nth for nth, chip in enumerate(chips) if chip.role == MENTIONS]
        if len(mentions) > 1:
            self._goes[mentions[-1]] = Goes.MOVES
        self.endResetModel()

    def turn(self, index: Index) -> None:
        """The next of the three ways."""
        if index.isValid():
            ways = list(Goes)
            self._goes[index.row()] = ways[(ways.index(self._goes[index.row()]) + 1) % len(ways)]
            self.dataChanged.emit(index, index)

    def fillers(self, goes: Goes) -> list[int]:
        """The fillers that go one way."""
        return [chip.filler for chip, way in zip(self._chips, self._goes, strict=True) if way is goes]

    def problem(self) -> str:
        """What keeps the card from being split so; empty where nothing does."""
        mentions = [way for chip, way in zip(self._chips, self._goes, strict=True) if chip.role == MENTIONS]
        if Goes.MOVES not in mentions and Goes.BOTH not in mentions:
            return self.tr("The second card needs a mention: move one, or let one be in both.")
        return "" if set(mentions) - {Goes.MOVES} else self.tr("This card needs a mention too: let one stay.")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many parts there are."""
        return 0 if parent.isValid() else len(self._chips)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The chip with where it goes, or both in words."""
        if not index.isValid():
            return None
        chip, goes = self._chips[index.row()], self._goes[index.row()]
        if role == _PART:
            return chip, goes, self._schema
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._title(chip)}: {chip.text}, {word_of(goes)}"
        return None

    def _title(self, chip: Chip) -> str:
        role = self._schema.role.get(chip.role) if self._schema is not None else None
        return role.title if role is not None else chip.role


class _PartDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        """All rows are alike."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Role, the span in its colour, and where it goes."""
        chip, goes, schema = index.data(_PART)
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, QRectF(place).adjusted(0, 1, 0, -1), theme.selection, radius=4)
        inner = QRectF(place.adjusted(10, 0, -10, 0))
        role = schema.role.get(chip.role)
        name = QRectF(inner.left(), inner.top(), _ROLE, inner.height())
        paint_line(painter, name, role.title if role is not None else chip.role, theme.muted, ui_font(9))
        word = word_of(goes)
        colour = theme.muted if goes is Goes.STAYS else theme.accent
        font = ui_font(9, QFont.Weight.Normal if goes is Goes.STAYS else QFont.Weight.DemiBold)
        paint_line(painter, inner, word, colour, font, Qt.AlignmentFlag.AlignRight)
        label = schema.label.get(chip.label)
        room = inner.width() - _ROLE - text_width(word, font) - 16
        width = min(text_width(chip.text, ui_font()) + 17, room)
        box = QRectF(inner.left() + _ROLE, inner.center().y() - 12, width, 24)
        paint_box(painter, box, theme.tint(label), edge_pen(theme.label(label), dashed=chip.is_open))
        paint_line(painter, box.adjusted(8, 0, -8, 0), chip.text, theme.ink, ui_font())
        painter.restore()


def _tr(text: str) -> str:
    return QCoreApplication.translate("SplitCard", text)


def word_of(goes: Goes) -> str:
    """Where a part goes, in words."""
    words = {
        Goes.STAYS: _tr("stays here"),
        Goes.MOVES: _tr("second card"),
        Goes.BOTH: _tr("both cards"),
    }
    return words[goes]
