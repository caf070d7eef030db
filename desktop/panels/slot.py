"""SlotView: the empty end of a slot, saying by which key the current span gets into it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from annotations.schema import Role
from desktop.fonts import ui_font
from desktop.plain_text import tip
from desktop.theme import blend, current
from desktop.widgets.key_cap import key_text, paint_keys
from desktop.widgets.strokes import edge_pen, paint_box, paint_line, text_width

HEIGHT = 32
_INSET = 3
_PAD = 8
_GAP = 8


class SlotView(QAbstractButton):
    """Pressing it puts the current span into the role, as its key does."""

    filled = Signal(str)
    """The current span is wanted in the role of this name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role: Role | None = None
        self._key = ""
        self._fitting = ""
        self._needed = False
        self._is_armed = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)

    def show_slot(self, role: Role, key: str, fitting: str, *, needed: bool, is_armed: bool) -> None:
        """Offer a role; `fitting` is the text of the current span where it fits, `needed` where one is missing."""
        shown = (role, key, fitting, needed, is_armed)
        if shown == (self.role, self._key, self._fitting, self._needed, self._is_armed):
            return
        self.role, self._key, self._fitting, self._needed, self._is_armed = shown
        self.setAccessibleName(f"{role.title}: {self._hint()}")
        self.setToolTip(self._tip())
        self.update()

    def wanted(self, room: int) -> QSize:
        """The size that shows the hint within a width."""
        width = 2 * (_INSET + _PAD) + text_width(self._hint(), ui_font(9)) + self._key_width() + 2
        return QSize(min(round(width), room), HEIGHT)

    def sizeHint(self) -> QSize:
        """The size that shows the whole hint."""
        return self.wanted(10_000)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed outline with the key; in colour where the current span fits, solid where the slot is armed."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        is_lit = bool(self._fitting) or self._is_armed
        edge = theme.accent if is_lit else theme.warn if self._needed else theme.line
        fill = theme.hover if self.underMouse() else Qt.GlobalColor.transparent
        if self._is_armed:
            fill = blend(theme.selection, theme.paper, 0.5)
        paint_box(painter, box, fill, edge_pen(edge, 1.5 if self._is_armed else 1, dashed=not self._is_armed))
        inner = box.adjusted(_PAD, 0, -_PAD + 2, 0)
        if self._key:
            keys = QRect(
                round(inner.left()), round(inner.top()), round(self._key_width() - _GAP), round(inner.height())
            )
            painter.setFont(ui_font(9))
            paint_keys(painter, (self._key,), keys, theme)
        text = inner.adjusted(self._key_width(), 0, 0, 0)
        paint_line(painter, text, self._hint(), theme.accent if is_lit else theme.muted, ui_font(9))

    def _hint(self) -> str:
        if self._fitting:
            return self.tr("put “{0}” here").format(self._fitting)
        if self._is_armed:
            return self.tr("choose a span…")
        return self.tr("current span")

    def _tip(self) -> str:
        if self.role is None:
            return ""
        key = self.tr("{0}: put the current span here.").format(key_text(self._key)) if self._key else ""
        if self._is_armed and self._key:
            key = self.tr("{0}: list the spans that fit.").format(key_text(self._key))
        return tip(key, self.role.rule)

    def _key_width(self) -> float:
        return text_width(key_text(self._key), ui_font(8)) + 12 + _GAP if self._key else 0

    def _on_clicked(self) -> None:
        if self.role is not None:
            self.filled.emit(self.role.name)
