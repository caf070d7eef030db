"""NotesPanel: the flags and notes on the article, and a box to remark more or to change what was said."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
)

from annotations import review
from annotations.model import ArticleId
from desktop.models.notes import ENTRY, Entry, NotesModel, Target, agreement_target, entries_of, span_target
from desktop.panels.notes_delegate import NotesDelegate
from desktop.panels.panel import Panel
from desktop.session import Session
from desktop.widgets.key_button import KeyButton
from desktop.widgets.key_cap import key_cap
from desktop.widgets.panel_hint import PanelHint
from desktop.widgets.segment_bar import Segment, SegmentBar

_MARGIN = 12
_BOX_HEIGHT = 84
_LEAST = 64
"""How low the list may get, so that the lists of the project have room below."""
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARTICLE, _SPAN, _AGREEMENT = "article", "span", "agreement"


class NotesPanel(Panel):
    """Ctrl+Return in the box saves; a click on a note goes to what it is about."""

    kept = Signal()
    """A note was kept by its key: the text may take the keys again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._about = _ARTICLE
        self._article: ArticleId | None = None
        self._drafts: dict[ArticleId, str] = {}
        self._edited: Entry | None = None
        self.model = NotesModel(self)
        self.list = QListView()
        self.hint = PanelHint("message-square")
        self._pages = QStackedWidget()
        self.about = SegmentBar()
        self.box = QPlainTextEdit()
        self.save_button = KeyButton(self.tr("Save note"))
        self._foot = QFrame()
        self._build()
        self._connect()
        self.follow()

    def draw(self) -> None:
        """Show the notes of the article, those on what is in focus first."""
        store, sheet, schema = self.session.store, self.session.sheet, self.session.schema
        if self.session.article != self._article:
            self._change_draft()
        notes = store.notes.of(sheet.article.id) if store is not None and sheet is not None else []
        flags = store.flags.of(sheet.article.id) if store is not None and sheet is not None else []
        entries = entries_of(notes, sheet, schema, self.session.focus, flags) if sheet is not None else []
        self.model.show_entries(entries)
        self._pages.setCurrentWidget(self.list if entries else self.hint)
        if sheet is None:
            self.hint.say(self.tr("No article is shown"), "")
        else:
            self.hint.say(self.tr("No notes here yet"), self.tr("What the next reader should know goes here."))
        self._foot.setVisible(sheet is not None)
        self._show_about()

    def start_note(self) -> None:
        """Give the keys to the box; the note is on what is in focus."""
        self._about = _AGREEMENT if self.session.focus.agreement is not None else _SPAN
        self._show_about()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Keep what is in the box as a note; it stays in the box where that is refused."""
        text = self.box.toPlainText().strip()
        if self._edited is not None:
            self._save_edited(self._edited, text)
            return
        target = self._targets().get(self._about, Target())
        if text and self.session.write_note(text, span=target.span, agreement=target.agreement):
            self.box.clear()
            self.list.scrollToTop()

    def edit(self, entry: Entry) -> None:
        """Take a note, or the reason of a flag, into the box to change it."""
        self._edited = entry
        self.box.setPlainText(entry.note.text)
        self.save_button.setText(self.tr("Save reason") if entry.flag is not None else self.tr("Save change"))
        self._on_box_text_changed()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, entry: Entry) -> None:
        """Take a note or a flag away; undo brings it back."""
        flag, note = entry.flag, entry.note.id
        if flag is not None:
            self.session.do(lambda store: review.unflag(store, flag.id))
        else:
            self.session.do(lambda store: review.rewrite_note(store, note, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Return saves, Esc leaves a change undone; in the list E changes and Delete removes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.box and event.key() in _RETURNS and event.modifiers() & _CONTROL:
                was_new = self._edited is None
                self.save()
                if was_new and not self.box.toPlainText():
                    self.kept.emit()
                return True
            if watched is self.box and event.key() == Qt.Key.Key_Escape and self._edited is not None:
                self._end_edit()
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            entry = self.list.currentIndex().data(ENTRY) if watched is self.list else None
            if isinstance(entry, Entry) and event.key() == Qt.Key.Key_E:
                self.edit(entry)
                return True
            if isinstance(entry, Entry) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.delete(entry)
                return True
            if watched is self.list and event.key() in (*_RETURNS, Qt.Key.Key_Space):
                self._on_list_clicked(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the notes into lines of another width."""
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    # Inside

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(NotesDelegate(self.list))
        self.list.setProperty("role", "side")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("Notes on the article"))
        self.list.installEventFilter(self)
        self.box.setPlaceholderText(self.tr("Write a note"))
        self.box.setAccessibleName(self.tr("New note"))
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(_BOX_HEIGHT)
        self.box.installEventFilter(self)
        self._pages.setMinimumHeight(_LEAST)
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self.list)
        self._foot.setProperty("role", "hint")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        foot.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addWidget(key_cap("Ctrl+Return"))
        row.addStretch()
        foot.addWidget(self.about)
        foot.addWidget(self.box)
        foot.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(_MARGIN)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot)
        self.setFocusProxy(self.box)

    def _connect(self) -> None:
        self.about.chosen.connect(self._on_about_chosen)
        self.box.textChanged.connect(self._on_box_text_changed)
        self.list.clicked.connect(self._on_list_clicked)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_list_context_menu_requested)
        self.save_button.clicked.connect(self.save)
        self._on_box_text_changed()

    def _targets(self) -> dict[str, Target]:
        """What a note can be about now."""
        sheet, schema = self.session.sheet, self.session.schema
        if sheet is None:
            return {}
        span = span_target(sheet, schema, self.session.focus)
        agreement = agreement_target(sheet, schema, self.session.card)
        found = {_ARTICLE: Target(), _SPAN: span, _AGREEMENT: agreement}
        return {name: target for name, target in found.items() if target is not None}

    def _show_about(self) -> None:
        targets = self._targets()
        if self._about not in targets:
            self._about = _ARTICLE
        titles = {_ARTICLE: self.tr("Article"), _SPAN: self.tr("Span"), _AGREEMENT: self.tr("Agreement")}
        segments = [Segment(name, title, enabled=name in targets) for name, title in titles.items()]
        self.about.show_segments(segments, self._about)
        target = targets.get(self._about, Target())
        said = self.tr("Write a note on “{0}”").format(target.text) if target.text else self.tr("Write a note")
        self.box.setPlaceholderText(said)

    def _save_edited(self, entry: Entry, text: str) -> None:
        """Keep what a note or a reason says now; a note without words is removed."""
        flag, note = entry.flag, entry.note.id
        if flag is not None:
            kept = self.session.do(lambda store: review.give_reason(store, flag.id, text))
        else:
            kept = self.session.do(lambda store: review.rewrite_note(store, note, text))
        if kept:
            self._end_edit()

    def _end_edit(self) -> None:
        self._edited = None
        self.save_button.setText(self.tr("Save note"))
        self.box.clear()

    def _change_draft(self) -> None:
        """What was being written stays with its article until one comes back to it."""
        if self._edited is not None:
            self._end_edit()
        text = self.box.toPlainText()
        if self._article is not None:
            self._drafts[self._article] = text
        self._article = self.session.article
        self.box.setPlainText(self._drafts.pop(self._article, "") if self._article is not None else "")

    # What the parts report

    def _on_about_chosen(self, name: str) -> None:
        self._about = name
        self._show_about()

    def _on_box_text_changed(self) -> None:
        self.save_button.setEnabled(self._edited is not None or bool(self.box.toPlainText().strip()))

    def _on_list_context_menu_requested(self, where: QPoint) -> None:
        entry = self.list.indexAt(where).data(ENTRY)
        if isinstance(entry, Entry):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Change…") + "\tE", partial(self.edit, entry))
            menu.addAction(self.tr("Remove") + "\tDel", partial(self.delete, entry))
            menu.popup(self.list.viewport().mapToGlobal(where))

    def _on_list_clicked(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry) and entry.target.focus:
            self.session.set_focus(entry.target.focus)


_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
