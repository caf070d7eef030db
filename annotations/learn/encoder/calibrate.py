"""Calibration: from both heads' odds to the probability that a span is right, learned on held-out folds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotations.learn.encoder.evaluate import Found, Judged, score
from annotations.suggest.encoder.decode import Calibration, Floats, choose, features
from annotations.suggest.labels import LABELS

_CUTS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
_STEPS = 30
_SMALL = 1e-4
_TINY = 1e-6
_LIMIT = 30.0


def fit(judged: Sequence[Judged], *, shrink: float = 0.01) -> Calibration:
    """Learn one linear rule a label, each drawn towards a rule that all labels share."""
    rows = np.concatenate([features(j.found, j.words.texts, j.clues) for j in judged])
    labels = np.array([c.label for j in judged for c in j.found], dtype=np.int64)
    right = [(c.first, c.last, c.label) in gold for j in judged for gold in [j.gold()] for c in j.found]
    table = _newton(rows, labels, np.array(right, dtype=np.float64), shrink).astype(np.float32)
    plain = Calibration(table[:, :-1], table[:, -1])
    return Calibration(plain.weights, plain.biases, max(_CUTS, key=lambda cut: f1(judged, plain, cut)))


def _newton(rows: Floats, labels: NDArray[np.int64], right: NDArray[np.float64], shrink: float) -> NDArray[np.float64]:
    """Weights and bias a label, [labels, features + 1], by Newton's method on the logistic loss with a ridge."""
    count, width = len(rows), rows.shape[1] + 1
    inputs = np.concatenate((rows, np.ones((count, 1), dtype=np.float32)), axis=1)
    design = np.zeros((count, (len(LABELS) + 1) * width), dtype=np.float32)
    design[:, :width] = inputs
    columns = (labels[:, None] + 1) * width + np.arange(width)
    np.put_along_axis(design, columns, inputs, axis=1)
    ridge = np.full(design.shape[1], 2 * shrink / (len(LABELS) * width) * count)
    ridge[:width] = _TINY * count
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -_LIMIT, _LIMIT)))
        slope = design.T @ (chance - right) + ridge * weights
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < _SMALL:
            break
    table = weights.reshape(-1, width)
    return table[0] + table[1:]


def chosen(judged: Judged, calibration: Calibration, cut: float | None = None) -> list[tuple[Found, float]]:
    """The spans that would be suggested, with their scores."""
    if not judged.found:
        return []
    scores = calibration.probabilities(judged.found, features(judged.found, judged.words.texts, judged.clues)).tolist()
    starts, ends = judged.words.starts, judged.words.ends
    picked = choose(judged.found, scores, LABELS, cut=calibration.cut if cut is None else cut)
    return [((starts[c.first], ends[c.last], LABELS[c.label]), s) for c, s in picked]


def gold_of(judged: Judged) -> list[Found]:
    """The right spans in code points."""
    return [(judged.words.starts[f], judged.words.ends[e], LABELS[n]) for f, e, n in judged.gold()]


def f1(judged: Iterable[Judged], calibration: Calibration, cut: float) -> float:
    """The strict F1 over all labels at a cut."""
    return score((gold_of(j), [span for span, _ in chosen(j, calibration, cut)]) for j in judged)["ALL"].f1


@dataclass(frozen=True, slots=True)
class Reliability:
    """Suggestions by score: how many, their mean score, the share that is right; and the expected error."""

    rows: list[tuple[float, int, float, float]]
    error: float


def calibration_error(judged: Sequence[Judged], calibration: Calibration) -> Reliability:
    """How far the scores of the suggested spans are from the share that is right."""
    scores: list[float] = []
    right: list[bool] = []
    for one in judged:
        gold = set(gold_of(one))
        for span, chance in chosen(one, calibration):
            scores.append(chance)
            right.append(span in gold)
    return reliability(np.array(scores), np.array(right))


def reliability(scores: NDArray[np.float64], right: NDArray[np.bool_], bins: int = 10) -> Reliability:
    """The reliability table and the expected calibration error of scores."""
    index = np.minimum((scores * bins).astype(int), bins - 1)
    rows = [
        (low / bins, int(at.sum()), float(scores[at].mean()), float(right[at].mean()))
        for low in range(bins)
        if (at := index == low).any()
    ]
    error = sum(count * abs(mean - share) for _, count, mean, share in rows) / max(1, len(scores))
    return Reliability(rows, error)
