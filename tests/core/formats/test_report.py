"""The report and the summary for people: everything is shown, nothing is run or fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotations.formats.report import Report
from annotations.formats.report_style import style
from annotations.formats.report_text import marked
from annotations.formats.summary import Summary, plain
from annotations.model import Record, Span, SpanId
from annotations.own_pages import MARKDOWN_MARK
from tests.builders import frame
from tests.core.formats.corpus import SCHEMA, hard_records, record

HARD = hard_records()
NASTY = (
    '<script>alert(1)</script> "><img src=x onerror=alert(1)> [x](javascript:y) ![i](http://z) & `code` | cell\n# head'
)


class Page(HTMLParser):
    """The text of each article, the tags, and the attributes that could fetch or run something."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.depth = 0
        self._inside = 0
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.add(tag)
        self.links += [f"{name}={value}" for name, value in attrs if name in ("src", "href") or name.startswith("on")]
        self.ids += [value for name, value in attrs if name == "id" and value]
        if known.get("class") == "text":
            self._inside = 1
            self.texts.append("")
        elif self._inside:
            self._inside += 1
            self.depth = max(self.depth, self._inside)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = max(0, self._inside - 1)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


def report(records: Sequence[Record]) -> str:
    out = io.BytesIO()
    Report().write(iter(records), out, schema=SCHEMA)
    return out.getvalue().decode("utf-8")


def summary(records: Sequence[Record]) -> str:
    out = io.BytesIO()
    Summary().write(iter(records), out, schema=SCHEMA)
    return out.getvalue().decode("utf-8")


def nasty() -> Record:
    one = record(
        "<i>key</i>", NASTY, ((NASTY, "COUNTRY"), ("code", "AGREEMENT")), (frame("MOU", mentions=[2], party=[1]),)
    )
    return replace(one, article=replace(one.article, title=NASTY, source=NASTY), layer=NASTY)


def test_the_text_is_whole_and_every_span_has_a_mark() -> None:
    page = Page(report(HARD))
    expected = [one.article.text for one in HARD]
    assert [text for text in page.texts if "controls" not in text] == [it for it in expected if "controls" not in it]
    marks = [it for it in page.ids if re.fullmatch(r"a\d+s\d+", it)]
    assert len(marks) == len(set(marks)) == sum(len(one.annotation.spans) for one in HARD if one.annotation)


def test_each_filler_leads_to_its_mark() -> None:
    page = Page(report(HARD))
    assert len(page.links) > 10
    assert {link.removeprefix("href=#") for link in page.links} <= set(page.ids)


def test_nothing_of_an_article_becomes_markup() -> None:
    content = report([nasty()])
    page = Page(content)
    assert page.texts == [NASTY]
    assert not page.tags & {"script", "img", "i", "link", "iframe"}
    assert all(link.startswith("href=#") for link in page.links)
    assert "default-src 'none'" in content


def test_control_characters_are_seen_and_told() -> None:
    (one,) = (it for it in HARD if it.article.key == "odd")
    _, losses = Report().fit(one, SCHEMA)
    assert {loss.kind for loss in losses} == {"control characters"}
    assert len(losses) == 5
    shown = report([one])
    assert "\u240c" in shown
    assert "\u241b" in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)


@settings(max_examples=40, deadline=None)
@given(text=st.text("ab<&\n🚀", min_size=1, max_size=12), data=st.data())
def test_any_spans_are_marked_without_crossing_tags(text: str, data: st.DataObject) -> None:
    spans: list[Span] = []
    for nth in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text) - 1))
        spans.append(Span(start, data.draw(st.integers(start + 1, len(text))), "L", SpanId(nth)))
    begun, ended = [], []

    def mark(span: Span, begins: bool, ends: bool) -> str:
        begun.extend([span.id] * begins)
        ended.extend([span.id] * ends)
        return f"<mark {span.id}>"

    html = "".join(marked(text, spans, mark))
    assert Page(f'<div class="text">{html}</div>').texts == [text]
    assert sorted(begun) == sorted(ended) == [span.id for span in spans]
    assert html.count("<mark") == html.count("</mark>")
    covered = {span.id: "" for span in spans}
    open_marks: list[int] = []
    for piece in re.findall(r"<mark \d+>|</mark>|&\w+;|[^<]", html):
        if piece.startswith("<mark"):
            open_marks.append(int(piece[6:-1]))
        elif piece == "</mark>":
            open_marks.pop()
        else:
            for one in open_marks:
                covered[SpanId(one)] += {"&lt;": "<", "&amp;": "&"}.get(str(piece), str(piece))
    assert covered == {span.id: text[span.start : span.end] for span in spans}


def test_the_style_has_both_colours_of_every_label_and_fetches_nothing() -> None:
    sheet = style(SCHEMA)
    for label in SCHEMA.labels:
        assert label.light in sheet
        assert label.dark in sheet
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_the_totals_count_everything() -> None:
    content = report(HARD)
    assert f"Articles: {len(HARD)}" in content
    assert "<tr><td>Joint statement" not in content
    assert "<tr><td>Arrangement, Signed</td><td>3</td></tr>" in content


def test_the_summary_has_a_table_for_each_agreement_and_names_by_label() -> None:
    (one,) = (it for it in HARD if it.article.key == "sharing")
    content = summary([one])
    assert content.count("| Role | Text |") == 3
    assert "| Party | France, Chile |" in content
    assert "- **Country**: France (2), Chile" in content


def test_nothing_of_an_article_becomes_markdown() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(summary([nasty()]).removeprefix(MARKDOWN_MARK))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or []}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block"}
    headings = [tokens[nth + 1].content for nth, token in enumerate(tokens) if token.type == "heading_open"]
    assert len(headings) == 4
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 4


@settings(max_examples=40, deadline=None)
@given(text=st.text("ab *_`[]()<>|~#&!.-+\\:@/\n", max_size=12))
def test_a_plain_text_is_read_as_itself(text: str) -> None:
    (_, inline, _) = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x{plain(text)}x")
    assert (
        "".join(child.content for child in inline.children or [])
        == f"x{' '.join(re.split(chr(92) + 's+', text.strip()))}x"
    )
