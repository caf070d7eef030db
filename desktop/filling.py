"""Filling: a slot of the chosen card that is armed, so that the next span that is chosen goes into it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotations import review
from annotations.model import AgreementId, Sheet, Span, SpanId
from annotations.review import fitting, is_short, next_empty
from annotations.schema import Role
from annotations.walk import Focus, card_fillers, find_span, shown_agreement, shown_span, visible_spans
from desktop.desk import Desk, Mutation

_RECENT = 6


class Filling(QObject):
    """Slots one after the other: once a span went into the armed one, the next empty slot arms itself."""

    list_requested = Signal(str)
    """The spans that fit the role of this name are wanted as a list."""

    def __init__(self, desk: Desk, decide: Callable[[Mutation], bool]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._decide = decide
        self._role = ""
        self._card: AgreementId | None = None
        self._recent: list[SpanId] = []
        desk.article_changed.connect(self._on_desk_article_changed)
        desk.changed.connect(self._check)
        desk.focus_changed.connect(self._on_desk_focus_changed)

    @property
    def role(self) -> str:
        """The role whose slot is armed; empty where none is."""
        return self._role

    @property
    def recent(self) -> list[SpanId]:
        """The spans of the article that were in focus lately, the latest last."""
        return self._recent

    # What arms and disarms

    def press(self, role: str) -> None:
        """What a slot's key does: fill it with the selection or the span in focus; else arm it, and again list."""
        if self._card_shown() is None:
            self._desk.failed.emit(self.tr("Choose an agreement first: [agreement.next] goes from card to card."))
            return
        span = self._current()
        if self._desk.selection is not None:
            self._take_selection(role)
        elif span is not None and self._fits(role, span):
            self._fill(role, span)
        elif self._role == role:
            self.list_requested.emit(role)
        else:
            self.arm(role)

    def arm(self, role: str) -> None:
        """The next span that is chosen goes into this slot of the chosen card."""
        if self._card_shown() is not None and role in self._desk.schema.role:
            self._role, self._card = role, self._desk.card
            self._desk.focus_changed.emit()

    def begin(self) -> None:
        """Arm the first slot of the chosen card that has too little in it."""
        self._arm_after("")

    def leave(self) -> None:
        """Leave the armed slot as it is and arm the next empty one."""
        self._arm_after(self._role)

    def disarm(self) -> None:
        """No slot waits any more."""
        if self._role:
            self._role, self._card = "", None
            self._desk.focus_changed.emit()

    # What goes in

    def take_current(self) -> None:
        """Put the selection or the span in focus into the armed slot, or say why it does not fit."""
        if self._desk.selection is not None:
            self._take_selection(self._role)
            return
        span = self._current()
        if span is None:
            self._desk.notice.emit(self.tr("Go to a span first: [span.next] and [span.previous] go to those that fit."))
        elif self._fits(self._role, span):
            self._fill(self._role, span)
        else:
            self._desk.failed.emit(self._why_not(span))

    def take(self, span: SpanId) -> bool:
        """Put a span that was clicked into the armed slot, or one around it that fits; False where none does."""
        sheet = self._desk.sheet
        found = shown_span(sheet, Focus(span=span)) if sheet is not None else None
        if not self._role or found is None:
            return False
        around = [it for it in self.candidates() if it.start <= found.start and found.end <= it.end]
        best = found if found in around else min(around, key=lambda it: it.end - it.start, default=None)
        self._desk.set_focus(Focus(span=(best or found).id))
        if best is not None:
            self._fill(self._role, best)
        else:
            self._desk.failed.emit(self._why_not(found))
        return best is not None

    def take_text(self, label: str) -> None:
        """Mark the selection with a label and put it into the armed slot."""
        role, card, selection = self._desk.schema.role.get(self._role), self._desk.card, self._desk.selection
        if role is None or card is None or selection is None:
            return
        if label not in role.labels:
            self._desk.failed.emit(self._takes(role, self._title(label)))
            return
        start, end = selection
        if self._decide(lambda store: review.fill_over(store, card, role.name, start, end, label)):
            self._desk.set_selection(None)
            self._go_on(role.name)

    def candidates(self) -> list[Span]:
        """The spans that could go into the armed slot, in the order of the text."""
        sheet, card = self._desk.sheet, self._desk.card
        if not self._role or sheet is None or card is None:
            return []
        return fitting(self._desk.schema, sheet, card, self._role)

    def step(self, step: int) -> Focus:
        """The next span that fits, from what is in focus on; round at the ends."""
        sheet, spans = self._desk.sheet, self.candidates()
        if sheet is None or not spans:
            self._desk.notice.emit(
                self.tr("No other span fits. Select text and press [stop.accept], or Esc to leave the slot.")
            )
            return self._desk.focus
        here = self._place(sheet)
        places = [(span.start, -span.end) for span in spans]
        ahead = [nth for nth, place in enumerate(places) if (place > here if step > 0 else place < here)]
        nth = (ahead[0] if step > 0 else ahead[-1]) if ahead else (0 if step > 0 else -1)
        return Focus(span=spans[nth].id)

    def fill_from_list(self, role: str, span: SpanId) -> None:
        """Put a span that was picked from the list into a role; the focus stays where it is."""
        card, focus = self._desk.card, self._desk.focus
        if card is not None and self._decide(lambda store: review.fill(store, card, role, span)):
            self._desk.set_focus(focus)
            self._go_on(role)

    # Inside

    def _take_selection(self, name: str) -> None:
        sheet, role, selection = self._desk.sheet, self._desk.schema.role[name], self._desk.selection
        if sheet is None or selection is None:
            return
        over = [span for span in visible_spans(sheet) if (span.start, span.end) == selection]
        best = next((span for span in over if span.label in role.labels), None)
        if best is not None:
            self._fill(name, best)
            return
        if self._role != name:
            self.arm(name)
        if over:
            self._desk.failed.emit(self._takes(role, self._title(over[0].label)))
        elif len(role.labels) == 1:
            self.take_text(role.labels[0])
        else:
            self._desk.notice.emit(self.tr("{0} takes {1}: press the key of the label.").format(*self._accepts(role)))

    def _fill(self, role: str, span: Span) -> None:
        card = self._desk.card
        if card is not None and self._decide(lambda store: review.fill(store, card, role, span.id)):
            self._desk.set_selection(None)
            self._go_on(role)

    def _go_on(self, role: str) -> None:
        """After one span went in: the slot stays armed while it needs more, then the next empty one."""
        sheet, card = self._desk.sheet, self._desk.card
        if self._role != role or sheet is None or card is None:
            return
        if is_short(self._desk.schema, sheet, card, role):
            self._desk.focus_changed.emit()
        else:
            self._arm_after(role)

    def _arm_after(self, role: str) -> None:
        sheet, card = self._desk.sheet, self._desk.card
        following = next_empty(self._desk.schema, sheet, card, role) if sheet is not None and card is not None else ""
        if following:
            self.arm(following)
        else:
            self.disarm()

    def _fits(self, role: str, span: Span) -> bool:
        sheet, card = self._desk.sheet, self._desk.card
        if sheet is None or card is None:
            return False
        return any(it.id == span.id for it in fitting(self._desk.schema, sheet, card, role))

    def _current(self) -> Span | None:
        sheet, focus = self._desk.sheet, self._desk.focus
        return shown_span(sheet, focus) if sheet is not None and focus.span is not None else None

    def _card_shown(self) -> AgreementId | None:
        sheet = self._desk.sheet
        shown = shown_agreement(sheet, self._desk.card) if sheet is not None else None
        return shown.id if shown is not None else None

    def _place(self, sheet: Sheet) -> tuple[int, int]:
        """Where the focus stands in the text; on a card its first mention."""
        shown = shown_agreement(sheet, self._desk.card)
        span = find_span(sheet, self._desk.focus.span) or shown_span(sheet, self._desk.focus)
        if span is None and shown is not None and shown.mentions:
            span = find_span(sheet, shown.mentions[0])
        return (span.start, -span.end) if span is not None else (-1, 0)

    def _why_not(self, span: Span) -> str:
        sheet, role = self._desk.sheet, self._desk.schema.role[self._role]
        fillers = card_fillers(sheet, self._desk.card) if sheet is not None else []
        if span.label in role.labels and any(it.role == role.name for it in fillers):
            return self.tr("This span is in {0} already.").format(role.title)
        return self._takes(role, self._title(span.label))

    def _takes(self, role: Role, label: str) -> str:
        return self.tr("{0} takes {1}, not {2}.").format(*self._accepts(role), label)

    def _accepts(self, role: Role) -> tuple[str, str]:
        titles = [self._title(label) for label in role.labels]
        head, last = ", ".join(titles[:-1]), titles[-1]
        return role.title, self.tr("{0} or {1}").format(head, last) if head else last

    def _title(self, label: str) -> str:
        known = self._desk.schema.label.get(label)
        return known.title if known is not None else label

    def _check(self) -> None:
        """An armed slot goes with its card."""
        sheet = self._desk.sheet
        mine = shown_agreement(sheet, self._card) if self._role and sheet is not None else None
        if self._role and (mine is None or mine.id != self._card_shown()):
            self._role, self._card = "", None

    def _on_desk_article_changed(self) -> None:
        self._role, self._card, self._recent = "", None, []

    def _on_desk_focus_changed(self) -> None:
        self._check()
        span = self._desk.focus.span
        if span is not None:
            self._recent = [*(it for it in self._recent if it != span), span][-_RECENT:]
