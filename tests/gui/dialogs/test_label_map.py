"""Names that are not ours are asked for before anything is written, and remembered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from desktop.dialogs.import_articles import ImportDialog
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks.importing import Importing

RESULT_PAGE = 2
ROW = {
    "id": "theirs",
    "text": "Peru and Chile met in Lima.",
    "entities": [
        {"id": 1, "start": 0, "end": 4, "label": "GPE"},
        {"id": 2, "start": 9, "end": 14, "label": "GPE"},
        {"id": 3, "start": 22, "end": 26, "label": "Town"},
    ],
    "agreements": [],
}


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.drain()
    qtbot.waitUntil(lambda: not made.running)


@pytest.fixture
def dialog(
    session: Session, jobs: Jobs, settings: Settings, shown: Callable[..., None], tmp_path: Path
) -> ImportDialog:
    one = ImportDialog(Importing(session, jobs, session), session.schema, settings)
    one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    shown(one)
    path = tmp_path / "theirs.jsonl"
    path.write_text(json.dumps(ROW), encoding="utf-8")
    one.add([path])
    return one


def ask(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.asking is not None and dialog.asking.isVisible())


def test_foreign_labels_are_asked_for_with_a_guess_and_remembered(
    qtbot: QtBot, dialog: ImportDialog, session: Session, settings: Settings
) -> None:
    ask(qtbot, dialog)
    assert dialog.asking is not None
    gpe, town = dialog.asking.choosers
    assert (gpe.currentData(), town.currentData()) == ("COUNTRY", "")
    town.setCurrentIndex(town.findData("PLACE"))
    QTest.keyClick(dialog.asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == RESULT_PAGE)
    assert session.store is not None
    held = session.store.layers.annotation(ArticleId(3), "theirs")
    assert [span.label for span in held.spans] == ["COUNTRY", "COUNTRY", "PLACE"]
    assert json.loads(settings.import_names) == {"label": {"GPE": "COUNTRY", "Town": "PLACE"}}


def test_what_is_left_out_is_told_at_the_end(qtbot: QtBot, dialog: ImportDialog, session: Session) -> None:
    ask(qtbot, dialog)
    assert dialog.asking is not None
    dialog.asking.start.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == RESULT_PAGE)
    assert session.store is not None
    assert len(session.store.layers.annotation(ArticleId(3), "theirs").spans) == 2


def test_names_that_come_late_in_a_long_file_are_asked_for_too(
    qtbot: QtBot, dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    plain = [json.dumps({"id": f"p{nth}", "text": f"Number {nth}"}) for nth in range(2500)]
    late = ROW | {"id": "late", "text": "Late: Peru", "entities": [{"start": 6, "end": 10, "label": "Late name"}]}
    (tmp_path / "long.jsonl").write_text("\n".join([*plain, json.dumps(late)]), encoding="utf-8")
    dialog.add([tmp_path / "long.jsonl"])
    ask(qtbot, dialog)
    assert dialog.asking is not None
    assert len(dialog.asking.choosers) == 3
    late_name = dialog.asking.choosers[1]  # the most frequent first, then by name
    late_name.setCurrentIndex(late_name.findData("COUNTRY"))
    dialog.asking.start.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == RESULT_PAGE)
    assert session.store is not None
    held = session.store.articles.by_key("late")
    assert held is not None
    assert [span.label for span in session.store.layers.annotation(held.id, "long").spans] == ["COUNTRY"]


def test_closing_the_question_imports_nothing(qtbot: QtBot, dialog: ImportDialog, session: Session) -> None:
    ask(qtbot, dialog)
    assert dialog.asking is not None
    dialog.asking.reject()
    qtbot.waitUntil(dialog.start.isVisible)
    assert session.store is not None
    assert session.store.articles.count() == 2


def test_the_wheel_changes_nothing_while_one_scrolls(qtbot: QtBot, dialog: ImportDialog) -> None:
    ask(qtbot, dialog)
    assert dialog.asking is not None
    first, *others = dialog.asking.choosers
    assert first.hasFocus()
    chooser = others[-1]
    before = chooser.currentIndex()
    turn = QWheelEvent(
        *(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(chooser, turn)
    assert chooser.currentIndex() == before
    assert not turn.isAccepted()
