"""Pickers: the command palette, and the choices of kind and status, as one list with type-ahead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotations.model import Agreement
from annotations.schema import Choice
from annotations.walk import find_agreement, shown_agreement
from desktop.actions import Actions
from desktop.commands import Command, menu_title
from desktop.session import Session
from desktop.theme import current
from desktop.widgets.pick_list import Entry, PickList

_CHOICE_WIDTH = 480


class Pickers(QObject):
    """Everything that is chosen from a list over the window."""

    closed = Signal()
    """A list went away: the text wants the keys again."""

    def __init__(self, window: QWidget, session: Session, actions: Actions) -> None:
        super().__init__(window)
        self._session = session
        self._actions = actions
        self._then: Callable[[str], None] | None = None
        self._kind = ""
        self.palette = PickList(window)
        self.palette.picked.connect(self._on_palette_picked)
        self.palette.closed.connect(self.closed)
        self.choices = PickList(window, _CHOICE_WIDTH)
        self.choices.picked.connect(self._on_choices_picked)
        self.choices.closed.connect(self.closed)

    def show_palette(self) -> None:
        """Offer every command; those that make no sense now are shown last and pale."""
        self._actions.refresh()
        entries = [self._entry(row) for row, _ in self._actions if row.id != "view.palette"]
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
        """Ask for kind and status, then make an agreement from the span in focus."""
        if self._session.schema.has_agreements and self._session.target_span() is not None:
            self._ask(self._session.schema.kinds, self.tr("New agreement: kind"), self._on_kind_chosen)

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

    def _entry(self, row: Command) -> Entry:
        action = self._actions[row.id]
        colour = None
        if row.argument in self._session.schema.label:
            colour = current().label(self._session.schema.label[row.argument])
        return Entry(
            row.id,
            action.text(),
            group=menu_title(row.menu).replace("&", ""),
            keys=row.keys[:1],
            icon=row.icon or "circle",
            colour=colour,
            enabled=action.isEnabled(),
        )

    def _on_kind_chosen(self, kind: str) -> None:
        self._kind = kind
        self._ask(self._session.schema.statuses, self.tr("New agreement: status"), self._on_status_chosen)

    def _on_status_chosen(self, status: str) -> None:
        self._session.new_agreement(self._kind, status)

    def _on_palette_picked(self, command: str) -> None:
        self._actions[command].trigger()

    def _on_choices_picked(self, name: str) -> None:
        if self._then is not None:
            self._then(name)
