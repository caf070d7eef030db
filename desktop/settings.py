"""What the window remembers for a user: every option is one line here, kept in one INI file."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from annotations.paths import user_config
from annotations.walk import Focus

_T = TypeVar("_T")
_RECENT = 8


class Option(Generic[_T]):
    """One remembered value with its default; reads and writes as an attribute of Settings."""

    def __init__(self, name: str, *, default: _T) -> None:
        self.name = name
        self.default = default

    @overload
    def __get__(self, settings: None, owner: type) -> Option[_T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type) -> _T: ...
    def __get__(self, settings: Settings | None, owner: type) -> Option[_T] | _T:
        """The value that was kept, or the default where there is none of the same type."""
        if settings is None:
            return self
        return settings.value(self.name, self.default)

    def __set__(self, settings: Settings, value: _T) -> None:
        """Keep a value."""
        settings.keep(self.name, value)


@dataclass(frozen=True, slots=True)
class Position:
    """Where the analyst was in a project."""

    article: int = 0
    span: int = 0
    agreement: int = 0

    @property
    def focus(self) -> Focus | None:
        """What was in focus, if anything."""
        if not self.span and not self.agreement:
            return None
        return Focus(span=self.span or None, agreement=None if self.span else self.agreement or None)  # pyright: ignore[reportArgumentType] - ids are kept as plain numbers


class Settings:
    """Options by name; a file that is damaged reads as defaults."""

    theme = Option("view/theme", default="system")
    tags = Option("view/tags", default=True)
    zoom = Option("view/zoom", default=0)
    measure = Option("view/measure", default=72)
    spacing = Option("view/spacing", default=100)
    second_look = Option("review/second_look", default=2)
    language = Option("view/language", default="")
    own_keys = Option("keys/own", default="{}")
    queue_shown = Option("window/queue_shown", default=True)
    inspector_shown = Option("window/inspector_shown", default=True)
    inspector_tab = Option("window/inspector_tab", default=0)
    geometry = Option("window/geometry", default=QByteArray())
    splitter = Option("window/splitter", default=QByteArray())
    last_project = Option("project/last", default="")
    import_folder = Option("files/import_folder", default="")
    import_names = Option("files/import_names", default="{}")
    export_folder = Option("files/export_folder", default="")
    export_format = Option("files/export_format", default="")
    export_all = Option("files/export_all", default=False)
    export_strict = Option("files/export_strict", default=False)
    export_split = Option("files/export_split", default="")
    """Shares such as 80/10/10; empty where everything goes into one file."""
    export_seed = Option("files/export_seed", default=0)

    def __init__(self, path: Path | None = None) -> None:
        path = path or user_config() / "ratify.ini"
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent(self) -> list[Path]:
        """The projects that were open, the latest first."""
        kept = self._kept.value("project/recent", [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(name) for name in names if isinstance(name, str) and name]

    def remember_project(self, path: Path) -> None:
        """Put a project at the head of those that were open."""
        path = path.resolve()
        self.last_project = str(path)
        others = [old for old in self.recent if old != path]
        self._kept.setValue("project/recent", [str(name) for name in [path, *others][:_RECENT]])

    def forget_recent(self) -> None:
        """Forget which projects were open, but for the one that opens at the start."""
        self._kept.remove("project/recent")

    def position(self, project: Path) -> Position:
        """Where the analyst was in a project."""
        kept = self._kept.value(_position_key(project), "")
        numbers = [int(part) for part in str(kept).split() if part.isdigit()]
        return Position(*numbers[:3])

    def remember_position(self, project: Path, position: Position) -> None:
        """Keep where the analyst is in a project."""
        self._kept.setValue(_position_key(project), f"{position.article} {position.span} {position.agreement}")

    def value(self, name: str, default: _T) -> _T:
        """The kept value, or `default` where none of its type is there."""
        kept: Any = self._kept.value(name, default)
        if isinstance(default, bool):
            kept = kept in (True, "true", "1")
        elif isinstance(default, int) and isinstance(kept, str):
            kept = int(kept) if kept.lstrip("-").isdigit() else default
        return kept if isinstance(kept, type(default)) else default

    def keep(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        self._kept.setValue(name, value)

    def save(self) -> None:
        """Write everything to the file now."""
        self._kept.sync()


def _position_key(project: Path) -> str:
    return f"position/{sha256(str(project.resolve()).encode()).hexdigest()[:16]}"
