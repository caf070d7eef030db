"""Makes scores mean something: fits them, and the thresholds, on articles that the weights have not seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
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
_CERTAIN = Scorer({}, bias=30.0)


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

    def where(self, chosen: Sequence[bool]) -> Judged:
        """Only some of them."""
        return Judged(list(compress(self.values, chosen)), list(compress(self.right, chosen)))


@dataclass(slots=True)
class Outcomes:
    """What became of every frame and of every guess on unseen articles."""

    rows: list[list[str]] = field(default_factory=list[list[str]])
    """The features of the frames."""
    found: list[bool] = field(default_factory=list[bool])
    """Whether each frame is an agreement of its article."""
    roles: dict[str, Judged] = field(default_factory=lambda: {role: Judged() for role in ROLE_LABELS})
    """The log-odds of the guesses, as if every frame were an agreement."""
    owners: dict[str, list[int]] = field(default_factory=lambda: {role: [] for role in ROLE_LABELS})
    """The frame of each guess."""
    total: int = 0
    """How many fillers there are."""


Fitted = Sequence[tuple[Models, Sequence[Lesson]]]
"""Models with lessons that they have not seen."""


def calibrate(models: Models, fitted: Fitted) -> Models:
    """The models with slopes, shifts and thresholds that hold on unseen articles."""
    mention, least = _mentions(fitted), models.thresholds["mention"]
    fitted = [(_with_mention(one, mention, least), lessons) for one, lessons in fitted]
    models = _with_mention(models, mention, least)
    outcomes = _outcomes(fitted)
    scorers, thresholds = dict(models.scorers), dict(models.thresholds)
    frame = scorers["frame"] = Scorer(*fit_binary(table_of(outcomes.rows), outcomes.found, decay=1.0))
    agreements = [frame.probability(row) for row in outcomes.rows]
    every = Judged(total=outcomes.total)
    for role, judged in outcomes.roles.items():
        owners = outcomes.owners[role]
        slope, shift = straighten(judged.where([outcomes.found[row] for row in owners]))
        scorers[f"{role} again"] = replace(models.scorers[f"{role} again"], slope=slope, shift=shift)
        for value, right, row in zip(judged.values, judged.right, owners, strict=True):
            every.add(agreements[row] * logistic(slope * value + shift), right=right)
    # Chances that are true can share one threshold: a filler counts the same in whatever role it is.
    thresholds.update(dict.fromkeys(ROLE_LABELS, best_threshold(every, float)))
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


def _outcomes(fitted: Fitted) -> Outcomes:
    outcomes = Outcomes()
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
            plain = {**models.scorers, **{f"{role} again": one for role, one in raw.items()}, "frame": _CERTAIN}
            frames, everything = weigh(scene, Models(plain, models.choosers, models.thresholds))
            partners = match(frames, lesson)
            outcomes.total += sum(len(right[role]) for right in lesson.fillers for role in ROLE_LABELS)
            for number, (frame, guesses) in enumerate(zip(frames, everything, strict=True)):
                right = lesson.fillers[partners[number]] if number in partners else {}
                for role, ones in guesses.items():
                    outcomes.owners[role].extend([len(outcomes.rows)] * len(ones))
                    for one in ones:
                        outcomes.roles[role].add(_odds(one.chance), right=one.form.key in right.get(role, ()))
                outcomes.rows.append(frame_features(frame.cluster))
                outcomes.found.append(number in partners)
    return outcomes


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
