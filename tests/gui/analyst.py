"""An analyst for tests: looks at what is in focus, knows what is right, and reaches the window by keys only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotations.model import MENTIONS, Agreement, Annotation, Sheet, Span
from annotations.review import open_gaps
from annotations.walk import find_agreement, find_span
from desktop.main_window import MainWindow
from desktop.widgets.pick_list import PickList

MOST_KEYS = 2_000
"""More keys than any article takes: the walk does not end."""

Place = tuple[int, int]
Slots = frozenset[tuple[str, Place]]
"""The fillers of an agreement: roles with the places of their spans, without the mentions."""


def place(span: Span) -> Place:
    """Where a span stands."""
    return span.start, span.end


def slots(card: Agreement, *sides: Annotation) -> Slots:
    """What fills an agreement whose spans are in these annotations."""
    spans = {it.id: place(it) for side in sides for it in side.spans}
    return frozenset((it.role, spans[it.span]) for it in card.fillers if it.role != MENTIONS)


def mentions(card: Agreement, *sides: Annotation) -> set[Place]:
    """The places where the text names an agreement."""
    spans = {it.id: place(it) for side in sides for it in side.spans}
    return {spans[it] for it in card.mentions}


def meant(right: Annotation, named: set[Place]) -> Agreement | None:
    """The true agreement that is named by one of these places."""
    return next((it for it in right.agreements if named & mentions(it, right)), None)


class Analyst:
    """Decides on stop after stop as `right` says, by the article's key."""

    def __init__(self, window: MainWindow, right: Mapping[str, Annotation]) -> None:
        self.window = window
        self.right = right
        self.keys: Counter[str] = Counter()

    # What the analyst sees and knows

    @property
    def sheet(self) -> Sheet:
        assert self.window.session.sheet is not None
        return self.window.session.sheet

    @property
    def truth(self) -> Annotation:
        return self.right[self.sheet.article.key]

    def surface(self, start: int, end: int) -> str:
        return " ".join(self.sheet.article.text[start:end].split())

    def twin(self, card: Agreement) -> Agreement | None:
        """The true agreement that a card means."""
        return meant(self.truth, mentions(card, self.sheet.suggested, self.sheet.gold))

    def waiting(self, card: Agreement) -> Slots:
        """What is still open on a card."""
        open_ = tuple(it for it in card.fillers if it.verdict is None)
        return slots(Agreement(card.kind, card.status, open_), self.sheet.suggested)

    # Keys

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys[key] += 1
            QTest.keySequence(QApplication.focusWidget() or self.window, key)

    def pick(self, choices: PickList, *, value: object = None, text: str = "") -> None:
        """Type until the entry with this value or this text is marked, and take it."""
        for letter in (*(text or str(value).replace("_", " ").lower()), ""):
            entry = choices.shown[choices.view.currentIndex().row()]
            if entry.value == value or (text and entry.text == text):
                break
            self.keys[letter] += 1
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        self.press("Return")

    # Decisions

    def decide_all(self) -> None:
        """Every stop of the article that is shown; then it is done, also where the text names no second party."""
        article, before = self.sheet.article.id, self.keys.total()
        while self.sheet.open_spans or self.sheet.open_agreements:
            assert self.sheet.article.id == article
            assert self.keys.total() < before + MOST_KEYS
            self.decide()
        self.press("Ctrl+Shift+Return" if open_gaps(self.window.session.schema, self.sheet) else "Ctrl+Return")

    def decide(self) -> None:
        """The stop in focus."""
        focus = self.window.session.focus
        span, card = find_span(self.sheet, focus.span), find_agreement(self.sheet, focus.agreement)
        if span is not None and span.verdict is None:
            self.decide_span(span)
        elif card is not None and focus.filler is not None:
            filler = next(it for it in card.fillers if it.id == focus.filler)
            self.decide_slot(card, filler.role, find_span(self.sheet, filler.span))
        elif card is not None and card.verdict is None:
            self.decide_card(card)
        else:
            self.press("J")

    def decide_span(self, span: Span) -> None:
        """Accept what is right, give another label to what is only called wrongly, reject the rest."""
        labels = [it.label for it in self.truth.spans if place(it) == place(span)]
        if span.label in labels:
            self.press("Space")
        elif labels:
            self.press(self.window.session.schema.label[labels[0]].key.upper())
        else:
            self.press("X")

    def decide_card(self, card: Agreement) -> None:
        """The whole card with one key where all of it is right."""
        true, choices = self.twin(card), self.window.pickers.choices
        if true is None:
            self.press("X")
            return
        if card.kind != true.kind:
            self.press("Y")
            self.pick(choices, value=true.kind)
        if card.status != true.status:
            self.press("U")
            self.pick(choices, value=true.status)
        self.press("Return" if self.waiting(card) <= slots(true, self.truth) else "Space")

    def decide_slot(self, card: Agreement, role: str, span: Span | None) -> None:
        """One slot; with the others where no wrong one is left."""
        true = self.twin(card)
        assert true is not None
        assert span is not None
        right = slots(true, self.truth)
        if (role, place(span)) not in right:
            self.press("X")
        else:
            self.press("Return" if self.waiting(card) <= right else "Space")

    def add_agreement(self) -> None:
        """A card that the machine has not made, over the span in focus, with all its slots."""
        span = find_span(self.sheet, self.window.session.focus.span)
        assert span is not None
        true = meant(self.truth, {place(span)})
        assert true is not None
        self.press("N")
        self.pick(self.window.pickers.choices, value=true.kind)
        self.pick(self.window.pickers.choices, value=true.status)
        order = list(self.window.session.schema.role)
        for role, found in sorted(slots(true, self.truth), key=lambda it: (order.index(it[0]), it[1])):
            if self.window.session.filling.role != role:
                self.press(f"Shift+{self.window.session.schema.role[role].key.upper()}")
            self.press("Q")
            self.pick(self.window.pickers.spans, text=self.surface(*found))
        self.press("Esc")
