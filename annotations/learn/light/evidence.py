"""Fits what each kind of evidence for a span counts, on texts that the network has not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotations.learn.light.lessons import Lesson
from annotations.learn.linear import minimise
from annotations.suggest.labels import LABELS
from annotations.suggest.light.component import Light
from annotations.suggest.light.decode import FEATURES, Found

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_COMMON_DECAY = 0.5
_OWN_DECAY = 4.0


class Judged(NamedTuple):
    """What was found in a text, and what is right there."""

    lesson: Lesson
    found: list[Found]

    def is_right(self, one: Found) -> bool:
        """Whether a span is gold."""
        return (one.start, one.end, one.label) in self.lesson.gold


def judge(light: Light, lessons: Iterable[Lesson]) -> Iterator[Judged]:
    """Everything that rules and a network find in lessons that it has not seen."""
    for lesson in lessons:
        yield Judged(lesson, list(light.weighed(lesson.keys, lesson.ruled, lesson.words)))


def fit(judged: Sequence[Judged]) -> dict[str, list[float]]:
    """For each label the weights of the evidence: a logistic rule for all labels, and what each one differs by."""
    import numpy as np

    rows = [(one.label, one.evidence, text.is_right(one)) for text in judged for one in text.found]
    evidence = np.array([row[1] for row in rows])
    labels = np.array([LABELS.index(row[0]) for row in rows])
    right = np.array([row[2] for row in rows], dtype=np.float64)
    shape = (len(LABELS) + 1, len(FEATURES))
    decay = np.full((shape[0], 1), _OWN_DECAY)
    decay[0] = _COMMON_DECAY

    def loss(flat: Floats) -> tuple[float, Floats]:
        point = flat.reshape(shape)
        odds = (evidence * (point[0] + point[1 + labels])).sum(axis=1)
        slopes = (1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30))) - right)[:, None] * evidence
        gradient = decay * point
        gradient[0] += slopes.sum(axis=0)
        np.add.at(gradient, 1 + labels, slopes)
        cost = float((np.logaddexp(0.0, odds) - right * odds).sum() + 0.5 * (decay * point * point).sum())
        return cost, gradient.ravel()

    point = minimise(loss, np.zeros(shape[0] * shape[1])).reshape(shape)
    return {label: (point[0] + point[1 + number]).tolist() for number, label in enumerate(LABELS)}
