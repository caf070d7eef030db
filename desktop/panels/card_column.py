"""CardColumn: the cards of an article one below the other, the chosen one in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotations.schema import Schema
from annotations.walk import Focus
from desktop.commands import spell_keys
from desktop.fonts import ui_font
from desktop.models.card import Card, Chip
from desktop.panels.card_body import CardBody, Shown
from desktop.panels.card_line import CardLine, line_height
from desktop.theme import current
from desktop.widgets.strokes import paint_line, text_height

_MARGIN = 12
_GAP = 8


class CardColumn(QWidget):
    """One light widget for each card, and one body that stands where the chosen card is."""

    focus_wanted = Signal(object)
    """The keys or a click went to a stop: its Focus."""

    def __init__(self, describe: Callable[[Chip], str]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cards: Sequence[Card] = ()
        self.lines: list[CardLine] = []
        self.body = CardBody(describe, self)
        self.body.focus_wanted.connect(self.focus_wanted)
        self.body.hide()
        self._places: list[QRect] = []
        self._rejected_top = -1

    def show_cards(self, cards: Sequence[Card], schema: Schema, shown: Shown | None, focus: Focus, width: int) -> None:
        """Show cards in a width, one of them in full; the column takes the height that it needs."""
        self.cards = cards
        while len(self.lines) < len(cards):
            self.lines.append(self._new_line())
        if shown is not None:
            self.body.show_card(shown)
        self.body.setVisible(shown is not None)
        top = _MARGIN
        inner, short = max(width - 2 * _MARGIN, 120), line_height()
        self._places, self._rejected_top = [], -1
        for nth, line in enumerate(self.lines):
            is_full = shown is not None and nth < len(cards) and cards[nth] == shown.card
            line.setVisible(nth < len(cards) and not is_full)
            if nth >= len(cards):
                continue
            if cards[nth].is_rejected and not (nth and cards[nth - 1].is_rejected):
                self._rejected_top = top
                top += round(text_height(ui_font(9))) + _GAP
            if not is_full:
                line.show_card(cards[nth], schema, is_current=focus == cards[nth].focus)
            height = self.body.arrange(inner) if is_full else short
            (self.body if is_full else line).setGeometry(_MARGIN, top, inner, height)
            self._places.append(QRect(_MARGIN, top, inner, height))
            top += height + _GAP
        self.resize(QSize(width, top - _GAP + _MARGIN))

    def place_of(self, focus: Focus) -> tuple[QRect, QRect]:
        """The card that a stop belongs to, and the stop in it."""
        for card, place in zip(self.cards, self._places, strict=False):
            if focus.agreement in card.ids:
                if self.body.isVisibleTo(self) and self.body.shown is not None and self.body.shown.card is card:
                    return place, self.body.place_of(focus).translated(place.topLeft())
                return place, place
        return QRect(), QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heading of the cards that were rejected."""
        super().paintEvent(event)
        if self._rejected_top >= 0:
            painter = QPainter(self)
            place = QRectF(_MARGIN + 4, self._rejected_top, self.width() - 2 * _MARGIN - 4, text_height(ui_font(9)))
            said = spell_keys(self.tr("Rejected: [stop.reopen] on one makes it undecided again"))
            paint_line(painter, place, said, current().muted, ui_font(9))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card and, on a card, from chip to chip; nothing is decided."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        moves = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self._step_card(steps[Qt.Key(event.key())])
        elif event.key() in moves:
            self._step_chip(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.cards:
            self.focus_wanted.emit(self.cards[0 if event.key() == Qt.Key.Key_Home else -1].focus)
        else:
            super().keyPressEvent(event)

    def _step_card(self, step: int) -> None:
        if not self.cards:
            return
        chosen = self._chosen() or next((line.card for line in self.lines if line.is_current), None)
        place = 0 if chosen not in self.cards else min(max(self.cards.index(chosen) + step, 0), len(self.cards) - 1)
        self.focus_wanted.emit(self.cards[place].focus)

    def _step_chip(self, step: int) -> None:
        chosen = self._chosen()
        if chosen is None or self.body.shown is None:
            return
        stops = [chosen.focus, *(chip.focus for chip in chosen.chips)]
        focus = self.body.shown.focus
        place = stops.index(focus) if focus in stops else 0
        self.focus_wanted.emit(stops[(place + step) % len(stops)])

    def _chosen(self) -> Card | None:
        return self.body.shown.card if self.body.isVisibleTo(self) and self.body.shown is not None else None

    def _new_line(self) -> CardLine:
        line = CardLine(self)
        line.chosen.connect(self._on_line_chosen)
        return line

    def _on_line_chosen(self, card: Card) -> None:
        self.focus_wanted.emit(card.focus)
