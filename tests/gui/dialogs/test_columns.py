"""Choosing the columns of a table: the guess is shown as articles, and can be changed before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.dialogs.columns import ColumnsDialog
from desktop.dialogs.import_articles import ImportDialog
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks.importing import Importing

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "table"
RESULT_PAGE = 2


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.drain()
    qtbot.waitUntil(lambda: not made.running)


@pytest.fixture
def dialog(session: Session, jobs: Jobs, settings: Settings, shown: Callable[..., None]) -> ImportDialog:
    one = ImportDialog(Importing(session, jobs, session), session.schema, settings)
    one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    shown(one)
    return one


def asked(qtbot: QtBot, dialog: ImportDialog, *paths: Path) -> ColumnsDialog:
    """The dialog about columns that an import of these files opens."""
    dialog.add(paths)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.columns is not None and dialog.columns.isVisible())
    assert dialog.columns is not None
    return dialog.columns


def rows(columns: ColumnsDialog) -> list[list[str]]:
    table = columns.preview
    return [
        [item.text() if (item := table.item(row, place)) else "" for place in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def finish(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == RESULT_PAGE)


def test_the_first_rows_are_shown_as_the_articles_that_come_of_them(qtbot: QtBot, dialog: ImportDialog) -> None:
    columns = asked(qtbot, dialog, KEPT / "articles.csv")
    first, *_, fourth, _ = rows(columns)
    assert first[:5] == ["2", "n1", "France and Chile sign letter", "2023-05-03", "The Andean Post"]
    assert first[5].startswith("France and Chile signed a letter of intent in Santiago")
    assert "Left out" in fourth[5]


def test_a_column_that_is_changed_changes_the_preview_and_the_import(
    qtbot: QtBot, dialog: ImportDialog, session: Session
) -> None:
    columns = asked(qtbot, dialog, KEPT / "articles.csv")
    title = columns.choosers["title"]
    title.setCurrentIndex(title.findData("Author"))
    assert rows(columns)[0][2] == "Inés"
    columns.start.click()
    finish(qtbot, dialog)
    assert session.store is not None
    article = session.store.articles.by_key("n1")
    assert article is not None
    assert (article.title, article.metadata["Headline"]) == ("Inés", "France and Chile sign letter")


def test_without_a_column_of_texts_nothing_can_be_imported(qtbot: QtBot, dialog: ImportDialog) -> None:
    columns = asked(qtbot, dialog, KEPT / "articles.csv")
    columns.choosers["text"].setCurrentIndex(0)
    assert not columns.start.isEnabled()
    assert rows(columns) == []


def test_tables_with_the_same_columns_are_asked_about_once(
    qtbot: QtBot, dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"nr,story\n{name},Words of {name}\n", encoding="utf-8")
    shutil.copy(KEPT / "articles.xlsx", tmp_path / "c.xlsx")
    columns = asked(qtbot, dialog, tmp_path)
    key = columns.choosers["key"]
    key.setCurrentIndex(key.findData("nr"))
    columns.start.click()
    qtbot.waitUntil(lambda: dialog.columns is not columns)
    assert dialog.columns is not None
    dialog.columns.start.click()
    finish(qtbot, dialog)
    assert session.store is not None
    assert all(session.store.articles.by_key(key) is not None for key in ("a.csv", "b.csv", "n1"))


def test_cancelling_the_choice_imports_nothing(qtbot: QtBot, dialog: ImportDialog, session: Session) -> None:
    assert session.store is not None
    before = session.store.articles.count()
    asked(qtbot, dialog, KEPT / "articles.csv").reject()
    qtbot.waitUntil(dialog.start.isVisible)
    assert dialog.files.count() == 1
    assert session.store.articles.count() == before


def test_dates_that_cannot_be_told_are_told(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    table = tmp_path / "dates.csv"
    table.write_text("body,when\nPeru met Chile.,01/03/2024\nChile met Peru.,2024-03-02\n", encoding="utf-8")
    columns = asked(qtbot, dialog, table)
    chooser = columns.choosers["published"]
    chooser.setCurrentIndex(chooser.findData("when"))
    assert columns.dates.text().startswith("1 of 2 dates cannot be told for sure, such as 01/03/2024.")
    chooser.setCurrentIndex(0)
    assert not columns.dates.isVisible()
    columns.reject()


def test_the_list_of_problems_is_saved(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(qtbot, dialog, KEPT / "articles.csv").start.click()
    finish(qtbot, dialog)
    out = tmp_path / "problems.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog.save.click()
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "file,line,reason"
    assert lines[1].endswith("articles.csv,5,the id 'n2' stands in line 4 already")
