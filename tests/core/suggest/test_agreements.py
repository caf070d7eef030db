from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from annotations.model import Agreement, Annotation
from annotations.schema import default_schema
from annotations.suggest.pipeline import annotate

if TYPE_CHECKING:
    from spacy.language import Language

SIGNED = (
    "PARIS, May 6 -- South Korea and France signed a letter of intent on lunar science in Paris on Monday, the French "
    "space agency CNES said.\n\nThe letter of intent was signed by KASA Administrator Yoon Youngbin and CNES President "
    "Philippe Adam.\n"
)


def _read(nlp: Language, text: str) -> tuple[Annotation, list[Agreement]]:
    (annotation,) = annotate(nlp, [text])
    return annotation, list(annotation.agreements)


def _words(text: str, annotation: Annotation, agreement: Agreement, role: str) -> list[str]:
    spans = {span.id: text[span.start : span.end] for span in annotation.spans}
    return [spans[number] for number in agreement.spans(role)]


def test_an_agreement_named_twice_is_one_frame(nlp: Language) -> None:
    annotation, agreements = _read(nlp, SIGNED)
    letters = [one for one in agreements if one.kind == "LETTER_OF_INTENT"]
    assert len(letters) == 1
    assert _words(SIGNED, annotation, letters[0], "mentions") == ["letter of intent", "letter of intent"]


def test_a_signed_letter_has_its_parties_date_place_and_topic(nlp: Language) -> None:
    annotation, agreements = _read(nlp, SIGNED)
    (letter,) = [one for one in agreements if one.kind == "LETTER_OF_INTENT"]
    assert letter.status == "SIGNED"
    assert {"South Korea"} <= set(_words(SIGNED, annotation, letter, "party"))
    assert "Monday" in _words(SIGNED, annotation, letter, "date")
    assert "Paris" in _words(SIGNED, annotation, letter, "place")
    assert _words(SIGNED, annotation, letter, "topic") == ["lunar science"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("KASA and JAXA signed a memorandum of understanding on Monday.", "MOU"),
        ("Brazil and Argentina signed an agreement on space debris on Monday.", "ARRANGEMENT"),
        ("Japan pledged on Monday to give Kenya a ground station.", "COMMITMENT"),
        ("SpaceX won a launch contract from Indonesia on Monday.", "CONTRACT"),
        ("Prime Minister Narendra Modi met President Lee Jae-myung in Seoul on Monday.", "MEETING"),
        ("France and India held the second India-France Strategic Space Dialogue in Paris.", "DIALOGUE"),
    ],
)
def test_the_kind_follows_the_words(nlp: Language, text: str, kind: str) -> None:
    _, agreements = _read(nlp, text)
    assert kind in {one.kind for one in agreements}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("KASA and JAXA signed a memorandum of understanding in Tokyo on Monday.", "SIGNED"),
        ("Chile and Peru agreed on Monday to share satellite images.", "AGREED"),
        ("Prime Minister Narendra Modi met President Lee Jae-myung in Seoul on Monday.", "IN_FORCE"),
    ],
)
def test_the_status_follows_what_was_done(nlp: Language, text: str, status: str) -> None:
    _, agreements = _read(nlp, text)
    assert status in {one.status for one in agreements}


def test_every_frame_keeps_to_the_schema(nlp: Language) -> None:
    schema = default_schema()
    text = SIGNED + "Japan offered Kenya a ground station. Prime Minister Modi met President Lee at the G20 Summit.\n"
    annotation, agreements = _read(nlp, text)
    labels = {span.id: span.label for span in annotation.spans}
    accepted = {role.name: set(role.labels) for role in schema.roles}
    assert agreements
    for agreement in agreements:
        assert agreement.mentions
        assert agreement.kind in {kind.name for kind in schema.kinds}
        assert agreement.status in {status.name for status in schema.statuses}
        for filler in agreement.fillers:
            assert labels[filler.span] in accepted[filler.role]


def test_every_score_is_a_probability_and_every_origin_is_named(nlp: Language) -> None:
    _, agreements = _read(nlp, SIGNED)
    for agreement in agreements:
        scores = [agreement.score, *(filler.score for filler in agreement.fillers)]
        assert all(score is not None and 0 < score <= 1 for score in scores)
        assert agreement.origin
        assert all(filler.origin for filler in agreement.fillers)


def test_a_span_fills_a_role_once(nlp: Language) -> None:
    _, agreements = _read(nlp, SIGNED * 3)
    for agreement in agreements:
        pairs = [(filler.role, filler.span) for filler in agreement.fillers]
        assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("text", ["", " \n", "signed", "agreement", "The MoU.", "met " * 500, "(MoU) " * 200])
def test_odd_texts_give_frames_or_none(nlp: Language, text: str) -> None:
    _, agreements = _read(nlp, text)
    assert all(agreement.mentions for agreement in agreements)


@pytest.mark.slow
def test_the_time_for_agreements_grows_no_faster_than_the_text(nlp: Language) -> None:
    def seconds(text: str) -> float:
        keep = [name for name in nlp.pipe_names if name not in {"ratify_mentions", "ratify_agreements"}]
        with nlp.select_pipes(enable=keep):
            doc = nlp(text)
        start = time.process_time()
        for name in ("ratify_mentions", "ratify_agreements"):
            doc = nlp.get_pipe(name)(doc)
        return time.process_time() - start

    seconds(SIGNED * 20)
    unbroken = SIGNED.replace("\n", " ").replace(".", ",")
    for part in (SIGNED, unbroken):
        # Sixteen times the text, in time of this process; a quadratic part would take it to 256.
        assert seconds(part * 800) < 16 * 5 * max(seconds(part * 50), 0.01)
