"""CardLine: an agreement that is not chosen, in three lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from annotations.model import MENTIONS
from annotations.schema import Schema
from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.models.card import Card
from desktop.panels.card_text import kind_and_status, open_text, percent, state_text, title_of
from desktop.plain_text import tip
from desktop.theme import Theme, current
from desktop.widgets.state_mark import paint_decision_mark
from desktop.widgets.strokes import edge_pen, paint_box, paint_line, paint_ring, text_height, text_width

PAD = 12
MARK = 16
_GAP = 8
_LEADING = 4


class CardLine(QAbstractButton):
    """A click chooses the agreement; it never decides."""

    chosen = Signal(object)
    """The card was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: Card | None = None
        self._schema: Schema | None = None
        self.is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)

    def show_card(self, card: Card, schema: Schema, *, is_current: bool) -> None:
        """Take over the look of a card; `is_current` where a rejected one is in focus."""
        if card == self.card and schema is self._schema and is_current == self.is_current:
            return
        self.card, self._schema, self.is_current = card, schema, is_current
        self.setAccessibleName(f"{title_of(card)}, {kind_and_status(card, schema)}, {state_text(card)}")
        self.setAccessibleDescription("; ".join(card.gaps))
        alike = [self.tr("perhaps the same as “{0}”: {1}").format(it.title, it.reason) for it in card.twins]
        self.setToolTip(tip(state_text(card), *card.gaps, *alike))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, kind and status, parties; dashed while undecided."""
        if self.card is None or self._schema is None:
            return
        theme, card = current(), self.card
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.hover if self.underMouse() else theme.window if card.is_rejected else theme.raised
        edge = edge_pen(theme.faint if card.is_open else theme.line, dashed=card.is_open)
        paint_box(painter, QRectF(self.rect()), fill, edge)
        if self.is_current:
            paint_ring(painter, QRectF(self.rect()), theme.focus)
        mark = QRectF(PAD, PAD - 1, MARK, MARK)
        if card.is_rejected:
            icon("x", "muted").paint(painter, mark.toRect())
        else:
            paint_decision_mark(painter, mark, is_open=card.is_open)
        left, width = PAD + MARK + _GAP, self.width() - 2 * PAD - MARK - _GAP
        line, top = text_height(_title_font()), float(PAD - 2)
        taken = self._paint_right(painter, QRectF(left, top, width, line), theme)
        paint_line(
            painter,
            QRectF(left, top, width - taken, line),
            title_of(card),
            theme.ink if card.title and not card.is_rejected else theme.muted,
            _title_font(),
        )
        small, top = text_height(ui_font(9)), top + line + _LEADING
        about = kind_and_status(card, self._schema)
        paint_line(painter, QRectF(left, top, width, small), about, theme.muted, ui_font(9))
        top += small + _LEADING
        paint_line(
            painter,
            QRectF(left, top, width, small),
            self._parties(),
            theme.muted if card.is_rejected else theme.ink,
            ui_font(9),
        )

    def _paint_right(self, painter: QPainter, place: QRectF, theme: Theme) -> float:
        """What waits, or what is missing, at the right of the title; the width it takes."""
        card = self.card
        if card is None:
            return 0
        if card.gaps and not card.is_open:
            side = QRectF(place.right() - MARK, place.top() + 1, MARK, MARK)
            icon("triangle-alert", "warn").paint(painter, side.toRect())
            return MARK + _GAP
        if card.twins:
            side = QRectF(place.right() - MARK, place.top() + 1, MARK, MARK)
            icon("merge", "muted").paint(painter, side.toRect())
            return MARK + _GAP
        text = percent(card.score) if card.is_open else open_text(card.waiting) if card.waiting else ""
        if not text:
            return 0
        paint_line(painter, place, text, theme.muted, ui_font(9), Qt.AlignmentFlag.AlignRight)
        return text_width(text, ui_font(9)) + _GAP

    def _parties(self) -> str:
        """The first required role besides the mentions: for most schemas the parties."""
        if self.card is None:
            return ""
        needed = [slot for slot in self.card.slots if slot.role.minimum and slot.role.name != MENTIONS]
        slot = next(iter(needed), None)
        if slot is None:
            return ""
        return ", ".join(dict.fromkeys(chip.text for chip in slot.chips)) or self.tr("no {0} yet").format(
            slot.role.title
        )

    def _on_clicked(self) -> None:
        self.chosen.emit(self.card)


def line_height() -> int:
    """How high each of these cards is."""
    return round(2 * PAD + text_height(_title_font()) + 2 * (text_height(ui_font(9)) + _LEADING)) - 4


def _title_font() -> QFont:
    return ui_font(10, QFont.Weight.DemiBold)
