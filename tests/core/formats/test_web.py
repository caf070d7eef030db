"""Web pages: the main text with its headline, date and site, and nothing fetched or run."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import Problem
from annotations.formats.web import LARGEST_PAGE, WebPage
from annotations.model import Record

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "html"


def read(path: Path) -> Record | Problem:
    (found,) = WebPage().read(path)
    return found


def page(tmp_path: Path, content: str | bytes) -> Record | Problem:
    path = tmp_path / "page.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path)


def test_a_page_gives_its_main_text_headline_date_site_and_author() -> None:
    found = read(KEPT / "news.html")
    assert isinstance(found, Record)
    article = found.article
    assert article.key == "news"
    assert article.title == "France and Chile sign letter of intent on space"
    assert article.published == "2023-05-03"
    assert article.source == "The Andean Post"
    assert article.metadata["author"] == "Inés Rojas"
    assert article.metadata["url"] == "https://post.example/space/letter-of-intent"
    assert article.text.startswith("France and Chile sign letter of intent on space\n")
    assert "Earth observation 🚀, the ministry said." in article.text
    assert "한국 and भारत watched the ceremony, as did שלום" in article.text


def test_menus_scripts_and_advertisements_are_left_out() -> None:
    found = read(KEPT / "news.html")
    assert isinstance(found, Record)
    for alien in ("owned", "alert", "cookies", "Log in", "recipes", "Imprint", "evil", "<"):
        assert alien not in found.article.text


def test_the_page_itself_is_kept_beside_the_text() -> None:
    found = read(KEPT / "news.html")
    assert isinstance(found, Record)
    assert found.original is not None
    assert found.original.name == "news.html"
    assert found.original.data == (KEPT / "news.html").read_bytes()


def test_a_page_is_read_as_it_says_it_is_encoded() -> None:
    found = read(KEPT / "euc-kr.html")
    assert isinstance(found, Record)
    assert found.article.title == "한국과 프랑스, 우주 협력 양해각서 서명"
    assert found.article.metadata["read"] == {"from": "html", "encoding": "euc_kr"}


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert isinstance(read(KEPT / "news.html"), Record)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no web page"),
        ("just words", "no web page"),
        ("<html><body><script>x()</script></body></html>", "no main text"),
        ("<div>" * 20_000, "no main text"),
        (b"<p>" + b"\x00" * 10, "no main text"),
    ],
)
def test_a_page_without_text_is_a_problem(tmp_path: Path, content: str | bytes, reason: str) -> None:
    found = page(tmp_path, content)
    assert isinstance(found, Problem)
    assert reason in found.reason


def test_a_page_beyond_the_limit_is_a_problem(tmp_path: Path) -> None:
    found = page(tmp_path, b"<p>" + b"a" * LARGEST_PAGE)
    assert isinstance(found, Problem)
    assert "larger than 8 MB" in found.reason


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    words = "<p>Séoul and Paris signed an agreement on the Moon today, and more will follow soon.</p>"
    found = page(tmp_path, f'<html><meta charset="zip"><body>{words}'.encode())
    assert isinstance(found, Record)
    assert "Séoul" in found.article.text


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(["<p>", "</div>", "<table><td>", "<!--", "&#xD800;", "&bogus;", "<svg>", "한국 "])
        | st.text(max_size=20)
    )
)
def test_any_page_gives_an_article_or_one_problem(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    content = "<html><body><article>" + "".join(pieces)
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    found = read(path)
    assert found.reason if isinstance(found, Problem) else found.article.text.strip()


def test_a_part_of_a_page_is_read_like_a_page(tmp_path: Path) -> None:
    found = page(tmp_path, "<article><p>Sudria signed an agreement with Norland on Monday.</p></article>")
    assert isinstance(found, Record)
    assert found.article.text == "Sudria signed an agreement with Norland on Monday."


SENTENCE = '<p>NASA <a href="/x">signed</a> with <b>KASA</b> in Seoul, number 7.</p>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (SENTENCE * 20_000, "the page has 60002 elements; at most 30000 are read"),
        ("<p>" + "<b>x</b> " * 9000, "the page has 9000 marks such as bold or span; at most 8000 are read"),
        ("<p " + " ".join(f'a{n}="1"' for n in range(200_000)) + ">Words", "a tag of the page has more than 1000 attr"),
        ("<p " + "".join(f"a{n}='>'" for n in range(2000)) + ">Words", "a tag of the page has more than 1000 attr"),
        (
            "<script " + " ".join(f"a{n}" for n in range(2000)) + "></script>",
            "a tag of the page has more than 1000 att",
        ),
    ],
)
def test_what_would_take_minutes_is_refused_beforehand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, reason: str
) -> None:
    monkeypatch.setattr("annotations.formats.web._main", lambda _: pytest.fail("it was read all the same"))
    found = page(tmp_path, content)
    assert isinstance(found, Problem)
    assert found.reason.startswith(reason)


def test_scripts_comments_and_long_attributes_are_not_counted(tmp_path: Path) -> None:
    inside = f"<script>{'if (a<b) c = 1; ' * 40_000}</script><!-- {'<b>' * 40_000} -->"
    data = "{'a': '1 > 0'} " * 5000
    found = page(tmp_path, f'<html><body>{inside}<div data-x="{data}">{SENTENCE * 100}</div></body></html>')
    assert isinstance(found, Record)
    assert found.article.text.count("KASA") == 100


def test_a_million_blanks_take_no_time(tmp_path: Path) -> None:
    found = page(tmp_path, "<p>NASA signed" + "\n" * 1_000_000 + "with KASA.</p>" + " " * 1_000_000)
    assert isinstance(found, Record)
    assert found.article.text == "NASA signed with KASA."
