"""A page that is written shows hostile names and texts as they stand: it gets no tag, link or script of theirs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from annotations.curate.comparison import compare
from annotations.curate.page import page
from annotations.formats import FORMATS, Format
from annotations.model import Annotation, ArticleId, Record, Span, SpanId
from annotations.store import Store
from annotations.workflow import export
from tests.builders import article, suggest

HOSTILE = '"\'><img src=x onerror=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">&lt;b&gt;</a><!--'
PAGES = [known for known in FORMATS if known.can_write and any("htm" in suffix for suffix in known.suffixes)]


class Tags(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.said += data


def check(html: str) -> None:
    read = Tags()
    read.feed(html)
    assert set(read.tags) & {"img", "script", "iframe", "object", "embed", "link", "base", "form"} == set()
    assert [name for name, _ in read.attributes if name.startswith("on")] == []
    for name, value in read.attributes:
        if name in ("href", "src", "action", "xlink:href"):
            assert value.startswith("#"), value
    assert "<img src=x onerror=alert(1)>" in read.said


def hostile(score: float | None = 0.9) -> Record:
    text = f"France met {HOSTILE} Chile."
    found = Annotation((Span(0, 6, "COUNTRY", SpanId(1), score, HOSTILE), Span(11, 20, "PLACE", SpanId(2))))
    one = article(HOSTILE.replace("\n", " "), text, title=HOSTILE)
    return Record(one, found)


def test_the_page_of_an_evaluation_is_tame() -> None:
    gold, other = hostile(), Record(hostile().article, Annotation())
    check("".join(page(compare([(gold, other)], by_source=True, errors=True), gold=HOSTILE, predicted=HOSTILE)))


@pytest.mark.parametrize("known", PAGES, ids=lambda known: known.name)
def test_a_page_that_is_exported_is_tame(known: Format, tmp_path: Path) -> None:
    name, suffix = known.name, known.suffixes[0]
    with Store.create(tmp_path / "news.ratify") as store:
        record = hostile()
        store.articles.add([record.article])
        assert record.annotation is not None
        suggest(store, ArticleId(1), record.annotation)
        out = tmp_path / f"out{suffix}"
        export(store, out, format=name, layer="machine", status="all")
    check(out.read_text(encoding="utf-8"))
