"""Colours by role for light, dark and high contrast, and how they reach Qt's palette and style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from string import Template

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from annotations.paths import resources
from annotations.schema import Label, Schema

SYSTEM = "system"
"""The choice of theme that follows the desktop."""

_FALLBACK = Label(name="", title="")
_PROPERTY = "ratify_theme"
_LIFTS = 40
"""In how many steps a colour goes over into the ink."""


@dataclass(frozen=True)
class ReaderColours:
    """What the reader paints with; `labels` and `tints` are by label name, tints opaque over paper."""

    paper: QColor
    ink: QColor
    muted: QColor
    faint: QColor
    line: QColor
    accent: QColor
    selection: QColor
    focus: QColor
    labels: Mapping[str, QColor]
    tints: Mapping[str, QColor]
    faded: float = 0.55
    """How much is left of the tags that do not belong to the chosen agreement."""

    def label(self, name: str) -> QColor:
        """The colour of a label, also of one that the schema does not know."""
        return self.labels.get(name, self.muted)

    def tint(self, name: str) -> QColor:
        """The background of a label's text, also of one that the schema does not know."""
        return self.tints.get(name, self.line)


@dataclass(frozen=True)
class Theme:
    """One set of colours, each named by what it is for."""

    name: str
    window: QColor
    """Behind panels, toolbar and status line."""
    paper: QColor
    """Behind the article, lists and fields."""
    raised: QColor
    """Cards and popups."""
    hover: QColor
    ink: QColor
    muted: QColor
    """Second-rank text; still 4.5:1 on every surface."""
    faint: QColor
    """Marks and disabled text, never the only carrier of meaning."""
    line: QColor
    accent: QColor
    accent_ink: QColor
    """Text on accent."""
    ok: QColor
    danger: QColor
    warn: QColor
    selection: QColor
    focus: QColor
    tint_strength: float
    least_contrast: float = 0.0
    """What the colours of labels are lightened to, over their own tint; 0 leaves them as the schema has them."""
    faded: float = 0.55
    """How much is left of the tags that do not belong to the chosen agreement."""

    @property
    def is_dark(self) -> bool:
        """Whether the paper is dark."""
        return self.paper.lightnessF() < 0.5  # noqa: PLR2004 - half way between black and white

    @property
    def surfaces(self) -> tuple[QColor, ...]:
        """Everything that text may stand on."""
        return self.window, self.paper, self.raised, self.hover

    def label(self, label: Label | None) -> QColor:
        """The colour of a label as text and as line."""
        label = label or _FALLBACK
        return QColor(_lifted(label.dark if self.is_dark else label.light, self.name))

    def tint(self, label: Label | None) -> QColor:
        """The background behind a label's text, opaque over paper."""
        return blend(self.label(label), self.paper, self.tint_strength)

    def reader(self, schema: Schema) -> ReaderColours:
        """The colours that the reader needs for one schema."""
        return ReaderColours(
            paper=self.paper,
            ink=self.ink,
            muted=self.muted,
            faint=self.faint,
            line=self.line,
            accent=self.accent,
            selection=self.selection,
            focus=self.focus,
            labels={label.name: self.label(label) for label in schema.labels},
            tints={label.name: self.tint(label) for label in schema.labels},
            faded=self.faded,
        )

    def role(self, name: str) -> str:
        """One of the colours as #RRGGBB."""
        colour: QColor = getattr(self, name)
        return colour.name()

    def roles(self) -> dict[str, str]:
        """Every colour as #RRGGBB by its role's name, for style sheets and rich text."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value.name() for name, value in values.items() if isinstance(value, QColor)}


@cache
def _lifted(name: str, of_theme: str) -> QColor:
    """A label's colour, lightened until it has the contrast that a theme asks for."""
    theme, colour, step = THEMES[of_theme], QColor(name), 0
    while step < _LIFTS and theme.least_contrast > contrast(colour, blend(colour, theme.paper, theme.tint_strength)):
        step += 1
        colour = blend(theme.ink, QColor(name), step / _LIFTS)
    return colour


def blend(top: QColor, under: QColor, strength: float) -> QColor:
    """`top` laid over `under` at `strength` (0..1), opaque."""
    pairs = (top.red(), under.red()), (top.green(), under.green()), (top.blue(), under.blue())
    return QColor(*(round(a * strength + b * (1 - strength)) for a, b in pairs))


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours by WCAG 2, 1..21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LIGHT = Theme(
    name="light",
    window=QColor("#F3F4F6"),
    paper=QColor("#FFFFFF"),
    raised=QColor("#FBFBFC"),
    hover=QColor("#E9ECF0"),
    ink=QColor("#1C222B"),
    muted=QColor("#576170"),
    faint=QColor("#9AA3AF"),
    line=QColor("#DDE1E7"),
    accent=QColor("#2C5AA8"),
    accent_ink=QColor("#FFFFFF"),
    ok=QColor("#1F6F43"),
    danger=QColor("#B3261E"),
    warn=QColor("#805300"),
    selection=QColor("#CFE0FA"),
    focus=QColor("#2C5AA8"),
    tint_strength=0.13,
)

DARK = Theme(
    name="dark",
    window=QColor("#17191D"),
    paper=QColor("#1E2126"),
    raised=QColor("#24282E"),
    hover=QColor("#2B3037"),
    ink=QColor("#E3E6EB"),
    muted=QColor("#A3ACB9"),
    faint=QColor("#6B7482"),
    line=QColor("#343A43"),
    accent=QColor("#8DB4F5"),
    accent_ink=QColor("#10151D"),
    ok=QColor("#74CF9B"),
    danger=QColor("#FF8F86"),
    warn=QColor("#E3B45B"),
    selection=QColor("#263B5C"),
    focus=QColor("#8DB4F5"),
    tint_strength=0.12,
)


CONTRAST = Theme(
    name="contrast",
    window=QColor("#000000"),
    paper=QColor("#000000"),
    raised=QColor("#0A0A0A"),
    hover=QColor("#2A2A2A"),
    ink=QColor("#FFFFFF"),
    muted=QColor("#E6E6E6"),
    faint=QColor("#ABABAB"),
    line=QColor("#8C8C8C"),
    accent=QColor("#FFD83D"),
    accent_ink=QColor("#000000"),
    ok=QColor("#5CF29A"),
    danger=QColor("#FFB0A8"),
    warn=QColor("#FFCE6B"),
    selection=QColor("#0B3F7A"),
    focus=QColor("#FFD83D"),
    tint_strength=0.2,
    least_contrast=7.0,
    faded=0.85,
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


def theme_for(choice: str) -> Theme:
    """The theme with a name, or for "system" the one that the desktop asks for."""
    if choice != SYSTEM:
        return THEMES.get(choice, LIGHT)
    hints = QGuiApplication.styleHints()
    # Qt tells what contrast is wanted from 6.10 on.
    wanted = hints.accessibility().contrastPreference() if hasattr(hints, "accessibility") else None
    if wanted is not None and wanted == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def contrast_changes() -> SignalInstance | None:
    """The signal that the desktop asks for another contrast, where this Qt tells."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreferenceChanged if hasattr(hints, "accessibility") else None


def current() -> Theme:
    """The theme that is applied now; asked for at each painting, so that a switch needs no wiring."""
    app = QApplication.instance()
    return THEMES.get(app.property(_PROPERTY), LIGHT) if app is not None else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; every widget gets a style change and repaints."""
    app.setProperty(_PROPERTY, theme.name)
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme))
    values = theme.roles() | {"icons": (resources() / "icons").as_posix(), "tone": "dark" if theme.is_dark else "light"}
    app.setStyleSheet(Template(_style_template()).substitute(values))


def palette(theme: Theme) -> QPalette:
    """The theme in Qt's own roles."""
    roles = QPalette.ColorRole
    built = QPalette()
    for role, colour in {
        roles.Window: theme.window,
        roles.WindowText: theme.ink,
        roles.Base: theme.paper,
        roles.AlternateBase: theme.raised,
        roles.Text: theme.ink,
        roles.PlaceholderText: theme.muted,
        roles.Button: theme.raised,
        roles.ButtonText: theme.ink,
        roles.BrightText: theme.danger,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.ink,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.ink,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Light: theme.raised,
        roles.Midlight: theme.line,
        roles.Mid: theme.line,
        roles.Dark: theme.faint,
        roles.Shadow: theme.line,
    }.items():
        built.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        built.setColor(QPalette.ColorGroup.Disabled, role, theme.faint)
    return built


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for channel in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _style_template() -> str:
    return (resources() / "style.qss").read_text(encoding="utf-8")
