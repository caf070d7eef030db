"""The colours of labels can be read everywhere, and told apart by everybody.

Any two labels may stand side by side, so all pairs are measured, for normal vision and for the three kinds of colour
blindness. A CIEDE2000 of 1 is what can just be noticed between two large patches. Underlines and tags are small: at a
third of a degree of the field of view, what is noticed is two to three times as much (Stone, Szafir and Setlur 2014).
The least that is asked for here, 6, is twice that; and the tag says the label in words beside it.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from annotations.schema import Label, default_schema
from desktop.reader.colours import Inks
from desktop.theme import CONTRAST, THEMES, Theme, contrast
from tests.gui.colour_vision import VISIONS, ciede2000, distance

APART = 6.0
READABLE, READABLE_IN_HIGH_CONTRAST = 4.5, 7.0
LABELS = default_schema().labels
ALL_THEMES = pytest.mark.parametrize("look", THEMES.values(), ids=lambda look: look.name)


@ALL_THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_labels_can_be_told_apart(look: Theme, vision: str) -> None:
    near = [
        (one.name, other.name, round(apart, 1))
        for one, other in combinations(LABELS, 2)
        if (apart := distance(look.label(one), look.label(other), vision)) < APART
    ]
    assert near == []


@ALL_THEMES
@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.name)
def test_a_label_is_readable_on_every_surface_and_in_every_state(look: Theme, label: Label) -> None:
    inks = Inks(look.reader(default_schema()), 1.5)
    grounds = [*look.surfaces, look.tint(label)]
    grounds += [inks.of(label.name, is_gold=is_gold).tint.color() for is_gold in (True, False)]
    assert min(contrast(look.label(label), ground) for ground in grounds) >= READABLE
    assert min(contrast(look.ink, ground) for ground in grounds) >= READABLE


@ALL_THEMES
def test_the_dot_of_a_label_is_seen_in_a_chosen_row(look: Theme) -> None:
    assert min(contrast(look.label(label), look.selection) for label in LABELS) >= 3.0


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.name)
def test_high_contrast_means_seven_to_one(label: Label) -> None:
    for ground in (*CONTRAST.surfaces, CONTRAST.tint(label)):
        assert contrast(CONTRAST.ink, ground) >= READABLE_IN_HIGH_CONTRAST
    assert contrast(CONTRAST.label(label), CONTRAST.paper) >= READABLE_IN_HIGH_CONTRAST
    assert contrast(CONTRAST.label(label), CONTRAST.tint(label)) >= READABLE_IN_HIGH_CONTRAST


def test_high_contrast_has_edges_that_are_seen() -> None:
    for surface in (CONTRAST.window, CONTRAST.paper, CONTRAST.raised):
        assert contrast(CONTRAST.line, surface) >= 4.5
        assert contrast(CONTRAST.faint, surface) >= 4.5


def test_the_difference_is_the_published_one() -> None:
    # Pairs 1, 7, 17 and 34 of the test data of Sharma, Wu and Dalal (2005).
    for one, other, known in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ):
        assert ciede2000(one, other) == pytest.approx(known, abs=1e-4)


def test_red_and_green_come_close_for_those_who_do_not_see_red() -> None:
    red, green = QColor("#C00000"), QColor("#6B5B00")
    assert distance(red, green, "deuteranopia") < distance(red, green) / 2
