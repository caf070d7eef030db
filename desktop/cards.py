"""Cards: what an analyst does with whole agreements: make one, merge two, split one, and find what one lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from annotations import review
from annotations.changes import Changes
from annotations.model import MENTIONS, Agreement, AgreementId, FillerId, Sheet, Span
from annotations.review import Gap, Twin, duplicates, open_gaps
from annotations.schema import Schema
from annotations.store import Store
from annotations.walk import Focus, cards, find_span, shown_agreement, shown_span, visible_spans
from desktop.core_texts import told
from desktop.desk import Desk, Mutation
from desktop.filling import Filling

_LONGEST_NAME = 40


class Cards(QObject):
    """Each decision is one step; afterwards the card that came of it is chosen."""

    def __init__(self, desk: Desk, decide: Callable[[Mutation], bool], filling: Filling) -> None:
        super().__init__(desk)
        self._desk = desk
        self._decide = decide
        self._filling = filling

    # A new one

    def mention(self) -> str:
        """The words that a new agreement would be named by; empty, with the reason told, where there are none."""
        sheet, labels = self._desk.sheet, self._mention_labels()
        if sheet is None or not labels:
            return ""
        if self._desk.selection is not None:
            over = self._over_selection(sheet)
            if over and not any(span.label in labels for span in over):
                return self._refuse(over[0])
            return sheet.article.text[slice(*self._desk.selection)]
        span = shown_span(sheet, self._desk.focus) if self._desk.focus.span is not None else None
        if span is None:
            self._desk.failed.emit(self.tr("Select the words that name the agreement first, or go to their span."))
            return ""
        return sheet.article.text[span.start : span.end] if span.label in labels else self._refuse(span)

    def new(self, kind: str, status: str) -> None:
        """Make an agreement that the selection or the span in focus names, and arm its first empty slot."""
        sheet, labels = self._desk.sheet, self._mention_labels()
        if sheet is None or not self.mention():
            return
        article, selection = sheet.article.id, self._desk.selection
        span = shown_span(sheet, self._desk.focus)
        if selection is not None:
            span = next((it for it in self._over_selection(sheet) if it.label in labels), None)
        made: list[AgreementId] = []

        def add(store: Store) -> Changes:
            if span is not None:
                changes = review.add_agreement(store, article, span.id, kind, status)
            else:
                start, end = selection or (0, 0)
                changes = review.add_agreement_over(store, article, start, end, labels[0], kind, status)
            made.extend(changes.agreements)
            return changes

        if self._decide(add) and made:
            self._desk.set_selection(None)
            self._desk.choose_card(made[0])
            self._filling.begin()

    # Two and one

    def twins(self) -> tuple[Twin, ...]:
        """The cards that may be the same agreement as the chosen one."""
        sheet, shown = self._desk.sheet, self.chosen()
        if sheet is None or shown is None:
            return ()
        return duplicates(self._desk.schema, sheet).get(shown.id, ())

    def others(self) -> list[Agreement]:
        """The other cards of the article, in the order of the text."""
        sheet, shown = self._desk.sheet, self.chosen()
        return [card for card in cards(sheet) if card.id != shown.id] if sheet is not None and shown is not None else []

    def merge(self, other: AgreementId) -> None:
        """Put everything of another card into the chosen one."""
        shown = self.chosen()
        if shown is not None:
            self._decide_on(lambda store: review.merge_agreements(store, shown.id, other), shown.id)

    def split(self, moved: Sequence[FillerId], shared: Sequence[FillerId]) -> bool:
        """Make a second card out of parts of the chosen one; False where that was refused."""
        shown = self.chosen()
        if shown is None:
            return False
        return self._decide_on(lambda store: review.split_agreement(store, shown.id, moved, shared), shown.id)

    def chosen(self) -> Agreement | None:
        """The agreement that the chosen card shows."""
        sheet = self._desk.sheet
        return shown_agreement(sheet, self._desk.card) if sheet is not None else None

    # What is missing

    def next_gap(self) -> None:
        """Go to what the next confirmed agreement lacks, and arm that slot."""
        sheet = self._desk.sheet
        missing = open_gaps(self._desk.schema, sheet) if sheet is not None else []
        if not missing:
            self._desk.notice.emit(self.tr("Nothing is missing on the confirmed agreements of this article."))
            return
        shown = self.chosen()
        here = [
            nth
            for nth, gap in enumerate(missing)
            if shown is not None and (gap.agreement, gap.field) == (shown.id, self._filling.role)
        ]
        gap = missing[(here[0] + 1) % len(missing) if here else 0]
        self._lead_to(gap)
        self._desk.failed.emit(self._not_done(gap))

    def hold_back(self) -> bool:
        """Whether something is missing before the article is done: then that is told and shown."""
        sheet = self._desk.sheet
        missing = open_gaps(self._desk.schema, sheet) if sheet is not None else []
        if missing:
            self._lead_to(missing[0])
            way_on = self.tr("[article.done_anyway] finishes the article all the same.")
            self._desk.failed.emit(f"{self._not_done(missing[0])} {way_on}")
        return bool(missing)

    # Inside

    def _lead_to(self, gap: Gap) -> None:
        self._desk.set_focus(Focus(agreement=gap.agreement))
        if gap.field in self._desk.schema.role:
            self._filling.arm(gap.field)

    def _not_done(self, gap: Gap) -> str:
        sheet = self._desk.sheet
        name = name_of(sheet, self._desk.schema, gap.agreement) if sheet is not None else ""
        return self.tr("Not done yet: “{0}” {1}.").format(name, told(gap.text))

    def _decide_on(self, mutate: Mutation, agreement: AgreementId) -> bool:
        """Run one step on the chosen card, and choose what it came to."""
        if not self._decide(mutate):
            return False
        sheet = self._desk.sheet
        shown = shown_agreement(sheet, agreement) if sheet is not None else None
        if shown is not None:
            self._desk.set_focus(Focus(agreement=shown.id))
        return True

    def _mention_labels(self) -> tuple[str, ...]:
        role = self._desk.schema.role.get(MENTIONS)
        return role.labels if role is not None else ()

    def _over_selection(self, sheet: Sheet) -> list[Span]:
        return [span for span in visible_spans(sheet) if (span.start, span.end) == self._desk.selection]

    def _refuse(self, span: Span) -> str:
        label = self._desk.schema.label.get(span.label)
        titles = [self._desk.schema.label[name].title for name in self._mention_labels()]
        said = self.tr("An agreement is named by a span of {0}, not {1}.")
        named = self.tr(" or ").join(titles)
        self._desk.failed.emit(said.format(named, label.title if label is not None else span.label))
        return ""


def name_of(sheet: Sheet, schema: Schema, agreement: AgreementId, *, longest: int = _LONGEST_NAME) -> str:
    """What names an agreement in a sentence: its first mention, or else its kind."""
    shown = shown_agreement(sheet, agreement)
    span = find_span(sheet, shown.mentions[0]) if shown is not None and shown.mentions else None
    if span is None:
        kind = schema.kind.get(shown.kind) if shown is not None else None
        return kind.title if kind is not None else ""
    words = " ".join(sheet.article.text[span.start : span.end].split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def likely_kind(schema: Schema, mention: str) -> str:
    """The kind that the words of a mention name themselves ("memorandum of understanding", "MoU"), or none."""
    words = mention.casefold()
    named = [kind for kind in schema.kinds if kind.title.casefold() in words or kind.name.casefold() in words.split()]
    return max(named, key=lambda kind: len(kind.title)).name if named else ""
