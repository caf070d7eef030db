"""A decision that the disk does not take stays in view as unsaved, is tried again, and nothing is decided meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.store import Store
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.status import Status
from desktop.widgets.status_line import StatusLine
from tests.builders import gold, surfaces


@pytest.fixture
def refusing(session: Session) -> Iterator[Session]:
    """A session whose disk takes no change until it is mended."""
    assert session.store is not None
    connection = session.store._connection
    connection.run("PRAGMA query_only = ON")
    yield session
    session.unsaved.drop()


def mend(session: Session) -> None:
    assert session.store is not None
    session.store._connection.run("PRAGMA query_only = OFF")


def decided(session: Session) -> list[tuple[str, str]]:
    assert session.sheet is not None
    return surfaces(session.sheet, session.sheet.gold)


def test_a_decision_that_fails_is_tried_again_until_it_is_on_disk(refusing: Session, qtbot: QtBot) -> None:
    said: list[str] = []
    refusing.failed.connect(said.append)
    focus = refusing.focus
    refusing.accept_current()
    assert refusing.unsaved
    assert "cannot be written" in said[-1]
    assert (refusing.focus, decided(refusing)) == (focus, [])
    assert not refusing.unsaved.try_again()
    assert len(said) == 1
    mend(refusing)
    refusing.unsaved._timer.setInterval(20)
    with qtbot.waitSignal(refusing.unsaved.changed):
        pass
    assert decided(refusing) == [("France", "COUNTRY")]
    assert refusing.focus != focus
    assert not refusing.unsaved


def test_nothing_further_is_decided_before_it_is_saved(refusing: Session) -> None:
    said: list[str] = []
    refusing.accept_current()
    refusing.failed.connect(said.append)
    refusing.skip()
    refusing.reject_current()
    assert "not saved yet" in said[-1]
    mend(refusing)
    refusing.reject_current()
    assert refusing.sheet is not None
    assert decided(refusing) == [("France", "COUNTRY")]
    assert len(refusing.sheet.open_spans) == 7
    assert refusing.store is not None
    assert [step.action for step in refusing.store.history.steps()] == ["Reject span", "Accept span"]


def test_undo_gives_the_unsaved_decision_up(refusing: Session) -> None:
    refusing.accept_current()
    refusing.undo()
    assert not refusing.unsaved
    mend(refusing)
    assert decided(refusing) == []
    refusing.accept_current()
    assert len(decided(refusing)) == 1


def test_closing_writes_what_waits(refusing: Session) -> None:
    refusing.accept_current()
    assert refusing.store is not None
    path = refusing.store.path
    mend(refusing)
    refusing.close()
    with Store.open(path) as store:
        assert gold(store.sheets.read(ArticleId(1)), "France")


def test_the_window_asks_before_it_closes_on_an_unsaved_decision(
    refusing: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, text: str, *_buttons: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "warning", answer)
    line = StatusLine()
    qtbot.addWidget(line)
    assert refusing.unsaved.may_close(line)
    refusing.accept_current()
    assert not refusing.unsaved.may_close(line)
    assert "not saved" in asked[0]
    assert "cannot be written" in asked[0]
    mend(refusing)
    assert refusing.unsaved.may_close(line)


def test_the_status_line_says_what_is_not_saved(refusing: Session, qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    status = Status(line, refusing, Jobs(line))
    refusing.article_changed.connect(status.show_article)
    refusing.accept_current()
    assert line.saved.text() == "Not saved – trying again"
    assert "cannot be written" in line.saved.toolTip()
    mend(refusing)
    assert refusing.unsaved.try_again()
    assert (line.saved.text(), line.saved.toolTip()) == ("All decisions saved", "")


def test_a_state_and_a_note_wait_as_well(refusing: Session) -> None:
    refusing.write_note("🤔")
    mend(refusing)
    assert refusing.unsaved.try_again()
    assert refusing.store is not None
    assert [note.text for note in refusing.store.notes.of(ArticleId(1))] == ["🤔"]


def test_an_unsaved_decision_is_written_though_another_article_is_shown(refusing: Session) -> None:
    refusing.accept_current()
    refusing.show(ArticleId(2))
    focus = refusing.focus
    mend(refusing)
    assert refusing.unsaved.try_again()
    assert (refusing.article, refusing.focus) == (ArticleId(2), focus)
    refusing.show(ArticleId(1))
    assert len(decided(refusing)) == 1


def test_a_path_that_looks_like_markup_is_text_in_the_tip(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_saved(is_open=True, unsaved=str(Path("<b>x</b>.ratify")))
    assert "&lt;b&gt;" in line.saved.toolTip()
