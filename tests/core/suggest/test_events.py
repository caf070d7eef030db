from __future__ import annotations

import pytest

from tests.core.suggest.conftest import Find


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "They met at the second India-France Strategic Space Dialogue in town.",
            "second India-France Strategic Space Dialogue",
        ),
        ("They held working-level talks on Monday.", "working-level talks"),
        ("A bilateral tabletop exercise was held.", "bilateral tabletop exercise"),
        ("The G20 Summit was long.", "G20 Summit"),
        ("The third meeting of the joint committee was held.", "third meeting of the joint committee"),
        ("At the 76th International Astronautical Congress they met.", "76th International Astronautical Congress"),
        ("After the signing ceremony they left.", "signing ceremony"),
    ],
)
def test_an_event_is_found_with_what_tells_it_from_others(find: Find, text: str, event: str) -> None:
    assert ("EVENT", event) in find(text)


@pytest.mark.parametrize("text", ["The meeting was long.", "They held talks.", "The exercise ended."])
def test_a_bare_word_is_no_event(find: Find, text: str) -> None:
    assert not [label for label, _ in find(text) if label == "EVENT"]


def test_the_countries_in_an_event_are_found(find: Find) -> None:
    assert ("COUNTRY", "France") in find("They met at the second India-France Strategic Space Dialogue.")
