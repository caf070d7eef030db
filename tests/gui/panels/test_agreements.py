"""Cards: looking decides nothing, marks and buttons decide, and the focus is where the session says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId, Decision
from annotations.schema import parse_schema
from annotations.walk import Focus
from desktop.keymap import keep, use_keys
from desktop.panels.agreements import AgreementsPanel
from desktop.panels.card_text import chip_tip
from desktop.panels.chip import ChipView
from desktop.panels.slot import SlotView
from desktop.session import Session
from tests.builders import annotation, article, frame, gold, suggest, suggested

Show = Callable[..., None]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, prompt: Show) -> AgreementsPanel:
    made = AgreementsPanel(session)
    made.resize(340, 900)
    prompt(made)
    return made


def choose_card(session: Session) -> None:
    assert session.sheet is not None
    session.set_focus(Focus(agreement=session.sheet.open_agreements[0].id))


def chips(panel: AgreementsPanel) -> list[ChipView]:
    return [view for view in panel.column.body.chips if view.isVisible()]


def chip(panel: AgreementsPanel, text: str) -> ChipView:
    return next(view for view in chips(panel) if view.chip is not None and view.chip.text == text)


def slots(panel: AgreementsPanel) -> dict[str, SlotView]:
    return {view.role.name: view for view in panel.column.body.slots if view.isVisible() and view.role is not None}


def roles_in_gold(session: Session) -> list[tuple[str, str]]:
    sheet = session.sheet
    assert sheet is not None
    texts = {span.id: sheet.article.text[span.start : span.end] for span in sheet.gold.spans}
    return [(it.role, texts[it.span]) for agreement in sheet.gold.agreements for it in agreement.fillers]


def test_cards_show_the_keys_that_the_analyst_has_now(panel: AgreementsPanel, session: Session) -> None:
    choose_card(session)
    assert panel.column.body.reject_button.text().endswith("X")
    use_keys(keep({"stop.reject": ("Ctrl+F6",)}))
    session.set_focus(Focus())
    choose_card(session)
    assert panel.column.body.reject_button.text().endswith("Ctrl F6")


def test_a_card_that_is_not_chosen_is_short(panel: AgreementsPanel) -> None:
    (line,) = [line for line in panel.column.lines if line.isVisible()]
    assert line.accessibleName() == "space deal, Arrangement · Signed, undecided"
    assert not panel.column.body.isVisible()
    assert panel.count.text() == "1 agreement · 1 open"


def test_a_click_on_a_card_chooses_it_and_decides_nothing(
    panel: AgreementsPanel, session: Session, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(session.changed):
        qtbot.mouseClick(panel.column.lines[0], _LEFT)
    assert panel.column.body.isVisible()
    assert [view.chip.text for view in chips(panel) if view.chip] == [
        "space deal",
        "France",
        "Chile",
        "Monday",
        "Santiago",
        "space",
    ]


def test_a_click_on_a_chip_goes_to_its_span_and_decides_nothing(
    panel: AgreementsPanel, session: Session, qtbot: QtBot
) -> None:
    choose_card(session)
    with qtbot.assertNotEmitted(session.changed):
        qtbot.mouseClick(chip(panel, "Chile"), _LEFT, pos=QPoint(12, 16))
    wanted = chip(panel, "Chile").chip
    assert wanted is not None
    assert session.focus == wanted.focus


def test_the_marks_of_a_chip_decide_on_it(panel: AgreementsPanel, session: Session, qtbot: QtBot) -> None:
    choose_card(session)
    view = chip(panel, "Chile")
    qtbot.mouseClick(view, _LEFT, pos=view.zone("accept").center())
    view = chip(panel, "Santiago")
    qtbot.mouseClick(view, _LEFT, pos=view.zone("reject").center())
    assert roles_in_gold(session) == [("mentions", "space deal"), ("party", "Chile")]
    assert "Santiago" not in [view.chip.text for view in chips(panel) if view.chip]
    assert panel.column.body.accessibleDescription() == "needs 2 parties, has 1"


def test_accept_all_takes_the_card_with_all_open_slots(panel: AgreementsPanel, session: Session, qtbot: QtBot) -> None:
    choose_card(session)
    qtbot.mouseClick(panel.column.body.accept_button, _LEFT)
    assert len(roles_in_gold(session)) == 6
    assert session.can_undo() == "Accept agreement"
    assert panel.count.text() == "1 agreement"


def test_a_confirmed_card_without_open_slots_has_nothing_to_accept(panel: AgreementsPanel, session: Session) -> None:
    choose_card(session)
    session.accept_whole()
    assert session.sheet is not None
    session.set_focus(Focus(agreement=session.sheet.gold.agreements[0].id))
    assert not panel.column.body.accept_button.isVisible()
    assert panel.column.body.reject_button.isVisible()


def test_reject_takes_the_card_away(panel: AgreementsPanel, session: Session, qtbot: QtBot) -> None:
    choose_card(session)
    qtbot.mouseClick(panel.column.body.reject_button, _LEFT)
    assert session.sheet is not None
    assert session.sheet.suggested.agreements[0].verdict is Decision.REJECTED
    assert panel.count.text() == ""
    (line,) = [line for line in panel.column.lines if line.isVisible()]
    assert line.accessibleName() == "space deal, Arrangement · Signed, rejected"


def test_a_rejected_card_is_taken_back_to_undecided(panel: AgreementsPanel, session: Session, qtbot: QtBot) -> None:
    choose_card(session)
    session.reject_current()
    qtbot.mouseClick(panel.column.lines[0], _LEFT)
    assert panel.column.lines[0].is_current
    session.reopen_current()
    assert session.sheet is not None
    assert len(session.sheet.open_agreements) == 1
    assert panel.count.text() == "1 agreement · 1 open"


def test_kind_and_status_are_chosen_from_their_lists(panel: AgreementsPanel, session: Session) -> None:
    choose_card(session)
    body = panel.column.body
    for choice, title in ((body.kind, "Treaty"), (body.status, "Agreed")):
        menu = choice.menu()
        next(action for action in menu.actions() if action.text() == title).trigger()
        menu.close()
    assert session.sheet is not None
    (agreement,) = session.sheet.gold.agreements
    assert (agreement.kind, agreement.status) == ("TREATY", "AGREED")
    assert (body.kind.text_shown(), body.status.text_shown()) == ("Treaty", "Agreed")


def test_an_empty_slot_names_its_key_and_offers_the_current_span(panel: AgreementsPanel, session: Session) -> None:
    choose_card(session)
    assert {"representative", "event"} <= set(slots(panel))
    assert "party" not in slots(panel)
    assert slots(panel)["event"].toolTip().startswith("Shift E: put the current span here.")
    assert session.sheet is not None
    session.set_focus(Focus(span=suggested(session.sheet, "भारत").id))
    assert slots(panel)["party"].accessibleName() == "Party: put “भारत” here"
    assert slots(panel)["event"].accessibleName() == "Event: current span"


def test_pressing_a_slot_puts_the_current_span_into_it(panel: AgreementsPanel, session: Session, qtbot: QtBot) -> None:
    choose_card(session)
    assert session.sheet is not None
    session.set_focus(Focus(span=suggested(session.sheet, "भारत").id))
    qtbot.mouseClick(slots(panel)["party"], _LEFT)
    assert ("party", "भारत") in roles_in_gold(session)
    assert "party" not in slots(panel)


def test_a_confirmed_part_is_taken_out_by_its_mark(panel: AgreementsPanel, session: Session, qtbot: QtBot) -> None:
    choose_card(session)
    session.accept_whole()
    assert session.sheet is not None
    session.set_focus(Focus(agreement=session.sheet.gold.agreements[0].id))
    view = chip(panel, "Santiago")
    assert view.zone("reject").isEmpty()
    qtbot.mouseMove(view, QPoint(10, 10))
    qtbot.waitUntil(lambda: not view.zone("reject").isEmpty())
    qtbot.mouseClick(view, _LEFT, pos=view.zone("reject").center())
    assert ("place", "Santiago") not in roles_in_gold(session)
    assert gold(session.sheet, "Santiago").label == "PLACE"


def test_arrows_walk_the_chips_and_decide_nothing(panel: AgreementsPanel, session: Session, qtbot: QtBot) -> None:
    panel.setFocus()
    with qtbot.assertNotEmitted(session.changed):
        qtbot.keyClick(panel.column, Qt.Key.Key_Down)
        qtbot.keyClick(panel.column, Qt.Key.Key_Right)
        qtbot.keyClick(panel.column, Qt.Key.Key_Right)
    wanted = chip(panel, "France").chip
    assert wanted is not None
    assert session.focus == wanted.focus
    session.accept_current()
    assert roles_in_gold(session) == [("mentions", "space deal"), ("party", "France")]


def test_the_tip_of_a_chip_shows_the_sentence_around_it(panel: AgreementsPanel, session: Session) -> None:
    choose_card(session)
    view = chip(panel, "Monday")
    assert view.chip is not None
    tip = chip_tip(view.chip, session.sheet, session.schema)
    assert tip.startswith("Date · ")
    assert "signed a space deal on [Monday] in Santiago." in tip.replace("\n", " ")
    assert "누리호" not in tip


def test_the_button_asks_for_a_new_agreement(panel: AgreementsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.new_requested):
        qtbot.mouseClick(panel.new_button, _LEFT)


def test_a_hidden_panel_catches_up_when_it_is_seen(panel: AgreementsPanel, session: Session) -> None:
    panel.hide()
    choose_card(session)
    session.reject_current()
    assert panel.count.text() == "1 agreement · 1 open"
    panel.show()
    assert panel.count.text() == ""


def test_a_schema_without_agreements_says_so(panel: AgreementsPanel, session: Session, tmp_path: Path) -> None:
    schema = parse_schema('name = "plain"\n[[label]]\nname = "NAME"\nkey = "n"\n')
    session.create(tmp_path / "plain.ratify", schema)
    assert session.store is not None
    session.store.articles.add([article()])
    session.show(ArticleId(1))
    assert panel.hint.title.text() == "Spans only"
    assert not panel.new_button.isVisible()


@pytest.mark.parametrize("height", [400, 700])
def test_the_chosen_card_of_many_is_scrolled_into_view(
    session: Session, prompt: Show, tmp_path: Path, height: int
) -> None:
    many_agreements(session, tmp_path / "many.ratify", 50)
    panel = AgreementsPanel(session)
    panel.resize(300, height)
    prompt(panel)
    session.show(ArticleId(1))
    assert session.sheet is not None
    for agreement in (session.sheet.open_agreements[-1], session.sheet.open_agreements[0]):
        session.set_focus(Focus(agreement=agreement.id))
        body = panel.column.body
        top = body.mapTo(panel, QPoint(0, 0)).y()
        assert 0 <= top < panel.height()
        assert body.height() > panel.height() or top + body.height() <= panel.height()


def many_agreements(session: Session, path: Path, count: int) -> None:
    text = " ".join(f"Treaty_{n:02} binds Chile." for n in range(count))
    made = annotation(
        text,
        [(f"Treaty_{n:02}", "AGREEMENT") for n in range(count)],
        [frame(mentions=[n + 1]) for n in range(count)],
    )
    session.create(path)
    assert session.store is not None
    session.store.articles.add([article("many", text)])
    suggest(session.store, ArticleId(1), made)
