"""Selection: the caret and what is selected, in code points; whole words unless exact characters are asked for."""

from __future__ import annotations

from annotations.offsets import snap, trim, word_at

Range = tuple[int, int]


class Selection:
    """A caret in a text and, where it was drawn out from an anchor, a selection."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.anchor = 0
        self.caret = 0
        self.is_exact = False

    @property
    def drawn(self) -> Range | None:
        """What is shown as selected."""
        start, end = sorted((self.anchor, self.caret))
        if not self.is_exact:
            start, end = snap(self._text, start, end) if start < end else (start, end)
        return (start, end) if start < end else None

    @property
    def selected(self) -> Range | None:
        """What a label would be put on: never empty, without blanks at its edges."""
        if self.drawn is None:
            return None
        start, end = trim(self._text, *self.drawn)
        return (start, end) if start < end else None

    def place(self, caret: int) -> None:
        """Put the caret somewhere and select nothing."""
        self.anchor = self.caret = caret

    def extend(self, caret: int, *, exact: bool) -> None:
        """Draw the selection out to a place."""
        self.caret, self.is_exact = caret, exact

    def select(self, start: int, end: int) -> None:
        """Select exactly these characters."""
        self.anchor, self.caret, self.is_exact = start, end, True

    def select_word(self, point: int) -> None:
        """Select the word that touches a place, without a trailing possessive."""
        start, end = word_at(self._text, point)
        self.select(*snap(self._text, start, end))

    def select_paragraph(self, point: int) -> None:
        """Select the paragraph that a place is in, without blanks at its edges."""
        start = self._text.rfind("\n", 0, point) + 1
        end = self._text.find("\n", point)
        self.select(*trim(self._text, start, end if end >= 0 else len(self._text)))
