"""EntitiesPanel: the spans of the article by label and surface form, to look through and to decide together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QTreeView, QVBoxLayout

from annotations import review
from annotations.model import Sheet
from annotations.schema import Schema
from annotations.walk import Focus
from desktop.icons import icon
from desktop.models.entities import FORM, GROUP, EntitiesModel, Group
from desktop.models.entity_forms import Form
from desktop.panels.entities_delegate import EntitiesDelegate
from desktop.panels.panel import Panel
from desktop.session import Session
from desktop.widgets.key_button import icon_button
from desktop.widgets.panel_hint import PanelHint

_MARGIN = 12
_LEAST = 64
"""How low the list may get, so that the lists of the project have room below."""


class EntitiesPanel(Panel):
    """A click goes from mention to mention; only the two buttons decide, on all open mentions in one step."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._chosen: tuple[str, str] = ("", "")
        self._read: tuple[Sheet | None, Schema, str] | None = None
        """What is listed: another sheet is another object, so the list is made once for each."""
        self.filter = QLineEdit()
        self.model = EntitiesModel(self)
        self.view = QTreeView()
        self.delegate = EntitiesDelegate(self.view)
        self.accept_button = icon_button("check")
        self.reject_button = icon_button("x")
        self.hint = PanelHint("shapes")
        self._pages = QStackedWidget()
        self._foot = QFrame()
        self._build()
        self._connect()
        self.follow()

    def draw(self) -> None:
        """Show the groups of the sheet, and mark the form of the current span."""
        session = self.session
        wanted = self.filter.text().strip()
        read = (session.sheet, session.schema, wanted)
        if self._read is None or any(now is not before for now, before in zip(read, self._read, strict=True)):
            self._read = read
            self._show_groups(wanted)
        self._show_current()
        self._show_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the filter to the list; Return goes to the next mention of the chosen form."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.filter and event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Escape:
                self.filter.clear()
                return True
            if watched is self.view and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._on_view_clicked(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _build(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter entities"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.installEventFilter(self)
        # Before the view hears of it, which would choose a row beside the one that goes.
        self.model.rowsAboutToBeInserted.connect(self._on_model_rows_about_to_change)
        self.model.rowsAboutToBeRemoved.connect(self._on_model_rows_about_to_change)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setRootIsDecorated(False)
        self.view.setIndentation(0)
        self.view.setExpandsOnDoubleClick(False)
        self.view.setMouseTracking(True)
        self.view.setProperty("role", "side")
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Entities of the article"))
        self.view.installEventFilter(self)
        self._pages.setMinimumHeight(_LEAST)
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self.view)
        self._foot.setProperty("role", "hint")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        for button in (self.accept_button, self.reject_button):
            row.addWidget(button, 1)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot)
        self.setFocusProxy(self.filter)

    def _connect(self) -> None:
        self.accept_button.clicked.connect(self._on_accept_button_clicked)
        self.filter.textChanged.connect(self._on_filter_text_changed)
        self.model.modelReset.connect(self._on_model_reset)
        self.model.rowsInserted.connect(self._on_model_rows_inserted)
        self.reject_button.clicked.connect(self._on_reject_button_clicked)
        self.view.clicked.connect(self._on_view_clicked)
        self.view.expanded.connect(self._on_view_expanded)
        self.view.selectionModel().currentChanged.connect(self._on_view_current_changed)

    def _show_groups(self, wanted: str) -> None:
        session = self.session
        scrolled = self.view.verticalScrollBar().value()
        self.model.show_sheet(session.sheet, session.schema, wanted)
        self.view.verticalScrollBar().setValue(scrolled)
        self.filter.setEnabled(session.sheet is not None)
        self._pages.setCurrentWidget(self.view if self.model.rowCount() else self.hint)
        if not self.model.rowCount():
            self._show_hint(wanted)

    def _show_current(self) -> None:
        """Follow the current span, so that the buttons speak of what is in focus."""
        span = self.session.current_span()
        index = self.model.find_span(span.id) if span is not None else QModelIndex()
        before = self.delegate.current
        self.delegate.current = _name(index)
        if index.isValid() and self.delegate.current != before:
            self.view.setCurrentIndex(index)
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.find(*self._chosen))
        if self.delegate.current != before:
            self.view.update(self.model.find(*before))
            self.view.update(index)

    def _show_buttons(self) -> None:
        form = self._form()
        count = len(form.open) if form is not None else 0
        self._foot.setVisible(self.model.rowCount() > 0)
        for button in (self.accept_button, self.reject_button):
            button.setEnabled(count > 0)
        self.accept_button.setText(self.tr("Accept {0} open").format(count) if count else self.tr("Accept"))
        self.reject_button.setText(self.tr("Reject {0} open").format(count) if count else self.tr("Reject"))
        if form is not None:
            self.accept_button.setToolTip(self.tr("Accept every open mention of “{0}”").format(form.text))
            self.reject_button.setToolTip(self.tr("Reject every open mention of “{0}”").format(form.text))

    def _show_hint(self, wanted: str) -> None:
        if self.session.sheet is None:
            self.hint.say(self.tr("No article is shown"), "")
        elif wanted:
            self.hint.say(self.tr("No entity holds “{0}”").format(wanted), "")
        else:
            text = self.tr("Select text and press a label's key, or let the machine suggest.")
            self.hint.say(self.tr("No entities here yet"), text)

    def _form(self) -> Form | None:
        form = self.view.currentIndex().data(FORM)
        return form if isinstance(form, Form) else None

    def _toggle(self, index: QModelIndex) -> None:
        group = index.data(GROUP)
        if isinstance(group, Group):
            self.delegate.collapsed ^= {group.name}
            self.view.setExpanded(index, group.name not in self.delegate.collapsed)

    def _unfold(self, index: QModelIndex) -> None:
        """Show the forms of a label, unless it was folded."""
        self.view.setExpanded(index, index.data(GROUP).name not in self.delegate.collapsed)

    # What the parts report

    def _on_model_rows_about_to_change(self) -> None:
        """Let go of the current row: it is found again by its name once all rows stand where they belong."""
        self.view.setCurrentIndex(QModelIndex())

    def _on_model_reset(self) -> None:
        for row in range(self.model.rowCount()):
            self._unfold(self.model.index(row, 0))

    def _on_model_rows_inserted(self, parent: QModelIndex) -> None:
        if parent.isValid():
            self._unfold(parent)

    def _on_filter_text_changed(self) -> None:
        self.draw()

    def _on_view_clicked(self, index: QModelIndex) -> None:
        form = index.data(FORM)
        if not isinstance(form, Form):
            self._toggle(index)
            return
        span = self.session.current_span()
        place = form.mentions.index(span.id) + 1 if span is not None and span.id in form.mentions else 0
        self.session.set_focus(Focus(span=form.mentions[place % len(form.mentions)]))

    def _on_view_expanded(self, index: QModelIndex) -> None:
        """The view unfolds a label by itself where the focus goes below it."""
        group = index.data(GROUP)
        if isinstance(group, Group) and group.name in self.delegate.collapsed:
            self.delegate.collapsed -= {group.name}
            self.view.update(index)

    def _on_view_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._chosen = _name(index)
        self._show_buttons()

    def _on_accept_button_clicked(self) -> None:
        form = self._form()
        if form is not None and form.open:
            self.session.do(lambda store: review.accept(store, form.open))

    def _on_reject_button_clicked(self) -> None:
        form = self._form()
        if form is not None and form.open:
            self.session.do(lambda store: review.reject(store, form.open))


def _name(index: QModelIndex) -> tuple[str, str]:
    """The label and the text of a form."""
    form, group = index.data(FORM), index.data(GROUP)
    return (group.name, form.text) if isinstance(form, Form) and isinstance(group, Group) else ("", "")
