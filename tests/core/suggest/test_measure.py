from __future__ import annotations

from pathlib import Path

import pytest

from annotations.suggest.measure import measure, write
from annotations.suggest.scores import UNMEASURED, score_of


@pytest.mark.slow
def test_a_rule_that_is_always_right_gets_a_high_score() -> None:
    text = "They met in Norway on Monday."
    gold = [{"start": 12, "end": 18, "label": "COUNTRY"}]
    scores = measure([{"text": text, "entities": gold}] * 10)
    assert scores["proposed"]["knowledge.countries"] > 0.9
    assert scores["shown"]["dates"] < 0.1


def test_the_table_is_toml_that_scores_are_read_from(tmp_path: Path) -> None:
    write({"shown": {"dates.year": 0.987}}, tmp_path / "scores.toml")
    assert '"dates.year" = 0.987' in (tmp_path / "scores.toml").read_text(encoding="utf-8")


def test_a_rule_without_a_score_takes_that_of_its_family() -> None:
    assert score_of("dates.never_measured") == score_of("dates")
    assert score_of("nothing") == UNMEASURED
