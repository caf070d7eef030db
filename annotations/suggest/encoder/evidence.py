"""What the encoder says of agreements: kinds, statuses, roles and which mentions are of one agreement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from annotations.suggest.encoder.links import Floats, Halves, LinkScorer, Whole, distances, line_numbers, lines_apart

if TYPE_CHECKING:
    from annotations.suggest.encoder.decode import Candidate
    from annotations.suggest.encoder.reader import Seen

Place = tuple[int, int]
"""A span by its first character and the one after its last."""


class EncoderEvidence:
    """Answers for the spans of one article that the network looked at; None for others."""

    def __init__(self, seen: Seen, scorer: LinkScorer) -> None:
        self._seen = seen
        self._scorer = scorer

    def kind(self, mention: Place) -> Floats | None:
        """The log-probability of each kind of the schema, if this is a mention."""
        vector = self._mention(mention)
        return None if vector is None else _logs(self._scorer.kinds(vector)[0])

    def status(self, mention: Place) -> Floats | None:
        """The log-probability of each status of the schema, if this is a mention."""
        vector = self._mention(mention)
        return None if vector is None else _logs(self._scorer.statuses(vector)[0])

    def roles(self, mention: Place, spans: Sequence[Place]) -> Floats | None:
        """The odds of each role against none, [spans, roles]; rows of zeros for spans the network did not look at."""
        vector = self._mention(mention)
        if vector is None:
            return None
        rows = [self._rows.get(span, -1) for span in spans]
        known = [row for row in rows if row >= 0]
        odds = np.zeros((len(spans), self._scorer.tables["label"].shape[1]), dtype=np.float32)
        if known:
            found = [self._seen.found[row] for row in known]
            own = self._seen.found[self._rows[mention]]
            scores = self._scorer.roles(
                vector,
                self._fillers[known].astype(np.float32),
                np.array([one.label for one in found], dtype=np.int64),
                *self._apart([own], found),
            )
            odds[[number for number, row in enumerate(rows) if row >= 0]] = scores[0]
        return odds

    def same(self, first: Place, second: Place) -> float | None:
        """The odds that two mentions are of one agreement."""
        rows = [self._rows.get(first, -1), self._rows.get(second, -1)]
        if min(rows) < 0:
            return None
        found = [self._seen.found[row] for row in rows]
        apart, _ = self._apart(found, found)
        return float(self._scorer.same(self._mentions[rows].astype(np.float32), apart)[0, 1])

    @cached_property
    def _rows(self) -> dict[Place, int]:
        """The number of the likeliest candidate at each place."""
        words = self._seen.words
        rows: dict[Place, int] = {}
        for row, one in enumerate(self._seen.found):
            place = words.starts[one.first], words.ends[one.last]
            if place not in rows or one.span > self._seen.found[rows[place]].span:
                rows[place] = row
        return rows

    @cached_property
    def _mentions(self) -> Halves:
        return np.concatenate(self._seen.mentions)

    @cached_property
    def _fillers(self) -> Halves:
        return np.concatenate(self._seen.fillers)

    @cached_property
    def _lines(self) -> Whole:
        return line_numbers(self._seen.words.gaps)

    def _mention(self, place: Place) -> Floats | None:
        row = self._rows.get(place)
        return None if row is None else self._mentions[row : row + 1].astype(np.float32)

    def _apart(self, mentions: Sequence[Candidate], spans: Sequence[Candidate]) -> tuple[Whole, Whole]:
        first = np.array([one.first for one in mentions], dtype=np.int64)
        second = np.array([one.first for one in spans], dtype=np.int64)
        return distances(first, second), lines_apart(self._lines[first], self._lines[second])


def _logs(scores: Floats) -> Floats:
    highest = scores.max()
    return scores - highest - np.log(np.exp(scores - highest).sum())
