from __future__ import annotations

import json
from pathlib import Path

from annotations.learn.articles import read_articles
from annotations.learn.lessons import lesson_of

XML = (
    '<article id="example" source="newswire">\n<text>PARIS -- <COUNTRY id="c1">France</COUNTRY> &amp; '
    '<COUNTRY id="c2">Chile</COUNTRY> signed a <AGREEMENT id="a1">letter of intent</AGREEMENT> on '
    '<TOPIC id="t1">lunar science</TOPIC> at the <EVENT id="e1"><ORGANIZATION>G20</ORGANIZATION> Summit</EVENT>.\n'
    '</text>\n<agreements>\n<agreement mentions="a1" kind="LETTER_OF_INTENT" status="SIGNED" party="c1 c2" '
    'representative="" date="" place="" topic="t1" event="e1"/>\n</agreements>\n</article>\n'
)


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "wires"
    folder.mkdir()
    (folder / "example.xml").write_text(XML, encoding="utf-8")
    return folder


def test_spans_of_an_xml_article_cover_their_words(tmp_path: Path) -> None:
    (article,) = read_articles([_folder(tmp_path)])
    words = {(span.label, article.text[span.start : span.end]) for span in article.spans}
    assert ("COUNTRY", "France") in words
    assert ("EVENT", "G20 Summit") in words
    assert ("ORGANIZATION", "G20") in words
    assert "France & Chile" in article.text
    assert article.folder == "wires"


def test_json_lines_read_like_xml(tmp_path: Path) -> None:
    (article,) = read_articles([_folder(tmp_path)])
    spans = [{"id": s.id or None, "start": s.start, "end": s.end, "label": s.label} for s in article.spans]
    frames = [
        {"kind": f.kind, "status": f.status, **{r: list(i) for r, i in f.fillers.items()}} for f in article.frames
    ]
    path = tmp_path / "wires.jsonl"
    row = {"id": article.key, "text": article.text, "entities": spans, "agreements": frames}
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    assert list(read_articles([path])) == [article]


def test_a_lesson_knows_the_mentions_and_the_fillers(tmp_path: Path) -> None:
    (article,) = read_articles([_folder(tmp_path)])
    lesson = lesson_of(article)
    assert [mention.norm for mention in lesson.mentions] == ["letter of intent"]
    assert {key[1] for key in lesson.fillers[0]["party"]} == {"france", "chile"}
    assert {key[1] for key in lesson.fillers[0]["event"]} == {"g20 summit"}
    assert "AGREEMENT" not in {item.label for item in lesson.page.items}


def test_a_lesson_over_other_spans_finds_what_overlaps_the_fillers(tmp_path: Path) -> None:
    (article,) = read_articles([_folder(tmp_path)])
    seen = [span for span in article.spans if span.label in {"COUNTRY", "ORGANIZATION"}]
    lesson = lesson_of(article, seen)
    assert {key[1] for key in lesson.fillers[0]["party"]} == {"france", "chile"}
    assert lesson.fillers[0]["topic"] == set()
