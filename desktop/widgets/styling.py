"""Properties that the style sheet chooses by, such as role="danger"."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def style_by(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - the value of a property
    """Give a widget a property that the style sheet looks at; one that has it is not styled and laid out again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().polish(widget)
