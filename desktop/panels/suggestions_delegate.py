"""SuggestionsDelegate: paints the text as it looks in the article, the label in colour, the state as a mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from annotations.model import Decision, Passage
from annotations.schema import Label, Schema
from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.models.suggestions import LABEL, PASSAGE, SCORE, STATE, TEXT
from desktop.theme import Theme, current
from desktop.widgets.strokes import edge_pen, paint_box, paint_ground, paint_line, text_width

ROW = 30
_PAD = 8
_MARK = 14
_MARKS = {
    None: ("circle-dashed", "muted"),
    Decision.ACCEPTED: ("check", "ok"),
    Decision.CORRECTED: ("pencil", "warn"),
    Decision.REJECTED: ("x", "danger"),
}

Index = QModelIndex | QPersistentModelIndex


class SuggestionsDelegate(QStyledItemDelegate):
    """`schema` has the colours of the labels."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.schema: Schema | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        """All rows are alike."""
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        passage = index.data(PASSAGE)
        theme = current()
        place = QRectF(option.rect)
        paint_ground(painter, option, theme)
        if not isinstance(passage, Passage):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.parent()
        if index.column() == TEXT and isinstance(view, QTableView) and view.currentIndex().row() == index.row():
            # The row that the keys are about; a ring around one cell would say that the cell matters.
            bar = theme.focus if view.hasFocus() else theme.faint
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), bar)
        self._paint_cell(painter, index, passage, place.adjusted(_PAD, 0, -_PAD, 0), theme)
        painter.restore()

    def _paint_cell(self, painter: QPainter, index: Index, passage: Passage, place: QRectF, theme: Theme) -> None:
        label = self.schema.label.get(passage.label) if self.schema is not None else None
        said = str(index.data() or "")
        if index.column() == TEXT:
            paint_marked(painter, place, passage.text, label, theme, is_open=passage.decision is None)
        elif index.column() == LABEL:
            paint_line(painter, place, said, theme.label(label), ui_font(9))
        elif index.column() == SCORE:
            paint_line(painter, place, said, theme.ink, ui_font(9), Qt.AlignmentFlag.AlignRight)
        elif index.column() == STATE:
            name, role = _MARKS[passage.decision]
            spot = QRectF(place.left(), place.center().y() - _MARK / 2, _MARK, _MARK)
            icon(name, role).paint(painter, spot.toRect())
            paint_line(painter, place.adjusted(_MARK + 6, 0, 0, 0), said, theme.muted, ui_font(9))
        else:
            paint_line(painter, place, said, theme.muted, ui_font(9))


def paint_marked(
    painter: QPainter, place: QRectF, text: str, label: Label | None, theme: Theme, *, is_open: bool
) -> float:
    """A text with the tint and the edge that it has in the article; where it ends."""
    width = min(text_width(text, ui_font()) + 13, place.width())
    box = QRectF(place.left(), place.center().y() - 11, width, 22)
    paint_box(painter, box, theme.tint(label), edge_pen(theme.label(label), dashed=is_open), 4)
    paint_line(painter, box.adjusted(6, 0, -5, 0), text, theme.ink, ui_font())
    return box.right()
