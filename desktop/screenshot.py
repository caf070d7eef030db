"""A picture of the real window on a project, also where there is no display."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotations.errors import InputError
from annotations.model import ArticleId
from annotations.workflow.whole_file import check_target
from desktop.app import display_problem, prepare

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

SIZE = (1440, 900)
_SETTLE_MS = 150


def take(
    project: Path, out: Path, *, article: str | None = None, theme: str = "light", size: tuple[int, int] = SIZE
) -> None:
    """Write a PNG of the window on an article (its key or number; the first that is not done where none is named)."""
    check_target(out)
    if not os.environ.get("QT_QPA_PLATFORM") and display_problem():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    prepare()

    from PySide6.QtCore import QEventLoop, QTimer

    from desktop.main_window import MainWindow
    from desktop.settings import Settings

    with TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder) / "ratify.ini"))
        try:
            window.options.set_theme(theme)
            window.centre.reader.glide_ms = 0
            window.resize(*size)
            window.session.open(project, readonly=True)
            window.projects.show_last_position()
            if article is not None:
                window.session.show(_number(window, project, article))
            window.show()
            settling = QEventLoop()
            QTimer.singleShot(_SETTLE_MS, settling.quit)
            settling.exec()
            if not window.grab().save(str(out), "PNG"):
                raise InputError(
                    "the picture cannot be written; choose a folder of your own, and a name that ends in .png",
                    path=out,
                )
        finally:
            window.close()


def _number(window: MainWindow, project: Path, article: str) -> ArticleId:
    store = window.session.store
    found = store.articles.by_key(article) if store is not None else None
    if found is not None:
        return found.id
    if store is not None and article.isdigit() and int(article) in store.articles.ids():
        return ArticleId(int(article))
    raise InputError(f"there is no article {article!r} in this project", path=project)
