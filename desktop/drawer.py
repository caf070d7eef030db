"""Drawer: the lists over the whole project, below the three panes: suggestions, the ledger, places of one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.commands import spell_keys
from desktop.icons import icon
from desktop.jobs import Jobs
from desktop.panels.ledger import LedgerPanel
from desktop.panels.same_text import SameTextPanel
from desktop.panels.second_look import SecondLookPanel
from desktop.panels.suggestions import SuggestionsPanel
from desktop.session import Session
from desktop.survey import Survey
from desktop.tasks.deciding import Deciding
from desktop.widgets.key_button import KeyButton

HEIGHT = 320


class Drawer(QTabWidget):
    """Shut until one of its lists is asked for."""

    jumped = Signal(object)
    """A place is shown: characters to select, or None where a span is in focus."""
    left = Signal()
    """The text may take the keys."""

    def __init__(self, window: QWidget, session: Session, jobs: Jobs) -> None:
        super().__init__(window)
        self._session = session
        self.survey = Survey(session, jobs, self)
        self.deciding = Deciding(window, session, jobs)
        self.suggestions = SuggestionsPanel(session, jobs, self.survey, self.deciding)
        self.ledger = LedgerPanel(session, jobs, self.survey, self.deciding)
        self.same_text = SameTextPanel(session, jobs, self.deciding)
        self.second_look = SecondLookPanel(session)
        self.survey.is_wanted = self._shows_survey
        self.setDocumentMode(True)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addTab(self.suggestions, self.tr("Suggestions"))
        self.addTab(self.ledger, self.tr("Ledger"))
        self.addTab(self.same_text, self.tr("Same text"))
        self.addTab(self.second_look, self.tr("Second look"))
        self._close_button = KeyButton()
        self._close_button.setIcon(icon("x", "muted"))
        self._close_button.setToolTip(spell_keys(self.tr("Close  [view.drawer]")))
        self._close_button.setAccessibleName(self.tr("Close the lists"))
        self._close_button.setProperty("quiet", True)  # noqa: FBT003 - Qt's own argument
        self._close_button.clicked.connect(self.shut)
        self.setCornerWidget(self._close_button)
        for panel in (self.suggestions, self.ledger, self.same_text, self.second_look):
            panel.jumped.connect(self.jumped)
            panel.left.connect(self.left)
        self.survey.failed.connect(session.failed)
        self.hide()

    def handlers(self) -> Mapping[str, Callable[..., object]]:
        """What the commands of the drawer do."""
        return {
            "list.suggestions": lambda: self.open(self.suggestions),
            "list.ledger": lambda: self.open(self.ledger),
            "list.second_look": lambda: self.open(self.second_look),
            "list.like_this": self._show_like_this,
            "span.same_text": self._show_same_text,
            "view.drawer": self.toggle,
        }

    def open(self, panel: QWidget) -> None:
        """Show one of the lists and give it the keys."""
        self._show(panel)
        panel.take_keys()  # pyright: ignore[reportAttributeAccessIssue] - one of its own four

    def shut(self) -> None:
        """Hide it, and give the keys back to the text."""
        self.hide()
        self.left.emit()

    def toggle(self) -> None:
        """Show the list that was shown last, or hide it."""
        if self.isVisible():
            self.shut()
        else:
            self.open(self.currentWidget())

    def _show(self, panel: QWidget) -> None:
        self.setCurrentWidget(panel)
        self.show()

    def _shows_survey(self) -> bool:
        return self.suggestions.isVisible() or self.ledger.isVisible()

    def _show_like_this(self) -> None:
        shown = self._session.current_span()
        if shown is not None:
            self._show(self.suggestions)
            self.suggestions.show_like(shown.label, shown.origin)
            self.suggestions.take_keys()

    def _show_same_text(self) -> None:
        self._show(self.same_text)
        self.same_text.ask()
        self.same_text.take_keys()
