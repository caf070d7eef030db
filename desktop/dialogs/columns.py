"""The dialog that asks what the columns of a table are, and shows the articles that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.formats.columns import Columns
from annotations.formats.row_article import plain_of
from annotations.formats.table import preview
from annotations.model import Article
from annotations.workflow import TableSeen
from desktop.core_problems import told_reason
from desktop.plain_text import tip
from desktop.widgets.button_row import button_row
from desktop.widgets.calm_combo_box import CalmComboBox
from desktop.widgets.plural import plural

_WIDTH, _HEIGHT = 820, 620
_EXAMPLE = 60
_SHOWN_TEXT = 200
_WIDTHS = (90, 190, 100, 130)


class ColumnsDialog(QDialog):
    """One chooser for each part of an article, filled with what is guessed, over the first rows as articles."""

    def __init__(self, seen: TableSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What are the columns?"))
        self._seen = seen
        self.choosers: dict[str, QComboBox] = {}
        said = QLabel(self._said())
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.preview = QTableWidget()
        self.preview.setAccessibleName(self.tr("The first rows as articles"))
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.preview.setTabKeyNavigation(False)
        self.preview.setWordWrap(False)
        self.preview.setShowGrid(False)
        rest = QLabel(self.tr("Other columns are kept with the article."))
        rest.setProperty("role", "muted")
        self.dates = QLabel()
        self.dates.setTextFormat(Qt.TextFormat.PlainText)
        self.dates.setWordWrap(True)
        self.dates.setProperty("role", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(said)
        column.addLayout(self._form())
        column.addWidget(rest)
        column.addWidget(self.preview, 1)
        column.addWidget(self.dates)
        column.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)
        self._show_preview()

    @property
    def columns(self) -> Columns:
        """What was chosen; an empty name where there is no such column."""
        return Columns(**{part: chooser.currentData() or "" for part, chooser in self.choosers.items()})

    @property
    def chosen(self) -> Mapping[Path, Columns]:
        """What was chosen, for each file with these columns."""
        return dict.fromkeys(self._seen.paths, self.columns)

    def _said(self) -> str:
        first, more = self._seen.paths[0].name, len(self._seen.paths) - 1
        if not more:
            return self.tr("Choose what the columns of “{0}” are.").format(first)
        others = plural(more, self.tr("1 other file"), self.tr("%n other files"))
        return self.tr("Choose what the columns of “{0}” and {1} are.").format(first, others)

    def _form(self) -> QFormLayout:
        titles = {
            "text": self.tr("Text"),
            "title": self.tr("Title"),
            "published": self.tr("Date"),
            "source": self.tr("Source"),
            "key": self.tr("Id"),
        }
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for part, title in titles.items():
            chooser = CalmComboBox()
            chooser.setAccessibleName(title)
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.addItem(self.tr("Choose a column…") if part == "text" else self.tr("None"), "")
            for name in self._seen.head.names:
                chooser.addItem(self._with_example(name), name)
            chooser.setCurrentIndex(max(0, chooser.findData(getattr(self._seen.head.columns, part))))
            chooser.currentIndexChanged.connect(self._show_preview)
            self.choosers[part] = chooser
            form.addRow(title, chooser)
        return form

    def _with_example(self, name: str) -> str:
        """A column's name with the beginning of its first cell that holds something."""
        cells = (" ".join(plain_of(row.cells.get(name))[: 2 * _EXAMPLE].split()) for row in self._seen.head.rows)
        example = next((cell for cell in cells if cell), "")
        if not example:
            return name
        return f"{name} – {example[:_EXAMPLE]}…" if len(example) > _EXAMPLE else f"{name} – {example}"

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.start = QPushButton(self.tr("Import"))
        self.start.setDefault(True)
        self.start.clicked.connect(self.accept)
        return button_row((), (cancel, self.start))

    def _show_preview(self) -> None:
        heads = (self.tr("Line"), self.tr("Id"), self.tr("Title"), self.tr("Date"), self.tr("Source"), self.tr("Text"))
        shown = preview(self._seen.head, self.columns) if self.columns.text else []
        self.start.setEnabled(bool(self.columns.text))
        table = self.preview
        table.clear()
        table.setRowCount(len(shown))
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        for nth, (row, found) in enumerate(zip(self._seen.head.rows, shown, strict=False)):
            self._fill(nth, row.line, found)
        self._tell_dates(shown)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for place, width in enumerate(_WIDTHS, start=1):
            header.resizeSection(place, width)
            cells = [table.item(row, place) for row in range(len(shown))]
            table.setColumnHidden(place, not any(cell is not None and cell.text() for cell in cells))
        header.setStretchLastSection(True)

    def _tell_dates(self, shown: Sequence[Article | str]) -> None:
        """Say of which rows the date cannot be told, such as where a month could be a day."""
        name = self.columns.published
        given = [
            (cell, found.published)
            for row, found in zip(self._seen.head.rows, shown, strict=False)
            if name and isinstance(found, Article) and (cell := " ".join(plain_of(row.cells.get(name)).split()))
        ]
        lost = [cell for cell, published in given if not published]
        text = self.tr(
            "{0} of {1} dates cannot be told for sure, such as {2}. These articles have no date; what the column says"
            " is kept with them. A date like 2024-03-01 is always understood."
        )
        self.dates.setText(text.format(len(lost), len(given), lost[0]) if lost else "")
        self.dates.setVisible(bool(lost))

    def _fill(self, nth: int, line: int, found: Article | str) -> None:
        if isinstance(found, str):
            cells = [str(line), "", "", "", "", self.tr("Left out: {0}").format(told_reason(found))]
        else:
            key = found.key if self.columns.key else ""
            text = " ".join(found.text[:_SHOWN_TEXT].split())
            cells = [str(line), key, found.title, found.published, found.source, text]
        for place, cell in enumerate(cells):
            item = QTableWidgetItem(cell[:_SHOWN_TEXT])
            item.setToolTip(tip(cell))
            self.preview.setItem(nth, place, item)
