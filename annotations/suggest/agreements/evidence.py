"""What another reader of the text thinks of its agreements, and how that becomes features of the linear models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from annotations.suggest.labels import KINDS, STATUSES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from annotations.suggest.agreements.page import Item, Page
    from annotations.suggest.agreements.spotting import Mention

    Floats = NDArray[np.float32]

KEY = "ratify_evidence"
"""Where a component of the pipeline leaves its evidence in `doc.user_data`."""
Place = tuple[int, int]
"""A span by its first character and the one after its last."""

_FARTHEST = 5
_UNLIKELY = -4


class Evidence(Protocol):
    """Answers in log-odds or log-probabilities about spans of one text; None where nothing is known."""

    def mention(self, place: Place) -> tuple[float, float] | None:
        """The log-odds that these words name an agreement, and that any words do that share one with them."""
        ...

    def kind(self, mention: Place) -> Floats | None:
        """The log-probability of each kind, in the order of the schema."""
        ...

    def status(self, mention: Place) -> Floats | None:
        """The log-probability of each status, in the order of the schema."""
        ...

    def roles(self, mentions: Sequence[Place], spans: Sequence[tuple[int, int, str]]) -> Floats | None:
        """The log-odds of each role, [spans, roles], for the mention that speaks most for it."""
        ...

    def same(self, first: Place, second: Place) -> float | None:
        """The log-odds that two mentions are of one agreement."""
        ...


def place_of(page: Page, start: int, end: int) -> Place:
    """The place of some tokens."""
    return page.words.starts[start], page.words.ends[end - 1]


def mention_evidence(page: Page, mention: Mention) -> Iterator[str]:
    """What tells whether a mention is one."""
    said = page.evidence.mention(place_of(page, mention.start, mention.end)) if page.evidence else None
    if said is not None:
        exact, near = said
        yield f"read={_step(exact)}"
        yield f"near={_step(near)}"
        yield f"{mention.kind}|near={_step(near)}"
        yield f"{page.word(mention.head)}|near={_step(near, 2)}"


def pair_evidence(page: Page, earlier: Mention, later: Mention) -> Iterator[str]:
    """What tells whether two mentions are of one agreement."""
    if page.evidence is None:
        return
    odds = page.evidence.same(place_of(page, earlier.start, earlier.end), place_of(page, later.start, later.end))
    if odds is not None:
        yield f"read={_step(odds)}"
        yield f"read={_step(odds, 2)}|{earlier.kind}>{later.kind}"


def kind_evidence(page: Page, mentions: Sequence[Mention]) -> Iterator[str]:
    """What tells the kind of an agreement."""
    if page.evidence is not None:
        asked = [page.evidence.kind(place_of(page, one.start, one.end)) for one in mentions]
        yield from _classes(KINDS, [one for one in asked if one is not None])


def status_evidence(page: Page, mentions: Sequence[Mention]) -> Iterator[str]:
    """What tells the status of an agreement."""
    if page.evidence is not None:
        asked = [page.evidence.status(place_of(page, one.start, one.end)) for one in mentions]
        yield from _classes(STATUSES, [one for one in asked if one is not None])


def role_evidence(page: Page, mentions: Sequence[Mention], items: Sequence[Item]) -> dict[int, list[float]]:
    """For the id of each item the log-odds of the roles, in the order of `ROLE_LABELS`; empty without evidence."""
    if page.evidence is None or not items:
        return {}
    spans = [(*place_of(page, item.start, item.end), item.label) for item in items]
    odds = page.evidence.roles([place_of(page, one.start, one.end) for one in mentions], spans)
    return {} if odds is None else {id(item): row for item, row in zip(items, odds.tolist(), strict=True)}


def role_features(odds: float) -> Iterator[str]:
    """What tells whether something fills a role."""
    yield f"read={_step(odds)}"
    yield f"read={_step(odds, 1)}"


def _classes(names: Sequence[str], asked: Sequence[Floats]) -> Iterator[str]:
    if not asked:
        return
    logs = sum(asked[1:], asked[0]) / len(asked)
    yield f"read:{names[int(logs.argmax())]}"
    for name, log in zip(names, logs.tolist(), strict=True):
        if log > _UNLIKELY:
            yield f"read:{name}={_step(log, 2)}"


def _step(odds: float, steps: int = 4) -> str:
    """Log-odds as one of a few steps, `steps` to the doubling of e squared."""
    return str(round(max(-_FARTHEST, min(_FARTHEST, odds)) * steps / 2))
