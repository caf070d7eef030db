"""StatusLine: progress of the article, what is in focus, whether all is saved, and the job that runs."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from desktop.icons import icon
from desktop.widgets.article_header import ElidedLabel
from desktop.widgets.styling import style_by

_MESSAGE_MS = 6000


class StatusLine(QStatusBar):
    """The line at the foot of the window."""

    cancel_requested = Signal()
    """The user wants the running job to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        # A long sentence must not make the window wider.
        self.message = ElidedLabel()
        self.message.setContentsMargins(12, 0, 12, 0)
        self.current = QLabel()
        self.current.setTextFormat(Qt.TextFormat.RichText)
        self.progress = QLabel()
        self.saved = QLabel()
        self._job = _JobLine()
        self._job.cancel.clicked.connect(self.cancel_requested)
        self._until = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._until.timeout.connect(self._on_until_timeout)
        self.addWidget(self.message, 1)
        for part in (self._job, self.current, self.progress, self.saved):
            self.addPermanentWidget(part)
        self._job.hide()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show a sentence for a while; `wrong` where a step was refused."""
        style_by(self.message, "role", "danger" if wrong else "muted")
        self.message.setText(text)
        self.message.setToolTip(escape(text))
        self._until.start()

    def show_current(self, text: str, colour: QColor | None = None) -> None:
        """Name what is in focus, with the colour of its label."""
        dot = f'<span style="color:{colour.name()}">●</span> ' if colour is not None else ""
        self.current.setText(dot + escape(text))

    def show_progress(self, decided: int, total: int) -> None:
        """Say how many suggestions of the article are decided."""
        self.progress.setText(self.tr("{0} of {1} decided").format(decided, total) if total else "")

    def show_saved(self, *, is_open: bool, unsaved: str = "") -> None:
        """Say that every decision is on disk, or that the last one is not, and why."""
        text = self.tr("Not saved – trying again") if unsaved else self.tr("All decisions saved") if is_open else ""
        self._show_state(text, unsaved, wrong=bool(unsaved))

    def show_readonly(self, reason: str) -> None:
        """Say that nothing can be decided here, and who keeps it so."""
        self._show_state(self.tr("Read-only"), reason, wrong=True)

    def _show_state(self, text: str, reason: str, *, wrong: bool) -> None:
        self.saved.setText(text)
        self.saved.setToolTip(escape(reason))
        style_by(self.saved, "role", "danger" if wrong else "")

    def show_job(self, title: str, count: int = 0, total: int | None = None) -> None:
        """Show how far a job is; an empty title takes the line away."""
        self._job.setVisible(bool(title))
        self._job.title.setText(title)
        self._job.bar.setRange(0, total or 0)
        self._job.bar.setValue(count)
        self._job.number.setText(f"{count} / {total}" if total else "")

    def _on_until_timeout(self) -> None:
        self.message.clear()
        self.message.setToolTip("")


class _JobLine(QWidget):
    """Title, bar and a button to cancel."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.number = QLabel()
        self.cancel = QToolButton()
        self.cancel.setIcon(icon("circle-x", "muted"))
        self.cancel.setToolTip(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(4)
        for part in (self.title, self.bar, self.number, self.cancel):
            row.addWidget(part)
