"""Records on their way into a project: looked through as far as that needs no project, so that any process can."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from annotations.errors import InputError
from annotations.formats import Problem
from annotations.formats.columns import GUESSED, Columns
from annotations.incoming import Incoming, IncomingArticle, incoming_article
from annotations.intake.fitting import Fitted, Fitting, Missing
from annotations.intake.mapping import NameMap
from annotations.intake.reading import read_source, sources_in
from annotations.model import Original, Record
from annotations.schema import Schema

_MOST_ARTICLES = 500
_MOST_CHARACTERS = 4_000_000


class Packed(NamedTuple):
    """A record as the project will keep it."""

    article: IncomingArticle
    layer: str
    annotation: Incoming | None
    """None where there is none, or where it cannot be used."""
    fault: str
    """Why it cannot."""
    original: Original | None


@dataclass(slots=True)
class Parcel:
    """Some records of one file, and what was found out about them."""

    path: Path | None
    count: int = 0
    """Records that were looked through."""
    records: list[Packed] = field(default_factory=list[Packed])
    problems: list[Problem] = field(default_factory=list[Problem])
    trimmed: int = 0
    """Spans that had blanks cut off their edges."""
    crossing: int = 0
    """Spans that cross others."""
    missing: list[tuple[str, Sequence[Missing]]] = field(default_factory=list[tuple[str, Sequence[Missing]]])
    """The articles of whose annotation something was left out, and what."""

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process is sent: plain values, which take it half the time of as many objects."""
        records = [
            (*article, layer, None if annotation is None else annotation.state, fault, original)
            for article, layer, annotation, fault, original in self.records
        ]
        return _sent, (records, self.path, self.count, self.problems, self.trimmed, self.crossing, self.missing)


@dataclass(frozen=True, slots=True)
class Packing:
    """How records are packed: for which schema, what their names mean in it, and in which layer instead of theirs."""

    schema: Schema
    names: NameMap | None = None
    layer: str = ""

    def pack(self, found: Iterable[Record | Problem], path: Path | None) -> Iterator[Parcel]:
        """What was found in a file, ready for a project, in parcels of a bounded size.

        Each record is packed at once, so that it is gone before the next one is read.
        """
        fitting = Fitting(self.schema, self.names)
        parcel = Parcel(path)
        room = _MOST_CHARACTERS
        for item in found:
            if isinstance(item, Problem):
                parcel.problems.append(item)
            else:
                self._add(parcel, fitting.fit(item))
                room -= len(item.article.text)
            if parcel.count + len(parcel.problems) >= _MOST_ARTICLES or room <= 0:
                yield parcel
                parcel, room = Parcel(path), _MOST_CHARACTERS
        if parcel.count or parcel.problems:
            yield parcel

    def _add(self, parcel: Parcel, fitted: Fitted) -> None:
        record = fitted.record
        parcel.count += 1
        parcel.trimmed += fitted.trimmed
        if fitted.missing:
            parcel.missing.append((record.article.key, fitted.missing))
        try:
            packed = _packed(record, self.layer)
        except InputError as error:
            parcel.problems.append(Problem(parcel.path, None, error.reason))
            return
        parcel.records.append(packed)
        if packed.annotation is not None:
            parcel.crossing += packed.annotation.crossing


@dataclass(frozen=True, slots=True)
class Intake:
    """Files, folders and ZIP files that are to be read, and how."""

    paths: tuple[Path, ...]
    packing: Packing
    format: str = ""
    columns: Columns = GUESSED

    def parcels(self) -> Generator[Parcel]:
        """What they hold, batch by batch."""
        for source in sources_in(self.paths, format=self.format):
            if isinstance(source, Problem):
                yield Parcel(None, problems=[source])
                continue
            found = read_source(source, format=self.format, columns=self.columns)
            yield from self.packing.pack(found, source.path)

    def is_larger_than(self, size: int) -> bool:
        """Whether the files have more bytes in all."""
        for source in sources_in(self.paths, format=self.format):
            with suppress(OSError):  # told when it is read
                if not isinstance(source, Problem) and source.path.is_file():
                    size -= source.path.stat().st_size
            if size < 0:
                return True
        return False


def _packed(record: Record, layer: str) -> Packed:
    article = incoming_article(record.article)
    if record.annotation is None:
        return Packed(article, record.layer, None, "", record.original)
    layer = layer or record.layer
    try:
        annotation = Incoming(article.key, record.annotation, article.length)
    except InputError as error:
        return Packed(article, layer, None, error.reason, record.original)
    return Packed(article, layer, annotation, "", record.original)


def _sent(rows: Iterable[tuple[Any, ...]], path: Path | None, count: int, *rest: Any) -> Parcel:
    """A parcel from another process."""
    records = [
        Packed(IncomingArticle(*article), layer, None if state is None else Incoming.of(state), fault, original)
        for *article, layer, state, fault, original in rows
    ]
    return Parcel(path, count, records, *rest)
