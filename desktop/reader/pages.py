"""Pages: the texts that were laid out before or ahead, a few of them, so that going to a neighbour paints at once."""

from __future__ import annotations

from desktop.reader.metrics import Metrics
from desktop.reader.page import Page

_KEPT = 5
"""The article that is shown, the one before it, and those that may be shown next."""


class Pages:
    """Gives the page of a text as it was laid out before, where metrics and width are still the same."""

    def __init__(self) -> None:
        self._kept: dict[str, Page] = {}

    def of(self, text: str, metrics: Metrics, width: int) -> Page:
        """The page of a text; the one asked for last is the last to go."""
        page = self._kept.pop(text, None)
        if page is None or page.metrics is not metrics or page.width != width:
            page = Page(text, metrics, width)
        self._kept[text] = page
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return page
