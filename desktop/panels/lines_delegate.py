"""LinesDelegate: paints a place with the words around it, its text in the middle so that all places stand in line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotations.schema import Schema
from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.models.lines import CONTEXT, LINE, TITLE, Line
from desktop.panels.suggestions_delegate import paint_marked
from desktop.theme import Theme, current
from desktop.widgets.strokes import edge_pen, paint_box, paint_ground, paint_line, text_width

_ROW = 30
_PAD = 12
_BOX = 16
_NOTE = 150
_TITLE = 180
_NARROW = 620
"""Below this width the article's title is left out."""

Index = QModelIndex | QPersistentModelIndex


class LinesDelegate(QStyledItemDelegate):
    """`schema` has the colours of the labels."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.schema: Schema | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        """All rows are alike."""
        return QSize(200, _ROW)

    def tick_place(self, row: QRectF) -> QRectF:
        """Where a row has its check box."""
        return QRectF(row.left() + _PAD, row.center().y() - _BOX / 2, _BOX, _BOX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        line, theme, place = index.data(LINE), current(), QRectF(option.rect)
        paint_ground(painter, option, theme)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), theme.focus)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_tick(painter, self.tick_place(place), line, theme, ticked=ticked)
        inner = place.adjusted(_PAD + _BOX + 8, 0, -_PAD, 0)
        if place.width() > _NARROW:
            title = QRectF(inner.right() - _TITLE, inner.top(), _TITLE, inner.height())
            paint_line(painter, title, index.data(TITLE), theme.muted, ui_font(9))
            inner.setRight(title.left() - 12)
        note = QRectF(inner.right() - _NOTE, inner.top(), _NOTE, inner.height())
        paint_line(painter, note, line.note, theme.muted, ui_font(9))
        inner.setRight(note.left() - 12)
        self._paint_words(painter, inner, line, index.data(CONTEXT), theme)
        painter.restore()

    def _paint_tick(self, painter: QPainter, place: QRectF, line: Line, theme: Theme, *, ticked: bool) -> None:
        if not line.can_tick:
            return
        paint_box(
            painter,
            place,
            theme.accent if ticked else theme.paper,
            edge_pen(theme.accent if ticked else theme.muted),
            4,
        )
        if ticked:
            icon("check", "accent_ink").paint(painter, place.adjusted(2, 2, -2, -2).toRect())

    def _paint_words(
        self, painter: QPainter, place: QRectF, line: Line, words: tuple[str, str, str], theme: Theme
    ) -> None:
        before, text, after = words
        font = ui_font()
        width = min(text_width(text, font) + 13, place.width() * 0.6)
        left = place.left() + max((place.width() - width) * 0.42, 0)
        shown = QFontMetricsF(font).elidedText(before, Qt.TextElideMode.ElideLeft, left - place.left() - 4)
        head = QRectF(place.left(), place.top(), left - place.left() - 4, place.height())
        paint_line(painter, head, shown, theme.muted, font, Qt.AlignmentFlag.AlignRight)
        middle = QRectF(left, place.top(), width, place.height())
        label = self.schema.label.get(line.label) if self.schema is not None else None
        if line.label:
            right = paint_marked(painter, middle, text, label, theme, is_open=line.is_open)
        else:
            paint_line(painter, middle.adjusted(6, 0, -6, 0), text, theme.ink, font)
            right = middle.right() - 6
        tail = QRectF(right + 4, place.top(), max(place.right() - right - 4, 0), place.height())
        paint_line(painter, tail, after, theme.muted, font)
