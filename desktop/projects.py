"""Projects: opening and making them, bringing articles in and gold out, with the dialogs that ask how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from annotations.errors import DamagedError, InputError, ProjectError, RatifyError
from annotations.model import ArticleId
from annotations.store.backups import backups_of
from annotations.walk import Focus, shown_span
from annotations.workflow import ImportReport
from annotations.workflow.losses import Place
from annotations.workflow.samples import sample_project
from annotations.workflow.whole_file import whole_file
from desktop.core_problems import told_reason
from desktop.core_texts import told, told_list
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.import_articles import ImportDialog
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.settings import Position, Settings
from desktop.tasks.exporting import Exporting
from desktop.tasks.importing import Importing

SUFFIX = ".ratify"


class Projects(QObject):
    """The commands of the file menu."""

    opened = Signal()
    """A project was opened or made."""
    damaged = Signal(object, str)
    """A project (its path) cannot be opened because it is damaged; the sentence says how."""
    jumped = Signal(object)
    """A place that no span on show has, (start, end) in the article that is shown, is to be selected."""
    import_asked = Signal()
    """Articles may be imported now."""
    suggest_asked = Signal()
    """The machine is to read what was imported."""

    def __init__(self, window: QWidget, session: Session, jobs: Jobs, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self.importing = Importing(session, jobs, self)
        self.importing.finished.connect(self._on_importing_ended)
        self.importing.cancelled.connect(self._on_importing_ended)
        self.exporting = Exporting(session, jobs, self)
        self._export: ExportDialog | None = None
        """Where an export is asked for, also while one of its places is looked at."""
        session.project_changed.connect(self._forget_export)

    def ask_new(self) -> None:
        """Ask where a new project is to be, and make it."""
        kinds = self.tr("Ratify projects (*{0})").format(SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("New project"), self._folder(), kinds)
        if name:
            path = Path(name)
            self.create(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def ask_open(self) -> None:
        """Ask for a project and open it."""
        kinds = self.tr("Ratify projects (*{0});;All files (*)").format(SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open project"), self._folder(), kinds)
        if name:
            self.open(Path(name))

    def create(self, path: Path) -> bool:
        """Make a project; whether that worked."""
        if path.exists():
            text = self.tr("{0} exists already. Choose another name, or open it.").format(path)
            QMessageBox.warning(self._window, self.tr("This file exists"), text)
            return False
        return self._take(lambda: self._session.create(path), path)

    def open(self, path: Path, *, readonly: bool = False) -> bool:
        """Open a project where the analyst left it; whether that worked."""
        return self._take(lambda: self._session.open(path, readonly=readonly), path)

    def open_samples(self) -> None:
        """Open the sample project, which is made where there is none yet."""
        try:
            path = sample_project()
        except RatifyError as error:
            QMessageBox.warning(self._window, self.tr("No sample articles"), told_reason(str(error)))
            return
        self.open(path)

    def ask_import(self, paths: Sequence[Path] = ()) -> None:
        """Ask what to import, with some files chosen already."""
        store = self._session.store
        if store is None or self.importing.is_running:
            return
        dialog = ImportDialog(self.importing, store.schema, self._settings, self._window)
        dialog.add(paths)
        self.import_asked.emit()
        dialog.finished.connect(self._on_dialog_finished)
        dialog.article_requested.connect(self._session.show)
        dialog.suggest_requested.connect(self.suggest_asked)
        dialog.open()

    def ask_export(self) -> None:
        """Ask what to export; one who went to look at a place goes on with what was chosen before."""
        if self._session.store is None:
            return
        if self._export is not None:
            self._export.again()
            return
        self._export = ExportDialog(self._session.store, self.exporting, self._settings, self._window)
        self._export.place_chosen.connect(self._export.hide)
        self._export.place_chosen.connect(self._on_place_chosen)
        self._export.finished.connect(self._on_export_finished)
        self._export.open()

    def _on_export_finished(self) -> None:
        self._export = None

    def _forget_export(self) -> None:
        if self._export is not None:
            self._export.deleteLater()
            self._export = None

    def save_original(self) -> None:
        """Ask where the page that the article was taken from is to be, and write it there; it is never opened."""
        store, sheet = self._session.store, self._session.sheet
        if store is None or sheet is None:
            return
        kept = store.originals.of(sheet.article.id)
        if kept is None:
            self._session.notice.emit(self.tr("No page is kept beside this article: its text is all that came in."))
            return
        start = str(Path(self._settings.export_folder or self._folder()) / Path(kept.name).name)
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the original page"), start)
        if not name:
            return
        try:
            with whole_file(Path(name)) as file:
                file.write(kept.data)
        except InputError as error:
            QMessageBox.warning(self._window, self.tr("The page was not saved"), told_reason(str(error)))
            return
        text = self.tr("Saved as {0}. Its scripts were never run here; a browser would run them.")
        self._session.notice.emit(text.format(Path(name).name))

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """A project that was dropped is opened, other files are offered for import, into a new project if need be."""
        projects = [path for path in paths if path.suffix == SUFFIX]
        if projects:
            if self.open(projects[0]) and len(paths) > 1:
                text = self.tr("Only {0} was opened. Drop the other files again to import them.")
                self._session.notice.emit(text.format(projects[0].name))
            return
        if self._session.store is None:
            self.ask_new()
        if self._session.store is None:
            self._session.failed.emit(self.tr("Open a project or make a new one first, then drop the files again."))
        else:
            self.ask_import(paths)

    def meaning_of(self, paths: Sequence[Path]) -> str:
        """What dropping these files will do, in words."""
        project = next((path for path in paths if path.suffix == SUFFIX), None)
        if project is not None:
            return self.tr("Drop to open {0}").format(project.name)
        if self._session.store is None:
            return self.tr("Drop to import into a new project")
        if len(paths) == 1:
            return self.tr("Drop to import {0}").format(paths[0].name)
        return self.tr("Drop to import {0} files and folders").format(len(paths))

    def known(self) -> list[Path]:
        """The projects that were open before and are still there, the latest first."""
        return [path for path in self._settings.recent if path.is_file()]

    def forget(self) -> None:
        """Forget which projects were open before."""
        self._settings.forget_recent()

    def remember_position(self) -> None:
        """Keep where the analyst is, for the next time this project is opened."""
        store, article, focus = self._session.store, self._session.article, self._session.focus
        if store is not None and article is not None:
            position = Position(article, focus.span or 0, focus.agreement or 0)
            self._settings.remember_position(store.path, position)

    def _take(self, change: Callable[[], None], path: Path) -> bool:
        self.remember_position()
        try:
            change()
        except RatifyError as error:
            if _is_damage(error, path):
                self.damaged.emit(path, str(error))
                return False
            QMessageBox.warning(self._window, self.tr("The project cannot be opened"), told_reason(str(error)))
            return False
        self._settings.remember_project(path)
        self.show_last_position()
        self.opened.emit()
        return True

    def show_last_position(self) -> None:
        """Show the article that was shown when the project was left, else the first that is not done."""
        store = self._session.store
        if store is None:
            return
        position = self._settings.position(store.path)
        left_at = ArticleId(position.article)
        if store.articles.sha256(left_at):
            self._session.show(left_at, position.focus)
        else:
            first = store.articles.rows(limit=1)
            self._session.show(self._session.first_undone() or (first[0].id if first else None))

    def _folder(self) -> str:
        last = self._settings.last_project
        return str(Path(last).parent) if last else str(Path.home())

    def _on_place_chosen(self, place: Place) -> None:
        """Show the article of a loss, with the span that stands there in focus, or the text selected where none is."""
        store = self._session.store
        if store is None:
            return
        sheet = store.sheets.read(place.article)
        here = (place.start, place.end)
        shown = (shown_span(sheet, Focus(span=it.id)) for it in (*sheet.gold.spans, *sheet.suggested.spans))
        span = next((span for span in shown if span is not None and (span.start, span.end) == here), None)
        self._session.show(place.article, Focus(span=span.id) if span else None)
        if span is None and place.start is not None and place.end is not None:
            self.jumped.emit((place.start, place.end))
        self._session.notice.emit(told(place.reason))

    def _on_importing_ended(self, report: ImportReport) -> None:
        if self._session.sheet is None:
            self.show_last_position()
        if report.new or report.annotated:
            self._session.notice.emit(told_list(report.summary()))

    def _on_dialog_finished(self) -> None:
        if self._session.sheet is None:
            self.show_last_position()


def _is_damage(error: RatifyError, path: Path) -> bool:
    """Whether backups can help: pages are damaged, or what was a project once is none any more."""
    return isinstance(error, DamagedError) or (
        type(error) is ProjectError and path.is_file() and bool(backups_of(path))
    )
