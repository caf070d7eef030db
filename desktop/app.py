"""Starts the application: logging, the error dialog for what nobody caught, and the first window."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.paths import logs
from desktop.display import display_problem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow

__all__ = ["display_problem", "prepare", "run"]

_LOG_BYTES = 1_000_000
_LOG_FILES = 3
_log = logging.getLogger(__name__)


def run(project: Path | None = None) -> int:
    """Open the window on a project, the last one where none is named; the exit code once it is closed."""
    start_log()
    app = prepare()
    window = first_window(app)
    window.show()
    window.start(project)
    code = app.exec()
    _log.info("the window was closed")
    return code


def start_log() -> Path:
    """Write what happens to a rotating file; its path. Texts of articles never go there."""
    path = logs() / "ratify.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path


def prepare() -> QApplication:
    """The Qt application with Ratify's name, fonts, theme and rules for keys."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from desktop import fonts, theme
    from desktop.icons import app_icon
    from desktop.keys import FieldKeys
    from desktop.language import speak
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
    return app


def first_window(app: QApplication) -> MainWindow:
    """The window; what nobody catches is shown over it."""
    from desktop.dialogs.error import ErrorReporter
    from desktop.main_window import MainWindow
    from desktop.settings import Settings

    window = MainWindow(Settings())
    reporter = ErrorReporter(window, logs() / "ratify.log")
    reporter.install()
    app.aboutToQuit.connect(reporter.remove)
    return window
