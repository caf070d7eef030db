"""Reader: shows one article with its spans and agreements, and tells what was clicked and selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFocusEvent, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotations.model import AgreementId, Sheet, SpanId
from annotations.schema import Schema, default_schema
from annotations.walk import NOWHERE, Focus
from desktop.reader.accessible import ReaderInterface, TextForReaders
from desktop.reader.colours import Inks
from desktop.reader.highlights import Highlights, Shape
from desktop.reader.metrics import Style
from desktop.reader.overlay import OverlayPainter
from desktop.reader.painter import LinePainter, Look
from desktop.reader.pointer import Clicks, mark_under, shapes_under
from desktop.reader.scene import Scene
from desktop.reader.selecting_view import SelectingView
from desktop.reader.words import describe_mark, describe_shape, spoken
from desktop.theme import ReaderColours, current

_NO_NAMES: Mapping[SpanId, str] = {}


class Reader(SelectingView):
    """The text of one article; knows nothing of the store."""

    span_clicked = Signal(int)
    """A span (SpanId) was clicked: the innermost first, the same place again goes outwards."""
    agreement_clicked = Signal(int)
    """The bar of an agreement (AgreementId) in the margin was clicked."""
    context_requested = Signal(QPoint, object)
    """A menu is asked for at a point of the screen, over a span (SpanId) or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._schema: Schema = default_schema()
        self._highlights: Highlights | None = None
        self._scene: Scene | None = None
        self._colours: ReaderColours | None = None
        self._inks: Inks | None = None
        self._focus: Focus = NOWHERE
        self._in_focus: Shape | None = None
        self._names: Mapping[SpanId, str] = _NO_NAMES
        self._lit: Mapping[SpanId, str] = _NO_NAMES
        self._card: AgreementId | None = None
        self._open_to: frozenset[SpanId] = frozenset()
        self._flagged: frozenset[SpanId] = frozenset()
        self._noted: frozenset[SpanId] = frozenset()
        self._clicks = Clicks()
        self._is_clicking = False
        self.setAccessibleName(self.tr("Article text"))
        self._spoken = ""
        self._for_readers = TextForReaders(self)
        self._for_readers.caret_wanted.connect(self._on_reader_caret_wanted)
        self._for_readers.selection_wanted.connect(self.select)
        self._interface = ReaderInterface(self, self._for_readers)
        QAccessible.registerAccessibleInterface(self._interface)

    # What is shown

    def show_sheet(self, sheet: Sheet | None, schema: Schema) -> None:
        """Show another article from its beginning, or nothing."""
        self._sheet, self._schema = sheet, schema
        self._highlights = Highlights(sheet) if sheet is not None else None
        self._focus, self._in_focus, self._card = NOWHERE, None, None
        self._names = self._lit = _NO_NAMES
        self._inks = None
        self._for_readers.show_text(sheet.article.text if sheet is not None else "")
        self.show_text(sheet.article.text if sheet is not None else None)
        self.setAccessibleName(sheet.article.title if sheet is not None else self.tr("Article text"))
        self._describe()

    def update_sheet(self, sheet: Sheet) -> None:
        """Show other spans and agreements over the same text; nothing moves."""
        before, was_in_focus, was_lit = self._scene, self._in_focus, self._lit
        self._sheet = sheet
        self._highlights = Highlights(sheet)
        self._make_scene()
        self._in_focus = self._highlights.in_focus(self._focus)
        self._lit = self._highlights.lit(self._names)
        self._describe()
        self._update_shapes(was_in_focus, self._in_focus)
        if self._lit != was_lit or before is None or self._scene is None:
            self.viewport().update()
        else:
            top = -self.origin().y()
            for start, end in self._scene.changed_lines(before, top, top + self.viewport().height()):
                self._update_lines(start, end)

    def set_focus(self, focus: Focus) -> None:
        """Put the ring around what the next key is about, and bring it into the middle third.

        What was just clicked stays under the mouse, and so does the text while the parts of an agreement are in sight.
        """
        before, card, self._focus = self._in_focus, self._focus.agreement, focus
        self._in_focus = self._highlights.in_focus(focus) if self._highlights is not None else None
        if self._in_focus is not None and not self._is_clicking:
            if self.selection is None and (before is None or before.span.id != self._in_focus.span.id):
                self.place_caret(self._in_focus.span.start)
            # The parts of an agreement lie apart: the text would leap from one to the other.
            self.reveal(self._in_focus.span.start, calmly=focus.agreement is not None)
        self._describe()
        self._update_shapes(before, self._in_focus)
        if focus.agreement != card:
            self.viewport().update()

    def set_lit(self, lit: Mapping[SpanId, str], card: AgreementId | None = None) -> None:
        """Frame the spans of a chosen agreement, each with the name of its role, and dim the others."""
        if (lit, card) == (self._names, self._card):
            return
        self._names, self._card = dict(lit), card
        self._lit = self._highlights.lit(self._names) if self._highlights is not None else _NO_NAMES
        self.viewport().update()

    def set_marked(self, flagged: Iterable[SpanId], noted: Iterable[SpanId]) -> None:
        """The spans that have a flag, and those that have a note, in the margin."""
        marked = self._drawn_as(flagged), self._drawn_as(noted)
        if marked != (self._flagged, self._noted):
            self._flagged, self._noted = marked
            self.viewport().update()

    def set_open_to(self, spans: set[SpanId]) -> None:
        """The spans that could go into an armed slot: they are not dimmed with the others."""
        if spans != self._open_to:
            self._open_to = frozenset(spans)
            self.viewport().update()

    def set_colours(self, colours: ReaderColours | None) -> None:
        """Paint with these colours; None for those of the theme that is applied."""
        self._colours, self._inks = colours, None
        self.viewport().update()

    # How it is set

    @property
    def zoom(self) -> int:
        """The size of the text in steps; 0 is normal."""
        return self._metrics.style.zoom

    def set_zoom(self, zoom: int) -> None:
        """Set the text larger or smaller."""
        self.set_style(replace(self._metrics.style, zoom=zoom))

    @property
    def scale(self) -> float:
        """How large the text is set; 1 is normal."""
        return self._metrics.scale

    def set_tags_visible(self, visible: bool) -> None:  # noqa: FBT001 - the only argument of a setter
        """Show or hide the tags of labels."""
        self.set_style(replace(self._metrics.style, tags=visible))

    def set_measure(self, characters: int) -> None:
        """Set how many characters a line has, where the pane is wide enough."""
        self.set_style(replace(self._metrics.style, measure=characters))

    def set_spacing(self, spacing: float) -> None:
        """Set how high lines are; 1 is normal and the least that tags and underlines need."""
        self.set_style(replace(self._metrics.style, spacing=spacing))

    @property
    def style_of_text(self) -> Style:
        """Size, measure, spacing and tags as they are set."""
        return self._metrics.style

    # Qt's calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that are in sight."""
        inks = self._current_inks()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), inks.colours.paper)
        if self._scene is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            origin, look = self.origin(), self._look()
            painter.translate(origin)
            areas = list[QRect](event.region())  # pyright: ignore[reportArgumentType] - a region can be walked through
            stretches = [(area.top() - origin.y(), area.bottom() + 1 - origin.y()) for area in areas]
            drawn = LinePainter(painter, self._scene, inks, look).paint(stretches)
            OverlayPainter(painter, self._scene, inks, look).paint(drawn)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours anew where the theme was changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._inks = None
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu over the span under the mouse, or by key over the one in focus."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            shape, where = self._in_focus, self.mapToGlobal(self._place_of_focus())
        else:
            shape = next(iter(self._shapes_at(QPointF(event.pos()))), None)
            where = event.globalPos()
        self.context_requested.emit(where, shape.span.id if shape is not None else None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what is under the mouse as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tooltip_at(self, at: QPointF) -> str:
        """What the tooltip says at a point of the pane; empty where nothing is marked."""
        mark = mark_under(self._scene, at - self.origin()) if self._scene is not None else None
        if mark is not None:
            return describe_mark(mark, self._schema)
        return "\n".join(describe_shape(shape, self._schema) for shape in self._shapes_at(at))

    # Inside

    def _on_page_set_anew(self) -> None:
        super()._on_page_set_anew()
        self._make_scene()

    def _update_shapes(self, *shapes: Shape | None) -> None:
        """Paint the lines of shapes anew where they are not the same."""
        if len(set(shapes)) > 1:
            for shape in shapes:
                if shape is not None:
                    self._update_lines(shape.span.start, shape.span.end)

    def _make_scene(self) -> None:
        if self._page is None or self._highlights is None:
            self._scene = None
        else:
            self._scene = Scene(self._page, self._highlights, self._schema)
        if self._inks is not None and self._inks.stroke != self._metrics.stroke:
            self._inks = None

    def _on_clicked(self, at: QPointF) -> None:
        mark = mark_under(self._scene, at - self.origin()) if self._scene is not None else None
        self._is_clicking = True
        if mark is not None:
            self.agreement_clicked.emit(mark.agreement.id)
        else:
            super()._on_clicked(at)
            focus = self._in_focus.span.id if self._in_focus is not None else None
            clicked = self._clicks.next_of(self._shapes_at(at), focus)
            if clicked is not None:
                self.span_clicked.emit(clicked)
        self._is_clicking = False

    def _on_hovered(self, at: QPointF) -> None:
        is_mark = self._scene is not None and mark_under(self._scene, at - self.origin()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_mark else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _shapes_at(self, at: QPointF) -> list[Shape]:
        return shapes_under(self._scene, at - self.origin()) if self._scene is not None else []

    def _look(self) -> Look:
        shows_caret = self._is_caret_shown and self.hasFocus()
        return Look(
            focus=self._in_focus.span.id if self._in_focus is not None else None,
            lit=self._lit,
            open_to=self._open_to,
            flagged=self._flagged,
            noted=self._noted,
            rail=self._rail(),
            card=self._card if self._card is not None else self._focus.agreement,
            selection=self._selection.drawn,
            caret=self._selection.caret if shows_caret else None,
        )

    def _drawn_as(self, spans: Iterable[SpanId]) -> frozenset[SpanId]:
        """The spans that are drawn for these: gold stands for what it came of."""
        known = self._highlights
        return frozenset(known.lit(dict.fromkeys(spans, ""))) if known is not None else frozenset()

    def _rail(self) -> tuple[int, int] | None:
        """From the first to the last span of the chosen agreement."""
        shapes = [self._highlights.find(span) for span in self._lit] if self._highlights is not None else []
        starts = [shape.span.start for shape in shapes if shape is not None]
        return (min(starts), max(starts)) if len(starts) > 1 else None

    def _current_inks(self) -> Inks:
        if self._inks is None:
            colours = self._colours or current().reader(self._schema)
            self._inks = Inks(colours, self._metrics.stroke)
        return self._inks

    def _place_of_focus(self) -> QPoint:
        if self._page is None or self._in_focus is None:
            return self.viewport().rect().center()
        nth, paragraph, line = self._page.line_of(self._in_focus.span.start)
        place = QPointF(paragraph.x_of(self._in_focus.span.start, line), self._page.top(nth) + line.bottom)
        return (place + self.origin()).toPoint()

    def _describe(self) -> None:
        text = self._sheet.article.text if self._sheet is not None else ""
        said = spoken(text, self._in_focus, self._schema)
        if said != self._spoken:
            self._spoken = said
            self.setAccessibleDescription(said)
            if self._in_focus is not None:
                self._for_readers.announce(said)

    def _tell(self) -> None:
        super()._tell()
        self._for_readers.follow(self._selection.caret, self._selection.drawn)

    def _on_reader_caret_wanted(self, point: int) -> None:
        self._go(point, extends=False, exact=True)
        self.keep_in_sight(point)
