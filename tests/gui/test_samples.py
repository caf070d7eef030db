"""Somebody without a project of their own finds articles to try everything on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotations.model import ArticleState
from desktop.main_window import MainWindow
from desktop.settings import Settings


@pytest.fixture
def window(settings: Settings, shown: Callable[..., None]) -> Iterator[MainWindow]:
    made = MainWindow(settings)
    made.start()
    shown(made)
    yield made
    made.close()


def test_the_first_page_leads_to_the_sample_articles(window: MainWindow, qtbot: QtBot, home: Path) -> None:
    buttons = [it for it in window.centre.findChildren(QPushButton) if it.isVisible()]
    (samples,) = [it for it in buttons if it.text() == "Sample articles"]
    qtbot.mouseClick(samples, Qt.MouseButton.LeftButton)
    store = window.session.store
    assert store is not None
    assert (store.path, store.articles.count()) == (home / "data" / "samples.ratify", 8)
    assert window.session.sheet is not None


def test_the_sample_articles_keep_what_was_decided(window: MainWindow) -> None:
    window.commands["project.samples"].trigger()
    window.session.done_and_next(complete=False)
    window.commands["project.samples"].trigger()
    store = window.session.store
    assert store is not None
    assert (store.articles.count(), store.articles.count(ArticleState.DONE)) == (8, 1)


def test_the_first_page_is_gone_through_with_tab(window: MainWindow) -> None:
    passed: list[str] = []
    for _ in range(3):
        button = QApplication.focusWidget()
        assert isinstance(button, QPushButton)
        passed.append(button.text())
        QTest.keyClick(button, Qt.Key.Key_Tab)
    assert passed == ["Open project…", "New project…", "Sample articles"]
    assert window.session.store is None


def test_a_new_project_has_the_import_in_focus_and_articles_the_text(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.projects.create(tmp_path / "own.ratify")
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Import articles…"
    text = tmp_path / "one.txt"
    text.write_text("Chile met Peru.", encoding="utf-8")
    window.projects.importing.start([text])
    qtbot.waitUntil(lambda: window.session.sheet is not None)
    assert QApplication.focusWidget() is window.centre.reader
