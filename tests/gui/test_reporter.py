"""What nobody caught is shown once, by the real window, wherever it happened; work goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotations.errors import Cancelled, RatifyError
from desktop.dialogs.error import ErrorDialog
from desktop.main_window import MainWindow
from desktop.reporter import ErrorReporter

MARK = "Quetzalcoatl"


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reporter(window: MainWindow, tmp_path: Path, clock: Clock) -> Iterator[ErrorReporter]:
    made = ErrorReporter(tmp_path / "ratify.log", window, clock=clock)
    made.window = window
    made.repeated.connect(window.status.say_failed)
    made.install()
    yield made
    made.remove()
    for dialog in window.findChildren(ErrorDialog):
        dialog.done(0)


def report(reporter: ErrorReporter, error: Exception) -> None:
    try:
        raise error
    except type(error) as caught:
        reporter.report(type(caught), caught, caught.__traceback__)


def dialogs(reporter: ErrorReporter) -> list[ErrorDialog]:
    window = reporter.window
    assert window is not None
    return [dialog for dialog in window.findChildren(ErrorDialog) if dialog.isVisible()]


def close(qtbot: QtBot, dialog: ErrorDialog) -> None:
    qtbot.waitUntil(dialog.go_on.isEnabled)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_an_error_shows_what_happened_and_where_the_log_is(reporter: ErrorReporter, tmp_path: Path) -> None:
    report(reporter, ZeroDivisionError("by zero"))
    (dialog,) = dialogs(reporter)
    assert dialog.what.text().startswith("ZeroDivisionError in test_reporter.py, line ")
    assert "Python" in dialog.details.toPlainText()
    assert any(str(tmp_path) in child.text() for child in dialog.findChildren(QLabel))


def test_details_quote_nothing_until_it_is_asked_for(reporter: ErrorReporter) -> None:
    report(reporter, ValueError(MARK))
    (dialog,) = dialogs(reporter)
    dialog.copy.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert MARK not in QGuiApplication.clipboard().text()
    dialog.with_words.click()
    dialog.copy.click()
    assert f"ValueError: {MARK}" in QGuiApplication.clipboard().text()


def test_a_second_error_is_added_to_the_dialog_that_is_open(reporter: ErrorReporter) -> None:
    report(reporter, ValueError("first"))
    for _ in range(3):
        report(reporter, KeyError("second"))
    (dialog,) = dialogs(reporter)
    assert dialog.details.toPlainText().count("KeyError") == 1
    assert "ValueError" in dialog.details.toPlainText()
    assert dialog.more.text() == "Something went wrong 3 times more since."


def test_a_storm_of_errors_stays_one_dialog_and_is_over_when_that_is_closed(
    qtbot: QtBot, reporter: ErrorReporter, window: MainWindow, clock: Clock
) -> None:
    def fail() -> None:
        report(reporter, ValueError("in every paint"))

    for _ in range(50):
        fail()
    close(qtbot, *dialogs(reporter))
    for _ in range(50):
        clock.now += 0.1
        fail()
    assert dialogs(reporter) == []
    assert "happened again" in window.status_line.message.text()
    clock.now += 10
    fail()
    assert len(dialogs(reporter)) == 1


def test_an_error_in_a_slot_leaves_the_window_at_work(
    qtbot: QtBot, reporter: ErrorReporter, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = window.session.store
    assert store is not None

    def fail(_card: object = None) -> None:
        raise IndexError(MARK)

    with monkeypatch.context() as broken:
        broken.setattr(window.session.cards, "hold_back", fail)
        with qtbot.captureExceptions() as caught:
            # pytest-qt has the hook while it watches: what it caught goes on to ours.
            window.commands["article.done"].trigger()
    for kind, error, trace in caught:
        reporter.report(kind, error, trace)
    close(qtbot, *dialogs(reporter))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keySequence(window.centre.reader, "Space")
    assert store.history.can_undo() == "Accept span"


def test_an_error_in_a_job_is_shown(qtbot: QtBot, reporter: ErrorReporter, window: MainWindow) -> None:
    said: list[str] = []

    def fail(_job: object) -> None:
        raise IndexError("worker")

    with qtbot.captureExceptions() as caught:
        window.jobs.run(fail, failed=said.append)
        qtbot.waitUntil(lambda: bool(caught))
    for kind, error, trace in caught:
        reporter.report(kind, error, trace)
    assert said == ["Ratify made a mistake: IndexError."]
    assert dialogs(reporter)[0].what.text().startswith("IndexError")


def test_an_error_on_a_thread_of_its_own_is_shown_by_the_window(qtbot: QtBot, reporter: ErrorReporter) -> None:
    def fail() -> None:
        raise RuntimeError(MARK)

    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(dialogs(reporter)))
    assert dialogs(reporter)[0].what.text().startswith("RuntimeError")


def test_a_refusal_that_nobody_caught_is_shown_as_it_is_meant(reporter: ErrorReporter) -> None:
    report(reporter, RatifyError("<b>The disk is full.</b> Make room."))
    (dialog,) = dialogs(reporter)
    assert dialog.said.text() == "<b>The disk is full.</b> Make room."
    assert any(label.text() == "That did not work." for label in dialog.findChildren(QLabel))


def test_a_stop_that_nobody_caught_is_no_error(reporter: ErrorReporter) -> None:
    report(reporter, Cancelled())
    assert dialogs(reporter) == []


def test_keys_that_were_on_their_way_do_not_close_the_dialog(qtbot: QtBot, reporter: ErrorReporter) -> None:
    report(reporter, ValueError("now"))
    (dialog,) = dialogs(reporter)
    for key in ("Return", "Space", "Escape"):
        QTest.keySequence(dialog, key)
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.go_on.isEnabled)
    QTest.keySequence(dialog, "Escape")
    assert not dialog.isVisible()


def test_what_qt_says_goes_to_the_log_without_what_it_quotes(
    reporter: ErrorReporter, caplog: pytest.LogCaptureFixture
) -> None:
    assert reporter.window is not None
    with caplog.at_level(logging.DEBUG, "desktop"):
        qWarning(f'QString::arg: Argument missing: "{MARK}", 1')
    assert "Argument missing" in caplog.text
    assert MARK not in caplog.text


def test_what_kept_the_window_from_opening_is_shown_alone(reporter: ErrorReporter, qapp: object) -> None:
    shown: list[str] = []

    def read() -> None:
        dialog = QGuiApplication.instance().activeModalWidget()  # pyright: ignore[reportAttributeAccessIssue, reportOptionalMemberAccess] - it is a QApplication
        assert isinstance(dialog, ErrorDialog)
        shown.append(dialog.what.text())
        dialog.done(0)

    assert qapp is not None
    QTimer.singleShot(0, read)
    reporter.show_alone(ValueError(MARK))
    assert shown == ["ValueError"]


def test_the_hooks_are_given_back(reporter: ErrorReporter) -> None:
    assert sys.excepthook == reporter.report
    reporter.remove()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
