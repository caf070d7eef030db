"""The help window: the pages of resources/help, and the table of keys made from the commands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from annotations.paths import resources
from desktop.language import in_language
from desktop.theme import current

_WIDTH, _HEIGHT = 920, 660
_LIST_WIDTH = 240
_SIZES = (0, 17, 12, 10.5)
"""Of headings in points, by their level."""
_INDENT = 20
_LEADING = 135
"""The height of a line in percent."""


class HelpDialog(QDialog):
    """A list of pages at the left, the page at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = [in_language(page) for page in sorted((resources() / "help").glob("*.md"))]
        self.list = QListWidget()
        self.list.ensurePolished()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setProperty("role", "contents")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.addItems([_title(page.read_text(encoding="utf-8")) for page in self._pages])
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("Page"))
        self.page.anchorClicked.connect(self._on_page_anchor_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.page, 1)
        self.list.currentRowChanged.connect(self._on_list_row_changed)
        self.list.setCurrentRow(0)
        self.resize(_WIDTH, _HEIGHT)

    def _on_list_row_changed(self, row: int) -> None:
        theme = current()
        self.page.document().setDefaultStyleSheet(f"a {{ color: {theme.accent.name()}; }}")
        self.page.document().setDocumentMargin(24)
        self.page.setMarkdown(self._pages[row].read_text(encoding="utf-8"))
        _set(self.page.document())

    def _on_page_anchor_clicked(self, address: QUrl) -> None:
        names = [page.name for page in self._pages]
        if address.fileName() in names:
            self.list.setCurrentRow(names.index(address.fileName()))
        elif address.scheme() in ("http", "https"):
            QDesktopServices.openUrl(address)


def _set(document: QTextDocument) -> None:
    """Set a page: calm headings with room above them, and the weight of bold that ships in place of a made-up one."""
    document.setIndentWidth(_INDENT)
    block = document.begin()
    while block.isValid():
        cursor, form = QTextCursor(block), block.blockFormat()
        level = form.headingLevel()
        form.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin((20 if level > 1 else 0) if level else 4)
        form.setBottomMargin(6 if level else 4)
        cursor.setBlockFormat(form)
        for run in block.textFormats():
            look = run.format
            if level or look.fontWeight() > QFont.Weight.DemiBold:
                look.setFontWeight(QFont.Weight.DemiBold)
                if level:
                    look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                    look.setFontPointSize(_SIZES[min(level, 3)])
                cursor.setPosition(block.position() + run.start)
                cursor.setPosition(block.position() + run.start + run.length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(look)
        block = block.next()


def _title(markdown: str) -> str:
    return markdown.partition("\n")[0].lstrip("# ").strip()
