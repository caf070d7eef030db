"""What is under the mouse: shapes by their text or tag, agreements by their bar in the margin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from annotations.model import SpanId
from desktop.reader.highlights import Mark, Shape
from desktop.reader.overlay import tag_area
from desktop.reader.painter import PAD, bar_x, text_box
from desktop.reader.scene import Scene

_BAR_REACH = 3.5


class Clicks:
    """Remembers the spans that were clicked, so that a click on the same place goes from span to span outwards."""

    def __init__(self) -> None:
        self._stack: tuple[SpanId, ...] = ()
        self._last: SpanId | None = None

    def next_of(self, shapes: Sequence[Shape], focus: SpanId | None) -> SpanId | None:
        """The span that a click on these shapes (innermost first) means."""
        stack = tuple(shape.span.id for shape in shapes)
        again = stack == self._stack and self._last == focus and self._last in stack
        place = (stack.index(self._last) + 1) % len(stack) if again and self._last is not None else 0
        self._stack, self._last = stack, stack[place] if stack else None
        return self._last


def shapes_under(scene: Scene, at: QPointF) -> list[Shape]:
    """The shapes under a point of the page, innermost first; over a tag the one it names."""
    page = scene.page
    nth, paragraph, line = page.line_at(at.y())
    for tag in scene.row(nth, paragraph.line_of(line.start)).tags:
        if tag_area(page.metrics, page.top(nth), line, tag).adjusted(-PAD, 0, PAD, 0).contains(at):
            return [tag.shape]
    point = page.character_at(at.x(), at.y())
    return scene.highlights.at(point) if point is not None else []


def mark_under(scene: Scene, at: QPointF) -> Mark | None:
    """The agreement whose bar in the margin is under a point of the page."""
    page = scene.page
    if at.x() >= 0:
        return None
    nth, paragraph, line = page.line_at(at.y())
    box = text_box(page.metrics, page.top(nth), line, 0, 0)
    if not box.top() - page.metrics.step <= at.y() <= box.bottom() + 2 * page.metrics.step:
        return None
    bars = scene.row(nth, paragraph.line_of(line.start)).bars
    return next((bar.mark for bar in bars if abs(bar_x(bar.lane) - at.x()) <= _BAR_REACH), None)
