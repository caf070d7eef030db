"""The journal says who did what and when, and walks both ways, also after a restart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotations.errors import RatifyError
from annotations.model import ArticleId, SpanId
from annotations.review import accept, add, redo, reject, relabel, undo
from annotations.store import Store
from tests.builders import deal_project, gold, suggested

DEAL = ArticleId(1)


def span(store: Store, surface: str) -> SpanId:
    return suggested(store.sheets.read(DEAL), surface).id


def test_a_step_says_who_did_what_to_which_article_and_when(deal: Store) -> None:
    accept(deal, [span(deal, "Chile")])
    step = deal.history.steps()[0]
    assert (step.action, step.author, step.article, step.state) == ("Accept span", "ana", DEAL, "done")
    assert step.at.startswith("20")
    assert step.at.endswith("Z")


def test_a_step_keeps_each_row_before_and_after(deal: Store) -> None:
    accept(deal, [span(deal, "भारत")])
    made = gold(deal.sheets.read(DEAL), "भारत").id
    relabel(deal, made, "PLACE")
    images = json.loads(deal._connection.value("SELECT images FROM history ORDER BY id DESC LIMIT 1"))
    assert ["span", made, 1, {"label": "COUNTRY"}, {"label": "PLACE"}] in images


def test_undo_and_redo_tell_their_names_and_are_recorded(deal: Store) -> None:
    accept(deal, [span(deal, "Chile")])
    assert (deal.history.can_undo(), deal.history.can_redo()) == ("Accept span", "")
    deal.author = "bo"
    changes = undo(deal)
    assert (changes.action, changes.articles) == ("Undo accept span", {DEAL})
    assert (deal.history.can_undo(), deal.history.can_redo()) == ("", "Accept span")
    redone = redo(deal)
    assert redone.action == "Redo accept span"
    assert redone.spans == (gold(deal.sheets.read(DEAL), "Chile").id,)
    steps = deal.history.steps()
    assert [(it.action, it.author, it.state) for it in steps] == [
        ("Redo accept span", "bo", "record"),
        ("Undo accept span", "bo", "record"),
        ("Accept span", "ana", "done"),
    ]
    assert deal.history.steps(limit=1) == steps[:1]


def test_there_may_be_nothing_to_undo_or_redo(deal: Store) -> None:
    assert not undo(deal)
    assert not redo(deal)
    assert deal.history.steps() == []


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store:
        accept(store, [span(store, "Chile")])
        reject(store, [span(store, "Monday")])
        undo(store)
    with Store.open(path) as store:
        assert store.history.can_redo() == "Reject span"
        undo(store)
        assert store.sheets.read(DEAL).gold.spans == ()
    with Store.open(path) as store:
        redo(store)
        redo(store)
        sheet = store.sheets.read(DEAL)
        assert gold(sheet, "Chile")
        assert suggested(sheet, "Monday").verdict == "rejected"


def test_a_new_step_leaves_what_was_undone_behind_but_on_record(deal: Store) -> None:
    accept(deal, [span(deal, "Chile")])
    undo(deal)
    accept(deal, [span(deal, "Monday")])
    assert deal.history.can_redo() == ""
    assert not redo(deal)
    states = {it.action: it.state for it in deal.history.steps()[::-1] if it.state != "record"}
    assert states == {"Accept span": "done"}
    assert [it.state for it in deal.history.steps()] == ["done", "record", "discarded"]
    assert undo(deal)
    assert deal.history.can_redo() == "Accept span"


def test_a_step_that_changes_nothing_leaves_no_trace_and_redo_intact(deal: Store) -> None:
    accept(deal, [span(deal, "Chile")])
    undo(deal)
    reject(deal, [])
    assert deal.history.can_redo() == "Accept span"


def test_a_step_that_fails_halfway_leaves_no_trace(deal: Store) -> None:
    accept(deal, [span(deal, "Monday")])
    before = deal.sheets.read(DEAL)
    with pytest.raises(RatifyError):
        accept(deal, [span(deal, "Chile"), SpanId(999)])
    assert deal.sheets.read(DEAL) == before
    assert len(deal.history.steps()) == 1
    deal.sheets.forget()
    assert deal.sheets.read(DEAL) == before


def test_ids_are_never_given_twice(deal: Store) -> None:
    text = deal.articles.get(DEAL).text
    add(deal, DEAL, text.index("signed"), text.index("signed") + 6, "AGREEMENT")
    first = gold(deal.sheets.read(DEAL), "signed").id
    undo(deal)
    layer = deal.layers.get("machine")
    assert layer is not None
    accept(deal, [span(deal, "Chile")])
    assert gold(deal.sheets.read(DEAL), "Chile").id > first
