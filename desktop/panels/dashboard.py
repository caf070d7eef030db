"""Dashboard: how far the project is, how good the machine and how steady the analyst, in plots."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotations.changes import Changes
from annotations.store import Store
from annotations.store.tallies import Tallies
from desktop.commands import spell_keys
from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.jobs import Job, Jobs
from desktop.panels.dashboard_cards import PARTY, DashboardCards
from desktop.session import Session
from desktop.widgets.key_button import KeyButton

_TWO_COLUMNS = 700
_MARGIN = 16
_WIDE = 3
"""The last cards have a row of their own."""


class Dashboard(QWidget):
    """Counted anew in a job whenever it is shown, and after changes while it is."""

    left = Signal()
    """Esc, or its button: the text may come back."""
    kept = Signal(str)
    """A plot was saved; the sentence is for the status line."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._jobs = jobs
        self._job: Job | None = None
        self._is_due = False
        self._columns = 0
        self._is_built = False
        self.cards = DashboardCards(self)
        session.changed.connect(self._on_session_changed)
        session.project_changed.connect(self._on_session_project_changed)

    def take_keys(self) -> None:
        """Give the keys to the first plot."""
        self.cards.all[0].plot.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Count anew; what is shown stays until that is done."""
        store = self._session.store
        if store is None or not self.isVisible():
            return
        if self._job is not None:
            self._is_due = True
            return
        self._is_due = False
        path = store.path
        self._job = self._jobs.run(
            lambda _job: _counted(path),
            title=self.tr("Counting the project"),
            done=self._on_counted,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Count when it is seen."""
        super().showEvent(event)
        if not self._is_built:
            # Not before: its many parts would delay the start of the window.
            self._is_built = True
            self.cards.make()
            self._build()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is counted for nobody is not shown."""
        super().hideEvent(event)
        self._is_due = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        if self._is_built:
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A plot that Tab leads to is brought into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.canvas.ensureWidgetVisible(watched, 0, _MARGIN)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        title = QLabel(self.tr("Dashboard"))
        title.setFont(ui_font(13, ui_font().Weight.DemiBold))
        self.close_button = KeyButton()
        self.close_button.setIcon(icon("x", "muted"))
        self.close_button.setProperty("quiet", True)  # noqa: FBT003 - Qt's own argument
        self.close_button.setToolTip(spell_keys(self.tr("Back to the text  [view.dashboard]")))
        self.close_button.setAccessibleName(self.tr("Back to the text"))
        self.close_button.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 12, _MARGIN, 4)
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        column.addLayout(self._grid)
        column.addStretch()
        self.canvas = QScrollArea()
        self.canvas.setWidgetResizable(True)
        self.canvas.setFrameShape(QScrollArea.Shape.NoFrame)
        self.canvas.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.canvas, 1)
        for card in self.cards.all:
            card.failed.connect(self._session.failed)
            card.kept.connect(self.kept)
            for part in (card.plot, card.table, card.as_table, card.keep):
                part.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        narrow, wide = self.cards.all[:-_WIDE], self.cards.all[-_WIDE:]
        for nth, card in enumerate(narrow):
            self._grid.addWidget(card, nth // columns, nth % columns)
        for nth, card in enumerate(wide):
            self._grid.addWidget(card, len(narrow) + nth, 0, 1, columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_counted(self, counted: Tallies) -> None:
        self._job = None
        self.cards.show_tallies(counted, self._session.schema)
        if self._is_due:
            self.refresh()

    def _on_failed(self, reason: str) -> None:
        self._job = None
        self._session.failed.emit(reason)

    def _on_cancelled(self) -> None:
        self._job = None

    def _on_session_changed(self, _changes: Changes) -> None:
        self.refresh()

    def _on_session_project_changed(self) -> None:
        if self._job is not None:
            self._job.receive()
            self._job.cancel()
            self._job = None
        self.refresh()


def _counted(path: Path) -> Tallies:
    with Store.open(path, readonly=True) as store:
        return store.counting.read(PARTY)
