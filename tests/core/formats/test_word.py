"""Word documents: the text of the body, and every way in which a stranger's ZIP and XML can be hostile."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import Problem
from annotations.formats import word as word_module
from annotations.formats.word import WordDocument
from annotations.model import Record

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "docx"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{SPACE}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = BOMB.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


def read(path: Path) -> Record | Problem:
    (found,) = WordDocument().read(path)
    return found


def made(tmp_path: Path, body: str | bytes, name: str = "word/document.xml") -> Record | Problem:
    path = tmp_path / "made.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return read(path)


def reason_of(found: Record | Problem) -> str:
    assert isinstance(found, Problem), found
    return found.reason


def test_the_body_is_read_with_tables_lists_and_breaks() -> None:
    found = read(KEPT / "letter.docx")
    assert isinstance(found, Record)
    assert found.article.text == (
        "France and Chile sign letter of intent on space\n3 May 2023\nThey signed it in Valparaíso 🚀.\n"
        "한국 watched.\n\n"
        "country\nagency\nFrance\nCNES\nA first point\nThis stays and this is added."
    )
    assert found.article.title == "France and Chile sign letter of intent on space"
    assert found.article.published == "2023-05-03"
    assert found.article.metadata == {"author": "Inés Rojas", "read": {"from": "docx"}}


@settings(max_examples=25, deadline=None)
@given(
    lines=st.lists(
        st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12), min_size=1, max_size=5
    )
)
def test_any_paragraphs_come_back(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path_factory.mktemp("word") / "a.docx"
    document.save(str(path))
    found = read(path)
    assert isinstance(found, Record)
    assert found.article.text == "\n".join(lines)


@pytest.mark.parametrize("body", [BOMB, OUTSIDE])
def test_entities_are_refused(tmp_path: Path, body: str) -> None:
    assert "entities" in reason_of(made(tmp_path, body))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert "ZIP bomb" in reason_of(made(tmp_path, b"<a>" + b" " * 30_000_000))


def test_a_body_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_module, "LARGEST_BODY", 1000)
    assert "larger than" in reason_of(made(tmp_path, b"<a>" + b" " * 3000))


def test_deep_xml_is_refused(tmp_path: Path) -> None:
    assert "nested deeper than 200" in reason_of(made(tmp_path, "<a>" * 100_000))


def test_other_zips_empty_documents_and_old_files_are_problems(tmp_path: Path) -> None:
    assert "no Word document" in reason_of(made(tmp_path, "x", "other.xml"))
    assert "holds no text" in reason_of(made(tmp_path, f'<w:document xmlns:w="{SPACE}"/>'))
    old = tmp_path / "old.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    assert "old or protected" in reason_of(read(old))


def test_a_document_that_was_cut_off_is_a_problem(tmp_path: Path) -> None:
    whole = (KEPT / "letter.docx").read_bytes()
    path = tmp_path / "cut.docx"
    path.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in reason_of(read(path))


def test_a_changed_byte_never_escapes_as_an_exception(tmp_path: Path) -> None:
    whole = (KEPT / "letter.docx").read_bytes()
    path = tmp_path / "changed.docx"
    for place in range(0, len(whole), len(whole) // 60):
        changed = io.BytesIO(whole)
        changed.seek(place)
        changed.write(b"\xff")
        path.write_bytes(changed.getvalue())
        found = read(path)
        assert found.reason if isinstance(found, Problem) else found.article.text


def runs(tmp_path: Path, content: str) -> Record:
    path = tmp_path / "made.docx"
    body = f'<w:document xmlns:w="{SPACE}"><w:body><w:p>{content}</w:p></w:body></w:document>'
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    (found,) = (each for each in WordDocument().read(path) if isinstance(each, Record))
    return found


def test_signs_of_a_font_are_kept_or_said(tmp_path: Path) -> None:
    signs = '<w:sym w:font="Arial" w:char="00E9"/><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="no"/>'
    found = runs(tmp_path, f"<w:r><w:t>caf</w:t>{signs}</w:r>")
    assert found.article.text == "café\ufffd\ufffd"
    assert found.article.metadata == {"read": {"from": "docx", "replaced": 2}}


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t><w:br/><w:sym w:char="F0E0"/></w:r>'
    seen = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>stays</w:t></w:r>'
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    found = runs(tmp_path, f"{mark}{hidden}{seen}<w:r><w:t> too</w:t></w:r>")
    assert found.article.text == "stays too"
    assert found.article.metadata == {"read": {"from": "docx"}}
