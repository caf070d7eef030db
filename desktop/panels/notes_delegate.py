"""NotesDelegate: paints a note as a small card: who and when, what it is about, and its whole text."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.language import date_form
from desktop.models.notes import ENTRY, Entry
from desktop.theme import Theme, current
from desktop.widgets.strokes import Lines, edge_pen, paint_box, paint_line, paint_ring, text_height, text_width

_MARGIN = 12
_PAD = 10
_GAP = 6
_TAG = 22
_MOST = 60
"""Lines of a note; beyond this it is cut."""

Index = QModelIndex | QPersistentModelIndex


class NotesDelegate(QStyledItemDelegate):
    """Heights depend on the width of the view, which lays out anew when it is resized."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs in the width of the view."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        entry: Entry = index.data(ENTRY)
        head = text_height(ui_font(9)) + _GAP + (_TAG + _GAP if entry.target.text else 0)
        return QSize(width, round(head + self._lines(entry, width).height + 2 * _PAD + _GAP + 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one note."""
        entry: Entry = index.data(ENTRY)
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(_MARGIN, 0, -_MARGIN, -_GAP - 2)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and bool(entry.target.focus)
        paint_box(painter, box, theme.hover if hovered else theme.raised, edge_pen(theme.line))
        if entry.is_current:
            paint_box(painter, QRectF(box.left(), box.top() + 8, 3, box.height() - 16), theme.accent, radius=1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box, theme.focus)
        self._paint_entry(painter, entry, box.adjusted(_PAD + 2, _PAD, -_PAD, -_PAD), option.rect.width(), theme)
        painter.restore()

    def _paint_entry(self, painter: QPainter, entry: Entry, inner: QRectF, width: int, theme: Theme) -> None:
        small = text_height(ui_font(9))
        head = QRectF(inner.left(), inner.top(), inner.width(), small)
        when = _moment(entry.note.written)
        paint_line(painter, head, when, theme.muted, ui_font(9), Qt.AlignmentFlag.AlignRight)
        head.setRight(head.right() - text_width(when, ui_font(9)) - _GAP)
        if entry.flag is not None:
            icon("flag", "warn").paint(painter, QRect(round(head.left()), round(head.center().y()) - 7, 14, 14))
            head.setLeft(head.left() + 14 + _GAP)
        author = entry.note.author or self.tr("unknown")
        paint_line(painter, head, author, theme.ink, ui_font(9, QFont.Weight.DemiBold))
        top = inner.top() + small + _GAP
        if entry.target.text:
            self._paint_target(painter, entry, QRectF(inner.left(), top, inner.width(), _TAG), theme)
            top += _TAG + _GAP
        self._lines(entry, width).paint(painter, inner.left(), top, theme.ink if entry.note.text else theme.muted)

    def _paint_target(self, painter: QPainter, entry: Entry, place: QRectF, theme: Theme) -> None:
        target = entry.target
        word = self.tr("on the agreement") if target.agreement is not None else self.tr("on")
        paint_line(painter, place, word, theme.muted, ui_font(9))
        place.setLeft(place.left() + text_width(word, ui_font(9)) + _GAP)
        place.setWidth(min(text_width(target.text, ui_font(9)) + 13, place.width()))
        paint_box(painter, place, theme.tint(target.label), edge_pen(theme.label(target.label)), 4)
        paint_line(painter, place.adjusted(6, 0, -5, 0), target.text, theme.ink, ui_font(9))

    def _lines(self, entry: Entry, width: int) -> Lines:
        return Lines(entry.note.text or self.tr("Flagged"), ui_font(), width - 2 * (_MARGIN + _PAD) - 2, _MOST)


def _moment(written: str) -> str:
    """When a note was written, in the reader's own time and habit."""
    moment = QDateTime.fromString(written, Qt.DateFormat.ISODateWithMs)
    return QLocale().toString(moment.toLocalTime(), f"{date_form()}, HH:mm") if moment.isValid() else written
