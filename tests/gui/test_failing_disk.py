"""The window on a disk that really takes nothing: the decision waits in view, and is there once the disk takes it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.store import Store
from desktop.main_window import MainWindow
from tests.builders import surfaces

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX limits the size of files")
DEAL = ArticleId(1)


@contextmanager
def full_disk(path: Path) -> Generator[None]:
    """No file of this process can grow beyond what the project's log has now."""
    import resource

    size = path.with_name(path.name + "-wal").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.centre.reader, key)


def decided(window: MainWindow) -> list[tuple[str, str]]:
    sheet = window.session.sheet
    assert sheet is not None
    return surfaces(sheet, sheet.gold)


def test_a_key_on_a_full_disk_is_kept_and_written_when_there_is_room(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_Space)
    before = decided(window)
    assert len(before) == 1
    with full_disk(path):
        press(window, Qt.Key.Key_Space)
        assert window.status_line.saved.text() == "Not saved – trying again"
        assert "does not take the change" in window.status_line.saved.toolTip()
        press(window, Qt.Key.Key_X)
        assert "not saved yet" in window.status_line.message.text()
        assert decided(window) == before
    qtbot.waitUntil(lambda: not window.session.unsaved)
    assert window.status_line.saved.text() == "All decisions saved"
    assert len(decided(window)) == 2
    window.close()
    with Store.open(path, readonly=True) as store:
        sheet = store.sheets.read(DEAL)
        assert len(sheet.gold.spans) == 2
        assert store._connection.value("PRAGMA integrity_check") == "ok"
