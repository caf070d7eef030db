"""Somebody without a project of their own finds articles to try everything on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
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
