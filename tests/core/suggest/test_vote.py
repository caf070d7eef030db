from __future__ import annotations

from tests.core.suggest.conftest import Find


def test_a_name_found_once_is_found_everywhere(find: Find) -> None:
    found = find("The Zenthor satellite broke. Nobody knows why Zenthor broke.")
    assert ("SYSTEM", "Zenthor") in found


def test_the_first_word_of_a_company_stands_for_it(find: Find) -> None:
    found = find("The company Zenthor Propulsion won. Shares of Zenthor rose.")
    assert ("ORGANIZATION", "Zenthor") in found


def test_a_korean_family_name_is_carried_through(find: Find) -> None:
    found = find("Foreign Minister Seo Ji-won spoke.\nThen Seo left.")
    assert ("PERSON", "Seo") in found


def test_brackets_without_an_abbreviation_introduce_nothing(find: Find) -> None:
    assert not [words for _, words in find("The Norland Space Agency (in town) met.") if words == "in town"]
