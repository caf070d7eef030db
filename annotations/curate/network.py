"""Network: who agreed with whom, and where each stands on a circle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

MOST_NODES = 24
"""More names than a circle has room for."""


@dataclass(frozen=True, slots=True)
class Node:
    """A party: its name as it is written most often, and in how many agreements it is."""

    name: str
    agreements: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and, by their places in the list, how many agreements each two share."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int, int], ...]
    left_out: int = 0
    """Parties with fewer agreements, for which there was no room."""


def network(parties: Iterable[tuple[int, str, str]], *, most: int = MOST_NODES) -> Network:
    """The network of (agreement, entity, text); one entity, or one text without regard to case, is one node."""
    members: dict[int, set[str]] = defaultdict(set)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for agreement, entity, text in parties:
        key = entity or text.casefold()
        members[agreement].add(key)
        names[key][text] += 1
    counted = Counter(key for keys in members.values() for key in keys)
    ordered = sorted(counted, key=lambda key: (-counted[key], key))
    kept = _side_by_side(ordered[:most], members.values())
    place = {key: nth for nth, key in enumerate(kept)}
    pairs = Counter(
        pair
        for keys in members.values()
        for pair in combinations(sorted(place[key] for key in keys if key in place), 2)
    )
    nodes = tuple(Node(min(names[key], key=lambda it, key=key: (-names[key][it], it)), counted[key]) for key in kept)
    return Network(nodes, tuple((a, b, n) for (a, b), n in sorted(pairs.items())), max(0, len(ordered) - most))


def on_circle(number: int) -> list[tuple[float, float]]:
    """Where so many nodes stand on a circle of radius 1, from the top clockwise."""
    return [(sin(2 * pi * nth / number), -cos(2 * pi * nth / number)) for nth in range(number)]


def kept_apart(places: Sequence[float], least: float) -> list[float]:
    """Places in order, moved as little as can be so that there is at least so much between each two."""
    # Without their least distances they may not fall: those that do are drawn together at their mean.
    groups: list[tuple[float, int]] = []
    for nth, place in enumerate(places):
        mean, number = place - nth * least, 1
        while groups and groups[-1][0] > mean:
            before, many = groups.pop()
            mean, number = (before * many + mean * number) / (many + number), many + number
        groups.append((mean, number))
    flat = [mean for mean, number in groups for _ in range(number)]
    return [mean + nth * least for nth, mean in enumerate(flat)]


def _side_by_side(keys: list[str], members: Iterable[set[str]]) -> list[str]:
    """An order that puts partners beside each other: each next one shares most with the one before."""
    shared: Counter[tuple[str, str]] = Counter()
    for together in members:
        shared.update((a, b) for a in together for b in together if a != b)
    left, ordered = list(keys), list[str]()
    while left:
        best = max(left, key=lambda key: (shared[ordered[-1], key] if ordered else 0, -left.index(key)))
        left.remove(best)
        ordered.append(best)
    return ordered
