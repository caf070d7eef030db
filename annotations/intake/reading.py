"""Files to records: single files, all files of a folder, all files of a ZIP; what cannot be read is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.errors import InputError
from annotations.formats import FORMATS, Format, Problem, format_for
from annotations.formats.archive import members_of
from annotations.formats.base import name_of
from annotations.formats.columns import GUESSED, Columns
from annotations.formats.decoding import NotText
from annotations.formats.folder import files_in, why_no_file
from annotations.formats.row_fault import RowFault
from annotations.formats.table import Head, Table
from annotations.model import Record
from annotations.own_pages import is_own_page

_ARCHIVE = ".zip"
_SHOWN_ENDINGS = 5
_MOST_TABLES = 8
"""Tables with columns of their own that a user is asked about at once; the columns of more are guessed."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, named by the user or found in a folder that was."""

    path: Path
    within: str = ""
    """The folders between that folder and the file, with a slash after each: they go before the names of articles."""


def sources_in(paths: Iterable[Path], *, format: str = "") -> Iterator[Source | Problem]:  # noqa: A002 - the option's name
    """The files to read: those named, and of folders all of a known kind but our own reports; others told by number."""
    for path in paths:
        if not _is_folder(path) or _is_whole(path, format):
            yield Source(path)
            continue
        others, own, found = Counter[str](), Counter[str](), 0
        for file in files_in(path):
            if isinstance(file, Problem):
                found += 1
                yield file
                continue
            if not format and not is_known(file):
                others[file.suffix.casefold() or "no ending"] += 1
                continue
            found += 1
            if not format and is_own_page(file):
                own[file.suffix.casefold()] += 1
                continue
            folders = file.relative_to(path).parts[:-1]
            yield Source(file, "".join(f"{name_of(folder)}/" for folder in folders))
        if others:
            yield Problem(path, None, f"left out, because their kind is not known: {_listed(others)}")
        if own:
            yield Problem(path, None, f"left out, because Ratify wrote them for people to read: {_listed(own)}")
        if not found and not others:
            yield Problem(path, None, "the folder holds no files")


def read_source(
    source: Source,
    *,
    format: str = "",  # noqa: A002 - the option's name
    columns: Columns = GUESSED,
) -> Iterator[Record | Problem]:
    """The records of one file, or of all files in a ZIP; annotation without a layer gets the name of its file."""
    reason = why_no_file(source.path)
    if reason:
        yield Problem(source.path, None, reason)
        return
    if not _is_archive(source.path, format):
        yield from _read(source.path, source.path, source.within, format, columns)
        return
    try:
        for member in members_of(source.path):
            if isinstance(member, Problem):
                yield member
                continue
            for found in _read(member.path, member.shown, source.within + member.within, format, columns):
                yield replace(found, path=member.shown) if isinstance(found, Problem) and found.path else found
    except NotText as error:
        yield Problem(source.path, None, str(error))
    except OSError as error:
        yield Problem(source.path, None, f"the file cannot be read: {error.strerror or error}")


def read_files(
    paths: Iterable[Path],
    *,
    format: str = "",  # noqa: A002 - the option's name
    columns: Columns = GUESSED,
) -> Iterator[Record | Problem]:
    """The records of files, folders and ZIP files one by one.

    Needs no project, so it can run anywhere. A file of an unknown kind is a Problem like any other.
    """
    for source in sources_in(paths, format=format):
        if isinstance(source, Problem):
            yield source
        else:
            yield from read_source(source, format=format, columns=columns)


def is_known(path: Path) -> bool:
    """Whether a file is of a kind that can be read, told by its name."""
    endings = tuple(suffix for known in FORMATS if known.can_read for suffix in known.suffixes)
    return path.name.casefold().endswith((*endings, _ARCHIVE))


def table_of(path: Path, format: str = "") -> Table | None:  # noqa: A002 - the option's name
    """The format of a file if it is a table, whose columns can be chosen."""
    try:
        known = format_for(path, format)
    except InputError:
        return None
    return known if isinstance(known, Table) else None


@dataclass(frozen=True, slots=True)
class TableSeen:
    """The head of a table, and all files with the same columns."""

    head: Head
    paths: tuple[Path, ...]


def tables_in(sources: Iterable[Source], *, format: str = "") -> list[TableSeen]:  # noqa: A002 - the option's name
    """The tables among the first files, those with the same columns together; what cannot be read is left out."""
    heads: dict[tuple[str, ...], Head] = {}
    paths: dict[tuple[str, ...], list[Path]] = {}
    for source in sources:
        table = table_of(source.path, format)
        if table is None or not source.path.is_file():
            continue
        try:
            head = table.head(source.path)
        except (OSError, NotText, RowFault):
            continue  # told when it is read
        if head.names:
            heads.setdefault(head.names, head)
            paths.setdefault(head.names, []).append(source.path)
        if len(heads) >= _MOST_TABLES:
            break
    return [TableSeen(head, tuple(paths[names])) for names, head in heads.items()]


def _read(path: Path, shown: Path, within: str, file_format: str, columns: Columns) -> Iterator[Record | Problem]:
    try:
        known = _mapped(format_for(path, file_format), columns)
    except InputError as error:
        yield Problem(shown, None, error.reason)
        return
    stem = name_of(path.stem)
    for found in known.read(path):
        if isinstance(found, Problem):
            yield found
            continue
        record = found
        if record.annotation is not None and not record.layer:
            record = replace(record, layer=stem)
        key = record.article.key
        if within and (key == stem or key.startswith(f"{stem}-")):
            # Named after its file, so that files of one name in two folders are two articles.
            record = replace(record, article=replace(record.article, key=within + key))
        yield record


def _mapped(known: Format, columns: Columns) -> Format:
    return known.mapped(columns) if isinstance(known, Table) and columns != GUESSED else known


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # its name is too long, say: told when it is read
        return False


def _is_whole(folder: Path, file_format: str) -> bool:
    """Whether a folder is one thing of a format, such as a collection of brat."""
    readers = [known for known in FORMATS if known.can_read and file_format in ("", known.name)]
    return any(known.claims(folder) for known in readers)


def _is_archive(path: Path, file_format: str) -> bool:
    """Whether a file is a ZIP of files, not a format that comes as a ZIP."""
    name = path.name.casefold()
    if not name.endswith(_ARCHIVE):
        return False
    zipped = [
        (known, ending)
        for known in FORMATS
        if known.can_read and file_format in ("", known.name)
        for ending in known.suffixes
        if ending.endswith(_ARCHIVE) and name.endswith(ending)
    ]
    return not any(file_format or ending != _ARCHIVE or known.claims(path) for known, ending in zipped)


def _listed(others: Counter[str]) -> str:
    shown = [f"{number} × {ending}" for ending, number in others.most_common(_SHOWN_ENDINGS)]
    more = sum(others.values()) - sum(number for _, number in others.most_common(_SHOWN_ENDINGS))
    return ", ".join(shown) + (f" and {more} more" if more else "")
