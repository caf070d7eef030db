"""Scene: what stands on each line of a page: pieces of shapes, tags, and bars of agreements in the margin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotations.schema import Schema
from desktop.reader.highlights import Highlights, Mark, Shape
from desktop.reader.page import Page
from desktop.reader.paragraph import Line, Paragraph
from desktop.reader.tags import Place, Tag, place_tags

_OVERHANG = 16
"""How far a tag may stand out at the end of a line, in pixels."""
_LANES = 4
_TOUCH = 1.0
"""Pieces no further apart than this, in pixels, would look like one."""
_DRAWN_IN = 2.0
_NARROW = 8.0


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a shape on one line; an edge is open where the span goes on in another line."""

    shape: Shape
    left: float
    right: float
    has_start: bool
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of an agreement beside a line; lane 0 is nearest to the text."""

    mark: Mark
    lane: int


@dataclass(frozen=True, slots=True)
class Row:
    """Everything on one line, pieces with the outer before the inner."""

    shapes: tuple[Shape, ...]
    """What the pieces and the tags come of."""
    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]
    bars: tuple[Bar, ...]


class Scene:
    """The rows of one sheet on one page; each is made when it is first looked at."""

    def __init__(self, page: Page, highlights: Highlights, schema: Schema) -> None:
        self.page = page
        self.highlights = highlights
        self._schema = schema
        self._rows: dict[tuple[int, int], Row] = {}

    def row(self, nth: int, number: int) -> Row:
        """What stands on a line of a paragraph."""
        found = self._rows.get((nth, number))
        if found is None:
            paragraph = self.page.paragraph(nth)
            found = self._rows[nth, number] = self._make(paragraph, paragraph.lines[number])
        return found

    def changed_lines(self, before: Scene, top: float, bottom: float) -> list[tuple[int, int]]:
        """The lines between two heights, as code points, on which something else stands than on a scene before.

        That scene is of the same page: the rows of the other lines are taken over from it.
        """
        page, found = self.page, list[tuple[int, int]]()
        for nth in range(page.at_height(top), page.at_height(bottom) + 1):
            paragraph, y = page.paragraph(nth), page.top(nth)
            for number in paragraph.lines_between(top - y, bottom - y):
                line, row = paragraph.lines[number], before._rows.get((nth, number))
                if row is not None and row.shapes == self._shapes(line) and row.bars == self._bars(line):
                    self._rows[nth, number] = row
                else:
                    found.append((line.start, line.end))
        return found

    def title(self, shape: Shape) -> str:
        """The name of a shape's label as it is shown."""
        label = self._schema.label.get(shape.span.label)
        return label.title if label is not None else shape.span.label

    def texts(self, shape: Shape) -> tuple[str, str]:
        """What a tag says, in full and where there is little room: the label's key."""
        label = self._schema.label.get(shape.span.label)
        return (label.title, label.key.upper()) if label is not None else (shape.span.label, "")

    def _make(self, paragraph: Paragraph, line: Line) -> Row:
        shapes = self._shapes(line)
        pieces = _parted([piece for shape in shapes for piece in _pieces(shape, paragraph, line)])
        return Row(shapes, pieces, self._tags(pieces, paragraph), self._bars(line))

    def _shapes(self, line: Line) -> tuple[Shape, ...]:
        return tuple(self.highlights.between(line.start, line.end))

    def _tags(self, pieces: tuple[Piece, ...], paragraph: Paragraph) -> tuple[Tag, ...]:
        if not self.page.metrics.style.tags:
            return ()
        width, mirrored = self.page.width, paragraph.is_right_to_left
        places = [
            Place(each.shape, width - each.right, width - each.left)
            if mirrored
            else Place(each.shape, each.left, each.right)
            for each in pieces
            if each.has_start
        ]
        places.sort(key=lambda place: (place.left, -place.shape.level))
        tags = place_tags(places, width + _OVERHANG, self.texts, self.page.metrics.tag_width)
        if mirrored:
            tags = [Tag(tag.shape, width - tag.left - tag.width, tag.width, tag.text) for tag in tags]
        return tuple(tags)

    def _bars(self, line: Line) -> tuple[Bar, ...]:
        marks = {mark.agreement.id: mark for mark in self.highlights.marks(line.start, line.end)}
        return tuple(Bar(mark, lane) for lane, mark in enumerate(list(marks.values())[:_LANES]))


def _parted(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The same pieces, each drawn in a little where another span begins right beside it."""
    for nth, one in enumerate(pieces):
        for other, beside in enumerate(pieces):
            span, following = one.shape.span, beside.shape.span
            if min(one.right - one.left, beside.right - beside.left) < _NARROW:
                continue
            if abs(beside.left - one.right) < _TOUCH and (span.end <= following.start or following.end <= span.start):
                pieces[nth] = replace(pieces[nth], right=one.right - _DRAWN_IN)
                pieces[other] = replace(pieces[other], left=beside.left + _DRAWN_IN)
    return tuple(pieces)


def _pieces(shape: Shape, paragraph: Paragraph, line: Line) -> list[Piece]:
    span, backwards = shape.span, paragraph.is_right_to_left
    extents = paragraph.extents(span.start, span.end, line)
    begins, ends = span.start >= line.start, span.end <= line.end
    if len(extents) == 1:
        before, after = (not ends, not begins) if backwards else (not begins, not ends)
        return [Piece(shape, *extents[0], has_start=begins, open_left=before, open_right=after)]
    first = len(extents) - 1 if backwards else 0
    return [
        Piece(shape, left, right, has_start=begins and nth == first, open_left=False, open_right=False)
        for nth, (left, right) in enumerate(extents)
    ]
