"""Labels and tooltips show what they are given as it stands: a title that looks like HTML stays a title."""

from __future__ import annotations

import textwrap

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

_TIP_COLUMNS = 76


class PlainTexts(QObject):
    """An event filter for the application: labels guess no format; those that are to show rich text say so.

    Qt would take a text such as `<img src="file:///...">` for HTML and load the file. Tooltips and message boxes are
    made of labels too.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Settle the format of a label before it is laid out for the first time."""
        if (
            event.type() == QEvent.Type.Polish
            and isinstance(watched, QLabel)
            and watched.textFormat() == Qt.TextFormat.AutoText
        ):
            watched.setTextFormat(Qt.TextFormat.PlainText)
        return False


def tip(*paragraphs: str) -> str:
    """The text of a tooltip, a paragraph on lines of its own, broken where a line would be too long."""
    lines = [line for text in paragraphs for part in text.split("\n") for line in textwrap.wrap(part, _TIP_COLUMNS)]
    return "\n".join(lines)
