from __future__ import annotations

import pytest

from tests.core.suggest.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "Cooperation between Pyongyang and Moscow grows.",
        "Moscow said it would help.",
        "Moscow's defense ministry said so.",
        "They signed a deal with Moscow.",
    ],
)
def test_a_capital_that_acts_is_its_state(find: Find, text: str) -> None:
    assert ("COUNTRY", "Moscow") in find(text)


@pytest.mark.parametrize("text", ["They met in Moscow.", "MOSCOW, Nov. 5 (TASS) -- They met.", "He flew to Moscow."])
def test_a_capital_where_something_happens_is_a_place(find: Find, text: str) -> None:
    found = {(label, words.title()) for label, words in find(text)}
    assert ("PLACE", "Moscow") in found
    assert ("COUNTRY", "Moscow") not in found


def test_an_unknown_place_is_found_behind_a_preposition(find: Find) -> None:
    assert ("PLACE", "Qarzhaq") in find("The antenna stands in Qarzhaq since spring.")


def test_points_and_bodies_in_space_are_places(find: Find) -> None:
    assert {("PLACE", "Moon"), ("PLACE", "L4")} <= find("From the Moon to L4 it is far.")


def test_a_capital_that_gives_approval_or_is_quoted_stands_for_its_government(find: Find) -> None:
    assert ("COUNTRY", "Oslo") in find("The launch needs clearance from Oslo before May.")
    assert ("COUNTRY", "Lima") in find("The talks go on, says Lima.")
    assert ("COUNTRY", "Lima") not in find("The contract with Lima-based builders was signed.")
