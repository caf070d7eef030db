"""Opens the real window as `ratify --debug` does, works in it from import to export, and closes it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from annotations.cli import main
from desktop.app import prepare
from desktop.dialogs.error import ErrorDialog
from desktop.main_window import MainWindow
from desktop.tasks.exporting import Order

_LONGEST_MS = 500_000

Condition = Callable[[], bool]


class Driver(QObject):
    """Takes the next step as soon as what the last one waits for has come about."""

    def __init__(self, steps: Iterator[Condition]) -> None:
        super().__init__()
        self._steps = steps
        self._is_over: Condition = lambda: True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(20)

    def _on_timeout(self) -> None:
        if self._is_over():
            self._is_over = next(self._steps, self._is_over)


def window() -> MainWindow:
    """The window of the program."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))


def dialogs() -> list[QDialog]:
    """The dialogs that are open."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def session(folder: Path, mark: str) -> Iterator[Condition]:
    """What an analyst does; each step says what it waits for."""
    yield lambda: any(isinstance(each, MainWindow) and each.isVisible() for each in QApplication.topLevelWidgets())
    shown = window()
    shown.projects.create(folder / "window.ratify")
    shown.projects.importing.start([folder / "marked.txt", folder / "broken.jsonl"])
    yield lambda: not shown.projects.importing.is_running
    shown.projects.show_last_position()
    yield lambda: shown.session.sheet is not None
    shown.commands["articles.suggest"].trigger()
    yield lambda: not shown.suggesting.is_running
    yield lambda: shown.session.sheet is not None and bool(shown.session.sheet.open_spans)
    for command in ("stop.accept", "stop.reject", "history.undo", "history.redo", "span.widen_left", "flag.toggle"):
        shown.commands[command].trigger()
    shown.session.write_note(f"{mark} is a note")
    shown.queue.search.setText(f'{mark} "')
    shown.session.set_selection((0, len(mark)))
    shown.session.relabel("NO-SUCH-LABEL")
    yield lambda: not shown.jobs.running
    yield from look_around(shown)
    yield from fail(mark)
    shown.session.done_and_next(complete=False)
    out = folder / "gold.jsonl"
    shown.projects.exporting.start(Order(out, "jsonl", "gold", "all"))
    yield out.exists
    yield lambda: not shown.jobs.running
    shown.close()
    sys.stdout.write("the session is over\n")
    yield lambda: False


def look_around(shown: MainWindow) -> Iterator[Condition]:
    """Open what can be opened."""
    pages = ("view.dashboard", "view.dashboard", "list.suggestions", "list.ledger", "list.second_look", "view.drawer")
    for command in (*pages, "view.palette", "help.keys", "help.open", "help.about", "settings.open", "settings.keys"):
        shown.commands[command].trigger()
        yield lambda: not shown.jobs.running
        for dialog in dialogs():
            dialog.done(0)


def fail(mark: str) -> Iterator[Condition]:
    """Let an error happen that quotes an article."""

    def quote() -> None:
        raise ValueError(mark)

    QTimer.singleShot(0, quote)
    yield lambda: any(isinstance(each, ErrorDialog) for each in dialogs())
    for dialog in dialogs():
        dialog.done(0)


if __name__ == "__main__":
    app = prepare()
    driver = Driver(session(Path(sys.argv[1]), sys.argv[2]))
    QTimer.singleShot(_LONGEST_MS, app, lambda: os._exit(3))  # something never came about
    sys.argv = ["ratify", "--debug"]
    main()
