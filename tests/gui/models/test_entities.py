"""Entities are grouped by label and by surface form, with what is open of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.model import Annotation, Article, ArticleId, Decision, Sheet, Span, SpanId
from annotations.schema import default_schema
from annotations.store import Store
from desktop.models.entities import FORM, GROUP, EntitiesModel
from tests.builders import deal_project, suggested

ARTICLE = ArticleId(1)
SCHEMA = default_schema()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with deal_project(tmp_path / "deal.ratify") as made:
        yield made


@pytest.fixture
def model(store: Store, qtmodeltester: ModelTester) -> EntitiesModel:
    made = EntitiesModel()
    qtmodeltester.check(made)
    show(made, store)
    return made


def show(model: EntitiesModel, store: Store, wanted: str = "") -> None:
    model.show_sheet(store.sheets.read(ARTICLE), SCHEMA, wanted)


def tree(model: EntitiesModel) -> dict[str, list[tuple[str, int, int]]]:
    """Label -> its forms with the numbers of mentions and of open ones."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        forms = [model.index(nth, 0, top).data(FORM) for nth in range(model.rowCount(top))]
        found[top.data(GROUP).name] = [(form.text, len(form.mentions), len(form.open)) for form in forms]
    return found


def test_equal_texts_with_one_label_are_one_form(model: EntitiesModel) -> None:
    assert tree(model)["COUNTRY"] == [("France", 2, 2), ("Chile", 1, 1), ("भारत", 1, 1)]


def test_labels_come_in_the_order_of_the_schema(model: EntitiesModel) -> None:
    assert list(tree(model)) == ["COUNTRY", "PLACE", "SYSTEM", "TOPIC", "DATE", "AGREEMENT"]


def test_a_confirmed_mention_is_counted_once_and_not_as_open(model: EntitiesModel, store: Store, qtbot: QtBot) -> None:
    review.accept(store, [suggested(store.sheets.read(ARTICLE), "France").id])
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        show(model, store)
    assert tree(model)["COUNTRY"][0] == ("France", 2, 1)


def test_a_rejected_form_goes_and_the_other_rows_stay(model: EntitiesModel, store: Store, qtbot: QtBot) -> None:
    review.reject(store, [suggested(store.sheets.read(ARTICLE), "Chile").id])
    with qtbot.waitSignal(model.rowsRemoved), qtbot.assertNotEmitted(model.modelReset):
        show(model, store)
    assert [form for form, _, _ in tree(model)["COUNTRY"]] == ["France", "भारत"]


def test_the_filter_looks_into_forms_without_regard_to_case(model: EntitiesModel, store: Store) -> None:
    show(model, store, "fRA")
    assert tree(model) == {"COUNTRY": [("France", 2, 2)]}


@given(data=st.data())
def test_a_list_that_follows_is_as_one_made_anew(data: st.DataObject) -> None:
    text = "Chile met France\nand France left Chile with Ruritania for France"
    words = [found.span() for found in re.finditer(r"\w+", text)]
    places = [(*place, label) for place in words for label in ("PLACE", "COUNTRY", "NOT IN THE SCHEMA", "ALSO NOT")]
    following, wanted = EntitiesModel(), data.draw(st.sampled_from(["", "f", "chi"]))
    tester = QAbstractItemModelTester(following, QAbstractItemModelTester.FailureReportingMode.Warning)
    for _ in range(4):
        states = data.draw(st.lists(st.sampled_from("-go+x"), min_size=len(places), max_size=len(places)))
        shown, anew = _sheet(text, list(zip(places, states, strict=True))), EntitiesModel()
        following.show_sheet(shown, SCHEMA, wanted)
        anew.show_sheet(shown, SCHEMA, wanted)
        assert tree(following) == tree(anew)
        assert [following.find_span(SpanId(nth)).data(FORM) for nth in range(99)] == [
            anew.find_span(SpanId(nth)).data(FORM) for nth in range(99)
        ]
    assert tester.model() is following


def _sheet(text: str, places: list[tuple[tuple[int, int, str], str]]) -> Sheet:
    """`g` is gold, `o` open, `+` accepted, and `x` rejected; the rest is not there."""
    numbered = list(enumerate(places, start=1))
    gold = tuple(Span(*place, SpanId(nth)) for nth, (place, state) in numbered if state in "g+")
    verdicts = {"+": Decision.ACCEPTED, "x": Decision.REJECTED, "o": None}
    suggested = tuple(
        Span(*place, SpanId(nth + len(places)), verdict=verdicts[state])
        for nth, (place, state) in numbered
        if state in verdicts
    )
    return Sheet(Article("a", text), Annotation(gold), Annotation(suggested), {}, {})


def test_a_form_is_found_by_any_of_its_mentions(model: EntitiesModel, store: Store) -> None:
    second = suggested(store.sheets.read(ARTICLE), "France", nth=2)
    assert model.find_span(second.id).data() == "France"
    assert model.find("DATE", "Monday").data() == "Monday"
    assert not model.find("DATE", "Friday").isValid()
