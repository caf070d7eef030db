"""The row of buttons at the foot of a dialog."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

_SPACING = 8


def button_row(left: Iterable[QWidget], right: Iterable[QWidget]) -> QHBoxLayout:
    """A row with some widgets at its left end and some at its right, the one that goes on last."""
    row = QHBoxLayout()
    row.setSpacing(_SPACING)
    for part in left:
        row.addWidget(part)
    row.addStretch()
    for part in right:
        row.addWidget(part)
    return row
