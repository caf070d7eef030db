from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from annotations.suggest.identity import Named, identify
from annotations.suggest.names import normal
from annotations.suggest.pipeline import annotate

if TYPE_CHECKING:
    from spacy.language import Language

_MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")


def ids(marked: str) -> list[str]:
    """The ids of the spans of a text in which each is written `[LABEL words]`."""
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        spans.append(Named(len(text), len(text) + len(mark[2]), mark[1]))
        text, last = text + mark[2], mark.end()
    return identify(text + marked[last:], spans)


@pytest.mark.parametrize(
    ("span", "entity"),
    [
        ("[AGENCY NASA]", "agencies:nasa"),
        ("[AGENCY the National Aeronautics and Space Administration's]", "agencies:nasa"),
        ("[AGENCY INDIAN SPACE RESEARCH ORGANISATION]", "agencies:isro"),
        ("[AGENCY Agence Spatiale Europeenne]", "agencies:esa"),
        ("[GOVERNMENT NASA]", "agencies:nasa"),
        ("[COUNTRY South Korean]", "countries:KR"),
        ("[COUNTRY U.S]", "countries:US"),
        ("[COUNTRY Pyongyang]", "countries:KP"),
        ("[COUNTRY Kremlin]", "countries:RU"),
        ("[PLACE Seoul]", "places:seoul"),
        ("[AGREEMENT Artemis Accords]", "treaties:artemis-accords"),
        ("[ORGANIZATION Halvorsen Mills]", ""),
        ("[DATE Monday]", ""),
    ],
)
def test_a_span_of_any_origin_is_known_however_it_is_written(span: str, entity: str) -> None:
    assert ids(span) == [entity]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("[GOVERNMENT Ministry of Defence of India]", "governments:in-defence"),
        ("[COUNTRY India]'s [GOVERNMENT defense ministry]", "governments:in-defence"),
        ("[GOVERNMENT Indian Defence Ministry]", "governments:in-defence"),
        ("[COUNTRY Seoul]'s [GOVERNMENT Ministry of Unification]", "governments:kr-unification"),
        ("the [GOVERNMENT Ministry of Transport] of [COUNTRY Chile]", "governments:cl-transport"),
        ("[GOVERNMENT U.S. Defense Department]", "governments:us-defense"),
        ("[GOVERNMENT Ministry of Foreign Affairs] of [COUNTRY India]", "governments:in-mea"),
        ("[GOVERNMENT Peruvian Air Force]", "governments:pe-air-force"),
        ("[GOVERNMENT Department of Space]", "agencies:india-department-of-space"),
        ("[GOVERNMENT Space Policy Division of the Ministry of Defence]", ""),
    ],
)
def test_a_ministry_is_named_by_its_state_and_its_field(text: str, entity: str) -> None:
    assert entity in ids(text)


def test_a_ministry_takes_the_state_that_the_article_gives_it() -> None:
    text = "[GOVERNMENT Foreign Ministry of Peru] met [COUNTRY Chile]; the [GOVERNMENT Foreign Ministry] agreed"
    assert ids(text) == ["governments:pe-foreign", "countries:CL", "governments:pe-foreign"]
    assert ids("[COUNTRY Peru] said; [GOVERNMENT Ministry of Health] agreed")[-1] == "governments:pe-health"
    assert ids("[COUNTRY Peru] and [COUNTRY Chile]; [GOVERNMENT Ministry of Health] agreed")[-1] == ""


def test_an_abbreviation_means_what_the_article_says() -> None:
    text = "[AGENCY KSA] ... [AGENCY Kenya Space Agency] ([AGENCY KSA]) ... [AGENCY KSA]"
    assert ids(text) == ["agencies:ksa-kenya"] * 4


def test_the_mentions_of_a_person_have_one_identity_in_the_article() -> None:
    text = (
        "[PERSON Roe] hailed it. Minister [PERSON Jane Roe] met [PERSON Ursula von der Alm]. [PERSON VON DER ALM] left."
    )
    roe, alm = "doc:person:jane-roe", "doc:person:ursula-von-der-alm"
    assert ids(text) == [roe, roe, alm, alm]


def test_two_persons_of_one_last_name_stay_apart() -> None:
    text = "[PERSON Jane Roe] spoke. [PERSON Roe] left. [PERSON John Roe] came. [PERSON Roe] sat."
    jane, john = "doc:person:jane-roe", "doc:person:john-roe"
    assert ids(text) == [jane, jane, john, john]


def test_names_are_compared_without_their_dress() -> None:
    assert normal("the Organisation’s") == "organization"
    assert normal("ÉTUDES  spatiales") == "etudes spatiales"
    assert normal("Chandrayaan-3") == normal("Chandrayaan 3")
    assert normal("'s") == normal("") == ""


def test_every_span_of_the_pipeline_that_is_known_carries_its_identity(nlp: Language) -> None:
    text = "India's defence ministry and the European Space Agency (ESA) met. The minister, Jane Roe, spoke. Roe left."
    (annotation,) = annotate(nlp, [text])
    found = {text[span.start : span.end]: span.entity for span in annotation.spans}
    assert found["defence ministry"] == "governments:in-defence"
    assert found["ESA"] == "agencies:esa"
    assert found["Roe"] == found["Jane Roe"] == "doc:person:jane-roe"
