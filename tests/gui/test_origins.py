"""What made a suggestion is said in words that an analyst knows."""

from __future__ import annotations

import re
import tomllib

import pytest

from annotations.paths import resources
from annotations.suggest.encoder.component import ORIGIN as ENCODER
from annotations.suggest.light.decode import NETWORK
from annotations.suggest.mentions import ORIGIN as MENTIONS
from annotations.suggest.reading import ORIGIN as AGREEMENTS
from desktop.origins import origin_family, origin_text

_PLAIN = re.compile(r"[a-z]+( [a-z]+)*(: [a-z]+( [a-z]+)*)?( \([a-z]+\))?")


def test_all_that_ships_has_a_plain_word() -> None:
    rules = tomllib.loads((resources() / "knowledge" / "scores.toml").read_text(encoding="utf-8"))["proposed"]
    for origin in (ENCODER, NETWORK, MENTIONS, AGREEMENTS, *rules):
        assert _PLAIN.fullmatch(origin_text(origin)), origin
        assert origin_text(origin) != origin or origin == "knowledge", origin


@pytest.mark.parametrize("origin", ["test.builder", "en_core_web_sm.ner", "", "colleague"])
def test_what_is_not_known_is_said_as_it_is(origin: str) -> None:
    assert origin_text(origin) == origin
    assert origin_family(origin) == origin


def test_origins_with_one_word_are_one_family() -> None:
    assert {origin_family(f"knowledge.countries{end}") for end in ("", ".adjective")} == {"knowledge.countries"}
    assert origin_family("topics.instrument.on") == "topics"
