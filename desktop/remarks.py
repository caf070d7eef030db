"""Remarks: flags on what is in focus, and passages that are kept as precedents; what each of their commands does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotations import review
from annotations.model import AgreementId, LookAlike, SpanId
from annotations.walk import Focus, shown_span
from desktop.commands import translated
from desktop.dialogs.guidelines import GuidelinesDialog
from desktop.session import Session
from desktop.widgets.pick_list import Entry, PickList

_RIGHT, _WRONG = "right", "wrong"
_NARROW, _WIDE = 480, 640
_BEFORE = 44


class Remarks(QObject):
    """Each is one step that undo takes back; the focus stays where it is."""

    closed = Signal()
    """A list went away: the text wants the keys again."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._span_kept: SpanId | None = None
        self.verdicts = PickList(window, _NARROW)
        self.verdicts.picked.connect(self._on_verdicts_picked)
        self.verdicts.closed.connect(self.closed)
        self.alikes = PickList(window, _WIDE)
        self.alikes.picked.connect(self._on_alikes_picked)
        self.alikes.closed.connect(self.closed)

    def handlers(self) -> Mapping[str, Callable[..., object]]:
        """What each command does, by its id."""
        return {
            "flag.toggle": self.toggle_flag,
            "flag.article": self.flag_article,
            "guide.edit": self.edit,
            "guide.keep": self.keep,
            "guide.precedents": self.list_precedents,
        }

    def toggle_flag(self) -> None:
        """Set a flag on the span or the card in focus, or take it off; on the article where nothing is in focus."""
        session, focus = self._session, self._session.focus
        if session.sheet is None:
            return
        span = self._span()
        card = None if span is not None else focus.agreement
        self._flag(span, card)

    def flag_article(self) -> None:
        """Set a flag on the whole article, or take it off."""
        if self._session.sheet is not None:
            self._flag(None, None)

    def keep(self) -> None:
        """Keep the span in focus as an example of its label: right, or wrong where one says so."""
        span = self._span()
        if span is None:
            self._session.notice.emit(
                self.tr("Go to a span first: [span.next] and [span.previous] go from span to span.")
            )
            return
        self._span_kept = span
        right = Entry(_RIGHT, self.tr("Right"), self.tr("An example of what the label is for"), icon="check")
        wrong = Entry(_WRONG, self.tr("Wrong"), self.tr("An example of what does not get the label"), icon="x")
        self.verdicts.ask([right, wrong], self.tr("Keep this passage as an example: right or wrong"))

    def list_precedents(self) -> None:
        """List what was decided before on passages like the one in focus."""
        store, sheet = self._session.store, self._session.sheet
        shown = shown_span(sheet, self._session.focus) if sheet is not None else None
        if store is None or sheet is None or shown is None:
            self._session.notice.emit(
                self.tr("Go to a span first: [span.next] and [span.previous] go from span to span.")
            )
            return
        text = sheet.article.text[shown.start : shown.end]
        found = store.precedents.look_alikes(text, shown.label, but=shown.id, most=5)
        if found:
            self.alikes.ask([_entry(it) for it in found], self.tr("Decided before: Return shows the passage"))
        else:
            self._session.notice.emit(self.tr("Nothing like “{0}” was decided before.").format(text))

    def edit(self) -> None:
        """Open the project's own guidelines."""
        if self._session.store is not None:
            GuidelinesDialog(self._session, self._window).open()

    # Inside

    def _go_first(self) -> str:
        return self.tr("Go to a span first: [span.next] and [span.previous] go from span to span.")

    def _flag(self, span: SpanId | None, card: AgreementId | None) -> None:
        article = self._session.article
        if article is not None:
            self._session.do(lambda store: review.toggle_flag(store, article, span=span, agreement=card))

    def _on_verdicts_picked(self, verdict: object) -> None:
        span = self._span_kept
        if span is not None:
            self._keep(span, is_right=verdict == _RIGHT)

    def _on_alikes_picked(self, found: object) -> None:
        if isinstance(found, LookAlike):
            self._session.show(found.article, Focus(span=found.span))

    def _keep(self, span: SpanId, *, is_right: bool) -> None:
        if self._session.do(lambda store: review.keep_precedent(store, span, is_right=is_right)):
            self._session.notice.emit(self.tr("Kept among the project's guidelines."))

    def _span(self) -> SpanId | None:
        sheet, focus = self._session.sheet, self._session.focus
        if sheet is None or (focus.span is None and focus.filler is None):
            return None
        shown = shown_span(sheet, focus)
        return shown.id if shown is not None else None


def _entry(found: LookAlike) -> Entry:
    """A look-alike in the list: what was decided, the words around it, and its article."""
    before = found.before[-_BEFORE:].partition(" ")[2] if len(found.before) > _BEFORE else found.before
    verdict = translated("accepted") if found.is_right else translated("rejected")
    return Entry(
        found,
        f"{found.text}  ·  {verdict}  ·  {found.title or found.article_key}",
        " ".join(f"{before}{found.text}{found.after}".split()),
        icon="check" if found.is_right else "x",
    )
