"""The dialog that imports: files or a folder in, then what was new, the same, changed or unreadable, and what next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import InputError
from annotations.formats import FORMATS, Problem
from annotations.formats.columns import Columns
from annotations.intake.mapping import Foreign
from annotations.schema import Schema
from annotations.workflow import ImportReport, TableSeen, save_problems
from desktop.core_problems import told_problem, told_reason
from desktop.core_texts import told, told_list
from desktop.dialogs.columns import ColumnsDialog
from desktop.dialogs.label_map import LabelMapDialog
from desktop.icons import icon
from desktop.settings import Settings
from desktop.tasks.importing import Importing
from desktop.widgets.drop_area import DropArea
from desktop.widgets.plural import plural
from desktop.widgets.styling import style_by

_WIDTH, _HEIGHT = 560, 440
_MARK = 32


class ImportDialog(QDialog):
    """Chooses files, shows how far their import is, what came of it, and what may come next."""

    suggest_requested = Signal()
    """The machine is to read what came in."""
    article_requested = Signal(object)
    """An article, by its id, is to be shown."""

    def __init__(self, importing: Importing, schema: Schema, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import articles"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._importing = importing
        self._schema = schema
        self._settings = settings
        self._paths: list[Path] = []
        self.asking: LabelMapDialog | None = None
        self.columns: ColumnsDialog | None = None
        self._tables: list[TableSeen] = []
        self._chosen: dict[Path, Columns] = {}
        self._report = ImportReport()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._choice_page())
        self.pages.addWidget(self._progress_page())
        self.pages.addWidget(self._result_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addWidget(self.pages)
        self.resize(_WIDTH, _HEIGHT)
        self.start.setDefault(True)  # only now it stands in the dialog
        self.files.installEventFilter(self)
        self.problems.installEventFilter(self)
        importing.looked.connect(self._on_importing_looked)
        importing.progressed.connect(self._on_importing_progressed)
        importing.finished.connect(self._on_importing_finished)
        importing.cancelled.connect(self._on_importing_cancelled)
        importing.failed.connect(self._on_importing_failed)
        importing.names_wanted.connect(self._on_names_wanted)
        importing.columns_wanted.connect(self._on_columns_wanted)

    def add(self, paths: Sequence[Path]) -> None:
        """Put files or folders on the list."""
        for path in paths:
            if path not in self._paths:
                self._paths.append(path)
                self.files.addItem(str(path))
        self.start.setEnabled(bool(self._paths))
        if self._paths:
            self.start.setFocus()

    def reject(self) -> None:
        """Stop what is being imported, or else close."""
        if self._importing.is_running:
            self.status.setText(self.tr("Stopping…"))
            self._importing.cancel()
        else:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes a file off the list; on the list of problems, which is for reading, Return begins nothing."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.files and key == Qt.Key.Key_Delete:
            self._on_remove_clicked()
            return True
        return watched is self.problems and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def _choice_page(self) -> QWidget:
        page = QWidget()
        drop = DropArea(self.tr("Drop files or folders here"))
        drop.dropped.connect(self.add)
        choose = QPushButton(self.tr("Choose files…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose_clicked)
        folder = QPushButton(self.tr("Choose a folder…"))
        folder.setAutoDefault(False)
        folder.clicked.connect(self._on_folder_clicked)
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Files to import"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.currentRowChanged.connect(self._on_files_row_changed)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAutoDefault(False)
        self.remove.setEnabled(False)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.format = QComboBox()
        self.format.addItem(self.tr("By the ending of each file"), "")
        for known in FORMATS:
            if known.can_read:
                self.format.addItem(told(known.title), known.name)
        self.layer = QLineEdit()
        self.layer.setPlaceholderText(self.tr("As the file says"))
        form = QFormLayout()
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Annotation becomes the layer"), self.layer)
        self.start = QPushButton(self.tr("Import"))
        self.start.setEnabled(False)
        self.start.clicked.connect(self._on_start_clicked)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(drop)
        column.addLayout(_row(choose, folder, None, self.remove))
        column.addWidget(self.files, 1)
        column.addLayout(form)
        column.addLayout(_row(None, cancel, self.start))
        return page

    def _progress_page(self) -> QWidget:
        page = QWidget()
        self.status = QLabel(self.tr("Reading…"))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, 0)
        stop = QPushButton(self.tr("Cancel"))
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(self.status)
        column.addWidget(bar)
        column.addStretch()
        column.addLayout(_row(None, stop))
        return page

    def _result_page(self) -> QWidget:
        page = QWidget()
        self.mark = QLabel()
        self.mark.setPixmap(icon("circle-check-big", "ok").pixmap(QSize(_MARK, _MARK), self.devicePixelRatioF()))
        self.mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.summary = QLabel()
        self.summary.setProperty("role", "heading")
        self.summary.setWordWrap(True)
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems.setAccessibleName(self.tr("What could not be read"))
        self.saved = QLabel()
        self.saved.setWordWrap(True)
        self.saved.hide()
        self.save = QPushButton(self.tr("Save the list…"))
        self.save.setAutoDefault(False)
        self.save.hide()
        self.save.clicked.connect(self._on_save_clicked)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        self.open_first = QPushButton(self.tr("Read the first"))
        self.open_first.setAutoDefault(False)
        self.open_first.clicked.connect(self._on_open_first_clicked)
        self.suggest = QPushButton(self.tr("Suggest now"))
        self.suggest.clicked.connect(self._on_suggest_clicked)
        self.next_step = QLabel()
        self.next_step.setProperty("role", "muted")
        self.next_step.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch()
        column.addWidget(self.mark)
        column.addWidget(self.summary)
        column.addWidget(self.next_step)
        column.addWidget(self.problems, 1)
        column.addWidget(self.saved)
        column.addStretch()
        column.addLayout(_row(self.save, None, self.close_button, self.open_first, self.suggest))
        return page

    def _show_result(self, summary: str, problems: Sequence[str], *, whole: bool) -> None:
        self.summary.setText(summary)
        self.problems.clear()
        self.problems.addItems(problems)
        self.problems.setVisible(bool(problems))
        self.mark.setVisible(bool(self._report.new) and not problems and whole)
        side = Qt.AlignmentFlag.AlignLeft if problems else Qt.AlignmentFlag.AlignHCenter
        for label in (self.summary, self.next_step):
            label.setAlignment(side)
        self.pages.setCurrentIndex(2)
        for part in (self.next_step, self.open_first, self.suggest):
            part.setVisible(bool(self._report.new))
        # Where all came with annotation there is something to review already.
        brought = self._report.annotated >= self._report.new
        self.next_step.setText(
            self.tr("Their annotation is there to be reviewed; the machine can suggest more, now or later.")
            if brought
            else self.tr("Let the machine suggest entities and agreements now, or begin to read; it can suggest later.")
        )
        first = self.open_first if brought else self.suggest
        button = first if self._report.new else self.close_button
        button.setDefault(True)
        button.setFocus()

    def _on_choose_clicked(self) -> None:
        readable = {suffix for known in FORMATS if known.can_read for suffix in known.suffixes} | {".zip"}
        endings = " ".join(f"*{suffix}" for suffix in sorted(readable))
        kinds = self.tr("Articles ({0});;All files (*)").format(endings)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), self._settings.import_folder, kinds)
        if names:
            self._settings.import_folder = str(Path(names[0]).parent)
            self.add([Path(name) for name in names])

    def _on_folder_clicked(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._settings.import_folder)
        if name:
            self._settings.import_folder = name
            self.add([Path(name)])

    def _on_files_row_changed(self, row: int) -> None:
        self.remove.setEnabled(row >= 0)

    def _on_remove_clicked(self) -> None:
        row = self.files.currentRow()
        if row >= 0:
            del self._paths[row]
            self.files.takeItem(row)
            self.start.setEnabled(bool(self._paths))

    def _on_start_clicked(self) -> None:
        self.pages.setCurrentIndex(1)
        self._importing.start(self._paths, file_format=self.format.currentData(), layer=self.layer.text().strip())

    def _on_importing_looked(self, seen: int) -> None:
        one, many = self.tr("Looking through 1 article…"), self.tr("Looking through %n articles…")
        self.status.setText(plural(seen, one, many))

    def _on_importing_progressed(self, written: int) -> None:
        self.status.setText(plural(written, self.tr("1 article so far"), self.tr("%n articles so far")))

    def _on_columns_wanted(self, tables: list[TableSeen]) -> None:
        self._tables, self._chosen = list(tables), {}
        self._ask_for_columns()

    def _ask_for_columns(self) -> None:
        """Ask about one table after the other, then go on."""
        if not self._tables:
            self._importing.choose(self._chosen)
            return
        self.columns = ColumnsDialog(self._tables.pop(0), self)
        self.columns.accepted.connect(self._on_columns_accepted)
        self.columns.rejected.connect(self._importing.cancel)
        self.columns.open()

    def _on_columns_accepted(self) -> None:
        if self.columns is not None:
            self._chosen.update(self.columns.chosen)
        self._ask_for_columns()

    def _on_suggest_clicked(self) -> None:
        self.accept()
        self.suggest_requested.emit()

    def _on_open_first_clicked(self) -> None:
        self.accept()
        self.article_requested.emit(self._report.first)

    def _on_save_clicked(self) -> None:
        kinds = self.tr("Tables (*.csv)")
        start = str(Path(self._settings.import_folder) / self.tr("problems.csv"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the list of problems"), start, kinds)
        if not name:
            return
        try:
            save_problems(Path(name), self._all_problems(), self._importing.problems.lost)
        except InputError as error:
            style_by(self.saved, "role", "danger")
            self.saved.setText(told_reason(str(error)))
        else:
            style_by(self.saved, "role", "ok")
            self.saved.setText(self.tr("The list was saved as {0}.").format(name))
        self.saved.show()

    def _all_problems(self) -> Iterator[Problem]:
        """Everything that was left out, in the language of the window."""
        for line in self._report.missing_lines():
            yield Problem(None, None, told(line))
        for problem in self._importing.problems:
            yield replace(problem, reason=told_reason(problem.reason))

    def _on_names_wanted(self, found: list[Foreign]) -> None:
        self.asking = LabelMapDialog(found, self._schema, self._settings, self)
        self.asking.accepted.connect(self._on_asking_accepted)
        self.asking.rejected.connect(self._importing.cancel)
        self.asking.open()

    def _on_asking_accepted(self) -> None:
        if self.asking is not None:
            self._importing.go_on(self.asking.names)

    def _on_importing_finished(self, report: ImportReport) -> None:
        self._tell(report, told_list(report.summary()), whole=True)

    def _on_importing_cancelled(self, report: ImportReport) -> None:
        """Say what came in before; where nothing did, lead back to the choice."""
        if report.new or report.same or report.changed or report.annotated or report.problems:
            advice = self.tr("Cancelled. Import the files again to bring in the rest.")
            self._tell(report, f"{advice}\n{told_list(report.summary())}", whole=False)
        else:
            self.status.setText(self.tr("Reading…"))
            self.pages.setCurrentIndex(0)
            self.start.setFocus()

    def _tell(self, report: ImportReport, summary: str, *, whole: bool) -> None:
        self._report = report
        lines = [*(told(line) for line in report.missing_lines()), *map(self._shown, report.problems)]
        self.save.setVisible(bool(lines))
        if report.more_problems:
            one = self.tr("and one more, which “Save the list…” writes, too")
            many = self.tr("and %n more, which “Save the list…” writes, too")
            lines.append(plural(report.more_problems, one, many))
        self._show_result(summary, lines, whole=whole)

    def _shown(self, problem: Problem) -> str:
        """A problem with its place below what was chosen: the whole path would hide what is wrong."""
        for chosen in self._paths:
            if problem.path is not None and problem.path.is_relative_to(chosen):
                return told_problem(replace(problem, path=problem.path.relative_to(chosen.parent)))
        return told_problem(problem)

    def _on_importing_failed(self, reason: str) -> None:
        self._show_result(told_reason(reason), [], whole=False)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None is the free room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
    return row
