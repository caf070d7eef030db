"""From the network's scores to spans: candidates, what speaks for each in the article, and a choice that nests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotations.suggest.encoder.hints import Clue
from annotations.suggest.overlap import CLOSED

Floats = NDArray[np.float32]
FEATURES = ("span", "tags", "same", "other", "rivals", "width", "rule", "rule_other", "rule_rival", "ruled")
_LOWEST = 0.02
_FLOOR = -12.0
_HIGHEST = 30.0
"""More than a score ever is: its power still fits."""


class Candidate(NamedTuple):
    """A span in words (`last` included) that may be one of `label`, and the odds that each head gives it."""

    first: int
    last: int
    label: int
    span: float
    tags: float


def candidates(scores: Floats, tags: Floats, clues: Iterable[Clue], *, offset: int) -> list[Candidate]:
    """The likely spans of one window and those of the rules, in words of the text.

    `scores` [words, widths, 1 + labels] and `tags` [words, labels, 3] are the network's; `offset` is the number of the
    window's first word in the text.
    """
    powers = np.exp(np.minimum(scores, _HIGHEST))
    total = powers @ np.ones(powers.shape[-1], dtype=powers.dtype)
    size, widest = total.shape
    likely = powers[:, :, 1:] > (_LOWEST * total)[:, :, None]
    for clue in clues:
        if 0 <= clue.first - offset < size and clue.last - clue.first < widest:
            likely[clue.first - offset, clue.last - clue.first, clue.label] = True
    first, width, label = np.nonzero(likely)
    last = first + width
    inside = last < size
    first, width, label, last = first[inside], width[inside], label[inside], last[inside]
    p = np.clip(powers[first, width, label + 1] / total[first, width], 1e-6, 1 - 1e-6)
    begin, running = _tag_odds(tags)
    run = begin[first, label] + running[last + 1, label] - running[first + 1, label]
    stop = np.log1p(-np.exp(np.minimum(-1e-6, running[last + 2, label] - running[last + 1, label])))
    odds = np.log(p / (1 - p)).tolist()
    tagged = np.maximum(_FLOOR, run + stop).tolist()
    places = ((first + offset).tolist(), (last + offset).tolist(), label.tolist())
    return [Candidate(*one) for one in zip(*places, odds, tagged, strict=True)]


def _softmax(scores: Floats) -> Floats:
    exponents = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponents / exponents.sum(axis=-1, keepdims=True)


def _tag_odds(tags: Floats) -> tuple[Floats, Floats]:
    """Log P(begin) per word and label, and the running sum of log P(inside), with a row before and after."""
    logs = np.log(_softmax(tags) + 1e-6)
    running = np.cumsum(logs[:, :, 2], axis=0)
    nothing = np.zeros((1, running.shape[1]), dtype=running.dtype)
    return logs[:, :, 1], np.concatenate([nothing, running, running[-1:] - 14.0])


def features(found: Sequence[Candidate], words: Sequence[str], clues: Iterable[Clue]) -> Floats:
    """FEATURES of each candidate: both heads' odds, what the article says of the same words, the rules' word."""
    rows: list[tuple[float, ...]] = []
    texts = [" ".join(words[c.first : c.last + 1]) for c in found]
    same: dict[tuple[str, int], list[float]] = defaultdict(list)
    labels: dict[str, dict[int, float]] = defaultdict(dict)
    for text, candidate in zip(texts, found, strict=True):
        same[text, candidate.label].append(candidate.span)
        best = labels[text]
        best[candidate.label] = max(best.get(candidate.label, _FLOOR), candidate.span)
    rivals = _rivals(found)
    ruled = _Ruled(clues)
    for text, candidate, rival in zip(texts, found, rivals, strict=True):
        support = same[text, candidate.label]
        others = (sum(support) - candidate.span) / (len(support) - 1) if len(support) > 1 else candidate.span
        against = max((odds for label, odds in labels[text].items() if label != candidate.label), default=_FLOOR / 2)
        width = log1p(candidate.last - candidate.first)
        heads = (candidate.span, candidate.tags / 4, others - candidate.span, max(_FLOOR / 2, against))
        rows.append((*heads, rival, width, *ruled.says(candidate)))
    return np.array(rows, dtype=np.float32).reshape(len(found), len(FEATURES))


class _Ruled:
    """What the rules propose, to be asked by place."""

    def __init__(self, clues: Iterable[Clue]) -> None:
        self._exact: dict[tuple[int, int], list[Clue]] = defaultdict(list)
        self._over: dict[tuple[int, int], list[Clue]] = defaultdict(list)
        for clue in clues:
            self._exact[clue.first, clue.last].append(clue)
            for word in range(clue.first, clue.last + 1):
                self._over[clue.label, word].append(clue)

    def says(self, one: Candidate) -> tuple[float, float, float, float]:
        """The best score for it, for its words under other labels, for its label nearby, and whether there is any."""
        exact = self._exact.get((one.first, one.last), ())
        own = max((clue.score for clue in exact if clue.label == one.label), default=0.0)
        other = max((clue.score for clue in exact if clue.label != one.label), default=0.0)
        near = (c for word in {one.first, one.last} for c in self._over.get((one.label, word), ()))
        rival = max((c.score for c in near if (c.first, c.last) != (one.first, one.last)), default=0.0)
        return own, other, rival, float(own > 0)


def _rivals(found: Sequence[Candidate]) -> list[float]:
    """For each candidate the odds of the best one of its label that overlaps it, or crosses it."""
    by_word: dict[int, list[int]] = defaultdict(list)
    for index, candidate in enumerate(found):
        for word in range(candidate.first, candidate.last + 1):
            by_word[word].append(index)
    best = [_FLOOR / 2] * len(found)
    for index, candidate in enumerate(found):
        near = {other for word in range(candidate.first, candidate.last + 1) for other in by_word[word]}
        for other in near:
            rival = found[other]
            if other != index and (rival.label == candidate.label or _crosses(candidate, rival)):
                best[index] = max(best[index], rival.span)
    return best


def _crosses(a: Candidate, b: Candidate) -> bool:
    return a.first < b.first <= a.last < b.last or b.first < a.first <= b.last < a.last


@dataclass(frozen=True, slots=True)
class Calibration:
    """How features become the probability that a span is right: one linear rule a label."""

    weights: Floats
    biases: Floats
    cut: float = 0.5

    @classmethod
    def read(cls, table: Mapping[str, object]) -> Calibration:
        """A calibration from its table in the configuration."""
        weights, biases = (np.asarray(table[name], dtype=np.float32) for name in ("weights", "biases"))
        return cls(weights, biases, float(str(table["cut"])))

    def probabilities(self, found: Sequence[Candidate], rows: Floats) -> Floats:
        """The probability of each candidate, 1 / (1 + exp(-(w . x + b))) with the weights of its label."""
        labels = np.array([c.label for c in found], dtype=np.int64)
        return 1 / (1 + np.exp(-((rows * self.weights[labels]).sum(axis=1) + self.biases[labels])))


def choose(
    found: Sequence[Candidate], scores: Sequence[float], labels: Sequence[str], *, cut: float
) -> list[tuple[Candidate, float]]:
    """The best candidates that nest and never cross, with their scores, in the order of the text."""
    order = sorted(range(len(found)), key=lambda i: (-scores[i], found[i].first, found[i].last, found[i].label))
    chosen: list[tuple[Candidate, float]] = []
    by_word: dict[int, list[Candidate]] = defaultdict(list)
    for index in order:
        if scores[index] < cut:
            break
        candidate = found[index]
        near = (other for word in range(candidate.first, candidate.last + 1) for other in by_word[word])
        if all(_agree(candidate, other, labels) for other in near):
            chosen.append((candidate, float(scores[index])))
            for word in range(candidate.first, candidate.last + 1):
                by_word[word].append(candidate)
    return sorted(chosen, key=lambda item: (item[0].first, -item[0].last, item[0].label))


def _agree(a: Candidate, b: Candidate, labels: Sequence[str]) -> bool:
    if a.label == b.label or _crosses(a, b) or (a.first, a.last) == (b.first, b.last):
        return False
    outer = a if a.first <= b.first and b.last <= a.last else b
    return labels[outer.label] not in CLOSED
