"""Decisions on many spans of many articles: one step each, with a sample of what was decided unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from annotations.errors import Cancelled, RatifyError
from annotations.model import ArticleId, Decision, SpanId
from annotations.review import (
    Marked,
    Occurrence,
    Place,
    Sought,
    accept,
    accept_agreement,
    accept_all,
    add,
    candidates,
    label_places,
    occurrences,
    redo,
    reject,
    reject_all,
    relabel_all,
    undo,
)
from annotations.review import bulk as bulk_module
from annotations.store import Store
from tests.builders import annotation, article, deal_annotation, gold, suggest, suggested, surfaces

FIRST, SECOND = ArticleId(1), ArticleId(2)
SECOND_TEXT = "Chile met Peru. CHILE and Chilean firms, said Chile\nUniversity of Chile."
TABLES = ("span", "verdict", "look", "agreement_filler", "article")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Store]:
    """The article `deal`, and a second one with two suggestions."""
    with Store.create(tmp_path / "two.ratify", author="ana") as store:
        store.articles.add([article(), article("second", SECOND_TEXT)])
        suggest(store, FIRST, deal_annotation())
        suggest(store, SECOND, annotation(SECOND_TEXT, [("Chile", "COUNTRY"), ("Peru", "PLACE")]))
        yield store


def open_spans(store: Store) -> list[SpanId]:
    return [span.id for at in (FIRST, SECOND) for span in store.sheets.read(at).open_spans]


def rows(store: Store) -> list[object]:
    return [store._connection.all(f"SELECT * FROM {table} ORDER BY id") for table in TABLES]  # noqa: S608


def found(store: Store, sought: Sought) -> list[tuple[ArticleId, Occurrence]]:
    return [(at, it) for at, places in occurrences(store, sought, candidates(store, sought)) for it in places]


def test_accepting_all_is_one_step_over_articles(two: Store) -> None:
    before, spans = rows(two), open_spans(two)
    done = accept_all(two, spans)
    after = rows(two)
    assert (done.done, done.left_out) == (11, 0)
    assert done.changes.articles == {FIRST, SECOND}
    assert open_spans(two) == []
    assert undo(two).action == "Undo accept 11 spans in bulk"
    assert rows(two) == before
    redo(two)
    assert rows(two) == after


def test_a_sample_is_queued_for_a_later_look(two: Store) -> None:
    done = reject_all(two, open_spans(two), random=Random(1))
    looks = two._connection.all("SELECT article_id, span_id, reason, answered, first_label FROM look")
    assert done.asked == len(looks) == 10
    assert {(reason, answered, label) for _, _, reason, answered, label in looks} == {("sample", None, "")}


def test_one_in_twenty_is_sampled_where_there_are_many(tmp_path: Path) -> None:
    text = "Chile " * 400
    with Store.create(tmp_path / "many.ratify") as store:
        store.articles.add([article("many", text)])
        suggest(store, FIRST, annotation(text, [("Chile", "COUNTRY", nth + 1) for nth in range(400)]))
        done = accept_all(store, [span.id for span in store.sheets.read(FIRST).open_spans])
        assert done.asked == 20


def test_what_would_cross_gold_is_left_out(two: Store) -> None:
    start = two.articles.get(FIRST).text.index("and Chile")
    add(two, FIRST, start, start + len("and Chile signed"), "EVENT")
    country = suggested(two.sheets.read(FIRST), "Chile").id
    monday = suggested(two.sheets.read(FIRST), "Monday").id
    text = two.articles.get(FIRST).text
    at = text.index("on Monday")
    add(two, FIRST, at, at + len("on Mon"), "TOPIC")
    done = accept_all(two, [monday, country])
    assert (done.done, done.left_out) == (1, 1)
    assert suggested(two.sheets.read(FIRST), "Monday").verdict is None


def test_a_refused_part_leaves_nothing_behind(two: Store) -> None:
    sheet = two.sheets.read(FIRST)
    accept_agreement(two, sheet.suggested.agreements[0].id, whole=True)
    before = rows(two)
    mention = gold(two.sheets.read(FIRST), "space deal")
    done = reject_all(two, [mention.id])
    assert (done.done, done.left_out, bool(done.changes)) == (0, 1, False)
    assert rows(two) == before


def test_cancelling_writes_nothing(two: Store) -> None:
    before = rows(two)

    def told(done: int, _total: int | None) -> None:
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        accept_all(two, open_spans(two), told=told)
    assert rows(two) == before
    assert two.history.can_undo() == ""


def test_too_many_at_once_are_refused(two: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_module, "MOST", 5)
    with pytest.raises(RatifyError, match="Narrow the list"):
        accept_all(two, open_spans(two))


def test_relabelling_all_corrects_suggestions_and_gold(two: Store) -> None:
    peru = suggested(two.sheets.read(SECOND), "Peru").id
    chile = suggested(two.sheets.read(SECOND), "Chile").id
    accept(two, [chile])
    relabel_all(two, [peru, chile], "AGENCY")
    assert surfaces(two.sheets.read(SECOND), two.sheets.read(SECOND).gold) == [("Chile", "AGENCY"), ("Peru", "AGENCY")]
    undo(two)
    assert surfaces(two.sheets.read(SECOND), two.sheets.read(SECOND).gold) == [("Chile", "COUNTRY")]


def test_a_text_is_found_in_all_articles_with_what_is_marked_there(two: Store) -> None:
    university = SECOND_TEXT.index("University")
    add(two, SECOND, university, len(SECOND_TEXT) - 1, "COUNTRY")
    reject(two, [suggested(two.sheets.read(FIRST), "Chile").id])
    places = found(two, Sought("Chile", "COUNTRY"))
    assert [(at, it.marked) for at, it in places] == [
        (FIRST, Marked.REJECTED),
        (SECOND, Marked.SUGGESTED),
        (SECOND, Marked.NOTHING),
        (SECOND, Marked.INSIDE),
    ]
    assert places[1][1].after.rstrip() == " met Peru. CHILE and Chilean firms, said Chile University of"
    assert places[0][1].before == "🚀 France and "


def test_case_and_parts_of_words_can_count(two: Store) -> None:
    def texts(sought: Sought) -> list[str]:
        return [it.text for at, it in found(two, sought) if at == SECOND]

    assert texts(Sought("chile", "COUNTRY", match_case=False)) == ["Chile", "CHILE", "Chile", "Chile"]
    assert texts(Sought("Chile", "COUNTRY", whole_word=False)) == ["Chile", "Chile", "Chile", "Chile"]
    assert texts(Sought("Chile University", "AGENCY")) == ["Chile University"]
    assert texts(Sought(" ", "AGENCY")) == []


def test_other_labels_are_told(two: Store) -> None:
    places = found(two, Sought("Peru", "COUNTRY"))
    assert [(it.marked, it.other, it.is_decided) for _, it in places] == [(Marked.OTHER, "PLACE", False)]


def test_a_longer_span_of_another_label_is_told(two: Store) -> None:
    university = SECOND_TEXT.index("University")
    add(two, SECOND, university, len(SECOND_TEXT) - 1, "AGENCY")
    places = [it for at, it in found(two, Sought("Chile", "COUNTRY")) if at == SECOND]
    assert [(it.marked, it.other) for it in places[-1:]] == [(Marked.WITHIN, "AGENCY")]


def test_labelling_places_adds_accepts_and_corrects_in_one_step(two: Store) -> None:
    before = rows(two)
    spots = found(two, Sought("Chile", "COUNTRY")) + found(two, Sought("Peru", "COUNTRY"))
    wanted = [Place(at, it.start, it.end) for at, it in spots]
    done = label_places(two, wanted, "COUNTRY")
    sheet = two.sheets.read(SECOND)
    assert (done.done, done.left_out) == (len(wanted), 0)
    assert {label for _, label in surfaces(sheet, sheet.gold)} == {"COUNTRY"}
    assert [text for text, _ in surfaces(sheet, sheet.gold)] == ["Chile", "Peru", "Chile", "Chile"]
    assert suggested(sheet, "Chile").verdict is Decision.ACCEPTED
    assert suggested(sheet, "Peru").verdict is Decision.CORRECTED
    assert undo(two).action == f"Undo label {len(wanted)} places as COUNTRY"
    assert rows(two) == before


def test_labelling_gold_keeps_its_role(two: Store) -> None:
    accept_agreement(two, two.sheets.read(FIRST).suggested.agreements[0].id, whole=True)
    chile = gold(two.sheets.read(FIRST), "Chile")
    label_places(two, [Place(FIRST, chile.start, chile.end)], "AGENCY")
    sheet = two.sheets.read(FIRST)
    assert gold(sheet, "Chile").label == "AGENCY"
    assert gold(sheet, "Chile").id in sheet.gold.agreements[0].spans("party")


def test_what_was_decided_in_bulk_is_told_apart(two: Store) -> None:
    accept(two, [suggested(two.sheets.read(SECOND), "Chile").id])
    reject_all(two, open_spans(two))
    passages = [it for _, found in two.passages.read([FIRST, SECOND]) for it in found]
    decided = [it.in_bulk for it in passages if it.decision is not None]
    assert decided.count(False) == 1
    undo(two)
    assert two.passages.decided_in_bulk() == frozenset()
