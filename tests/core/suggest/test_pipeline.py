from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from annotations.suggest.components import warm_up
from annotations.suggest.pipeline import PIPELINE_NAME, annotate

if TYPE_CHECKING:
    from spacy.language import Language

ARTICLE = (
    "SEOUL, Nov. 5 (Yonhap) -- South Korea and France signed a letter of intent on space debris on Monday, the foreign "
    "ministry said.\n\nForeign Minister Cho Min-ho met French Ambassador Marie Dubois in Seoul. Cho praised the Korea "
    "AeroSpace Administration (KASA). KASA will fly KOMPSAT-7 in 2026.\n"
)
ODD = {
    "nothing": "",
    "blanks": " \n\t\u00a0",
    "one_word": "x" * 20_000,
    "hangul": "한국 우주청은 월요일 협정에 서명했다. " * 50,
    "arabic": "وقعت وكالة الفضاء اتفاقا يوم الاثنين. " * 50,
    "capitals": ARTICLE.upper(),
    "small": ARTICLE.lower(),
    "markup": "<p>NASA &amp; ESA <b>signed</b></p>\n{{x}} [link](https://a.example)",
    "emoji": "🚀🇰🇷 Korea 👩‍🚀 signed 🚀",
    "brackets": "((((" * 2000,
    "surrogate_pairs": "𝒜 𐍈 NASA 𝒜",
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_an_odd_text_gets_spans_inside_it(nlp: Language, name: str) -> None:
    text = ODD[name]
    (annotation,) = annotate(nlp, [text])
    for span in annotation.spans:
        words = text[span.start : span.end]
        assert words
        assert words == words.strip()


def test_every_span_has_a_number_a_score_and_an_origin(nlp: Language) -> None:
    (annotation,) = annotate(nlp, [ARTICLE])
    assert [span.id for span in annotation.spans] == list(range(1, len(annotation.spans) + 1))
    assert all(span.score is not None and 0 <= span.score <= 1 for span in annotation.spans)
    assert all(span.origin for span in annotation.spans)


def test_spans_stand_in_the_order_of_the_text_outer_before_inner(nlp: Language) -> None:
    (annotation,) = annotate(nlp, [ARTICLE])
    keys = [(span.start, -span.end) for span in annotation.spans]
    assert keys == sorted(keys)


def test_the_same_text_gets_the_same_suggestions(nlp: Language) -> None:
    first, second, alone = *annotate(nlp, [ARTICLE, ARTICLE]), *annotate(nlp, [ARTICLE])
    assert first.spans == second.spans == alone.spans


def test_matrices_are_multiplied_on_one_core(nlp: Language) -> None:
    with threadpool_limits(limits=4, user_api="blas"):
        warm_up(nlp)
        assert [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"] in ([], [1])


def test_texts_are_streamed(nlp: Language) -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield ARTICLE

    next(annotate(nlp, texts()))
    assert taken < 100


@pytest.mark.slow
def test_the_time_grows_no_faster_than_the_text(nlp: Language) -> None:
    def seconds(copies: int) -> float:
        text = ARTICLE.replace("\n", " ").replace(".", "") * copies
        start = time.process_time()
        next(annotate(nlp, [text]))
        return time.process_time() - start

    seconds(50)
    # Sixteen times the text, in time of this process; a quadratic part would take it to 256.
    assert seconds(1600) < 16 * 5 * max(seconds(100), 0.01)


def test_the_pipeline_has_a_name_and_a_version() -> None:
    assert PIPELINE_NAME.split()[1][0].isdigit()


def test_a_finished_document_can_be_sent_to_another_process(nlp: Language) -> None:
    from spacy.tokens import Doc

    doc = nlp(ARTICLE)
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(span.text, span._.score) for span in copy.spans["entities"]] == [
        (span.text, span._.score) for span in doc.spans["entities"]
    ]
