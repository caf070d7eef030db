"""The machine's suggestions for the articles of a project, in batches that are committed whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotations.model import Annotation, ArticleId, Layer, LayerKind
from annotations.store import Store
from annotations.suggest.pipeline import PIPELINE_NAME, annotate
from annotations.workflow.fitting import known_only
from annotations.workflow.progress import Progress, unseen

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 20
_FORCED = "suggesting anew"
"""The setting that names the layer of the last forced run and the last article that it was begun for."""


@dataclass(frozen=True, slots=True)
class SuggestReport:
    """What a run of the machine made."""

    layer: str = ""
    articles: int = 0
    spans: int = 0
    agreements: int = 0


def articles_to_suggest(store: Store, *, force: bool = False) -> list[ArticleId]:
    """The articles that have no suggestions of the machine yet, or with `force` all.

    After a forced run that was stopped these are the articles it did not come to, with `force` or without.
    """
    layer, last = _unfinished(store) or (None, 0)
    if layer is None and force:
        return store.articles.ids()
    anew = store.layers.covered(layer) if layer else set[ArticleId]()
    machine = [one for one in store.layers.all() if one.kind is LayerKind.MACHINE]
    covered = {article for one in machine for article in store.layers.covered(one)}
    return [article for article in store.articles.ids() if article not in (anew if article <= last else covered)]


def begin_suggesting(store: Store, detail: str, *, force: bool = False) -> Layer:
    """The layer of the machine to write into: the newest one if `detail` made it, else a new one; with `force` new.

    A forced run that was stopped goes on in its layer.
    """
    unfinished = _unfinished(store)
    if unfinished is not None and unfinished[0].detail == detail:
        return unfinished[0]
    machine = [layer for layer in store.layers.all() if layer.kind is LayerKind.MACHINE]
    if not force and machine and machine[-1].detail == detail:
        return machine[-1]
    layer = store.layers.create(_free_name(store), LayerKind.MACHINE, detail)
    if force:
        store.settings.set(_FORCED, {"layer": layer.name, "last": max(store.articles.ids(), default=0)})
    return layer


def suggest(
    store: Store, nlp: Language, *, force: bool = False, detail: str = PIPELINE_NAME, progress: Progress = unseen
) -> SuggestReport:
    """Write the machine's suggestions for the articles that have none, or with `force` for all.

    Batches are written whole; after an interruption a second call goes on with the rest.
    """
    todo = articles_to_suggest(store, force=force)
    if not todo:
        return SuggestReport()
    layer = begin_suggesting(store, detail, force=force)
    progress(0, len(todo))
    done = spans = agreements = 0
    for batch in _batches(_annotated(store, nlp, todo)):
        store.layers.write(layer, batch)
        done += len(batch)
        spans += sum(len(annotation.spans) for _, annotation in batch)
        agreements += sum(len(annotation.agreements) for _, annotation in batch)
        progress(done, len(todo))
    return SuggestReport(layer.name, done, spans, agreements)


def _annotated(store: Store, nlp: Language, articles: list[ArticleId]) -> Iterator[tuple[ArticleId, Annotation]]:
    texts = (store.articles.get(article).text for article in articles)
    for article, annotation in zip(articles, annotate(nlp, texts), strict=True):
        yield article, known_only(annotation, store.schema)


def _batches(rows: Iterable[tuple[ArticleId, Annotation]]) -> Iterator[list[tuple[ArticleId, Annotation]]]:
    batch: list[tuple[ArticleId, Annotation]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _unfinished(store: Store) -> tuple[Layer, ArticleId] | None:
    """The layer of a forced run that was stopped, and the last article that it was begun for."""
    run = store.settings.get(_FORCED)
    layer = store.layers.get(run["layer"]) if run else None
    if layer is None:
        return None
    last = ArticleId(run["last"])
    covered = store.layers.covered(layer)
    missing = any(article not in covered for article in store.articles.ids() if article <= last)
    return (layer, last) if missing else None


def _free_name(store: Store) -> str:
    taken = {layer.name for layer in store.layers.all()}
    number = 2
    name = "machine"
    while name in taken:
        name = f"machine-{number}"
        number += 1
    return name
