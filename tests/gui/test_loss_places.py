"""From the export's table of losses one comes to the place itself, also in a layer that is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from desktop.dialogs.export import ExportDialog
from desktop.main_window import MainWindow
from tests.builders import annotation, article, deal_project, suggest

TEXT = "The Korea Aerospace Administration met NASA. It was cold."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "deal.ratify"
    with deal_project(made) as store:
        store.articles.add([article("second", TEXT, title="Second")])
        nested = annotation(TEXT, [("Korea Aerospace Administration", "ORGANIZATION"), ("Korea", "COUNTRY")])
        suggest(store, ArticleId(2), nested, "first")
        suggest(store, ArticleId(2), annotation(TEXT, [("NASA", "ORGANIZATION")]), "second")
    return made


def go_to_the_place(window: MainWindow, qtbot: QtBot, layer: str) -> None:
    """Open the export, choose a layer, and press Return on the first nested span."""
    window.projects.ask_export()
    dialog = window.findChildren(ExportDialog)[-1]
    assert isinstance(dialog, ExportDialog)
    dialog.every.setChecked(True)
    dialog.layer.setCurrentIndex(dialog.layer.findData(layer))
    dialog.format.setCurrentIndex(dialog.format.findData("iob2"))
    qtbot.waitUntil(dialog.losses.frame.isVisible)
    tree = dialog.losses.tree
    groups = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    group = next(group for group in groups if group is not None and group.text(0) == "Nested")
    place = group.child(0)
    assert place is not None
    group.setExpanded(True)
    tree.setCurrentItem(place)
    tree.setFocus()
    with qtbot.waitSignal(dialog.place_chosen):
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_place_in_a_layer_that_is_not_shown_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    go_to_the_place(window, qtbot, "first")
    start = TEXT.index("Korea")
    assert window.session.article == ArticleId(2)
    assert window.centre.reader.selection == (start, start + len("Korea"))
    assert window.session.selection == window.centre.reader.selection


def test_the_export_goes_on_with_what_was_chosen_before_a_place_was_looked_at(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_the_place(window, qtbot, "first")
    window.projects.ask_export()
    (dialog,) = window.findChildren(ExportDialog)
    assert dialog.isVisible()
    assert (dialog.format.currentData(), dialog.layer.currentData()) == ("iob2", "first")
    dialog.reject()
    window.projects.open(tmp_path / "deal.ratify")
    window.projects.ask_export()
    dialog = window.findChildren(ExportDialog)[-1]
    assert dialog.layer.currentData() == "gold"
    dialog.reject()


def test_a_place_whose_span_was_rejected_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    go_to_the_place(window, qtbot, "machine")
    assert window.session.selection is None
    span = window.session.current_span()
    assert span is not None
    window.session.reject_current()
    go_to_the_place(window, qtbot, "machine")
    assert window.centre.reader.selection == (span.start, span.end)
