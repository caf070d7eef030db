"""The page that an article was taken from is saved from the window as it was; it is never opened or run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.workflow import import_files
from desktop.main_window import MainWindow
from desktop.menus import span_menu
from desktop.settings import Settings
from tests.builders import deal_project

PAGE = b"""<html><head><title>Peru and Chile</title><script>alert('run')</script></head><body><nav>Menu</nav>
<article><h1>Peru and Chile</h1><p>Peru and Chile signed an accord on the exploration of the Moon in Lima on Friday,
their ministries said in a statement after the ceremony.</p></article></body></html>"""


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, shown: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    (tmp_path / "page.html").write_bytes(PAGE)
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store:
        assert import_files(store, [tmp_path / "page.html"]).new == 1
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: pytest.fail("it was opened"))
    made = MainWindow(settings)
    made.start(path)
    shown(made)
    made.session.show(ArticleId(2))
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.jobs.running)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Let the dialog for files choose this one; the names that it offers come into the list."""
    offered: list[str] = []

    def save(_parent: object, _title: str, start: str) -> tuple[str, str]:
        offered.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return offered


def test_the_page_is_saved_byte_for_byte(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "saved.html"
    offered = choose(monkeypatch, out)
    window.commands["article.original"].trigger()
    assert out.read_bytes() == PAGE
    assert Path(offered[0]).name == "page.html"
    assert "never run" in window.status_line.message.text()


def test_the_menu_over_the_text_offers_it(window: MainWindow) -> None:
    assert window.commands["article.original"] in span_menu(window.commands, window).actions()


def test_an_article_without_a_page_says_so(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = choose(monkeypatch, tmp_path / "saved.html")
    window.session.show(ArticleId(1))
    window.commands["article.original"].trigger()
    assert offered == []
    assert "No page is kept" in window.status_line.message.text()


def test_a_place_that_cannot_be_written_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    choose(monkeypatch, tmp_path / "missing" / "saved.html")
    window.commands["article.original"].trigger()
    assert "does not exist" in told[0]
