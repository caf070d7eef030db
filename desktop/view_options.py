"""ViewOptions: theme, size, width and spacing of the text: what the View menu changes and the settings remember."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.reader.metrics import Style
from desktop.reader.view import Reader
from desktop.settings import Settings
from desktop.theme import CONTRAST, SYSTEM, apply, contrast_changes, current, theme_for

ZOOM = range(-4, 13)
MEASURE = range(40, 145, 4)
"""Characters a line, where the pane is wide enough."""
SPACING = range(100, 205, 10)
"""The height of lines in percent of the least that tags and underlines need."""


class ViewOptions(QObject):
    """Sets the reader and the theme as the settings say, and keeps what is changed."""

    changed = Signal(str)
    """Something is set otherwise: what it is now, in words."""

    def __init__(self, reader: Reader, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._settings = settings
        reader.zoom_requested.connect(self.zoom)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        changes = contrast_changes()
        if changes is not None:
            changes.connect(self._on_system_changed)

    def handlers(self) -> Mapping[str, Callable[..., object]]:
        """What the commands of the View menu that are about looks do."""
        return {
            "view.closer": partial(self.space, -1),
            "view.looser": partial(self.space, 1),
            "view.narrower": partial(self.widen, -1),
            "view.tags": self.toggle_tags,
            "view.text_reset": self.reset,
            "view.theme": self.toggle_theme,
            "view.theme_contrast": self.toggle_contrast,
            "view.theme_system": partial(self.set_theme, SYSTEM),
            "view.wider": partial(self.widen, 1),
            "view.zoom_in": partial(self.zoom, 1),
            "view.zoom_out": partial(self.zoom, -1),
            "view.zoom_reset": partial(self.zoom, 0),
        }

    def restore(self) -> None:
        """Set the text as the settings say, all at once."""
        settings = self._settings
        self._reader.set_style(
            Style(
                zoom=_within(settings.zoom, ZOOM),
                measure=_within(settings.measure, MEASURE),
                spacing=_within(settings.spacing, SPACING) / 100,
                tags=settings.tags,
            )
        )

    def set_theme(self, choice: str) -> None:
        """Dress the window in a theme, and remember the choice."""
        self._settings.theme = choice
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, theme_for(choice))

    def toggle_theme(self) -> None:
        """Go from light to dark and back."""
        self.set_theme("light" if current().is_dark else "dark")

    def toggle_contrast(self) -> None:
        """Go to high contrast, and back to what the system asks for."""
        self.set_theme(CONTRAST.name if current() is not CONTRAST else SYSTEM)

    def toggle_tags(self) -> None:
        """Show or hide the tags of labels."""
        self._settings.tags = not self._settings.tags
        self.restore()

    def zoom(self, step: int) -> None:
        """Set the text one step larger or smaller; 0 is the normal size again."""
        self._settings.zoom = _within(self._settings.zoom + step if step else 0, ZOOM)
        self.restore()
        self.changed.emit(self.tr("Text size {0} %").format(round(100 * self._reader.scale)))

    def widen(self, step: int) -> None:
        """Give a line more or fewer characters."""
        self._settings.measure = _within(self._settings.measure + step * MEASURE.step, MEASURE)
        self.restore()
        self.changed.emit(self.tr("{0} characters a line").format(self._settings.measure))

    def space(self, step: int) -> None:
        """Set lines further apart or closer together."""
        self._settings.spacing = _within(self._settings.spacing + step * SPACING.step, SPACING)
        self.restore()
        self.changed.emit(self.tr("Line spacing {0} %").format(self._settings.spacing))

    def reset(self) -> None:
        """Set size, width and spacing as they were first."""
        self._settings.zoom = Settings.zoom.default
        self._settings.measure = Settings.measure.default
        self._settings.spacing = Settings.spacing.default
        self.restore()

    def _on_system_changed(self) -> None:
        if self._settings.theme == SYSTEM:
            self.set_theme(SYSTEM)


def _within(value: int, allowed: range) -> int:
    return min(max(value, allowed[0]), allowed[-1])
