"""Makes scores mean something: fits them, and the thresholds, on articles that the weights have not seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import log
from typing import TYPE_CHECKING

from annotations.learn.lessons import Lesson
from annotations.learn.linear import dot, fit_binary, minimise, table_of
from annotations.suggest.agreements.filling import ROLE_LABELS, Scene
from annotations.suggest.agreements.framing import Frame, frame_features, weigh
from annotations.suggest.agreements.joining import join
from annotations.suggest.agreements.model import Models, Scorer, logistic
from annotations.suggest.agreements.naming import Naming
from annotations.suggest.agreements.spotting import spot
from annotations.suggest.mentions import find_mentions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_GRID = [step / 50 for step in range(8, 40)]
_SAME_KIND = 0.5
_LEAST_CHANCE = 1e-9


@dataclass(slots=True)
class Judged:
    """Chances or log-odds with what turned out to be right, and how many right ones there are in all."""

    values: list[float] = field(default_factory=list[float])
    right: list[bool] = field(default_factory=list[bool])
    total: int = 0

    def add(self, value: float, *, right: bool) -> None:
        """Note one more."""
        self.values.append(value)
        self.right.append(right)


Fitted = Sequence[tuple[Models, Sequence[Lesson]]]
"""Models with lessons that they have not seen."""


def calibrate(models: Models, fitted: Fitted) -> Models:
    """The models with slopes, shifts and thresholds that hold on unseen articles."""
    mention, least = _mentions(fitted), models.thresholds["mention"]
    fitted = [(_with_mention(one, mention, least), lessons) for one, lessons in fitted]
    models = _with_mention(models, mention, least)
    frames, roles = _outcomes(fitted)
    scorers, thresholds = dict(models.scorers), dict(models.thresholds)
    scorers["frame"] = Scorer(*fit_binary(table_of(frames[0]), frames[1], decay=1.0))
    for role in ROLE_LABELS:
        judged = roles[role]
        slope, shift = straighten(judged)
        scorers[f"{role} again"] = replace(models.scorers[f"{role} again"], slope=slope, shift=shift)
        thresholds[role] = best_threshold(judged, lambda value, a=slope, b=shift: logistic(a * value + b))
    return Models(scorers, models.choosers, thresholds)


def _with_mention(models: Models, line: tuple[float, float], least: float) -> Models:
    scorers = {**models.scorers, "mention": replace(models.scorers["mention"], slope=line[0], shift=line[1])}
    return Models(scorers, models.choosers, {**models.thresholds, "mention": least})


def _mentions(fitted: Fitted) -> tuple[float, float]:
    judged = Judged()
    for models, lessons in fitted:
        for lesson in lessons:
            candidates = spot(lesson.page, models.scorers["extent"], lesson.given)
            naming = Naming(lesson.page, candidates)
            events, heads = lesson.events, lesson.heads
            judged.total += len(events) + len(heads)
            for one in candidates:
                right = id(one.item) in events if one.item is not None else one.head in heads
                judged.add(models.scorers["mention"].value(naming.features(one)), right=right)
    return straighten(judged)


def _outcomes(fitted: Fitted) -> tuple[tuple[list[list[str]], list[bool]], dict[str, Judged]]:
    """What became of every frame and of every guess on unseen articles."""
    rows: list[list[str]] = []
    found: list[bool] = []
    roles = {role: Judged() for role in ROLE_LABELS}
    for models, lessons in fitted:
        for lesson in lessons:
            scene = Scene(
                lesson.page,
                join(
                    lesson.page,
                    find_mentions(lesson.page, models, lesson.given),
                    models.scorers["pair"],
                    models.thresholds["pair"],
                ),
            )
            raw = {role: replace(models.scorers[f"{role} again"], slope=1.0, shift=0.0) for role in ROLE_LABELS}
            plain = {**models.scorers, **{f"{role} again": scorer for role, scorer in raw.items()}}
            frames, everything = weigh(scene, Models(plain, models.choosers, models.thresholds))
            partners = match(frames, lesson)
            for role, judged in roles.items():
                judged.total += sum(len(right[role]) for right in lesson.fillers)
            for number, (frame, guesses) in enumerate(zip(frames, everything, strict=True)):
                rows.append(frame_features(frame.cluster))
                found.append(number in partners)
                right = lesson.fillers[partners[number]] if number in partners else {}
                for role, ones in guesses.items():
                    for one in ones:
                        roles[role].add(_odds(one.chance), right=one.form.key in right.get(role, ()))
    return (rows, found), roles


def _odds(chance: float) -> float:
    chance = min(max(chance, _LEAST_CHANCE), 1 - _LEAST_CHANCE)
    return log(chance / (1 - chance))


def match(frames: Sequence[Frame], lesson: Lesson) -> dict[int, int]:
    """The gold agreement that each frame stands for: the one whose mentions it overlaps most, one to one."""
    scored: list[tuple[float, int, int]] = []
    for number, frame in enumerate(frames):
        for other, cluster in enumerate(lesson.clusters):
            hits = sum(a.start < b.end and b.start < a.end for a in frame.cluster.mentions for b in cluster.mentions)
            if hits:
                scored.append((hits + _SAME_KIND * (frame.kind == lesson.frames[other].kind), other, number))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, other, number in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if number not in pairs and other not in used:
            pairs[number] = other
            used.add(other)
    return pairs


def straighten(judged: Judged) -> tuple[float, float]:
    """The slope and the shift that turn log-odds into the log-odds that were observed."""
    import numpy as np

    values, right = np.array(judged.values), np.array(judged.right, dtype=np.float64)

    def loss(point: Floats) -> tuple[float, Floats]:
        odds = point[0] * values + point[1]
        slopes = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30))) - right
        cost = float(np.sum(np.logaddexp(0.0, odds) - right * odds))
        return cost, np.array([dot(slopes, values), float(slopes.sum())])

    if not judged.values:
        return 1.0, 0.0
    point = minimise(loss, np.array([1.0, 0.0]))
    return round(float(point[0]), 4), round(float(point[1]), 4)


def best_threshold(judged: Judged, chance: Callable[[float], float]) -> float:
    """The least chance to suggest something with, where precision and recall are best together."""
    chances = [chance(value) for value in judged.values]

    def quality(least: float) -> float:
        hits = sum(right for value, right in zip(chances, judged.right, strict=True) if value >= least)
        return 2 * hits / (sum(value >= least for value in chances) + judged.total)

    return max(_GRID, key=quality)


def reliability(judged: Sequence[tuple[float, bool]], bins: int = 10) -> tuple[float, list[tuple[int, float, float]]]:
    """The expected calibration error, and for each step of scores its count, mean score and share of right ones."""
    table: list[tuple[int, float, float]] = []
    error = 0.0
    for step in range(bins):
        inside = [(score, right) for score, right in judged if min(int(score * bins), bins - 1) == step]
        if inside:
            mean = sum(score for score, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            table.append((len(inside), mean, share))
            error += len(inside) / len(judged) * abs(mean - share)
    return error, table
