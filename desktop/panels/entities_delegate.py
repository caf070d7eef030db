"""EntitiesDelegate: paints labels as headings, and forms with their counts and what is open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.models.entities import FORM, GROUP, Group
from desktop.models.entity_forms import Form
from desktop.theme import Theme, current
from desktop.widgets.key_cap import paint_keys
from desktop.widgets.state_mark import paint_decision_mark
from desktop.widgets.strokes import edge_pen, paint_box, paint_line, paint_ring, text_width

_ROW = 31
_PAD = 12
_MARK = 14
_SWATCH = 10
_GAP = 8

Index = QModelIndex | QPersistentModelIndex


class EntitiesDelegate(QStyledItemDelegate):
    """`current` names the label and the text of the current span; `collapsed` the labels that are folded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: tuple[str, str] = ("", "")
        self.collapsed: frozenset[str] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        """All rows are alike, so that the view need not ask for each."""
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row over the whole width."""
        group, form = index.data(GROUP), index.data(FORM)
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(0, option.rect.top(), option.rect.right() + 1, option.rect.height())
        if form is None:
            self._paint_group(painter, group, place, theme)
        else:
            self._paint_form(painter, option, group, form, place, theme)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, place.adjusted(6, 1, -6, -1), theme.focus)
        painter.restore()

    def _paint_group(self, painter: QPainter, group: Group, place: QRectF, theme: Theme) -> None:
        left = place.left() + _PAD
        swatch = QRectF(left + 3, place.center().y() - _SWATCH / 2 + 2, _SWATCH, _SWATCH)
        paint_box(painter, swatch, theme.label(group.label), radius=3)
        inner = place.adjusted(_PAD + _MARK + _GAP + 2, 4, -_PAD, 0)
        arrow = "chevron-right" if group.name in self.collapsed else "chevron-down"
        side = QRect(round(inner.right()) - _MARK, round(inner.center().y()) - _MARK // 2, _MARK, _MARK)
        icon(arrow, "faint").paint(painter, side)
        inner.setRight(inner.right() - _MARK - _GAP)
        total, waiting = group.count, group.open
        counts = self.tr("{0} of {1} open").format(waiting, total) if waiting else str(total)
        paint_line(painter, inner, counts, theme.muted, ui_font(9), Qt.AlignmentFlag.AlignRight)
        title = ui_font(9, QFont.Weight.DemiBold)
        paint_line(painter, inner, group.title, theme.ink, title)
        if group.label is not None and group.label.key:
            start = round(inner.left() + text_width(group.title, title)) + _GAP
            painter.setFont(ui_font(9))
            paint_keys(
                painter, (group.label.key.upper(),), QRect(start, round(inner.top()), 20, round(inner.height())), theme
            )

    def _paint_form(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        group: Group,
        form: Form,
        place: QRectF,
        theme: Theme,
    ) -> None:
        ground = place.adjusted(6, 1, -6, -1)
        is_current = self.current == (group.name, form.text)
        if is_current or option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, ground, theme.selection if is_current else theme.hover)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, ground, theme.hover)
        left = place.left() + _PAD
        mark = QRectF(left, place.center().y() - _MARK / 2, _MARK, _MARK)
        paint_decision_mark(painter, mark, is_open=bool(form.open))
        inner = place.adjusted(_PAD + _MARK + _GAP + 2, 0, -_PAD - 4, 0)
        count, small = self._count(form), ui_font(9)
        if count:
            paint_line(painter, inner, count, theme.muted, small, Qt.AlignmentFlag.AlignRight)
            inner.setRight(inner.right() - text_width(count, small))
        inner.setRight(inner.right() - _GAP)
        self._paint_text(painter, group, form, inner, theme)

    def _paint_text(self, painter: QPainter, group: Group, form: Form, place: QRectF, theme: Theme) -> None:
        """The form as it looks in the text: its tint, and an edge that is dashed while any mention is open."""
        width = min(text_width(form.text, ui_font()) + 12 + 1, place.width())
        box = QRectF(place.left(), place.top() + 4, width, place.height() - 8)
        paint_box(painter, box, theme.tint(group.label), edge_pen(theme.label(group.label), dashed=bool(form.open)), 4)
        paint_line(painter, box.adjusted(6, 0, -5, 0), form.text, theme.ink, ui_font())

    def _count(self, form: Form) -> str:
        total = len(form.mentions)
        if form.open and len(form.open) < total:
            return self.tr("{0} of {1} open").format(len(form.open), total)
        return f"×{total}" if total > 1 else ""
