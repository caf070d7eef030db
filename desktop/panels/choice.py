"""ChoiceView: the kind or the status of an agreement, as a button that offers the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from annotations.schema import Choice
from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.plain_text import tip
from desktop.theme import current
from desktop.widgets.key_cap import key_text, paint_keys
from desktop.widgets.strokes import edge_pen, paint_box, paint_line, paint_ring, text_width

HEIGHT = 34
_RING = 3
_PAD = 8
_ICON = 14
_GAP = 5


class ChoiceView(QAbstractButton):
    """Shows the value; a click opens the list of values."""

    picked = Signal(str)
    """Another value was chosen."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._choices: Sequence[Choice] = ()
        self._value = ""
        self._key = ""
        self._is_open = False
        self._is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)

    def show_choice(self, choices: Sequence[Choice], value: str, key: str, *, is_open: bool, is_current: bool) -> None:
        """Show a value among others; `is_open` while it is undecided."""
        shown = (choices, value, key, is_open, is_current)
        if shown == (self._choices, self._value, self._key, self._is_open, self._is_current):
            return
        self._choices, self._value, self._key, self._is_open, self._is_current = shown
        chosen = self._chosen()
        self.setAccessibleName(f"{self._title}: {self.text_shown()}")
        keys = f" ({key_text(key)})" if key else ""
        self.setToolTip(tip(f"{self._title}{keys}", chosen.rule if chosen is not None else ""))
        self.update()

    def text_shown(self) -> str:
        """The value in words."""
        chosen = self._chosen()
        return chosen.title if chosen is not None else self._value

    def wanted(self, room: int) -> QSize:
        """The size that shows the value within a width."""
        width = 2 * (_RING + _PAD) + text_width(self.text_shown(), ui_font()) + _GAP + _ICON + self._key_width() + 1
        return QSize(min(round(width), room), HEIGHT)

    def sizeHint(self) -> QSize:
        """The size that shows the whole value."""
        return self.wanted(10_000)

    def menu(self) -> QMenu:
        """The list of values, the present one ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for choice in self._choices:
            action = menu.addAction(choice.title)
            action.setData(choice.name)
            action.setToolTip(tip(choice.rule))
            action.setCheckable(True)
            action.setChecked(choice.name == self._value)
            if choice.name == self._value:
                menu.setActiveAction(action)
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A field with its value, its key and a small arrow."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        fill = theme.hover if self.underMouse() or self.isDown() else theme.raised
        paint_box(painter, box, fill, edge_pen(theme.faint, dashed=self._is_open))
        if self._is_current:
            paint_ring(painter, QRectF(self.rect()), theme.focus, 8)
        arrow = QRect(round(box.right()) - _PAD - _ICON + 3, round(box.center().y()) - _ICON // 2, _ICON, _ICON)
        icon("chevron-down", "muted").paint(painter, arrow)
        right = float(arrow.left())
        if self._key:
            painter.setFont(ui_font(9))
            right -= paint_keys(painter, (self._key,), QRect(0, arrow.top(), arrow.left() - 4, _ICON), theme)
        text = QRectF(box.left() + _PAD, box.top(), right - box.left() - _PAD - 4, box.height())
        paint_line(painter, text, self.text_shown(), theme.ink, ui_font())

    def _chosen(self) -> Choice | None:
        return next((choice for choice in self._choices if choice.name == self._value), None)

    def _key_width(self) -> float:
        return max(text_width(key_text(self._key), ui_font(8)) + 12, 20) + _GAP if self._key else 0

    def _on_clicked(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(_RING, self.height())))

    def _on_menu_triggered(self, action: object) -> None:
        name = action.data()  # pyright: ignore[reportAttributeAccessIssue] - a QAction
        if name != self._value:
            self.picked.emit(name)
