from __future__ import annotations

import pytest

from tests.core.suggest.conftest import Find


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        (
            "He works at the Ministry of Transport, Energy and Housing in town.",
            "GOVERNMENT",
            "Ministry of Transport, Energy and Housing",
        ),
        ("Seoul's defense ministry said so.", "GOVERNMENT", "defense ministry"),
        ("The Kenyan transport ministry said so.", "GOVERNMENT", "Kenyan transport ministry"),
        ("A study by the University of Norland was printed.", "ORGANIZATION", "University of Norland"),
        ("The Norland Space Agency will fly.", "AGENCY", "Norland Space Agency"),
        ("She leads Zenthor Robotics Inc. in town.", "ORGANIZATION", "Zenthor Robotics Inc."),
        ("The Chilean Air Force took part.", "GOVERNMENT", "Chilean Air Force"),
        ("He met officers of the Norland Space Command.", "AGENCY", "Norland Space Command"),
        ("The General Directorate of Highways paid.", "GOVERNMENT", "General Directorate of Highways"),
        ("The Embassy of India in town opened.", "GOVERNMENT", "Embassy of India"),
        ("It was told by the Norland News Agency.", "ORGANIZATION", "Norland News Agency"),
        ("The startup Zenthor won.", "ORGANIZATION", "Zenthor"),
    ],
)
def test_a_body_is_known_by_the_head_of_its_name(find: Find, text: str, label: str, name: str) -> None:
    assert (label, name) in find(text)


def test_two_bodies_joined_by_and_stay_two(find: Find) -> None:
    found = find("The Ministry of Defence and ISRO agreed.")
    assert {("GOVERNMENT", "Ministry of Defence"), ("AGENCY", "ISRO")} <= found


def test_a_date_behind_a_body_stays_outside(find: Find) -> None:
    assert ("GOVERNMENT", "Ministry of Trade") in find("It told the Ministry of Trade on Monday about it.")


def test_an_abbreviation_in_brackets_takes_the_label_through_the_article(find: Find) -> None:
    found = find("The Norland Ocean Survey Authority (NOSAX) met. NOSAX will pay.")
    assert ("GOVERNMENT", "NOSAX") in found


def test_a_bare_common_head_names_nothing(find: Find) -> None:
    assert find("The agency and the ministry met the company.") == set()
