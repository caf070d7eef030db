"""GuideBlock: what the guidelines say of one label, role, kind or status."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from annotations.model import Precedent
from desktop.fonts import ui_font
from desktop.models.guide import Guide, around
from desktop.theme import Theme, current
from desktop.widgets.key_cap import key_text, paint_keys
from desktop.widgets.strokes import edge_pen, paint_box, paint_line, text_width

_PAD = 12
_HEAD = 22
_GAP = 8
_SWATCH = 12
_AROUND = 48


class GuideBlock(QWidget):
    """Title with colour and key, the rule, examples and counterexamples; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide: Guide | None = None
        self._body = QTextDocument(self)
        self._body.setDocumentMargin(0)
        self._body.setDefaultFont(ui_font())

    def show_guide(self, guide: Guide) -> None:
        """Say what the guidelines say."""
        self.guide = guide
        self.setAccessibleName(f"{guide.sort}: {guide.title}")
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme that is applied now."""
        if self.guide is not None:
            self._body.setHtml(self._html(self.guide, current()))
            self.setAccessibleDescription(self._body.toPlainText())
            self.update()

    def height_for(self, width: int) -> int:
        """How high the block is in a width."""
        self._body.setTextWidth(max(width - 2 * _PAD, 40))
        return round(self._body.size().height()) + _HEAD + _GAP + 2 * _PAD - 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a heading and the text below it."""
        if self.guide is None:
            return
        theme, guide = current(), self.guide
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.raised, edge_pen(theme.line))
        head = QRectF(_PAD, _PAD - 2, self.width() - 2 * _PAD, _HEAD)
        self._paint_head(painter, guide, head, theme)
        painter.translate(_PAD, _PAD + _HEAD + _GAP - 2)
        self._body.drawContents(painter)

    def _paint_head(self, painter: QPainter, guide: Guide, head: QRectF, theme: Theme) -> None:
        if guide.label is not None:
            swatch = QRectF(head.left(), head.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
            paint_box(painter, swatch, theme.label(guide.label), radius=3)
            head.setLeft(head.left() + _SWATCH + _GAP)
        title = ui_font(10, QFont.Weight.DemiBold)
        paint_line(painter, head, guide.sort, theme.muted, ui_font(9), Qt.AlignmentFlag.AlignRight)
        head.setRight(head.right() - text_width(guide.sort, ui_font(9)) - _GAP)
        paint_line(painter, head, guide.title, theme.ink, title)
        if guide.key:
            painter.setFont(ui_font(9))
            left = round(head.left() + text_width(guide.title, title)) + _GAP
            width = max(round(text_width(key_text(guide.key), ui_font(8))) + 12, 20)
            paint_keys(painter, (guide.key,), QRect(left, round(head.top()), width, round(head.height())), theme)

    def _html(self, guide: Guide, theme: Theme) -> str:
        rule = escape(guide.rule) or self.tr("The guidelines say nothing more on it.")
        tint = theme.tint(guide.label).name() if guide.label is not None else ""
        own = _own(guide.own, tint, theme)
        parts = [own, f'<p style="margin:0 0 8px 0; line-height:118%">{rule}</p>']
        if guide.accepts:
            tags = " ".join(_tag(label.title, theme.tint(label).name()) for label in guide.accepts)
            parts.append(f'<p style="margin:0">{self.tr("Takes")} {tags}</p>')
        rows = _rows("✓", theme.ok, guide.examples, tint) + _rows("✗", theme.danger, guide.counterexamples, "")
        if rows:
            parts.append(f'<table cellspacing="0" cellpadding="0" style="margin-top:8px">{rows}</table>')
        return f'<div style="color:{theme.ink.name()}">{"".join(parts)}</div>'


def _own(own: Sequence[Precedent], tint: str, theme: Theme) -> str:
    """What the project itself says, which stands first: rules in words, then passages with the span marked."""
    if not own:
        return ""
    heading = QCoreApplication.translate("guide", "In this project")
    parts = [f'<p style="margin:0 0 4px 0; color:{theme.accent.name()}"><b>{escape(heading)}</b></p>']
    parts += [f'<p style="margin:0 0 4px 0">{escape(it.note)}</p>' for it in own if it.is_rule]
    rows = "".join(_passage(it, tint, theme) for it in own if not it.is_rule)
    parts.append(
        f'<table cellspacing="0" cellpadding="0">{rows}</table><p style="margin:0 0 6px 0"></p>' if rows else ""
    )
    return "".join(parts)


def _passage(precedent: Precedent, tint: str, theme: Theme) -> str:
    sign, colour = ("✓", theme.ok) if precedent.is_right else ("✗", theme.danger)
    before, after = (escape(part) for part in around(precedent, _AROUND))
    note = f'<br><span style="color:{theme.muted.name()}">{escape(precedent.note)}</span>' if precedent.note else ""
    return (
        f'<tr><td style="color:{colour.name()}; padding-right:8px">{sign}</td><td style="padding-bottom:4px">'
        f"{before}{_tag(precedent.text, tint if precedent.is_right else '')}{after}{note}</td></tr>"
    )


def _tag(text: str, tint: str) -> str:
    return f'<span style="background-color:{tint}">&nbsp;{escape(text)}&nbsp;</span>' if tint else escape(text)


def _rows(sign: str, colour: QColor, texts: Sequence[str], tint: str) -> str:
    return "".join(
        f'<tr><td style="color:{colour.name()}; padding-right:8px">{sign}</td>'
        f'<td style="padding-bottom:3px">{_tag(text, tint)}</td></tr>'
        for text in texts
    )
