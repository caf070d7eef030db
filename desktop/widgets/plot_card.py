"""PlotCard: a plot with its title, what it says where it is pointed at, its table, and a way to keep it as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from annotations.curate.spreadsheet import csv_text
from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.widgets.article_header import ElidedLabel
from desktop.widgets.key_button import KeyButton
from desktop.widgets.plot import Plot

_KINDS = (".png", ".svg", ".csv")


class PlotCard(QFrame):
    """Says the sentence of the mark that is pointed at; without one, what the plot is about."""

    failed = Signal(str)
    """The file could not be written; the sentence is for the user."""
    kept = Signal(str)
    """The file was written: its name."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self.plot = plot
        self.setProperty("role", "card")
        title = ElidedLabel()
        title.setText(plot.title)
        title.setFont(ui_font(10.5, ui_font().Weight.DemiBold))
        self.about = QLabel()
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(2 * self.about.fontMetrics().lineSpacing())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.about.setSizePolicy(policy)
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(plot.title)
        self.pages = QStackedWidget()
        self.pages.addWidget(plot)
        self.pages.addWidget(self.table)
        self.as_table = KeyButton(self.tr("Table"))
        self.as_table.setCheckable(True)
        self.as_table.setProperty("quiet", True)  # noqa: FBT003 - Qt's own argument
        self.as_table.setAccessibleName(self.tr("Show as a table: {0}").format(plot.title))
        self.keep = KeyButton()
        self.keep.setIcon(icon("download", "muted"))
        self.keep.setProperty("quiet", True)  # noqa: FBT003 - Qt's own argument
        self.keep.setToolTip(self.tr("Save as a picture (PNG or SVG) or as a table (CSV)"))
        self.keep.setAccessibleName(self.tr("Save: {0}").format(plot.title))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title, 1)
        head.addWidget(self.as_table)
        head.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.pages, 1)
        column.addStretch()
        self._about = ""
        self.as_table.toggled.connect(self._on_as_table_toggled)
        self.keep.clicked.connect(self._on_keep_clicked)
        plot.said.connect(self._on_plot_said)

    def say(self, about: str) -> None:
        """What the plot is about, or why it is empty."""
        self._about = about
        self.about.setText(about)
        self._fill_table()
        # What is empty needs no room, and there is nothing to keep of it.
        for part in (self.pages, self.as_table, self.keep):
            part.setVisible(bool(self.plot.figures.rows))

    def save(self, path: Path) -> None:
        """Write the plot as PNG or SVG, or its table as CSV, by the suffix of the path."""
        try:
            if path.suffix == ".csv":
                figures = self.plot.figures
                path.write_text(csv_text(figures.head, figures.rows), encoding="utf-8-sig", newline="")
            else:
                path.write_bytes(self.plot.picture(path.suffix))
        except OSError as error:
            self.failed.emit(self.tr("{0} cannot be written: {1}").format(path.name, error.strerror or ""))
        else:
            self.kept.emit(self.tr("Saved as {0}.").format(path.name))

    def _on_plot_said(self, text: str) -> None:
        self.about.setText(text or self._about)

    def _on_as_table_toggled(self, is_table: bool) -> None:  # noqa: FBT001 - Qt's own argument
        self.pages.setCurrentWidget(self.table if is_table else self.plot)
        self.about.setText(self._about)

    def _on_keep_clicked(self) -> None:
        kinds = ";;".join((self.tr("Picture (*.png)"), self.tr("Drawing (*.svg)"), self.tr("Table (*.csv)")))
        name, kind = QFileDialog.getSaveFileName(self, self.tr("Save: {0}").format(self.plot.title), "", kinds)
        if name:
            path = Path(name)
            wanted = next((suffix for suffix in _KINDS if suffix in kind), _KINDS[0])
            self.save(path if path.suffix in _KINDS else path.with_name(path.name + wanted))

    def _fill_table(self) -> None:
        figures, table = self.plot.figures, self.table
        table.setColumnCount(len(figures.head))
        table.setRowCount(len(figures.rows))
        for column, name in enumerate(figures.head):
            cells = [row[column] for row in figures.rows]
            side = Qt.AlignmentFlag.AlignRight if _are_numbers(cells) else Qt.AlignmentFlag.AlignLeft
            head = QTableWidgetItem(name)
            head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(column, head)
            for nth, cell in enumerate(cells):
                item = QTableWidgetItem(f"{cell:,}" if isinstance(cell, int) else str(cell))
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(nth, column, item)
        table.resizeColumnsToContents()


def _are_numbers(cells: Sequence[object]) -> bool:
    return bool(cells) and all(isinstance(cell, int | float) for cell in cells)
