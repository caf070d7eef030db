"""LedgerDelegate: paints a text of the ledger and below it what it came to, each part in its label's colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.fonts import ui_font
from desktop.models.ledger import ENTRY, LedgerModel
from desktop.theme import current
from desktop.widgets.strokes import paint_ground, paint_line, text_width

_ROW = 46
_PAD = 12
_GAP = 6

Index = QModelIndex | QPersistentModelIndex


class LedgerDelegate(QStyledItemDelegate):
    """Two lines for each text."""

    def __init__(self, model: LedgerModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        """All rows are alike."""
        return QSize(160, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry, theme, place = index.data(ENTRY), current(), QRectF(option.rect)
        paint_ground(painter, option, theme)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), theme.focus)
        if entry is None:
            return
        inner = place.adjusted(_PAD, 4, -_PAD, -4)
        top = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        paint_line(painter, top, entry.text, theme.ink, ui_font(10, QFont.Weight.Medium))
        line = QRectF(inner.left(), top.bottom(), inner.width(), inner.height() / 2)
        font, schema = ui_font(9), self._model.schema
        for nth, (said, label) in enumerate(self._model.outcomes(entry)):
            if nth:
                paint_line(painter, line, "·", theme.muted, font)
                line.setLeft(line.left() + text_width("·", font) + _GAP)
            known = schema.label.get(label) if schema is not None else None
            paint_line(
                painter, line, said, theme.label(known) if label else theme.muted, font, Qt.AlignmentFlag.AlignLeft
            )
            line.setLeft(min(line.left() + text_width(said, font) + _GAP, line.right()))
