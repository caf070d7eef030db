"""Which articles of a project go out, with the annotation of one layer, in the order of the queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.errors import InputError, ProjectError
from annotations.formats.numbering import numbered, without_verdicts
from annotations.model import GOLD, MENTIONS, ArticleId, ArticleState, Record, text_hash
from annotations.store import Store

STATUSES = ("done", "all")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles that go out, how many of the project do not, and why."""

    articles: tuple[ArticleId, ...]
    left_out: int
    reason: str
    """To be read after "because": "none is done"; empty where none is left out."""


def choose(store: Store, layer_name: str, status: str) -> Chosen:
    """The articles that are done, or all, as far as the layer covers them; raises InputError or ProjectError."""
    if status not in STATUSES:
        raise InputError(f"There is no status {status!r}; known are {', '.join(STATUSES)}.")
    layer = store.layers.get(layer_name)
    if layer is None:
        names = ", ".join(one.name for one in store.layers.all())
        raise ProjectError(f"{store.path}: there is no layer {layer_name!r}; there are {names}.")
    total = store.articles.count()
    articles = store.articles.ids(states=None if status == "all" else {ArticleState.DONE})
    reasons: list[str] = []
    if len(articles) < total:
        reasons.append("they are not done" if articles else "none is done")
    if layer_name != GOLD:
        covered = store.layers.covered(layer)
        inside = [article for article in articles if article in covered]
        if len(inside) < len(articles):
            reasons.append(f"the layer {layer_name!r} does not cover them")
        articles = inside
    if not total:
        reasons.append("the project holds none")
    return Chosen(tuple(articles), total - len(articles), " or ".join(reasons))


def outgoing(store: Store, articles: Sequence[ArticleId], layer: str) -> Iterator[tuple[ArticleId, Record]]:
    """The records as files hold them; gold comes without verdicts, since those belong to suggestions.

    Raises ProjectError where a text is not the one that was imported.
    """
    roles = [role.name for role in store.schema.roles]
    for going in store.outgoing.read(articles, layer, [MENTIONS, *(role for role in roles if role != MENTIONS)]):
        article = going.article
        if text_hash(article.text) != going.sha256:
            raise ProjectError(
                f"{store.path}: the text of {article.key!r} is not the one that was imported; nothing was exported."
                " Check the project with ratify check."
            )
        annotation = going.annotation
        if not going.is_numbered:
            annotation = numbered(without_verdicts(annotation) if layer == GOLD else annotation, roles)
        yield going.id, Record(article, annotation, layer)
