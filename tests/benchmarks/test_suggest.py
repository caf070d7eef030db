"""Words per second on one core, the wait for a first article, and the time to load; prints, never judges."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.suggest.pipeline import annotate, load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language

_ARTICLES = 200
_TEXT = """SEOUL, Nov. {day} (Yonhap) -- South Korea and France signed a letter of intent on space debris on Monday.

Foreign Minister Cho Min-ho and French Ambassador Marie Dubois exchanged the signed copies at the Ministry of Science
and ICT in Sejong. Cho said the Korea AeroSpace Administration (KASA) would fly KOMPSAT-{day} in 2027.

The document covers satellite navigation, lunar exploration and the training of engineers. It follows the second
Korea-France Space Dialogue, held in Toulouse last June, and will be reviewed by both sides every year.

Zenthor Robotics, a start-up of Daejeon, won a contract for two radar instruments. The price was not disclosed, and
the company did not answer questions. Its head of sales, Park Ji-woo, spoke of a good day for everyone involved.
"""


def article(number: int) -> str:
    """An article of some 500 words."""
    return "\n".join([_TEXT.format(day=number % 28 + 1)] * 4)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline, loaded once."""
    return load_pipeline()


@pytest.mark.benchmark(group="suggest")
def test_words_per_second(benchmark: BenchmarkFixture, nlp: Language) -> None:
    texts = [article(number) for number in range(_ARTICLES)]
    words = sum(len(text.split()) for text in texts)
    made = benchmark.pedantic(lambda: list(annotate(nlp, texts)), rounds=3, warmup_rounds=1)
    stats: Any = benchmark.stats
    benchmark.extra_info["words_per_second"] = round(words / stats.stats.min)
    assert len(made) == _ARTICLES


@pytest.mark.benchmark(group="suggest")
def test_first_article(benchmark: BenchmarkFixture, nlp: Language) -> None:
    annotation = benchmark(lambda: next(iter(annotate(nlp, [article(3)]))))
    assert annotation.spans


@pytest.mark.benchmark(group="suggest")
def test_loading_in_a_fresh_process(benchmark: BenchmarkFixture) -> None:
    code = "from annotations.suggest.pipeline import load_pipeline; load_pipeline()"

    def load() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
        return time.perf_counter() - start

    assert benchmark.pedantic(load, rounds=3) > 0
