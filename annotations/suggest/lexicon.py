"""The word lists that rules share, read once from resources/knowledge."""

from __future__ import annotations

import tomllib
from functools import cache

from annotations.paths import resources


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = (resources() / "knowledge" / "lexicon.toml").read_text(encoding="utf-8")
    lists: dict[str, dict[str, str]] = tomllib.loads(text)
    return lists


@cache
def lexicon(table: str, name: str) -> frozenset[str]:
    """The words of one list of lexicon.toml; an underscore in a word stands for a blank."""
    return frozenset(word.replace("_", " ") for word in _lists()[table][name].split())


@cache
def labelled(table: str) -> dict[str, str]:
    """Word -> name of the list that holds it, over all lists of one table."""
    return {word: name for name in _lists()[table] for word in lexicon(table, name)}


@cache
def lines(name: str) -> frozenset[str]:
    """The lines of a plain list such as given_names.txt."""
    return frozenset((resources() / "knowledge" / name).read_text(encoding="utf-8").split("\n")) - {""}
