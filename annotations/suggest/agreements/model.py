"""Linear models over named features: what a mention, a link, a class or a filler is likely to be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALONE = "links.json"
"""The models that see the text and its spans alone."""
WITH_EVIDENCE = "links-with-evidence.json"
"""The models that also hear what another reader thinks."""
_FARTHEST = 30.0


def logistic(value: float) -> float:
    """The probability that belongs to a log-odds value."""
    return 1.0 / (1.0 + exp(-max(-_FARTHEST, min(_FARTHEST, value))))


@dataclass(slots=True)
class Crossed:
    """Features that count alone and once more for each of two circumstances; only the first few do so for the second.

    As names they are `NAME`, `CIRCUMSTANCE|NAME`; a scorer adds them up without making the longer ones.
    """

    names: list[str] = field(default_factory=list[str])
    first: str = ""
    second: str = ""
    few: int = 0
    """How many of the names count for the second circumstance."""
    others: list[str] = field(default_factory=list[str])
    """Features that only count alone."""

    def __iter__(self) -> Iterator[str]:
        """All names, as they are learned."""
        yield from self.names
        for name in self.names:
            yield f"{self.first}|{name}"
        for name in self.names[: self.few]:
            yield f"{self.second}|{name}"
        yield from self.others


@dataclass(slots=True)
class Scorer:
    """Gives the probability of yes; `slope` and `shift` were fitted on articles the weights had not seen."""

    weights: Mapping[str, float]
    bias: float = 0.0
    slope: float = 1.0
    shift: float = 0.0
    _parts: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]], init=False, repr=False)
    """For each circumstance the weights that count in it, by the names alone."""
    _sums: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]], init=False, repr=False)
    """For each circumstance what a name weighs alone and in it together."""

    def value(self, features: Iterable[str]) -> float:
        """The log-odds of yes."""
        get = self.weights.get
        return self.slope * (self.bias + sum([get(name, 0.0) for name in features])) + self.shift

    def probability(self, features: Iterable[str]) -> float:
        """The probability of yes."""
        return logistic(self.value(features))

    def crossed(self, features: Crossed, more: Iterable[str] = ()) -> float:
        """The probability of yes; `more` are further features."""
        alone, first, second = self.weights.get, self._with(features.first).get, self._part(features.second).get
        total = self.bias + sum([first(name, 0.0) for name in features.names])
        total += sum([second(name, 0.0) for name in features.names[: features.few]])
        total += sum([alone(name, 0.0) for name in (*features.others, *more)])
        return logistic(self.slope * total + self.shift)

    def _with(self, circumstance: str) -> dict[str, float]:
        found = self._sums.get(circumstance)
        if found is None:
            found = self._sums[circumstance] = dict(self.weights)
            for name, weight in self._part(circumstance).items():
                found[name] = found.get(name, 0.0) + weight
        return found

    def _part(self, circumstance: str) -> dict[str, float]:
        if not self._parts:
            self._parts[""] = {}
            for name, weight in self.weights.items():
                head, bar, rest = name.partition("|")
                if bar and "=" not in head:
                    self._parts.setdefault(head, {})[rest] = weight
        return self._parts.get(circumstance, self._parts[""])


@dataclass(slots=True)
class Chooser:
    """Gives the probability of each of several classes."""

    classes: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]
    bias: Sequence[float]
    slope: float = 1.0
    _rows: dict[str, int] = field(default_factory=dict[str, int], init=False, repr=False)
    """For each name its row in the table."""
    _table: NDArray[np.float64] | None = field(default=None, init=False, repr=False)

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class; they sum to 1."""
        import numpy as np

        if self._table is None:
            self._rows = {name: row for row, name in enumerate(self.weights)}
            self._table = np.array([*self.weights.values()], dtype=np.float64).reshape(-1, len(self.classes))
        rows = [row for row in map(self._rows.get, features) if row is not None]
        values = self.slope * (self._table[rows].sum(axis=0) + np.array(self.bias))
        powers = np.exp(values - values.max())
        return dict(zip(self.classes, (powers / powers.sum()).tolist(), strict=True))


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
