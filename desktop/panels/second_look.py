"""SecondLookPanel: passages that come back without what was decided on them, to be answered once more."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from annotations import review
from annotations.store.looks import Look
from annotations.walk import Focus
from desktop.fonts import reading_font
from desktop.models.passage import sentence_around
from desktop.session import Session
from desktop.theme import current
from desktop.widgets.panel_hint import PanelHint

_MARGIN = 16
_CHOICES, _LINE, _READ_AT_MOST = 400, 30, 720
_TRIES = 50
_NOTHING = (Qt.Key.Key_X, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SecondLookPanel(QWidget):
    """One passage at a time, oldest first; what it was first is told only after the answer."""

    jumped = Signal(object)
    """A place is shown; None, as a span is in focus."""
    left = Signal()
    """Esc: the text may take the keys."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._put_off = set[int]()
        self.look: Look | None = None
        self._answered: Look | None = None
        self.passage = QLabel()
        self.passage.setFont(reading_font(13))
        self.passage.setTextFormat(Qt.TextFormat.RichText)
        self.passage.setWordWrap(True)
        self.passage.setMaximumWidth(_READ_AT_MOST)
        self.passage.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.passage.setAccessibleName(self.tr("The passage in question"))
        self.asked = QLabel()
        self.said = QLabel()
        for label in (self.asked, self.said):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self.choices = QListWidget()
        self.choices.setProperty("role", "side")
        self.choices.setFixedWidth(_CHOICES)
        self.choices.setFlow(QListWidget.Flow.TopToBottom)
        self.choices.setWrapping(True)
        self.choices.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.choices.setGridSize(QSize(_CHOICES // 2 - 8, _LINE))
        self.choices.setAccessibleName(self.tr("What it is"))
        self.choices.installEventFilter(self)
        self.hint = PanelHint("rotate-ccw")
        self.pages = QStackedWidget()
        self._build()
        session.project_changed.connect(self._on_session_project_changed)
        self.choices.itemDoubleClicked.connect(self._answer_chosen)

    def take_keys(self) -> None:
        """Give the keys to the choices."""
        self.choices.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for what is due."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.look is not None:
            self._show_passage(self.look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the choices."""
        if watched is self.choices and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Show the next passage that is due, if there is one."""
        store = self._session.store
        waiting = store.looks.waiting() if store is not None else []
        ids = [it for it in waiting if it not in self._put_off] or waiting
        found = [store.looks.get(it) for it in ids[:_TRIES]] if store is not None else []
        # The article that is shown tells what was decided: its passages come last.
        elsewhere = (look for look in found if look is not None and look.article != self._session.article)
        self.look = next(elsewhere, found[0] if found else None)
        if self.look is None:
            text = self.tr(
                "A share of what you decide comes back here half an hour later, without what you decided; "
                "and samples of bulk steps."
            )
            said = f"{self.said.text()}\n\n" if self._answered is not None else ""
            self.hint.say(self.tr("Nothing waits for a second look"), said + text)
            self.pages.setCurrentWidget(self.hint)
            return
        text = self.tr("What is marked here? {0} wait. A label's key answers, X is for nothing, J puts it off.")
        self.asked.setText(text.format(f"{len(waiting):,}"))
        self._show_passage(self.look)
        self._offer()
        self.pages.setCurrentIndex(1)

    def answer(self, label: str) -> None:
        """Keep an answer, say what it was first, and go on; an empty label is for nothing."""
        look = self.look
        if look is None or not self._session.do(lambda store: review.answer_look(store, look.id, label)):
            return
        self._answered = look
        now, before = self._title(label), self._title(look.first_label)
        text = self.tr("Before it was {0}, now {1}. Gold stays as it is; Shift+Return shows the place.")
        same = label == look.first_label
        self.said.setText(self.tr("As before: {0}.").format(now) if same else text.format(before, now))
        self.refresh()

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(self.asked)
        texts.addWidget(self.passage, 1)
        texts.addWidget(self.said)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        row.setSpacing(_MARGIN)
        row.addWidget(self.choices)
        row.addLayout(texts, 1)
        self.pages.addWidget(self.hint)
        self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _show_passage(self, look: Look) -> None:
        theme = current()
        before, span, after = (escape(part) for part in sentence_around(look.text, look.start, look.end))
        mark = f'<span style="background:{theme.selection.name()}; color:{theme.ink.name()}">{span}</span>'
        self.passage.setText(f"{before}{mark}{after}")

    def _offer(self) -> None:
        self.choices.clear()
        entries = [(it.title, it.name, it.key.upper(), it) for it in self._session.schema.labels]
        for title, name, key, label in [*entries, (self.tr("Nothing"), "", "X", None)]:
            item = QListWidgetItem(f"{title}   {key}" if key else title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setForeground(QColor(current().label(label) if label is not None else current().ink))
            self.choices.addItem(item)
        # No line is chosen: the first one would be an answer too near at hand.
        self.choices.setCurrentRow(-1)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        label = self._session.schema.label_of(event.text())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _RETURNS and shift:
            self._jump()
        elif event.key() in _RETURNS:
            self._answer_chosen()
        elif event.key() in _NOTHING:
            self.answer("")
        elif event.key() == Qt.Key.Key_J:
            self._put_off |= {self.look.id} if self.look is not None else set()
            self.refresh()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif label is not None:
            self.answer(label.name)
        else:
            return False
        return True

    def _answer_chosen(self) -> None:
        item = self.choices.currentItem()
        if item is not None and item.isSelected():
            self.answer(item.data(Qt.ItemDataRole.UserRole))

    def _jump(self) -> None:
        if self._answered is not None:
            self._session.show(self._answered.article, Focus(span=self._answered.span))
            self.jumped.emit(None)
            self.left.emit()

    def _title(self, label: str) -> str:
        return self._session.schema.title_of(label) or self.tr("Nothing")

    def _on_session_project_changed(self) -> None:
        self._put_off.clear()
        self._answered = None
        self.said.clear()
        if self.isVisible():
            self.refresh()
