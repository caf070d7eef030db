"""An article's text as HTML with its spans as marks, nested as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from annotations.formats.base import Loss
from annotations.model import Span

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_SHOWN = _PICTURES | {0x7F: "\u2421"} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
"""Characters that a browser drops, or takes for something else, and what stands for them."""


def shown(text: str) -> str:
    """The text as HTML; control characters are seen as their signs."""
    return escape(text.translate(_SHOWN))


def control_characters(text: str) -> Iterator[Loss]:
    """Each control character that is shown by a sign."""
    if text.isprintable():
        return
    for place, char in enumerate(text):
        if ord(char) in _SHOWN:
            yield Loss("control characters", "A sign is shown for the control character.", place, place + 1)


def marked(text: str, spans: Iterable[Span], mark: Callable[[Span, bool, bool], str]) -> Iterator[str]:
    """The text with a mark for each span, opened by `mark`, which is told whether the span begins and ends in it.

    A span that crosses another is marked in pieces, because marks only nest.
    """
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    open_spans: list[Span] = []
    place = nth = 0
    while nth < len(ordered) or open_spans:
        borders = [span.end for span in open_spans]
        if nth < len(ordered):
            borders.append(ordered[nth].start)
        border = min(borders)
        yield shown(text[place:border])
        place = border
        going_on = _first_ended(open_spans, border)
        yield "</mark>" * (len(open_spans) - going_on)
        again = [span for span in open_spans[going_on:] if span.end > border]
        del open_spans[going_on:]
        while nth < len(ordered) and ordered[nth].start == border:
            again.append(ordered[nth])
            nth += 1
        again.sort(key=lambda span: -span.end)  # what ends last is outermost, so that few pieces are needed
        for span in again:
            yield mark(span, span.start == border, all(outer.end >= span.end for outer in open_spans))
            open_spans.append(span)
    yield shown(text[place:])


def _first_ended(open_spans: list[Span], border: int) -> int:
    return next((nth for nth, span in enumerate(open_spans) if span.end <= border), len(open_spans))
