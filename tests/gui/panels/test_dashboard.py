"""The dashboard in the real window, by real keys: counted, walked, shown as tables, kept as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from annotations.curate.network import network
from annotations.model import ArticleId
from annotations.review import accept, accept_agreement, reject
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.widgets.plot import Figures, Pen, steps_up_to
from desktop.widgets.plot_card import PlotCard
from desktop.widgets.plots import Circle
from tests.builders import article, deal_project, suggested


@pytest.fixture
def window(settings: Settings, shown: Callable[[QWidget], None], tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store:
        store.articles.add([article("second", "Chile and Peru met on Friday.")])
        sheet = store.sheets.read(ArticleId(1))
        accept(store, [suggested(sheet, "Chile").id])
        reject(store, [suggested(sheet, "Monday").id])
        accept_agreement(store, sheet.suggested.agreements[0].id, whole=True)
    made = MainWindow(settings)
    shown(made)
    made.session.open(path)
    made.session.show(ArticleId(1))
    yield made
    made.close()


def open_dashboard(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.centre.reader, Qt.Key.Key_F9)
    assert window.dashboard.isVisible()
    qtbot.waitUntil(lambda: not window.jobs.running and bool(card(window, "Progress").table.rowCount()))


def card(window: MainWindow, title: str) -> PlotCard:
    return next(it for it in window.dashboard.cards.all if it.plot.title == title)


def test_the_dashboard_shows_what_was_decided(qtbot: QtBot, window: MainWindow) -> None:
    open_dashboard(qtbot, window)
    assert card(window, "Progress").plot.figures.rows == (("To do", 1), ("In progress", 1), ("Done", 0))
    assert ("Date", 0, 0, 1, 0.0) in card(window, "Precision of the machine").plot.figures.rows
    trend = card(window, "Precision over time").plot.figures.rows
    assert [row[1:] for row in trend if row[1] == "Date"] == [("Date", 1, 0.0)]
    (pair,) = card(window, "Network of parties").plot.figures.rows
    assert (set(pair[:2]), pair[2]) == ({"France", "Chile"}, 1)
    assert card(window, "Agreements over time").about.text().startswith("0 gold agreements")


def test_a_plot_of_nothing_takes_no_room_until_there_is_something(qtbot: QtBot, window: MainWindow) -> None:
    open_dashboard(qtbot, window)
    own = card(window, "Your own agreement")
    assert not own.pages.isVisible()
    assert own.about.text() == "No passage was looked at a second time yet."
    assert card(window, "Progress").pages.isVisible()
    own.plot.renew(Figures(("First label",), (("Date",),)))
    own.say("One passage.")
    assert own.pages.isVisible()


def test_the_inspector_gives_its_room_to_the_dashboard(qtbot: QtBot, window: MainWindow) -> None:
    assert window.inspector.isVisible()
    open_dashboard(qtbot, window)
    assert not window.inspector.isVisible()
    qtbot.keyClick(window.dashboard, Qt.Key.Key_Escape)
    assert window.inspector.isVisible()


def test_no_key_decides_on_an_article_that_is_not_seen(qtbot: QtBot, window: MainWindow) -> None:
    focus = window.session.focus
    open_dashboard(qtbot, window)
    before = window.session.can_undo()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_X, Qt.Key.Key_C):
        qtbot.keyClick(card(window, "Progress").plot, key)
    assert window.session.can_undo() == before
    qtbot.keyClick(card(window, "Progress").plot, Qt.Key.Key_Escape)
    assert not window.dashboard.isVisible()
    assert (window.session.article, window.session.focus) == (ArticleId(1), focus)


def test_an_article_that_is_chosen_takes_the_place_of_the_dashboard(qtbot: QtBot, window: MainWindow) -> None:
    open_dashboard(qtbot, window)
    window.session.show(ArticleId(2))
    assert not window.dashboard.isVisible()
    assert window.centre.reader.isVisible()


def test_keys_go_from_mark_to_mark_and_say_what_it_is(qtbot: QtBot, window: MainWindow) -> None:
    open_dashboard(qtbot, window)
    progress = card(window, "Progress")
    qtbot.waitUntil(lambda: len(progress.plot.marks) == 3)
    qtbot.keyClick(progress.plot, Qt.Key.Key_Right)
    qtbot.keyClick(progress.plot, Qt.Key.Key_Down)
    assert progress.about.text() == "In progress: 1"
    assert progress.plot.accessibleDescription() == "In progress: 1"


def test_a_plot_has_a_table_instead(qtbot: QtBot, window: MainWindow) -> None:
    open_dashboard(qtbot, window)
    labels = card(window, "Labels in gold")
    labels.as_table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(labels.as_table, Qt.Key.Key_Space)
    assert labels.table.isVisible()
    assert labels.table.rowCount() == len(labels.plot.figures.rows) > 0


@pytest.mark.parametrize("title", ["Progress", "Decisions a day", "Calibration of the machine", "Network of parties"])
def test_plots_are_kept_as_pictures_and_tables(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_dashboard(qtbot, window)
    it = card(window, title)
    names = [(str(tmp_path / "plot"), f"(*.{kind})") for kind in ("png", "svg", "csv")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: names.pop(0))
    for _ in range(3):
        it.keep.click()
    picture = QImage(str(tmp_path / "plot.png"))
    assert picture.width() == 2 * it.plot.width()
    assert "<svg" in (tmp_path / "plot.svg").read_text(encoding="utf-8")
    assert it.plot.title in (tmp_path / "plot.svg").read_text(encoding="utf-8")
    lines = (tmp_path / "plot.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(",") == list(it.plot.figures.head)


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    open_dashboard(qtbot, window)
    with qtbot.waitSignal(window.session.failed):
        card(window, "Progress").save(tmp_path / "no such folder" / "plot.png")


def test_changes_are_counted_while_it_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    open_dashboard(qtbot, window)
    window.session.do(lambda store: accept(store, [suggested(store.sheets.read(ArticleId(1)), "भारत").id]))
    progress = card(window, "Decisions an hour")
    qtbot.waitUntil(lambda: not window.jobs.running and "decisions" in progress.about.text())


def test_an_axis_has_round_numbers() -> None:
    assert list(steps_up_to(7)) == [0, 5, 10]
    assert list(steps_up_to(0)) == [0, 1]
    assert list(steps_up_to(230))[-1] >= 230


@pytest.mark.parametrize("width", [460, 760])
def test_no_two_names_of_the_network_are_drawn_over_each_other(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, width: int
) -> None:
    boxes: list[QRectF] = []
    write = Pen.text

    def noted(pen: Pen, area: QRectF, text: str, align: Qt.AlignmentFlag, colour: QColor | None = None) -> None:
        metrics = QFontMetricsF(pen.painter.font())
        wide = min(metrics.horizontalAdvance(text), area.width())
        left = {Qt.AlignmentFlag.AlignLeft: area.left(), Qt.AlignmentFlag.AlignRight: area.right() - wide}
        boxes.append(QRectF(left.get(align, area.center().x() - wide / 2), area.center().y() - 7, wide, 14))
        write(pen, area, text, align, colour)

    monkeypatch.setattr(Pen, "text", noted)
    circle = Circle("Network", "{0}: {1}; with {2}")
    qtbot.addWidget(circle)
    circle.resize(width, 360)
    parties = ((nth // 2, "", f"Agency of the {nth} th country") for nth in range(24))
    circle.show_network(network(parties), Figures())
    circle.grab()
    assert len(boxes) == 24
    crossing = [(a, b) for nth, a in enumerate(boxes) for b in boxes[:nth] if a.intersects(b)]
    assert crossing == []
