"""Where the tags of one line go: each over its own span, none over another, short or left out for want of room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.reader.highlights import Shape

_BETWEEN = 5.0
"""Between two tags, in pixels."""


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch of a line where the tag of a span would begin."""

    shape: Shape
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is drawn."""

    shape: Shape
    left: float
    width: float
    text: str


def place_tags(
    places: Sequence[Place], limit: float, texts: Callable[[Shape], tuple[str, str]], width: Callable[[str], float]
) -> list[Tag]:
    """The tags of one line from left to right; `places` from left to right, outer before inner.

    `texts` gives the full and the short text of a tag. Spans that begin together share the room up to the next one.
    """
    tags: list[Tag] = []
    free, reach = float("-inf"), float("-inf")
    for nth, place in enumerate(places):
        together, following = _neighbours(places, nth, limit)
        left = max(place.left, free)
        reach = max(reach, place.right)
        kept = sum(width(texts(other.shape)[1]) + _BETWEEN for other in together)
        for text in texts(place.shape):
            wide = width(text)
            if text and left < reach and left + wide + kept <= following:
                tags.append(Tag(place.shape, left, wide, text))
                free = left + wide + _BETWEEN
                break
    return tags


def _neighbours(places: Sequence[Place], nth: int, limit: float) -> tuple[list[Place], float]:
    """The later places that begin together with one, and where the room of these ends."""
    together: list[Place] = []
    for other in places[nth + 1 :]:
        if other.left - places[nth].left > 1:
            return together, other.left - _BETWEEN
        together.append(other)
    return together, limit
