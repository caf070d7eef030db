"""QueueDelegate: paints an article of the queue: how far it is, its title, where it is from, what is open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotations.model import ArticleId, ArticleRow, ArticleState
from desktop.fonts import ui_font
from desktop.language import day_text
from desktop.models.queue import PASSAGE, ROW, title_of
from desktop.theme import Theme, current
from desktop.widgets.state_mark import paint_progress_mark
from desktop.widgets.strokes import Lines, paint_box, paint_line, paint_ring, text_height, text_width

_PAD = 10
_MARK = 16
_GAP = 10
_LINES = 2
_LEADING = 3
_BAR = 3
_SHARE_BEFORE = 0.4
"""How much of a line may stand before the first match."""

Index = QModelIndex | QPersistentModelIndex


class QueueDelegate(QStyledItemDelegate):
    """`shown` is the article in the middle of the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: ArticleId | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one article."""
        row = index.data(ROW)
        if not isinstance(row, ArticleRow):
            return
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(6, 1, -6, -1)
        self._paint_ground(painter, option, row, place, theme)
        inner = place.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD + 1)
        passage = index.data(PASSAGE)
        if passage:
            height = text_height(ui_font(9)) + _LEADING
            below = QRectF(inner.left() + _MARK + _GAP, inner.bottom() - height + _LEADING, 0, height - _LEADING)
            below.setRight(inner.right())
            paint_passage(painter, below, passage, theme)
            inner.setBottom(inner.bottom() - height)
        self._paint_row(painter, row, inner, theme)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ArticleRow, place: QRectF, theme: Theme
    ) -> None:
        if row.id == self.shown:
            paint_box(painter, place, theme.selection)
            paint_box(painter, QRectF(place.left(), place.top() + 8, _BAR, place.height() - 16), theme.accent, radius=1)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, place, theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, place, theme.focus)

    def _paint_row(self, painter: QPainter, row: ArticleRow, inner: QRectF, theme: Theme) -> None:
        left = inner.left() + _MARK + _GAP
        width = inner.right() - left
        title = Lines(title_of(row), _title_font(), width, _LINES)
        small = text_height(ui_font(9))
        top = inner.top() + (inner.height() - title.height - _LEADING - small) / 2
        self._paint_mark(painter, row, QRectF(inner.left(), top + 1, _MARK, _MARK), theme)
        title.paint(painter, left, top, theme.ink)
        place = QRectF(left, top + title.height + _LEADING, width, small)
        waiting = self.tr("{0} open").format(row.open) if row.open else ""
        paint_line(painter, place, waiting, theme.ink, ui_font(9), Qt.AlignmentFlag.AlignRight)
        place.setRight(place.right() - (text_width(waiting, ui_font(9)) + 8 if waiting else 0))
        paint_line(painter, place, _about(row), theme.muted, ui_font(9))

    def _paint_mark(self, painter: QPainter, row: ArticleRow, place: QRectF, theme: Theme) -> None:
        total = row.open + row.decided
        share = row.decided / total if total else 0.5
        begun = share if row.state is ArticleState.IN_PROGRESS else None
        paint_progress_mark(painter, place, theme, begun, done=row.state is ArticleState.DONE)


def row_height(*, with_passage: bool = False) -> int:
    """Every row has room for two lines of title: the list need not read them to know its length."""
    passage = text_height(ui_font(9)) + _LEADING if with_passage else 0
    return round(2 * _PAD + _LINES * text_height(_title_font()) + _LEADING + text_height(ui_font(9)) + passage)


def paint_passage(painter: QPainter, place: QRectF, passage: str, theme: Theme) -> None:
    """One line of a text, its matches marked; it begins a little before the first match where there is no room."""
    before, _, rest = passage.partition("\x02")
    room = place.width() * _SHARE_BEFORE
    while before and text_width(before, ui_font(9)) > room:
        cut = before.lstrip("…").partition(" ")[2]
        before = f"…{cut}" if cut else ""
    left = place.left()
    for nth, piece in enumerate([before, *rest.replace("\x02", "\x03").split("\x03")]):
        font = ui_font(9, QFont.Weight.DemiBold) if nth % 2 else ui_font(9)
        part = QRectF(left, place.top(), place.right() - left, place.height())
        if part.width() <= 0 or not piece:
            continue
        width = min(text_width(piece, font), part.width())
        if nth % 2:
            paint_box(painter, QRectF(left - 1, place.top(), width + 2, place.height()), theme.selection, radius=2)
        paint_line(painter, part, piece, theme.ink if nth % 2 else theme.muted, font)
        left += width


def _about(row: ArticleRow) -> str:
    return " · ".join(part for part in (row.source, day_text(row.published)) if part)


def _title_font() -> QFont:
    return ui_font(10, QFont.Weight.Medium)
