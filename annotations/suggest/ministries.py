"""Composes the identity of a ministry, a service or a parliament from its state and its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from annotations.suggest.lexicon import labelled, lexicon

_LONGEST_STATE = 8
_PREFIXES = {"GB": "uk"}
_STATES = {"uk": "GB"}
_KINDS = frozenset({"ministry", "department", "dept"})


class Body(NamedTuple):
    """What a name says of a body of a government: its state, where it tells one, and its fields, the first leading."""

    state: str
    fields: tuple[str, ...]
    loose: bool
    """Whether the article may tell the state: a ministry has one, a department may be a town's."""


def state_of(entity: str) -> str:
    """The state (ISO 3166) that a government's id names; empty where it names none."""
    kind, _, rest = entity.partition(":")
    prefix, dash, _ = rest.partition("-")
    if kind != "governments" or not dash or len(prefix) != 2:
        return ""
    return _STATES.get(prefix, prefix.upper())


def composed(state: str, field: str) -> str:
    """The id of a state's body for a field: `governments:fr-defence`."""
    return f"governments:{_PREFIXES.get(state, state.lower())}-{field}"


def parse(words: Sequence[str], states: Mapping[str, str]) -> Body | None:
    """What a name in normal form says of a body; None where it is no whole ministry, service or parliament."""
    state, rest = _without_state(list(words), states)
    if not rest:
        return None
    whole = labelled("government_bodies").get(" ".join(rest))
    if whole:
        return Body(state, (whole,), loose=False)
    if rest[0] in _KINDS and rest[1:2] and rest[1] in {"of", "for"}:
        fields = _fields(rest[2:])
    elif rest[-1] in _KINDS and not _KINDS.intersection(rest[:-1]) and "of" not in rest:
        fields = _fields(rest[:-1])
    else:
        return None
    return Body(state, fields, loose="ministry" in rest) if fields else None


def _without_state(words: list[str], states: Mapping[str, str]) -> tuple[str, list[str]]:
    """The state that a name begins or ends with, and the name without it and without "federal" and the like."""
    state = ""
    for length in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        found = states.get(" ".join(words[:length]))
        if found:
            state, words = found, words[length:]
            break
    for index in range(len(words) - 1):
        end = index + 1 + (words[index + 1] == "the")
        if words[index] == "of" and (found := states.get(" ".join(words[end:]))):
            state, words = state or found, words[:index]
            break
    while words and words[0] in lexicon("government_rules", "before"):
        words = words[1:]
    return state, words


def _fields(words: Iterable[str]) -> tuple[str, ...]:
    portfolios, small = labelled("portfolios"), lexicon("government_rules", "small")
    telling = [word for word in words if word not in small]
    known = dict.fromkeys(portfolios[word] for word in telling if word in portfolios)
    return tuple(known) or tuple(telling[:1])
