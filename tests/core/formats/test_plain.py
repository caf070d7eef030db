"""Plain text files: one file is one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.errors import InputError
from annotations.formats import FORMATS, Problem, format_for, format_to_write
from annotations.formats.base import LARGEST_TEXT
from annotations.formats.plain import PlainText
from annotations.model import Record


def read_one(path: Path) -> Record | Problem:
    (found,) = PlainText().read(path)
    return found


def test_a_file_becomes_an_article_named_after_it(tmp_path: Path) -> None:
    path = tmp_path / "paris.2023.txt"
    path.write_text("France and Chile sign letter of intent\n\n3 May 2023\n\nThey signed it.\n", encoding="utf-8")
    found = read_one(path)
    assert isinstance(found, Record)
    assert found.article.key == "paris.2023"
    assert found.article.title == "France and Chile sign letter of intent"
    assert found.article.published == "2023-05-03"
    assert found.annotation is None
    assert found.article.metadata == {}


def test_the_text_is_kept_to_the_character(tmp_path: Path) -> None:
    text = " date 2023-05-30  Back\u00a0To\u2028Top\n\n\tSéoul e\u0301 🚀\u200b\u2029 한국\x0b\x0c भारत \n\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    found = read_one(path)
    assert isinstance(found, Record)
    assert found.article.text == text


def test_how_the_text_was_read_is_recorded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    found = read_one(path)
    assert isinstance(found, Record)
    assert found.article.text == "one\ntwo"
    assert found.article.metadata == {"read": {"bom": True, "crlf": 1}}


@pytest.mark.parametrize("content", [b"", b"  \n", b"a\x00b"])
def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    found = read_one(path)
    assert isinstance(found, Problem)
    assert found.line is None
    assert str(path) in str(found)


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        found = read_one(path)
        assert isinstance(found, Problem)
        assert "cannot be read" in found.reason


def test_a_file_beyond_the_limit_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.seek(LARGEST_TEXT)
        file.write(b"a")
    found = read_one(path)
    assert isinstance(found, Problem)
    assert "larger than 64 MB" in found.reason


def test_formats_are_found_by_ending_and_by_name() -> None:
    assert format_for(Path("a.TXT")).name == "text"
    assert format_for(Path("a.jsonl")).name == "jsonl"
    assert format_for(Path("a.dat"), "jsonl").name == "jsonl"
    assert len({known.name for known in FORMATS}) == len(FORMATS)


def test_an_unknown_ending_or_name_says_which_are_known() -> None:
    with pytest.raises(InputError, match=r"known are \.jsonl, "):
        format_for(Path("a.unheard-of"))
    with pytest.raises(InputError, match="known are jsonl, "):
        format_for(Path("a.txt"), "unheard-of")
    with pytest.raises(InputError, match=r"this is a project; export its articles to a \.jsonl file and import that"):
        format_for(Path("other.ratify"))


def test_who_asks_for_xmi_is_led_to_the_zip_of_it() -> None:
    with pytest.raises(InputError, match=r"can be imported, but not exported; end the name with \.xmi\.zip"):
        format_to_write(Path("a.xmi"))


def test_each_ending_is_named_once() -> None:
    with pytest.raises(InputError) as raised:
        format_to_write(Path("a.unheard-of"))
    endings = raised.value.reason.partition("known are ")[2].split(", ")
    assert len(endings) == len(set(endings)) > 1


def test_a_broken_character_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes("Le traité a été signé à Séoul après une année d’été. É".encode()[:-1])
    record, problem = PlainText().read(path)
    assert isinstance(record, Record)
    assert record.article.text.startswith("Le traité a été signé à Séoul")
    assert str(problem) == f"{path}: characters that cannot be read stand in it as \ufffd (1)"
