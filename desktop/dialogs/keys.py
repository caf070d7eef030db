"""KeysDialog: every command with its keys, to find by a few letters and to give other keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.schema import Schema
from desktop.commands import Command, Table, commands_for, default_keys, plain_menu_title, translated
from desktop.keymap import Keys, is_fixed, with_default, with_key, without_keys
from desktop.theme import current
from desktop.widgets.button_row import button_row
from desktop.widgets.fuzzy import fit
from desktop.widgets.key_cap import key_text, paint_keys
from desktop.widgets.key_recorder import KeyRecorder
from desktop.widgets.styling import style_by

_WIDTH, _HEIGHT = 720, 600
_ROW = 32
_KEYS_WIDTH = 230
_ROLE = Qt.ItemDataRole.UserRole + 1


class KeysDialog(QDialog):
    """Changes take effect at once; keys of labels and roles are the schema's and are only shown."""

    changed = Signal(object)
    """Commands have other keys: the changed ones of all commands (Keys)."""

    def __init__(self, schema: Schema, own: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._schema = schema
        self._own = dict(own)
        self._asked: tuple[str, bool] | None = None
        self._wanted = ""
        self._shown: list[str] = []
        self.field = QLineEdit()
        self.list = QTableWidget(0, 3)
        self.recorder = KeyRecorder()
        self.said = QLabel()
        self._build()
        self._fill()
        self.list.selectRow(0)

    @property
    def table(self) -> Table:
        """All commands with the keys that they have now."""
        return commands_for(self._schema, self._own)

    @property
    def chosen(self) -> Command | None:
        """The command of the current row."""
        item = self.list.item(self.list.currentRow(), 0)
        return item.data(_ROLE) if item is not None else None

    def choose(self, command: str) -> None:
        """Go to the row of a command; all rows are shown where it is not among those that are."""
        if command not in self._shown:
            self.field.clear()
        row = self._shown.index(command)
        self.list.selectRow(row)
        self.list.scrollTo(self.list.model().index(row, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field to the list; Return asks for a key there, Delete takes the keys away."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = self._step(watched, event)
            if step is not None:
                step()
                return True
        return super().eventFilter(watched, event)

    def _step(self, watched: QObject, event: QKeyEvent) -> Callable[[], object] | None:
        if watched is self.field:
            return self.list.setFocus if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return) else None
        steps: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self._on_change_clicked,
            Qt.Key.Key_Enter: self._on_change_clicked,
            Qt.Key.Key_F2: self._on_change_clicked,
            Qt.Key.Key_Insert: self._on_add_clicked,
            Qt.Key.Key_Delete: self._on_remove_clicked,
        }
        return steps.get(event.key()) if watched is self.list else None

    # What it is made of

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Find a command"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self._build_list()
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (self.field, self.list, self.recorder, self.said):
            column.addWidget(part, int(part is self.list))
        column.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)

    def _build_list(self) -> None:
        view = self.list
        view.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Menu"), self.tr("Keys")])
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW)
        head = view.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(2, _KEYS_WIDTH)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        heading = view.horizontalHeaderItem(2)
        if heading is not None:
            heading.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        view.setItemDelegateForColumn(2, _KeysDelegate(view))
        view.setAccessibleName(self.tr("Commands"))
        view.currentCellChanged.connect(self._show_chosen)
        view.doubleClicked.connect(self._on_change_clicked)
        view.installEventFilter(self)
        self.recorder.recorded.connect(self._on_recorder_recorded)
        self.recorder.cancelled.connect(self._on_recorder_cancelled)

    def _buttons(self) -> QHBoxLayout:
        self.change = self._button(self.tr("Change key…"), self._on_change_clicked)
        self.add = self._button(self.tr("Add a key…"), self._on_add_clicked)
        self.remove = self._button(self.tr("No key"), self._on_remove_clicked)
        self.back = self._button(self.tr("As it was first"), self._on_back_clicked)
        self.take = self._button(self.tr("Take the key"), self._on_take_clicked)
        self.all_back = self._button(self.tr("All as at first"), self._on_all_back_clicked)
        close = self._button(self.tr("Close"), self.accept)
        self.take.hide()
        return button_row((self.take, self.change, self.add, self.remove, self.back), (self.all_back, close))

    def _button(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(clicked)
        return button

    # What is shown

    def _fill(self) -> None:
        query, chosen = self.field.text().strip(), self.chosen
        scored = [(_fit(query, row), row) for row in self.table]
        fitting = [(score, row) for score, row in scored if score is not None]
        if query:
            fitting.sort(key=lambda pair: -pair[0])
        self._shown = [row.id for _, row in fitting]
        self.list.setRowCount(len(fitting))
        for nth, (_, row) in enumerate(fitting):
            self._fill_row(nth, row)
        if chosen is not None and not query:
            self.choose(chosen.id)
        elif fitting:
            self.list.selectRow(0)
        self._show_chosen()

    def _fill_row(self, nth: int, row: Command) -> None:
        texts = (
            translated(row.text),
            plain_menu_title(row.menu),
            "  ".join(key_text(key) for key in row.keys),
        )
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(_ROLE, row)
            if place == 1:
                item.setForeground(current().muted)
            self.list.setItem(nth, place, item)

    def _show_chosen(self) -> None:
        row = self.chosen
        free = row is not None and not row.argument
        for button in (self.change, self.add, self.remove):
            button.setEnabled(free)
        self.back.setEnabled(free and row is not None and row.id in self._own)
        self.all_back.setEnabled(bool(self._own))
        self._offer_take("")
        if row is not None and row.argument:
            self._say(self.tr("This letter comes from the project's schema: change it there."))
        else:
            self._say(self.tr("Return changes the key of a command, Insert adds one, Delete takes them away."))

    def _offer_take(self, key: str) -> None:
        self._wanted = key
        self.take.setVisible(bool(key))
        for button in (self.change, self.add, self.remove, self.back):
            button.setHidden(bool(key))

    def _say(self, text: str, role: str = "muted") -> None:
        style_by(self.said, "role", role)
        self.said.setText(text)

    # What was pressed

    def _on_change_clicked(self) -> None:
        self._ask(also=False)

    def _on_add_clicked(self) -> None:
        self._ask(also=True)

    def _ask(self, *, also: bool) -> None:
        row = self.chosen
        if row is None or row.argument:
            return
        self._asked = row.id, also
        self.recorder.ask(self.tr("Press the new key for “{0}”. Esc leaves it as it is.").format(translated(row.text)))

    def _on_recorder_recorded(self, key: str) -> None:
        if self._asked is None:
            return
        holder = next((row for row in self.table if key in row.keys and row.id != self._asked[0]), None)
        self.list.setFocus()
        if is_fixed(key):
            self._say(
                self.tr("{0} moves in texts or edits fields; no command can have it.").format(_quoted(key)), "danger"
            )
        elif holder is not None and holder.argument:
            text = self.tr("{0} is “{1}”. Letters of labels and roles come from the schema and stay with them.")
            self._say(text.format(_quoted(key), translated(holder.text)), "danger")
        elif holder is not None:
            self._offer_take(key)
            text = self.tr("{0} is “{1}”. Take it, and “{1}” is left without this key; Esc leaves all as it is.")
            self._say(text.format(_quoted(key), translated(holder.text)), "danger")
            self.take.setFocus()
        else:
            self._give(key)

    def _on_recorder_cancelled(self) -> None:
        self._asked = None
        self.list.setFocus()

    def _on_take_clicked(self) -> None:
        self._give(self._wanted)
        self.list.setFocus()

    def _on_remove_clicked(self) -> None:
        row = self.chosen
        if row is not None and not row.argument:
            self._change(without_keys(self._own, default_keys(), row.id))

    def _on_back_clicked(self) -> None:
        row = self.chosen
        if row is not None:
            self._change(with_default(self._own, default_keys(), row.id))

    def _on_all_back_clicked(self) -> None:
        self._change({})

    def reject(self) -> None:
        """Esc first leaves the question whether to take a key."""
        if self._wanted:
            self._show_chosen()
            self.list.setFocus()
        else:
            super().reject()

    def _give(self, key: str) -> None:
        if self._asked is not None:
            command, also = self._asked
            self._asked = None
            self._change(with_key(self._own, default_keys(), command, key, also=also))

    def _change(self, own: dict[str, tuple[str, ...]]) -> None:
        chosen = self.chosen
        self._own = own
        self._fill()
        if chosen is not None and chosen.id in self._shown:
            self.choose(chosen.id)
        self._show_chosen()
        self.changed.emit(dict(own))


class _KeysDelegate(QStyledItemDelegate):
    """Paints keys as caps."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The row's background alone: the text is for screen readers."""
        super().initStyleOption(option, index)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue] - its stubs leave the fields out

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the background and the caps."""
        super().paint(painter, option, index)
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - the same
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_keys(painter, index.data(_ROLE).keys, place.adjusted(8, 0, -8, 0), current())


def _fit(query: str, row: Command) -> int | None:
    by_name = fit(query, translated(row.text))
    if by_name is not None or not query:
        return by_name
    held = [key_text(key).casefold().replace(" ", "") for key in row.keys]
    wanted = query.casefold().replace(" ", "").replace("+", "")
    return -1000 if wanted in held else None


def _quoted(key: str) -> str:
    return f"“{key_text(key)}”"
