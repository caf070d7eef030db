"""Keys as they are shown on screen: small caps beside a text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QLabel

from desktop.theme import Theme

_HEIGHT = 20
_PAD = 6
_GAP = 4
_RADIUS = 4

_SIGNS = {"Return": "↵", "Backspace": "⌫", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def key_text(key: str) -> str:
    """A key in Qt's portable form as it is written on screen: `Ctrl+Return` as `Ctrl ↵`."""
    sequence = QKeySequence(key)
    shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    if len(shown) == 1 or shown.endswith("++"):
        return shown.replace("++", " +")
    # A sign is known by the key's own name: the name on screen is translated.
    names, parts = sequence.toString(QKeySequence.SequenceFormat.PortableText).split("+"), shown.split("+")
    if len(names) == len(parts):
        parts[-1] = _SIGNS.get(names[-1], parts[-1])
    return " ".join(parts)


def key_cap(key: str) -> QLabel:
    """A label that looks like a key."""
    cap = QLabel(key_text(key))
    cap.setProperty("role", "key")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return cap


def paint_keys(painter: QPainter, keys: tuple[str, ...], place: QRect, theme: Theme) -> int:
    """Draw key caps at the right end of `place`; the width they take."""
    font = QFont(painter.font())
    font.setPointSizeF(max(font.pointSizeF() - 1, 7))
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setFont(font)
    right = float(place.right())
    for key in reversed(keys):
        text = key_text(key)
        width = max(metrics.horizontalAdvance(text) + 2 * _PAD, _HEIGHT)
        cap = QRectF(right - width, place.center().y() - _HEIGHT / 2 + 0.5, width, _HEIGHT)
        painter.setPen(theme.line)
        painter.setBrush(theme.paper)
        painter.drawRoundedRect(cap, _RADIUS, _RADIUS)
        painter.setPen(theme.muted)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
        right -= width + _GAP
    painter.restore()
    return round(place.right() - right)
