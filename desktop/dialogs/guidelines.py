"""GuidelinesDialog: the project's own guidelines, label by label: rules, right and wrong examples, their order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotations import review
from annotations.model import Precedent
from desktop.commands import spell_keys
from desktop.models.guide import around
from desktop.session import Session
from desktop.widgets.panel_hint import PanelHint

_SIZE = (680, 560)
_AROUND = 48
_PRECEDENT = Qt.ItemDataRole.UserRole + 1


class GuidelinesDialog(QDialog):
    """Every change is one step of history and on disk at once; there is nothing to save."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Project guidelines"))
        self.resize(*_SIZE)
        self.label = QComboBox()
        self.rule = QLabel()
        self.list = QListWidget()
        self.text = QPlainTextEdit()
        self.hint = QLabel()
        self.empty = PanelHint("notebook-pen")
        self.pages = QStackedWidget()
        self.close_button = QPushButton(self.tr("Close"))
        self.add_button = QPushButton(self.tr("&Add as a rule"))
        self.keep_button = QPushButton(self.tr("&Change the chosen one"))
        self.turn_button = QPushButton(self.tr("&Right or wrong"))
        self.up_button = QPushButton(self.tr("&Up"))
        self.down_button = QPushButton(self.tr("&Down"))
        self.remove_button = QPushButton(self.tr("Re&move"))
        self._build()
        self._connect()
        self._offer_labels()

    @property
    def chosen(self) -> Precedent | None:
        """The guideline that is chosen in the list."""
        item = self.list.currentItem()
        return item.data(_PRECEDENT) if item is not None else None

    # Inside

    def _build(self) -> None:
        self.rule.setWordWrap(True)
        self.rule.setProperty("role", "muted")
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.setText(
            spell_keys(self.tr("[guide.keep] on a span keeps its passage here. They stand first in the guide."))
        )
        self.empty.say(self.tr("No guidelines of this project yet"), self.tr("Those of the label stand above."))
        self.pages.setProperty("role", "framed")
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.list)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("Guidelines of the label"))
        self.text.setPlaceholderText(self.tr("A rule, or what an example shows"))
        self.text.setAccessibleName(self.text.placeholderText())
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(72)
        for button in self._buttons():
            button.setAutoDefault(False)
        order, words = QHBoxLayout(), QHBoxLayout()
        for button in (self.turn_button, self.up_button, self.down_button, self.remove_button):
            order.addWidget(button)
        order.addStretch()
        words.addWidget(self.add_button)
        words.addWidget(self.keep_button)
        words.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for part in (self.label, self.rule, self.pages):
            column.addWidget(part)
        column.addLayout(order)
        column.addWidget(self.text)
        column.addLayout(words)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        column.setStretchFactor(self.pages, 1)

    def _connect(self) -> None:
        self.label.currentIndexChanged.connect(self._show)
        self.close_button.clicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.text.textChanged.connect(self._enable)
        self.add_button.clicked.connect(self._add)
        self.keep_button.clicked.connect(self._change)
        self.turn_button.clicked.connect(self._turn)
        self.up_button.clicked.connect(self._up)
        self.down_button.clicked.connect(self._down)
        self.remove_button.clicked.connect(self._remove)

    def _offer_labels(self) -> None:
        for label in self._session.schema.labels:
            self.label.addItem(label.title, label.name)
        span = self._session.current_span()
        if span is not None:
            self.label.setCurrentIndex(max(self.label.findData(span.label), 0))
        self._show()

    def _show(self) -> None:
        store, name = self._session.store, self.label.currentData()
        if store is None or name is None:
            return
        self.rule.setText(self._session.schema.label[name].rule)
        row = self.list.currentRow()
        self.list.clear()
        for precedent in store.precedents.of(name):
            item = QListWidgetItem(line_of(precedent))
            item.setData(_PRECEDENT, precedent)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.pages.setCurrentWidget(self.list if self.list.count() else self.empty)
        self._enable()

    def _enable(self) -> None:
        chosen, text = self.chosen, self.text.toPlainText().strip()
        self.add_button.setEnabled(bool(text))
        self.keep_button.setEnabled(chosen is not None and chosen.note != text)
        self.turn_button.setEnabled(chosen is not None and not chosen.is_rule)
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setEnabled(chosen is not None)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            *(self.add_button, self.keep_button, self.turn_button),
            *(self.up_button, self.down_button, self.remove_button, self.close_button),
        )

    def _add(self) -> None:
        made = Precedent(self.label.currentData(), is_right=True, text="", note=self.text.toPlainText())
        if self._session.do(lambda store: review.add_precedent(store, made)):
            self.text.clear()
            self._show()
            self.list.setCurrentRow(self.list.count() - 1)

    def _change(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            changed = replace(chosen, note=self.text.toPlainText())
            self._session.do(lambda store: review.change_precedent(store, changed))
            self._show()

    def _turn(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            changed = replace(chosen, is_right=not chosen.is_right)
            self._session.do(lambda store: review.change_precedent(store, changed))
            self._show()

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, places: int) -> None:
        chosen, row = self.chosen, self.list.currentRow()
        if chosen is not None:
            self._session.do(lambda store: review.move_precedent(store, chosen.id, places))
            self._show()
            self.list.setCurrentRow(min(max(row + places, 0), self.list.count() - 1))

    def _remove(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._session.do(lambda store: review.remove_precedent(store, chosen.id))
            self._show()

    def _on_list_current_item_changed(self) -> None:
        chosen = self.chosen
        self.text.setPlainText(chosen.note if chosen is not None else "")
        self._enable()


def line_of(precedent: Precedent) -> str:
    """A guideline on one line: what it shows, and why."""
    if precedent.is_rule:
        return precedent.note
    sign = "✓" if precedent.is_right else "✗"
    before, after = around(precedent, _AROUND)
    passage = " ".join(f"{before}[{precedent.text}]{after}".split())
    return f"{sign}  {passage}{'  –  ' + precedent.note if precedent.note else ''}"
