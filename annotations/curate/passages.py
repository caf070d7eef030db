"""The spans of a whole project as columns of numbers: narrowed, sorted and counted in milliseconds.

Four million spans take some 170 MB. A table never changes: `replaced` gives another one, so that a job can work on
one while the window shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from itertools import islice
from math import isnan
from typing import TYPE_CHECKING, Any, Self

from annotations.model import GOLD, ArticleId, Decision, Passage, SpanId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    """Places in a table."""
    _Array = NDArray[Any]
else:
    Rows = _Array = Any


class State(IntEnum):
    """What became of a span; gold stands beside the suggestion that it came of."""

    OPEN = 0
    ACCEPTED = 1
    CORRECTED = 2
    REJECTED = 3
    GOLD = 4


class By(StrEnum):
    """What a list of passages is sorted by."""

    ARTICLE = "article"
    TEXT = "text"
    LABEL = "label"
    SCORE = "score"
    SOURCE = "source"
    STATE = "state"


_STATES = {
    None: State.OPEN,
    Decision.ACCEPTED: State.ACCEPTED,
    Decision.CORRECTED: State.CORRECTED,
    Decision.REJECTED: State.REJECTED,
}
_DECISIONS = {state: decision for decision, state in _STATES.items()} | {State.GOLD: None}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which suggestions are meant; what is empty or None narrows nothing."""

    text: str = ""
    """Somewhere in the span's text, in capitals or not."""
    label: str = ""
    source: str = ""
    """A layer, or an origin within layers; `names` means `names.person` too."""
    least: float | None = None
    most: float | None = None
    state: State | None = None
    article: ArticleId | None = None


class Names:
    """Numbers for names; a name keeps its number for ever."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """The number of a name, a new one where it has none."""
        number = self._numbers.setdefault(name, len(self.all))
        if number == len(self.all):
            self.all.append(name)
        return number

    def find(self, name: str) -> int:
        """The number of a name, or -1."""
        return self._numbers.get(name, -1)

    def within(self, name: str) -> list[int]:
        """The numbers of a name and of those that go on behind it with a full stop."""
        return [nth for nth, each in enumerate(self.all) if each == name or each.startswith(f"{name}.")]

    def ranks(self) -> _Array:
        """For each number the place of its name in the alphabet."""
        import numpy as np

        order = sorted(range(len(self.all)), key=lambda nth: (self.all[nth].casefold(), self.all[nth]))
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks


@dataclass(frozen=True, slots=True)
class _Columns:
    span: _Array
    article: _Array
    start: _Array
    end: _Array
    label: _Array
    text: _Array
    score: _Array
    origin: _Array
    layer: _Array
    state: _Array
    in_bulk: _Array

    def arrays(self) -> list[_Array]:
        """The columns in the order of a row."""
        return [getattr(self, name) for name in self.__slots__]

    def taken(self, rows: _Array) -> _Columns:
        """Some rows, in a given order."""
        return _Columns(*(column[rows] for column in self.arrays()))


_TYPES = ("i8", "i8", "i4", "i4", "i2", "i4", "f4", "i2", "i2", "i1", "?")


class PassageTable:
    """Passages in the order of the articles and their texts."""

    def __init__(self, columns: _Columns, labels: Names, texts: Names, origins: Names, layers: Names) -> None:
        self.columns = columns
        self.labels = labels
        self.texts = texts
        self.origins = origins
        self.layers = layers

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Self:
        """A table of passages that come in the order of their articles."""
        return cls(_columns([]), Names(), Names(), Names(), Names()).extended(passages)

    def __len__(self) -> int:
        """How many passages there are, gold included."""
        return len(self.columns.span)

    def extended(self, passages: Iterable[Passage]) -> Self:
        """The table with further articles at its end."""
        import numpy as np

        waiting, parts = iter(passages), [self.columns]
        while some := list(islice(waiting, _AT_ONCE)):
            parts.append(self._encoded(some))
        columns = zip(*(part.arrays() for part in parts), strict=True)
        joined = _Columns(*(np.concatenate(column) for column in columns))
        return type(self)(joined, self.labels, self.texts, self.origins, self.layers)

    def replaced(self, articles: Collection[ArticleId], passages: Iterable[Passage]) -> Self:
        """The table with other passages for some articles."""
        import numpy as np

        kept = self.columns.taken(~np.isin(self.columns.article, np.fromiter(articles, np.int64)))
        table = type(self)(kept, self.labels, self.texts, self.origins, self.layers).extended(passages)
        table.columns = table.columns.taken(np.argsort(table.columns.article, kind="stable"))
        return table

    def passage(self, row: int) -> Passage:
        """One passage."""
        columns = self.columns
        score = float(columns.score[row])
        return Passage(
            SpanId(int(columns.span[row])),
            ArticleId(int(columns.article[row])),
            int(columns.start[row]),
            int(columns.end[row]),
            self.labels.all[columns.label[row]],
            self.texts.all[columns.text[row]],
            None if isnan(score) else score,
            self.origins.all[columns.origin[row]],
            self.layers.all[columns.layer[row]],
            _DECISIONS[State(int(columns.state[row]))],
            bool(columns.in_bulk[row]),
        )

    def state(self, row: int) -> State:
        """What became of one passage."""
        return State(int(self.columns.state[row]))

    def spans(self, rows: _Array) -> list[SpanId]:
        """The spans of some rows."""
        return [SpanId(span) for span in self.columns.span[rows].tolist()]

    def suggestions(self, narrowing: Narrowing) -> Rows:
        """The suggestions that are meant, in the order of the articles."""
        import numpy as np

        columns, mask = self.columns, self.columns.state != State.GOLD
        if narrowing.state is not None:
            mask &= columns.state == narrowing.state
        if narrowing.article is not None:
            mask &= columns.article == narrowing.article
        if narrowing.label:
            mask &= columns.label == self.labels.find(narrowing.label)
        if narrowing.source:
            source = columns.layer == self.layers.find(narrowing.source)
            mask &= source | np.isin(columns.origin, self.origins.within(narrowing.source))
        if narrowing.least is not None:
            mask &= columns.score >= narrowing.least - _HALF_A_STEP
        if narrowing.most is not None:
            mask &= columns.score <= narrowing.most + _HALF_A_STEP
        if narrowing.text:
            wanted = " ".join(narrowing.text.split()).casefold()
            mask &= np.array([wanted in text.casefold() for text in self.texts.all], np.bool_)[columns.text]
        return np.flatnonzero(mask)

    def ordered(self, rows: Rows, by: By, *, descending: bool = False) -> Rows:
        """Rows by another order; those that are equal keep theirs, those without a score come last."""
        import numpy as np

        if by is By.ARTICLE:
            return rows[::-1] if descending else rows
        keys = self._keys(by)[rows]
        return rows[np.argsort(-keys if descending else keys, kind="stable")]

    def record(self, narrowing: Narrowing) -> tuple[int, int, int]:
        """How many wait that are meant, how many like these were decided one by one, and accepted as they were."""
        import numpy as np

        states = self.columns.state[self.suggestions(replace(narrowing, state=State.OPEN))]
        rows = self.suggestions(replace(narrowing, state=None, article=None))
        past = self.columns.state[rows[~self.columns.in_bulk[rows]]]
        accepted = int(np.count_nonzero(past == State.ACCEPTED))
        return len(states), int(np.count_nonzero(past != State.OPEN)), accepted

    def sources(self) -> tuple[list[str], list[str]]:
        """The layers and the origins that suggestions have, by name."""
        suggested = self.columns.state != State.GOLD
        layers = {self.layers.all[nth] for nth in _distinct(self.columns.layer[suggested])}
        origins = {self.origins.all[nth] for nth in _distinct(self.columns.origin[suggested])}
        return sorted(layers), sorted(origins - {""})

    def _keys(self, by: By) -> _Array:
        columns = self.columns
        if by is By.SCORE:
            return columns.score
        if by is By.STATE:
            return columns.state
        names, column = {
            By.TEXT: (self.texts, columns.text),
            By.LABEL: (self.labels, columns.label),
            By.SOURCE: (self.origins, columns.origin),
        }[by]
        return names.ranks()[column]

    def _encoded(self, passages: Iterable[Passage]) -> _Columns:
        label, text, origin, layer = (it.number for it in (self.labels, self.texts, self.origins, self.layers))
        rows = [
            (
                *(it.span, it.article, it.start, it.end, label(it.label), text(it.text)),
                float("nan") if it.score is None else it.score,
                *(origin(it.origin), layer(it.layer)),
                State.GOLD if it.layer == GOLD else _STATES[it.decision],
                it.in_bulk,
            )
            for it in passages
        ]
        return _columns(rows)


def _distinct(numbers: _Array) -> list[int]:
    import numpy as np

    return np.unique(numbers).tolist()


_AT_ONCE = 50_000
"""Passages that are Python objects at one time: each is some 300 bytes then, and 45 in the table."""
_HALF_A_STEP = 0.0005
"""Scores are shown and asked for with two digits, and kept with less exactness than a Python number has."""


def _columns(rows: list[tuple[Any, ...]]) -> _Columns:
    import numpy as np

    if not rows:
        return _Columns(*(np.empty(0, kind) for kind in _TYPES))
    return _Columns(
        *(np.array(column, kind) for column, kind in zip(zip(*rows, strict=True), _TYPES, strict=True)),
    )
