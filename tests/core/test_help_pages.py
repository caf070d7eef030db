"""Every page of the help has its translation, with the same headings, tables, keys, file names and links."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from annotations.paths import resources

FOLDER = resources() / "help"
PAGES = sorted(page.name for page in FOLDER.glob("*.md"))
LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
KEY = re.compile(r"(?:Ctrl|Shift|Alt)\+[A-Z0-9][a-z0-9]*(?:\+[A-Z][a-z]*)?|F\d")
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)]+)\)")

each_page = pytest.mark.parametrize(("language", "name"), [(folder, name) for folder in LANGUAGES for name in PAGES])


def _read(language: str, name: str) -> tuple[str, str]:
    english, own = ((folder / name).read_text(encoding="utf-8") for folder in (FOLDER, FOLDER / language))
    return english, own


def test_there_is_a_translation() -> None:
    assert LANGUAGES == ["ko"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_missing_and_none_is_left_over(language: str) -> None:
    assert sorted(page.name for page in (FOLDER / language).glob("*.md")) == PAGES


@each_page
def test_a_page_has_the_headings_of_the_english_one(language: str, name: str) -> None:
    english, own = _read(language, name)
    assert HEADING.findall(own) == HEADING.findall(english)


@each_page
def test_a_page_has_the_tables_of_the_english_one(language: str, name: str) -> None:
    english, own = _read(language, name)
    assert _rows(own) == _rows(english)


@each_page
def test_a_page_names_the_keys_and_links_of_the_english_one(language: str, name: str) -> None:
    english, own = _read(language, name)
    assert Counter(KEY.findall(own)) == Counter(KEY.findall(english))
    assert LINK.findall(own) == LINK.findall(english)


@each_page
def test_a_page_names_the_commands_and_files_of_the_english_one(language: str, name: str) -> None:
    english, own = (Counter(CODE.findall(page)) for page in _read(language, name))
    # What is in code and in letters of the language itself is a translated example.
    translated = Counter({text: times for text, times in own.items() if not text.isascii() and text not in english})
    assert (own - translated) - english == Counter()
    assert (english - own).total() == translated.total()


def _rows(page: str) -> list[int]:
    """The cells of each row of a table."""
    return [line.replace(r"\|", "").count("|") for line in page.splitlines() if line.startswith("|")]
