"""CheckDialog: looks for faults in the open project, lists them with their places, and mends them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.store.findings import CheckReport, Finding, Kind, Repair
from annotations.store.repairing import RepairReport
from desktop.core_problems import told_reason
from desktop.core_texts import told
from desktop.session import Session
from desktop.tasks.caring import Caring
from desktop.widgets.button_row import button_row
from desktop.widgets.plural import plural

_SIZE = (820, 520)
_FINDING = Qt.ItemDataRole.UserRole + 1
_SHOWN = 1000


class CheckDialog(QDialog):
    """The check starts when the dialog opens; the analyst can close it and go on working, the check then ends."""

    jumped = Signal(object)
    """A Finding whose place the user wants to see."""

    def __init__(self, session: Session, caring: Caring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check the project"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._caring = caring
        self._report: CheckReport | None = None
        self._build()
        self.resize(*_SIZE)
        caring.checked.connect(self._on_checked)
        caring.repaired.connect(self._on_repaired)
        caring.failed.connect(self._on_failed)
        caring.progressed.connect(self._on_progressed)
        caring.ended.connect(self._enable)
        self.finished.connect(caring.cancel)
        self._begin()

    def _build(self) -> None:
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHeaderLabels([self.tr("Fault"), self.tr("Repair"), self.tr("Where"), self.tr("What")])
        self.list.setAccessibleName(self.tr("Faults"))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.list.itemActivated.connect(self._on_list_item_activated)
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint = QLabel(self.tr("A repair makes a backup first; Backups in the File menu brings it back."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (self.said, self.bar, self.list, self.detail, self.hint):
            column.addWidget(part)
        column.setStretchFactor(self.list, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.mend = QPushButton(self.tr("&Mend what is safe"))
        self.mend_all = QPushButton(self.tr("Mend by &removing…"))
        self.again = QPushButton(self.tr("Check &again"))
        self.close_button = QPushButton(self.tr("Close"))
        for button in (self.mend, self.mend_all, self.again):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)
        self.mend.clicked.connect(self._on_mend_clicked)
        self.mend_all.clicked.connect(self._on_mend_all_clicked)
        self.again.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.reject)
        return button_row((self.mend, self.mend_all, self.again), (self.close_button,))

    def _begin(self) -> None:
        self._report = None
        self.list.clear()
        self.said.setText(self.tr("Looking at the pages, the texts, the spans, the search and the history…"))
        self._caring.check()
        self._enable()

    def _enable(self) -> None:
        running, report = self._caring.is_running, self._report
        store = self._session.store
        can = not running and report is not None and not report.is_damaged and store is not None and not store.readonly
        self.mend.setEnabled(can and report is not None and report.repairs[Repair.SAFE] > 0)
        self.mend_all.setEnabled(can and report is not None and report.repairs[Repair.DESTRUCTIVE] > 0)
        self.again.setEnabled(not running and store is not None)
        self.bar.setVisible(running)
        self.hint.setVisible(self.mend.isEnabled() or self.mend_all.isEnabled())

    def _show(self, report: CheckReport) -> None:
        self._report = report
        self.list.clear()
        for finding in report.findings[:_SHOWN]:
            row = [self._title(finding.kind), self._means(finding.repair), finding.place, told(finding.sentence)]
            item = QTreeWidgetItem(row)
            item.setData(0, _FINDING, finding)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._enable()

    def _on_checked(self, report: CheckReport) -> None:
        self._show(report)
        if report.total:
            self.said.setText(self._found(report))
        else:
            articles = plural(report.articles, self.tr("one article"), self.tr("%n articles"))
            self.said.setText(self.tr("In order: the file, {0} and the history.").format(articles))

    def _found(self, report: CheckReport) -> str:
        faults = plural(report.total, self.tr("One fault was found."), self.tr("%n faults were found."))
        if report.is_damaged:
            damaged = self.tr("The file is damaged: restore a backup, or salvage what can be read into a new file.")
            return f"{faults} {damaged}"
        if report.repairs[Repair.NONE]:
            return f"{faults} {self.tr('Return on one shows its place. Some can only be mended from a backup.')}"
        return f"{faults} {self.tr('Return on one shows its place.')}"

    def _on_repaired(self, report: RepairReport) -> None:
        self._show(report.left)
        mended = plural(report.mended, self.tr("One fault was mended."), self.tr("%n faults were mended."))
        if report.left.total:
            self.said.setText(f"{mended} {self._found(report.left)}")
        else:
            self.said.setText(f"{mended} {self.tr('The project is in order now.')}")

    def _on_failed(self, reason: str) -> None:
        self.said.setText(told_reason(reason))
        self._enable()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_mend_clicked(self) -> None:
        self._caring.repair(destructive=False)
        self._enable()

    def _on_mend_all_clicked(self) -> None:
        count = self._report.repairs[Repair.DESTRUCTIVE] if self._report is not None else 0
        question = plural(
            count,
            self.tr("One fault is mended by removing what cannot stay."),
            self.tr("%n faults are mended by removing what cannot stay."),
        )
        asked = self.tr("A backup is made first. Undo, or that backup, brings it back. Remove it?")
        answer = QMessageBox.question(self, self.windowTitle(), f"{question} {asked}")
        if answer == QMessageBox.StandardButton.Yes:
            self._caring.repair(destructive=True)
            self._enable()

    def _on_list_current_item_changed(self, item: QTreeWidgetItem | None) -> None:
        """The whole sentence, which a column may be too narrow for."""
        self.detail.setText(item.text(3) if item is not None else "")
        self.detail.setVisible(item is not None)

    def _on_list_item_activated(self, item: QTreeWidgetItem) -> None:
        finding = item.data(0, _FINDING)
        if isinstance(finding, Finding) and finding.article:
            self.jumped.emit(finding)

    def _title(self, kind: Kind) -> str:
        titles = {
            Kind.FILE: self.tr("damaged file"),
            Kind.INDEX: self.tr("index"),
            Kind.TEXT: self.tr("text"),
            Kind.OUTSIDE: self.tr("outside the text"),
            Kind.CROSSING: self.tr("crossing spans"),
            Kind.LINK: self.tr("broken link"),
            Kind.ORPHAN: self.tr("orphaned row"),
            Kind.COUNT: self.tr("wrong count"),
            Kind.SEARCH: self.tr("search"),
            Kind.HISTORY: self.tr("history"),
            Kind.SETTING: self.tr("setting"),
        }
        return titles[kind]

    def _means(self, repair: Repair) -> str:
        words = {
            Repair.NONE: self.tr("from a backup"),
            Repair.SAFE: self.tr("safe"),
            Repair.DESTRUCTIVE: self.tr("removes something"),
        }
        return words[repair]
