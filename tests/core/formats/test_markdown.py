"""Markdown: what a reader sees, with the facts of the front matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import Problem
from annotations.formats.markdown import Markdown
from annotations.model import Record

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "markdown"


def read(path: Path) -> Record | Problem:
    (found,) = Markdown().read(path)
    return found


def made(tmp_path: Path, content: str) -> Record | Problem:
    path = tmp_path / "a.md"
    path.write_text(content, encoding="utf-8")
    return read(path)


def test_the_text_is_what_a_reader_sees() -> None:
    found = read(KEPT / "letter.md")
    assert isinstance(found, Record)
    assert found.article.text == (
        "France and Chile sign letter of intent on space\n\nFrance and Chile sign\n\n"
        "They signed it in Valparaíso 🚀 and went on & on. the minister\n\n"
        "- a first point\n- a second one that goes on\n\n1. in order\n\n한국 watched.\n\n"
        "country\tagency\nFrance\tCNES\n\ncode stays"
    )
    assert found.original is not None


def test_the_front_matter_gives_title_date_source_and_the_rest() -> None:
    found = read(KEPT / "letter.md")
    assert isinstance(found, Record)
    article = found.article
    assert (article.title, article.published) == ("France and Chile sign letter of intent on space", "2023-05-03")
    assert article.source == "The Andean Post"
    assert article.metadata == {
        "date": "3 May 2023",
        "author": "Inés Rojas",
        "tags": "[space, chile]",
        "read": {"from": "markdown"},
    }


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    found = made(tmp_path, "Some words\n\n# The *heading*\n\nMore words, and an end.\n")
    assert isinstance(found, Record)
    assert found.article.title == "The heading"


@pytest.mark.parametrize("content", ["", "---\n---\n", "<div>\n</div>\n", "[a]: http://x.example\n"])
def test_a_file_without_text_is_a_problem(tmp_path: Path, content: str) -> None:
    assert isinstance(made(tmp_path, content), Problem)


def test_deep_nesting_is_read_or_refused(tmp_path: Path) -> None:
    for content in (">" * 20_000 + " a", "[" * 20_000 + "a", "*" * 20_000 + "a", "- " * 5_000 + "a"):
        found = made(tmp_path, content)
        assert found.reason if isinstance(found, Problem) else found.article.text


@settings(max_examples=80, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(
            ["# ", "- ", "1. ", "> ", "\n", "\n\n", "```\n", "| a | b |\n|---|---|\n", "    ", "<b>", "[x](y)", "---\n"]
        )
        | st.text(max_size=12),
        max_size=12,
    )
)
def test_any_markup_gives_an_article_or_one_problem(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    path = tmp_path_factory.mktemp("mark") / "a.md"
    path.write_bytes("".join(pieces).encode("utf-8", "surrogatepass"))
    found = read(path)
    assert found.reason if isinstance(found, Problem) else found.article.text.strip()


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    found = made(tmp_path, "---\n\nSudria signed: an agreement.\nIt did so on Monday.\n\n---\n\nMore words.\n")
    assert isinstance(found, Record)
    assert found.article.text == "Sudria signed: an agreement. It did so on Monday.\n\nMore words."


@pytest.mark.parametrize(
    "facts",
    [
        "title: A title\ntags:\n  - a\n- b\n# a comment\n\nabout: >\n  many\n  words\n",
        "# a comment\n제목: 협정\n'title': A title\nempty:\n",
    ],
)
def test_front_matter_of_many_lines_is_no_text(tmp_path: Path, facts: str) -> None:
    found = made(tmp_path, f"---\n{facts}---\nThe words.\n")
    assert isinstance(found, Record)
    assert found.article.text.removeprefix("A title\n\n") == "The words."


def test_footnotes_stay(tmp_path: Path) -> None:
    found = made(
        tmp_path, "They met.[^1] Again.[^b] See [site].\n\n[^1]: foot\n[^b]: other\n\n[site]: http://x.example\n"
    )
    assert isinstance(found, Record)
    assert found.article.text == "They met.[^1] Again.[^b] See site.\n\n[^1]: foot\n[^b]: other"
