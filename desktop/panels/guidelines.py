"""GuidelinesPanel: the rule and examples of what is in focus, and below it every label and role with its key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from annotations.changes import Changes
from annotations.schema import Schema
from annotations.walk import Focus
from desktop.models.guide import ENTRY, Guide, GuidesModel, all_guides, guides_for, role_guide
from desktop.panels.guide_block import GuideBlock
from desktop.panels.guides_list import GuidesList
from desktop.panels.panel import Panel
from desktop.session import Session

_MARGIN = 12
_SCROLL_BAR = 12
_GAP = 8
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class GuidelinesPanel(Panel):
    """A click on a label or role explains it, until the focus moves on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._asked: tuple[Guide, Focus] | None = None
        self._schema: Schema | None = None
        self.model = GuidesModel(self)
        self.list = GuidesList(self.model)
        self.blocks: list[GuideBlock] = []
        self.nothing = QLabel()
        self.heading = QLabel(self.tr("Labels and roles"))
        self._inside = QWidget()
        self._scroll = QScrollArea()
        self._build()
        self.list.clicked.connect(self._explain)
        self.follow()

    def draw(self) -> None:
        """Explain what is in focus, or what was asked for."""
        session = self.session
        if session.schema is not self._schema:
            self._schema, self._asked = session.schema, None
            self.model.show_guides(all_guides(session.schema))
        if self._asked is not None and self._asked[1] != session.focus:
            self._asked = None
        guides = (
            [self._asked[0]] if self._asked is not None else guides_for(session.sheet, session.schema, session.focus)
        )
        role = session.schema.role.get(session.filling.role)
        if role is not None and self._asked is None:
            guides = [role_guide(session.schema, role), *guides]
        self._show_blocks([self._with_own(guide) for guide in guides])
        self.list.mark(guides)

    def restyle(self) -> None:
        """Take the colours of the theme that is applied now."""
        for block in self.blocks:
            block.restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return explains the chosen label or role."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _PRESS
        if watched is self.list and is_key:
            self._explain(self.list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the texts into lines of another width."""
        super().resizeEvent(event)
        self._arrange()

    # Inside

    def _with_own(self, guide: Guide) -> Guide:
        """A guide with what the project itself says of the label."""
        store = self.session.store
        if guide.label is None or store is None:
            return guide
        return replace(guide, own=tuple(store.precedents.of(guide.label.name)))

    def _on_session_changed(self, changes: Changes) -> None:
        if changes.guidance:
            self.refresh()
        super()._on_session_changed(changes)

    def _build(self) -> None:
        self.nothing.setText(self.tr("Go to a span or an agreement to see its rule and examples, or choose one below."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Labels and roles"))
        self.list.installEventFilter(self)
        self.heading.setProperty("role", "heading")
        for part in (self.nothing, self.heading, self.list):
            part.setParent(self._inside)
        self._scroll.setWidget(self._inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setFocusProxy(self.list)

    def _show_blocks(self, guides: list[Guide]) -> None:
        while len(self.blocks) < len(guides):
            self.blocks.append(GuideBlock(self._inside))
        for nth, block in enumerate(self.blocks):
            block.setVisible(nth < len(guides))
            if nth < len(guides) and block.guide != guides[nth]:
                block.show_guide(guides[nth])
        self.nothing.setVisible(not guides)
        self._arrange()

    def _arrange(self) -> None:
        """Put one below the other; a layout in a scroll area would squeeze wrapped text."""
        width, top = self.width() - _SCROLL_BAR, _MARGIN
        inner = max(width - 2 * _MARGIN, 40)
        for block in self.blocks:
            if block.isVisibleTo(self._inside):
                block.setGeometry(_MARGIN, top, inner, block.height_for(inner))
                top += block.height() + _GAP
        if self.nothing.isVisibleTo(self._inside):
            self.nothing.setGeometry(_MARGIN, top, inner, self.nothing.heightForWidth(inner))
            top += self.nothing.height() + _GAP
        top += _GAP
        self.heading.setGeometry(_MARGIN, top, inner, self.heading.sizeHint().height())
        top += self.heading.height() + _GAP // 2
        self.list.setGeometry(_MARGIN, top, inner, self.list.height())
        self._inside.resize(width, top + self.list.height() + _MARGIN)

    def _explain(self, index: QModelIndex) -> None:
        guide = index.data(ENTRY)
        if isinstance(guide, Guide):
            self._asked = (guide, self.session.focus)
            self.draw()
            self._scroll.verticalScrollBar().setValue(0)
