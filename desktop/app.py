"""Starts the application: the log, the dialog for what nobody caught, and the first window."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.log import log_file, start_log
from desktop.display import display_problem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.reporter import ErrorReporter

__all__ = ["display_problem", "left_uncollected", "prepare", "run"]

_log = logging.getLogger(__name__)


def run(project: Path | None = None) -> int:
    """Open the window on a project, the last one where none is named; the exit code once it is closed."""
    start_log()
    app = prepare()
    reporter = watch(app)
    try:
        window = first_window(app, reporter)
        window.show()
        window.start(project)
    except Exception as error:  # noqa: BLE001 - the hook itself: started by a click, nobody sees what Python prints
        reporter.show_alone(error)
        reporter.remove()
        return 1
    with left_uncollected():
        code = app.exec()
    _log.info("the window was closed")
    return code


@contextmanager
def left_uncollected() -> Generator[None]:
    """Inside, the search for rings of objects passes by all that is there now, modules and the window above all.

    To look through these took 50 ms each time, at whatever key came then; what is new takes a few.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def prepare() -> QApplication:
    """The Qt application with Ratify's name, fonts, theme and rules for keys."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from desktop import fonts, theme
    from desktop.icons import app_icon
    from desktop.keys import FieldKeys
    from desktop.language import speak
    from desktop.plain_text import PlainTexts
    from desktop.settings import Settings

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Ratify")
    QCoreApplication.setOrganizationName("Ratify")
    QApplication.setWindowIcon(app_icon())
    fonts.register()
    QApplication.setFont(fonts.ui_font())
    speak(app, Settings().language)
    theme.apply(app, theme.theme_for(Settings().theme))
    app.installEventFilter(FieldKeys(app))
    app.installEventFilter(PlainTexts(app))
    return app


def watch(app: QApplication) -> ErrorReporter:
    """What takes every error that nobody catches, until the application ends."""
    from desktop.reporter import ErrorReporter

    reporter = ErrorReporter(log_file(), app)
    reporter.install()
    app.aboutToQuit.connect(reporter.remove)
    return reporter


def first_window(app: QApplication, reporter: ErrorReporter | None = None) -> MainWindow:
    """The window; what nobody catches is shown over it."""
    from desktop.main_window import MainWindow
    from desktop.settings import Settings

    window = MainWindow(Settings())
    reporter = reporter or watch(app)
    reporter.window = window
    reporter.repeated.connect(window.status.say_failed)
    return window
