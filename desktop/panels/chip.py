"""ChipView: one span in a slot of a card, with small marks to accept or reject it while it is undecided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from annotations.schema import Label
from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.models.card import Chip
from desktop.panels.card_text import decided_text
from desktop.theme import Theme, current
from desktop.widgets.strokes import edge_pen, paint_box, paint_line, paint_ring, text_width

HEIGHT = 32
"""The height of a chip with room for the ring around it."""
_RING = 3
_PAD = 8
_ZONE = 22
_ICON = 14
_ACCEPT, _REJECT = "accept", "reject"


class ChipView(QAbstractButton):
    """A click looks at the span in the text and never decides; only the marks do."""

    chosen = Signal(object)
    """The chip was clicked: show its span."""
    accepted = Signal(object)
    rejected = Signal(object)

    def __init__(self, describe: Callable[[Chip], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self.chip: Chip | None = None
        self._label: Label | None = None
        self._is_current = False
        self._over = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def show_chip(self, chip: Chip, label: Label | None, *, is_current: bool) -> None:
        """Take over the look of a chip."""
        if (chip, label, is_current) == (self.chip, self._label, self._is_current):
            return
        self.chip, self._label, self._is_current = chip, label, is_current
        title = label.title if label is not None else chip.label
        self.setAccessibleName(f"{chip.text}, {title}, {decided_text(is_open=chip.is_open)}")
        self.update()

    def wanted(self, room: int) -> QSize:
        """The size that shows the chip within a width."""
        if self.chip is None:
            return QSize(0, HEIGHT)
        width = text_width(self.chip.text, ui_font()) + 2 * _PAD + 1
        width += 2 * _ZONE - _PAD // 2 if self.chip.waits else 0
        return QSize(min(round(width) + 2 * _RING, room), HEIGHT)

    def sizeHint(self) -> QSize:
        """The size that shows the whole text."""
        return self.wanted(10_000)

    def zone(self, name: str) -> QRect:
        """Where the mark "accept" or "reject" is; empty where there is none."""
        if self.chip is None or (name == _ACCEPT and not self.chip.waits):
            return QRect()
        if not self.chip.waits and not self.underMouse():
            return QRect()
        right = self.width() - _RING - 2
        place = QRect(right - _ZONE, 0, _ZONE, self.height())
        return place if name == _REJECT else place.translated(-_ZONE, 0)

    def event(self, event: QEvent) -> bool:
        """Describe the chip where the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.chip is not None:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what the mouse can do."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the text alone again."""
        super().leaveEvent(event)
        self._over = ""
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the mark below the mouse."""
        super().mouseMoveEvent(event)
        over = self._zone_at(event.position().toPoint())
        if over != self._over:
            self._over = over
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Decide where a mark was clicked; elsewhere it is a look."""
        over = self._zone_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else ""
        if over and self.isDown():
            self.setDown(False)
            (self.accepted if over == _ACCEPT else self.rejected).emit(self.chip)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint and edge in the label's colour: dashed while undecided, solid when confirmed."""
        if self.chip is None:
            return
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        colour = theme.label(self._label)
        paint_box(painter, box, theme.tint(self._label), edge_pen(colour, dashed=self.chip.is_open))
        if self._is_current:
            paint_ring(painter, QRectF(self.rect()), theme.focus, 8)
        marks = [name for name in (_ACCEPT, _REJECT) if not self.zone(name).isEmpty()]
        left = self.zone(marks[0]).left() if marks else box.right() - _PAD
        text = QRectF(box.left() + _PAD, box.top(), left - box.left() - _PAD + 2, box.height())
        paint_line(painter, text, self.chip.text, theme.ink, ui_font())
        for name in marks:
            self._paint_mark(painter, name, theme)

    def _paint_mark(self, painter: QPainter, name: str, theme: Theme) -> None:
        place = self.zone(name)
        role = ("ok" if name == _ACCEPT else "danger") if self._over == name else "muted"
        side = QRect(0, 0, _ICON, _ICON)
        side.moveCenter(place.center())
        if self._over == name:
            paint_box(painter, QRectF(side).adjusted(-4, -4, 4, 4), theme.hover, radius=4)
        icon("check" if name == _ACCEPT else "x", role).paint(painter, side)

    def _zone_at(self, place: QPoint) -> str:
        return next((name for name in (_ACCEPT, _REJECT) if self.zone(name).contains(place)), "")

    def _tip(self, place: QPoint) -> str:
        if self.chip is None:
            return ""
        over = self._zone_at(place)
        if over == _ACCEPT:
            return self.tr("Accept this part")
        if over == _REJECT:
            return self.tr("Reject this part") if self.chip.waits else self.tr("Take this part out")
        return self._describe(self.chip)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.chip)
