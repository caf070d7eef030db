"""PDF: the text in the order of reading, whole words, without running heads."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.errors import Cancelled
from annotations.formats import Problem, pdf_guard
from annotations.formats import pdf as pdf_module
from annotations.formats.decoding import NotText
from annotations.formats.page_layout import Piece, in_order, joined, lines_of, paragraphs_of
from annotations.formats.pauses import stoppable
from annotations.formats.pdf import Pdf
from annotations.formats.pdf_guard import check_drawing
from annotations.formats.pdf_unpacking import unpackings
from annotations.model import Record

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "pdf"
EMPTY = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
"""


def read(path: Path) -> Record | Problem:
    (found,) = Pdf().read(path)
    return found


def text_of(name: str) -> str:
    found = read(KEPT / name)
    assert isinstance(found, Record)
    return found.article.text


def test_columns_are_read_one_after_the_other() -> None:
    paragraphs = text_of("two-columns.pdf").split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == [
        "France",
        "3",
        "France",
        "The",
        "A",
        "Observers",
        "Neither",
    ]
    assert paragraphs[2].startswith("France and Chile signed a letter of intent on Monday in Santiago. The two")


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    two, three = text_of("two-columns.pdf"), text_of("three-pages.pdf")
    for word in ("satellite communication", "extraordinarily", "understanding", "authorisation", "well-known"):
        assert word in two
    for words in ("share satellite images", "The memorandum", "both agencies", "Anglo-French", "well-known", "47-12"):
        assert words in three


def test_a_paragraph_goes_on_over_the_break_of_a_page() -> None:
    assert "which met before the end of the year. The second page continues" in text_of("three-pages.pdf")
    assert "disagreements concerning intellectual property" in text_of("two-columns.pdf")


def test_running_heads_and_page_numbers_are_left_out_and_counted() -> None:
    found = read(KEPT / "three-pages.pdf")
    assert isinstance(found, Record)
    assert "ORBITAL" not in found.article.text
    assert found.article.metadata["read"] == {"from": "pdf", "pages": 3, "running_heads": 6}


def test_title_and_date_are_found() -> None:
    found = read(KEPT / "two-columns.pdf")
    assert isinstance(found, Record)
    assert found.article.title == "France and Chile sign letter of intent on space"
    assert found.article.published == "2023-05-03"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"words", "no PDF"),
        (b"%PDF-1.7 broken", "damaged"),
        (EMPTY, "only pictures"),
        (
            EMPTY.replace(
                b"/Root",
                b"/Encrypt<</Filter/Standard/V 1/R 2/O("
                + b"o" * 32
                + b")/U("
                + b"u" * 32
                + b")/P -4>>/ID[(a)(a)]/Root",
            ),
            "password",
        ),
    ],
)
def test_a_pdf_without_text_is_a_problem(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    found = read(path)
    assert isinstance(found, Problem)
    assert reason in found.reason


def test_a_pdf_that_was_cut_off_is_read_or_refused(tmp_path: Path) -> None:
    whole = (KEPT / "three-pages.pdf").read_bytes()
    for part in (2, 3, 10):
        path = tmp_path / "cut.pdf"
        path.write_bytes(whole[: len(whole) - len(whole) // part])
        found = read(path)
        assert found.reason if isinstance(found, Problem) else found.article.text


def test_a_pdf_with_too_many_pages_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 2)
    found = read(KEPT / "three-pages.pdf")
    assert isinstance(found, Problem)
    assert "has 3 pages; at most 2" in found.reason


def pdf_of(pages: list[list[str]]) -> bytes:
    """A PDF of pages with these lines."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids: list[str] = []
    for lines in pages:
        content = "BT /F1 10 Tf 12 TL 20 780 Td " + "".join(f"({line}) Tj T* " for line in lines) + "ET"
        kids.append(f"{len(objects) + 1} 0 R")
        resources = "/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {len(objects) + 2} 0 R>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    body = "".join(f"{nth} 0 obj{one}\nendobj\n" for nth, one in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n".encode()


def test_reading_is_stopped_between_two_pages(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_of([[f"Page {nth} of the report on the mission."] for nth in range(50)]))
    asked: list[int] = []

    def ask() -> None:
        asked.append(1)
        if len(asked) > 6:
            raise Cancelled

    with pytest.raises(Cancelled), stoppable(ask):
        list(Pdf().read(path))
    assert len(asked) == 7
    assert isinstance(read(path), Record)  # the library is free again


def test_a_pdf_that_takes_too_long_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_SECONDS", -1.0)
    found = read(KEPT / "three-pages.pdf")
    assert isinstance(found, Problem)
    assert "minutes to read" in found.reason


def pdf_with(stream: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """A PDF of one page that is drawn by a packed stream."""
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F1 5 0 R>>>>",
            b"/Contents 4 0 R>>endobj\n4 0 obj<</Length %d/Filter[%b]/Subtype/Image>>stream\n" % (len(stream), filters),
            stream,
            b"\nendstream\nendobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
            b"trailer<</Root 1 0 R>>\n",
        )
    )


def lzw(data: bytes) -> bytes:
    """Data packed as LZWDecode unpacks it."""
    table = {bytes([sign]): sign for sign in range(256)}
    bits, size, width, known = 256, 9, 9, b""
    for sign in data:
        grown = known + bytes([sign])
        if grown in table:
            known = grown
            continue
        bits, size = bits << width | table[known], size + width
        table[grown] = len(table) + 2
        known = bytes([sign])
        width = (len(table) + 2).bit_length()
        if len(table) + 2 == 4094:
            bits, size, width = bits << 12 | table[known], size + 12, 9
            bits, size, known = bits << 12 | 256, size + 12, b""
            table = {bytes([one]): one for one in range(256)}
    bits, size = bits << width | table[known], size + width
    bits, size = bits << width | 257, size + width
    return (bits << -size % 8).to_bytes(-(-size // 8), "big")


Pack = Callable[[bytes], bytes]
PACKED: dict[bytes, Pack] = {
    b"/FlateDecode": zlib.compress,
    b"/FlateDecode/FlateDecode": lambda data: zlib.compress(zlib.compress(data)),
    b"/ASCII85Decode/FlateDecode": lambda data: base64.a85encode(zlib.compress(data), wrapcol=80) + b"~>",
    b"/ASCIIHexDecode/FlateDecode": lambda data: zlib.compress(data).hex().encode() + b">",
    b"/LZWDecode": lzw,
    b"/ASCII85Decode/LZWDecode": lambda data: base64.a85encode(lzw(data)) + b"~>",
}
packings = pytest.mark.parametrize("filters", PACKED, ids=lambda one: one.decode())


@packings
def test_a_page_that_unpacks_to_very_much_is_refused_before_it_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filters: bytes
) -> None:
    monkeypatch.setattr(pdf_guard, "LARGEST_DRAWING", 5 * 1024**2)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf_with(PACKED[filters](b"BT /F1 10 Tf (a) Tj ET " * 250_000), filters))
    found = read(path)
    assert isinstance(found, Problem)
    assert re.search(r"like a ZIP bomb|more than 5 MB of drawing", found.reason)


@packings
def test_a_page_is_read_however_it_is_packed(tmp_path: Path, filters: bytes) -> None:
    words = [f"word{nth * 7919 % 100_003}" for nth in range(2_000)]
    drawn = b"BT /F1 1 Tf 0 190 Td 9 TL " + b"".join(b"(%b) ' " % word.encode() for word in words) + b"ET"
    packed = PACKED[filters](drawn)
    assert drawn in [
        b"".join(chunks) for chunks in unpackings([packed[at : at + 100] for at in range(0, len(packed), 100)])
    ]
    path = tmp_path / "words.pdf"
    path.write_bytes(pdf_with(packed, filters))
    found = read(path)
    assert isinstance(found, Record)
    assert found.article.text.split() == words


def test_a_page_with_more_drawing_than_any_text_needs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_guard, "LARGEST_DRAWING", 1024 * 1024)
    lines = b"".join(b"(%x) Tj " % (nth * 2654435761 % 2**32) for nth in range(90_000))
    with pytest.raises(NotText, match="more than 1 MB of drawing"):
        check_drawing(pdf_with(zlib.compress(lines, 1)))


def test_pictures_and_ordinary_pages_are_let_through() -> None:
    for dots in (b"\xff", b"\x00", b"\x7e"):
        check_drawing(pdf_with(zlib.compress(dots * 6_000_000)))
    for path in KEPT.glob("*.pdf"):
        check_drawing(path.read_bytes())


def test_very_many_lines_on_a_page_are_one_paragraph_in_linear_time() -> None:
    lines = [Piece(0, -nth * 12, 100, -nth * 12 + 10, f"line {nth}") for nth in range(30_000)]
    (paragraph,) = paragraphs_of(lines)
    assert paragraph.startswith("line 0 line 1 ")
    assert paragraph.count("line") == 30_000


@pytest.mark.parametrize(
    ("text", "more", "whole"),
    [
        ("a satel-", "lite", "a satellite"),
        ("the Anglo-", "French", "the Anglo-French"),
        ("well-", "known", "well-known"),
        ("from 47-", "12", "from 47-12"),
        ("a dash -", "here", "a dash - here"),
        ("two", "words", "two words"),
    ],
)
def test_lines_are_joined(text: str, more: str, whole: str) -> None:
    assert joined(text, more) == whole


def test_the_cells_of_a_row_are_no_columns() -> None:
    row = [Piece(0, 90, 20, 100, "1"), Piece(80, 90, 120, 100, "Ghana")]
    assert [line.text for line in lines_of(in_order(row)[0])] == ["1 Ghana"]


NUMBERS = st.floats(-1000, 1000, allow_nan=False)


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=30))
def test_no_piece_of_a_page_is_lost_or_doubled(places: list[tuple[float, float, float, float]]) -> None:
    pieces = [Piece(a, b, a + abs(c), b + abs(d), f"w{nth}w") for nth, (a, b, c, d) in enumerate(places)]
    words = [word for block in in_order(pieces) for text in paragraphs_of(lines_of(block)) for word in text.split()]
    assert sorted(words) == sorted(piece.text for piece in pieces)
