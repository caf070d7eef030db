"""CardBody: the chosen agreement in full, with its choices, its slots and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from annotations.model import Span
from annotations.schema import Schema
from annotations.walk import Focus
from desktop.fonts import ui_font
from desktop.icons import beside_text, icon
from desktop.models.card import Card, Chip, Slot
from desktop.panels.card_foot import CardFoot, Foot
from desktop.panels.card_line import MARK, PAD
from desktop.panels.card_text import made_of, state_text, title_of
from desktop.panels.chip import ChipView
from desktop.panels.choice import ChoiceView
from desktop.panels.slot import SlotView
from desktop.theme import Theme, blend, current
from desktop.widgets.flow import Flow
from desktop.widgets.key_cap import key_text
from desktop.widgets.state_mark import paint_decision_mark
from desktop.widgets.strokes import Lines, edge_pen, paint_box, paint_line, paint_ring, text_height, text_width

_GAP = 8
_RING = 3
_TITLE_LINES = 3
_STACKED_BELOW = 300
"""Narrower cards put a role's name above its slot."""


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the body shows: the card, what is in focus, and the current span with its text."""

    card: Card
    schema: Schema
    keys: Mapping[str, str]
    """The key of each command, by its id."""
    focus: Focus
    span: Span | None = None
    span_text: str = ""
    armed: str = ""
    """The role whose slot is armed."""
    sentence: tuple[str, str, str] | None = None
    """The sentence of the slot in focus."""


class CardBody(QWidget):
    """Paints the card itself; chips, choices and buttons are widgets that are used again for the next card."""

    focus_wanted = Signal(object)
    """Something was clicked to look at it: its Focus."""
    accepted = Signal(object)
    """The chip of an undecided part is to be accepted."""
    rejected = Signal(object)
    """The chip of a part is to be rejected."""
    filled = Signal(str)
    kind_picked = Signal(str)
    status_picked = Signal(str)
    whole_accepted = Signal()
    whole_rejected = Signal()

    def __init__(self, describe: Callable[[Chip], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self._describe = describe
        self._title: Lines | None = None
        self._rows: list[tuple[Slot, QRect]] = []
        self._header = QRect()
        self._foot = CardFoot()
        self._foot_top = 0
        self.chips: list[ChipView] = []
        self.slots: list[SlotView] = []
        self.kind = ChoiceView(self.tr("Kind"), self)
        self.status = ChoiceView(self.tr("Status"), self)
        self.accept_button = self._button("check", primary=True)
        self.reject_button = self._button("x", primary=False)
        self.kind.picked.connect(self.kind_picked)
        self.status.picked.connect(self.status_picked)
        self.accept_button.clicked.connect(self.whole_accepted)
        self.reject_button.clicked.connect(self.whole_rejected)

    def show_card(self, shown: Shown) -> None:
        """Fill everything with another card or another focus; `arrange` gives it its places."""
        self.shown = shown
        card = shown.card
        self.setAccessibleName(f"{title_of(card)}, {state_text(card)}")
        alike = [self.tr("perhaps the same as {0}").format(twin.title) for twin in card.twins]
        self.setAccessibleDescription("; ".join((*card.gaps, *alike)))
        self._show_choices(shown)
        self._show_chips(shown)
        self._show_slots(shown)
        self.accept_button.setVisible(bool(card.waiting))
        accept = self.tr("Accept all") if card.waiting > 1 else self.tr("Accept")
        self.accept_button.setText(_with_key(accept, shown.keys.get("stop.accept_whole", "")))
        self.accept_button.setToolTip(self.tr("Accept the agreement with all its open slots"))
        self.reject_button.setText(_with_key(self.tr("Reject"), shown.keys.get("stop.reject", "")))
        self.reject_button.setToolTip(self.tr("Reject the agreement; its spans stay"))
        self.update()

    def arrange(self, width: int) -> int:
        """Give every part its place in a width; the height that is needed."""
        if self.shown is None:
            return 0
        card = self.shown.card
        left = PAD + MARK + _GAP
        self._title = Lines(title_of(card), _title_font(), width - left - PAD, _TITLE_LINES)
        top = PAD - 2 + round(self._title.height) + 2 + round(text_height(ui_font(9))) + 6
        flow = Flow(PAD - _RING, width - PAD + _RING, top)
        for choice in (self.kind, self.status):
            choice.setGeometry(flow.place(choice.wanted(flow.room)))
        self._header = QRect(5, 5, width - 10, flow.bottom - 2)
        top = self._arrange_slots(width, flow.bottom + 10)
        self._foot_top = top
        twins = tuple((twin.title, twin.reason) for twin in card.twins)
        key = self.shown.keys.get("agreement.merge", "")
        top += self._foot.arrange(Foot(self.shown.sentence, card.gaps, twins, key), width)
        return self._arrange_buttons(width, top + 4) + PAD

    def place_of(self, focus: Focus) -> QRect:
        """Where a stop of this card is, to scroll it into view."""
        for view in self.chips:
            if view.isVisibleTo(self) and view.chip is not None and view.chip.focus == focus:
                return view.geometry()
        return self._header

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the card looks at it."""
        super().mousePressEvent(event)
        if self.shown is not None:
            self.focus_wanted.emit(self.shown.card.focus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, the header, the names of the roles and what is missing."""
        if self.shown is None or self._title is None:
            return
        theme, card = current(), self.shown.card
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.paper, edge_pen(theme.focus, 1.5, dashed=card.is_open))
        if self._is_in_focus():
            paint_box(painter, QRectF(self._header), blend(theme.selection, theme.paper, 0.5), radius=4)
            paint_ring(painter, QRectF(self._header), theme.focus, 4)
        paint_decision_mark(painter, QRectF(PAD, PAD - 1, MARK, MARK), is_open=card.is_open)
        left = PAD + MARK + _GAP
        self._title.paint(painter, left, PAD - 2, theme.ink if card.title else theme.muted)
        about = " · ".join(part for part in (state_text(card), made_of(card.score, card.origin)) if part)
        line = QRectF(left, PAD + self._title.height, self.width() - left - PAD, text_height(ui_font(9)))
        paint_line(painter, line, about, theme.muted, ui_font(9))
        self._paint_roles(painter, theme)
        self._foot.paint(painter, self._foot_top)

    # Inside

    def _is_in_focus(self) -> bool:
        if self.shown is None:
            return False
        focus = self.shown.focus
        on_card = focus.agreement in self.shown.card.ids and focus.span is None
        return on_card and focus.filler is None and not focus.field

    def _show_choices(self, shown: Shown) -> None:
        schema, card, keys = shown.schema, shown.card, shown.keys
        field = shown.focus.field if shown.focus.agreement in card.ids else ""
        self.kind.show_choice(
            schema.kinds, card.kind, keys.get("agreement.kind", ""), is_open=card.is_open, is_current=field == "kind"
        )
        self.status.show_choice(
            schema.statuses,
            card.status,
            keys.get("agreement.status", ""),
            is_open=card.is_open,
            is_current=field == "status",
        )

    def _show_chips(self, shown: Shown) -> None:
        chips = shown.card.chips
        while len(self.chips) < len(chips):
            self.chips.append(self._new_chip())
        for view, chip in zip(self.chips, chips, strict=False):
            view.show_chip(chip, shown.schema.label.get(chip.label), is_current=chip.focus == shown.focus)
        for nth, view in enumerate(self.chips):
            view.setVisible(nth < len(chips))

    def _show_slots(self, shown: Shown) -> None:
        while len(self.slots) < len(shown.card.slots):
            view = SlotView(self)
            view.filled.connect(self.filled)
            self.slots.append(view)
        for nth, view in enumerate(self.slots):
            slot = shown.card.slots[nth] if nth < len(shown.card.slots) else None
            fits = slot is not None and self._fits(shown, slot)
            is_armed = slot is not None and slot.role.name == shown.armed
            view.setVisible(slot is not None and (fits or is_armed or not slot.chips or slot.missing > 0))
            if slot is not None:
                key = shown.keys.get(f"role.{slot.role.name}", "")
                text = shown.span_text if fits else ""
                view.show_slot(slot.role, key, text, needed=slot.missing > 0, is_armed=is_armed)

    def _fits(self, shown: Shown, slot: Slot) -> bool:
        """Whether the current span could go into a slot."""
        span = shown.span
        if span is None or span.label not in slot.role.labels:
            return False
        return all(chip.span != span.id for chip in slot.chips)

    def _arrange_slots(self, width: int, top: int) -> int:
        if self.shown is None:
            return top
        stacked = width < _STACKED_BELOW
        names = [text_width(slot.role.title, ui_font(9)) for slot in self.shown.card.slots]
        column = 0 if stacked else round(max(names, default=0)) + _GAP
        views = iter(self.chips)
        self._rows = []
        for slot, empty in zip(self.shown.card.slots, self.slots, strict=False):
            start = top
            if stacked:
                top += round(text_height(ui_font(9)))
            flow = Flow(PAD + column - _RING, width - PAD + _RING, top)
            for _, view in zip(slot.chips, views, strict=False):
                view.setGeometry(flow.place(view.wanted(flow.room)))
            if empty.isVisibleTo(self):
                empty.setGeometry(flow.place(empty.wanted(flow.room)))
            self._rows.append((slot, QRect(PAD, start, column or width, flow.bottom - start)))
            top = flow.bottom + (4 if stacked else 0)
        return top + 4

    def _arrange_buttons(self, width: int, top: int) -> int:
        left = PAD
        buttons = [button for button in (self.accept_button, self.reject_button) if button.isVisibleTo(self)]
        height = max((button.sizeHint().height() for button in buttons), default=0)
        for button in buttons:
            size = button.sizeHint()
            button.setGeometry(QRect(left, top, min(size.width(), width - left - PAD), height))
            left += size.width() + _GAP
        return top + height

    def _paint_roles(self, painter: QPainter, theme: Theme) -> None:
        line = text_height(ui_font(9))
        stacked = self.width() < _STACKED_BELOW
        for slot, row in self._rows:
            top = row.top() if stacked else row.top() + (32 - line) / 2
            is_armed = self.shown is not None and slot.role.name == self.shown.armed
            colour = theme.accent if is_armed else theme.warn if slot.missing else theme.muted
            paint_line(painter, QRectF(row.left(), top, row.width(), line), slot.role.title, colour, ui_font(9))

    def _new_chip(self) -> ChipView:
        view = ChipView(self._describe, self)
        view.chosen.connect(self._on_chip_chosen)
        view.accepted.connect(self.accepted)
        view.rejected.connect(self.rejected)
        return view

    def _button(self, icon_name: str, *, primary: bool) -> QPushButton:
        button = QPushButton(self)
        button.setIcon(icon(icon_name, "accent_ink" if primary else "muted"))
        button.setIconSize(beside_text(14))
        button.setProperty("primary", primary)
        button.setProperty("quiet", not primary)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _on_chip_chosen(self, chip: Chip) -> None:
        self.focus_wanted.emit(chip.focus)


def _title_font() -> QFont:
    return ui_font(10.5, QFont.Weight.DemiBold)


def _with_key(text: str, key: str) -> str:
    return f"{text}   {key_text(key)}" if key else text
