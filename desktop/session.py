"""Session: the desk with an analyst at it: every decision that a key or a button stands for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from PySide6.QtCore import QObject

from annotations import review
from annotations.changes import Changes
from annotations.edges import Edge, moved_by_character, moved_by_word
from annotations.model import AgreementId, ArticleId, ArticleState, Sheet, Span, SpanId
from annotations.walk import NOWHERE, Focus, find_span, first_change, next_open, shown_span, suggestions_of
from desktop.cards import Cards
from desktop.desk import Desk, Mutation
from desktop.filling import Filling
from desktop.timing import Timing
from desktop.widgets.plural import plural


class Session(Desk):
    """Decides on what is in focus; each decision is one step of history, and the focus moves on by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trail: list[tuple[ArticleId, Focus]] = []
        self._ahead: list[tuple[ArticleId, Focus]] = []
        self.timing = Timing(self)
        self.second_look: Callable[[], float] = lambda: 0.0
        """Which share of the decisions, 0..1, is asked for again."""
        self.random = Random()
        self.filling = Filling(self, self._decide_here)
        self.cards = Cards(self, self._decide_here, self.filling)
        self.project_changed.connect(self._on_project_changed)
        self.article_changed.connect(self.timing.forget)
        self.focus_changed.connect(self.timing.begin)
        self.timing.hurried.connect(self._on_timing_hurried)

    # Decisions

    def skip(self) -> None:
        """Go to the next open stop without deciding; an armed slot is left as it is, for the next empty one."""
        if self.filling.role:
            self.filling.leave()
        else:
            super().skip()

    def next_span(self) -> None:
        """Go to the next span in the text, decided or not; while a slot is armed, to one that fits."""
        if self.filling.role:
            self.set_focus(self.filling.step(1))
        else:
            super().next_span()

    def previous_span(self) -> None:
        """Go to the previous span in the text, decided or not; while a slot is armed, to one that fits."""
        if self.filling.role:
            self.set_focus(self.filling.step(-1))
        else:
            super().previous_span()

    def choose_span(self, span: SpanId) -> None:
        """A span was clicked: look at it, or put it into the armed slot."""
        if not self.filling.take(span):
            self.set_focus(Focus(span=span))

    def accept_current(self) -> None:
        """Accept the stop in focus, or put it into the armed slot; what is gold already is passed by."""
        focus = self.focus
        if self.filling.role and (focus.span is not None or self.selection is not None):
            self.filling.take_current()
            return
        if focus.filler is not None:
            filler = focus.filler
            self._decide(lambda store: review.accept_filler(store, filler))
        elif focus.span is not None and self._is_open_span(focus.span):
            span = focus.span
            self._decide(lambda store: review.accept(store, [span]))
        elif focus.agreement is not None and focus.span is None and self._is_open_card(focus.agreement):
            agreement = focus.agreement
            self._decide(lambda store: review.accept_agreement(store, agreement, whole=False))
        else:
            self.skip()

    def accept_whole(self) -> None:
        """Accept the stop in focus; a card with all its open slots."""
        suggested = self._suggested_card()
        if self.focus.span is not None or suggested is None:
            self.accept_current()
            return
        self._decide(lambda store: review.accept_agreement(store, suggested, whole=True))

    def reject_current(self) -> None:
        """Reject the stop in focus; gold is removed."""
        focus = self.focus
        if focus.filler is not None:
            filler = focus.filler
            self._decide(lambda store: review.reject_filler(store, filler))
        elif focus.span is not None:
            span = focus.span
            if self._decide(lambda store: review.reject(store, [span])) and self.filling.role:
                self.set_focus(self.filling.step(1))
        elif focus.agreement is not None:
            agreement = focus.agreement
            self._decide(lambda store: review.reject_agreement(store, agreement))

    def reopen_current(self) -> None:
        """Put the span, the slot or the card in focus back to undecided."""
        span, agreement, filler = self.focus.span, self.focus.agreement, self.focus.filler
        if span is not None:
            self._decide(lambda store: review.reopen(store, span), advance=False)
        elif filler is not None:
            self._decide(lambda store: review.reopen_filler(store, filler), advance=False)
        elif agreement is not None:
            self._decide(lambda store: review.reopen_agreement(store, agreement), advance=False)

    def relabel(self, label: str) -> None:
        """Add a span over the selection, or relabel the span in focus."""
        sheet, selection = self.sheet, self.selection
        if sheet is None:
            return
        if selection is not None and self.filling.role:
            self.filling.take_text(label)
            return
        if selection is not None:
            start, end = selection
            if self._decide(lambda store: review.add(store, sheet.article.id, start, end, label), advance=False):
                self.set_selection(None)
            return
        shown = self.current_span()
        if shown is None:
            self.failed.emit(self.tr("Select text first, or go to a span with [span.next] and [span.previous]"))
            return
        was_open = self._is_open_span(shown.id)
        self._decide(lambda store: review.relabel(store, shown.id, label), advance=was_open)

    def move_edge(self, edge: Edge, *, by_word: bool = True) -> None:
        """Widen or narrow the span in focus; it stays in focus and keeps its links."""
        sheet, shown = self.sheet, self.current_span()
        if sheet is None or shown is None:
            return
        move = moved_by_word if by_word else moved_by_character
        start, end = move(sheet.article.text, shown.start, shown.end, edge)
        if (start, end) != (shown.start, shown.end):
            self._decide(lambda store: review.resize(store, shown.id, start, end), advance=False)

    def label_same(self) -> None:
        """Give every other occurrence of the same text in this article the label of the span in focus."""
        shown = self.current_span()
        if shown is None or self.store is None:
            return
        places = len(review.same_text(self.store, shown.id))
        if not places:
            self.notice.emit(self.tr("No other place in this article has this text without the label."))
        elif self._decide(lambda store: review.label_same(store, shown.id), advance=False):
            one, many = self.tr("Labelled one more place."), self.tr("Labelled %n more places.")
            self.notice.emit(plural(places, one, many))

    def new_agreement(self, kind: str, status: str) -> None:
        """Make an agreement that the selection or the span in focus names."""
        self.cards.new(kind, status)

    def set_kind(self, kind: str) -> None:
        """Say of which kind the chosen agreement is."""
        if self.card is not None:
            card = self.card
            self._decide(lambda store: review.set_kind(store, card, kind), advance=False)

    def set_status(self, status: str) -> None:
        """Say how far the chosen agreement has come."""
        if self.card is not None:
            card = self.card
            self._decide(lambda store: review.set_status(store, card, status), advance=False)

    def fill(self, role: str) -> None:
        """Put the selection or the span in focus into a role of the chosen agreement, or arm its slot."""
        self.filling.press(role)

    def write_note(self, text: str, *, span: SpanId | None = None, agreement: AgreementId | None = None) -> bool:
        """Keep a note on the article, or on one span or agreement of it."""
        article = self.article
        if article is None:
            return False
        return self.do(lambda store: review.write_note(store, article, text, span=span, agreement=agreement), keep=True)

    def undo(self) -> None:
        """Take the last step back, in whatever article it was, and show what it was about."""
        if self.unsaved:
            self.unsaved.drop()
            self.notice.emit(self.tr("The decision that was not saved is given up."))
            return
        self._step_back(review.undo, self._trail, self._ahead)

    def redo(self) -> None:
        """Do the last step that was taken back once more."""
        self._step_back(review.redo, self._ahead, self._trail)

    def done_and_next(self, *, complete: bool = True) -> None:
        """Mark the article as done and show the next one that is not; what a card lacks holds that back."""
        sheet = self.sheet
        if complete and self.cards.hold_back():
            return
        if sheet is None or not self._set_state(ArticleState.DONE):
            return
        left = len(sheet.open_spans) + len(sheet.open_agreements)
        following = self._next_undone(sheet.article.id)
        if following is None:
            self.notice.emit(self.tr("That was the last one: every article is done."))
            return
        self.show(following)
        if left:
            one, many = self.tr("Done, with one suggestion left undecided."), self.tr("Done, with %n left undecided.")
            self.notice.emit(plural(left, one, many))

    def first_undone(self) -> ArticleId | None:
        """The first article of the queue that is not done."""
        return self._next_undone(ArticleId(0))

    def next_undone(self) -> ArticleId | None:
        """The article that comes once the one that is shown is done."""
        return self._next_undone(self.article) if self.article is not None else None

    def reopen_article(self) -> None:
        """Put a finished article back to in progress."""
        self._set_state(ArticleState.IN_PROGRESS)

    # What is meant

    def current_span(self) -> Span | None:
        """The span in focus as the reader shows it: gold where it came to gold."""
        if self.sheet is None or self.focus.span is None:
            return None
        return shown_span(self.sheet, self.focus)

    def can_undo(self) -> str:
        """The name of the step that undo would take back, or nothing."""
        return self.store.history.can_undo() if self.store is not None else ""

    def can_redo(self) -> str:
        """The name of the step that redo would do again, or nothing."""
        return self.store.history.can_redo() if self.store is not None else ""

    # Inside

    def _on_project_changed(self) -> None:
        self._trail.clear()
        self._ahead.clear()

    def _on_timing_hurried(self) -> None:
        self.notice.emit(
            self.tr("The last ten decisions were faster than reading. That may be right; nothing is held up.")
        )

    def _decide_here(self, mutate: Mutation) -> bool:
        return self._decide(mutate, advance=False)

    def _decide(self, mutate: Mutation, *, advance: bool = True) -> bool:
        """Run one step of the analyst; afterwards go to the next open stop, or stay with what came of it."""
        before, focus, article = self.sheet, self.focus, self.article
        # The walk would leave the card whose slot is armed.
        advance = advance and not self.filling.role
        again = partial(self._decide_again, mutate, article, focus, advance=advance)
        seconds, changes = self.timing.seconds, self._run_timed(mutate, again)
        if changes is None or self.sheet is None or article is None or before is None:
            return False
        if not changes:
            if advance:
                self.skip()
            return True
        self._trail.append((article, focus))
        self._ahead.clear()
        shown = find_span(before, focus.span) if focus.span is not None else None
        if advance:
            # Gold that was made by hand is gone once it is rejected: its place is known by the sheet before.
            place = self.sheet if self._exists(focus) else before
            self._walk(next_open(place, focus))
        elif changes.spans and find_span(self.sheet, changes.spans[0]) is not None and not focus.agreement:
            self._go(Focus(span=changes.spans[0]))
        else:
            self._go(focus)
        if advance and shown is not None:
            # Last, so that the hint stays in the status line.
            self.timing.decided(before.article.text, shown.end, seconds)
        return True

    def _decide_again(self, mutate: Mutation, article: ArticleId | None, focus: Focus, *, advance: bool) -> None:
        """Do a step that the disk did not take; the focus moves only where it has stayed."""
        if (article, focus) == (self.article, self.focus):
            self._decide(mutate, advance=advance)
        else:
            self.do(mutate, keep=True)

    def _run_timed(self, mutate: Mutation, again: Callable[[], None]) -> Changes | None:
        """Run a step with the time that was looked before it; a share of such steps is asked for again."""
        if self.store is None:
            return None
        history, share = self.store.history, self.second_look()
        history.seconds = self.timing.seconds
        history.also = review.ask_again(self.store, self.random, share) if share else None
        try:
            return self._run(mutate, again)
        finally:
            # A step that was refused took neither.
            history.seconds, history.also = None, None

    def _step_back(
        self, step: Mutation, here: list[tuple[ArticleId, Focus]], there: list[tuple[ArticleId, Focus]]
    ) -> None:
        before = self.sheet
        changes = self._run(step)
        if not changes:
            return
        article, focus = here.pop() if here else (None, NOWHERE)
        if self.article is not None:
            there.append((self.article, self.focus))
        if changes.articles and self.article not in changes.articles:
            self.show(min(changes.articles))
        if self.sheet is not None:
            known = article == self.article and self._exists(focus)
            self._settle(focus if known else self._of_step(before, self.sheet))
            self.focus_changed.emit()
        self.notice.emit(changes.action)

    def _of_step(self, before: Sheet | None, after: Sheet) -> Focus:
        """What a step was about that an earlier session made."""
        if before is None or before.article.id != after.article.id:
            return next_open(after)
        return first_change(before, after) or (self.focus if self._exists(self.focus) else next_open(after))

    def _is_open_span(self, span: SpanId) -> bool:
        suggested = self.sheet.suggested.spans if self.sheet is not None else ()
        return any(found.id == span and found.verdict is None for found in suggested)

    def _is_open_card(self, agreement: AgreementId) -> bool:
        return self.sheet is not None and any(found.id == agreement for found in self.sheet.open_agreements)

    def _suggested_card(self) -> AgreementId | None:
        """The card in focus, while anything that was suggested for it is open."""
        if self.sheet is None or self.focus.agreement is None:
            return None
        behind = suggestions_of(self.sheet, self.sheet.gold_agreements.get(self.focus.agreement, self.focus.agreement))
        waits = any(it.verdict is None or any(each.verdict is None for each in it.fillers) for it in behind)
        return self.focus.agreement if waits else None

    def _set_state(self, state: ArticleState) -> bool:
        article = self.article
        return article is not None and self.do(lambda store: review.set_state(store, article, state), keep=True)

    def _next_undone(self, article: ArticleId) -> ArticleId | None:
        if self.store is None:
            return None
        states = (ArticleState.TODO, ArticleState.IN_PROGRESS)
        rows = self.store.articles.rows(states=states, limit=1, after=article)
        rows = rows or self.store.articles.rows(states=states, limit=1)
        return rows[0].id if rows else None
