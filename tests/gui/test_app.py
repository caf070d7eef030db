"""The application starts, says why it cannot, shows what nobody caught, and draws itself into a picture."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotations.errors import InputError
from annotations.store import Store
from desktop.app import start_log
from desktop.dialogs.error import ErrorDialog, ErrorReporter
from desktop.screenshot import take
from tests.builders import deal_project

ROOT = Path(__file__).resolve().parents[2]

OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from pathlib import Path
from desktop import app
prepared = app.prepare()
QTimer.singleShot(1500, prepared.quit)
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def reporter(shown: Callable[..., None], tmp_path: Path) -> Iterator[ErrorReporter]:
    window = QWidget()
    shown(window)
    made = ErrorReporter(window, tmp_path / "ratify.log")
    yield made
    made.remove()
    for dialog in window.findChildren(ErrorDialog):
        dialog.close()


def report(reporter: ErrorReporter, error: Exception) -> None:
    reporter.report(type(error), error, None)


def dialogs(reporter: ErrorReporter) -> list[ErrorDialog]:
    window = reporter.parent()
    assert window is not None
    return [dialog for dialog in window.findChildren(ErrorDialog) if dialog.isVisible()]


def test_an_error_shows_its_details_and_where_the_log_is(
    reporter: ErrorReporter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    report(reporter, ZeroDivisionError("by zero"))
    (dialog,) = dialogs(reporter)
    assert "ZeroDivisionError: by zero" in dialog.details.toPlainText()
    assert "Python" in dialog.details.toPlainText()
    assert any(str(tmp_path) in child.text() for child in dialog.findChildren(QLabel))
    assert "ZeroDivisionError" in caplog.text


def test_details_can_be_copied(reporter: ErrorReporter) -> None:
    report(reporter, ValueError("odd"))
    dialogs(reporter)[0].copy.click()
    assert "ValueError: odd" in QGuiApplication.clipboard().text()


def test_a_storm_of_errors_shows_one_dialog(reporter: ErrorReporter) -> None:
    for number in range(5):
        report(reporter, ValueError(str(number)))
    assert len(dialogs(reporter)) == 1


def test_an_error_on_another_thread_is_shown_by_this_one(qtbot: QtBot, reporter: ErrorReporter) -> None:
    worker = threading.Thread(target=report, args=(reporter, RuntimeError("elsewhere")))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(dialogs(reporter)))
    assert "elsewhere" in dialogs(reporter)[0].details.toPlainText()


def test_the_log_is_written_where_it_belongs_and_rotates(home: Path) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        path = start_log()
        logging.getLogger("desktop.test").info("something happened")
        (handler,) = [each for each in root.handlers if each not in before]
        handler.flush()
        assert path.parent == home / "logs"
        assert "something happened" in path.read_text(encoding="utf-8")
        assert isinstance(handler, RotatingFileHandler)
        assert handler.maxBytes > 0
    finally:
        for each in [each for each in root.handlers if each not in before]:
            root.removeHandler(each)
            each.close()
        root.setLevel(level)


@pytest.mark.slow
def test_without_a_display_the_program_says_so_and_ends(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a display")
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "desktop", str(tmp_path / "x.ratify")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "there is no display" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_the_program_opens_a_project_and_leaves_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    environment = os.environ | {"RATIFY_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", OPEN_AND_CLOSE, str(path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "the window was closed" in (tmp_path / "home" / "logs" / "ratify.log").read_text(encoding="utf-8")
    with Store.open(path, readonly=True) as store:
        assert store.articles.count() == 1


def test_a_picture_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    before = path.read_bytes()
    take(path, tmp_path / "deal.png", article="deal", theme="dark", size=(1000, 700))
    picture = QImage(str(tmp_path / "deal.png"))
    assert (picture.width(), picture.height()) == (1000, 700)
    assert picture.pixelColor(500, 600).lightness() < 128
    assert path.read_bytes() == before


def test_a_picture_of_an_article_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    with pytest.raises(InputError, match="no article 'other'"):
        take(path, tmp_path / "deal.png", article="other")
