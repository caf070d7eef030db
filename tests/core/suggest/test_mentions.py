from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotations.suggest.extensions import ENTITIES
from annotations.suggest.pipeline import annotate
from tests.core.suggest.conftest import Find

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("France and Chile signed a letter of intent on lunar science on Monday.", "letter of intent"),
        ("KASA and JAXA signed a memorandum of understanding in Tokyo on May 3.", "memorandum of understanding"),
        ("Brazil and Argentina signed a framework agreement on Tuesday, officials said.", "framework agreement"),
        ("Peru signed the Artemis Accords on May 30, 2024.", "Artemis Accords"),
        ("Japan pledged to give Kenya two ground stations.", "pledged"),
        ("South Korea and Peru agreed on Wednesday to share satellite images.", "agreed"),
        ("Prime Minister Narendra Modi met President Lee Jae-myung in Seoul on Monday.", "met"),
    ],
)
def test_the_words_of_an_agreement_are_an_agreement_span(find: Find, text: str, words: str) -> None:
    assert ("AGREEMENT", words) in find(text)


@pytest.mark.parametrize(
    "text",
    [
        "The satellite was launched on Monday and reached its orbit.",
        "The leaders of France and Chile did not sign a treaty.",
        "Ties between the two countries are good, the minister of Ghana said.",
    ],
)
def test_a_text_without_an_agreement_gets_no_agreement_span(find: Find, text: str) -> None:
    assert not [words for label, words in find(text) if label == "AGREEMENT"]


def test_a_determiner_and_a_year_stay_outside(find: Find) -> None:
    found = find("India and South Korea signed the 2016 launch agreement in Seoul.")
    agreements = {words for label, words in found if label == "AGREEMENT"}
    assert agreements <= {"launch agreement", "agreement"}
    assert agreements


def test_an_event_is_the_mention_and_gets_no_agreement_span(nlp: Language) -> None:
    text = "France and India held the second India-France Strategic Space Dialogue in Paris on Monday."
    (annotation,) = annotate(nlp, [text])
    events = {(span.start, span.end) for span in annotation.spans if span.label == "EVENT"}
    assert events
    assert not [span for span in annotation.spans if span.label == "AGREEMENT" and (span.start, span.end) in events]


def test_spans_that_something_else_found_are_kept(nlp: Language) -> None:
    from spacy.tokens import Doc, Span

    text = "France and Chile signed a handshake thing on Monday."
    keep = [name for name in nlp.pipe_names if name not in {"ratify_mentions", "ratify_agreements"}]
    with nlp.select_pipes(enable=keep):
        doc: Doc = nlp(text)
    given = Span(doc, 5, 7, "AGREEMENT")
    given._.score, given._.origin = 0.9, "tagger"
    doc.spans[ENTITIES] = [*doc.spans[ENTITIES], given]
    for name in ("ratify_mentions", "ratify_agreements"):
        doc = nlp.get_pipe(name)(doc)
    assert [span.text for span in doc.spans[ENTITIES] if span.label_ == "AGREEMENT"] == ["handshake thing"]
    assert len(doc._.agreements) == 1


def test_agreement_spans_never_cross_other_spans(nlp: Language) -> None:
    text = (
        "The India-South Korea Special Strategic Partnership and the Korea-Japan data-sharing agreement on Earth "
        "observation were praised at the G20 Summit, where Prime Minister Modi met President Lee. "
    ) * 5
    (annotation,) = annotate(nlp, [text])
    spans = annotation.spans
    assert not [(one, other) for one in spans for other in spans if one.start < other.start < one.end < other.end]
