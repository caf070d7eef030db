"""NarrowRow: the fields above a list of suggestions that say which are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop.icons import icon

_TYPING_MS = 120
_NUMBERS = re.compile(r"\d*\.\d+|\d+")

Choice = tuple[str, object]
"""What a choice says, and what it stands for."""


class NarrowRow(QWidget):
    """Text, label, score, state, source and scope, side by side."""

    changed = Signal()
    """Something else is meant."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLineEdit()
        self.label = _box(self.tr("Label"))
        self.score = QLineEdit()
        self.state = _box(self.tr("State"))
        self.source = _box(self.tr("Source"))
        self.scope = _box(self.tr("Where"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()

    def offer(self, box: QComboBox, choices: Sequence[Choice]) -> None:
        """Offer other choices in one of the boxes; what is chosen stays where it is still there."""
        with QSignalBlocker(box):
            before = box.currentData() if box.count() else choices[0][1]
            box.clear()
            for said, stands_for in choices:
                box.addItem(said, stands_for)
            box.setCurrentIndex(max(box.findData(before), 0))

    def choose(self, box: QComboBox, value: object) -> None:
        """Choose what a value stands for; the first choice where there is no such value."""
        box.setCurrentIndex(max(box.findData(value), 0))

    @property
    def range(self) -> tuple[float | None, float | None]:
        """The scores that are meant: "0.8" is from there on, "<0.6" up to there, "0.5-0.9" between."""
        text = self.score.text()
        numbers = [float(number) for number in _NUMBERS.findall(text)]
        if len(numbers) > 1:
            return min(numbers[:2]), max(numbers[:2])
        if not numbers:
            return None, None
        return (None, numbers[0]) if "<" in text or text.strip().startswith("-") else (numbers[0], None)

    def _build(self) -> None:
        self.text.setPlaceholderText(self.tr("Text"))
        self.text.setAccessibleName(self.tr("Text of the suggestion"))
        self.text.setClearButtonEnabled(True)
        self.text.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.score.setPlaceholderText(self.tr("Score, 0.8 or <0.6"))
        self.score.setAccessibleName(self.tr("Score: 0.8, <0.6 or 0.5-0.9"))
        self.score.setClearButtonEnabled(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, share in (
            *((self.text, 3), (self.label, 2), (self.score, 2)),
            *((self.state, 2), (self.source, 2), (self.scope, 2)),
        ):
            field.setMinimumWidth(90)
            row.addWidget(field, share)
        for field in (self.text, self.score):
            field.textChanged.connect(self._typing.start)
        for box in (self.label, self.state, self.source, self.scope):
            box.currentIndexChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.changed)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box
