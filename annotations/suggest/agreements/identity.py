"""Tells which spans of a document mean the same: by the knowledge base, by abbreviation, by last name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from annotations.suggest.agreements.lexicon import wordset
from annotations.suggest.agreements.page import BODIES, Item
from annotations.suggest.knowledge import known_names

_SMALL = wordset("of the for and on in to")
_NEAREST_ABBREVIATION = 2


@cache
def _known() -> dict[tuple[str, str], str]:
    """(label, lower-case name) -> entity id; a capital counts as its country too."""
    known: dict[tuple[str, str], str] = {}
    for name in known_names():
        known.setdefault((name.label, name.text.lower()), name.entity)
        if name.origin == "knowledge.capitals":
            known.setdefault(("COUNTRY", name.text.lower()), name.entity)
    return known


@cache
def _adjectives() -> frozenset[str]:
    names = known_names()
    return frozenset(name.text.lower() for name in names if name.origin == "knowledge.countries.adjective")


@cache
def _capitals() -> frozenset[str]:
    names = known_names()
    return frozenset(name.text.lower() for name in names if name.origin == "knowledge.capitals")


def form_of(item: Item) -> str:
    """How a name is put: `adjective` (Indian), `capital` (Moscow for Russia), `short` (KASA) or `noun`."""
    lower = item.text.lower()
    if item.label == "COUNTRY":
        return "adjective" if lower in _adjectives() else "capital" if lower in _capitals() else "noun"
    return "short" if item.end - item.start == 1 and item.text.isupper() else "noun"


def group(items: Sequence[Item]) -> None:
    """Give every item of a document the key of what it means; items with one key mean the same."""
    for item in items:
        item.group = _own_key(item)
    _join_abbreviations(items)
    _join_persons([item for item in items if item.label == "PERSON"])


def _own_key(item: Item) -> str:
    kind = "BODY" if item.label in BODIES else item.label
    entity = _known().get((item.label, item.text.lower())) or item.entity
    if entity:
        return f"{kind}:{entity}"
    words = [word for word in item.norm.split() if word not in _SMALL]
    if kind == "BODY":
        words.sort()
    return f"{kind}={' '.join(words)}"


def _join_abbreviations(items: Sequence[Item]) -> None:
    """`Name (ABBREVIATION)`: every item with the key of the abbreviation takes the key of the name."""
    renamed: dict[str, str] = {}
    for index, item in enumerate(items):
        for other in items[index + 1 : index + 6]:
            near = other.start - item.end == 1 and other.label == item.label
            if near and other.bracketed and other.end - other.start <= _NEAREST_ABBREVIATION:
                renamed.setdefault(other.group, item.group)
    if renamed:
        for item in items:
            item.group = renamed.get(item.group, item.group)


def _join_persons(persons: Sequence[Item]) -> None:
    """A single name takes the key of the last full name before it, or after it, that holds it."""
    full: dict[str, str] = {}
    for forward in (persons, list(reversed(persons))):
        for person in forward:
            words = person.norm.split()
            if len(words) > 1:
                for word in words:
                    full.setdefault(word, person.group)
    for person in persons:
        if len(person.norm.split()) == 1:
            person.group = full.get(person.norm, person.group)
