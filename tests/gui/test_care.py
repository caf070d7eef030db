"""The window checks, repairs, backs up and restores its project, and offers help where one is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.review import accept
from annotations.store import backups as backups_module
from annotations.store.backups import Policy, back_up_file, backups_of, policy_of
from desktop.dialogs.backups import BackupsDialog
from desktop.dialogs.check import CheckDialog
from desktop.main_window import MainWindow
from desktop.tasks import keeping
from tests.builders import article, deal_project, suggested

DEAL = ArticleId(1)
Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one gold span."""
    made = tmp_path / "deal.ratify"
    with deal_project(made) as store:
        store.articles.add([article("second", "Chile and Peru met on Friday.")])
        accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])
    return made


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; the answer is always yes."""
    texts: list[str] = []

    def question(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        texts.append(text)
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", question)
    return texts


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def dialog_of(kind: type[Kind]) -> Kind:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def column(shown: QTreeWidget, number: int) -> list[str]:
    items = [shown.topLevelItem(row) for row in range(shown.topLevelItemCount())]
    return [item.text(number) for item in items if item is not None]


def checked(window: MainWindow, qtbot: QtBot) -> CheckDialog:
    with qtbot.waitSignal(window.care.caring.checked):
        window.commands["project.check"].trigger()
    return dialog_of(CheckDialog)


def listed(window: MainWindow, qtbot: QtBot) -> BackupsDialog:
    with qtbot.waitSignal(window.care.caring.listed):
        window.commands["project.backups"].trigger()
    return dialog_of(BackupsDialog)


def test_a_sound_project_is_said_to_be_in_order(window: MainWindow, qtbot: QtBot) -> None:
    dialog = checked(window, qtbot)
    assert dialog.said.text() == "In order: the file, 2 articles and the history."
    assert not dialog.mend.isEnabled()
    assert not dialog.bar.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_faults_are_listed_shown_and_mended_in_two_degrees(
    window: MainWindow, path: Path, qtbot: QtBot, asked: list[str]
) -> None:
    spoil(
        path,
        "UPDATE article_count SET gold = 9 WHERE article_id = 2",
        'INSERT INTO span (article_id, layer_id, start, "end", label, origin, entity, by_hand)'
        " VALUES (1, 1, 15, 22, 'EVENT', '', '', 1)",
    )
    dialog = checked(window, qtbot)
    assert dialog.list.topLevelItemCount() == 3
    assert column(dialog.list, 2)[:2] == ["deal 15-22", "second"]
    with qtbot.waitSignal(window.care.caring.repaired):
        dialog.mend.click()
    assert dialog.list.topLevelItemCount() == 1
    assert window.session.store is not None
    assert window.session.article == DEAL
    with qtbot.waitSignal(window.care.caring.repaired):
        dialog.mend_all.click()
    assert "removing what cannot stay" in asked[0]
    assert dialog.said.text() == "One fault was mended. The project is in order now."
    assert [it.reason for it in backups_of(path)] == ["repair", "repair"]
    dialog.accept()


def test_a_fault_leads_to_its_place(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    spoil(path, "UPDATE article_text SET text = text || '!' WHERE article_id = 2")
    dialog = checked(window, qtbot)
    dialog.list.itemActivated.emit(dialog.list.topLevelItem(0), 0)
    assert window.session.article == ArticleId(2)
    assert QApplication.activeModalWidget() is None


def test_a_backup_is_made_listed_and_restored(window: MainWindow, path: Path, qtbot: QtBot, asked: list[str]) -> None:
    dialog = listed(window, qtbot)
    assert "There is no backup yet" in dialog.room.text()
    with qtbot.waitSignals([window.care.caring.backed_up, window.care.caring.listed]):
        dialog.make.click()
    assert "is written and verified" in dialog.said.text()
    assert [column(dialog.list, number)[0] for number in (1, 2, 3, 4)] == ["asked for", "2", "0", "1"]
    assert window.session.store is not None
    window.session.do(lambda store: accept(store, [suggested(store.sheets.read(DEAL), "Monday").id]))
    with qtbot.waitSignals([window.care.caring.restored, window.care.caring.listed]):
        dialog.restore.click()
    assert "Restore it?" in asked[0]
    assert "What was there before is deal-" in dialog.said.text()
    assert window.session.store is not None
    assert window.session.store.articles.row(DEAL).gold == 1
    assert window.session.article == DEAL
    assert {it.reason for it in backups_of(path)} >= {"asked", "restore"}
    dialog.reject()


def test_a_restore_that_fails_leaves_the_project_as_it_was_and_open(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    made = back_up_file(path, reason="asked")
    dialog = listed(window, qtbot)
    data = made.path.read_bytes()
    made.path.write_bytes(data[: len(data) // 2])
    with qtbot.waitSignal(window.care.caring.failed):
        dialog.restore.click()
    assert "the file is damaged" in dialog.said.text()
    assert window.session.store is not None
    assert (window.session.store.path, window.session.article) == (path, DEAL)
    dialog.reject()


def test_how_backups_are_kept_is_set_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = listed(window, qtbot)
    dialog.minutes.setValue(5)
    dialog.newest.setValue(9)
    dialog.days.setValue(30)
    assert window.session.store is not None
    assert policy_of(window.session.store.settings) == Policy(minutes=5, newest=9, days=30)
    dialog.reject()


def test_a_copy_is_made_by_time_once_something_was_decided(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.care.keeping.look()
    assert window.jobs.running == () or backups_of(path) == []
    window.session.do(lambda store: accept(store, [suggested(store.sheets.read(DEAL), "Monday").id]))
    later = keeping.time.monotonic() + 21 * 60
    monkeypatch.setattr(keeping, "time", SimpleNamespace(monotonic=lambda: later))
    with qtbot.waitSignal(window.care.keeping.kept):
        window.care.keeping.look()
    assert "time" in {it.reason for it in backups_of(path)}


def test_gold_is_copied_before_an_import(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.care.keeping.kept):
        window.projects.import_asked.emit()
    assert [it.reason for it in backups_of(path)] == ["import"]


def test_a_full_disk_is_said_once_and_work_goes_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = backups_module.shutil.disk_usage("/")
    monkeypatch.setattr(backups_module.shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    said: list[str] = []
    window.session.failed.connect(said.append)
    for _ in range(2):
        window.care.keeping.before_import()
        qtbot.waitUntil(lambda: not window.jobs.running)
    assert len(said) == 1
    assert "only 1 MB are free" in said[0]


def broken(path: Path) -> Path:
    """The same file with its last third gone."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3 * 2 // 4096 * 4096])
    return path


def help_for(window: MainWindow, path: Path) -> QMessageBox:
    assert not window.projects.open(path)
    return dialog_of(QMessageBox)


def press(box: QMessageBox, text: str) -> None:
    next(it for it in box.findChildren(QPushButton) if it.text().replace("&", "") == text).click()


def test_a_damaged_project_is_restored_from_the_window(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.ratify"
    deal_project(other).close()
    back_up_file(other, reason="asked")
    box = help_for(window, broken(other))
    with qtbot.waitSignal(window.care.caring.listed):
        press(box, "Backups…")
    dialog = dialog_of(BackupsDialog)
    assert not dialog.minutes.isEnabled()
    with qtbot.waitSignals([window.care.caring.restored, window.care.caring.listed]):
        dialog.restore.click()
    assert "other-damaged-" in dialog.said.text()
    assert window.session.store is not None
    assert window.session.store.path == other
    dialog.reject()


def test_a_damaged_project_is_salvaged_from_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.ratify"
    deal_project(other).close()
    data = other.read_bytes()
    other.write_bytes(data[:-4096])
    new = tmp_path / "new.ratify"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
    box = help_for(window, other)
    with qtbot.waitSignal(window.care.caring.salvaged):
        press(box, "Salvage…")
    assert window.session.store is not None
    assert window.session.store.path == new
    said = dialog_of(QMessageBox)
    assert "Texts: 1 saved" in said.informativeText()
    said.accept()


SPOILED = {
    "its setting 'schema' is damaged": "UPDATE setting SET value = '{' WHERE key = 'schema'",
    "its list of upgrades is damaged": "DELETE FROM _sqlite_migrations",
    "its list of tables is damaged or was altered (index note_span)": "DROP INDEX note_span",
}


@pytest.mark.parametrize(("said", "damage"), SPOILED.items())
def test_what_is_spoiled_is_said_in_a_sentence_with_help_offered(
    window: MainWindow, tmp_path: Path, path: Path, said: str, damage: str
) -> None:
    other = tmp_path / "other.ratify"
    deal_project(other).close()
    spoil(other, damage)
    box = help_for(window, other)
    assert said in box.text()
    assert "ratify salvage" in box.text()
    press(box, "Cancel")
    assert window.session.store is not None
    assert window.session.store.path == path


def test_a_project_with_a_trigger_from_elsewhere_is_looked_at_read_only(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.ratify"
    deal_project(other).close()
    spoil(other, "CREATE TRIGGER theirs AFTER INSERT ON note BEGIN DELETE FROM article_text; END")
    box = help_for(window, other)
    assert "(trigger theirs)" in box.text()
    press(box, "Open read-only")
    assert window.session.store is not None
    assert (window.session.store.path, window.session.store.readonly) == (other, True)


def test_filters_that_are_spoiled_are_passed_over(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.ratify"
    deal_project(other).close()
    spoil(other, "INSERT INTO setting VALUES ('queue filters', '{'), ('backups', '[7]')")
    assert window.projects.open(other)
    assert window.session.store is not None
    assert policy_of(window.session.store.settings) == Policy()


def test_a_sound_project_that_is_open_stays_open_where_another_one_is_damaged(
    window: MainWindow, tmp_path: Path, path: Path
) -> None:
    other = tmp_path / "other.ratify"
    deal_project(other).close()
    box = help_for(window, broken(other))
    press(box, "Cancel")
    assert window.session.store is not None
    assert window.session.store.path == path
