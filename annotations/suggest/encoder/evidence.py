"""What the encoder says of agreements: kinds, statuses, roles and which mentions are of one agreement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from annotations.suggest.agreements.evidence import Place
from annotations.suggest.encoder.links import Floats, LinkScorer, Whole, distances, line_numbers, lines_apart, vectors
from annotations.suggest.labels import LABELS, ROLES

if TYPE_CHECKING:
    from annotations.suggest.encoder.reader import Seen

_AGREEMENT = LABELS.index("AGREEMENT")
_FLOOR = -6.0


class EncoderEvidence:
    """Answers for any spans of one article whose borders are those of words; None for others."""

    def __init__(self, seen: Seen, scorer: LinkScorer) -> None:
        self._seen = seen
        self._scorer = scorer
        self._known: dict[tuple[int, int], tuple[Floats, Floats]] = {}
        self._starts = {start: number for number, start in enumerate(seen.words.starts)}
        self._ends = {end: number for number, end in enumerate(seen.words.ends)}

    def kind(self, mention: Place) -> Floats | None:
        """The log-probability of each kind of the schema, if this is a mention."""
        vector = self._mention(mention)
        return None if vector is None else _logs(self._scorer.kinds(vector)[0])

    def status(self, mention: Place) -> Floats | None:
        """The log-probability of each status of the schema, if this is a mention."""
        vector = self._mention(mention)
        return None if vector is None else _logs(self._scorer.statuses(vector)[0])

    def mention(self, place: Place) -> tuple[float, float] | None:
        """The log-odds that these words name an agreement, and that any words do that share one with them."""
        words = self._words(place)
        if words is None:
            return None
        first, last = words
        near = max((self._naming[1].get(word, _FLOOR) for word in range(first, last + 1)), default=_FLOOR)
        return self._naming[0].get(words, _FLOOR), near

    def roles(self, mentions: Sequence[Place], spans: Sequence[tuple[int, int, str]]) -> Floats | None:
        """The log-odds of each role, [spans, roles], for the mention that speaks most for it; zeros if not known."""
        named = [words for words in map(self._words, mentions) if words is not None]
        found = ((row, self._words((start, end)), label) for row, (start, end, label) in enumerate(spans))
        placed = [(row, words, label) for row, words, label in found if words is not None]
        if not named or not placed:
            return None
        own = [words for _, words, _ in placed]
        labels = np.array([LABELS.index(label) for *_, label in placed], dtype=np.int64)
        scores = self._scorer.roles(self._vectors(named)[0], self._vectors(own)[1], labels, *self._apart(named, own))
        odds = np.zeros((len(spans), len(ROLES)), dtype=np.float32)
        odds[[row for row, *_ in placed]] = scores.max(axis=0)
        return odds

    def same(self, first: Place, second: Place) -> float | None:
        """The odds that two mentions are of one agreement."""
        one, other = self._words(first), self._words(second)
        if one is None or other is None:
            return None
        mentions, others = self._vectors([one])[0], self._vectors([other])[0]
        return float(self._scorer.same(mentions, others, self._apart([one], [other])[0])[0, 0])

    @cached_property
    def _naming(self) -> tuple[dict[tuple[int, int], float], dict[int, float]]:
        """The odds of the candidates that name agreements, by their words, and the best for each word."""
        exact: dict[tuple[int, int], float] = {}
        near: dict[int, float] = {}
        for one in self._seen.found:
            if one.label == _AGREEMENT:
                exact[one.first, one.last] = one.span
                for word in range(one.first, one.last + 1):
                    near[word] = max(near.get(word, _FLOOR), one.span)
        return exact, near

    @cached_property
    def _lines(self) -> Whole:
        return line_numbers(self._seen.words.gaps)

    def _words(self, place: Place) -> tuple[int, int] | None:
        """The first and the last word of a span, if the network read them."""
        first, last = self._starts.get(place[0], -1), self._ends.get(place[1], -1)
        return (first, last) if 0 <= first <= last < len(self._seen.links) else None

    def _mention(self, mention: Place) -> Floats | None:
        words = self._words(mention)
        return None if words is None else self._vectors([words])[0]

    def _vectors(self, words: Sequence[tuple[int, int]]) -> tuple[Floats, Floats]:
        """The vectors of spans as mentions and as fillers; `words` holds the first and last word of each."""
        new = list(dict.fromkeys(one for one in words if one not in self._known))
        if new:
            first, last = np.array(new, dtype=np.int64).T
            mentions, fillers = vectors(self._seen.links, first, last)
            self._known.update(zip(new, zip(mentions, fillers, strict=True), strict=True))
        pairs = [self._known[one] for one in words]
        return np.stack([mention for mention, _ in pairs]), np.stack([filler for _, filler in pairs])

    def _apart(self, mentions: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> tuple[Whole, Whole]:
        first, second = (np.array([begin for begin, _ in one], dtype=np.int64) for one in (mentions, spans))
        return distances(first, second), lines_apart(self._lines[first], self._lines[second])


def _logs(scores: Floats) -> Floats:
    highest = scores.max()
    return scores - highest - np.log(np.exp(scores - highest).sum())
