"""The measured precision of every rule, by the name of its origin."""

from __future__ import annotations

import tomllib
from functools import cache

from annotations.paths import resources

UNMEASURED = 0.5


@cache
def _scores() -> dict[str, float]:
    path = resources() / "knowledge" / "scores.toml"
    if not path.is_file():
        return {}
    data: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8")).get("precision", {})
    return data


def score_of(origin: str) -> float:
    """The share of a rule's spans that were right when it was measured; 0.5 where it never was."""
    return _scores().get(origin, UNMEASURED)
