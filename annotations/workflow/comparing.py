"""Two layers of a project article by article, for a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.errors import ProjectError
from annotations.formats.numbering import without_verdicts
from annotations.model import GOLD, ArticleId, ArticleState, Layer, LayerKind, Record
from annotations.store import Store


@dataclass(frozen=True, slots=True)
class Pairing:
    """The articles that two layers can be compared on."""

    first: str
    second: str
    articles: list[ArticleId]
    left_out: int
    """Articles of the project that one of the layers does not cover, or whose gold is not finished."""


def pair_layers(store: Store, first: str = "", second: str = "") -> Pairing:
    """What two layers have in common; where none are named, gold and the machine's newest run.

    Gold counts where the review of the article is done: before, what it lacks may still be undecided.
    """
    names = (first or GOLD, second or _newest(store))
    common = set(store.articles.ids())
    total = len(common)
    for name in names:
        common &= _covered(store, name)
    articles = [article for article in store.articles.ids() if article in common]
    if not articles:
        done = ", and gold counts where an article is done" if GOLD in names else ""
        raise ProjectError(
            f"The layers {names[0]!r} and {names[1]!r} have no article in common{done}. Name two others with --layers."
        )
    return Pairing(*names, articles, total - len(articles))


def layer_pairs(store: Store, pairing: Pairing) -> Iterator[tuple[Record, Record]]:
    """Each article with its annotation in both layers."""
    for article_id in pairing.articles:
        article = replace(store.articles.get(article_id), id=ArticleId(0))
        first, second = (
            Record(article, without_verdicts(store.layers.annotation(article_id, name)), name)
            for name in (pairing.first, pairing.second)
        )
        yield first, second


def _newest(store: Store) -> str:
    machine = [layer for layer in store.layers.all() if layer.kind is LayerKind.MACHINE]
    if not machine:
        raise ProjectError("The project has no suggestions of the machine; name two layers with --layers.")
    return machine[-1].name


def _covered(store: Store, name: str) -> set[ArticleId]:
    layer: Layer | None = store.layers.get(name)
    if layer is None:
        names = ", ".join(one.name for one in store.layers.all())
        raise ProjectError(f"{store.path}: there is no layer {name!r}; there are {names}.")
    if layer.kind is LayerKind.GOLD:
        return set(store.articles.ids(states={ArticleState.DONE}))
    return store.layers.covered(layer)
