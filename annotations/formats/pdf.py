"""PDF: the text of its pages in the order of reading, without page numbers and running heads."""

from __future__ import annotations

import ctypes
import re
import time
from collections import Counter
from collections.abc import Sequence
from threading import Lock
from typing import Any

from annotations.formats.decoding import READ_AS, NotText, normalise, why_no_text
from annotations.formats.front_matter import date_in, published_of, title_of
from annotations.formats.one_article import OneArticle
from annotations.formats.page_layout import SOFT, Piece, continues, in_order, lines_of, paragraphs_of, put_on
from annotations.formats.pauses import pause
from annotations.formats.pdf_guard import check_drawing
from annotations.model import Article

LARGEST_PDF = 64 * 1024 * 1024
"""Bytes that a PDF may have."""
MOST_PAGES = 1000
"""Pages that a PDF may have: longer ones are books."""
MOST_CHARACTERS = 20_000_000
"""Characters that the pages of a PDF may hold together."""

MOST_SECONDS = 600.0
"""Seconds that the pages of a PDF may take together; those of an ordinary book take some ten."""
_PAUSE_EVERY = 10_000
"""Characters of a page after which the read can be stopped."""

_ONE_AT_A_TIME = Lock()
"""PDFium works on one thread at a time."""
_NEEDS_PASSWORD = re.compile("password|encrypt", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of|von)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_HYPHENS = {"\x02": SOFT, "\ufffe": SOFT}
"""What PDFium gives for the hyphen of a word that is broken at the end of a line."""
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_WIDE_GAP = 2.2


class Pdf(OneArticle):
    """PDF files with text in them; pictures of pages need text recognition first."""

    name = "pdf"
    title = "PDF"
    suffixes = (".pdf",)
    largest = LARGEST_PDF

    def article(self, data: bytes, key: str) -> Article:
        """The text of all pages, paragraphs with a blank line between them."""
        if not data.lstrip()[:5].startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
            raise NotText("this is no PDF file" if data else "the file is empty")
        check_drawing(data)
        with _ONE_AT_A_TIME:
            pages, facts = _pages(data)
        kept, dropped = _without_running_heads(pages)
        text = normalise("\n\n".join(_whole(kept))).text
        reason = why_no_text(text)
        if reason:
            empty = "the PDF holds no text, only pictures of pages perhaps; run text recognition on it first"
            raise NotText(empty if not text.strip() else reason)
        title = facts.get("Title", "")
        return Article(
            key=key,
            text=text,
            title=title if title and title.casefold() in text.casefold() else title_of(text) or title,
            published=published_of(text),
            metadata={
                **({"author": facts["Author"]} if facts.get("Author") else {}),
                **({"created": facts["CreationDate"]} if facts.get("CreationDate") else {}),
                READ_AS: {"from": "pdf", "pages": len(pages), **({"running_heads": dropped} if dropped else {})},
            },
        )


def _pages(data: bytes) -> tuple[list[list[Piece]], dict[str, str]]:
    """The runs of characters of each page, and what the file says of itself."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs] - it has none

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _NEEDS_PASSWORD.search(str(error)):
            raise NotText("the PDF is protected by a password; save it without one") from error
        raise NotText("the PDF is damaged") from error
    try:
        if len(document) > MOST_PAGES:
            raise NotText(f"the PDF has {len(document)} pages; at most {MOST_PAGES} are read")
        pages: list[list[Piece]] = []
        characters = 0
        until = time.monotonic() + MOST_SECONDS
        for index in range(len(document)):
            pause()
            if time.monotonic() > until:
                raise NotText(
                    f"the PDF takes longer than {MOST_SECONDS / 60:.0f} minutes to read; print it to a new PDF"
                )
            try:
                pieces, count = _pieces(document, index)
            except pypdfium2.PdfiumError as error:
                raise NotText(f"page {index + 1} of the PDF is damaged") from error
            characters += count
            if characters > MOST_CHARACTERS:
                raise NotText(f"the PDF holds more than {MOST_CHARACTERS // 1_000_000} million characters")
            pages.append(pieces)
        return pages, _facts(document)
    finally:
        document.close()


def _facts(document: Any) -> dict[str, str]:
    facts = {key: _line(document.get_metadata_value(key)) for key in ("Title", "Author", "CreationDate")}
    created = _CREATED.match(facts["CreationDate"])
    facts["CreationDate"] = date_in("-".join(created.groups())) if created else ""
    return facts


def _line(text: str) -> str:
    line = " ".join(text.split())
    return "" if why_no_text(line) else line


def _pieces(document: Any, index: int) -> tuple[list[Piece], int]:
    """The runs of characters on a page, cut at line ends and at wide gaps, and the number of characters."""
    from pypdfium2 import raw  # pyright: ignore[reportMissingTypeStubs] - it has none

    page = document[index]
    try:
        text = page.get_textpage()
        try:
            count = text.count_chars()
            if count > MOST_CHARACTERS:
                return [], count
            return _runs(text.raw, count, raw), count
        finally:
            text.close()
    finally:
        page.close()


def _runs(text: Any, count: int, raw: Any) -> list[Piece]:
    pieces: list[Piece] = []
    run: list[str] = []
    box = raw.FS_RECTF()
    left = bottom = right = top = 0.0

    def close() -> None:
        if "".join(run).strip():
            pieces.append(Piece(left, bottom, right, top, "".join(run)))
        run.clear()

    place = ctypes.byref(box)
    for index in range(count):
        if index % _PAUSE_EVERY == 0:
            pause()
        sign = _sign(raw.FPDFText_GetUnicode(text, index))
        if sign in "\r\n":
            close()
            continue
        if sign.isspace() or not raw.FPDFText_GetLooseCharBox(text, index, place):
            run.append(sign)
            continue
        height = box.top - box.bottom
        if run and (box.left - right > _WIDE_GAP * height or box.left < left - height or box.top < bottom):
            close()
        if not run:
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
        run.append(sign)
        right = max(right, box.right)
        bottom, top = min(bottom, box.bottom), max(top, box.top)
    close()
    return pieces


def _sign(code: int) -> str:
    """The character of a code; nothing for what is none."""
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:  # noqa: PLR2004 - the borders of Unicode
        return ""
    sign = chr(code)
    return _HYPHENS.get(sign, sign)


def _without_running_heads(pages: Sequence[Sequence[Piece]]) -> tuple[list[list[Piece]], int]:
    """The pages without page numbers and without first and last lines that come again, and how many lines that were.

    A line without a figure stays where it comes first: it may be the headline.
    """
    edges = [_edge_lines(page) for page in pages]
    times = Counter(shape for page in edges for shape in {_shape(line) for line in page})
    often = {shape for shape, number in times.items() if number >= max(2, len(pages) / 2)}
    kept: list[list[Piece]] = []
    dropped, seen = 0, set[str]()
    for page, edge in zip(pages, edges, strict=True):
        gone: set[int] = set()
        for line in edge:
            shape = _shape(line)
            is_first = shape not in seen and "0" not in shape
            if _PAGE_NUMBER.fullmatch(shape) or (shape in often and not is_first):
                gone.update(id(piece) for piece in line)
                dropped += 1
            seen.add(shape)
        kept.append([piece for piece in page if id(piece) not in gone])
    return kept, dropped


def _edge_lines(page: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of the first and of the last line of a page; none where that is all there is."""
    if not page:
        return []
    first, last = max(page, key=lambda piece: piece.top), min(page, key=lambda piece: piece.bottom)
    lines = [
        [piece for piece in page if edge.bottom < (piece.bottom + piece.top) / 2 < edge.top] for edge in (first, last)
    ]
    return lines if sum(map(len, lines)) < len(page) else []


def _shape(line: Sequence[Piece]) -> str:
    text = " ".join(piece.text for piece in sorted(line, key=lambda piece: piece.left))
    return _DIGITS.sub("0", " ".join(text.split()).casefold())


def _whole(pages: Sequence[Sequence[Piece]]) -> list[str]:
    """The paragraphs of all pages; one that goes on in the next column or on the next page is joined."""
    paragraphs: list[list[str]] = []
    for block in (block for page in pages for block in in_order(page)):
        pause()
        for nth, paragraph in enumerate(paragraphs_of(lines_of(block))):
            if nth == 0 and paragraphs and continues(paragraphs[-1][-1], paragraph):
                put_on(paragraphs[-1], paragraph)
            else:
                paragraphs.append([paragraph])
    return [" ".join(parts).replace(SOFT, "") for parts in paragraphs]
