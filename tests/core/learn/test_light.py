"""Learning the light pipeline: the same corpus gives the same files, and new articles change what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.learn.articles import GoldArticle, GoldSpan, read_articles
from annotations.learn.light.build import LightScores, Recipe, folds_of, read_recipe, report, train_light
from annotations.learn.light.training import Course, update
from annotations.paths import resources
from annotations.suggest.light.network import Sizes
from annotations.suggest.light.pipeline import load_light, load_network

CORPUS = resources() / "corpus"
SMALL = Recipe(Sizes(16, 1, (200, 50, 100, 100, 100, 100)), Course(epochs=2))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("asia", "usgov"):
        (folder / name).mkdir()
        for path in sorted((CORPUS / name).glob("*.xml"))[:2]:
            (folder / name / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def trained(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, LightScores]:
    folder = tmp_path_factory.mktemp("trained") / "new" / "light"
    return folder, train_light(corpus, folder, recipe=SMALL)


def test_the_same_corpus_gives_the_same_network(
    corpus: Path, trained: tuple[Path, LightScores], tmp_path: Path
) -> None:
    folder, scores = trained
    assert train_light(corpus, tmp_path / "again", recipe=SMALL) == scores
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    assert all(path.read_bytes() == (tmp_path / "again" / path.relative_to(folder)).read_bytes() for path in files)


def test_training_tells_how_good_it_is_on_folders_it_has_not_seen(trained: tuple[Path, LightScores]) -> None:
    _, scores = trained
    assert set(scores.folders) == {"ALL", "asia", "usgov"}
    assert 0.5 < scores.folders["ALL"] < 1
    assert 0 <= scores.error < 0.5
    assert "ALL" in report(scores)


def test_what_was_written_loads_again(trained: tuple[Path, LightScores]) -> None:
    assert load_network(trained[0]).pipe_names == ["ratify_light"]


def test_an_update_teaches_a_name_that_nobody_knew() -> None:
    light = load_light()
    text = "The Zorvath opened in Bern on Monday. Visitors came to the Zorvath in large numbers."
    spans = tuple(
        GoldSpan(start, start + len(words), label)
        for words, label in (("Zorvath", "EVENT"), ("Bern", "PLACE"), ("Monday", "DATE"))
        for start in [at for at in range(len(text)) if text.startswith(words, at)]
    )
    before = {span.label_ for span in light(text).spans["entities"] if span.text == "Zorvath"}
    update(light, [GoldArticle("new", "new", text, spans)], Course(epochs=40, rate=0.003, hidden_words=0.0))
    after = {span.label_ for span in light(text).spans["entities"] if span.text == "Zorvath"}
    assert "EVENT" not in before
    assert after == {"EVENT"}


def test_folds_hold_folders_out_together_and_forget_none() -> None:
    assert folds_of(["asia", "hard", "usgov", "new"]) == [("usgov",), ("asia", "hard"), ("new",)]


def test_the_recipe_that_ships_can_be_read() -> None:
    recipe = read_recipe(resources() / "pipelines" / "light.toml")
    assert recipe.sizes.width > 0
    assert 0 < recipe.least < 1


def test_the_corpus_can_be_read() -> None:
    folders = sorted({path.parent for path in CORPUS.glob("*/*.xml")})
    articles = list(read_articles(folders))
    assert len(articles) == 299
    assert all(article.text[span.start : span.end].strip() for article in articles for span in article.spans)
