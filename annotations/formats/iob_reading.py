"""Articles out of columns: tags of any of the usual schemes, and the text put together from its tokens.

Where a middle column tells the blanks (SpacesAfter, as UDPipe writes it), the text is exact. Elsewhere tokens are
joined by one space and sentences by a line break. Columns stand apart by tabs or spaces, and lines end as files do:
any other blank is part of a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO, cast
from urllib.parse import unquote

from annotations.formats.base import LARGEST_TEXT, Problem, name_of
from annotations.formats.beginning import beginning
from annotations.formats.carried import Shown, foreign
from annotations.formats.iob_columns import AFTER, ANNOTATED, ARTICLE, BEFORE, NO_SPACE, unescaped
from annotations.formats.json_lines import row_in
from annotations.formats.row_fault import RowFault
from annotations.model import Record

_DOCUMENT = "-DOCSTART-"
_TAG = re.compile(r"O|([BILUES])-(\S+)")
_BEGIN, _END = frozenset("BUS"), frozenset("LUES")
_LINE_END = re.compile(r"\r\n?|\n")
_NUMBER = re.compile(r"\d+(?:[-.]\d+)?")
"""How a line of CoNLL-U begins: a token, a range of them, or one between two."""
_COLUMNS_OF_CONLLU = 10
_LOOK = 20
_MOST_REMARKS = 20


@dataclass(slots=True)
class _Document:
    """What was read of one article so far."""

    line: int
    pieces: list[str] = field(default_factory=list[str])
    length: int = 0
    gap: str | None = None
    """The blanks after the last token; None where its sentence has not told any."""
    spans: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    is_open: bool = False
    """Whether the last span may go on."""
    article: dict[str, Any] | None = None
    remarks: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)


def looks_like_columns(path: Path) -> bool:
    """Whether the first lines of a file are tokens with tags."""
    rows = _rows(_first_lines(path)[:_LOOK])
    return bool(rows) and all(len(row) > 1 and _TAG.fullmatch(row[-1]) for row in rows)


def read_iob(path: Path) -> Iterator[Record | Problem]:
    """The articles of a file, and a Problem for each line that is none."""
    nth = 0
    if _is_conllu(_first_lines(path)):
        yield Problem(
            path,
            None,
            "this is CoNLL-U, whose lines end without a tag such as O or B-LABEL; save it as tokens with tags",
        )
        return
    try:
        # Bytes that are no UTF-8 spoil only the line that they stand in.
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline=None) as file:
            for document in _documents(file):
                nth += 1
                yield from (Problem(path, line, remark) for line, remark in document.remarks[:_MOST_REMARKS])
                more = len(document.remarks) - _MOST_REMARKS
                if more > 0:
                    yield Problem(path, document.line, f"{more} more lines of this article cannot be used")
                try:
                    record, remarks = _record(document, f"{name_of(path.stem)}-{nth}")
                except RowFault as fault:
                    yield Problem(path, document.line, str(fault))
                else:
                    yield from (Problem(path, document.line, remark) for remark in remarks)
                    yield record
    except OSError as error:
        yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")


def _first_lines(path: Path) -> list[str]:
    return _LINE_END.split(beginning(path).decode("utf-8", "replace"))


def _rows(lines: Sequence[str]) -> list[list[str]]:
    return [row for line in lines if (row := _cells(line)) and not line.startswith("#")]


def _cells(line: str) -> list[str]:
    """The columns of a line: between tabs where it has one, else between spaces; none where it is blank."""
    if not line.strip():
        return []
    if "\t" not in line:
        return [cell for cell in line.rstrip("\n").split(" ") if cell]
    return [cell.strip(" ") for cell in line.rstrip("\t\n ").split("\t")]


def _is_conllu(lines: Sequence[str]) -> bool:
    """Whether the first line with a token begins with its number and ends without a tag."""
    row = next(iter(_rows(lines)), [""])
    if not _NUMBER.fullmatch(row[0]) or _TAG.fullmatch(row[-1]):
        return False
    return len(row) == _COLUMNS_OF_CONLLU or any(line.startswith("# text = ") for line in lines)


def _documents(file: TextIO) -> Iterator[_Document]:
    document = _Document(1)
    is_new_sentence = False
    for number, line in _lines(file):
        if isinstance(line, RowFault):
            document.remarks.append((number, str(line)))
            continue
        row = _cells(line)
        if not row:
            is_new_sentence = True
        elif row[0] == _DOCUMENT:
            if document.pieces or document.remarks:
                yield document
            document, is_new_sentence = _Document(number), False
        elif not _is_comment(row):
            if is_new_sentence:
                _end_sentence(document)
                is_new_sentence = False
            _add(document, row, number)
            if document.length > LARGEST_TEXT:
                reason = f"the article is longer than {LARGEST_TEXT // 1024**2} MB; the rest of it is left out"
                document.remarks.append((number, reason))
                yield document
                document = _Document(number)
    if document.pieces or document.remarks:
        yield document


def _lines(file: TextIO) -> Iterator[tuple[int, str | RowFault]]:
    number = 0
    while line := file.readline(LARGEST_TEXT):
        number += 1
        whole = len(line) < LARGEST_TEXT or line.endswith("\n")
        while not whole:
            rest = file.readline(LARGEST_TEXT)
            whole = not rest or rest.endswith("\n")
            line = ""
        yield number, _checked(line) if line else RowFault(f"the line is longer than {LARGEST_TEXT // 1024**2} MB")


def _checked(line: str) -> str | RowFault:
    """A line, or why it is none."""
    try:
        return line if line.isascii() else line.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError as error:
        return RowFault(f"this is not UTF-8 (byte {error.start} of the line)")


def _is_comment(row: Sequence[str]) -> bool:
    return row[0].startswith("#") and (len(row) == 1 or not _TAG.fullmatch(row[-1]))


def _end_sentence(document: _Document) -> None:
    document.is_open = False
    if document.gap is None and document.pieces:
        document.gap = "\n"


def _add(document: _Document, row: Sequence[str], number: int) -> None:
    """Put one token and its tag at the end of a document."""
    if not row[0]:
        document.remarks.append((number, "it has a tag and no token, and is left out"))
        return
    told = next((cell for cell in row[1:-1] if cell.startswith((AFTER, NO_SPACE, BEFORE, ARTICLE, "_|"))), "")
    parts = told.split("|")
    before = next((unescaped(part.removeprefix(BEFORE)) for part in parts if part.startswith(BEFORE)), "")
    if document.pieces:
        document.put(" " if document.gap is None else document.gap)
    if before:
        document.put(before)
    start = document.length
    document.put(row[0])
    after = next((part for part in parts if part.startswith((AFTER, NO_SPACE))), "")
    document.gap = "" if after == NO_SPACE else unescaped(after.removeprefix(AFTER)) if after else None
    article = next((part for part in parts if part.startswith(ARTICLE)), "")
    if article and document.article is None:
        _take_article(document, article.removeprefix(ARTICLE), number)
    found = _TAG.fullmatch(row[-1]) if len(row) > 1 else None
    if not found:
        said = f"{row[-1]!r:.40} is no tag such as O or B-LABEL" if len(row) > 1 else "it has a token and no tag"
        document.remarks.append((number, f"{said}; the token is taken without a label"))
    _tag(document, found, start)


def _take_article(document: _Document, told: str, number: int) -> None:
    try:
        row = row_in(unquote(told, errors="strict").encode("utf-8"))
    except (RowFault, UnicodeDecodeError) as fault:
        document.remarks.append((number, f"what it says of the article cannot be read: {fault}"))
        return
    if isinstance(row, dict):
        document.article = cast("dict[str, Any]", row)


def _tag(document: _Document, found: re.Match[str] | None, start: int) -> None:
    """Begin, continue or end a span."""
    if found is None or not found[1]:
        document.is_open = False
        return
    scheme, label = found[1], found[2]
    spans = document.spans
    if document.is_open and scheme not in _BEGIN and spans[-1][2] == label:
        spans[-1] = (spans[-1][0], document.length, label)
    else:
        spans.append((start, document.length, label))
    document.is_open = scheme not in _END


def _record(document: _Document, spare_key: str) -> tuple[Record, Sequence[str]]:
    if document.gap:
        document.put(document.gap)
    shown = Shown("".join(document.pieces))
    for start, end, label in document.spans:
        shown.add(start, end, label, f"the {label:.40}")
    row = document.article or {}
    is_annotated = row.pop(ANNOTATED, True) is not False
    layer = row.get("layer")
    record = foreign(shown, row, spare_key, layer=layer if isinstance(layer, str) else "")
    if not is_annotated and not shown.spans:
        record = Record(record.article, None, record.layer)
    return record, shown.remarks
