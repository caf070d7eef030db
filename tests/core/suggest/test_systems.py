from __future__ import annotations

import pytest

from tests.core.suggest.conftest import Find


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("They will launch Zenthor-4 next.", "SYSTEM", "Zenthor-4"),
        ("The Zenthor satellite broke.", "SYSTEM", "Zenthor"),
        ("The Zenthor mission ended.", "MISSION", "Zenthor"),
        ("A cubesat, ZenSat-1, was built.", "SYSTEM", "ZenSat-1"),
        ("The Artemis programme goes on.", "MISSION", "Artemis"),
        ("Landsat 9 flies.", "SYSTEM", "Landsat 9"),
        ("It is aboard the International Space Station.", "SYSTEM", "International Space Station"),
    ],
)
def test_missions_and_hardware_are_told_apart(find: Find, text: str, label: str, name: str) -> None:
    assert (label, name) in find(text)


def test_a_numbered_thing_that_is_no_craft_is_left_alone(find: Find) -> None:
    assert not [found for found in find("See Annex 4 and Room 12 of Phase 2.") if found[0] in {"SYSTEM", "MISSION"}]
