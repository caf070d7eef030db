"""The dialog that exports: format, layer, which articles, what would be lost, and where the file is afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotations.formats import FORMATS, Format
from annotations.model import GOLD, ArticleState
from annotations.store import Store
from annotations.workflow import ExportReport, Rehearsal, sizes_of
from desktop.core_problems import told_reason
from desktop.core_texts import told, told_reasons
from desktop.settings import Settings
from desktop.tasks.exporting import Exporting, Order
from desktop.tasks.rehearsing import Rehearsing
from desktop.widgets.button_row import button_row
from desktop.widgets.loss_view import LossView
from desktop.widgets.plural import plural
from desktop.widgets.split_row import SplitRow
from desktop.widgets.styling import style_by

_WIDTH, _HEIGHT = 760, 620
_SETTLE_MS = 150
"""A choice has to stand this long before it is looked at what it would lose."""


class ExportDialog(QDialog):
    """Asks what to export, tells what that would lose, starts it, and says what was written."""

    place_chosen = Signal(object)
    """A Place of a loss is to be shown."""

    def __init__(self, store: Store, exporting: Exporting, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._exporting = exporting
        self._settings = settings
        self._formats: list[Format] = [known for known in FORMATS if known.can_write]
        self.rehearsing = Rehearsing(exporting.jobs, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE_MS)
        self._going = 0
        """Articles that will be written, as far as is known."""
        self._found: Rehearsal | None = None
        self._order: Order | None = None
        """What is being written, or was last."""
        self._is_writing = False
        self._build()
        self._choose_defaults()
        self.format.currentIndexChanged.connect(self._on_format_changed)
        self.layer.currentIndexChanged.connect(self._show_preview)
        self.scope.buttonToggled.connect(self._show_preview)
        self.split.changed.connect(self._show_whether)
        self.strict.toggled.connect(self._show_whether)
        self.out.textChanged.connect(self._show_whether)
        self._settled.timeout.connect(self._on_settled_timeout)
        self.rehearsing.progressed.connect(self.losses.show_progress)
        self.rehearsing.found.connect(self._on_rehearsing_found)
        self.rehearsing.failed.connect(self.losses.show_reason)
        self.losses.place_chosen.connect(self.place_chosen)
        self.finished.connect(self.rehearsing.cancel)
        exporting.finished.connect(self._on_exporting_finished)
        exporting.cancelled.connect(self._on_exporting_cancelled)
        exporting.failed.connect(self._on_exporting_failed)
        self._show_preview()

    def again(self) -> None:
        """Show the dialog as it was left, and look anew at what would be lost."""
        self._fill_layers()
        self._show_preview()
        self.open()

    def reject(self) -> None:
        """Stop what is being written, or else close."""
        if self._is_writing:
            self._say(self.tr("Stopping…"), "muted")
            self._exporting.cancel()
        else:
            super().reject()

    def _build(self) -> None:
        self.format = QComboBox()
        for known in self._formats:
            self.format.addItem(told(known.title), known.name)
        self.layer = QComboBox()
        self._fill_layers()
        self.finished_only = QRadioButton(self.tr("Finished articles"))
        self.every = QRadioButton(self.tr("All articles"))
        self.scope = QButtonGroup(self)
        self.scope.addButton(self.finished_only)
        self.scope.addButton(self.every)
        which = QHBoxLayout()
        which.setSpacing(24)
        which.addWidget(self.finished_only)
        which.addWidget(self.every, 1)
        self.split = SplitRow()
        self.strict = QCheckBox(self.tr("Write only if nothing would be lost"))
        self.out = QLineEdit()
        self.out.setAccessibleName(self.tr("File"))
        browse = QPushButton(self.tr("Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse_clicked)
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(self.out, 1)
        file_row.addWidget(browse)
        self.choices = QWidget()
        form = QFormLayout(self.choices)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Layer"), self.layer)
        form.addRow(self.tr("Articles"), which)
        form.addRow(self.tr("File"), file_row)
        form.addRow("", self.split)
        form.addRow("", self.strict)
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setProperty("role", "muted")
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.choices)
        column.addWidget(self.preview)
        self.losses = LossView()
        column.addWidget(self.losses, 1)
        column.addWidget(self.outcome)
        column.addLayout(self._buttons())
        self.resize(_WIDTH, max(_HEIGHT, self.sizeHint().height()))

    def _buttons(self) -> QHBoxLayout:
        self.folder = QPushButton(self.tr("Open folder"))
        self.folder.setAutoDefault(False)
        self.folder.clicked.connect(self._on_folder_clicked)
        self.folder.hide()
        self.close_button = QPushButton(self.tr("Cancel"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.start = QPushButton(self.tr("Export"))
        self.start.clicked.connect(self._on_start_clicked)
        return button_row((self.folder,), (self.close_button, self.start))

    def _choose_defaults(self) -> None:
        self.format.setCurrentIndex(max(0, self.format.findData(self._settings.export_format)))
        finished = self._store.articles.count(ArticleState.DONE)
        self.every.setChecked(self._settings.export_all or not finished)
        self.finished_only.setChecked(not self.every.isChecked())
        kept = self._settings
        self.strict.setChecked(kept.export_strict)
        self.split.choose(kept.export_split, kept.export_seed, ticked=bool(kept.export_split))
        folder = Path(self._settings.export_folder or self._store.path.parent)
        self.out.setText(str(folder / f"{self._store.path.stem}{self._suffix()}"))

    def _fill_layers(self) -> None:
        for layer in sorted(self._store.layers.all(), key=lambda layer: layer.name != GOLD):
            if self.layer.findData(layer.name) < 0:
                self.layer.addItem(layer.name, layer.name)

    def _out(self) -> Path:
        """The file that is named; a name without a folder is beside the project."""
        return self._store.path.absolute().parent / Path(self.out.text().strip()).expanduser()

    def _suffix(self) -> str:
        return self._formats[self.format.currentIndex()].suffixes[0]

    def _show_preview(self) -> None:
        """Say what is known at once, and begin to look at the rest."""
        total = self._store.articles.count()
        self._going = total if self.every.isChecked() else self._store.articles.count(ArticleState.DONE)
        self._found = None
        self.rehearsing.cancel()
        self._settled.start()
        if self._going:
            self.losses.show_progress()
        else:
            self.losses.show_nothing()
        self._show_whether()

    def _show_whether(self) -> None:
        """Say how many articles go where, and let the export be started unless something speaks against it."""
        self.preview.setText(self._preview())
        self._say("", "muted")
        self.start.setDefault(True)
        if not self.out.text().strip():
            self._say(self.tr("Name the file to write."), "warn")
        elif self._parts() == []:
            text = self.tr("These are too few to split. Finish more articles, or write them to one file.")
            self._say(text, "warn")
        elif self.strict.isChecked() and self._found is not None and self._found.groups:
            self._say(self.tr("Nothing is written, because something would be lost."), "warn")
        known = self._found is not None or not self.strict.isChecked()
        self.start.setEnabled(self._going > 0 and known and not self.outcome.text())

    def _preview(self) -> str:
        left_out = self._found.left_out if self._found else self._store.articles.count() - self._going
        if not self._going:
            reason = self._found.reason if self._found else "none is done" if left_out else "the project holds none"
            text = self.tr("0 of {0} articles will be written, because {1}.")
            return text.format(f"{left_out:,}", told_reasons(reason))
        many = self.tr("%n articles will be written.")
        text = plural(self._going, self.tr("1 article will be written."), many)
        parts = self._parts()
        if parts:
            text = text.removesuffix(".") + ": " + ", ".join(f"{name} {size:,}" for name, size in parts) + "."
        if self._found is not None and self._found.left_out:
            one, many = self.tr("1 is left out, because {0}."), self.tr("%n are left out, because {0}.")
            text += " " + plural(left_out, one, many).format(told_reasons(self._found.reason))
        if self._found is not None:
            entities = plural(self._found.spans, self.tr("1 entity"), self.tr("%n entities"))
            agreements = plural(self._found.agreements, self.tr("1 agreement"), self.tr("%n agreements"))
            text += " " + self.tr("The layer has {0} and {1} in them.").format(entities, agreements)
        if self.out.text().strip() and not parts and self._out().exists():
            text += " " + self.tr("{0} is there already and will be replaced.").format(self._out().name)
        return text

    def _parts(self) -> list[tuple[str, int]] | None:
        """The parts with their numbers of articles; None where there are none, an empty list where they are too few."""
        split = self.split.split
        if split is None or not self._going:
            return None
        return list(zip(split.names, sizes_of(split, self._going), strict=False))

    def _status(self) -> str:
        return "all" if self.every.isChecked() else "done"

    def _on_settled_timeout(self) -> None:
        if self._going:
            self.rehearsing.start(self._store, self.format.currentData(), self.layer.currentData(), self._status())

    def _on_rehearsing_found(self, rehearsal: Rehearsal) -> None:
        self._found = rehearsal
        self._going = rehearsal.articles
        if self._going:
            self.losses.show_rehearsal(rehearsal)
        else:
            self.losses.show_nothing()
        self._show_whether()

    def _on_format_changed(self) -> None:
        path = Path(self.out.text())
        endings = (suffix for each in self._formats for suffix in each.suffixes if path.name.endswith(suffix))
        known = max(endings, key=len, default="")
        if known:
            self.out.setText(str(path.with_name(path.name.removesuffix(known) + self._suffix())))
        self._show_preview()

    def _on_browse_clicked(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), str(self._out()))
        if name:
            self.out.setText(name)

    def _on_start_clicked(self) -> None:
        out = self._out()
        self._settings.export_format = self.format.currentData()
        self._settings.export_folder = str(out.parent)
        if self._store.articles.count(ArticleState.DONE):  # else there was no choice
            self._settings.export_all = self.every.isChecked()
        self._settings.export_strict = self.strict.isChecked()
        self._settings.export_split = self.split.shares if self.split.ticked.isChecked() else ""
        self._settings.export_seed = self.split.seed.value()
        self._order = Order(
            out,
            self.format.currentData(),
            self.layer.currentData(),
            self._status(),
            split=self.split.split,
            strict=self.strict.isChecked(),
        )
        self.rehearsing.cancel()
        self._settled.stop()
        self._set_writing(is_writing=True)
        self._say(self.tr("Writing…"), "muted")
        self._exporting.start(self._order)

    def _set_writing(self, *, is_writing: bool) -> None:
        """While it writes there is nothing to choose, only to cancel."""
        self._is_writing = is_writing
        self.choices.setEnabled(not is_writing)
        self.losses.setEnabled(not is_writing)
        self.start.setEnabled(not is_writing)

    def _on_exporting_finished(self, report: ExportReport) -> None:
        if self._order is None or not self._is_writing:
            return
        self._set_writing(is_writing=False)
        self.start.setEnabled(False)
        self.preview.clear()
        written = plural(report.written, self.tr("1 article written to {0}."), self.tr("%n articles written to {0}."))
        parts = [f"{path.name} ({articles:,})" for path, articles in report.files if articles]
        text = written.format(", ".join(parts) if len(parts) > 1 else str(self._order.out))
        beside = [path.name for path, articles in report.files if not articles]
        if beside:
            text += " " + self.tr("Beside it: {0}.").format(", ".join(beside))
        if report.left_out:
            one, many = self.tr("1 is left out, because {0}."), self.tr("%n are left out, because {0}.")
            text += " " + plural(report.left_out, one, many).format(told_reasons(report.reason))
        self._say(text, "ok")
        self.folder.show()
        self.close_button.setText(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _on_exporting_cancelled(self) -> None:
        if self._is_writing:
            self._set_writing(is_writing=False)
            self._say(self.tr("Cancelled; no file was written."), "muted")

    def _on_exporting_failed(self, reason: str) -> None:
        if self._is_writing:
            self._set_writing(is_writing=False)
            self._say(told_reason(reason), "danger")

    def _on_folder_clicked(self) -> None:
        folder = self._order.out.parent if self._order is not None else self._out().parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _say(self, text: str, role: str) -> None:
        style_by(self.outcome, "role", role)
        self.outcome.setText(text)
