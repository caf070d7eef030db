from __future__ import annotations

import pytest

from tests.core.suggest.conftest import Find


@pytest.mark.parametrize(
    ("text", "role", "person"),
    [
        ("Prime Minister Jane Roe spoke.", "Prime Minister", "Jane Roe"),
        ("Foreign Minister Cho Min-ho left.", "Foreign Minister", "Cho Min-ho"),
        ("Brazil's deputy defence minister Ana Lima said so.", "Brazil's deputy defence minister", "Ana Lima"),
        (
            "Jane Roe, director of the Norwegian Space Agency, signed.",
            "director of the Norwegian Space Agency",
            "Jane Roe",
        ),
        ("Indian Ambassador to South Korea Amit Rao attended.", "Indian Ambassador to South Korea", "Amit Rao"),
        ("ESA Director General Anna Berg met them.", "ESA Director General", "Anna Berg"),
        ("The Turkish ambassador, Mehmet Demir, was there.", "Turkish ambassador", "Mehmet Demir"),
        ("Col. John Smith flew.", "Col.", "John Smith"),
        ("Peter Lang (head of delegation) agreed.", "head of delegation", "Peter Lang"),
        (
            "Maria Silva, minister of science, technology and innovation, came.",
            "minister of science, technology and innovation",
            "Maria Silva",
        ),
    ],
)
def test_a_title_and_its_holder_are_two_spans(find: Find, text: str, role: str, person: str) -> None:
    assert {("ROLE", role), ("PERSON", person)} <= find(text)


def test_honorifics_stay_outside(find: Find) -> None:
    found = find("Dr. Maria Silva spoke to Mr. John Smith.")
    assert {("PERSON", "Maria Silva"), ("PERSON", "John Smith")} <= found
    assert not {label for label, _ in found} & {"ROLE"}


def test_a_last_name_is_carried_through_the_article(find: Find) -> None:
    found = find("Minister Maria Oliveira came. Later Oliveira left.\nA day after, Oliveira wrote.")
    assert ("PERSON", "Oliveira") in found


@pytest.mark.parametrize(
    "name", ["Khalid Al-Amri", "João da Silva", "Nguyễn Văn Huy", "Seo Ji-won", "Ahmed bin Saeed", "K. Sivan"]
)
def test_names_of_many_languages_are_found(find: Find, name: str) -> None:
    assert ("PERSON", name) in find(f"The agreement was signed by Director General {name} on Monday.")


def test_a_title_without_a_holder_is_no_role(find: Find) -> None:
    assert not [label for label, _ in find("The minister said that officials met.") if label == "ROLE"]


def test_inside_a_title_its_countries_and_bodies_are_found(find: Find) -> None:
    found = find("Jane Roe, head of the space division at the Czech Ministry of Transport, signed.")
    assert {("COUNTRY", "Czech"), ("GOVERNMENT", "Czech Ministry of Transport")} <= found
