"""Fits linear models over named features with numpy: yes or no, or one of several classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Loss = Callable[[Floats], tuple[float, Floats]]

_MEMORY = 10
_ENOUGH = 3e-5
_STEPS = 80


@dataclass(slots=True)
class Table:
    """Rows of named features as one sparse matrix of ones."""

    names: list[str]
    columns: Ints
    borders: Ints
    """Where each row begins in `columns`, and after the last row where it ends."""

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.borders) - 1

    def take(self, rows: Ints) -> Table:
        """Some of the rows, in the given order."""
        import numpy as np

        lengths = (self.borders[1:] - self.borders[:-1])[rows]
        borders = np.concatenate(([0], np.cumsum(lengths)))
        shifts = np.repeat(self.borders[rows] - borders[:-1], lengths)
        return Table(self.names, self.columns[np.arange(int(borders[-1])) + shifts], borders)

    def beside(self, other: Table) -> Table:
        """The rows of two tables side by side."""
        import numpy as np

        columns = np.concatenate((self.columns, other.columns + len(self.names)))
        owners = np.concatenate((self.owners(), other.owners()))
        order = np.argsort(owners, kind="stable")
        return Table([*self.names, *other.names], columns[order], self.borders + other.borders)

    def owners(self) -> Ints:
        """The row of each entry."""
        import numpy as np

        return np.repeat(np.arange(self.count), self.borders[1:] - self.borders[:-1])

    def frequent(self, least: int) -> Table:
        """The table without the features that stand in fewer rows than `least`."""
        import numpy as np

        counts = np.bincount(self.columns, minlength=len(self.names))
        kept = counts >= least
        places = np.cumsum(kept) - 1
        mask = kept[self.columns]
        owners = self.owners()[mask]
        borders = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=self.count))))
        names = [name for name, keep in zip(self.names, kept.tolist(), strict=True) if keep]
        return Table(names, places[self.columns[mask]], borders)


def table_of(rows: Iterable[Iterable[str]]) -> Table:
    """The table of some rows of features; a feature counts once in a row."""
    import numpy as np

    index: dict[str, int] = {}
    columns: list[int] = []
    borders = [0]
    for row in rows:
        columns.extend({index.setdefault(name, len(index)) for name in row})
        borders.append(len(columns))
    return Table(list(index), np.array(columns, dtype=np.int64), np.array(borders, dtype=np.int64))


def fit_binary(
    table: Table, answers: Sequence[bool], *, decay: float, least: int = 2
) -> tuple[dict[str, float], float]:
    """The weights and the bias of a logistic regression; `decay` keeps weights small."""
    import numpy as np

    table = table.frequent(least)
    owners, columns, width = table.owners(), table.columns, len(table.names)
    wanted = np.array(answers, dtype=np.float64)

    def loss(point: Floats) -> tuple[float, Floats]:
        values = np.bincount(owners, point[1:][columns], minlength=table.count) + point[0]
        chances = 1.0 / (1.0 + np.exp(-np.clip(values, -30, 30)))
        cost = float(np.sum(np.logaddexp(0.0, values) - wanted * values))
        slopes = chances - wanted
        gradient = np.bincount(columns, slopes[owners], minlength=width) + decay * point[1:]
        return cost + 0.5 * decay * dot(point[1:], point[1:]), np.concatenate(([slopes.sum()], gradient))

    point = minimise(loss, np.zeros(width + 1))
    return dict(zip(table.names, point[1:].tolist(), strict=True)), float(point[0])


def fit_classes(
    table: Table, answers: Sequence[str], classes: Sequence[str], *, decay: float, least: int = 2
) -> tuple[dict[str, list[float]], list[float]]:
    """The weights and the biases of a multinomial logistic regression."""
    import numpy as np

    table = table.frequent(least)
    owners, columns, width, size = table.owners(), table.columns, len(table.names), len(classes)
    wanted = np.zeros((table.count, size))
    wanted[np.arange(table.count), [classes.index(answer) for answer in answers]] = 1.0

    def loss(flat: Floats) -> tuple[float, Floats]:
        point = flat.reshape(size, width + 1)
        values = np.stack(
            [np.bincount(owners, row[1:][columns], minlength=table.count) + row[0] for row in point], axis=1
        )
        values -= values.max(axis=1, keepdims=True)
        logs = values - np.log(np.exp(values).sum(axis=1, keepdims=True))
        slopes = np.exp(logs) - wanted
        gradient = np.empty_like(point)
        gradient[:, 0] = slopes.sum(axis=0)
        for number in range(size):
            gradient[number, 1:] = np.bincount(columns, slopes[owners, number], minlength=width)
        gradient[:, 1:] += decay * point[:, 1:]
        weights = point[:, 1:]
        return float(-(wanted * logs).sum() + 0.5 * decay * (weights * weights).sum()), gradient.ravel()

    point = minimise(loss, np.zeros(size * (width + 1))).reshape(size, width + 1)
    return dict(zip(table.names, point[:, 1:].T.tolist(), strict=True)), point[:, 0].tolist()


def dot(one: Floats, other: Floats) -> float:
    """The inner product, in one thread: a matrix library's threads cost more than they bring on vectors like these."""
    return float((one * other).sum())


def minimise(loss: Loss, point: Floats) -> Floats:
    """The point of least loss, by L-BFGS."""
    import numpy as np

    cost, gradient = loss(point)
    history: list[tuple[Floats, Floats, float]] = []
    for _ in range(_STEPS):
        direction = _direction(gradient, history)
        length = 1.0 if history else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        slope = dot(gradient, direction)
        while True:
            following = point + length * direction
            new_cost, new_gradient = loss(following)
            if new_cost <= cost + 1e-4 * length * slope or length < 1e-10:  # noqa: PLR2004 - the usual constants
                break
            length *= 0.5
        step, change = following - point, new_gradient - gradient
        if dot(step, change) > 1e-12:  # noqa: PLR2004 - else the curvature is of no use
            history = [*history[-_MEMORY + 1 :], (step, change, 1.0 / dot(step, change))]
        done = cost - new_cost < _ENOUGH * max(1.0, abs(cost))
        point, cost, gradient = following, new_cost, new_gradient
        if done:
            break
    return point


def _direction(gradient: Floats, history: Sequence[tuple[Floats, Floats, float]]) -> Floats:
    rest = gradient.copy()
    shares: list[float] = []
    for step, change, inverse in reversed(history):
        share = inverse * dot(step, rest)
        shares.append(share)
        rest -= share * change
    if history:
        _, change, inverse = history[-1]
        rest *= 1.0 / (inverse * dot(change, change))
    for (step, change, inverse), share in zip(history, reversed(shares), strict=True):
        rest += (share - inverse * dot(change, rest)) * step
    return -rest
