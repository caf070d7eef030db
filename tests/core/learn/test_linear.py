from __future__ import annotations

import pytest

from annotations.learn.calibration import Judged, best_threshold, reliability, straighten
from annotations.learn.linear import fit_binary, fit_classes, table_of
from annotations.suggest.agreements.model import Chooser, Crossed, Scorer, logistic


def test_a_feature_that_decides_gets_the_greatest_weight() -> None:
    rows = [["wet", "cold"], ["wet"], ["dry", "cold"], ["dry"]] * 10
    weights, bias = fit_binary(table_of(rows), [True, True, False, False] * 10, decay=0.1)
    scorer = Scorer(weights, bias)
    assert scorer.probability(["wet"]) > 0.9
    assert scorer.probability(["dry", "cold"]) < 0.1
    assert abs(weights["cold"]) < abs(weights["wet"])


def test_crossed_features_weigh_what_their_names_weigh() -> None:
    weights = {"a": 0.5, "b|c=1": -0.25, "treaty|a": 1.0, "treaty|b|c=1": 2.0, "signed|a": 4.0, "signed|b|c=1": 8.0}
    scorer = Scorer({**weights, "x=1|a": 16.0, "more": -3.0}, bias=0.1, slope=0.5, shift=0.2)
    features = Crossed(["a", "b|c=1"], "treaty", "signed", 1, ["x=1|a"])
    assert set(features) == {"a", "b|c=1", "treaty|a", "treaty|b|c=1", "signed|a", "x=1|a"}
    assert scorer.crossed(features) == pytest.approx(scorer.probability(features))
    assert scorer.crossed(features, ["more"]) == pytest.approx(scorer.probability([*features, "more"]))
    assert scorer.crossed(Crossed(["a"], "unknown", "", 1, [])) == pytest.approx(scorer.probability(["a"]))


def test_each_class_is_told_by_its_features() -> None:
    rows = [["a"], ["b"], ["c"]] * 20
    classes = ("A", "B", "C")
    chooser = Chooser(classes, *fit_classes(table_of(rows), list(classes) * 20, classes, decay=0.1))
    for feature, name in zip("abc", classes, strict=True):
        chances = chooser.probabilities([feature])
        assert max(chances, key=lambda one: chances[one]) == name
        assert sum(chances.values()) == pytest.approx(1.0)


def test_the_same_rows_give_the_same_weights() -> None:
    rows = [["a", "b"], ["b"], ["a"], ["c"]] * 5
    answers = [True, False, True, False] * 5
    assert fit_binary(table_of(rows), answers, decay=1.0) == fit_binary(table_of(rows), answers, decay=1.0)


def test_rows_can_be_taken_and_put_side_by_side() -> None:
    import numpy as np

    table = table_of([["a", "b"], ["c"], []])
    other = table_of([["x"], [], ["y", "z"]])
    both = table.beside(other).take(np.array([2, 0]))
    rows = [{both.names[c] for c in both.columns[both.borders[n] : both.borders[n + 1]]} for n in range(2)]
    assert rows == [{"y", "z"}, {"a", "b", "x"}]


def test_overconfident_odds_are_straightened() -> None:
    judged = Judged()
    for _ in range(50):
        judged.add(6.0, right=True)
        judged.add(6.0, right=True)
        judged.add(6.0, right=False)
        judged.add(-6.0, right=False)
        judged.add(-6.0, right=False)
        judged.add(-6.0, right=True)
    slope, shift = straighten(judged)
    assert logistic(slope * 6.0 + shift) == pytest.approx(2 / 3, abs=0.01)
    error, _ = reliability([(logistic(slope * v + shift), r) for v, r in zip(judged.values, judged.right, strict=True)])
    assert error < 0.02


def test_the_threshold_lies_between_wrong_and_right() -> None:
    judged = Judged([0.2, 0.25, 0.6, 0.7], [False, False, True, True], 2)
    assert 0.25 < best_threshold(judged, lambda value: value) <= 0.6
