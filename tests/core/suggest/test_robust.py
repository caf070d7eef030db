"""Whatever a text is, the pipeline neither crashes nor stands still, and its spans are places in that text."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Annotation
from annotations.paths import resources
from annotations.suggest.pieces import pieces
from annotations.suggest.pipeline import annotate

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow

SAMPLE = (resources() / "samples" / "articles" / "brief08.txt").read_text(encoding="utf-8")
NEWS = "Norway and France signed an agreement on space debris in Oslo on 3 May 2024. "
ROOT = Path(__file__).parents[3]
GROWTH = f"""
import resource
from annotations.suggest.pipeline import annotate, load_rules_pipeline

def most_memory(begin, count):
    for _ in annotate(nlp, (
        {NEWS!r} + " ".join(f"Xk{{nth}}q{{word}}z" for word in range(300)) for nth in range(begin, begin + count)
    )):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

nlp = load_rules_pipeline()
before = most_memory(0, 100)
print(most_memory(100, 300) - before)
"""

ODD_TEXTS = {
    "empty": "",
    "blanks": " \n\t\n  ",
    "one sign": "?",
    "no ends of sentences": re.sub(r"[.!?\n]", " ", SAMPLE),
    "all capitals": SAMPLE.upper(),
    "all small": SAMPLE.lower(),
    "Korean": "대한민국과 프랑스는 우주 협력 협정을 서울에서 체결했다. 조민호 장관이 서명했다.",
    "Arabic": "وقعت الإمارات وفرنسا اتفاقية تعاون في مجال الفضاء في أبوظبي يوم الاثنين.",
    "Hindi": "भारत और फ्रांस ने सोमवार को अंतरिक्ष समझौते पर हस्ताक्षर किए।",
    "Chinese": "中国和法国签署了航天合作协议。",
    "Russian": "Россия и Китай подписали соглашение о сотрудничестве в космосе.",
    "markup": f"<html><body><p>{SAMPLE}</p><script>var a = '<b>';</script>&nbsp;&amp;</body></html>",
    "a table": "Country | Agency | Date\n--- | --- | ---\nNorway | NOSA | 2024\nFrance | CNES | 2023\n" * 20,
    "NUL": NEWS.replace(" ", "\0"),
    "controls": "".join(map(chr, range(256))) + NEWS,
    "half a surrogate pair": "\ud800" + NEWS + "\udfff",
    "emoji": "👩‍🚀🇫🇷 " + NEWS + "👨‍👩‍👧‍👦" * 50,
    "marks that combine": "e\u0301\u0323\u0300" * 500 + " " + NEWS,
    "other line ends": NEWS.replace(" ", "\u2028") + NEWS.replace(" ", "\r\n") + NEWS.replace(" ", "\x85"),
    "one word": "x" * 100_000,
    "one word in capitals": "X" * 100_000,
    "one number": "1" * 100_000,
    "many brackets": "(" * 5_000 + NEWS + ")" * 5_000,
    "many commas": "Norway, " * 3_000,
    "many mentions": "agreement with Norway on space " * 1_000,
    "many names": "John Smith " * 3_000,
    "many dates": "3 May 2024 " * 3_000,
}


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_no_text_is_too_odd(nlp: Language, name: str) -> None:
    text = ODD_TEXTS[name]
    (annotation,) = annotate(nlp, [text])
    check(text, annotation)


@pytest.mark.parametrize("name", ["all capitals", "markup", "no ends of sentences", "emoji", "half a surrogate pair"])
def test_something_is_found_all_the_same(nlp: Language, name: str) -> None:
    (annotation,) = annotate(nlp, [ODD_TEXTS[name]])
    assert any(span.label == "COUNTRY" for span in annotation.spans)


def check(text: str, annotation: Annotation) -> None:
    ids = {span.id for span in annotation.spans}
    for span in annotation.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert span.score is None or 0 <= span.score <= 1
    for agreement in annotation.agreements:
        assert agreement.mentions
        assert {filler.span for filler in agreement.fillers} <= ids


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


@pytest.mark.parametrize("kind", ["samples", "no ends of sentences"])
def test_time_grows_with_the_length_and_not_faster(nlp: Language, kind: str) -> None:
    text = SAMPLE if kind == "samples" else ODD_TEXTS[kind] + " "

    def of(characters: int) -> list[Annotation]:
        return list(annotate(nlp, [text * (characters // len(text))]))

    short, long = (seconds(lambda size=size: of(size)) for size in (20_000, 320_000))
    # Sixteen times the text, in time of this process; a quadratic part would take it to 256.
    assert long < 16 * 5 * short


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere memory is counted in other units")
def test_memory_stays_flat_over_many_articles_with_words_of_their_own() -> None:
    # In a process of its own: what other tests left behind would count, or hide what is counted.
    command = [sys.executable, "-W", "ignore", "-c", GROWTH]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 18, f"{done.stdout} MB more"  # 90,000 new words would take over 22 MB besides


def test_a_text_in_pieces_has_its_spans_in_the_right_places(nlp: Language) -> None:
    text = "\n\n".join([SAMPLE] * 4)
    (annotation,) = annotate(nlp, [text], longest=3_000)
    check(text, annotation)
    assert len({span.id for span in annotation.spans}) == len(annotation.spans) > 100
    names = {text[span.start : span.end] for span in annotation.spans if span.label == "COUNTRY"}
    assert {text[span.start : span.end] for span in next(iter(annotate(nlp, [text]))).spans} >= names


@given(st.text(alphabet="ab \n", max_size=300), st.integers(2, 50))
def test_pieces_are_the_text_and_none_is_too_long(text: str, longest: int) -> None:
    parts = pieces(text, longest)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= longest
