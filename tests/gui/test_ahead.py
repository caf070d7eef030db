"""What may come next is prepared while the analyst reads, and is as true as what is read then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.store import Store
from desktop.main_window import MainWindow
from desktop.settings import Settings
from tests.builders import article, deal_annotation, suggest

TEXTS = ["\n".join(f"Article {nth}, paragraph {line} on Chile and France." for line in range(80)) for nth in range(6)]


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, shown: Callable[..., None], tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "many.ratify"
    with Store.create(path) as store:
        store.articles.add([article(f"a{nth}", text) for nth, text in enumerate(TEXTS)])
        store.articles.add([article("deal")])
        suggest(store, ArticleId(7), deal_annotation())
    made = MainWindow(settings)
    shown(made)
    made.start(path)
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.isVisible())


def _page_is_laid(window: MainWindow, text: str) -> bool:
    page = window.centre.reader._pages._kept.get(text)
    return page is not None and page.is_laid(0)


def test_the_next_and_the_previous_article_are_laid_out_in_idle_time(qtbot: QtBot, window: MainWindow) -> None:
    window.session.show(ArticleId(3))
    assert not _page_is_laid(window, TEXTS[3])
    qtbot.waitUntil(lambda: window.ahead.is_ready)
    assert _page_is_laid(window, TEXTS[3])
    assert _page_is_laid(window, TEXTS[1])
    assert not _page_is_laid(window, TEXTS[5])


def test_a_prepared_article_is_shown_as_one_that_is_not(qtbot: QtBot, window: MainWindow) -> None:
    window.session.show(ArticleId(6))
    qtbot.waitUntil(lambda: window.ahead.is_ready)
    QTest.keyClick(window.centre.reader, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert window.session.article == ArticleId(7)
    prepared = window.centre.reader.viewport().grab().toImage()
    window.centre.reader._pages._kept.clear()
    window.session.show(ArticleId(7))
    assert window.centre.reader.viewport().grab().toImage() == prepared


def test_a_key_puts_the_preparing_off(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ahead._IDLE_MS", 600_000)
    window.session.show(ArticleId(3))
    window.ahead._timer.start(1)
    QTest.keyClick(window.centre.reader, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.ahead._timer.remainingTime() > 1_000
    assert not _page_is_laid(window, TEXTS[3])


def test_pages_are_forgotten_when_the_text_is_set_in_another_size(qtbot: QtBot, window: MainWindow) -> None:
    window.session.show(ArticleId(3))
    qtbot.waitUntil(lambda: window.ahead.is_ready)
    window.centre.reader.set_zoom(3)
    window.session.show(ArticleId(4))
    page = window.centre.reader._page
    assert page is not None
    assert page.metrics.style.zoom == 3


def test_only_a_few_articles_are_kept(qtbot: QtBot, window: MainWindow) -> None:
    for number in range(1, 8):
        window.session.show(ArticleId(number))
        qtbot.waitUntil(lambda: window.ahead.is_ready)
    assert len(window.centre.reader._pages._kept) <= 5
    assert window.session.store is not None
    assert len(window.session.store.sheets._kept) <= 5
