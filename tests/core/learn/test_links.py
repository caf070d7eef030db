from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.learn.articles import GoldArticle, read_articles
from annotations.learn.calibration import Fitted, calibrate
from annotations.learn.lessons import Lesson, lesson_of, scene_of
from annotations.learn.links import DECAY_ALONE, Material, learn, write
from annotations.suggest.agreements.classes import status_features
from annotations.suggest.agreements.filling import ROLE_LABELS, Filling
from annotations.suggest.agreements.framing import Guess, choose, frames_of
from annotations.suggest.agreements.model import Crossed, Models, Scorer, load_models
from annotations.suggest.mentions import find_mentions

_TEXT = (
    '<article id="{name}"><text><COUNTRY id="c1">{one}</COUNTRY> and <COUNTRY id="c2">{two}</COUNTRY> signed a '
    '<AGREEMENT id="a1">letter of intent</AGREEMENT> on <TOPIC id="t1">lunar science</TOPIC> on '
    '<DATE id="d1">Monday</DATE>. The weather in <COUNTRY>Brazil</COUNTRY> was fine. '
    '<COUNTRY id="c3">{two}</COUNTRY> <AGREEMENT id="a2">pledged</AGREEMENT> to help <COUNTRY id="c4">{one}</COUNTRY>.'
    '</text><agreements><agreement mentions="a1" kind="LETTER_OF_INTENT" status="SIGNED" party="c1 c2" date="d1" '
    'topic="t1"/><agreement mentions="a2" kind="COMMITMENT" status="AGREED" party="c3 c4"/></agreements></article>'
)
_PAIRS = [
    ("France", "Chile"),
    ("Japan", "Kenya"),
    ("Peru", "Spain"),
    ("Ghana", "India"),
    ("Egypt", "Oman"),
    ("Italy", "Cuba"),
]


@pytest.fixture
def articles(tmp_path: Path) -> list[GoldArticle]:
    folder = tmp_path / "made"
    folder.mkdir()
    for number, (one, two) in enumerate(_PAIRS):
        (folder / f"{number}.xml").write_text(_TEXT.format(name=number, one=one, two=two), encoding="utf-8")
    return list(read_articles([folder]))


def test_what_was_learned_is_written_and_used(tmp_path: Path, articles: list[GoldArticle]) -> None:
    lessons = [lesson_of(article) for article in articles]
    material = Material(lessons, DECAY_ALONE)
    write(material.fit(set(range(len(lessons) - 1))), tmp_path / "models.json")
    models = load_models(tmp_path / "models.json")
    page = lessons[-1].page
    frames = frames_of(page, find_mentions(page, models), models)
    assert [frame.kind for frame in frames] == ["LETTER_OF_INTENT", "COMMITMENT"]
    parties = sorted((one for one in frames[0].fillers if one.role == "party"), key=lambda one: -one.chance)
    assert {one.item.text for one in parties[:2]} == {"Italy", "Cuba"}
    assert [one.item.text for one in frames[0].fillers if one.role == "topic"] == ["lunar science"]


def test_the_same_corpus_gives_the_same_file(tmp_path: Path, articles: list[GoldArticle]) -> None:
    for name in ("first", "second"):
        material = Material([lesson_of(article) for article in articles])
        write(material.fit(set(range(len(articles)))), tmp_path / name / "models.json")
    assert (tmp_path / "first" / "models.json").read_bytes() == (tmp_path / "second" / "models.json").read_bytes()


def test_lessons_of_another_reader_are_learned_from_and_measure_nothing(
    articles: list[GoldArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [replace(article, folder="ab"[number % 2]) for number, article in enumerate(articles)]
    own, others = ([lesson_of(article) for article in folders] for _ in range(2))
    for lesson in others:
        lesson.is_measured = False
    measured: list[tuple[Scorer, list[Lesson]]] = []

    def calibrated(models: Models, fitted: Fitted) -> Models:
        measured.extend((one.scorers["party"], list(lessons)) for one, lessons in fitted)
        return calibrate(models, fitted)

    monkeypatch.setattr("annotations.learn.links.calibrate", calibrated)
    learn(Material(own, DECAY_ALONE))
    learn(Material([*own, *others], DECAY_ALONE))
    (alone, _), _, (beside, a), (_, b) = measured
    assert alone.weights != beside.weights
    assert {id(lesson) for lesson in (*a, *b)} == {id(lesson) for lesson in own}


def test_no_article_is_in_both_halves_of_the_lessons(articles: list[GoldArticle]) -> None:
    material = Material([lesson_of(article) for article in articles for _ in range(2)])
    first, second = (
        {material.lessons[number].article.key for number in half} for half in material.halves(set(range(12)))
    )
    assert len(first) == len(second) == 3
    assert not first & second


def test_all_roles_share_the_threshold_that_unseen_articles_give(articles: list[GoldArticle]) -> None:
    lessons = [lesson_of(article) for article in articles]
    models = Material(lessons).fit({0, 1, 2})
    thresholds = calibrate(models, [(models, lessons[3:])]).thresholds
    assert len({thresholds[role] for role in ROLE_LABELS}) == 1
    assert thresholds["mention"] == models.thresholds["mention"]


def test_the_status_hears_the_verb_and_the_date_beside_a_mention(articles: list[GoldArticle]) -> None:
    lesson = lesson_of(articles[0])
    features = status_features(lesson.page, lesson.clusters[0], "LETTER_OF_INTENT")
    assert {"verb=signed", "LETTER_OF_INTENT|verb=signed", "order=done", "when=on monday"} <= set(features)


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ("A {deal} was cancelled in May.", "ended=near>"),
        ("Both walked away from a {deal}.", "ended=near<"),
        ("A {deal} stands. It lapsed in May.", "ended next=True"),
        ("A {deal} stands. Sales collapsed in May.", "ended next=False"),
        ("A {deal} is still under negotiation.", "pending=near>"),
        ("They denied any secret {deal}.", "alleged=near<"),
        ("Oslo called for a {deal}.", "proposed=near<"),
    ],
)
def test_the_status_hears_what_became_of_an_agreement(tmp_path: Path, told: str, heard: str) -> None:
    mention = '<AGREEMENT id="a1">deal</AGREEMENT>'
    agreements = '<agreements><agreement mentions="a1" kind="ARRANGEMENT" status="SIGNED" party=""/></agreements>'
    path = tmp_path / "made" / "1.xml"
    path.parent.mkdir()
    path.write_text(f'<article id="1"><text>{told.format(deal=mention)}</text>{agreements}</article>', encoding="utf-8")
    lesson = lesson_of(next(read_articles([path.parent])))
    assert heard in status_features(lesson.page, lesson.clusters[0], "ARRANGEMENT")


def test_what_another_reader_rules_out_is_no_guess(articles: list[GoldArticle]) -> None:
    lesson = lesson_of(articles[0])
    filling = Filling(scene_of(lesson), lesson.clusters[0], "LETTER_OF_INTENT")
    assert {form.items[0].text for form in filling.forms("party")} == {"France", "Chile", "Brazil"}
    filling.odds = {id(item): [2.0 if item.text == "Chile" else -8.0] * len(ROLE_LABELS) for item in lesson.page.items}
    assert {form.items[0].text for form in filling.forms("party")} == {"Chile"}


def test_two_parties_need_less_than_others(articles: list[GoldArticle]) -> None:
    lesson = lesson_of(articles[0])
    forms = {item.text: form for form in scene_of(lesson).forms.values() for item in form.items}
    guesses = [
        Guess("party", forms[name], forms[name].items[0], Crossed(), chance)
        for name, chance in (("France", 0.3), ("Chile", 0.25), ("Brazil", 0.24))
    ]
    assert [one.item.text for one in choose("party", guesses, 0.4)] == ["France", "Chile"]
    assert choose("party", guesses, 0.7) == []
    assert len(choose("party", guesses, 0.2)) == 3
    assert choose("place", guesses, 0.4) == []
