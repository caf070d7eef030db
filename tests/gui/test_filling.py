"""Slots by keyboard: a letter arms one, the next span goes in, the next empty slot arms itself, misfits are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId, ArticleState, Sheet
from annotations.store import Store
from annotations.walk import Focus, find_agreement, find_span
from desktop.dialogs.split_card import Goes
from desktop.main_window import MainWindow
from desktop.session import Session
from tests.builders import annotation, article, deal_annotation, gold, suggest, suggested

SHIFT = Qt.KeyboardModifier.ShiftModifier
NEWS = (
    "Seoul, Dec 6 -- The space agencies of France and Chile signed a letter of intent on lunar science on Monday. "
    "Officials of Peru watched. A second letter of intent with Peru may follow on Friday."
)
NEWS_SPANS = [
    ("France", "COUNTRY"),
    ("Chile", "COUNTRY"),
    ("lunar science", "TOPIC"),
    ("Monday", "DATE"),
    ("Peru", "COUNTRY"),
    ("Peru", "COUNTRY", 2),
    ("Friday", "DATE"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with an article with suggested spans and no agreement; another article follows."""
    made = tmp_path / "news.ratify"
    with Store.create(made, author="ana") as store:
        store.articles.add([article("news", NEWS), article("deal")])
        suggest(store, ArticleId(1), annotation(NEWS, NEWS_SPANS))
        suggest(store, ArticleId(2), deal_annotation(), "second")
    return made


class Keys:
    """A keyboard that counts; keys in Qt's portable form, texts letter by letter."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.count = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.count += 1
            QTest.keySequence(QApplication.focusWidget() or self._window, key)

    def type(self, text: str) -> None:
        for letter in text:
            self.count += 1
            QTest.keyClicks(QApplication.focusWidget() or self._window, letter)


def sheet_of(window: MainWindow) -> Sheet:
    assert window.session.sheet is not None
    return window.session.sheet


def frame_of(window: MainWindow, nth: int = 0) -> list[tuple[str, str]]:
    sheet = sheet_of(window)
    surface = {span.id: sheet.article.text[span.start : span.end] for span in sheet.gold.spans}
    return [(it.role, surface[it.span]) for it in sheet.gold.agreements[nth].fillers]


def in_focus(window: MainWindow) -> str:
    span = find_span(sheet_of(window), window.session.focus.span)
    return sheet_of(window).article.text[span.start : span.end] if span is not None else ""


def said(window: MainWindow) -> str:
    return window.status_line.message.text()


def new_letter(window: MainWindow) -> Keys:
    """An agreement over the first "letter of intent", which has no span yet; its first empty slot is armed."""
    keys = Keys(window)
    start = NEWS.index("letter of intent")
    window.centre.reader.select((start, start + len("letter of intent")))
    keys.press("N", "Return")
    keys.type("s")
    keys.press("Return")
    return keys


def test_a_whole_article_by_keyboard(window: MainWindow) -> None:
    keys = Keys(window)
    # The caret goes to the end of "Chile", then over "signed a" to the words that name the agreement.
    keys.press(".", "Right", "Right", "Right", "Shift+Right", "Shift+Right", "Shift+Right")
    assert window.centre.reader.selection is not None
    assert NEWS[slice(*window.centre.reader.selection)] == "letter of intent"
    keys.press("N", "Return")
    keys.type("s")
    keys.press("Return")
    assert window.session.filling.role == "party"
    keys.press(",", "Space", ",", "Space")
    keys.press("Shift+D", ".", "Space")
    keys.press("Esc", "Ctrl+Return")
    with Store.open(window.session.store.path, readonly=True) as store:  # pyright: ignore[reportOptionalMemberAccess] - it is open
        assert store.articles.row(ArticleId(1)).state is ArticleState.DONE
        made = store.layers.annotation(ArticleId(1), "gold")
    (agreement,) = made.agreements
    surface = {span.id: NEWS[span.start : span.end] for span in made.spans}
    assert (agreement.kind, agreement.status) == ("LETTER_OF_INTENT", "SIGNED")
    assert [(it.role, surface[it.span]) for it in agreement.fillers] == [
        ("mentions", "letter of intent"),
        ("party", "Chile"),
        ("party", "France"),
        ("date", "Monday"),
    ]
    assert keys.count <= 22
    print(f"\n{keys.count} keys for an agreement with a mention, two parties and a date, and done")  # noqa: T201


def test_the_next_empty_slot_arms_itself(window: MainWindow) -> None:
    keys = new_letter(window)
    keys.press(",", "Space")
    assert window.session.filling.role == "party"
    keys.press(",", "Space")
    assert window.session.filling.role == "representative"
    keys.press("J")
    assert window.session.filling.role == "date"
    keys.press("J", "J")
    assert window.session.filling.role == "topic"
    keys.press(".", "Space")
    assert window.session.filling.role == "event"
    keys.press("J")
    assert window.session.filling.role == ""
    assert frame_of(window)[-1] == ("topic", "lunar science")


def test_while_a_slot_is_armed_the_keys_go_only_to_spans_that_fit(window: MainWindow) -> None:
    keys = new_letter(window)
    keys.press("Shift+D")
    assert window.session.filling.role == "date"
    seen = []
    for _ in range(3):
        keys.press(".")
        seen.append(in_focus(window))
    assert seen == ["Monday", "Friday", "Monday"]
    assert window.centre.reader._open_to == {
        suggested(sheet_of(window), "Monday").id,
        suggested(sheet_of(window), "Friday").id,
    }


def test_escape_lets_go_of_the_slot_and_the_keys_are_as_before(window: MainWindow) -> None:
    keys = new_letter(window)
    assert window.centre.hint.isVisible()
    keys.press("Esc")
    assert window.session.filling.role == ""
    assert not window.centre.hint.isVisible()
    window.session.set_focus(Focus(span=suggested(sheet_of(window), "Friday").id))
    keys.press("Space")
    assert gold(sheet_of(window), "Friday").label == "DATE"
    assert len(frame_of(window)) == 1


def test_what_does_not_fit_is_told_and_stays_out(window: MainWindow) -> None:
    keys = new_letter(window)
    window.session.set_focus(Focus(span=suggested(sheet_of(window), "Monday").id))
    keys.press("Space")
    assert said(window) == "Party takes Country, Agency, Government or Organization, not Date."
    assert len(frame_of(window)) == 1
    assert suggested(sheet_of(window), "Monday").verdict is None


def test_selected_text_goes_into_the_slot_with_a_label_it_accepts(window: MainWindow) -> None:
    keys = new_letter(window)
    start = NEWS.index("space agencies")
    window.centre.reader.select((start, start + 14))
    keys.press("Space")
    assert "Party takes Country" in said(window)
    keys.press("D")
    assert "not Date" in said(window)
    keys.press("A")
    assert frame_of(window)[-1] == ("party", "space agencies")
    assert gold(sheet_of(window), "space agencies").label == "AGENCY"
    assert window.session.can_undo() == "Fill role"
    window.session.filling.arm("date")
    start = NEWS.index("Dec 6")
    window.centre.reader.select((start, start + 5))
    keys.press("Space")
    assert frame_of(window)[-1] == ("date", "Dec 6")


def test_a_click_on_a_span_fills_the_armed_slot(window: MainWindow, qtbot: QtBot) -> None:
    new_letter(window)
    reader = window.centre.reader
    reader.glide_ms = 0
    qtbot.waitUntil(lambda: reader._page is not None)
    span = suggested(sheet_of(window), "Peru", nth=2)
    reader.span_clicked.emit(span.id)
    assert frame_of(window)[-1] == ("party", "Peru")
    reader.span_clicked.emit(suggested(sheet_of(window), "Friday").id)
    assert "not Date" in said(window)
    assert in_focus(window) == "Friday"


def test_the_letter_pressed_twice_lists_what_fits_with_its_sentence(window: MainWindow) -> None:
    keys = new_letter(window)
    keys.press("Shift+D", "Shift+D")
    assert window.pickers.spans.isVisible()
    entries = window.pickers.spans.shown
    assert [entry.text for entry in entries] == ["Monday", "Friday"]
    assert "may follow on Friday." in entries[1].detail
    keys.type("follow")
    assert [entry.text for entry in window.pickers.spans.shown] == ["Friday"]
    before = window.session.focus
    keys.press("Return")
    assert frame_of(window)[-1] == ("date", "Friday")
    assert window.session.focus == before
    assert window.centre.reader.hasFocus()


def test_done_is_held_back_with_its_reason_and_the_first_gap_is_shown(window: MainWindow) -> None:
    keys = new_letter(window)
    keys.press("Esc", "Ctrl+Return")
    assert window.session.article == ArticleId(1)
    assert said(window).startswith("Not done yet: “letter of intent” needs 2 parties, has 0. ")
    assert window.session.filling.role == "party"
    keys.press("Esc", "W")
    assert window.session.filling.role == "party"
    keys.press("Ctrl+Shift+Return")
    assert window.session.article == ArticleId(2)


def test_nothing_missing_is_told(window: MainWindow) -> None:
    Keys(window).press("W")
    assert "Nothing is missing" in said(window)


def test_two_cards_are_merged_by_keys_and_the_likely_one_stands_first(window: MainWindow) -> None:
    keys = new_letter(window)
    keys.press("Esc")
    start = NEWS.index("letter of intent", 120)
    window.centre.reader.select((start, start + 16))
    keys.press("N", "Return", "Return", "Esc", "Ctrl+J")
    assert window.pickers.spans.isVisible()
    keys.press("Return")
    assert frame_of(window) == [("mentions", "letter of intent")] * 2
    assert len(sheet_of(window).gold.agreements) == 1
    shown = find_agreement(sheet_of(window), window.session.focus.agreement)
    assert shown == sheet_of(window).gold.agreements[0]


def test_a_card_is_split_by_keys(window: MainWindow) -> None:
    test_two_cards_are_merged_by_keys_and_the_likely_one_stands_first(window)
    keys = Keys(window)
    keys.press("Ctrl+Shift+J")
    overlay = window.split_card
    assert overlay.isVisible()
    assert overlay.split_button.isEnabled()
    keys.press("Down", "Space")
    assert len(overlay.model.fillers(Goes.BOTH)) == 1
    keys.press("Space")
    assert "needs a mention" in overlay.problem.text()
    keys.press("Return")
    assert overlay.isVisible()
    keys.press("Space", "Return")
    assert len(sheet_of(window).gold.agreements) == 2
    assert window.session.can_undo() == "Split agreement"
    assert window.centre.reader.hasFocus()


def test_a_slot_goes_back_to_undecided_by_key(session: Session) -> None:
    assert session.sheet is not None
    card = session.sheet.open_agreements[0]
    session.set_focus(Focus(agreement=card.id, filler=card.fillers[1].id))
    session.accept_current()
    session.set_focus(Focus(agreement=card.id, filler=card.fillers[1].id))
    session.reopen_current()
    assert session.sheet.suggested.agreements[0].fillers[1].verdict is None
    assert session.sheet.suggested.agreements[0].verdict is not None
