"""Dialogs say what happened and what to do, and change nothing by being closed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from annotations.formats.pdf import _ONE_AT_A_TIME
from annotations.model import ArticleId, ArticleState
from desktop.commands import commands_for
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.help import HelpDialog
from desktop.dialogs.import_articles import ImportDialog
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks.exporting import Exporting
from desktop.tasks.importing import Importing
from desktop.widgets.drop_area import DropArea
from tests.core.formats.test_pdf import pdf_of

RESULT_PAGE = 2


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.drain()
    qtbot.waitUntil(lambda: not made.running)


@pytest.fixture
def import_dialog(session: Session, jobs: Jobs, settings: Settings, shown: Callable[..., None]) -> ImportDialog:
    dialog = ImportDialog(Importing(session, jobs, session), session.schema, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    shown(dialog)
    return dialog


@pytest.fixture
def export_dialog(session: Session, jobs: Jobs, settings: Settings, shown: Callable[..., None]) -> ExportDialog:
    assert session.store is not None
    dialog = ExportDialog(session.store, Exporting(session, jobs, session), settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    shown(dialog)
    return dialog


def test_an_import_lists_what_could_not_be_read_and_takes_the_rest(
    qtbot: QtBot, import_dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "one", "text": "Peru and Chile met."}\n{"id": "two"\n', encoding="utf-8")
    import_dialog.add([bad, tmp_path / "missing.txt"])
    import_dialog.start.click()
    qtbot.waitUntil(lambda: import_dialog.pages.currentIndex() == RESULT_PAGE)
    listed = [import_dialog.problems.item(row).text() for row in range(import_dialog.problems.count())]
    assert any("bad.jsonl, line 2" in text for text in listed)
    assert any("missing.txt" in text for text in listed)
    assert "1 new article" in import_dialog.summary.text()
    assert session.store is not None
    assert session.store.articles.by_key("one") is not None


def test_the_saved_list_has_every_problem_however_many(
    qtbot: QtBot, import_dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [json.dumps({"id": f"a{nth}", "text": ""}) for nth in range(2500)]
    rows[7:7] = ['{"id": "one", "text": "Peru", "layer": "x", "entities": [{"start": 0, "end": 4, "label": "ODD"}]}']
    (tmp_path / "bad.jsonl").write_text("\n".join(rows), encoding="utf-8")
    import_dialog.add([tmp_path / "bad.jsonl"])
    import_dialog.start.click()
    qtbot.waitUntil(lambda: import_dialog.asking is not None)
    assert import_dialog.asking is not None
    import_dialog.asking.start.click()
    qtbot.waitUntil(lambda: import_dialog.pages.currentIndex() == RESULT_PAGE)
    last = import_dialog.problems.item(import_dialog.problems.count() - 1)
    assert last is not None
    assert last.text() == "and 1,500 more, which “Save the list…” writes, too"
    out = tmp_path / "problems.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    import_dialog.save.click()
    with out.open(encoding="utf-8-sig", newline="") as file:
        saved = list(csv.reader(file))
    assert len(saved) == 1 + 1 + 2500
    assert saved[1][2] == "The name 'ODD' was to be left out; left out 1 time, first in 'one'."
    assert saved[-1] == [str(tmp_path / "bad.jsonl"), "2501", "the text is empty"]


def test_a_pdf_that_is_being_read_can_be_cancelled(
    qtbot: QtBot, import_dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_of([["The agencies signed an agreement on the Moon."] * 60] * 900))
    import_dialog.add([path])
    import_dialog.start.click()
    qtbot.waitUntil(_ONE_AT_A_TIME.locked)
    import_dialog.reject()
    qtbot.waitUntil(import_dialog.start.isVisible)
    assert not _ONE_AT_A_TIME.locked()
    assert session.store is not None
    assert session.store.articles.count() == 2


def test_escape_stops_an_import_and_says_what_came_in(
    qtbot: QtBot, import_dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(f"Article {number} on space.", encoding="utf-8")
    import_dialog._importing.progressed.connect(lambda _: import_dialog.reject())
    import_dialog.add([tmp_path])
    import_dialog.start.click()
    qtbot.waitUntil(lambda: import_dialog.pages.currentIndex() == RESULT_PAGE)
    assert import_dialog.isVisible()
    assert not import_dialog.mark.isVisible()
    assert import_dialog.summary.text().startswith("Cancelled. Import the files again to bring in the rest.\n")
    assert session.store is not None
    assert 0 < session.store.articles.count() - 2 < 400
    import_dialog.reject()
    assert not import_dialog.isVisible()


def test_a_file_is_taken_off_the_list(import_dialog: ImportDialog, tmp_path: Path) -> None:
    import_dialog.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert not import_dialog.remove.isEnabled()
    import_dialog.files.setFocus()
    import_dialog.files.setCurrentRow(0)
    QTest.keyClick(import_dialog.files, Qt.Key.Key_Delete)
    assert import_dialog._paths == [tmp_path / "b.txt"]
    import_dialog.files.setCurrentRow(0)
    import_dialog.remove.click()
    assert not import_dialog.start.isEnabled()


def test_reading_the_problems_by_keys_begins_nothing(
    qtbot: QtBot, import_dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = '{"id": "one", "text": "Peru met Chile."}\n{"id": "two"\n'
    (tmp_path / "bad.jsonl").write_text(rows, encoding="utf-8")
    import_dialog.add([tmp_path / "bad.jsonl"])
    import_dialog.start.click()
    qtbot.waitUntil(lambda: import_dialog.pages.currentIndex() == RESULT_PAGE)
    import_dialog.problems.setFocus()
    QTest.keyClick(import_dialog.problems, Qt.Key.Key_Return)
    assert import_dialog.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "problems.csv"), ""))
    import_dialog.save.click()
    assert "no" in import_dialog.saved.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "problems.csv"), ""))
    import_dialog.save.click()
    assert import_dialog.saved.text() == f"The list was saved as {tmp_path / 'problems.csv'}."


def test_importing_twice_makes_one_article(
    qtbot: QtBot, import_dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ghana joined the accords.", encoding="utf-8")
    import_dialog.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    import_dialog.start.click()
    qtbot.waitUntil(lambda: import_dialog.pages.currentIndex() == RESULT_PAGE)
    assert session.store is not None
    assert session.store.articles.count() == 3


def test_after_an_import_the_next_step_is_offered(
    qtbot: QtBot, import_dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    import_dialog.article_requested.connect(session.show)
    (tmp_path / "a.txt").write_text("Ghana joined the accords.", encoding="utf-8")
    import_dialog.add([tmp_path / "a.txt"])
    import_dialog.start.click()
    qtbot.waitUntil(lambda: import_dialog.pages.currentIndex() == RESULT_PAGE)
    assert import_dialog.suggest.isVisible()
    assert import_dialog.suggest.isDefault()
    import_dialog.open_first.click()
    assert session.sheet is not None
    assert session.sheet.article.text == "Ghana joined the accords."
    assert not import_dialog.isVisible()


def test_nothing_is_offered_where_nothing_came_in(qtbot: QtBot, import_dialog: ImportDialog, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1")
    import_dialog.add([tmp_path / "a.bin"])
    import_dialog.start.click()
    qtbot.waitUntil(lambda: import_dialog.pages.currentIndex() == RESULT_PAGE)
    assert not import_dialog.suggest.isVisible()
    assert import_dialog.close_button.isDefault()


def test_nothing_can_be_imported_before_something_is_chosen(import_dialog: ImportDialog) -> None:
    assert not import_dialog.start.isEnabled()


def test_files_can_be_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    area = DropArea("Drop here")
    qtbot.addWidget(area)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, buttons, keys)
    with qtbot.waitSignal(area.dropped) as signal:
        area.dropEvent(event)
    assert signal.args == [[tmp_path / "a.txt"]]


def test_the_preview_counts_what_will_be_written(export_dialog: ExportDialog, session: Session) -> None:
    assert "2 articles" in export_dialog.preview.text()
    export_dialog.finished_only.setChecked(True)
    assert not export_dialog.start.isEnabled()
    assert session.store is not None
    assert session.store.articles.count(ArticleState.DONE) == 0


def test_an_export_to_a_place_that_cannot_be_written_says_so(
    qtbot: QtBot, export_dialog: ExportDialog, tmp_path: Path
) -> None:
    export_dialog.out.setText(str(tmp_path / "missing" / "gold.jsonl"))
    export_dialog.start.click()
    qtbot.waitUntil(export_dialog.start.isEnabled)
    assert "missing" in export_dialog.outcome.text()


def test_an_export_says_what_was_written_and_offers_the_folder(
    qtbot: QtBot, export_dialog: ExportDialog, session: Session, tmp_path: Path
) -> None:
    session.accept_current()
    export_dialog.out.setText(str(tmp_path / "gold.jsonl"))
    export_dialog.start.click()
    qtbot.waitUntil(export_dialog.folder.isVisible)
    assert "written to" in export_dialog.outcome.text()
    assert (tmp_path / "gold.jsonl").is_file()


def test_the_export_remembers_how_it_was_done(
    qtbot: QtBot, export_dialog: ExportDialog, settings: Settings, tmp_path: Path
) -> None:
    export_dialog.out.setText(str(tmp_path / "gold.jsonl"))
    export_dialog.start.click()
    qtbot.waitUntil(export_dialog.folder.isVisible)
    assert settings.export_folder == str(tmp_path)
    assert not settings.export_all  # none is done, so that it was no choice


def test_a_choice_of_articles_is_remembered(
    qtbot: QtBot, export_dialog: ExportDialog, session: Session, settings: Settings, tmp_path: Path
) -> None:
    session.done_and_next()
    export_dialog.out.setText(str(tmp_path / "gold.jsonl"))
    export_dialog.start.click()
    qtbot.waitUntil(export_dialog.folder.isVisible)
    assert settings.export_all


def test_cancel_stops_what_is_being_written_and_leaves_the_file_that_was_there(
    qtbot: QtBot, export_dialog: ExportDialog, tmp_path: Path
) -> None:
    out = tmp_path / "gold.jsonl"
    out.write_text("mine", encoding="utf-8")
    export_dialog.out.setText(str(out))
    assert "gold.jsonl is there already and will be replaced." in export_dialog.preview.text()
    export_dialog.start.click()
    assert not export_dialog.choices.isEnabled()
    export_dialog.reject()
    qtbot.waitUntil(export_dialog.start.isEnabled)
    assert export_dialog.isVisible()
    assert export_dialog.outcome.text() == "Cancelled; no file was written."
    assert out.read_text(encoding="utf-8") == "mine"
    export_dialog.reject()
    assert not export_dialog.isVisible()


def test_an_export_without_any_annotation_is_no_success_yet(qtbot: QtBot, export_dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: "only the texts" in export_dialog.losses.said.text())
    assert "0 entities and 0 agreements" in export_dialog.preview.text()


def test_a_file_without_a_name_is_asked_for_and_one_without_a_folder_is_beside_the_project(
    qtbot: QtBot, export_dialog: ExportDialog, session: Session
) -> None:
    assert session.store is not None
    export_dialog.out.setText(" ")
    assert not export_dialog.start.isEnabled()
    assert export_dialog.outcome.text() == "Name the file to write."
    export_dialog.out.setText("gold.jsonl")
    export_dialog.start.click()
    qtbot.waitUntil(export_dialog.folder.isVisible)
    assert str(session.store.path.parent / "gold.jsonl") in export_dialog.outcome.text()
    assert (session.store.path.parent / "gold.jsonl").is_file()


def test_help_shows_every_page(qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        assert dialog.list.item(row).text() in dialog.page.toPlainText()


def test_help_names_the_keys_of_every_command(qtbot: QtBot, session: Session) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(3)
    shown = dialog.page.toPlainText()
    assert [row.text for row in commands_for(session.schema) if row.text not in shown] == []


def test_about_names_the_version(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert any(label.text().startswith("Ratify 0") for label in dialog.findChildren(QLabel))


def test_an_export_is_split_as_on_the_command_line(
    qtbot: QtBot, export_dialog: ExportDialog, settings: Settings, tmp_path: Path
) -> None:
    export_dialog.out.setText(str(tmp_path / "gold.jsonl"))
    assert not export_dialog.split.numbers.isVisible()
    export_dialog.split.ticked.setChecked(True)
    export_dialog.split.dev.setValue(0)
    export_dialog.split.train.setValue(60)
    export_dialog.split.test.setValue(40)
    export_dialog.split.seed.setValue(7)
    assert export_dialog.preview.text() == "2 articles will be written: train 1, test 1."
    export_dialog.start.click()
    qtbot.waitUntil(export_dialog.folder.isVisible)
    assert sorted(path.name for path in tmp_path.glob("gold*")) == ["gold-test.jsonl", "gold-train.jsonl"]
    assert "gold-train.jsonl (1), gold-test.jsonl (1)" in export_dialog.outcome.text()
    assert (settings.export_split, settings.export_seed) == ("60/40", 7)


def test_too_few_articles_to_split_are_told_before_anything_is_written(export_dialog: ExportDialog) -> None:
    export_dialog.split.ticked.setChecked(True)
    assert "too few" in export_dialog.outcome.text()
    assert not export_dialog.start.isEnabled()
    export_dialog.split.dev.setValue(0)
    assert export_dialog.start.isEnabled()


def test_the_dialog_says_why_nothing_would_be_written(export_dialog: ExportDialog) -> None:
    export_dialog.finished_only.setChecked(True)
    assert export_dialog.preview.text() == "0 of 2 articles will be written, because none is done."


def test_closing_a_dialog_decides_nothing(export_dialog: ExportDialog, session: Session) -> None:
    export_dialog.close()
    assert session.store is not None
    assert session.store.history.steps(10) == []
    assert session.article == ArticleId(1)
