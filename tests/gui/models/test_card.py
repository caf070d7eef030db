"""Cards show each agreement once, with gold and open parts together."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations import review
from annotations.model import ArticleId, LayerKind, Sheet
from annotations.schema import default_schema
from annotations.store import Store
from desktop.models.card import Card, cards_of
from tests.builders import DEAL_TEXT, annotation, article, deal_annotation, deal_project, frame, gold, suggest

ARTICLE = ArticleId(1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return deal_project(tmp_path / "deal.ratify")


def sheet_of(store: Store) -> Sheet:
    return store.sheets.read(ARTICLE)


def card_of(store: Store) -> Card:
    (card,) = cards_of(sheet_of(store), default_schema())
    return card


def texts(card: Card, role: str, *, is_open: bool | None = None) -> list[str]:
    return [chip.text for chip in card.chips if chip.role == role and is_open in (None, chip.is_open)]


def test_an_open_suggestion_waits_with_all_its_parts(store: Store) -> None:
    card = card_of(store)
    assert card.title == "space deal"
    assert card.is_open
    assert texts(card, "party", is_open=True) == ["France", "Chile"]
    assert card.waiting == 1 + 5


def test_a_suggestion_that_came_to_gold_is_shown_once_with_its_open_parts(store: Store) -> None:
    suggested = sheet_of(store).open_agreements[0]
    review.accept_agreement(store, suggested.id, whole=False)
    card = card_of(store)
    assert not card.is_open
    assert card.ids == {card.id, suggested.id}
    assert texts(card, "party", is_open=True) == ["France", "Chile"]
    assert texts(card, "mentions", is_open=False) == ["space deal"]


def test_accepting_one_part_leaves_the_others_open(store: Store) -> None:
    filler = next(it for it in sheet_of(store).open_agreements[0].fillers if it.role == "party")
    review.accept_filler(store, filler.id)
    card = card_of(store)
    assert texts(card, "party", is_open=False) == ["France"]
    assert texts(card, "party", is_open=True) == ["Chile"]


def test_a_rejected_part_is_not_shown(store: Store) -> None:
    filler = next(it for it in sheet_of(store).open_agreements[0].fillers if it.role == "place")
    review.reject_filler(store, filler.id)
    assert texts(card_of(store), "place") == []


def test_a_rejected_agreement_has_no_card(store: Store) -> None:
    review.reject_agreement(store, sheet_of(store).open_agreements[0].id)
    assert cards_of(sheet_of(store), default_schema()) == []


def test_missing_parties_are_named(store: Store) -> None:
    sheet = sheet_of(store)
    review.accept(store, [span.id for span in sheet.open_spans])
    review.reject_agreement(store, sheet.open_agreements[0].id)
    review.add_agreement(store, ARTICLE, gold(sheet_of(store), "space deal").id, "MOU", "SIGNED")
    card = card_of(store)
    assert card.gaps == ("needs 2 parties, has 0",)
    assert {slot.role.name: slot.missing for slot in card.slots}["party"] == 2


def test_equal_parts_of_two_machines_are_one_chip(store: Store) -> None:
    review.accept_agreement(store, sheet_of(store).open_agreements[0].id, whole=False)
    suggest(store, ARTICLE, deal_annotation(), "colleague", LayerKind.IMPORT)
    assert texts(card_of(store), "party") == ["France", "Chile"]


def test_cards_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    with Store.create(tmp_path / "two.ratify") as store:
        store.articles.add([article()])
        spans = [("space deal", "AGREEMENT"), ("watched", "AGREEMENT")]
        suggest(store, ARTICLE, annotation(DEAL_TEXT, spans, [frame(mentions=[2]), frame(mentions=[1])]))
        titles = [card.title for card in cards_of(sheet_of(store), default_schema())]
    assert titles == ["space deal", "watched"]
