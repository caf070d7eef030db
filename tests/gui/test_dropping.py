"""Files and folders that are dropped on the window are imported, projects opened; recent ones are offered again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from desktop.dialogs.import_articles import ImportDialog
from desktop.main_window import MainWindow
from desktop.settings import Settings
from tests.builders import deal_project

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    return path


@pytest.fixture
def window(settings: Settings, shown: Callable[..., None]) -> Iterator[MainWindow]:
    made = MainWindow(settings)
    shown(made)
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("Chile and Peru met.", encoding="utf-8")
    single = tmp_path / "two.txt"
    single.write_text("France launched Ariane.", encoding="utf-8")
    return [folder, single]


def _mime(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _drag(window: MainWindow, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(200, 200), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def _drop(window: MainWindow, paths: Sequence[Path]) -> None:
    data = _mime(paths)
    _drag(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), COPY, data, LEFT, NONE))


def test_files_and_folders_are_offered_for_import(window: MainWindow, project: Path, files: list[Path]) -> None:
    window.start(project)
    _drop(window, files)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    assert [dialog.files.item(nth).text() for nth in range(2)] == [str(path) for path in files]
    assert window.dropping.veil.isHidden()


def test_a_project_is_opened(window: MainWindow, project: Path) -> None:
    _drop(window, [project])
    assert window.session.store is not None
    assert window.session.store.path == project


def test_what_was_dropped_beside_a_project_is_not_forgotten_without_a_word(
    window: MainWindow, project: Path, files: list[Path]
) -> None:
    said: list[str] = []
    window.session.notice.connect(said.append)
    window.projects.take_dropped([project, *files])
    assert said == ["Only deal.ratify was opened. Drop the other files again to import them."]


def test_without_a_project_a_new_one_is_made_first(
    window: MainWindow, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fresh"), ""))
    _drop(window, files)
    assert window.session.store is not None
    assert window.session.store.path.name == "fresh.ratify"
    assert isinstance(QApplication.activeModalWidget(), ImportDialog)


def test_the_window_says_what_dropping_will_do(window: MainWindow, project: Path, files: list[Path]) -> None:
    veil = window.dropping.veil
    assert _drag(window, _mime(files)).isAccepted()
    assert veil.text == "Drop to import into a new project"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert veil.isHidden()
    window.start(project)
    _drag(window, _mime(files))
    assert veil.text == "Drop to import 2 files and folders"
    _drag(window, _mime(files[1:]))
    assert veil.text == "Drop to import two.txt"
    _drag(window, _mime([project]))
    assert veil.text == "Drop to open deal.ratify"


def test_what_is_no_file_is_not_welcome(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("just words")
    assert not _drag(window, data).isAccepted()
    assert window.dropping.veil.isHidden()


def test_projects_of_before_are_offered_where_none_is_open(
    window: MainWindow, settings: Settings, project: Path, tmp_path: Path
) -> None:
    settings.remember_project(tmp_path / "gone.ratify")
    settings.remember_project(project)
    settings.last_project = ""
    window.start()
    buttons = [button for button in window.centre.findChildren(QPushButton) if button.toolTip() == str(project)]
    assert not [button for button in window.centre.findChildren(QPushButton) if "gone" in button.text()]
    buttons[0].click()
    assert window.session.store is not None


def test_the_list_of_recent_projects_can_be_emptied(window: MainWindow, settings: Settings, project: Path) -> None:
    window.start(project)
    assert settings.recent == [project]
    window.menus.recent_cleared.emit()
    assert settings.recent == []
    assert window.menus._recent_menu is not None
    assert not window.menus._recent_menu.isEnabled()
