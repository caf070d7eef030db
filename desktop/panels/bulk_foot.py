"""BulkFoot: what deciding on many would mean, and the buttons that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy

from annotations.schema import Schema
from desktop.widgets.key_button import icon_button
from desktop.widgets.plural import plural

if TYPE_CHECKING:
    from annotations.curate.expected import Expected


class BulkFoot(QFrame):
    """Speaks of the rows that are chosen, or of all that wait while not more than one is."""

    accept_requested = Signal()
    reject_requested = Signal()
    relabel_requested = Signal(str)
    """The name of a label."""

    def __init__(self) -> None:
        super().__init__()
        self.said = QLabel()
        self.accept = icon_button("check")
        self.reject = icon_button("x")
        self.relabel = icon_button("tag")
        self._menu = QMenu(self)
        self._expected = ""
        self._waiting = 0
        self.setProperty("role", "hint")
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for button in (self.relabel, self.reject, self.accept):
            row.addWidget(button)
        self.accept.clicked.connect(self.accept_requested)
        self.reject.clicked.connect(self.reject_requested)
        self.relabel.setText(self.tr("Relabel…"))
        self.relabel.setMenu(self._menu)
        self._menu.triggered.connect(self._on_menu_triggered)

    def offer_labels(self, schema: Schema) -> None:
        """The labels that the menu has."""
        self._menu.clear()
        for label in schema.labels:
            self._menu.addAction(label.title).setData(label.name)

    def show_expected(self, expected: Expected) -> None:
        """Say what to expect of those that wait."""
        self._waiting = expected.waiting
        self._expected = self._sentence(expected)

    def show_chosen(self, chosen: int, listed: int) -> None:
        """Speak of the rows that are chosen, where there are several."""
        many = chosen > 1
        count = chosen if many else self._waiting
        self.said.setText(self.tr("{0} of {1} chosen").format(f"{chosen:,}", f"{listed:,}") if many else self._expected)
        everything = "" if many else self.tr("all ")
        self.accept.setText(self.tr("Accept {0}").format(f"{everything}{count:,}"))
        self.reject.setText(self.tr("Reject {0}").format(f"{everything}{count:,}"))
        for button in (self.accept, self.reject):
            button.setEnabled(count > 0)
            button.setToolTip(self.tr("One step, which undo takes back whole; some of them come back for a look."))
        self.relabel.setEnabled(chosen > 0)

    def show_ticked(self, ticked: int, meant: int, listed: int) -> None:
        """Speak of the lines that are ticked; of the one in focus while none is."""
        text = self.tr("{0} of {1} ticked; Space ticks, X rejects, a label's key relabels")
        self.said.setText(text.format(f"{ticked:,}", f"{listed:,}"))
        self.accept.setText(self.tr("Accept {0}").format(f"{meant:,}"))
        self.reject.setText(self.tr("Reject {0}").format(f"{meant:,}"))
        for button in (self.accept, self.reject, self.relabel):
            button.setEnabled(meant > 0)

    def _sentence(self, expected: Expected) -> str:
        if not expected.waiting:
            return self.tr("Nothing waits here.")
        waiting = plural(expected.waiting, self.tr("One waits"), self.tr("%n wait"))
        if not expected.decided:
            return self.tr("{0}. You have decided on none like these yet, so nothing is known of them.").format(waiting)
        if not expected.is_known:
            few = plural(expected.decided, self.tr("one"), "%n")
            text = self.tr(
                "{0}. You decided on only {1} like these one by one: too few to say how many would be wrong."
            )
            return text.format(waiting, few)
        share = 100 * expected.accepted / expected.decided
        wrong = expected.wrong
        about = self.tr("about {0} would be wrong").format(f"{wrong:,}") if wrong else self.tr("few would be wrong")
        text = self.tr("{0}. Of {1} like these you accepted {2} ({3} %), so {4}, {5} at worst.")
        return text.format(
            waiting,
            f"{expected.decided:,}",
            f"{expected.accepted:,}",
            _percent(share),
            about,
            f"{expected.at_worst:,}",
        )

    def _on_menu_triggered(self, action: QAction) -> None:
        self.relabel_requested.emit(action.data())


def _percent(share: float) -> str:
    """A share in whole numbers that is 100 only where it is all."""
    return "100" if share == 100 else str(min(round(share), 99))  # noqa: PLR2004 - all of them
