from __future__ import annotations

import pytest

from tests.core.suggest.conftest import Find


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Both signed a memorandum on lunar dust research.", ["lunar dust research"]),
        (
            "They signed an agreement on satellite navigation, crop insurance and radar data.",
            ["satellite navigation", "crop insurance", "radar data"],
        ),
        (
            "They agreed to deepen cooperation in fields of green hydrogen and semiconductors.",
            ["green hydrogen", "semiconductors"],
        ),
        ("An agreement on the development of solar sails was signed.", ["solar sails"]),
    ],
)
def test_the_fields_of_an_agreement_are_found(find: Find, text: str, topics: list[str]) -> None:
    assert {("TOPIC", topic) for topic in topics} <= find(text)


def test_openers_and_heads_of_activity_stay_outside(find: Find) -> None:
    assert ("TOPIC", "radar images") in find("They signed an arrangement on the exchange of radar images.") or (
        "TOPIC",
        "exchange of radar images",
    ) in find("They signed an arrangement on the exchange of radar images.")


def test_who_and_when_are_no_topics(find: Find) -> None:
    assert not [label for label, _ in find("They signed an agreement in Rome on Monday.") if label == "TOPIC"]
