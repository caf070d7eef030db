"""The window as an analyst uses it: real keys, a real project, from import to exported gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from annotations.formats import format_for
from annotations.model import ArticleId, ArticleState, Decision, Record, Sheet
from annotations.schema import default_schema
from annotations.store import Store
from annotations.walk import Focus
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.import_articles import ImportDialog
from desktop.jobs import Job
from desktop.main_window import MainWindow
from desktop.settings import Settings
from tests.builders import DEAL_TEXT, article, deal_annotation, gold, suggested, surfaces

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Open = Callable[[], MainWindow]
Dialog = TypeVar("Dialog", bound=QWidget)


@pytest.fixture
def open_window(qtbot: QtBot, settings: Settings, shown: Callable[..., None]) -> Iterator[Open]:
    """Opens windows one after the other; each remembers what the last one left."""
    opened: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(settings)
        opened.append(window)
        window.start()
        shown(window)
        return window

    yield make
    for window in opened:
        window.close()
        qtbot.waitUntil(lambda window=window: not window.jobs.running)


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, tmp_path: Path) -> MainWindow:
    """A window on a project with one suggested article."""
    made = open_window()
    assert made.projects.create(tmp_path / "news.ratify")
    made.projects.importing.start([deal_file(tmp_path)])
    qtbot.waitUntil(lambda: made.session.sheet is not None)
    return made


def deal_file(folder: Path) -> Path:
    path = folder / "deal.jsonl"
    record = Record(article(title="France and Chile"), deal_annotation(), layer="colleague")
    with path.open("wb") as out:
        format_for(path).write([record], out, schema=default_schema())
    return path


def press(window: MainWindow, *keys: str) -> None:
    """Send keys to whatever has the focus, as a keyboard would; each in Qt's portable form."""
    for key in keys:
        QTest.keySequence(QApplication.focusWidget() or window, key)


def sheet_of(window: MainWindow) -> Sheet:
    assert window.session.sheet is not None
    return window.session.sheet


def dialog_of(qtbot: QtBot, window: MainWindow, kind: type[Dialog]) -> Dialog:
    qtbot.waitUntil(lambda: any(child.isVisible() for child in window.findChildren(kind)))
    return next(child for child in window.findChildren(kind) if child.isVisible())


def test_a_whole_session_by_keyboard_from_import_to_exported_gold(
    qtbot: QtBot, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "news.ratify"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(project), ""))
    first = open_window()
    press(first, "Ctrl+N", "Ctrl+I")
    importing = dialog_of(qtbot, first, ImportDialog)
    importing.add([deal_file(tmp_path)])
    QTest.keyClick(importing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: importing.pages.currentIndex() == 2)
    assert "1 new article" in importing.summary.text()
    QTest.keyClick(importing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    first.activateWindow()
    qtbot.waitUntil(first.centre.reader.hasFocus)

    press(first, "Space", "P", "Space", "X")
    assert surfaces(sheet_of(first), sheet_of(first).gold) == [
        ("France", "COUNTRY"),
        ("Chile", "PERSON"),
        ("space deal", "AGREEMENT"),
    ]
    first.close()

    second = open_window()
    assert second.centre.reader.hasFocus()
    assert second.session.article == ArticleId(1)
    assert second.session.focus.span == suggested(sheet_of(second), "Monday").id
    press(second, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "C", "Space", "Space")
    while sheet_of(second).open_spans:
        press(second, "Space")
    press(second, "Return")
    assert sheet_of(second).open_agreements == ()
    press(second, "Ctrl+Return")
    assert second.session.store is not None
    assert second.session.store.articles.row(ArticleId(1)).state is ArticleState.DONE

    press(second, "Ctrl+E")
    exporting = dialog_of(qtbot, second, ExportDialog)
    QTest.keyClick(exporting, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 article written" in exporting.outcome.text())
    (line,) = (tmp_path / "news.jsonl").read_text(encoding="utf-8").splitlines()
    exported = json.loads(line)
    assert exported["text"] == DEAL_TEXT
    assert [DEAL_TEXT[it["start"] : it["end"]] for it in exported["entities"]].count("Chile") == 1
    (deal,) = exported["agreements"]
    assert (deal["kind"], len(deal["party"])) == ("ARRANGEMENT", 2)
    exporting.close()


def test_letters_in_a_field_are_text(window: MainWindow) -> None:
    press(window, "Ctrl+L")
    press(window, "P", "X", "Space", "J")
    assert window.queue.search.text().lower() == "px j"
    assert sheet_of(window).gold.spans == ()
    assert window.session.focus.span == sheet_of(window).open_spans[0].id


def test_return_in_the_queue_opens_and_decides_nothing(window: MainWindow) -> None:
    press(window, "F2", "Return")
    assert sheet_of(window).gold.spans == ()
    assert sheet_of(window).open_agreements != ()


def test_tab_goes_from_stop_to_stop_and_back(window: MainWindow) -> None:
    spans = sheet_of(window).open_spans
    QTest.keyClick(window.centre.reader, Qt.Key.Key_Tab)
    assert window.session.focus.span == spans[1].id
    QTest.keyClick(window.centre.reader, Qt.Key.Key_Backtab, SHIFT)
    assert window.session.focus.span == spans[0].id


def test_the_palette_finds_a_command_and_runs_it(window: MainWindow) -> None:
    press(window, "Ctrl+K")
    QTest.keyClicks(window.pickers.palette.field, "reject")
    QTest.keyClick(window.pickers.palette.field, Qt.Key.Key_Return)
    assert suggested(sheet_of(window), "France").verdict is Decision.REJECTED
    assert window.centre.reader.hasFocus()


def test_no_command_works_beneath_an_open_list(window: MainWindow) -> None:
    press(window, "Ctrl+K")
    QTest.keyClick(window.pickers.palette.field, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(window.pickers.palette.field, Qt.Key.Key_Z, CTRL)
    assert window.session.store is not None
    assert window.session.store.articles.row(ArticleId(1)).state is not ArticleState.DONE


def test_kind_and_status_are_chosen_by_their_first_letters(window: MainWindow) -> None:
    press(window, "H", "Y")
    QTest.keyClicks(window.pickers.choices.field, "trea")
    QTest.keyClick(window.pickers.choices.field, Qt.Key.Key_Return)
    press(window, "U")
    QTest.keyClicks(window.pickers.choices.field, "und")
    QTest.keyClick(window.pickers.choices.field, Qt.Key.Key_Return)
    (deal,) = sheet_of(window).gold.agreements
    assert (deal.kind, deal.status) == ("TREATY", "UNDER_DISCUSSION")


def test_a_new_agreement_is_made_by_keys_alone(window: MainWindow) -> None:
    press(window, "N")
    assert window.pickers.choices.isHidden()
    assert "named by a span of" in window.status_line.message.text()
    window.session.set_focus(Focus(span=suggested(sheet_of(window), "space deal").id))
    press(window, "N")
    QTest.keyClicks(window.pickers.choices.field, "cont")
    QTest.keyClick(window.pickers.choices.field, Qt.Key.Key_Return)
    QTest.keyClicks(window.pickers.choices.field, "ag")
    QTest.keyClick(window.pickers.choices.field, Qt.Key.Key_Return)
    assert [(it.kind, it.status) for it in sheet_of(window).gold.agreements] == [("CONTRACT", "AGREED")]
    assert window.session.filling.role == "party"


def test_shift_and_a_letter_fill_a_slot(window: MainWindow) -> None:
    press(window, "H", "Space")
    window.session.set_focus(Focus(span=suggested(sheet_of(window), "भारत").id))
    QTest.keyClick(window.centre.reader, Qt.Key.Key_P, SHIFT)
    (deal,) = sheet_of(window).gold.agreements
    assert gold(sheet_of(window), "भारत").id in deal.spans("party")


def test_selected_text_gets_a_label_by_key(window: MainWindow) -> None:
    start = DEAL_TEXT.index("watched")
    window.centre.reader.select((start, start + 7))
    press(window, "E")
    assert ("watched", "EVENT") in surfaces(sheet_of(window), sheet_of(window).gold)
    assert window.centre.reader.selection is None


def test_braces_narrow_what_brackets_widened(window: MainWindow) -> None:
    window.session.set_focus(Focus(span=suggested(sheet_of(window), "Monday").id))
    press(window, "[")
    assert gold(sheet_of(window), "on Monday").label == "DATE"
    press(window, "{")
    assert gold(sheet_of(window), "Monday").label == "DATE"


def test_the_hint_says_what_to_do_when_all_is_decided(window: MainWindow) -> None:
    while sheet_of(window).open_spans:
        press(window, "X")
    press(window, "X")
    assert window.centre.hint.isVisible()
    assert "decided" in window.centre.hint.text.text()


def test_the_hint_says_that_suggestions_are_being_made(window: MainWindow) -> None:
    window.session.do(lambda store: store.articles.add([article("moon", "NASA met ISRO.")]).changes)
    window.session.show(ArticleId(2))
    assert window.centre.hint.text.text().startswith("No suggestions here yet.")
    window.suggesting.running.emit(True)
    assert window.centre.hint.text.text().startswith("The machine is making suggestions")
    assert not window.centre.hint.button.isVisible()
    window.suggesting.running.emit(False)
    assert window.centre.hint.text.text().startswith("No suggestions here yet.")


def test_what_came_in_can_be_suggested_at_once(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(window.suggesting, "start", lambda: asked.append(True))
    window.projects.ask_import()
    dialog = dialog_of(qtbot, window, ImportDialog)
    dialog.suggest.click()
    assert asked == [True]


def test_keys_are_shown_on_screen_until_any_key(window: MainWindow) -> None:
    QTest.keyClick(window.centre.reader, Qt.Key.Key_Question)
    assert window.keys.isVisible()
    QTest.keyClick(window.keys, Qt.Key.Key_X)
    assert not window.keys.isVisible()
    assert sheet_of(window).gold.spans == ()
    assert sheet_of(window).open_spans[0].id == window.session.focus.span


def test_an_article_that_is_known_by_its_file_alone_is_named_above_its_text(window: MainWindow) -> None:
    window.session.do(lambda store: store.articles.add([article("moon", "NASA met ISRO.", title="")]).changes)
    window.session.show(ArticleId(2))
    QApplication.processEvents()  # the header is laid out anew
    header = window.centre.header
    assert header.title.text() == "moon"
    assert header.title.width() > header.state.width()
    assert header.state.geometry().right() > header.width() * 0.9


def test_keys_that_have_no_room_on_screen_are_scrolled_to(window: MainWindow) -> None:
    window.resize(1100, 700)
    QTest.keyClick(window.centre.reader, Qt.Key.Key_Question)
    QApplication.processEvents()  # the card is laid out when it is shown
    bar = window.keys._area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(window.keys, Qt.Key.Key_PageDown)
    assert window.keys.isVisible()
    assert bar.value() > 0


def test_the_undo_entry_names_the_step(window: MainWindow) -> None:
    press(window, "Space")
    window.commands.refresh()
    assert window.commands["history.undo"].text() == "Undo accept span"


def test_layout_theme_and_zoom_are_remembered(open_window: Open) -> None:
    first = open_window()
    press(first, "Ctrl+D", "Ctrl+1", "Ctrl++", "Ctrl+T")
    first.close()
    second = open_window()
    assert second.settings.theme == "dark"
    assert second.queue.isHidden()
    assert second.centre.reader.zoom == 1
    assert second.settings.tags is False


def test_without_a_project_the_window_says_what_to_do(open_window: Open) -> None:
    empty = open_window()
    press(empty, "Space", "X", "J", "Ctrl+Return", "Ctrl+G", "Ctrl+E", "Ctrl+I", "Ctrl+Down", "Ctrl+Z")
    assert empty.centre.currentWidget() is empty.centre._pages["project"]
    assert not empty.commands["articles.import"].isEnabled()


def test_a_file_that_is_no_project_is_told_and_the_old_one_stays(
    window: MainWindow, tmp_path: Path, told: list[str]
) -> None:
    bad = tmp_path / "bad.ratify"
    bad.write_text("no project")
    assert not window.projects.open(bad)
    assert len(told) == 1
    assert "bad.ratify" in told[0]
    assert sheet_of(window).article.key == "deal"


def test_an_import_that_is_cancelled_keeps_what_was_read(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Article {number} on space.", encoding="utf-8")
    window.projects.importing.progressed.connect(lambda _: window.commands["job.cancel"].trigger())
    with qtbot.waitSignal(window.projects.importing.cancelled) as ended:
        window.projects.importing.start([folder])
    assert window.session.store is not None
    assert ended.args is not None
    assert 0 < ended.args[0].new < 400
    assert window.session.store.articles.count() == 1 + ended.args[0].new


def test_an_import_stays_with_the_project_that_it_was_begun_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Article {number} on space.", encoding="utf-8")
    Store.create(tmp_path / "other.ratify").close()

    def open_other() -> None:
        if window.session.store is None or window.session.store.path.name != "other.ratify":
            window.projects.open(tmp_path / "other.ratify")

    window.projects.importing.progressed.connect(open_other)
    with qtbot.waitSignal(window.projects.importing.cancelled):
        window.projects.importing.start([folder])
    assert window.session.store is not None
    assert window.session.store.path.name == "other.ratify"
    assert window.session.store.articles.count() == 0


@pytest.mark.slow
def test_suggestions_stay_with_the_project_that_they_were_made_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    texts = [article(f"a{number}", f"NASA met ISRO in Paris, for the {number}th time.") for number in range(60)]
    with Store.create(tmp_path / "other.ratify") as other:
        other.articles.add(texts)
    window.session.do(lambda store: store.articles.add(texts).changes)

    def open_other() -> None:
        if window.session.store is None or window.session.store.path.name != "other.ratify":
            window.projects.open(tmp_path / "other.ratify")

    window.session.changed.connect(open_other)
    with qtbot.waitSignal(window.suggesting.finished):
        press(window, "Ctrl+G")
    assert window.session.store is not None
    assert window.session.store.path.name == "other.ratify"
    assert [layer.name for layer in window.session.store.layers.all()] == ["gold"]
    assert all(row.open == 0 for row in window.session.store.articles.rows())


def test_closing_while_a_job_runs_ends_it(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    window.projects.create(tmp_path / "p.ratify")

    def endless(job: Job) -> None:
        while True:
            job.progress(0)

    window.jobs.run(endless, title="Endless")
    window.close()
    assert all(job.join(0) for job in window.jobs.running)


@pytest.mark.slow
def test_the_machine_suggests_while_the_analyst_works(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session.store is not None
    text = "NASA and the Japan Aerospace Exploration Agency signed a memorandum of understanding on Tuesday."
    window.session.do(lambda store: store.articles.add([article("moon", text)]).changes)
    with qtbot.waitSignal(window.suggesting.finished) as ended:
        press(window, "Ctrl+G", "Space")
    assert ended.args == [2]
    window.session.show(ArticleId(2))
    assert ("NASA", "AGENCY") in surfaces(sheet_of(window), sheet_of(window).suggested)


def test_what_is_on_screen_is_on_disk(window: MainWindow, tmp_path: Path) -> None:
    press(window, "Space", "Space")
    with Store.open(tmp_path / "news.ratify", readonly=True) as other:
        assert len(other.sheets.read(ArticleId(1)).gold.spans) == 2


def test_a_long_sentence_does_not_make_the_window_wider(window: MainWindow) -> None:
    QApplication.processEvents()  # what the first article asks of the layout is done before the width is measured
    least = window.minimumSizeHint().width()
    window.resize(least, 640)
    path = window.session.store.path if window.session.store is not None else None
    window.session.failed.emit(
        f"{path}: it cannot be written. " + "Nothing was changed; give yourself the right to. " * 9
    )
    QApplication.processEvents()
    assert (window.minimumSizeHint().width(), window.width()) == (least, least)
    assert window.status_line.message.text().startswith("news.ratify: it cannot be written.")
    assert "give yourself the right" in window.status_line.message.toolTip()
