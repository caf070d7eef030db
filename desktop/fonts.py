"""The fonts that ship: one for the window, one for reading; the system's fonts stand in for other scripts."""

from __future__ import annotations

import logging
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from annotations.paths import resources

UI_FAMILY = "Inter"
READING_FAMILY = "Source Serif 4"

_HANGUL = ("Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR", "NanumGothic")
_HANGUL_SERIF = ("Batang", "AppleMyungjo", "Noto Serif CJK KR", "NanumMyeongjo")
_FALLBACKS = {
    UI_FAMILY: [UI_FAMILY, "Segoe UI", "Noto Sans", "DejaVu Sans", *_HANGUL, "sans-serif"],
    READING_FAMILY: [READING_FAMILY, "Georgia", "Noto Serif", "DejaVu Serif", *_HANGUL_SERIF, "serif"],
}
_log = logging.getLogger(__name__)


def register() -> None:
    """Make the fonts that ship known to Qt; one that cannot be read is left to the system's fonts."""
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            _log.warning("font %s cannot be used", path.name)


def ui_font(points: float = 10.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of panels, menus and dialogs."""
    return _font(UI_FAMILY, points, weight)


def reading_font(points: float = 13.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of an article's text."""
    return _font(READING_FAMILY, points, weight)


def _font(family: str, points: float, weight: QFont.Weight) -> QFont:
    # A copy may be changed, and shares what Qt had to look up for the first one: lists ask for fonts in each row.
    return QFont(_first(family, points, weight))


@cache
def _first(family: str, points: float, weight: QFont.Weight) -> QFont:
    font = QFont(_FALLBACKS[family])
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font
