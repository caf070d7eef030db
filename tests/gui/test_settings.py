"""What is remembered comes back, and a damaged file reads as defaults."""

from __future__ import annotations

from pathlib import Path

from annotations.model import SpanId
from annotations.walk import Focus
from desktop.settings import Position, Settings


def test_values_come_back_with_their_types(home: Path) -> None:
    path = home / "ratify.ini"
    first = Settings(path)
    first.tags, first.zoom, first.theme = False, -2, "dark"
    first.save()
    again = Settings(path)
    assert (again.tags, again.zoom, again.theme) == (False, -2, "dark")


def test_defaults_hold_where_nothing_was_kept(settings: Settings) -> None:
    assert (settings.tags, settings.zoom, settings.theme, settings.last_project) == (True, 0, "system", "")


def test_a_damaged_file_reads_as_defaults(home: Path) -> None:
    path = home / "ratify.ini"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\x00\xff[view\nzoom=many\n[view]\nzoom=x\n")
    assert Settings(path).zoom == 0


def test_recent_projects_are_listed_once_the_latest_first(settings: Settings, tmp_path: Path) -> None:
    for name in ("a", "b", "a"):
        settings.remember_project(tmp_path / name)
    assert [path.name for path in settings.recent] == ["a", "b"]


def test_a_position_belongs_to_its_project(settings: Settings, tmp_path: Path) -> None:
    settings.remember_position(tmp_path / "a", Position(article=3, span=40))
    assert settings.position(tmp_path / "a") == Position(3, 40, 0)
    assert settings.position(tmp_path / "a").focus == Focus(span=SpanId(40))
    assert settings.position(tmp_path / "b") == Position()
