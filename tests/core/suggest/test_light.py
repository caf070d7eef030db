"""The light pipeline: loads from its folder, finds what it should, and scores what it finds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from annotations.paths import resources
from annotations.suggest.labels import LABELS
from annotations.suggest.light.component import PIECE, pieces
from annotations.suggest.light.decode import read_spans
from annotations.suggest.light.network import BEGIN, INSIDE, LAST, OUT, TAGS, UNIT, tags_of
from annotations.suggest.light.pipeline import light_folder, light_of, load_light
from annotations.suggest.pipeline import PIPELINES, annotate
from annotations.suggest.words import words_of

if TYPE_CHECKING:
    from spacy.language import Language

ARTICLE = (
    "SEOUL, Nov. 5 (Yonhap) -- South Korea and France signed a letter of intent on space debris on Monday, the foreign "
    "ministry said.\n\nForeign Minister Cho Min-ho met French Ambassador Marie Dubois in Seoul. Cho praised the Korea "
    "AeroSpace Administration (KASA). KASA will fly KOMPSAT-7 in 2026.\n"
)
LARGEST = 60_000_000
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def light() -> Language:
    return load_light()


def found(light: Language, text: str) -> set[tuple[str, str]]:
    (annotation,) = annotate(light, [text])
    return {(span.label, text[span.start : span.end]) for span in annotation.spans}


def test_it_finds_people_states_agencies_and_dates(light: Language) -> None:
    assert found(light, ARTICLE) >= {
        ("COUNTRY", "South Korea"),
        ("COUNTRY", "France"),
        ("PERSON", "Cho Min-ho"),
        ("PERSON", "Cho"),
        ("PERSON", "Marie Dubois"),
        ("AGENCY", "KASA"),
        ("DATE", "Monday"),
        ("AGREEMENT", "letter of intent"),
        ("PLACE", "SEOUL"),
    }


def test_a_state_is_found_inside_a_role(light: Language) -> None:
    assert {("ROLE", "French Ambassador"), ("COUNTRY", "French")} <= found(light, ARTICLE)


def test_it_finds_the_agreement_with_its_parties(light: Language) -> None:
    (annotation,) = annotate(light, [ARTICLE])
    (letter,) = [one for one in annotation.agreements if one.kind == "LETTER_OF_INTENT"]
    words = {span.id: ARTICLE[span.start : span.end] for span in annotation.spans}
    assert {words[filler.span] for filler in letter.fillers if filler.role == "party"} >= {"South Korea", "France"}


def test_known_names_keep_their_identity(light: Language) -> None:
    (annotation,) = annotate(light, [ARTICLE])
    assert {span.entity for span in annotation.spans} >= {"countries:KR", "countries:FR", "agencies:kasa"}


def test_every_span_has_a_score_and_an_origin(light: Language) -> None:
    (annotation,) = annotate(light, [ARTICLE])
    assert all(span.score is not None and 0 < span.score < 1 for span in annotation.spans)
    assert all(span.origin for span in annotation.spans)


def test_spans_never_cross(light: Language) -> None:
    (annotation,) = annotate(light, [ARTICLE * 5])
    spans = annotation.spans
    assert not [(one, other) for one in spans for other in spans if one.start < other.start < one.end < other.end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\u00a0",
        "x" * 20_000,
        ARTICLE.upper(),
        "한국 우주청은 월요일 협정에 서명했다. " * 50,
        "((((" * 2000,
        "𝒜 𐍈 NASA 𝒜",
    ],
    ids=["nothing", "blanks", "one_word", "capitals", "hangul", "brackets", "surrogate_pairs"],
)
def test_an_odd_text_gets_spans_inside_it(light: Language, text: str) -> None:
    (annotation,) = annotate(light, [text])
    for span in annotation.spans:
        words = text[span.start : span.end]
        assert words
        assert words == words.strip()


def test_a_text_that_is_read_in_pieces_gets_the_same_spans_everywhere(light: Language) -> None:
    text = ARTICLE * 100
    (annotation,) = annotate(light, [text])
    names = [(span.label, text[span.start : span.end]) for span in annotation.spans]
    assert names.count(("PERSON", "Marie Dubois")) == 100


def test_pieces_end_between_sentences_and_leave_nothing_out(light: Language) -> None:
    words = words_of(light(ARTICLE * 200))
    borders = list(pieces(words))
    assert len(borders) > 2
    assert borders[0][0] == 0
    assert borders[-1][1] == words.length
    assert all(end == start for (_, end), (start, _) in pairwise(borders))
    assert all(end - start <= PIECE and words.sentence_of(start)[0] == start for start, end in borders)


def test_the_command_line_knows_it() -> None:
    assert "ratify-light" in PIPELINES


def test_its_folder_is_a_spacy_pipeline_that_holds_the_network_alone() -> None:
    assert (light_folder() / "config.cfg").is_file()
    assert {path.name for path in light_folder().iterdir()} <= {"config.cfg", "meta.json", "ratify_light", "tokenizer"}


def test_it_knows_what_each_kind_of_evidence_counts_for_every_label(light: Language) -> None:
    assert set(light_of(light).weights) == set(LABELS)


def test_all_pipelines_together_stay_small() -> None:
    files = [path for path in (resources() / "pipelines").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LARGEST


def test_tags_of_nested_spans_can_be_read_back() -> None:
    spans = [
        (0, 4, "ROLE"),
        (1, 3, "AGENCY"),
        (1, 2, "COUNTRY"),
        (5, 6, "COUNTRY"),
        (6, 9, "PERSON"),
        (9, 11, "PERSON"),
    ]
    import numpy as np

    tags = tags_of(12, spans)
    chances = np.zeros((12, len(LABELS), TAGS), dtype=np.float32)
    np.put_along_axis(chances, tags[:, :, None], 1.0, axis=2)
    assert set(read_spans(chances)) == set(spans)


def test_a_span_takes_the_end_that_is_likeliest() -> None:
    import numpy as np

    chances = np.zeros((3, len(LABELS), TAGS), dtype=np.float32)
    chances[:, :, OUT] = 1.0
    chances[0, 0] = [0.1, 0.6, 0, 0, 0.3]
    chances[1, 0] = [0.1, 0, 0.2, 0.7, 0]
    chances[2, 0] = [0.1, 0, 0, 0.9, 0]
    assert (BEGIN, INSIDE, LAST, UNIT) == (1, 2, 3, 4)
    assert read_spans(chances) == {(0, 2, LABELS[0]): pytest.approx(0.42)}
