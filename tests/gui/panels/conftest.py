"""Panels draw after the text, once the events are through; here they draw at once, so that a test can look."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.panels.panel import Panel


@pytest.fixture
def prompt(shown: Callable[..., None]) -> Callable[..., None]:
    """Shows a panel, and lets it draw at each signal of its session."""

    def show(panel: Panel) -> None:
        shown(panel)
        session = panel.session
        for signal in (session.article_changed, session.changed, session.focus_changed, session.project_changed):
            signal.connect(panel.catch_up)

    return show
