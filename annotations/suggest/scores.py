"""The measured precision of every rule, by the name of its origin."""

from __future__ import annotations

import tomllib
from functools import cache

from annotations.paths import resources

UNMEASURED = 0.5


@cache
def _scores(table: str) -> dict[str, float]:
    path = resources() / "knowledge" / "scores.toml"
    if not path.is_file():
        return {}
    data: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8")).get(table, {})
    return data


@cache
def score_of(origin: str) -> float:
    """The share of a rule's spans that were right when measured, or that of its family; 0.5 where neither is known."""
    return _found("proposed", origin, UNMEASURED)


@cache
def shown_score(origin: str) -> float:
    """The same among the spans that are left when overlaps are resolved: what a suggestion is shown with."""
    return _found("shown", origin, score_of(origin))


def _found(table: str, origin: str, otherwise: float) -> float:
    scores = _scores(table)
    while origin not in scores:
        if "." not in origin:
            return otherwise
        origin = origin.rpartition(".")[0]
    return scores[origin]
