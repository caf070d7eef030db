"""Pickers: the command palette, and the choices of kind, status, span and card, as one list with type-ahead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotations.model import Agreement, Sheet, Span
from annotations.review import ranked
from annotations.schema import Choice
from annotations.walk import find_agreement, shown_agreement
from desktop.actions import Actions
from desktop.cards import likely_kind, name_of
from desktop.commands import Command, plain_menu_title
from desktop.models.passage import line_around
from desktop.panels.card_text import choice_title, percent
from desktop.session import Session
from desktop.theme import current
from desktop.widgets.pick_list import Entry, PickList

_CHOICE_WIDTH = 480
_SPANS_WIDTH = 640
_LONGEST_NAME = 200
"""Characters of a card's name; the list cuts off what has no room."""
_MOST_SPANS = 400


class Pickers(QObject):
    """Everything that is chosen from a list over the window."""

    closed = Signal()
    """A list went away: the text wants the keys again."""

    def __init__(self, window: QWidget, session: Session, actions: Actions) -> None:
        super().__init__(window)
        self._session = session
        self._actions = actions
        self.more: Callable[[], Sequence[Entry]] = list[Entry]
        """Further entries of the palette; the value of each is called where it is picked."""
        self._then: Callable[[Any], object] | None = None
        self._kind = ""
        self._last_status = ""
        self.palette = PickList(window)
        self.palette.picked.connect(self._on_palette_picked)
        self.palette.closed.connect(self.closed)
        self.choices = PickList(window, _CHOICE_WIDTH)
        self.choices.picked.connect(self._on_choices_picked)
        self.choices.closed.connect(self.closed)
        self.spans = PickList(window, _SPANS_WIDTH)
        self.spans.picked.connect(self._on_choices_picked)
        self.spans.closed.connect(self.closed)
        session.filling.list_requested.connect(self.choose_filler)

    def show_palette(self) -> None:
        """Offer every command; those that make no sense now are shown last and pale."""
        self._actions.refresh()
        entries = [self._entry(row) for row, _ in self._actions if row.id != "view.palette"]
        entries += self.more()
        entries.sort(key=lambda entry: not entry.enabled)
        self.palette.ask(entries, self.tr("Type a command"))

    def choose_kind(self) -> None:
        """Ask for the kind of the chosen agreement."""
        agreement = self._chosen()
        if agreement is not None:
            self._ask(self._session.schema.kinds, self.tr("Kind"), self._session.set_kind, agreement.kind)

    def choose_status(self) -> None:
        """Ask for the status of the chosen agreement."""
        agreement = self._chosen()
        if agreement is not None:
            self._ask(self._session.schema.statuses, self.tr("Status"), self._session.set_status, agreement.status)

    def new_agreement(self) -> None:
        """Ask for kind and status, then make an agreement from the selection or the span in focus."""
        mention = self._session.cards.mention() if self._session.schema.has_agreements else ""
        if mention:
            kinds = self._session.schema.kinds
            likely = likely_kind(self._session.schema, mention)
            self._ask(kinds, self.tr("New agreement: kind"), self._on_kind_chosen, likely)

    def choose_filler(self, role: str) -> None:
        """List the spans that could go into a slot of the chosen card, each with its sentence."""
        session = self._session
        sheet, card = session.sheet, session.card
        if sheet is None or card is None or role not in session.schema.role:
            return
        found = ranked(session.schema, sheet, card, role, session.filling.recent)
        title = session.schema.role[role].title
        if not found:
            labels = " / ".join(self._label_title(name) for name in session.schema.role[role].labels)
            self._session.notice.emit(self.tr("No other span fits {0}: it takes {1}.").format(title, labels))
            return
        entries = [self._span_entry(sheet, span, is_recent=lately) for span, lately in found[:_MOST_SPANS]]
        self._then = lambda span: session.filling.fill_from_list(role, span)
        self.spans.ask(entries, self.tr("{0}: type a part of the span or its sentence").format(title))

    def choose_armed(self) -> None:
        """List the spans for the slot that is armed, or for the first one that is empty."""
        if not self._session.filling.role:
            self._session.filling.begin()
        if self._session.filling.role:
            self.choose_filler(self._session.filling.role)

    def choose_merge(self) -> None:
        """Ask which other card the chosen one takes in; those that look alike come first."""
        session, sheet = self._session, self._session.sheet
        others = session.cards.others()
        if sheet is None or not others:
            session.notice.emit(self.tr("There is no other card in this article to merge with."))
            return
        reasons = {twin.agreement: twin.reason for twin in session.cards.twins()}
        others.sort(key=lambda card: card.id not in reasons)
        entries = [self._card_entry(sheet, card, reasons.get(card.id, "")) for card in others]
        self._then = session.cards.merge
        self.spans.ask(entries, self.tr("Merge the chosen card with"))

    def _chosen(self) -> Agreement | None:
        sheet = self._session.sheet
        if sheet is None or self._session.card is None:
            return None
        return shown_agreement(sheet, self._session.card) or find_agreement(sheet, self._session.card)

    def _ask(
        self, choices: Sequence[Choice], prompt: str, then: Callable[[str], None], chosen: str | None = None
    ) -> None:
        self._then = then
        entries = [Entry(choice.name, choice.title, choice.rule) for choice in choices]
        self.choices.ask(entries, prompt, chosen=chosen)

    def _span_entry(self, sheet: Sheet, span: Span, *, is_recent: bool) -> Entry:
        text = sheet.article.text
        label = self._session.schema.label.get(span.label)
        return Entry(
            span.id,
            " ".join(text[span.start : span.end].split()),
            line_around(text, span.start, span.end),
            group=self.tr("recent") if is_recent else percent(span.score),
            colour=current().label(label),
        )

    def _card_entry(self, sheet: Sheet, card: Agreement, reason: str) -> Entry:
        schema = self._session.schema
        about = f"{choice_title(schema.kinds, card.kind)} · {choice_title(schema.statuses, card.status)}"
        group = self.tr("alike: {0}").format(reason) if reason else ""
        name = name_of(sheet, schema, card.id, longest=_LONGEST_NAME)
        return Entry(card.id, name, about, group=group, icon="handshake")

    def _label_title(self, name: str) -> str:
        label = self._session.schema.label.get(name)
        return label.title if label is not None else name

    def _entry(self, row: Command) -> Entry:
        action = self._actions[row.id]
        colour = None
        if row.argument in self._session.schema.label:
            colour = current().label(self._session.schema.label[row.argument])
        return Entry(
            row.id,
            action.text(),
            group=plain_menu_title(row.menu),
            keys=row.keys[:1],
            icon=row.icon,
            colour=colour,
            enabled=action.isEnabled(),
        )

    def _on_kind_chosen(self, kind: str) -> None:
        self._kind = kind
        statuses = self._session.schema.statuses
        self._ask(statuses, self.tr("New agreement: status"), self._on_status_chosen, self._last_status)

    def _on_status_chosen(self, status: str) -> None:
        self._last_status = status
        self._session.new_agreement(self._kind, status)

    def _on_palette_picked(self, command: str | Callable[[], object]) -> None:
        if isinstance(command, str):
            self._actions[command].trigger()
        else:
            command()

    def _on_choices_picked(self, value: object) -> None:
        if self._then is not None:
            self._then(value)
