"""BackupsDialog: the copies of the project with what each holds, how they are made and kept, and the way back."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import RatifyError
from annotations.store.backups import Backup, Policy, folder_of, policy_of, set_policy
from annotations.store.restoring import Restored
from desktop.core_problems import told_reason
from desktop.language import date_form
from desktop.session import Session
from desktop.tasks.caring import Caring, Listed
from desktop.widgets.button_row import button_row
from desktop.widgets.plural import plural

_SIZE = (760, 560)
_BACKUP = Qt.ItemDataRole.UserRole + 1
_MEGABYTE = 1_000_000
_BOX_WIDTH = 150
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MINUTES, _NEWEST, _DAYS = (0, 240), (1, 100), (0, 365)


class BackupsDialog(QDialog):
    """Also for a project that cannot be opened: `path` names it, and only then nothing can be set."""

    def __init__(self, path: Path, session: Session, caring: Caring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups of {0}").format(path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._session = session
        self._caring = caring
        self._build()
        self._show_policy()
        self.resize(*_SIZE)
        caring.listed.connect(self._on_listed)
        caring.backed_up.connect(self._on_backed_up)
        caring.restored.connect(self._on_restored)
        caring.failed.connect(self._on_failed)
        caring.ended.connect(self._enable)
        caring.list_backups(path)
        self._enable()

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen in the list."""
        item = self.list.currentItem()
        return item.data(0, _BACKUP) if item is not None else None

    def _build(self) -> None:
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        names = [self.tr("Made"), self.tr("Why"), self.tr("Articles"), self.tr("Done"), self.tr("Gold")]
        self.list.setHeaderLabels([*names, self.tr("Size")])
        for column in range(2, len(names) + 1):
            self.list.headerItem().setTextAlignment(column, _RIGHT)
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.currentItemChanged.connect(self._enable)
        self.list.itemActivated.connect(self._on_restore_clicked)
        self.room = QLabel()
        self.room.setProperty("role", "muted")
        self.room.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (self.said, self.list, self.bar, self.room):
            column.addWidget(part)
        column.setStretchFactor(self.list, 1)
        column.addLayout(self._policy())
        column.addLayout(self._buttons())

    def _policy(self) -> QFormLayout:
        self.minutes = _number(_MINUTES, self.tr("0 makes none by time"))
        self.newest = _number(_NEWEST, self.tr("These are kept in any case"))
        self.days = _number(_DAYS, self.tr("Of each day the last one is kept for so long"))
        self.minutes.setSuffix(self.tr(" min"))
        self.days.setSuffix(self.tr(" days"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("While you decide, one every"), self.minutes)
        form.addRow(self.tr("Keep the newest"), self.newest)
        form.addRow(self.tr("Keep one a day for"), self.days)
        for box in (self.minutes, self.newest, self.days):
            box.valueChanged.connect(self._on_policy_changed)
        return form

    def _buttons(self) -> QHBoxLayout:
        self.make = QPushButton(self.tr("&Back up now"))
        self.restore = QPushButton(self.tr("&Restore…"))
        close = QPushButton(self.tr("Close"))
        for button in (self.make, self.restore):
            button.setAutoDefault(False)
        close.setDefault(True)
        self.make.clicked.connect(self._on_make_clicked)
        self.restore.clicked.connect(self._on_restore_clicked)
        close.clicked.connect(self.reject)
        return button_row((self.make, self.restore), (close,))

    def _show_policy(self) -> None:
        store = self._session.store
        is_here = store is not None and store.path == self._path and not store.readonly
        policy = policy_of(store.settings) if store is not None and is_here else Policy()
        values = (self.minutes, policy.minutes), (self.newest, policy.newest), (self.days, policy.days)
        for box, value in values:
            with QSignalBlocker(box):
                box.setValue(value)
            box.setEnabled(is_here)

    def _enable(self) -> None:
        running = self._caring.is_running
        self.bar.setVisible(running)
        self.make.setEnabled(not running and self._session.store is not None)
        self.restore.setEnabled(not running and self.chosen is not None)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _on_listed(self, listed: Listed) -> None:
        self.list.clear()
        for backup, holds in listed:
            made = QLocale().toString(_moment(backup), f"{date_form()}, HH:mm")
            numbers = (
                [self.tr("damaged"), "", ""]
                if holds.fault
                else [f"{holds.articles:,}", f"{holds.done:,}", f"{holds.gold:,}"]
            )
            item = QTreeWidgetItem([made, self._why(backup.reason), *numbers, _sized(backup.size)])
            for column in range(2, item.columnCount()):
                item.setTextAlignment(column, _RIGHT)
            item.setData(0, _BACKUP, backup)
            item.setToolTip(0, str(backup.path))
            item.setDisabled(bool(holds.fault))
            self.list.addTopLevelItem(item)
        newest = self.list.topLevelItem(0)
        if newest is not None:
            self.list.setCurrentItem(newest)
        self._show_room([backup for backup, _ in listed])
        self._enable()

    def _why(self, reason: str) -> str:
        words = {
            "session": self.tr("first change of a session"),
            "time": self.tr("by time"),
            "upgrade": self.tr("before the file was renewed"),
            "import": self.tr("before an import"),
            "repair": self.tr("before a repair"),
            "restore": self.tr("before a backup was restored"),
            "asked": self.tr("asked for"),
        }
        return words.get(reason, reason)

    def _show_room(self, listed: list[Backup]) -> None:
        size = _sized(sum(backup.size for backup in listed))
        free = _sized(shutil.disk_usage(self._path.parent).free)
        count = plural(len(listed), self.tr("One backup"), self.tr("%n backups"))
        text = self.tr("{0}, {1}, in {2}; {3} are free there.").format(count, size, folder_of(self._path), free)
        self.room.setText(text if listed else self.tr("There is no backup yet; {0} are free.").format(free))

    def _on_backed_up(self, backup: Backup) -> None:
        self._say(self.tr("{0} is written and verified.").format(backup.path.name))
        self._caring.list_backups(self._path)

    def _on_restored(self, restored: Restored) -> None:
        if restored.kept is None:
            self._say(self.tr("The backup is restored."))
        else:
            self._say(self.tr("The backup is restored. What was there before is {0}.").format(restored.kept.name))
        self._show_policy()
        self._caring.list_backups(self._path)

    def _on_failed(self, reason: str) -> None:
        self._say(told_reason(reason))
        self._enable()

    def _on_policy_changed(self) -> None:
        store = self._session.store
        if store is None:
            return
        try:
            set_policy(store.settings, Policy(self.minutes.value(), self.newest.value(), self.days.value()))
        except RatifyError as error:
            self._say(told_reason(str(error)))

    def _on_make_clicked(self) -> None:
        self._caring.back_up()
        self._enable()

    def _on_restore_clicked(self) -> None:
        backup = self.chosen
        if backup is None or self._caring.is_running:
            return
        made = QLocale().toString(_moment(backup), f"{date_form()}, HH:mm")
        text = self.tr(
            "The project becomes what it was at {0}. What is there now is kept as a backup of its own. Restore it?"
        ).format(made)
        if QMessageBox.question(self, self.windowTitle(), text) == QMessageBox.StandardButton.Yes:
            self._caring.restore(self._path, backup.path)
            self._enable()


def _number(allowed: tuple[int, int], tip: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(*allowed)
    box.setToolTip(tip)
    box.setAccessibleDescription(tip)
    box.setFixedWidth(_BOX_WIDTH)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


def _sized(size: int) -> str:
    if size >= 1000 * _MEGABYTE:
        return f"{size / _MEGABYTE / 1000:,.1f} GB"
    return f"{size / _MEGABYTE:,.1f} MB"


def _moment(backup: Backup) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
