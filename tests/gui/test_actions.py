"""Commands reach the menus, the toolbar and the keys, and make sense only when they can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from annotations.schema import parse_schema
from annotations.walk import NOWHERE, Focus
from desktop.jobs import Job
from desktop.keys import takes_keys
from desktop.main_window import MainWindow
from desktop.menus import span_menu
from desktop.settings import Settings
from tests.builders import article, deal_project


@pytest.fixture
def window(settings: Settings, shown: Callable[..., None], tmp_path: Path) -> Iterator[MainWindow]:
    with deal_project(tmp_path / "deal.ratify") as store:
        store.articles.add([article("second", "Chile and Peru met on Friday.")])
    made = MainWindow(settings)
    shown(made)
    made.start(tmp_path / "deal.ratify")
    yield made
    made.close()


def in_menus(menu: QMenu) -> set[str]:
    found: set[str] = set()
    for action in menu.actions():
        inner = action.menu()
        found |= in_menus(inner) if isinstance(inner, QMenu) else {action.objectName()}
    return found


def bar_commands(window: MainWindow) -> set[str]:
    found: set[str] = set()
    for action in window.menuBar().actions():
        inner = action.menu()
        assert isinstance(inner, QMenu)
        found |= in_menus(inner)
    return found


def test_every_command_stands_in_the_menu_bar(window: MainWindow) -> None:
    assert {row.id for row, _ in window.commands} <= bar_commands(window)


def test_every_command_does_something(window: MainWindow) -> None:
    handlers = window._handlers()
    assert [row.id for row, _ in window.commands if not (row.argument or row.id in handlers)] == []
    assert {"label", "role"} <= handlers.keys()


def test_the_toolbar_has_only_commands_with_icons(window: MainWindow) -> None:
    shown = [action for action in window.menus.toolbar.actions() if action.objectName() and not action.isSeparator()]
    commands = [action for action in shown if isinstance(action, QAction)]
    assert commands
    assert [action.objectName() for action in commands if action.icon().isNull()] == []


def test_commands_wait_until_they_make_sense(window: MainWindow) -> None:
    assert window.commands["stop.accept"].isEnabled()
    assert not window.commands["agreement.kind"].isEnabled()
    assert not window.commands["history.undo"].isEnabled()
    window.session.next_card()
    assert window.commands["agreement.kind"].isEnabled()
    window.session.accept_current()
    assert window.commands["history.undo"].isEnabled()
    window.session.close()
    assert not window.commands["stop.accept"].isEnabled()


def test_decisions_do_not_repeat_while_a_key_is_held(window: MainWindow) -> None:
    assert not window.commands["stop.accept"].autoRepeat()
    assert not window.commands["label.PERSON"].autoRepeat()
    assert window.commands["stop.next"].autoRepeat()


def test_another_schema_brings_its_own_labels(window: MainWindow, tmp_path: Path) -> None:
    schema = parse_schema('name = "ships"\n[[label]]\nname = "SHIP"\ntitle = "Ship"\nkey = "s"\n')
    window.session.create(tmp_path / "ships.ratify", schema)
    assert "label.SHIP" in bar_commands(window)
    assert "label.PERSON" not in bar_commands(window)
    assert not window.commands["agreement.new"].isEnabled()


def test_the_menu_over_a_span_labels_and_decides(qtbot: QtBot, window: MainWindow) -> None:
    menu = span_menu(window.commands, window)
    qtbot.addWidget(menu)
    offered = in_menus(menu)
    assert {"stop.accept", "stop.reject", "label.PERSON", "role.party", "span.label_same"} <= offered


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QListView])
def test_fields_and_lists_keep_their_plain_keys(kind: type[QWidget]) -> None:
    field = kind()
    assert takes_keys(field)
    field.deleteLater()


def test_a_text_that_cannot_be_written_in_takes_no_keys() -> None:
    page = QPlainTextEdit()
    page.setReadOnly(True)
    assert not takes_keys(page)
    page.deleteLater()


def test_escape_leads_from_the_note_back_to_the_text(window: MainWindow) -> None:
    QTest.keySequence(window.centre.reader, "Ctrl+M")
    assert window.inspector.notes.box.hasFocus()
    QTest.keyClick(window.inspector.notes.box, Qt.Key.Key_Escape)
    assert window.centre.reader.hasFocus()


@pytest.mark.parametrize(
    ("key", "focus", "said"),
    [
        ("]", NOWHERE, "Go to a span first"),
        ("P", NOWHERE, "Select text first"),
        ("Y", NOWHERE, "Choose an agreement first"),
    ],
)
def test_a_key_that_makes_no_sense_now_says_what_is_missing(
    window: MainWindow, key: str, focus: Focus, said: str
) -> None:
    window.session.set_focus(focus)
    QTest.keySequence(window.centre.reader, key)
    assert window.status_line.message.text().startswith(said)
    assert "[" not in window.status_line.message.text()


def test_a_note_is_written_by_keys_and_kept(window: MainWindow) -> None:
    QTest.keySequence(window.centre.reader, "Ctrl+M")
    QTest.keyClicks(window.inspector.notes.box, "jxp note")
    QTest.keyClick(window.inspector.notes.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    store, shown = window.session.store, window.session.article
    assert store is not None
    assert shown is not None
    assert [note.text for note in store.notes.of(shown)] == ["jxp note"]
    assert window.session.sheet is not None
    assert window.session.sheet.gold.spans == ()
    assert window.centre.reader.hasFocus(), "the next key decides again"


def test_zoom_stays_within_reason(window: MainWindow) -> None:
    for _ in range(40):
        window.commands["view.zoom_in"].trigger()
    largest = window.centre.reader.zoom
    window.commands["view.zoom_in"].trigger()
    assert window.centre.reader.zoom == largest
    window.commands["view.zoom_reset"].trigger()
    assert window.centre.reader.zoom == 0


def test_the_status_line_names_what_is_in_focus(window: MainWindow) -> None:
    assert "Country" in window.status_line.current.text()
    assert "90 %" in window.status_line.current.text()
    assert "0 of 10 decided" in window.status_line.progress.text()
    assert window.status_line.saved.text() == "All decisions saved"
    window.session.set_focus(NOWHERE if window.session.sheet is None else Focus())
    assert window.status_line.current.text() == ""


def test_a_job_shows_in_the_status_line_and_can_be_cancelled(qtbot: QtBot, window: MainWindow) -> None:
    ended: list[str] = []

    def work(job: Job) -> None:
        while True:
            job.progress(1, 10_000_000)

    window.jobs.run(work, title="Counting", cancelled=lambda: ended.append("cancelled"))
    qtbot.waitUntil(lambda: "/" in window.status_line._job.number.text())
    assert window.commands["job.cancel"].isEnabled()
    window.status_line._job.cancel.click()
    qtbot.waitUntil(lambda: ended == ["cancelled"])
    assert not window.status_line._job.isVisible()
    assert not window.commands["job.cancel"].isEnabled()
