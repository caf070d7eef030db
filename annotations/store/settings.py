"""The settings of a project: small JSON values by name."""

from __future__ import annotations

import json
from typing import Any

from annotations.errors import DamagedError, SchemaError
from annotations.schema import Schema, parse_schema
from annotations.store.connection import Connection

SCHEMA = "schema"
"""The setting that holds the label schema, as TOML text."""


class Settings:
    """Values that travel with the project, the label schema among them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a setting, or `default` where it was never set."""
        text = self._connection.value("SELECT value FROM setting WHERE key = ?", (key,))
        try:
            return default if text is None else json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._damaged(f"its setting {key!r} is damaged") from error

    def schema(self) -> Schema:
        """The label schema of the project."""
        source = self.get(SCHEMA)
        try:
            return parse_schema(source if isinstance(source, str) else "")
        except (SchemaError, RecursionError) as error:
            raise self._damaged("its label schema is damaged") from error

    def unreadable(self) -> list[str]:
        """The keys of settings that are no JSON."""
        keys = [key for (key,) in self._connection.all("SELECT key FROM setting ORDER BY key")]
        return [key for key in keys if not self._is_readable(key)]

    def _is_readable(self, key: str) -> bool:
        try:
            self.get(key)
        except DamagedError:
            return False
        return True

    def _damaged(self, what: str) -> DamagedError:
        return DamagedError(
            f"{self._connection.path}: {what}. Restore a backup (ratify restore), or save what can be read into a new"
            " file (ratify salvage)."
        )

    def set(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold; undo does not reach settings."""
        text = json.dumps(value, ensure_ascii=False)
        with self._connection.transaction(bulk=True):
            self._connection.run(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, text),
            )
