"""Flags, notes that change, and the project's own guidelines, by real keys in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.store import Store
from desktop.dialogs.guidelines import GuidelinesDialog
from desktop.main_window import MainWindow
from desktop.models.notes import ENTRY
from tests.builders import annotation, article, deal_project, suggest, suggested

TEXT = "France signed. France left."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "deal.ratify"
    with deal_project(made) as store:
        store.articles.add([article("second", TEXT, title="Second")])
        suggest(store, ArticleId(2), annotation(TEXT, [("France", "COUNTRY"), ("France", "COUNTRY", 2)]), "second")
    return made


def press(window: MainWindow, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(QApplication.focusWidget() or window, key)


def store_of(window: MainWindow) -> Store:
    assert window.session.store is not None
    return window.session.store


def test_one_key_flags_what_is_in_focus_and_the_header_and_margin_say_so(window: MainWindow) -> None:
    press(window, "F", "Shift+F")
    assert window.centre.header.flags.text() == "⚑ flagged, one flag inside"
    assert len(window.centre.reader._flagged) == 1
    press(window, "F", "Shift+F")
    assert not window.centre.header.flags.isVisible()
    assert store_of(window).flags.of(ArticleId(1)) == []
    press(window, "H", "F")
    assert store_of(window).flags.of(ArticleId(1))[0].agreement is not None


def test_a_flag_gets_its_reason_in_the_notes(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "F")
    panel = window.inspector.notes
    window.inspector.setCurrentWidget(panel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    QTest.keyClick(panel.list, Qt.Key.Key_E)
    QTest.keyClicks(panel.box, "two dates")
    QTest.keyClick(panel.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert store_of(window).flags.of(ArticleId(1))[0].reason == "two dates"
    assert window.centre.header.flags.toolTip() == "two dates"


def test_a_note_is_changed_and_removed_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.session.write_note("First thought")
    panel = window.inspector.notes
    window.inspector.setCurrentWidget(panel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    QTest.keyClick(panel.list, Qt.Key.Key_E)
    assert panel.box.toPlainText() == "First thought"
    QTest.keyClicks(panel.box, "Second ")
    QTest.keyClick(panel.box, Qt.Key.Key_Escape)
    assert store_of(window).notes.of(ArticleId(1))[0].text == "First thought"
    assert panel.box.toPlainText() == ""
    panel.edit(panel.model.index(0, 0).data(ENTRY))
    panel.box.setPlainText("Second thought")
    panel.save()
    assert store_of(window).notes.of(ArticleId(1))[0].text == "Second thought"
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "Second thought")
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert store_of(window).notes.of(ArticleId(1)) == []
    window.session.undo()
    assert len(store_of(window).notes.of(ArticleId(1))) == 1


def test_what_was_decided_before_is_listed_by_key_and_opened(window: MainWindow) -> None:
    window.session.show(ArticleId(2))
    press(window, "Space", "X")
    window.session.show(ArticleId(1))
    press(window, "B")
    assert [entry.text for entry in window.remarks.alikes.shown] == [
        "France  ·  accepted  ·  Second",
        "France  ·  rejected  ·  Second",
    ]
    press(window, "Return")
    assert window.session.article == ArticleId(2)
    assert window.centre.reader.hasFocus()


def test_a_kept_passage_stands_first_in_the_guide(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.inspector.guide
    window.inspector.setCurrentWidget(panel)
    press(window, "Shift+B", "Return")
    (kept,) = store_of(window).precedents.of("COUNTRY")
    assert (kept.text, kept.is_right) == ("France", True)
    qtbot.waitUntil(lambda: panel.blocks[0].accessibleDescription().startswith("In this project"))
    assert window.session.can_undo() == "Keep precedent"


def test_the_projects_guidelines_are_edited_in_the_window(window: MainWindow) -> None:
    press(window, "Shift+B", "Return")
    window.commands["guide.edit"].trigger()
    dialog = next(it for it in window.findChildren(GuidelinesDialog) if it.isVisible())
    assert dialog.label.currentText() == "Country"
    assert dialog.list.count() == 1
    dialog.text.setPlainText("Demonyms count.")
    dialog.add_button.click()
    dialog.up_button.click()
    assert [it.note for it in store_of(window).precedents.of("COUNTRY")] == ["Demonyms count.", ""]
    dialog.list.setCurrentRow(1)
    dialog.turn_button.click()
    assert not store_of(window).precedents.of("COUNTRY")[1].is_right
    dialog.text.setPlainText("A pepper.")
    dialog.keep_button.click()
    assert store_of(window).precedents.of("COUNTRY")[1].note == "A pepper."
    dialog.remove_button.click()
    assert dialog.list.count() == 1
    dialog.close()
    assert suggested(window.session.sheet, "France").verdict is None  # pyright: ignore[reportArgumentType] - it is shown


def test_a_note_on_a_span_stands_in_the_margin_and_goes_with_it(window: MainWindow) -> None:
    before = _margin(window)
    span = window.session.focus.span
    assert window.session.write_note("Is this the same programme?", span=span)
    noted = _margin(window)
    assert noted != before
    press(window, "F")
    assert _margin(window) not in (before, noted)
    assert window.centre.reader._noted == window.centre.reader._flagged == {span}
    press(window, "Ctrl+Z", "Ctrl+Z")
    assert window.centre.reader._noted == window.centre.reader._flagged == frozenset()


def _margin(window: MainWindow) -> bytes:
    """What is painted at the right of the text."""
    view = window.centre.reader.viewport()
    right = round(window.centre.reader.origin().x() + window.centre.reader._column())
    picture = view.grab(QRect(right + 2, 0, view.width() - right - 2, view.height())).toImage()
    return bytes(picture.constBits())
