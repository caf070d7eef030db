"""Files into a project: articles once, annotation as layers, everything that was left out told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from annotations.changes import Changes
from annotations.errors import InputError
from annotations.formats import Problem
from annotations.formats.base import name_of
from annotations.formats.columns import GUESSED, Columns
from annotations.formats.numbering import numbered, without_verdicts
from annotations.incoming import Incoming
from annotations.intake.collecting import collecting_seldom
from annotations.intake.elsewhere import elsewhere
from annotations.intake.fitting import Missing
from annotations.intake.mapping import NameMap
from annotations.intake.packing import Intake, Packed, Packing, Parcel
from annotations.model import GOLD, Annotation, ArticleId, Layer, LayerKind, Record
from annotations.store import Store
from annotations.workflow.progress import Progress, unseen

LARGE = 8 * 1024 * 1024
"""Bytes in files beyond which another process reads them; below, it would not be ready before all is done."""
_MOST_PROBLEMS = 1000
_SHORT = 100
_MOST_MISSING = 1000
_MISSING = {
    "label": "The label {name!r} is not in the project's schema; left out {times}, first in {where!r}.",
    "kind": "The kind {name!r} is not in the project's schema; its agreement left out {times}, first in {where!r}.",
    "status": "The status {name!r} is not in the project's schema; its agreement left out {times}, first in {where!r}.",
    "role": "The role {name!r} is not in the project's schema; left out {times}, first in {where!r}.",
    "filler": "The role does not take this label: {name}; left out {times}, first in {where!r}.",
    "mention": "An agreement of the kind {name!r} has no mention; left out {times}, first in {where!r}.",
    "blank": "A {name} holds nothing but blanks; left out {times}, first in {where!r}.",
    "chosen": "The name {name!r} was to be left out; left out {times}, first in {where!r}.",
    "more": "Further names are not in the project's schema; left out {times}, first in {where!r}.",
}


@dataclass(slots=True)
class ImportReport:
    """What became of the records of an import."""

    new: int = 0
    first: ArticleId | None = None
    """The first of the new articles."""
    same: int = 0
    """Articles whose text the project held already."""
    changed: int = 0
    """Articles whose name the project holds with another text; they were left out."""
    annotated: int = 0
    """Articles whose annotation was written into a layer, or was there already."""
    trimmed: int = 0
    """Spans that had blanks at their edges, which were cut off."""
    crossing: int = 0
    """Spans that cross others: each is a suggestion, and gold takes one of the two."""
    missing: Counter[Missing] = field(default_factory=Counter[Missing])
    """What was left out of annotations because the project's schema has no place for it, and how often."""
    first_missing: dict[Missing, str] = field(default_factory=dict[Missing, str])
    """The article in which each of them was left out first."""
    problems: list[Problem] = field(default_factory=list[Problem])
    """What could not be imported, and why; the first thousand."""
    more_problems: int = 0
    """How many problems there were beyond those listed."""
    told: Callable[[Problem], None] | None = field(default=None, repr=False)
    """Who hears of every problem, also of those that are only counted here."""
    covered: dict[str, set[ArticleId]] = field(default_factory=dict[str, set[ArticleId]], repr=False)
    """What each layer held before and during this import: asked once, because a layer may cover a million articles."""

    def tell(self, problem: Problem) -> None:
        """Add a problem to the list, or count it where the list is full."""
        if self.told is not None:
            self.told(problem)
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more_problems += 1

    def miss(self, article_key: str, missing: Iterable[Missing]) -> None:
        """Count what was left out of an article; of very many names the first thousand are told apart."""
        for each in missing:
            known = each if each in self.missing or len(self.missing) < _MOST_MISSING else ("more", "")
            self.missing[known] += 1
            self.first_missing.setdefault(known, article_key)

    def missing_lines(self) -> list[str]:
        """What was left out of annotations, in one sentence for each name, the most frequent first."""
        rows = sorted(self.missing.items(), key=lambda row: (-row[1], row[0]))
        return [
            _MISSING[part].format(
                name=name[:_SHORT], times=_counted(count, "time"), where=self.first_missing.get((part, name), "")
            )
            for (part, name), count in rows
        ]

    def summary(self) -> str:
        """What happened, in one sentence."""
        parts = [
            f"{_counted(self.new, 'new article')}",
            f"{self.same} there already" if self.same else "",
            f"{self.changed} left out because their names stand for other texts" if self.changed else "",
            f"{self.annotated} with annotation" if self.annotated else "",
            f"blanks cut off {_counted(self.trimmed, 'span')}" if self.trimmed else "",
            f"{_counted(self.crossing, 'span')} across the edge of another" if self.crossing else "",
            f"left out of annotations {_counted(self.missing.total(), 'part')}" if self.missing else "",
            _counted(len(self.problems) + self.more_problems, "problem") if self.problems else "",
        ]
        return ", ".join(part for part in parts if part) + "."


def import_records(
    store: Store,
    records: Sequence[Record],
    *,
    layer: str = "",
    names: NameMap | None = None,
    report: ImportReport,
    path: Path | None = None,
) -> Changes:
    """Add one batch of records to a project; `layer` overrides the layers' names of the records.

    Articles come in once, by their text. Annotation becomes a layer to review, or gold where the layer is `gold` and
    the article has none; `names` says what its labels mean here. What does not fit is told in the report, with `path`
    as its place.
    """
    changes = Changes()
    for parcel in Packing(store.schema, names, layer).pack(records, path):
        changes |= _take(store, parcel, report)
    return changes


def _take(store: Store, parcel: Parcel, report: ImportReport) -> Changes:
    """Write what a parcel holds, and tell in the report what becomes of it."""
    path = parcel.path
    for problem in parcel.problems:
        report.tell(problem)
    report.trimmed += parcel.trimmed
    report.crossing += parcel.crossing
    for key, missing in parcel.missing:
        report.miss(key, missing)
    added = store.articles.take([record.article for record in parcel.records])
    report.new += len(added.new)
    report.first = report.first or next(iter(added.new), None)
    report.same += len(added.same)
    report.changed += len(added.changed)
    for key, _ in added.changed:
        reason = f"the article {key!r} is in the project with another text; rename one of them to have both"
        report.tell(Problem(path, None, reason))
    changes = added.changes
    store.originals.keep(
        (article, record.original)
        for article, record in zip(added.ids, parcel.records, strict=True)
        if article is not None and record.original is not None
    )
    by_layer: dict[str, list[tuple[ArticleId, Packed]]] = {}
    for article, record in zip(added.ids, parcel.records, strict=True):
        if article is not None and (record.annotation is not None or record.fault):
            by_layer.setdefault(record.layer, []).append((article, record))
    for name, annotated in by_layer.items():
        changes |= _write_layer(store, name, annotated, report, path)
    return changes


def import_files(
    store: Store,
    paths: Iterable[Path],
    *,
    format: str = "",  # noqa: A002 - the option's name
    layer: str = "",
    names: NameMap | None = None,
    columns: Columns = GUESSED,
    told: Callable[[Problem], None] | None = None,
    progress: Progress = unseen,
) -> ImportReport:
    """Add files, folders and ZIP files to a project, batch by batch; `told` hears of every problem.

    `columns` says what the columns of tables are. An import that was stopped is completed by doing it again.
    """
    report = ImportReport(told=told)
    intake = Intake(tuple(paths), Packing(store.schema, names, layer), format, columns)
    done = 0
    with collecting_seldom(), closing(_parcels(intake)) as parcels:
        for parcel in parcels:
            _take(store, parcel, report)
            done += parcel.count
            progress(done, None)
    return report


def _parcels(intake: Intake) -> Generator[Parcel]:
    """What the files hold, made in another process if there is much."""
    if intake.is_larger_than(LARGE):
        yield from elsewhere(intake.parcels)
    else:
        yield from intake.parcels()


def _write_layer(
    store: Store, name: str, annotated: list[tuple[ArticleId, Packed]], report: ImportReport, path: Path | None
) -> Changes:
    layer = store.layers.get(name) or store.layers.create(name, LayerKind.IMPORT, name_of(path.name) if path else "")
    if name not in report.covered:
        report.covered[name] = store.layers.covered(layer)
    covered = report.covered[name]
    fresh: dict[ArticleId, Incoming] = {}
    for article, record in annotated:
        if record.annotation is None:
            report.tell(Problem(path, None, record.fault))
        elif article in fresh:
            _compare(store, layer, fresh[article].annotation, record.annotation, report, path)
        elif article in covered:
            _compare(store, layer, store.layers.annotation(article, name), record.annotation, report, path)
        elif layer.kind is LayerKind.MACHINE:
            reason = f"the layer {name!r} is the machine's own; import the annotation under another name (--layer)"
            report.tell(Problem(path, None, f"the article {record.article.key!r}: {reason}"))
        else:
            fresh[article] = record.annotation
    return _write(store, layer, fresh, report, path)


def _write(
    store: Store, layer: Layer, fresh: dict[ArticleId, Incoming], report: ImportReport, path: Path | None
) -> Changes:
    """Write all of them in one go, or, where one of them is refused, one by one."""
    try:
        changes = store.layers.take(layer, list(fresh.items()))
    except InputError as error:
        if len(fresh) == 1:
            report.tell(Problem(path, None, error.reason))
            return Changes()
        changes = Changes()
        for article, incoming in fresh.items():
            changes |= _write(store, layer, {article: incoming}, report, path)
        return changes
    report.annotated += len(fresh)
    report.covered[layer.name].update(fresh)
    return changes


def _compare(
    store: Store, layer: Layer, held: Annotation, incoming: Incoming, report: ImportReport, path: Path | None
) -> None:
    """Count an annotation that the layer holds already; tell one that differs."""
    roles = [role.name for role in store.schema.roles]
    if numbered(without_verdicts(held), roles) == numbered(incoming.annotation, roles):
        report.annotated += 1
        return
    reason = "has gold already" if layer.name == GOLD else f"has another annotation in the layer {layer.name!r} already"
    advice = "import it under another name (--layer) to review the difference"
    report.tell(Problem(path, None, f"the article {incoming.key!r} {reason}; {advice}"))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
