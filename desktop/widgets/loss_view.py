"""LossView: what a format would not keep, kind by kind, each with the places where it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.workflow import Rehearsal
from annotations.workflow.losses import LossGroup, Place
from desktop.core_problems import told_reason
from desktop.core_texts import told
from desktop.plain_text import tip
from desktop.widgets.plural import plural
from desktop.widgets.styling import style_by

_PLACE = Qt.ItemDataRole.UserRole
_WHAT, _WHERE, _REASON = range(3)
_WIDTHS = (200, 160)
_HEIGHT = 140
_ROOM_FOR_TEXT = 40


class LossView(QWidget):
    """Says that it looks, that nothing is lost, or shows the table of losses."""

    place_chosen = Signal(object)
    """A Place of the workflow is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("role", "muted")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("What this format does not keep"))
        self.tree.setHeaderLabels([self.tr("Not kept"), self.tr("Where"), self.tr("What becomes of it")])
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.header().setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(column, width)
        self.tree.activated.connect(self._on_tree_activated)
        self.frame = QStackedWidget()
        self.frame.setProperty("role", "framed")
        self.frame.addWidget(self.tree)
        self.frame.setMinimumHeight(_HEIGHT)
        self.frame.hide()
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(8)
        column_of.addWidget(self.said)
        column_of.addWidget(self.frame, 1)
        column_of.addStretch()
        self.setMinimumHeight(_HEIGHT + _ROOM_FOR_TEXT)

    def show_progress(self, done: int = 0, total: int = 0) -> None:
        """Say that it is being looked for."""
        text = self.tr("Looking for what this format does not keep…")
        if total:
            text += " " + self.tr("{0} of {1} articles").format(f"{done:,}", f"{total:,}")
        self._say(text, "muted")

    def show_reason(self, reason: str) -> None:
        """Say why nothing is known."""
        self._say(told_reason(reason), "danger")
        self.frame.hide()

    def show_nothing(self) -> None:
        """Say nothing, where nothing is to be written."""
        self._say("", "muted")
        self.frame.hide()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show what would be lost."""
        self.tree.clear()
        if not rehearsal.groups:
            self.frame.hide()
            if rehearsal.spans or rehearsal.agreements:
                self._say(self.tr("This format keeps everything."), "ok")
            else:
                self._say(self.tr("Nothing stands in this layer yet, so only the texts will be written."), "warn")
            return
        one, many = self.tr("This format does not keep one thing."), self.tr("This format does not keep %n things.")
        self._say(
            plural(rehearsal.total, one, many) + " " + self.tr("Return or a double click on a place shows it."), "warn"
        )
        rows = [self._row(group) for group in rehearsal.groups]
        self.tree.addTopLevelItems(rows)
        self.tree.setCurrentItem(rows[0])
        self.frame.show()

    def _row(self, group: LossGroup) -> QTreeWidgetItem:
        articles = plural(group.articles, self.tr("in 1 article"), self.tr("in %n articles"))
        row = QTreeWidgetItem([told(group.kind.capitalize()), f"{group.count:,} {articles}", told(group.reason)])
        for place in group.places:
            row.addChild(self._place_row(place))
        if group.count > len(group.places):
            more = QTreeWidgetItem([self.tr("and {0} more").format(f"{group.count - len(group.places):,}")])
            more.setFlags(Qt.ItemFlag.ItemIsEnabled)
            row.addChild(more)
        for column in range(3):
            row.setToolTip(column, tip(told(group.reason)))
        return row

    def _place_row(self, place: Place) -> QTreeWidgetItem:
        quote = place.quote or self.tr("The whole article")
        row = QTreeWidgetItem([quote, place.key, told(place.reason)])
        row.setData(_WHAT, _PLACE, place)
        for column in (_WHAT, _WHERE, _REASON):
            row.setToolTip(column, tip(row.text(column)))
        return row

    def _on_tree_activated(self, index: QModelIndex) -> None:
        item = self.tree.itemFromIndex(index)
        place = item.data(_WHAT, _PLACE)
        if isinstance(place, Place):
            self.place_chosen.emit(place)
        else:
            item.setExpanded(not item.isExpanded())

    def _say(self, text: str, role: str) -> None:
        style_by(self.said, "role", role)
        self.said.setText(text)
