"""SplitRow: whether an export is split to train, tune and test with, and how large the parts are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from annotations.errors import InputError
from annotations.workflow import Split, split_of

USUAL = "80/10/10"
_LARGEST_SHARE = 999
_LARGEST_SEED = 999_999
_NARROW = 72
"""A number stays readable where the window is small."""


class SplitRow(QWidget):
    """A box to tick, and below it the shares of train, dev and test (0 for no such part) and the seed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticked = QCheckBox(self.tr("Split into train, dev and test"))
        self.train = _share(1, self.tr("Share of train"))
        self.dev = _share(0, self.tr("Share of dev; 0 for no such part"))
        self.test = _share(1, self.tr("Share of test"))
        self.seed = QSpinBox()
        self.seed.setMaximum(_LARGEST_SEED)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("Another number splits the same articles differently."))
        self.numbers = QWidget()
        row = QHBoxLayout(self.numbers)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(8)
        # The parts' names are those of the files, in every language.
        named = (("train", self.train), ("dev", self.dev), ("test", self.test), (self.tr("Seed"), self.seed))
        for name, box in named:
            label = QLabel(name)
            label.setProperty("role", "muted")
            label.setBuddy(box)
            box.setMinimumWidth(_NARROW)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(8)
            box.valueChanged.connect(self.changed)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.ticked)
        column.addWidget(self.numbers)
        self.choose(USUAL, 0, ticked=False)
        self.ticked.toggled.connect(self._on_toggled)

    @property
    def split(self) -> Split | None:
        """What was chosen; None where everything goes into one file."""
        return split_of(self.shares, self.seed.value()) if self.ticked.isChecked() else None

    @property
    def shares(self) -> str:
        """The shares as the command line takes them, such as 80/10/10."""
        shares = (self.train.value(), self.dev.value(), self.test.value())
        return "/".join(str(share) for share in shares if share)

    def choose(self, shares: str, seed: int, *, ticked: bool) -> None:
        """Show shares like 80/10/10 or 90/10, the usual ones where they are none, and a seed."""
        try:
            chosen = split_of(shares).shares
        except InputError:
            chosen = split_of(USUAL).shares
        train, *dev, test = chosen
        self.train.setValue(train)
        self.dev.setValue(sum(dev))
        self.test.setValue(test)
        self.seed.setValue(seed)
        self.ticked.setChecked(ticked)
        self.numbers.setVisible(ticked)

    def _on_toggled(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.numbers.setVisible(ticked)
        self.changed.emit()


def _share(least: int, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, _LARGEST_SHARE)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box
