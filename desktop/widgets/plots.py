"""The kinds of plots: bars beside or above each other, a curve of reliability, and a network on a circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from annotations.curate.machine_record import Tenth
from annotations.curate.network import Network, kept_apart, on_circle
from desktop.theme import Theme
from desktop.widgets.plot import Figures, Mark, Pen, Plot, paint_dot, share_text, steps_up_to

_ROW, _BAR = 24, 14
_SWATCH, _LEAST_COLUMNS, _MOST_COLUMNS = 10, 2, 3
_NAME_SHARE, _NAME_MOST = 0.34, 170
_AXIS, _FOOT = 44, 20
_NAME, _NAMES_SHARE = 190, 0.3
"""Room for a name beside the circle, where there is; else a share of the width at each side."""
_LINE = 17
"""From one name to the next."""
_UPRIGHT = 1
"""A dot that is no further aside, the first or the one opposite, has its name above or below it."""
_LEFT, _RIGHT, _CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: how much, and the role of its colour in the theme."""

    number: int
    role: str = "accent"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name, what stands behind it, and what it says when pointed at."""

    name: str
    parts: tuple[Part, ...]
    note: str = ""
    text: str = ""

    @property
    def total(self) -> int:
        """How long it is."""
        return sum(part.number for part in self.parts)


class Rows(Plot):
    """Bars that lie below each other, each behind its name."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._bars: Sequence[Bar] = ()
        self._legend: Sequence[tuple[str, str]] = ()

    def show_bars(self, bars: Sequence[Bar], figures: Figures, legend: Sequence[tuple[str, str]] = ()) -> None:
        """Show other bars; the legend names the roles of the colours that their parts have."""
        self._bars, self._legend = bars, legend
        self.setMinimumHeight(max(100, 16 + _ROW * (len(bars) + -(-len(legend) // _LEAST_COLUMNS))))
        self.renew(figures)

    def draw(self, pen: Pen) -> None:
        """Name, bar, number."""
        area, most = pen.area, max([bar.total for bar in self._bars] or [1]) or 1
        names = min(area.width() * _NAME_SHARE, _NAME_MOST)
        written = [bar.note or f"{bar.total:,}" for bar in self._bars]
        notes = max([pen.painter.fontMetrics().horizontalAdvance(note) for note in written] or [0]) + 4.0
        room = max(area.width() - names - notes - 16, 1)
        for nth, bar in enumerate(self._bars):
            top = area.top() + nth * _ROW
            pen.text(QRectF(area.left(), top, names, _ROW), bar.name, _LEFT, pen.theme.ink)
            left = area.left() + names + 8
            for part in bar.parts:
                width = room * part.number / most
                box = QRectF(left, top + (_ROW - _BAR) / 2, width, _BAR)
                pen.painter.fillRect(box.adjusted(0, 0, -1 if width > 2 else 0, 0), _colour(pen.theme, part.role))  # noqa: PLR2004 - a gap needs room
                left += width
            pen.text(QRectF(left + 8, top, notes, _ROW), bar.note or f"{bar.total:,}", _LEFT)
            row = QRectF(area.left(), top + 1, area.width(), _ROW - 2)
            pen.marks.append(Mark(row, bar.text or f"{bar.name}: {bar.total:,}"))
        self._draw_legend(pen, area.top() + len(self._bars) * _ROW + 4)

    def _draw_legend(self, pen: Pen, top: float) -> None:
        metrics = pen.painter.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name, _ in self._legend), default=0) + _SWATCH + 20
        columns = _MOST_COLUMNS if _MOST_COLUMNS * widest <= pen.area.width() else _LEAST_COLUMNS
        wide = pen.area.width() / columns
        for nth, (name, role) in enumerate(self._legend):
            left, y = pen.area.left() + nth % columns * wide, top + nth // columns * _ROW
            pen.painter.fillRect(QRectF(left, y + (_ROW - _SWATCH) / 2, _SWATCH, _SWATCH), _colour(pen.theme, role))
            pen.text(QRectF(left + _SWATCH + 6, y, wide - _SWATCH - 14, _ROW), name, _LEFT)


class Columns(Plot):
    """Bars that stand beside each other over an axis, as along a time."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._bars: Sequence[Bar] = ()

    def show_bars(self, bars: Sequence[Bar], figures: Figures) -> None:
        """Show other bars."""
        self._bars = bars
        self.renew(figures)

    def draw(self, pen: Pen) -> None:
        """An axis with round numbers, the columns, and as many names as have room."""
        if not self._bars:
            return
        steps = steps_up_to(max(bar.total for bar in self._bars))
        box = pen.area.adjusted(_AXIS, 6, 0, -_FOOT)
        for step in steps:
            at = box.bottom() - box.height() * step / steps[-1]
            pen.line(QPointF(box.left(), at), QPointF(box.right(), at), pen.theme.line)
            pen.text(QRectF(pen.area.left(), at - 8, _AXIS - 8, 16), f"{step:,}", _RIGHT)
        wide = min(box.width() / len(self._bars), 56.0)
        widest = max(pen.painter.fontMetrics().horizontalAdvance(bar.name) for bar in self._bars) + 12
        every = max(1, -int(-widest // wide))
        for nth, bar in enumerate(self._bars):
            left, high = box.left() + nth * wide, box.height() * bar.total / steps[-1]
            column = QRectF(left + wide * 0.15, box.bottom() - high, wide * 0.7, high)
            pen.painter.fillRect(column, _colour(pen.theme, bar.parts[0].role))
            pen.marks.append(
                Mark(QRectF(left, box.top(), wide, box.height()), bar.text or f"{bar.name}: {bar.total:,}")
            )
            if nth % every == 0:
                name = QRectF(left + wide / 2 - widest / 2, box.bottom() + 2, widest, _FOOT - 2)
                name.moveLeft(min(max(name.left(), pen.area.left()), pen.area.right() - widest))
                pen.text(name, bar.name, _CENTRE)


class Reliability(Plot):
    """How often a suggestion was right, by how sure the machine was; on the diagonal, sureness is honest."""

    def __init__(self, title: str, score: str, accepted: str, each: str) -> None:
        super().__init__(title)
        self._score, self._accepted, self._each = score, accepted, each
        self._tenths: Sequence[Tenth] = ()

    def show_tenths(self, tenths: Sequence[Tenth], figures: Figures) -> None:
        """Show other tenths."""
        self._tenths = tenths
        self.renew(figures)

    def draw(self, pen: Pen) -> None:
        """A square with its diagonal; dots are larger where more was decided."""
        box = pen.area.adjusted(_AXIS + 4, 18, -12, -_FOOT - 16)
        for step in range(0, 11, 2):
            across, up = box.left() + box.width() * step / 10, box.bottom() - box.height() * step / 10
            pen.line(QPointF(box.left(), up), QPointF(box.right(), up), pen.theme.line)
            pen.text(QRectF(pen.area.left(), up - 8, _AXIS - 4, 16), f"{10 * step} %", _RIGHT)
            pen.text(QRectF(across - 20, box.bottom() + 2, 40, 16), f"{step / 10:g}", _CENTRE)
        pen.text(QRectF(box.left(), pen.area.top() - 6, box.width(), 16), self._accepted, _LEFT)
        pen.text(QRectF(box.left(), box.bottom() + 18, box.width(), 16), self._score, _RIGHT)
        dashed = QPen(pen.theme.faint, 1.2, Qt.PenStyle.DashLine)
        pen.painter.setPen(dashed)
        pen.painter.drawLine(box.bottomLeft(), box.topRight())
        dots = [
            QPointF(box.left() + box.width() * it.score, box.bottom() - box.height() * it.share) for it in self._tenths
        ]
        pen.painter.setPen(QPen(pen.theme.accent, 2))
        pen.painter.drawPolyline(QPolygonF(dots))
        most = max([it.decided for it in self._tenths] or [1])
        for dot, it in zip(dots, self._tenths, strict=True):
            paint_dot(pen, dot, it.decided / most, pen.theme.accent)
            text = self._each.format(
                f"{it.tenth / 10:g}–{(it.tenth + 1) / 10:g}", share_text(it.share), f"{it.decided:,}"
            )
            pen.marks.append(Mark(QRectF(dot.x() - 12, dot.y() - 12, 24, 24), text))


class Circle(Plot):
    """Nodes on a circle, joined where they share something; thicker where they share more."""

    def __init__(self, title: str, each: str) -> None:
        super().__init__(title)
        self._each = each
        self._network = Network((), ())
        self.setMinimumHeight(360)

    def show_network(self, network: Network, figures: Figures) -> None:
        """Show another network."""
        self._network = network
        self.renew(figures)

    def sizeHint(self) -> QSize:
        """Higher than others, for the names around it."""
        return QSize(480, 360)

    def draw(self, pen: Pen) -> None:
        """Lines first, then nodes with their names outside."""
        nodes, edges = self._network.nodes, self._network.edges
        if not nodes:
            return
        middle = pen.area.center()
        name = min(_NAME, pen.area.width() * _NAMES_SHARE)
        wide, high = max(pen.area.width() / 2 - name, 30), max(pen.area.height() / 2 - 34, 30)
        radius = min(wide, high * 1.8), high
        places = [QPointF(middle.x() + x * radius[0], middle.y() + y * radius[1]) for x, y in on_circle(len(nodes))]
        most = max([number for _, _, number in edges] or [1])
        focused = self.chosen if self.hasFocus() else -1
        for first, second, number in edges:
            lit = focused in (first, second)
            colour = QColor(pen.theme.accent if lit else pen.theme.faint)
            colour.setAlphaF(1.0 if lit else 0.45 + 0.4 * number / most)
            pen.line(places[first], places[second], colour, 1 + 3 * number / most)
        self._draw_names(pen, places, middle, radius)
        largest = max(node.agreements for node in nodes)
        for nth, (place, node) in enumerate(zip(places, nodes, strict=True)):
            paint_dot(pen, place, node.agreements / largest, pen.theme.accent)
            partners = [nodes[b if a == nth else a].name for a, b, _ in edges if nth in (a, b)]
            text = self._each.format(node.name, f"{node.agreements:,}", ", ".join(partners) or "–")
            pen.marks.append(Mark(QRectF(place.x() - 13, place.y() - 13, 26, 26), text))

    def _draw_names(self, pen: Pen, places: Sequence[QPointF], middle: QPointF, radius: tuple[float, float]) -> None:
        """Each name outside the circle, those at one side kept apart; a line leads to a dot that is elsewhere."""
        for nth, place in enumerate(places):
            if abs(place.x() - middle.x()) < _UPRIGHT:
                top = place.y() + 18 if place.y() > middle.y() else place.y() - 34
                box = QRectF(place.x() - _NAME / 2, top, _NAME, 16)
                pen.text(box, self._network.nodes[nth].name, _CENTRE, pen.theme.ink)
        for side in (-1, 1):
            here = [nth for nth, place in enumerate(places) if (place.x() - middle.x()) * side >= _UPRIGHT]
            here.sort(key=lambda nth: places[nth].y())
            for nth, y in zip(here, kept_apart([places[nth].y() for nth in here], _LINE), strict=True):
                # Outside the circle at its own height too, so that no other dot is under it.
                round_ = max(0.0, 1 - ((y - middle.y()) / radius[1]) ** 2) ** 0.5 * radius[0]
                x = middle.x() + side * (max(abs(places[nth].x() - middle.x()), round_) + 18)
                if abs(y - places[nth].y()) > _LINE / 4:
                    pen.line(places[nth], QPointF(x - side * 4, y), pen.theme.line)
                room = pen.area.right() - x if side > 0 else x - pen.area.left()
                box = QRectF(x if side > 0 else x - room, y - 8, room, 16)
                pen.text(box, self._network.nodes[nth].name, _LEFT if side > 0 else _RIGHT, pen.theme.ink)


def _colour(theme: Theme, role: str) -> QColor:
    return getattr(theme, role)
