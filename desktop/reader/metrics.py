"""Style and Metrics: how large the text is set, and how much room each line has for tags and underlines."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText

from desktop.fonts import reading_font, ui_font

POINTS = 13.0
TAG_POINTS = 7.5
ZOOM_STEP = 1.1
_SMALLEST_TAG = 6.5
_WORD_SPACING = 1.5
"""Added to each blank, so that a ring around a word keeps off its neighbours."""
_SAMPLE = "the quick brown fox jumps over the lazy dog while nations sign accords"


@dataclass(frozen=True, slots=True)
class Style:
    """What a reader can choose: size in steps, characters a line, height of lines (1 is the least), tags or none."""

    zoom: int = 0
    measure: int = 72
    spacing: float = 1.0
    tags: bool = True


class Metrics:
    """The fonts of a style and the heights of a line's zones, in pixels from the top of its row down."""

    def __init__(self, style: Style) -> None:
        scale = ZOOM_STEP**style.zoom
        self.style = style
        self.font = reading_font(POINTS * scale)
        self.font.setWordSpacing(_WORD_SPACING * scale)
        self.tag_font = ui_font(max(_SMALLEST_TAG, TAG_POINTS * scale), QFont.Weight.Medium)
        text = QFontMetricsF(self.font)
        tag = QFontMetricsF(self.tag_font)
        self.scale = scale
        self.ascent = ceil(text.capHeight() + 3 * scale)
        """From the baseline to the top of the box behind the text."""
        self.descent = ceil(text.descent() * 0.85)
        self.font_ascent, self.font_descent = text.ascent(), text.descent()
        self.tag_height = ceil(tag.capHeight() + 4 * scale)
        self.tag_capital, self.tag_ascent = tag.capHeight(), tag.ascent()
        self.stroke = max(1.0, 1.5 * scale)
        self.step = 3 * scale
        """Between the underlines of two levels."""
        self.under = ceil(2 * self.step + 1.5 * scale)
        needed = ceil(4 * scale) + self.tag_height if style.tags else ceil(7 * scale)
        needed += self.ascent + self.descent + self.under
        self.row = max(needed, round(needed * style.spacing))
        self.above = self.row - self.ascent - self.descent - self.under
        self.blank = round(self.row * 0.4)
        """The height of an empty line."""
        self.gap = round(self.row * 0.1)
        """Between two paragraphs."""
        self.column = round(text.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * style.measure)
        self._tag = tag
        self._tag_widths: dict[str, float] = {}
        self._tag_texts: dict[str, QStaticText] = {}

    def tag_width(self, text: str) -> float:
        """How wide the text of a tag is."""
        if text not in self._tag_widths:
            self._tag_widths[text] = self._tag.horizontalAdvance(text)
        return self._tag_widths[text]

    def tag_text(self, text: str) -> QStaticText:
        """The text of a tag, ready to be drawn many times."""
        if text not in self._tag_texts:
            self._tag_texts[text] = QStaticText(text)
            self._tag_texts[text].setTextFormat(Qt.TextFormat.PlainText)
        return self._tag_texts[text]

    def underline(self, level: int, deepest: int) -> float:
        """How far below the box of the text the underline of a level stands; deep nests are set closer."""
        room = 2 * self.step
        step = self.step if deepest * self.step <= room else room / deepest
        return self.stroke / 2 + level * step
