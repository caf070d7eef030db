"""The machine's suggestions for the articles of a project, in batches that are committed whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotations.intake.fitting import known_only
from annotations.model import Annotation, ArticleId, Layer, LayerKind
from annotations.store import Store
from annotations.suggest.machine import Batch, Choice, Machine, Remarks, batches
from annotations.suggest.pipeline import PIPELINE_NAME
from annotations.workflow.progress import Progress, unseen

_FORCED = "suggesting anew"
"""The setting that names the layer of the last forced run and the last article that it was begun for."""
_MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class SuggestReport:
    """What a run of the machine made."""

    layer: str = ""
    articles: int = 0
    spans: int = 0
    agreements: int = 0
    remarks: Remarks = field(default_factory=Remarks)


@dataclass(frozen=True, slots=True)
class Run:
    """Whose suggestions are wanted: those of the machine, or a further layer of a pipeline that does not ship."""

    detail: str = PIPELINE_NAME
    name: str = _MACHINE
    kind: LayerKind = LayerKind.MACHINE

    @classmethod
    def of(cls, choice: Choice) -> Run:
        """The run of a pipeline; a further one stands beside the machine and takes nothing out of review."""
        return cls(choice.detail, choice.name, LayerKind.MACHINE if choice.is_shipped else LayerKind.IMPORT)

    def layers(self, store: Store) -> list[Layer]:
        """The layers that count as suggested already: any of the machine's, or the newest of this pipeline."""
        if self.kind is LayerKind.MACHINE:
            return [layer for layer in store.layers.all() if layer.kind is LayerKind.MACHINE]
        return [layer for layer in store.layers.all() if layer.detail == self.detail][-1:]

    @property
    def setting(self) -> str:
        """Where an unfinished forced run is noted."""
        return _FORCED if self.kind is LayerKind.MACHINE else f"{_FORCED}: {self.name}"


_USUAL = Run()


def articles_to_suggest(store: Store, *, force: bool = False, run: Run = _USUAL) -> list[ArticleId]:
    """The articles that have no suggestions of the machine (or of the run's pipeline) yet, or with `force` all.

    After a forced run that was stopped these are the articles it did not come to, with `force` or without.
    """
    layer, last = _unfinished(store, run) or (None, 0)
    if layer is None and force:
        return store.articles.ids()
    anew = store.layers.covered(layer) if layer else set[ArticleId]()
    covered = {article for one in run.layers(store) for article in store.layers.covered(one)}
    return [article for article in store.articles.ids() if article not in (anew if article <= last else covered)]


def begin_suggesting(store: Store, detail: str = "", *, force: bool = False, run: Run = _USUAL) -> Layer:
    """The layer to write into: the newest one of the run if `detail` made it, else a new one; with `force` new.

    A forced run that was stopped goes on in its layer.
    """
    detail = detail or run.detail
    unfinished = _unfinished(store, run)
    if unfinished is not None and unfinished[0].detail == detail:
        return unfinished[0]
    newest = run.layers(store)[-1:]
    if not force and newest and newest[0].detail == detail:
        return newest[0]
    layer = store.layers.create(_free_name(store, run.name), run.kind, detail)
    if force:
        store.settings.set(run.setting, {"layer": layer.name, "last": max(store.articles.ids(), default=0)})
    return layer


def suggest(
    store: Store, machine: Machine, *, force: bool = False, run: Run | None = None, progress: Progress = unseen
) -> SuggestReport:
    """Write the machine's suggestions for the articles that have none, or with `force` for all.

    Batches are written whole; after an interruption a second call goes on with the rest.
    """
    run = run or Run.of(machine.choice)
    todo = articles_to_suggest(store, force=force, run=run)
    if not todo:
        return SuggestReport()
    progress(0, len(todo))
    layer: Layer | None = None
    done = spans = agreements = 0
    for batch, found in machine.run(batches(store.articles.get(article) for article in todo)):
        # Not before: where the pipeline cannot be loaded, no empty layer is left.
        layer = layer or begin_suggesting(store, force=force, run=run)
        rows = list(_fitting(store, batch, found))
        store.layers.write(layer, rows)
        done += len(rows)
        spans += sum(len(annotation.spans) for _, annotation in rows)
        agreements += sum(len(annotation.agreements) for _, annotation in rows)
        progress(done, len(todo))
    return SuggestReport(layer.name if layer else "", done, spans, agreements, machine.remarks)


def _fitting(store: Store, batch: Batch, found: list[Annotation]) -> Iterator[tuple[ArticleId, Annotation]]:
    for article, annotation in zip(batch, found, strict=True):
        yield article.id, known_only(annotation, store.schema)


def _unfinished(store: Store, run: Run) -> tuple[Layer, ArticleId] | None:
    """The layer of a forced run that was stopped, and the last article that it was begun for."""
    noted = store.settings.get(run.setting)
    match noted:  # a file from elsewhere may hold anything
        case {"layer": str(name), "last": int(number)}:
            layer, last = store.layers.get(name), ArticleId(number)
        case _:
            return None
    if layer is None:
        return None
    covered = store.layers.covered(layer)
    missing = any(article not in covered for article in store.articles.ids() if article <= last)
    return (layer, last) if missing else None


def _free_name(store: Store, name: str) -> str:
    taken = {layer.name for layer in store.layers.all()}
    free = name
    number = 2
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    return free
