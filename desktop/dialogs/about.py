"""The dialog that says what Ratify is, in which version, and whose work it stands on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from annotations.suggest.pipeline import PIPELINE_NAME
from desktop.icons import app_icon

_WIDTH = 420


class AboutDialog(QDialog):
    """Name, version, licence, and the licences of what ships."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Ratify"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark = QLabel()
        mark.setPixmap(app_icon().pixmap(64, 64))
        name = QLabel(self.tr("Ratify {0}").format(ratify_version()))
        name.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "The machine suggests entities and agreements in news articles; you decide. What you confirm is gold, "
                "kept in one file that is yours."
            )
        )
        words.setWordWrap(True)
        pipeline = QLabel(
            self.tr("Suggestions come from the pipeline {0}, which has a version of its own.").format(PIPELINE_NAME)
        )
        pipeline.setWordWrap(True)
        credit = QLabel(
            self.tr(
                "MIT licence. Fonts: Inter and Source Serif 4 (SIL Open Font License). Icons: Lucide (ISC). "
                "Built with Qt for Python {0} (LGPL), spaCy and SQLite on Python {1}."
            ).format(qVersion(), platform.python_version())
        )
        credit.setWordWrap(True)
        credit.setProperty("role", "muted")
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        for part in (mark, name, words, pipeline, credit):
            part.ensurePolished()
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_WIDTH)
        # On a small screen Qt would make it lower than its texts are.
        self.setMinimumHeight(column.totalHeightForWidth(_WIDTH))


def ratify_version() -> str:
    """The version that is installed."""
    try:
        return version("ratify-desk")
    except PackageNotFoundError:
        return ""
