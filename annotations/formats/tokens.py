"""The pipeline's tokens with their positions, and spans put on their borders, for formats made of tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotations.formats.base import Loss
from annotations.model import Span
from annotations.suggest.tokenizer import words_of


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text; runs of white space beyond one space are tokens of their own."""

    texts: Sequence[str]
    spaces: Sequence[bool]
    """Whether one space follows each token."""
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """The tokens that the pipeline sees; joined with their spaces they are the text again."""
        texts, spaces = words_of(text)
        starts: list[int] = []
        ends: list[int] = []
        place = 0
        for word, space in zip(texts, spaces, strict=True):
            starts.append(place)
            place += len(word)
            ends.append(place)
            place += space
        return cls(texts, spaces, starts, ends)

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a place touches, as `[first, after_last)`; empty where it touches none."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def is_aligned(self, start: int, end: int) -> bool:
        """Whether a place begins where a token does and ends where a token does."""
        first, after = self.touched(start, end)
        return first < after and self.starts[first] == start and self.ends[after - 1] == end


def aligned(tokens: Tokens, spans: Iterable[Span]) -> tuple[list[Span], list[Loss]]:
    """The spans, each widened to the whole tokens that it touches, and what that changed; ids stay.

    A span that touches no token is left out. What becomes equal by widening is left to the format.
    """
    kept: list[Span] = []
    losses: list[Loss] = []
    for span in spans:
        if tokens.is_aligned(span.start, span.end):
            kept.append(span)
            continue
        first, after = tokens.touched(span.start, span.end)
        if first == after:
            losses.append(Loss("tokens", "It covers no token and is left out.", span.start, span.end))
            continue
        kept.append(span._replace(start=tokens.starts[first], end=tokens.ends[after - 1]))
        losses.append(Loss("tokens", "It begins or ends within a token and is widened to it.", span.start, span.end))
    return kept, losses
