"""AgreementsPanel: every agreement of the article as a card, gold and suggested, with the chosen one in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout

from annotations.model import Sheet
from annotations.schema import Schema
from annotations.walk import Focus, span_text
from desktop.commands import shown_keys
from desktop.icons import beside_text, icon
from desktop.models.card import Card, Chip, cards_of, rejected_cards
from desktop.models.passage import sentence_around
from desktop.panels.card_body import Shown
from desktop.panels.card_column import CardColumn
from desktop.panels.card_text import chip_tip, open_text
from desktop.panels.panel import Panel
from desktop.session import Session
from desktop.widgets.key_cap import key_text
from desktop.widgets.panel_hint import PanelHint

_SCROLL_BAR = 12
_MARGIN = 12


class AgreementsPanel(Panel):
    """Every click goes through the session, and none that only looks decides anything."""

    new_requested = Signal()
    """An agreement is to be made from the current span."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._read: tuple[Sheet, Schema, list[Card]] | None = None
        self._seen: tuple[Sheet | None, Focus, object] | None = None
        self.column = CardColumn(self._describe)
        self.count = QLabel()
        self.new_button = QPushButton(self.tr("New agreement"))
        self.hint = PanelHint("handshake")
        self._scroll = QScrollArea()
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self.follow()

    def draw(self) -> None:
        """Show the cards, and bring the one in focus into view where the focus moved."""
        cards = self._cards()
        card = self.chosen_card()
        self._show_head(cards)
        rejected = self._rejected()
        if cards or rejected:
            shown = self._shown(card) if card is not None else None
            focus = self.session.focus
            self.column.show_cards((*cards, *rejected), self.session.schema, shown, focus, self.width() - _SCROLL_BAR)
            self._pages.setCurrentWidget(self._scroll)
            self._follow_focus(card)
        else:
            self._pages.setCurrentWidget(self.hint)

    def chosen_card(self) -> Card | None:
        """The card of the chosen agreement."""
        return next((card for card in self._cards() if self.session.card in card.ids), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out in another width."""
        super().resizeEvent(event)
        if self.isVisible():
            self.draw()

    # Inside

    def _build(self) -> None:
        self.count.setProperty("role", "muted")
        self.new_button.setIcon(icon("plus", "muted"))
        self.new_button.setIconSize(beside_text(14))
        self.new_button.setProperty("quiet", "true")
        self.new_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.column)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.setAccessibleName(self.tr("Agreements of the article"))
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self._scroll)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN + 4, 4, _MARGIN, 4)
        head.addWidget(self.count, 1)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.column)

    def _connect(self) -> None:
        body, session = self.column.body, self.session
        body.accepted.connect(self._on_body_accepted)
        body.filled.connect(session.fill)
        body.kind_picked.connect(session.set_kind)
        body.rejected.connect(self._on_body_rejected)
        body.status_picked.connect(session.set_status)
        body.whole_accepted.connect(self._on_body_whole_accepted)
        body.whole_rejected.connect(self._on_body_whole_rejected)
        self.column.focus_wanted.connect(session.set_focus)
        self.new_button.clicked.connect(self.new_requested)

    def _cards(self) -> list[Card]:
        """The cards of the sheet; read once for each sheet, because the focus moves more often."""
        sheet, schema = self.session.sheet, self.session.schema
        if sheet is None:
            self._read = None
            return []
        if self._read is None or self._read[0] is not sheet or self._read[1] is not schema:
            self._read = (sheet, schema, cards_of(sheet, schema))
        return self._read[2]

    def _rejected(self) -> list[Card]:
        sheet = self.session.sheet
        return rejected_cards(sheet, self.session.schema) if sheet is not None else []

    def _shown(self, card: Card) -> Shown:
        session = self.session
        span = session.current_span()
        text = span_text(session.sheet, span) if span is not None and session.sheet is not None else ""
        armed = session.filling.role
        return Shown(
            card, session.schema, shown_keys(session.schema), session.focus, span, text, armed, self._sentence(card)
        )

    def _sentence(self, card: Card) -> tuple[str, str, str] | None:
        """What the slot in focus says in the text."""
        sheet, focus = self.session.sheet, self.session.focus
        chip = next((chip for chip in card.chips if focus.filler is not None and chip.focus == focus), None)
        if chip is None or sheet is None:
            return None
        return sentence_around(sheet.article.text, chip.start, chip.end)

    def _show_head(self, cards: Sequence[Card]) -> None:
        schema, sheet = self.session.schema, self.session.sheet
        waiting = sum(bool(card.waiting) for card in cards)
        counted = self.tr("1 agreement") if len(cards) == 1 else self.tr("{0} agreements").format(len(cards))
        text = f"{counted} · {open_text(waiting)}" if waiting else counted
        self.count.setText(text if cards else "")
        self.new_button.setVisible(sheet is not None and schema.has_agreements)
        key = key_text(shown_keys(schema).get("agreement.new", ""))
        self.new_button.setToolTip(self.tr("Make an agreement that the current span names ({0})").format(key))
        if cards:
            return
        if sheet is None:
            self.hint.say(self.tr("No article is shown"), "")
        elif not schema.has_agreements:
            self.hint.say(self.tr("Spans only"), self.tr("The schema of this project has no agreements."))
        else:
            text = self.tr("Go to a span that names one and press {0}, or let the machine suggest.")
            self.hint.say(self.tr("No agreements here yet"), text.format(key))

    def _follow_focus(self, card: Card | None) -> None:
        """Scroll only when the article, the focus or the card is another one: a scrolled view is left alone."""
        session = self.session
        seen = (session.sheet, session.focus, session.card)
        moved = self._seen is None or seen[1:] != self._seen[1:]
        if self._seen is None or self._seen[0] is None or self._seen[0].article.id != session.article:
            self._scroll.verticalScrollBar().setValue(0)
        self._seen = seen
        if card is None or not moved:
            return
        stop = session.focus if session.focus.agreement in card.ids else card.focus
        whole, part = self.column.place_of(stop)
        view = self._scroll.viewport().height()
        if whole.height() + 2 * _MARGIN > view:
            # Of a card that is too high, its upper part or the chip in focus.
            whole = part if stop.filler is not None else QRect(whole.topLeft(), QSize(1, view - 2 * _MARGIN - 1))
        self._bring(whole, view)

    def _bring(self, place: QRect, view: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setRange(0, max(self.column.height() - view, 0))
        top, bottom = place.top() - _MARGIN, place.bottom() + _MARGIN
        if bottom > bar.value() + view:
            bar.setValue(bottom - view)
        if top < bar.value():
            bar.setValue(top)

    def _describe(self, chip: Chip) -> str:
        return chip_tip(chip, self.session.sheet, self.session.schema)

    # What the card in full reports

    def _on_body_accepted(self, chip: Chip) -> None:
        self.session.set_focus(chip.focus)
        self.session.accept_current()

    def _on_body_rejected(self, chip: Chip) -> None:
        self.session.set_focus(chip.focus)
        self.session.reject_current()

    def _on_body_whole_accepted(self) -> None:
        if self._focus_card():
            self.session.accept_whole()

    def _on_body_whole_rejected(self) -> None:
        if self._focus_card():
            self.session.reject_current()

    def _focus_card(self) -> bool:
        shown = self.column.body.shown
        if shown is not None:
            self.session.set_focus(shown.card.focus)
        return shown is not None
