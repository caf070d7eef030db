"""One layer of a project into files: whole or not at all, the same bytes each time, read back and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from annotations.errors import InputError
from annotations.formats import Format, format_to_write
from annotations.intake.collecting import collecting_seldom
from annotations.model import GOLD, ArticleId, Record
from annotations.store import Store
from annotations.workflow.choosing import choose, outgoing
from annotations.workflow.losses import Losses, LossGroup
from annotations.workflow.progress import Progress, unseen
from annotations.workflow.proving import print_of, prove
from annotations.workflow.rehearsing import check_nothing_lost, rehearse
from annotations.workflow.splitting import Split, parted
from annotations.workflow.targets import beside, is_folder, part_of
from annotations.workflow.whole_file import whole_file, whole_folder

_FIRST_PLACES = 3


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote; where it wrote nothing there is no file, and `reason` says why."""

    written: int
    left_out: int
    reason: str = ""
    """Why articles were left out, to be read after "because": "none is done"; empty where none was."""
    files: tuple[tuple[Path, int], ...] = ()
    """Each file or folder with the number of articles in it; 0 for what stands beside, such as a labelling config."""
    replaced: frozenset[Path] = frozenset()
    """Those of the files that took the place of another."""
    spans: int = 0
    """Spans that the layer has in the articles that were written."""
    agreements: int = 0
    losses: tuple[LossGroup, ...] = ()
    """What the format does not hold, with the first places of each kind."""


def export(
    store: Store,
    out: Path,
    *,
    format: str = "",  # noqa: A002 - the option's name
    layer: str = GOLD,
    status: str = "done",
    split: Split | None = None,
    strict: bool = False,
    progress: Progress = unseen,
) -> ExportReport:
    """Write one layer of the articles that are done, or of all, to files that appear whole or not at all.

    Gold goes out without verdicts, since those belong to suggestions. With `strict` nothing is written where the
    format would lose anything. Raises InputError or ProjectError where a file cannot be written, a text is not the
    one that was imported, or what was written reads back differently.
    """
    known = format_to_write(out, format)
    chosen = choose(store, layer, status)
    with suppress(OSError):  # there is no such file, or there can be none
        if out.samefile(store.path):
            raise InputError("this is the project itself; choose another name for the export", path=out)
    if not chosen.articles:
        return ExportReport(0, chosen.left_out, chosen.reason)
    parts = parted(store, chosen.articles, split) if split else [("", chosen.articles)]
    if strict:
        check_nothing_lost(rehearse(store, [known], layer=layer, status=status, progress=progress)[0])
    writing = _Writing(store, known, layer, len(chosen.articles), progress)
    files: list[tuple[Path, int]] = []
    with ExitStack() as stack, collecting_seldom():
        for part, articles in parts:
            path = part_of(out, known, part) if part else out
            writing.write(path, articles, stack)
            files.append((path, len(articles)))
        for ending, content in known.beside(store.schema).items():
            path = beside(out, known, ending)
            stack.enter_context(whole_file(path)).write(content)
            files.append((path, 0))
        replaced = frozenset(path for path, _ in files if path.is_file())  # still the old ones
    losses = writing.losses
    return ExportReport(
        *(len(chosen.articles), chosen.left_out, chosen.reason, tuple(files), replaced),
        *(losses.spans, losses.agreements, tuple(losses.groups)),
    )


class _Writing:
    """Writes files that get their names when the stack that they are given to ends without an error."""

    def __init__(self, store: Store, known: Format, layer: str, articles: int, progress: Progress) -> None:
        self.losses = Losses(_FIRST_PLACES)
        self._store = store
        self._known = known
        self._layer = layer
        self._steps = 2 * articles  # each is written and read back
        self._done = 0
        self._progress = progress

    def write(self, path: Path, articles: Sequence[ArticleId], stack: ExitStack) -> None:
        """Write some articles to one file, or a folder where the format has many files and no .zip is asked for."""
        if not is_folder(path, self._known):
            file = stack.enter_context(whole_file(path))
            self._write(file, Path(file.name), articles)
            return
        folder = stack.enter_context(whole_folder(path))
        packed = folder / f"packed{self._known.suffixes[0]}"
        with packed.open("w+b") as file:
            self._write(file, packed, articles)
        with ZipFile(packed) as archive:
            archive.extractall(folder)  # the names are our own, and extractall keeps them inside
        packed.unlink()

    def _write(self, file: BinaryIO, path: Path, articles: Sequence[ArticleId]) -> None:
        prints: list[int] = []
        self._known.write(self._records(articles, prints), file, schema=self._store.schema)
        file.flush()
        prove(self._known, path, prints, self._step)
        if not self._known.can_read:
            for _ in articles:
                self._step()

    def _records(self, articles: Sequence[ArticleId], prints: list[int]) -> Iterator[Record]:
        """The records that the file will hold; a print of each as it will be read is kept for the comparison."""
        for article_id, record in outgoing(self._store, articles, self._layer):
            self._step()
            kept, losses = self._known.fit(record, self._store.schema)
            self.losses.add(article_id, record, losses)
            prints.append(print_of(kept))
            yield record

    def _step(self) -> None:
        self._done += 1
        self._progress(self._done, self._steps)
