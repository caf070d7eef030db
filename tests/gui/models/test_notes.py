"""Notes are listed with what they are about; those on what is in focus come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester

from annotations import review
from annotations.model import ArticleId
from annotations.schema import default_schema
from annotations.store import Store
from annotations.walk import NOWHERE, Focus
from desktop.models.notes import ENTRY, Entry, NotesModel, entries_of
from tests.builders import deal_project, suggested

ARTICLE = ArticleId(1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with deal_project(tmp_path / "deal.ratify") as made:
        sheet = made.sheets.read(ARTICLE)
        review.write_note(made, ARTICLE, "on all of it")
        review.write_note(made, ARTICLE, "on Chile", span=suggested(sheet, "Chile").id)
        review.write_note(made, ARTICLE, "on the deal", agreement=sheet.open_agreements[0].id)
        yield made


def entries(store: Store, focus: Focus = NOWHERE) -> list[Entry]:
    return entries_of(store.notes.of(ARTICLE), store.sheets.read(ARTICLE), default_schema(), focus)


def said(found: list[Entry]) -> list[tuple[str, str, bool]]:
    return [(entry.note.text, entry.target.text, entry.is_current) for entry in found]


def test_the_latest_note_comes_first(store: Store) -> None:
    assert said(entries(store)) == [
        ("on the deal", "space deal", False),
        ("on Chile", "Chile", False),
        ("on all of it", "", False),
    ]


def test_notes_on_the_current_span_come_before_all(store: Store) -> None:
    focus = Focus(span=suggested(store.sheets.read(ARTICLE), "Chile").id)
    assert said(entries(store, focus))[0] == ("on Chile", "Chile", True)


def test_a_note_stays_with_a_span_that_came_to_gold(store: Store) -> None:
    chile = suggested(store.sheets.read(ARTICLE), "Chile").id
    review.accept(store, [chile])
    gold = store.sheets.read(ARTICLE).gold.spans[0].id
    assert said(entries(store, Focus(span=gold)))[0] == ("on Chile", "Chile", True)


def test_notes_on_an_agreement_are_current_with_its_card(store: Store) -> None:
    agreement = store.sheets.read(ARTICLE).open_agreements[0].id
    review.accept_agreement(store, agreement, whole=True)
    gold = store.sheets.read(ARTICLE).gold.agreements[0].id
    assert said(entries(store, Focus(agreement=gold)))[0] == ("on the deal", "space deal", True)


def test_the_model_is_sound(store: Store, qtmodeltester: ModelTester) -> None:
    model = NotesModel()
    qtmodeltester.check(model)
    model.show_entries(entries(store))
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "on the deal",
        "on Chile",
        "on all of it",
    ]
    assert model.index(0, 0).data(ENTRY).note.author == "ana"
