"""What comes from articles, notes, layers, schemas and files is shown as it stands, never as rich text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.model import ArticleId, LayerKind
from annotations.paths import resources
from annotations.schema import read_schema
from annotations.store import Store
from annotations.walk import Focus
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.import_articles import ImportDialog
from desktop.main_window import MainWindow
from desktop.plain_text import tip
from desktop.settings import Settings
from tests.builders import article, deal_annotation, suggest

IMAGE = '<img src="file:///etc/hostname">'
LINK = '<a href="file:///etc/passwd">read on</a>'
BOLD = "<b>bold</b>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that would show pictures and links, were its names and texts taken for HTML."""
    text = (resources() / "schemas" / "space-cooperation.toml").read_text(encoding="utf-8")
    schema = tmp_path / "hostile.toml"
    schema.write_text(text.replace('title = "Country"', f"title = '{IMAGE}{BOLD}'"), encoding="utf-8")
    path = tmp_path / "hostile.ratify"
    with Store.create(path, schema=read_schema(schema), author=BOLD) as store:
        text = article().text + f" {IMAGE} {LINK}"
        store.articles.add([article(IMAGE, text, title=f"{IMAGE}{LINK}"), article(LINK, "Other.", title=BOLD)])
        suggest(store, ArticleId(1), deal_annotation())
        suggest(store, ArticleId(1), deal_annotation(), name=f"{IMAGE}{LINK}", kind=LayerKind.IMPORT)
        review.write_note(store, ArticleId(1), f"{IMAGE}{LINK}")
        review.toggle_flag(store, ArticleId(1), reason=f"{IMAGE}{LINK}")
    return path


@pytest.fixture
def rich(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All HTML that the window gives to documents."""
    given: list[str] = []
    really: Callable[[QTextDocument, str], None] = QTextDocument.setHtml

    def spy(document: QTextDocument, html: str) -> None:
        given.append(html)
        really(document, html)

    monkeypatch.setattr(QTextDocument, "setHtml", spy)
    return given


@pytest.fixture
def window(
    rich: list[str],  # noqa: ARG001 - from the first text on
    shown: Callable[..., None],
    settings: Settings,
    project: Path,
) -> Iterator[MainWindow]:
    made = MainWindow(settings)
    made.resize(1400, 900)
    shown(made)
    made.start(project)
    yield made
    made.close()


def seen(widgets: Any) -> list[QLabel]:
    return [each for each in widgets if isinstance(each, QLabel) and each.isVisible()]


def check(widget: QWidget) -> None:
    """No label that is shown guesses, and none of those that are rich holds an image or a link of the project's."""
    for label in seen(widget.findChildren(QLabel)):
        assert label.textFormat() != Qt.TextFormat.AutoText, label.text()
        if label.textFormat() == Qt.TextFormat.RichText:
            assert_tame(label.text())


def assert_tame(html: str) -> None:
    assert "<img" not in html
    assert "<a " not in html
    assert BOLD not in html


def test_the_window_takes_no_text_for_html(qtbot: QtBot, window: MainWindow, rich: list[str]) -> None:
    sheet = window.session.sheet
    assert sheet is not None
    for focus in [Focus(span=span.id) for span in sheet.suggested.spans] + [
        Focus(agreement=agreement.id) for agreement in sheet.suggested.agreements
    ]:
        window.session.set_focus(focus)
        window.status.say(IMAGE)
    for command in ("view.dashboard", "view.palette", "help.keys"):
        window.commands[command].trigger()
        QApplication.processEvents()
        check(window)
    qtbot.waitUntil(lambda: bool(seen(window.findChildren(QLabel))))
    for html in rich:
        assert_tame(html)


def test_the_dialogs_take_no_text_for_html(window: MainWindow, tmp_path: Path) -> None:
    store = window.session.store
    assert store is not None
    hostile = tmp_path / "<b>news<b>.txt"
    hostile.write_text("News.", encoding="utf-8")
    importing = ImportDialog(window.projects.importing, store.schema, window.settings, window)
    importing.add([hostile])
    importing._show_result(IMAGE, [IMAGE], whole=True)
    for dialog in (importing, ExportDialog(store, window.projects.exporting, window.settings, window)):
        dialog.open()
        QApplication.processEvents()
        check(dialog)
        dialog.done(0)


def test_a_message_box_takes_no_text_for_html(qtbot: QtBot, window: MainWindow) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "The project cannot be opened", IMAGE, parent=window)
    qtbot.addWidget(box)
    box.open()
    assert any(label.text() == IMAGE for label in seen(box.findChildren(QLabel)))
    check(box)
    box.done(0)


def test_a_tooltip_takes_no_text_for_html(qtbot: QtBot, window: MainWindow) -> None:
    button = QPushButton("hover", window)
    button.show()
    QToolTip.showText(window.mapToGlobal(QPoint(10, 10)), IMAGE, button)

    def tips() -> list[QLabel]:
        return [each for each in seen(QApplication.topLevelWidgets()) if each.text() == IMAGE]

    qtbot.waitUntil(lambda: bool(tips()))
    assert [each.textFormat() for each in tips()] == [Qt.TextFormat.PlainText]
    QToolTip.hideText()


def test_a_long_tip_is_broken_into_lines() -> None:
    lines = tip("Country", "word " * 40, "").split("\n")
    assert lines[0] == "Country"
    assert 2 < len(lines) < 6
    assert max(map(len, lines)) <= 76


def test_a_drawing_that_is_saved_holds_no_tag_of_the_project(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(6):
        window.session.accept_current()
    window.commands["view.dashboard"].trigger()
    qtbot.waitUntil(lambda: not window.jobs.running and bool(window.dashboard.cards.all[0].table.rowCount()))
    drawings = [card.plot.picture(".svg").decode() for card in window.dashboard.cards.all]
    assert any("&lt;" in drawing for drawing in drawings)
    for drawing in drawings:
        assert_tame(drawing)
