"""sqlite-utils without numpy and pandas: it loads them where they are installed, and the start would wait for that."""

from __future__ import annotations

import sys

__all__ = ["Database", "Migrations"]

_hidden = [name for name in ("numpy", "pandas") if name not in sys.modules]
sys.modules.update(dict.fromkeys(_hidden))  # pyright: ignore[reportArgumentType, reportCallIssue] - None hides a module

from sqlite_utils import Database, Migrations  # noqa: E402 - after hiding what it would load

for _name in _hidden:
    del sys.modules[_name]
