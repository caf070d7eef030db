"""Notes are written with a key, say what they are about, and are never lost on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.walk import Focus
from desktop.models.notes import ENTRY
from desktop.panels.notes import NotesPanel
from desktop.session import Session
from tests.builders import suggested

Show = Callable[..., None]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, prompt: Show) -> NotesPanel:
    made = NotesPanel(session)
    made.resize(340, 700)
    prompt(made)
    return made


def go_to(session: Session, surface: str) -> None:
    assert session.sheet is not None
    session.set_focus(Focus(span=suggested(session.sheet, surface).id))


def said(panel: NotesPanel) -> list[tuple[str, str]]:
    entries = [panel.model.index(row, 0).data(ENTRY) for row in range(panel.model.rowCount())]
    return [(entry.note.text, entry.target.text) for entry in entries]


def write(panel: NotesPanel, text: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.box, text)
    qtbot.keyClick(panel.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_return_saves_the_note_on_the_article(panel: NotesPanel, session: Session, qtbot: QtBot) -> None:
    write(panel, "Odd headline.", qtbot)
    assert said(panel) == [("Odd headline.", "")]
    assert panel.box.toPlainText() == ""
    assert session.can_undo() == "Write note"


def test_a_note_can_be_on_the_current_span(panel: NotesPanel, session: Session, qtbot: QtBot) -> None:
    go_to(session, "Chile")
    panel.about.choose("span")
    assert panel.box.placeholderText() == "Write a note on “Chile”"
    write(panel, "Or the football team?", qtbot)
    assert said(panel) == [("Or the football team?", "Chile")]


def test_starting_a_note_takes_what_is_in_focus(panel: NotesPanel, session: Session, qtbot: QtBot) -> None:
    assert session.sheet is not None
    session.set_focus(Focus(agreement=session.sheet.open_agreements[0].id))
    panel.start_note()
    assert panel.box.hasFocus()
    write(panel, "Same as in May.", qtbot)
    assert said(panel) == [("Same as in May.", "space deal")]


def test_a_click_on_a_note_goes_to_what_it_is_about(panel: NotesPanel, session: Session, qtbot: QtBot) -> None:
    go_to(session, "Chile")
    panel.start_note()
    write(panel, "Check.", qtbot)
    chile = session.focus
    go_to(session, "Monday")
    place = panel.list.visualRect(panel.model.index(0, 0)).center()
    with qtbot.assertNotEmitted(session.changed):
        qtbot.mouseClick(panel.list.viewport(), _LEFT, pos=place)
    assert session.focus == chile


def test_what_is_being_written_waits_with_its_article(panel: NotesPanel, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.box, "Half a thou")
    session.show(ArticleId(2))
    assert panel.box.toPlainText() == ""
    session.show(ArticleId(1))
    assert panel.box.toPlainText() == "Half a thou"


def test_an_empty_note_is_not_kept(panel: NotesPanel, qtbot: QtBot) -> None:
    assert not panel.save_button.isEnabled()
    write(panel, "   ", qtbot)
    assert said(panel) == []


def test_undo_takes_a_note_back(panel: NotesPanel, session: Session, qtbot: QtBot) -> None:
    write(panel, "Gone soon.", qtbot)
    session.undo()
    assert said(panel) == []
    assert panel.hint.isVisible()


def test_without_an_article_there_is_no_box(panel: NotesPanel, session: Session) -> None:
    session.show(None)
    assert not panel.box.isVisible()
    assert panel.hint.title.text() == "No article is shown"
