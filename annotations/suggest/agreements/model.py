"""Linear models over named features: what a mention, a link, a class or a filler is likely to be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

ALONE = "links.json"
"""The models that see the text and its spans alone."""
WITH_EVIDENCE = "links-with-evidence.json"
"""The models that also hear what another reader thinks."""
_FARTHEST = 30.0


def logistic(value: float) -> float:
    """The probability that belongs to a log-odds value."""
    return 1.0 / (1.0 + exp(-max(-_FARTHEST, min(_FARTHEST, value))))


@dataclass(slots=True)
class Scorer:
    """Gives the probability of yes; `slope` and `shift` were fitted on articles the weights had not seen."""

    weights: Mapping[str, float]
    bias: float = 0.0
    slope: float = 1.0
    shift: float = 0.0

    def value(self, features: Iterable[str]) -> float:
        """The log-odds of yes."""
        get = self.weights.get
        return self.slope * (self.bias + sum([get(name, 0.0) for name in features])) + self.shift

    def probability(self, features: Iterable[str]) -> float:
        """The probability of yes."""
        return logistic(self.value(features))


@dataclass(slots=True)
class Chooser:
    """Gives the probability of each of several classes."""

    classes: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]
    bias: Sequence[float]
    slope: float = 1.0
    names: tuple[str, ...] = field(default=())

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class; they sum to 1."""
        values = list(self.bias)
        for name in features:
            row = self.weights.get(name)
            if row is not None:
                values = [value + weight for value, weight in zip(values, row, strict=True)]
        top = max(values)
        powers = [exp(self.slope * (value - top)) for value in values]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}


@dataclass(slots=True)
class Models:
    """Everything that was learned for agreements: scorers and choosers by name, and thresholds."""

    scorers: dict[str, Scorer]
    choosers: dict[str, Chooser]
    thresholds: dict[str, float]


@cache
def load_models(path: Path) -> Models:
    """The models in a file, read once."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return models_from(data)


def models_from(data: Mapping[str, Any]) -> Models:
    """The models of a file's content."""
    scorers = {
        name: Scorer(row["weights"], row["bias"], row["slope"], row["shift"]) for name, row in data["scorers"].items()
    }
    choosers = {
        name: Chooser(tuple(row["classes"]), row["weights"], row["bias"], row["slope"])
        for name, row in data["choosers"].items()
    }
    return Models(scorers, choosers, dict(data["thresholds"]))
