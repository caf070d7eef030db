"""The encoder that ships, in the pipeline that is used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from annotations.model import Annotation
from annotations.paths import resources
from annotations.suggest.encoder.component import encoder_folder
from annotations.suggest.pipeline import annotate, load_pipeline

pytestmark = pytest.mark.slow

TEXT = (
    "OSLO, Nov. 25 -- The Norwegian Space Agency and the Qualmo Orbital Office (QOO) signed a letter of intent on "
    "debris tracking on Tuesday, Trade Minister Jane Roe said.\n\n"
    "Under the letter of intent, QOO will share data from its Velmara satellites. "
    "Roe called it a first step.\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def read(nlp: Language, text: str) -> Annotation:
    (annotation,) = annotate(nlp, [text])
    return annotation


def test_it_finds_names_that_no_list_knows(nlp: Language) -> None:
    found = {(TEXT[span.start : span.end], span.label) for span in read(nlp, TEXT).spans}
    assert {("Norwegian Space Agency", "AGENCY"), ("Jane Roe", "PERSON"), ("letter of intent", "AGREEMENT")} <= found
    assert any(text == "QOO" for text, _ in found)


def test_one_agreement_is_one_frame_with_its_parties(nlp: Language) -> None:
    annotation = read(nlp, TEXT)
    by_id = {span.id: TEXT[span.start : span.end] for span in annotation.spans}
    (frame,) = [one for one in annotation.agreements if one.kind == "LETTER_OF_INTENT"]
    assert frame.status == "SIGNED"
    assert "Norwegian Space Agency" in {by_id[one.span] for one in frame.fillers if one.role == "party"}


def test_scores_are_probabilities_and_origins_are_told(nlp: Language) -> None:
    spans = read(nlp, TEXT).spans
    assert all(span.score is not None and 0.3 < span.score <= 1 for span in spans)
    assert all(span.origin for span in spans)


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "a" * 100_000, "한국과 프랑스가 서명했다. " * 50, "SIGNED " * 3000, "\x00\ud800 KASA"]
)
def test_an_odd_text_gets_spans_inside_it_that_never_cross(nlp: Language, text: str) -> None:
    spans = read(nlp, text).spans
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert not [(a, b) for a in spans for b in spans if a.start < b.start < a.end < b.end]


def test_the_same_text_gets_the_same_suggestions_among_others(nlp: Language) -> None:
    alone = read(nlp, TEXT)
    assert list(annotate(nlp, ["KASA met NASA.", TEXT, TEXT]))[1:] == [alone, alone]


def test_all_pipelines_together_stay_small() -> None:
    files = [path for path in (resources() / "pipelines").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 60_000_000


def test_its_calibration_has_a_rule_for_every_label() -> None:
    config = json.loads(Path(encoder_folder() / "config.json").read_text(encoding="utf-8"))
    weights = config["calibration"]["weights"]
    assert (len(weights), {len(row) for row in weights}) == (13, {len(config["calibration"]["features"])})
