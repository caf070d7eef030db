"""CardFoot: what stands below the slots of the chosen card: a sentence, what is missing, what looks alike."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QTextDocument

from desktop.fonts import ui_font
from desktop.icons import icon
from desktop.panels.card_line import PAD
from desktop.theme import Theme, current
from desktop.widgets.key_cap import key_text

_ICON = 14
_GAP = 6
_LEADING = 5


@dataclass(frozen=True, slots=True)
class Foot:
    """The texts of a foot; `sentence` is what stands before the span, the span, and what follows."""

    sentence: tuple[str, str, str] | None = None
    gaps: tuple[str, ...] = ()
    twins: tuple[tuple[str, str], ...] = ()
    """Title and reason of each card that may be the same agreement."""
    merge_key: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    icon: str
    role: str
    document: QTextDocument


class CardFoot:
    """Lays a foot out in a width and draws it; each row has its icon and as many lines as it needs."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._foot = Foot()
        self._theme: Theme | None = None
        self._width = 0

    def arrange(self, foot: Foot, width: int) -> int:
        """The height that a foot takes in the width of a card."""
        theme = current()
        if (foot, theme) != (self._foot, self._theme) or not self._rows:
            self._foot, self._theme = foot, theme
            self._rows = [_row(*row, theme) for row in _rows(foot)]
        self._width = width - 2 * PAD - _ICON - _GAP
        for row in self._rows:
            row.document.setTextWidth(max(self._width, 40))
        return round(sum(row.document.size().height() + _LEADING for row in self._rows)) + (4 if self._rows else 0)

    def paint(self, painter: QPainter, top: float) -> None:
        """Draw the rows below `top`."""
        for row in self._rows:
            side = QRectF(PAD, top + 1, _ICON, _ICON)
            icon(row.icon, row.role).paint(painter, side.toRect())
            painter.save()
            painter.translate(PAD + _ICON + _GAP, top)
            row.document.drawContents(painter)
            painter.restore()
            top += row.document.size().height() + _LEADING


def _rows(foot: Foot) -> list[tuple[str, str, str]]:
    """Icon, role of the colour and rich text of each row."""
    rows: list[tuple[str, str, str]] = []
    if foot.sentence is not None:
        before, span, after = (escape(part) for part in foot.sentence)
        rows.append(("text-quote", "muted", f"{before}<b>{span}</b>{after}"))
    rows += [("triangle-alert", "warn", escape(gap[:1].upper() + gap[1:])) for gap in foot.gaps]
    said = QCoreApplication.translate("cards", "Perhaps the same as “{0}”: {1}.")
    for title, reason in foot.twins:
        key = f" {key_text(foot.merge_key)} " if foot.merge_key else ""
        hint = QCoreApplication.translate("cards", "{0}merges.").format(key) if key else ""
        rows.append(("merge", "muted", escape(f"{said.format(title, reason)}{hint}")))
    return rows


def _row(icon_name: str, role: str, html: str, theme: Theme) -> _Row:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(ui_font(9))
    colour = theme.warn if role == "warn" else theme.muted if role == "muted" else theme.ink
    document.setHtml(f'<div style="color:{colour.name()}">{html}</div>')
    return _Row(icon_name, role, document)
