"""Spans without overlaps, for formats that give each character one label at most: the longest stay."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from annotations.formats.base import Loss
from annotations.model import Span


def flat(spans: Sequence[Span]) -> tuple[list[Span], list[Loss]]:
    """Those spans that overlap no longer one, in the order of the text, and a loss for each other; ids stay.

    Of two that are as long the earlier stays, of two at one place the one whose label comes first in the alphabet.
    """
    kept: list[tuple[int, int, Span]] = []
    losses: list[Loss] = []
    for span in sorted(spans, key=_rank):
        holder = _overlapped(kept, span)
        if holder is None:
            insort(kept, (span.start, span.end, span), key=_start)
            continue
        inside = holder.start <= span.start and span.end <= holder.end
        how = f"It lies inside {_article(holder.label)}" if inside else f"It overlaps {_article(holder.label)}"
        losses.append(Loss("nested", f"{how}; only the longest span is kept.", span.start, span.end))
    losses.sort(key=lambda loss: (loss.start or 0, loss.end or 0))
    return [span for _, _, span in kept], losses


def _rank(span: Span) -> tuple[int, int, str, int]:
    return span.start - span.end, span.start, span.label, span.id


def _overlapped(kept: Sequence[tuple[int, int, Span]], span: Span) -> Span | None:
    """The kept span that overlaps this one; the kept ones do not overlap each other."""
    place = bisect_left(kept, span.end, key=_start)
    if place and kept[place - 1][1] > span.start:
        return kept[place - 1][2]
    return None


def _start(row: tuple[int, int, Span]) -> int:
    return row[0]


def _article(label: str) -> str:
    return f"{'an' if label[:1].upper() in 'AEIOU' else 'a'} {label}"
