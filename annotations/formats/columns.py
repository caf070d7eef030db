"""Which column of a table is what: named by the user or told by its name and content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from annotations.formats.row_fault import RowFault

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "fulltext", "articletext", "articlebody", "maintext", "bodytext", "body", "content", "contents"),
        *("article", "story", "document", "paragraphs", "message", "texte", "contenu", "inhalt", "본문", "내용"),
    ),
    "title": ("title", "headline", "heading", "articletitle", "subject", "titre", "titel", "titulo", "제목"),
    "published": (
        *("published", "publicationdate", "publisheddate", "publishdate", "publishedat", "datepublished", "pubdate"),
        *("date", "datetime", "day", "timestamp", "created", "createdat", "fecha", "datum", "날짜", "발행일"),
    ),
    "source": (
        *("source", "sourcename", "site", "sitename", "publisher", "outlet", "newspaper", "publication", "medium"),
        *("domain", "feed", "quelle", "출처", "언론사"),
    ),
    "key": ("id", "key", "articleid", "docid", "documentid", "identifier", "uid", "uuid", "guid", "번호"),
}
"""For each use the names that tell it, the surest first."""
_OTHER_TABLES = {"entities": {"start", "end", "label"}, "agreements": {"kind", "status", "mentions", "party"}}
"""What else a table may hold that was exported here, by the columns that tell it."""
_NO_LETTER = re.compile(r"[\W_]+")
_PROSE = 40
"""Characters that the cells of a column have on average which holds texts."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each part of an article; None where it is to be guessed, empty where there is none."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    key: str | None = None

    @property
    def used(self) -> frozenset[str]:
        """The names of the columns that are a part of an article."""
        return frozenset(name for field in fields(self) if (name := getattr(self, field.name)))


GUESSED = Columns()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with its line, counted from 1."""

    line: int
    cells: Mapping[str, object]


def resolved(columns: Columns, names: Sequence[str], sample: Sequence[Row]) -> Columns:
    """The columns with every one that was to be guessed filled in; raises RowFault where there is no text."""
    found: dict[str, str] = {}
    for field in fields(columns):
        given: str | None = getattr(columns, field.name)
        if given:
            found[field.name] = _named(given, names)
    known = {_plain(name.rpartition(".")[2]): name for name in reversed(names) if "." in name}
    known |= {_plain(name): name for name in reversed(names)}
    for field in fields(columns):
        if getattr(columns, field.name) is None:
            free = (known[likely] for likely in _NAMES[field.name] if known.get(likely) not in (None, *found.values()))
            name = next(free, "")
            if name:
                found[field.name] = name
    if not found.get("text") and columns.text is None:
        found["text"] = _prose(names, sample, frozenset(found.values()))
    if columns.text is None:
        check_articles(names)
    if not found.get("text"):
        raise RowFault(f"no column of texts can be told; say which it is: {_listed(names)}", ends_file=True)
    return Columns(**{field.name: found.get(field.name, "") for field in fields(columns)})


def check_articles(names: Sequence[str]) -> None:
    """Raise RowFault for a table of entities or agreements, as they are exported."""
    known = {_plain(name) for name in names}
    for other, telling in _OTHER_TABLES.items():
        if known >= telling:
            raise RowFault(
                f"this is a table of {other}, not of articles; name the column of texts to import it anyway",
                ends_file=True,
            )


def likely(names: Sequence[str], sample: Sequence[Row]) -> Columns:
    """What is guessed of a table, also where nothing can be told of its text."""
    try:
        return resolved(GUESSED, names, sample)
    except RowFault:
        return Columns("", "", "", "", "")


def _named(given: str, names: Sequence[str]) -> str:
    if given in names:
        return given
    alike = [name for name in names if name.casefold() == given.casefold()]
    if len(alike) == 1:
        return alike[0]
    raise RowFault(f"there is no column {given!r}; there are: {_listed(names)}", ends_file=True)


def _prose(names: Sequence[str], sample: Sequence[Row], taken: frozenset[str]) -> str:
    """The column with the longest cells, if they are long enough to be texts."""
    lengths: dict[str, float] = {}
    for name in names:
        cells = [row.cells.get(name) for row in sample]
        texts = [cell for cell in cells if isinstance(cell, str)]
        if texts and name not in taken:
            lengths[name] = sum(map(len, texts)) / len(texts)
    longest = max(lengths, key=lambda name: lengths[name], default="")
    return longest if longest and lengths[longest] >= _PROSE else ""


def _plain(name: str) -> str:
    return _NO_LETTER.sub("", name.casefold())


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name[:40] for name in names[:20])
    return shown + (f" and {len(names) - 20} more" if len(names) > 20 else "")  # noqa: PLR2004
