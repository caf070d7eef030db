"""A property that the style sheet chooses by takes effect at once, and costs nothing where it is the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.styling import style_by


class Watched(QLabel):
    """Counts how often it was styled."""

    styled = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Styling ends in a palette."""
        self.styled += event.type() == QEvent.Type.PaletteChange
        super().changeEvent(event)


def test_a_label_takes_the_colour_of_its_new_role_and_is_styled_once_for_it(qtbot: QtBot) -> None:
    label = Watched("Not saved")
    qtbot.addWidget(label)
    label.setStyleSheet('QLabel { color: #000000 } QLabel[role="danger"] { color: #cc0000 }')
    label.ensurePolished()
    for role, colour in (("danger", "#cc0000"), ("", "#000000")):
        style_by(label, "role", role)
        styled = label.styled
        style_by(label, "role", role)
        assert label.palette().color(label.foregroundRole()).name() == colour
        assert label.styled == styled
