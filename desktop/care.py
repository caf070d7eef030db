"""Care: the dialogs that check a project and list its backups, and what is offered where one is damaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMessageBox, QSpacerItem, QWidget

from annotations.store.findings import Finding
from annotations.store.salvaging import SalvageReport
from annotations.walk import Focus
from desktop.core_problems import told_reason
from desktop.core_texts import told
from desktop.dialogs.backups import BackupsDialog
from desktop.dialogs.check import CheckDialog
from desktop.jobs import Jobs
from desktop.projects import SUFFIX, Projects
from desktop.session import Session
from desktop.tasks.caring import Caring
from desktop.tasks.keeping import Keeping

_MARGIN, _BETWEEN = 16, 6
_AROUND = 44
"""What a button has beside its text."""


class Care(QObject):
    """Looks after the file of the open project."""

    def __init__(self, window: QWidget, session: Session, jobs: Jobs, projects: Projects) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._projects = projects
        self.caring = Caring(session, jobs, projects, self)
        self.keeping = Keeping(session, jobs, self)
        projects.damaged.connect(self.offer_help)
        projects.import_asked.connect(self.keeping.before_import)
        self.caring.failed.connect(session.failed)
        self.caring.salvaged.connect(self._on_salvaged)

    def handlers(self) -> Mapping[str, Callable[..., object]]:
        """What the commands do, by id."""
        return {"project.check": self.show_check, "project.backups": self.show_backups}

    def show_check(self) -> None:
        """Check the project and show what is found."""
        if self._session.store is not None and not self.caring.is_running:
            dialog = CheckDialog(self._session, self.caring, self._window)
            dialog.jumped.connect(self._on_jumped)
            dialog.jumped.connect(dialog.accept)
            dialog.open()

    def show_backups(self, path: Path | None = None) -> None:
        """Show the backups of the open project, or of one that cannot be opened."""
        store = self._session.store
        wanted = path or (store.path if store is not None else None)
        if wanted is not None:
            BackupsDialog(wanted, self._session, self.caring, self._window).open()

    def offer_help(self, path: Path, said: str) -> None:
        """Say that a project is damaged, and offer what can be done about it."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("The project is damaged"))
        box.setText(told_reason(said))
        ways: tuple[tuple[str, Callable[[Path], object]], ...] = (
            (self.tr("&Backups…"), self.show_backups),
            (self.tr("&Salvage…"), self._ask_salvage),
            (self.tr("Open &read-only"), self._open_readonly),
        )
        for text, way in ways:
            box.addButton(text, QMessageBox.ButtonRole.ActionRole).clicked.connect(partial(self._go, way, path))
        box.addButton(QMessageBox.StandardButton.Cancel)
        _make_room(box)
        box.open()

    def _go(self, way: Callable[[Path], object], path: Path, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own argument
        way(path)

    def _open_readonly(self, path: Path) -> None:
        self._projects.open(path, readonly=True)

    def _ask_salvage(self, path: Path) -> None:
        kinds = self.tr("Ratify projects (*{0})").format(SUFFIX)
        proposed = path.with_name(f"{path.stem}-salvaged{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Salvage into"), str(proposed), kinds)
        if name:
            new = Path(name) if Path(name).suffix == SUFFIX else Path(name + SUFFIX)
            self.caring.salvage(path, new)

    def _on_salvaged(self, report: SalvageReport) -> None:
        self._projects.open(report.new)
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Salvaged"))
        box.setText(self.tr("The new project is open. What was saved and what was lost:"))
        box.setInformativeText("\n".join(_line(line) for line in report.summary().splitlines()[1:]))
        box.open()

    def _on_jumped(self, finding: Finding) -> None:
        store = self._session.store
        article = store.articles.by_key(finding.article) if store is not None else None
        if store is None or article is None:
            return
        sheet = store.sheets.read(article.id)
        spans = (*sheet.gold.spans, *sheet.suggested.spans)
        span = next((span for span in spans if (span.start, span.end) == finding.span), None)
        self._session.show(article.id, Focus(span=span.id) if span is not None else None)
        self._session.notice.emit(told(finding.sentence))


def _make_room(box: QMessageBox) -> None:
    """Let all buttons stand beside each other: the box measures them before the style that they are painted with."""
    widths = [button.fontMetrics().horizontalAdvance(button.text()) + _AROUND for button in box.buttons()]
    for button, width in zip(box.buttons(), widths, strict=True):
        button.setMinimumWidth(width)
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        layout.setContentsMargins(*[_MARGIN] * 4)
        room = QSpacerItem(sum(widths) + _BETWEEN * (len(widths) - 1), 0)
        layout.addItem(room, layout.rowCount(), 0, 1, layout.columnCount())


def _line(line: str) -> str:
    """A line of a report, whose title and numbers are said apart."""
    title, colon, numbers = line.strip().partition(": ")
    return f"{told(title)}: {told(numbers)}" if colon and line.startswith(" ") else told(line)
