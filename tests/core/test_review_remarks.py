"""Flags and the project's own guidelines: set, changed, moved and taken back, each in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotations.errors import RatifyError
from annotations.model import ArticleId, Precedent, Sheet
from annotations.review import (
    accept,
    accept_agreement,
    add_precedent,
    change_precedent,
    flag_on,
    give_reason,
    guidelines_text,
    keep_precedent,
    move_precedent,
    redo,
    reject,
    reject_agreement,
    remove_precedent,
    toggle_flag,
    undo,
)
from annotations.store import Store
from tests.builders import annotation, article, gold, suggest, suggested

DEAL = ArticleId(1)


def sheet_of(store: Store) -> Sheet:
    return store.sheets.read(DEAL)


def test_a_flag_is_set_and_taken_off_by_the_same_step(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    assert toggle_flag(deal, DEAL, span=span).action == "Set flag"
    assert toggle_flag(deal, DEAL).action == "Set flag"
    assert [(it.span, it.author) for it in deal.flags.of(DEAL)] == [(span, "ana"), (None, "ana")]
    assert toggle_flag(deal, DEAL, span=span).action == "Take flag off"
    assert [it.span for it in deal.flags.of(DEAL)] == [None]
    undo(deal)
    assert len(deal.flags.of(DEAL)) == 2


def test_a_flag_stays_on_what_a_suggestion_becomes_and_comes_back_when_that_goes(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    toggle_flag(deal, DEAL, span=span)
    accept(deal, [span])
    made = gold(sheet_of(deal), "Chile").id
    known = flag_on(sheet_of(deal), deal.flags.of(DEAL), span=made)
    assert known is not None
    toggle_flag(deal, DEAL, span=made)
    assert deal.flags.of(DEAL) == []
    toggle_flag(deal, DEAL, span=made)
    reject(deal, [made])
    assert deal.flags.of(DEAL)[0].span == span


def test_a_flag_on_a_card_goes_back_to_its_suggestion(deal: Store) -> None:
    card = sheet_of(deal).suggested.agreements[0].id
    accept_agreement(deal, card, whole=False)
    toggle_flag(deal, DEAL, agreement=sheet_of(deal).gold.agreements[0].id)
    reject_agreement(deal, card)
    assert deal.flags.of(DEAL)[0].agreement == card


def test_a_flag_has_a_reason_or_none(deal: Store) -> None:
    toggle_flag(deal, DEAL, reason=" two dates ")
    (flag,) = deal.flags.of(DEAL)
    assert flag.reason == "two dates"
    give_reason(deal, flag.id, "")
    assert deal.flags.of(DEAL)[0].reason == ""
    undo(deal)
    assert deal.flags.get(flag.id) == flag


def test_a_flag_on_a_part_of_another_article_is_refused(deal: Store) -> None:
    deal.articles.add([article("other", "Peru.")])
    with pytest.raises(RatifyError, match="another article"):
        toggle_flag(deal, ArticleId(2), span=suggested(sheet_of(deal), "Chile").id)


def test_a_passage_is_kept_with_the_words_around_it(deal: Store) -> None:
    changes = keep_precedent(deal, suggested(sheet_of(deal), "Chile").id, is_right=True)
    assert changes.guidance
    (kept,) = deal.precedents.of("COUNTRY")
    assert (kept.text, kept.is_right, kept.article_key) == ("Chile", True, "deal")
    assert kept.before.endswith("France and ")
    assert kept.after.startswith(" signed a space deal")
    undo(deal)
    assert deal.precedents.all() == []
    redo(deal)
    assert deal.precedents.all() == [kept]


def test_guidelines_are_changed_moved_and_removed(deal: Store) -> None:
    for note in ("one", "two", "three"):
        add_precedent(deal, Precedent("COUNTRY", is_right=True, text="", note=note))
    first, *_ = deal.precedents.of("COUNTRY")
    move_precedent(deal, first.id, 5)
    assert [it.note for it in deal.precedents.of("COUNTRY")] == ["two", "three", "one"]
    undo(deal)
    assert [it.note for it in deal.precedents.of("COUNTRY")] == ["one", "two", "three"]
    change_precedent(deal, replace(first, note="ONE", is_right=False))
    assert deal.precedents.of("COUNTRY")[0].note == "ONE"
    remove_precedent(deal, first.id)
    assert [it.note for it in deal.precedents.of("COUNTRY")] == ["two", "three"]


def test_a_guideline_needs_words_and_a_label_of_the_schema(deal: Store) -> None:
    with pytest.raises(RatifyError, match="needs some text"):
        add_precedent(deal, Precedent("COUNTRY", is_right=True, text="", note=" "))
    with pytest.raises(RatifyError, match="PLANET is no label"):
        add_precedent(deal, Precedent("PLANET", is_right=True, text="Mars"))


def test_the_last_look_alikes_are_found_right_ones_first(deal: Store) -> None:
    text = "South Chile is cold. Chile signed. The Chile pepper is hot."
    deal.articles.add([article("second", text, title="Cold")])
    spans = [("South Chile", "PLACE"), ("Chile", "COUNTRY", 2), ("Chile", "COUNTRY", 3)]
    suggest(deal, ArticleId(2), annotation(text, spans), "second")
    sheet = deal.sheets.read(ArticleId(2))
    accept(deal, [suggested(sheet, "Chile").id, suggested(sheet, "South Chile").id])
    reject(deal, [suggested(sheet, "Chile", nth=2).id])
    found = deal.precedents.look_alikes("Chile", "COUNTRY", but=suggested(sheet_of(deal), "Chile").id)
    assert [(it.text, it.is_right, it.title, it.after[:8]) for it in found] == [
        ("Chile", True, "Cold", " signed."),
        ("Chile", False, "Cold", " pepper "),
    ]
    by_head = deal.precedents.look_alikes("North Chile", "PLACE", but=suggested(sheet_of(deal), "Chile").id)
    assert [it.text for it in by_head] == ["South Chile"]


def test_the_guidelines_are_written_with_the_rules_of_the_schema(deal: Store) -> None:
    add_precedent(deal, Precedent("COUNTRY", is_right=True, text="", note="Demonyms count."))
    keep_precedent(deal, suggested(sheet_of(deal), "Chile").id, is_right=False)
    change_precedent(deal, replace(deal.precedents.all()[-1], note="A pepper."))
    text = guidelines_text(deal)
    assert "## Country (`COUNTRY`)" in text
    assert "Demonyms count." in text
    assert "- wrong: 🚀 France and **Chile** signed a space deal" in text
    assert "A pepper. (deal)" in text
