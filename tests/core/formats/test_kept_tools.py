"""Files that doccano, spaCy and brat themselves wrote (tests/interop makes them) still come in as they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.formats import format_for
from annotations.model import Record

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats"
WHOLE = [
    "doccano/labels-1.8.4.jsonl",
    "doccano/relations-1.8.4.jsonl",
    "docbin/rewritten-by-spacy-3.8.spacy",
    "brat/rewritten-by-brat-1.3.brat.zip",
]


def records_in(name: str) -> list[Record]:
    path = KEPT / name
    found = list(format_for(path).read(path))
    records = [one for one in found if isinstance(one, Record)]
    assert records == found, "there are problems"
    return records


def surfaces(record: Record) -> list[str]:
    assert record.annotation is not None
    return [record.article.text[span.start : span.end] for span in record.annotation.spans]


@pytest.mark.parametrize("name", WHOLE)
def test_what_a_tool_wrote_of_our_articles_is_still_all_there(name: str) -> None:
    deal, scripts = records_in(name)
    assert deal.article.key == "deal"
    assert deal.layer == "gold"
    said = ["France", "Chile", "space deal", "space", "Monday", "Santiago", "누리호", "भारत", "France"]
    assert surfaces(deal) == said
    assert "भारतीय अंतरिक्ष अनुसंधान संगठन" in surfaces(scripts)
    assert "סוכנות החלל הישראלית" in surfaces(scripts)
    assert deal.annotation is not None
    [agreement] = deal.annotation.agreements
    assert [said[span - 1] for span in agreement.spans("party")] == ["France", "Chile"]
    assert (agreement.kind, agreement.status) == ("ARRANGEMENT", "SIGNED")


def test_what_spacy_converted_has_its_entities_on_a_text_of_tokens() -> None:
    deal, scripts = records_in("docbin/converted-by-spacy-3.8.spacy")
    assert surfaces(deal) == ["France", "Chile", "space deal", "Monday", "Santiago", "누리호", "भ ा रत", "France"]
    assert "اتفاقية الفضاء" in surfaces(scripts)
