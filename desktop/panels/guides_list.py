"""GuidesList: all labels and roles with their keys, as long as it needs to be; the panel around it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.fonts import ui_font
from desktop.models.guide import ENTRY, Guide, GuidesModel
from desktop.theme import current
from desktop.widgets.key_cap import paint_keys
from desktop.widgets.strokes import paint_box, paint_line, paint_ring

_ROW = 30
_PAD = 10
_SWATCH = 10
_GAP = 10


class GuidesList(QListView):
    """Never scrolls by itself."""

    def __init__(self, model: GuidesModel) -> None:
        super().__init__()
        self.delegate = _Delegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("role", "side")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._on_model_reset)

    def mark(self, guides: list[Guide]) -> None:
        """Emphasise the rows of what is explained above."""
        self.delegate.marked = guides
        self.viewport().update()

    def _on_model_reset(self) -> None:
        self.setFixedHeight(self.model().rowCount() * _ROW + 2)


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.marked: list[Guide] = []

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - all rows are alike
        """All rows are alike."""
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Colour, title, and the key at the right."""
        guide: Guide = index.data(ENTRY)
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        if guide in self.marked:
            paint_box(painter, place.adjusted(0, 1, 0, -1), theme.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, place.adjusted(0, 1, 0, -1), theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, place.adjusted(0, 1, 0, -1), theme.focus)
        inner = place.adjusted(_PAD, 0, -_PAD, 0)
        swatch = QRectF(inner.left(), inner.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
        if guide.label is not None:
            paint_box(painter, swatch, theme.label(guide.label), radius=3)
        inner.setLeft(inner.left() + _SWATCH + _GAP)
        painter.setFont(ui_font(9))
        keys = (guide.key,) if guide.key else ()
        taken = paint_keys(painter, keys, QRect(inner.toRect()), theme)
        inner.setRight(inner.right() - taken - _GAP)
        paint_line(painter, inner, guide.title, theme.ink if guide.label is not None else theme.muted, ui_font())
        painter.restore()
