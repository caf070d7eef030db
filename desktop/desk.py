"""Desk: the open project, the article that is shown and what is in focus, and the one door for changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.changes import Changes
from annotations.errors import DiskError, RatifyError
from annotations.model import AgreementId, ArticleId, Sheet
from annotations.schema import Schema, default_schema
from annotations.store import Store
from annotations.store.places import danger_of
from annotations.walk import (
    NOWHERE,
    Focus,
    cards,
    find_agreement,
    find_span,
    next_open,
    next_span,
    previous_open,
    shown_agreement,
)
from desktop.taking_over import TakingOver
from desktop.unsaved import Unsaved

_log = logging.getLogger(__name__)

Mutation = Callable[[Store], Changes]


class Desk(QObject):
    """The open project, the article that is shown, and what is in focus; every change goes through `do`."""

    changed = Signal(object)
    """Changes, after each mutation; it is committed and the sheet is read again."""
    project_changed = Signal()
    """Another project, or none, is open."""
    article_changed = Signal()
    """Another article, or none, is shown."""
    focus_changed = Signal()
    """Focus or card moved."""
    selection_changed = Signal()
    """Other text, or none, is selected."""
    failed = Signal(str)
    """A step was refused; the sentence is for the user."""
    notice = Signal(str)
    """Something worth a line in the status bar."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store: Store | None = None
        self.schema: Schema = default_schema()
        self.sheet: Sheet | None = None
        self.focus: Focus = NOWHERE
        self.card: AgreementId | None = None
        self.selection: tuple[int, int] | None = None
        self.unsaved = Unsaved(self)
        self.taking_over = TakingOver(self)
        self.taking_over.taken.connect(self._on_taking_over_taken)

    # Project and article

    def open(self, path: Path, *, readonly: bool = False) -> None:
        """Show the project in a file; raises ProjectError and keeps the present one where that fails.

        Where another process has it open it is shown for reading, and taken over once that process has ended.
        """
        self._take(self.taking_over.open(path, readonly=readonly))
        # Once the window has shown the project: what it says then would wipe this away.
        QTimer.singleShot(0, self, self._warn)

    def create(self, path: Path, schema: Schema | None = None) -> None:
        """Make a new project and show it; raises ProjectError and keeps the present one where that fails."""
        self._take(Store.create(path, schema=schema))
        self.taking_over.stop()
        QTimer.singleShot(0, self, self._warn)

    def close(self) -> None:
        """Let go of the project; everything is on disk already."""
        self.unsaved.try_again()
        self.unsaved.drop()
        self.taking_over.stop()
        if self.store is not None:
            self._take(None)

    def show(self, article: ArticleId | None, focus: Focus | None = None) -> None:
        """Show another article, with its first open stop in focus unless another is asked for."""
        if self.store is None or article is None:
            self.sheet = None
        else:
            self.sheet = self.store.sheets.read(article)
        self.selection = None
        self.card = None
        self.focus = NOWHERE
        if self.sheet is not None:
            self._settle(focus if focus and self._exists(focus) else next_open(self.sheet))
        self.article_changed.emit()
        self.focus_changed.emit()

    @property
    def article(self) -> ArticleId | None:
        """The article that is shown."""
        return self.sheet.article.id if self.sheet is not None else None

    # Focus

    def set_focus(self, focus: Focus) -> None:
        """Move the focus; a card stays chosen while spans are walked, so that they can fill its slots."""
        if focus == self.focus and (focus.agreement is None or focus.agreement == self.card):
            return
        self._settle(focus)
        self.focus_changed.emit()

    def choose_card(self, agreement: AgreementId | None) -> None:
        """Light an agreement without moving the focus from a span."""
        if agreement != self.card:
            self.card = agreement
            self.focus_changed.emit()

    def set_selection(self, selection: tuple[int, int] | None) -> None:
        """Take note of what is selected in the text (code points)."""
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit()

    def skip(self) -> None:
        """Go to the next open stop without deciding."""
        if self.sheet is not None:
            self._walk(next_open(self.sheet, self.focus))

    def back(self) -> None:
        """Go to the previous open stop."""
        if self.sheet is not None:
            self._walk(previous_open(self.sheet, self.focus))

    def next_span(self) -> None:
        """Go to the next span in the text, decided or not."""
        if self.sheet is not None:
            self._go(next_span(self.sheet, self.focus, step=1))

    def previous_span(self) -> None:
        """Go to the previous span in the text, decided or not."""
        if self.sheet is not None:
            self._go(next_span(self.sheet, self.focus, step=-1))

    def next_card(self) -> None:
        """Choose the next agreement of the article."""
        if self.sheet is None:
            return
        ids = [agreement.id for agreement in cards(self.sheet)]
        if not ids:
            self.notice.emit(self.tr("This article has no agreements."))
            return
        shown = shown_agreement(self.sheet, self.card)
        place = ids.index(shown.id) if shown is not None and shown.id in ids else -1
        self.set_focus(Focus(agreement=ids[(place + 1) % len(ids)]))

    # Changes

    def do(self, mutate: Mutation, *, keep: bool = False) -> bool:
        """Change the project, read the sheet again and tell everyone; False where the step was refused.

        With `keep`, a step that the disk does not take is tried again until it does.
        """
        changes = self._run(mutate, (lambda: self.do(mutate, keep=True)) if keep else None)
        self._stay_in_place(changes)
        return changes is not None

    def adopt(self, changes: Changes) -> None:
        """Take in what a worker wrote into the project: read the sheet again and tell everyone."""
        self._tell(changes)
        self._stay_in_place(changes)

    def _stay_in_place(self, changes: Changes | None) -> None:
        if changes and self.sheet is not None and not self._exists(self.focus):
            self._settle(next_open(self.sheet))
            self.focus_changed.emit()

    def _take(self, store: Store | None) -> None:
        old, self.store = self.store, store
        _log.debug("a project was opened" if store is not None else "the project was closed")
        if old is not None:
            old.close()
        self.schema = store.schema if store is not None else default_schema()
        self.sheet, self.focus, self.card, self.selection = None, NOWHERE, None, None
        self.project_changed.emit()
        self.article_changed.emit()

    def _run(self, mutate: Mutation, again: Callable[[], object] | None = None) -> Changes | None:
        """Run a step; where the disk does not take it, keep `again`, which does the same once more."""
        if self.store is None or not self._may_decide():
            return None
        try:
            changes = mutate(self.store)
        except RatifyError as error:
            _log.info("a step was refused: %s", type(error).__name__)
            if not self.unsaved.is_trying:
                self.failed.emit(str(error))
            if again is not None and isinstance(error, DiskError):
                self.unsaved.keep(again, str(error))
            return None
        self._tell(changes)
        return changes

    def _may_decide(self) -> bool:
        """Whether a step may be tried: nobody else has the project, and none waits to be written."""
        if self.taking_over.reason:
            self.failed.emit(self.taking_over.reason)
        elif not self.unsaved.try_again():
            self.failed.emit(self.tr("The decision before this one is not saved yet. {0}").format(self.unsaved.reason))
        else:
            return True
        return False

    def _warn(self) -> None:
        """Say what may go wrong with the project that was opened."""
        if self.store is None:
            return
        left, place = self.store.left_by, danger_of(self.store.path)
        if self.taking_over.reason:
            self.failed.emit(self.taking_over.reason)
        elif left is not None:
            text = self.tr("{0} had this project open and may still have. Do not change it in two places.")
            self.failed.emit(text.format(left.told()))
        elif place:
            self.failed.emit(place)

    def _on_taking_over_taken(self, store: Store) -> None:
        article, focus = self.article, self.focus
        self._take(store)
        self.show(article, focus)
        self.notice.emit(self.tr("The other program has ended: you can decide here now."))

    def _tell(self, changes: Changes) -> None:
        if self.store is not None and self.sheet is not None and self.sheet.article.id in changes.articles:
            self.sheet = self.store.sheets.read(self.sheet.article.id)
        if changes:
            _log.debug(
                "%d articles changed, %d spans, %d agreements",
                len(changes.articles),
                len(changes.spans),
                len(changes.agreements),
            )
            self.changed.emit(changes)

    def _walk(self, focus: Focus) -> None:
        """Go to a stop of the walk; back in the text no card is chosen, so that nothing is dimmed."""
        if focus.span is not None:
            self.card = None
        self._go(focus)

    def _go(self, focus: Focus) -> None:
        """Move the focus; where there is nothing left to decide, say so and stay."""
        if not focus:
            self.notice.emit(self.tr("All is decided here. [article.done] marks the article as done."))
            focus = self.focus
        self._settle(focus)
        self.focus_changed.emit()

    def _settle(self, focus: Focus) -> None:
        if focus != self.focus:
            self.set_selection(None)
        self.focus = focus
        if focus.agreement is not None:
            self.card = focus.agreement
        if self.sheet is not None and self.card is not None and shown_agreement(self.sheet, self.card) is None:
            self.card = None

    def _exists(self, focus: Focus) -> bool:
        if self.sheet is None or not focus:
            return False
        if focus.span is not None:
            return find_span(self.sheet, focus.span) is not None
        return find_agreement(self.sheet, focus.agreement) is not None
