"""The guide explains what is in focus in the words of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester

from annotations.model import ArticleId, Sheet
from annotations.schema import default_schema
from annotations.walk import NOWHERE, Focus
from desktop.models.guide import Guide, GuidesModel, all_guides, guides_for
from tests.builders import deal_project, suggested

SCHEMA = default_schema()


@pytest.fixture
def sheet(tmp_path: Path) -> Iterator[Sheet]:
    with deal_project(tmp_path / "deal.ratify") as store:
        yield store.sheets.read(ArticleId(1))


def titles(guides: list[Guide]) -> list[tuple[str, str]]:
    return [(guide.sort, guide.title) for guide in guides]


def test_a_span_is_explained_by_its_label(sheet: Sheet) -> None:
    (guide,) = guides_for(sheet, SCHEMA, Focus(span=suggested(sheet, "Chile").id))
    assert (guide.sort, guide.title, guide.key) == ("Label", "Country", "C")
    assert guide.rule == SCHEMA.label["COUNTRY"].rule
    assert guide.examples == SCHEMA.label["COUNTRY"].examples
    assert guide.counterexamples == SCHEMA.label["COUNTRY"].counterexamples


def test_a_card_is_explained_by_kind_and_status(sheet: Sheet) -> None:
    focus = Focus(agreement=sheet.open_agreements[0].id)
    assert titles(guides_for(sheet, SCHEMA, focus)) == [("Kind", "Arrangement"), ("Status", "Signed")]


def test_a_slot_is_explained_by_its_role_and_the_label_in_it(sheet: Sheet) -> None:
    agreement = sheet.open_agreements[0]
    filler = next(it for it in agreement.fillers if it.role == "party")
    guides = guides_for(sheet, SCHEMA, Focus(agreement=agreement.id, filler=filler.id))
    assert titles(guides) == [("Role", "Party"), ("Label", "Country")]
    assert [label.name for label in guides[0].accepts] == list(SCHEMA.role["party"].labels)


def test_nothing_in_focus_needs_no_guide(sheet: Sheet) -> None:
    assert guides_for(sheet, SCHEMA, NOWHERE) == []
    assert guides_for(None, SCHEMA, NOWHERE) == []


def test_the_list_has_every_label_and_role_with_its_key(qtmodeltester: ModelTester) -> None:
    model = GuidesModel()
    qtmodeltester.check(model)
    model.show_guides(all_guides(SCHEMA))
    assert model.rowCount() == len(SCHEMA.labels) + len(SCHEMA.roles)
    assert [guide.key for guide in all_guides(SCHEMA)][:3] == ["P", "R", "C"]
    assert all_guides(SCHEMA)[-1].key == "Shift+E"
