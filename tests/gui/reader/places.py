"""Where things of a reader are in its pane, for tests that click there or look at pixels."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QImage

from desktop.reader.overlay import tag_area
from desktop.reader.painter import bar_x, piece_box, ring_box
from desktop.reader.scene import Piece
from desktop.reader.view import Reader


def at(reader: Reader, point: int, *, share: float = 0.5) -> QPoint:
    """A place inside the character at `point`."""
    assert reader._page is not None
    nth, paragraph, line = reader._page.line_of(point)
    left, right = paragraph.extents(point, point + 1, line)[0]
    place = QPointF(left + (right - left) * share, reader._page.top(nth) + line.baseline - 4)
    return (place + reader.origin()).toPoint()


def box(reader: Reader, span: int, *, nth_piece: int = 0) -> QRect:
    """The box of a piece of a span."""
    top, line, piece = _pieces(reader, span)[nth_piece]
    assert reader._page is not None
    return piece_box(reader._page.metrics, top, line, piece).translated(reader.origin()).toAlignedRect()


def ring(reader: Reader, span: int) -> QRect:
    """Where the ring around the first piece of a span runs."""
    top, line, piece = _pieces(reader, span)[0]
    assert reader._page is not None
    return ring_box(reader._page.metrics, top, line, piece).translated(reader.origin()).toAlignedRect()


def pieces(reader: Reader, span: int) -> list[Piece]:
    """The pieces of a span."""
    return [piece for _, _, piece in _pieces(reader, span)]


def tag(reader: Reader, span: int) -> QRect | None:
    """Where the tag of a span stands, None where it has none."""
    assert reader._page is not None
    for nth, number in _lines(reader):
        line = reader._page.paragraph(nth).lines[number]
        for each in reader._scene.row(nth, number).tags if reader._scene else ():
            if each.shape.span.id == span:
                area = tag_area(reader._page.metrics, reader._page.top(nth), line, each)
                return area.translated(reader.origin()).toAlignedRect()
    return None


def bar(reader: Reader, point: int, lane: int = 0) -> QPoint:
    """The middle of the bar beside the line of a code point."""
    assert reader._page is not None
    nth, _, line = reader._page.line_of(point)
    place = QPointF(bar_x(lane), reader._page.top(nth) + line.baseline - 6)
    return (place + reader.origin()).toPoint()


def picture(reader: Reader) -> QImage:
    """What the pane shows now."""
    return reader.viewport().grab().toImage()


def share_of(image: QImage, area: QRect, colour: QColor, *, within: int = 24) -> float:
    """The share of the pixels of an area that have a colour, or nearly."""
    area = area.intersected(image.rect())
    near = sum(
        _distance(image.pixelColor(x, y), colour) <= within
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )
    return near / max(1, area.width() * area.height())


def _distance(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def _lines(reader: Reader) -> list[tuple[int, int]]:
    assert reader._page is not None
    page = reader._page
    laid = [nth for nth in range(len(page)) if page.is_laid(nth)]
    return [(nth, number) for nth in laid for number in range(len(page.paragraph(nth).lines))]


def _pieces(reader: Reader, span: int):  # noqa: ANN202 - only for the functions above
    assert reader._page is not None
    assert reader._scene is not None
    page = reader._page
    return [
        (page.top(nth), page.paragraph(nth).lines[number], piece)
        for nth, number in _lines(reader)
        for piece in reader._scene.row(nth, number).pieces
        if piece.shape.span.id == span
    ]
