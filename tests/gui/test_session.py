"""The session decides on what is in focus, moves on by itself, and shows what it undoes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotations.edges import Edge
from annotations.errors import ProjectError
from annotations.model import Annotation, ArticleId, ArticleState, Decision, Sheet
from annotations.store import Store
from annotations.walk import NOWHERE, Focus, find_agreement, find_span
from desktop.session import Session
from tests.builders import DEAL_TEXT, annotation, gold, suggested, surfaces


def sheet_of(session: Session) -> Sheet:
    assert session.sheet is not None
    return session.sheet


def in_focus(session: Session) -> str:
    """The surface, or the kind of card, or the role of the slot in focus."""
    sheet, focus = sheet_of(session), session.focus
    if focus.span is not None:
        span = find_span(sheet, focus.span)
        assert span is not None
        return DEAL_TEXT[span.start : span.end]
    agreement = find_agreement(sheet, focus.agreement)
    assert agreement is not None
    if focus.filler is None:
        return agreement.kind
    return next(filler.role for filler in agreement.fillers if filler.id == focus.filler)


def go_to(session: Session, surface: str) -> None:
    session.set_focus(Focus(span=suggested(sheet_of(session), surface).id))


def second_annotation() -> Annotation:
    return annotation("Chile and Peru met on Friday.", [("Chile", "COUNTRY"), ("Friday", "DATE")])


def accept_all_spans(session: Session) -> None:
    while sheet_of(session).open_spans:
        session.accept_current()


def test_an_article_opens_on_its_first_open_suggestion(session: Session) -> None:
    assert in_focus(session) == "France"


def test_accepting_makes_gold_and_goes_on(session: Session) -> None:
    session.accept_current()
    assert surfaces(sheet_of(session), sheet_of(session).gold) == [("France", "COUNTRY")]
    assert in_focus(session) == "Chile"


def test_rejecting_goes_on_and_leaves_no_gold(session: Session) -> None:
    session.reject_current()
    assert sheet_of(session).gold.spans == ()
    assert in_focus(session) == "Chile"


def test_the_window_hears_of_a_change_after_it_is_on_disk(session: Session, tmp_path: Path) -> None:
    seen: list[int] = []

    def look(_changes: object) -> None:
        with Store.open(tmp_path / "deal.ratify", readonly=True) as other:
            seen.append(len(other.sheets.read(ArticleId(1)).gold.spans))

    session.changed.connect(look)
    session.accept_current()
    assert seen == [1]


def test_what_is_skipped_comes_round_again(session: Session) -> None:
    session.skip()
    accept_all_spans(session)
    assert surfaces(sheet_of(session), sheet_of(session).gold)[0] == ("France", "COUNTRY")


def test_after_the_text_the_cards_come_and_then_their_slots(session: Session) -> None:
    accept_all_spans(session)
    assert in_focus(session) == "ARRANGEMENT"
    assert session.card == session.focus.agreement
    session.accept_current()
    assert in_focus(session) == "party"


def test_return_accepts_a_card_with_all_its_slots(session: Session) -> None:
    accept_all_spans(session)
    session.accept_whole()
    (deal,) = sheet_of(session).gold.agreements
    assert sorted(filler.role for filler in deal.fillers) == ["date", "mentions", "party", "party", "place", "topic"]


def test_at_the_end_the_analyst_is_told_and_nothing_moves(qtbot: QtBot, session: Session) -> None:
    accept_all_spans(session)
    with qtbot.waitSignal(session.notice) as said:
        session.accept_whole()
    assert said.args is not None
    assert "All is decided" in said.args[0]


def test_relabelling_an_open_span_decides_it(session: Session) -> None:
    session.relabel("PLACE")
    assert surfaces(sheet_of(session), sheet_of(session).gold) == [("France", "PLACE")]
    assert suggested(sheet_of(session), "France").verdict is Decision.CORRECTED
    assert in_focus(session) == "Chile"


def test_relabelling_gold_stays_there(session: Session) -> None:
    session.accept_current()
    session.previous_span()
    session.relabel("PLACE")
    assert in_focus(session) == "France"
    assert surfaces(sheet_of(session), sheet_of(session).gold) == [("France", "PLACE")]


def test_widening_keeps_the_span_in_focus(session: Session) -> None:
    go_to(session, "Monday")
    session.move_edge(Edge.WIDEN_LEFT)
    assert in_focus(session) == "on Monday"
    session.move_edge(Edge.NARROW_LEFT)
    assert in_focus(session) == "Monday"
    assert gold(sheet_of(session), "Monday").label == "DATE"


def test_a_key_on_selected_text_adds_a_span(session: Session) -> None:
    start = DEAL_TEXT.index("watched")
    session.set_selection((start, start + 7))
    session.relabel("EVENT")
    assert in_focus(session) == "watched"
    assert session.selection is None


def test_after_rejecting_what_was_added_by_hand_the_walk_goes_on_behind_it(session: Session) -> None:
    start = DEAL_TEXT.index("signed")
    session.set_selection((start, start + 6))
    session.relabel("EVENT")
    session.reject_current()
    assert in_focus(session) == "space deal"
    assert sheet_of(session).gold.spans == ()


def test_a_refused_step_says_why_and_changes_nothing(qtbot: QtBot, session: Session) -> None:
    accept_all_spans(session)
    start = DEAL_TEXT.index("deal on")
    session.set_selection((start, start + 7))
    before = sheet_of(session).gold
    with qtbot.waitSignal(session.failed) as said:
        session.relabel("TOPIC")
    assert said.args is not None
    assert "cross" in said.args[0]
    assert sheet_of(session).gold == before


def test_the_same_text_is_labelled_in_one_step(session: Session) -> None:
    go_to(session, "France")
    session.accept_current()
    session.previous_span()
    session.label_same()
    assert surfaces(sheet_of(session), sheet_of(session).gold).count(("France", "COUNTRY")) == 2
    session.undo()
    assert surfaces(sheet_of(session), sheet_of(session).gold).count(("France", "COUNTRY")) == 1


def test_a_span_fills_a_slot_of_the_chosen_card(session: Session) -> None:
    accept_all_spans(session)
    session.accept_current()
    card = session.card
    session.set_focus(Focus(span=suggested(sheet_of(session), "भारत").id))
    assert session.card == card
    session.fill("party")
    (deal,) = sheet_of(session).gold.agreements
    parties = {gold_span.start for gold_span in sheet_of(session).gold.spans if gold_span.id in deal.spans("party")}
    assert DEAL_TEXT.index("भारत") in parties


def test_back_in_the_text_no_card_is_chosen(session: Session) -> None:
    session.next_card()
    session.next_span()
    assert session.card is not None
    session.skip()
    assert session.focus.span is not None
    assert session.card is None


def test_a_new_agreement_is_chosen_at_once(session: Session) -> None:
    go_to(session, "space deal")
    session.new_agreement("CONTRACT", "AGREED")
    (made,) = sheet_of(session).gold.agreements
    assert (made.kind, made.status) == ("CONTRACT", "AGREED")
    assert session.card == made.id


def test_kind_and_status_of_a_suggested_card_correct_it(session: Session) -> None:
    session.next_card()
    session.set_kind("TREATY")
    session.set_status("AGREED")
    (deal,) = sheet_of(session).gold.agreements
    assert (deal.kind, deal.status, deal.verdict) == ("TREATY", "AGREED", Decision.CORRECTED)


def test_undo_puts_the_focus_back_where_the_decision_was_made(session: Session) -> None:
    session.accept_current()
    session.accept_current()
    session.undo()
    assert in_focus(session) == "Chile"
    session.undo()
    assert in_focus(session) == "France"
    session.redo()
    assert surfaces(sheet_of(session), sheet_of(session).gold) == [("France", "COUNTRY")]


def test_undo_after_a_restart_puts_the_focus_on_what_it_was_about(session: Session, tmp_path: Path) -> None:
    session.accept_current()
    session.accept_current()
    session.open(tmp_path / "deal.ratify")
    session.show(ArticleId(1))
    session.undo()
    assert in_focus(session) == "Chile"


def test_undo_after_a_restart_shows_the_article_it_is_about(session: Session, tmp_path: Path) -> None:
    session.accept_current()
    session.open(tmp_path / "deal.ratify")
    session.show(ArticleId(2))
    assert session.can_undo() != ""
    session.undo()
    assert session.article == 1
    assert sheet_of(session).gold.spans == ()


def test_done_and_next_goes_to_the_next_article_that_is_not_done(session: Session) -> None:
    session.done_and_next()
    assert session.article == 2
    assert session.store is not None
    assert session.store.articles.row(ArticleId(1)).state is ArticleState.DONE


def test_the_last_article_stays_when_all_are_done(qtbot: QtBot, session: Session) -> None:
    session.done_and_next()
    with qtbot.waitSignal(session.notice) as said:
        session.done_and_next()
    assert said.args is not None
    assert "every article is done" in said.args[0]
    assert session.article == 2


def test_a_project_that_cannot_be_opened_leaves_the_present_one(session: Session, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ratify"
    bad.write_bytes(b"no database")
    with pytest.raises(ProjectError):
        session.open(bad)
    assert session.article == 1


def test_without_a_project_nothing_can_be_decided(session: Session) -> None:
    session.close()
    session.accept_current()
    session.undo()
    session.skip()
    assert session.focus == NOWHERE


def test_suggestions_that_arrive_for_the_article_that_is_shown_are_walked_at_once(session: Session) -> None:
    session.show(ArticleId(2))
    assert not session.focus
    session.do(lambda store: store.layers.write(store.layers.all()[1], [(ArticleId(2), second_annotation())]))
    assert session.focus.span == sheet_of(session).open_spans[0].id


def test_a_note_is_kept(session: Session) -> None:
    assert session.write_note("Check the date.")
    assert session.store is not None
    assert [note.text for note in session.store.notes.of(ArticleId(1))] == ["Check the date."]
