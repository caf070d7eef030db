"""Icons by name: drawn from SVG in the colours of the theme that is applied when they are painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotations.paths import resources
from desktop.theme import current

_OFF_TEXT = 4


def icon(name: str, role: str = "ink") -> QIcon:
    """The icon in the colour of a theme's role; a switch of theme repaints it without being told."""
    return QIcon(_ThemedEngine(name, role))


def beside_text(side: int) -> QSize:
    """The size of an icon on a button with a text: wider than the picture, which keeps its left end."""
    return QSize(side + _OFF_TEXT, side)


def app_icon() -> QIcon:
    """Ratify's own icon, in its own colours."""
    return QIcon(str(resources() / "icons" / "ratify.svg"))


class _ThemedEngine(QIconEngine):
    """Renders one SVG whose strokes are `currentColor`."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        """Another one alike."""
        return _ThemedEngine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw the icon into `rect`."""
        image = self._image(mode, rect.size(), painter.device().devicePixelRatioF())
        painter.drawImage(rect.topLeft(), image)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon at one pixel for each point."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        """The icon for a screen with `scale` pixels to a point; `size` is in points."""
        return QPixmap.fromImage(self._image(mode, size, scale))

    def _image(self, mode: QIcon.Mode, size: QSize, scale: float) -> QImage:
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        return _drawn(self._name, current().role(role), size.width(), size.height(), scale)


@cache
def _drawn(name: str, colour: str, width: int, height: int, scale: float) -> QImage:
    image = QImage(QSize(width, height) * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    # At the left of a wide place: what is left over keeps it off the text of a button.
    place = QRectF(QPoint(0, (height - side) // 2), QSize(side, side))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(painter, place)
    painter.end()
    return image


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
