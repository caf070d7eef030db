"""The articles of an export in parts to train, tune and test with: always the same for the same texts and seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from annotations.errors import InputError
from annotations.model import ArticleId
from annotations.store import Store

_NAMES = {2: ("train", "test"), 3: ("train", "dev", "test")}


@dataclass(frozen=True, slots=True)
class Split:
    """How large the parts are in relation to each other, and the number that chooses among all ways to part."""

    shares: tuple[int, ...]
    seed: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """What the parts are called: train, dev and test, or train and test."""
        return _NAMES[len(self.shares)]


def split_of(text: str, seed: int = 0) -> Split:
    """The split of "80/10/10" or "90/10"; raises InputError where it is none."""
    parts = text.split("/")
    if len(parts) not in _NAMES or not all(part.strip().isdecimal() and int(part) for part in parts):
        raise InputError(f"{text!r} is no split; write the shares of train, dev and test, such as 80/10/10")
    return Split(tuple(int(part) for part in parts), seed)


def parted(store: Store, articles: Sequence[ArticleId], split: Split) -> list[tuple[str, list[ArticleId]]]:
    """The parts with their names, each in the order of the queue and none empty.

    An article's text decides where it goes, so the order of import does not matter.
    """
    sizes = sizes_of(split, len(articles))
    if not sizes:
        few = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
        raise InputError(
            f"{few} cannot make {len(split.shares)} parts ({', '.join(split.names)}); "
            "finish more articles, or leave a part out"
        )
    prints = {article: _print(store.articles.sha256(article), split.seed) for article in articles}
    by_print = sorted(articles, key=prints.__getitem__)
    parts: list[tuple[str, list[ArticleId]]] = []
    begin = 0
    for name, size in zip(split.names, sizes, strict=True):
        chosen = set(by_print[begin : begin + size])
        parts.append((name, [article for article in articles if article in chosen]))
        begin += size
    return parts


def _print(text_print: str, seed: int) -> bytes:
    return sha256(f"{seed}:{text_print}".encode("ascii")).digest()


def sizes_of(split: Split, total: int) -> list[int]:
    """How many articles each part gets: none of them 0, the largest part taking what is left over; empty if too few."""
    shares = split.shares
    if total < len(shares):
        return []
    sizes = [max(1, total * share // sum(shares)) for share in shares]
    sizes[max(range(len(shares)), key=shares.__getitem__)] += total - sum(sizes)
    return sizes
