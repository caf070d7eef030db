"""Every text that the window shows can be read, in both themes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from annotations.paths import resources
from annotations.schema import Label, default_schema
from desktop import theme
from desktop.theme import DARK, LIGHT, THEMES, Theme, contrast

READABLE = 4.5
VISIBLE = 3.0
THEMES = pytest.mark.parametrize("look", THEMES.values(), ids=lambda look: look.name)
LABELS = pytest.mark.parametrize("label", default_schema().labels, ids=lambda label: label.name)


@THEMES
@LABELS
def test_a_label_is_readable_on_paper_and_on_its_tint(look: Theme, label: Label) -> None:
    assert contrast(look.label(label), look.paper) >= READABLE
    assert contrast(look.label(label), look.tint(label)) >= READABLE
    assert contrast(look.label(label), look.raised) >= READABLE


@THEMES
@LABELS
def test_the_text_is_readable_on_every_tint(look: Theme, label: Label) -> None:
    assert contrast(look.ink, look.tint(label)) >= READABLE


@THEMES
@pytest.mark.parametrize("role", ["ink", "muted", "accent", "ok", "danger", "warn"])
def test_words_are_readable_on_every_surface_and_when_selected(look: Theme, role: str) -> None:
    for surface in (*look.surfaces, look.selection):
        assert contrast(getattr(look, role), surface) >= READABLE


@THEMES
def test_accent_carries_its_own_ink_and_the_focus_is_seen(look: Theme) -> None:
    assert contrast(look.accent_ink, look.accent) >= READABLE
    for surface in look.surfaces:
        assert contrast(look.focus, surface) >= VISIBLE


def test_contrast_knows_black_on_white() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


def test_switching_repaints_the_palette(qapp: QApplication) -> None:
    theme.apply(qapp, DARK)
    assert theme.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == DARK.paper
    theme.apply(qapp, LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Base) == LIGHT.paper


def test_a_label_that_the_schema_does_not_know_still_has_a_colour() -> None:
    colours = LIGHT.reader(default_schema())
    assert colours.label("UNHEARD").isValid()
    assert colours.tint("UNHEARD").isValid()


def test_the_style_sheet_names_only_roles_that_exist() -> None:
    used = set(re.findall(r"\$(\w+)", (resources() / "style.qss").read_text(encoding="utf-8")))
    assert used <= {*LIGHT.roles(), "icons", "tone"}


def test_only_icons_that_are_used_ship() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (resources().parent / "desktop").rglob("*.py"))
    files = (resources() / "icons").glob("*.svg")
    shipped = [path.stem for path in files if not path.stem.endswith(("-dark", "-light"))]
    assert [name for name in shipped if f'"{name}"' not in code and f'"{name}.svg"' not in code] == []
