"""A real application without a screen, a home of its own for each test, and failure for every unexpected Qt warning."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QtMsgType
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from desktop import session as desk
from desktop import theme
from desktop.app import prepare
from desktop.keymap import use_keys
from desktop.main_window import MainWindow
from desktop.session import Session
from desktop.settings import Settings
from tests.builders import article, deal_project

# Said by the platform without a screen, and where the machine has no font for a script: neither is ours to mend.
EXPECTED_BY_QT = ("OpenType support missing", "propagateSizeHints", "This plugin does not support")

PATIENCE_MS = 120_000
"""For what must come about sooner or later: a slow machine fails no test."""


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    os.environ["RATIFY_HOME"] = str(tmp_path_factory.mktemp("home"))
    return prepare()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - it needs an application
    """A robot that waits long enough on a slow machine too."""
    made = QtBot(request)
    for name in ("waitActive", "waitExposed", "waitSignal", "waitSignals", "waitUntil", "waitCallback"):
        setattr(made, name, partial(getattr(made, name), timeout=PATIENCE_MS))
    return made


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RATIFY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def qt_is_content(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    # What a worker still says belongs to this test, not to the next one.
    for worker in threading.enumerate():
        if worker.name.startswith("job "):
            worker.join(PATIENCE_MS / 1000)
    QCoreApplication.processEvents()
    records = request.getfixturevalue("qtlog").records if "qtlog" in request.fixturenames else []
    bad = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg)
    messages = [record.message for record in records if record.type in bad]
    assert [text for text in messages if not any(known in text for known in EXPECTED_BY_QT)] == []
    use_keys("{}")
    if theme.current() is not theme.LIGHT:
        theme.apply(qapp, theme.LIGHT)


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What message boxes said; none of them waits for a click, and no dialog for files opens."""
    texts: list[str] = []

    def warning(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        texts.append(text)
        return QMessageBox.StandardButton.Ok

    monkeypatch.setattr(QMessageBox, "warning", warning)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    return texts


@pytest.fixture(autouse=True)
def same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The decisions that are asked for again are the same in every run."""
    monkeypatch.setattr(desk, "Random", partial(Random, 1))


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home / "config" / "ratify.ini")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., None]:
    """Shows a widget and waits until it can take keys."""

    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:  # noqa: ARG001 - signals need an application
    """A session on a project with two articles, suggestions on the first one; the first one is shown."""
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store:
        store.articles.add([article("second", "Chile and Peru met on Friday.")])
    made = Session()
    made.open(path)
    made.show(ArticleId(1))
    yield made
    made.close()


@pytest.fixture
def closed() -> Callable[[MainWindow], None]:
    """Closes a window with every dialog that a test has left open, be it because it failed."""

    def close(window: MainWindow) -> None:
        # A dialog may ask something as it goes, or uncover another one.
        for _ in range(len(QApplication.topLevelWidgets())):
            left = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
            if not left:
                break
            for dialog in left:
                dialog.done(QDialog.DialogCode.Rejected)
        window.close()

    return close


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one article and its suggestions; a file of tests may have another one."""
    made = tmp_path / "deal.ratify"
    deal_project(made).close()
    return made


@pytest.fixture
def window(
    settings: Settings, shown: Callable[..., None], closed: Callable[[MainWindow], None], path: Path
) -> Iterator[MainWindow]:
    """The window on this project."""
    made = MainWindow(settings)
    shown(made)
    made.start(path)
    yield made
    closed(made)
