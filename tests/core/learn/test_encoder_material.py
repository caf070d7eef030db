"""What the encoder learns from: texts in numbers, windows with targets, noise, and the calibration of what it sees."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import numpy as np
import pytest

from annotations.learn.articles import GoldArticle, GoldFrame, GoldSpan
from annotations.learn.encoder.augment import Names, disguise, rename
from annotations.learn.encoder.calibrate import calibration_error, chosen, fit, gold_of, reliability
from annotations.learn.encoder.corpus import (
    OUTSIDE,
    TrainingSpan,
    TrainingText,
    classes,
    folders_of,
    training_text,
)
from annotations.learn.encoder.evaluate import Judged, score
from annotations.learn.encoder.examples import IGNORED, doubted, examples, prepare_all
from annotations.learn.encoder.open_data import read_open_data
from annotations.learn.encoder.recipe import read_recipe
from annotations.learn.encoder.silver import read_silver
from annotations.paths import resources
from annotations.suggest.encoder.decode import Candidate
from annotations.suggest.encoder.hints import Clue
from annotations.suggest.encoder.words import WordPieces, split_words
from annotations.suggest.labels import KINDS, LABELS, ROLES, STATUSES
from annotations.suggest.pipeline import load_rules_pipeline

TEXT = "Norway and KASA signed a deal in Oslo."
SPANS = {
    "s1": ("Norway", "COUNTRY"),
    "s2": ("KASA", "AGENCY"),
    "m1": ("deal", "AGREEMENT"),
    "l1": ("Oslo", "PLACE"),
}


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> WordPieces:
    path = tmp_path_factory.mktemp("pieces") / "vocab.txt"
    letters = [f"{mark}{letter}" for mark in ("", "##") for letter in "abcdefghijklmnopqrstuvwxyz.,()"]
    path.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "norway", "signed", *letters]), encoding="utf-8")
    return WordPieces(path)


def article() -> TrainingText:
    spans = tuple(
        GoldSpan(TEXT.index(word), TEXT.index(word) + len(word), label, name) for name, (word, label) in SPANS.items()
    )
    fillers = dict.fromkeys(("mentions", *ROLES), ()) | {
        "mentions": ("m1",),
        "party": ("s1", "s2"),
        "place": ("l1",),
    }
    return training_text(GoldArticle("a", "asia", TEXT, spans, (GoldFrame("MOU", "SIGNED", fillers),)))


def test_an_article_in_numbers_keeps_its_agreements() -> None:
    text = article()
    frame = text.frames[0]
    assert (KINDS[frame.kind], STATUSES[frame.status]) == ("MOU", "SIGNED")
    named = {(ROLES[role], TEXT[text.spans[n].start : text.spans[n].end]) for role, n in frame.fillers}
    assert named == {("party", "Norway"), ("party", "KASA"), ("place", "Oslo")}


def test_words_become_the_longest_pieces_that_are_known(pieces: WordPieces) -> None:
    assert len(pieces.pieces("Norway")) == 1
    assert len(pieces.pieces("Oslo")) == 4
    assert pieces.pieces("Ø") == (pieces.unknown,)


def test_a_window_holds_the_targets_of_its_spans_and_links(pieces: WordPieces) -> None:
    window = next(examples(prepare_all([article()], pieces, None)[0], pieces, longest=200))
    assert window.allowed is not None
    assert window.links is not None
    words = TEXT.replace(".", " .").split()
    assert window.allowed[words.index("KASA"), 0] == classes("AGENCY")
    assert window.allowed[words.index("signed"), 0] == OUTSIDE
    named = [words[first] for first, _, _ in window.links.spans]
    roles = dict(zip(named, window.links.roles[0].tolist(), strict=True))
    assert roles == {"Norway": 1, "KASA": 1, "deal": IGNORED, "Oslo": ROLES.index("place") + 1}


def test_a_span_that_a_window_cuts_is_left_open(pieces: WordPieces) -> None:
    text = TrainingText("a", "a b c d e f", (TrainingSpan(0, 11, classes("TOPIC")),))
    first, second = examples(prepare_all([text], pieces, None)[0], pieces, longest=3)
    for window in (first, second):
        assert window.allowed is not None
        assert all(set(row) <= {OUTSIDE, OUTSIDE | classes("TOPIC"), (1 << 14) - 1} for row in window.allowed.tolist())


def test_hints_are_doubted_by_clue_and_by_text(pieces: WordPieces) -> None:
    rules = lambda texts: iter([[Clue(n, n, 0, 0.9) for n in range(9)] for _ in texts])  # noqa: E731 - one line
    prepared = prepare_all([article()], pieces, rules)[0]
    kept = [int(doubted(prepared, 0.4, random.Random(seed))[:, 0].astype(bool).sum()) for seed in range(300)]
    assert 0.1 < sum(count == 0 for count in kept) / 300 < 0.3
    assert 4.5 < np.mean([count for count in kept if count]) < 6.2


def test_a_renamed_text_keeps_its_spans_on_their_words() -> None:
    other = TrainingText("b", "Reykjavík Port", (TrainingSpan(0, 9, classes("PLACE")),))
    renamed = rename(article(), Names.of([other]), 1.0, random.Random(1))
    assert renamed.text == TEXT.replace("Oslo", "Reykjavík")
    assert [renamed.text[s.start : s.end] for s in renamed.spans] == ["Norway", "KASA", "deal", "Reykjavík"]


def test_a_disguised_text_has_the_same_words_in_another_case(pieces: WordPieces) -> None:
    prepared = prepare_all([article()], pieces, None)[0]
    changed = disguise(prepared, pieces, 1.0, random.Random(3))
    assert [word.lower() for word in changed.words.texts] == [word.lower() for word in prepared.words.texts]
    assert changed.words.texts != prepared.words.texts


def test_open_data_leave_open_what_they_do_not_annotate() -> None:
    texts = read_open_data(resources() / "corpus" / "open")
    assert {text.origin for text in texts} == {"wikigold", "politics", "pud", "re3d", "gum-news"}
    politics = next(text for text in texts if text.origin == "politics")
    assert politics.elsewhere & classes("TOPIC", "AGREEMENT")
    assert not politics.elsewhere & classes("PERSON")


def seen(right: bool, odds: float) -> Judged:
    """An article of one word that is an AGENCY or not, of which the network thinks so by some odds."""
    spans = (TrainingSpan(0, 4, classes("AGENCY")),) if right else ()
    found = [Candidate(0, 0, LABELS.index("AGENCY"), odds, odds)]
    return Judged(TrainingText("a", "KASA", spans), split_words("KASA"), [], found)


def test_calibrated_scores_are_the_share_that_is_right() -> None:
    judged = [seen(number % 10 < 7, 3.0) for number in range(200)] + [
        seen(number % 10 < 1, -1.0) for number in range(200)
    ]
    calibration = fit(judged)
    assert calibration_error(judged, calibration).error < 0.02
    assert [round(s, 1) for _, s in chosen(judged[0], calibration)] == [0.7]
    assert chosen(judged[-1], calibration) == []


def test_reliability_counts_by_tenths() -> None:
    table = reliability(np.array([0.95, 0.85, 0.86]), np.array([True, False, True]))
    assert [(low, count, right) for low, count, _, right in table.rows] == [(0.8, 2, 0.5), (0.9, 1, 1.0)]
    assert table.error == pytest.approx((2 * (0.855 - 0.5) + 0.05) / 3)


def test_scores_are_strict_and_partial() -> None:
    gold = [(0, 4, "AGENCY"), (6, 9, "PLACE")]
    table = score([(gold, [(0, 4, "AGENCY"), (6, 8, "PLACE")])])
    assert (table["ALL"].f1, table["ALL"].partial) == (0.5, 1.0)
    assert gold_of(seen(True, 1.0)) == [(0, 4, "AGENCY")]


def test_silver_takes_the_spans_of_a_pipeline_and_doubts_the_unlikely_ones(tmp_path: Path) -> None:
    texts = tmp_path / "us-gov-space-text"
    texts.mkdir()
    (texts / "text.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    nlp = load_rules_pipeline()
    sure = {(span.start, span.allowed) for text in read_silver(tmp_path, nlp) for span in text.spans}
    assert (TEXT.index("Norway"), classes("COUNTRY")) in sure
    doubted_ones = {
        (span.start, span.allowed) for text in read_silver(tmp_path, nlp, unsure=1.1) for span in text.spans
    }
    assert doubted_ones == {(start, allowed | OUTSIDE) for start, allowed in sure}


def test_the_encoder_that_ships_is_as_small_as_its_recipe_says() -> None:
    student = read_recipe(resources() / "pipelines" / "encoder.toml").student
    network = (resources() / "pipelines" / "encoder" / "encoder.onnx").read_bytes()
    # A table of numbers in ONNX: its name, the tag of raw data, and how many bytes follow, seven bits a byte.
    biases = re.findall(rb"layer\.(\d+)\.intermediate\.dense\.biasJ([\x80-\xff]*[\x00-\x7f])", network)
    lengths = {sum((byte & 127) << 7 * place for place, byte in enumerate(size)) for _, size in biases}
    assert lengths == {4 * student.neurons}
    assert len(biases) == 6 - len(student.without)


def test_the_recipe_that_ships_is_read_whole() -> None:
    recipe = read_recipe(resources() / "pipelines" / "encoder.toml")
    assert "real" in recipe.never
    assert {folder for fold in recipe.folds for folder in fold} == set(folders_of(resources() / "corpus"))
    assert (recipe.open.link_weight, recipe.own.epochs > recipe.open.epochs) == (0.0, True)
