"""Inks: the colours of a theme as the reader mixes them, worked out once for each label."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QBrush, QColor, QPen

from desktop.theme import ReaderColours, blend

_OPEN_STRENGTH = 0.65
_GOLD_STRENGTH = 0.08
_DASHES = [2.2, 1.8]


@dataclass(frozen=True, slots=True)
class Ink:
    """How shapes of one label are drawn in one state."""

    tint: QBrush
    line: QPen
    text: QPen


class Inks:
    """The pens and brushes of a theme at one width of stroke."""

    def __init__(self, colours: ReaderColours, stroke: float) -> None:
        self.colours = colours
        self.stroke = stroke
        self._made: dict[tuple[str, bool], Ink] = {}

    def of(self, label: str, *, is_gold: bool) -> Ink:
        """The ink of a label: full tint and solid line where it is gold, light tint and dashes while undecided."""
        found = self._made.get((label, is_gold))
        if found is None:
            found = self._made[label, is_gold] = self._make(label, is_gold=is_gold)
        return found

    def _make(self, label: str, *, is_gold: bool) -> Ink:
        colours = self.colours
        colour, tint = colours.label(label), colours.tint(label)
        tint = blend(colour, tint, _GOLD_STRENGTH) if is_gold else blend(tint, colours.paper, _OPEN_STRENGTH)
        return Ink(QBrush(tint), line_pen(colour, self.stroke, is_dashed=not is_gold), QPen(colour))


def line_pen(colour: QColor, width: float, *, is_dashed: bool) -> QPen:
    """A pen for underlines and bars: solid for gold, dashed for what is undecided."""
    pen = QPen(colour, width)
    pen.setCapStyle(pen.capStyle().FlatCap)
    if is_dashed:
        pen.setDashPattern(_DASHES)
    return pen
