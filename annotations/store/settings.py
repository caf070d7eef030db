"""The settings of a project: small JSON values by name."""

from __future__ import annotations

import json
from typing import Any

from annotations.errors import DamagedError
from annotations.store.connection import Connection


class Settings:
    """Values that travel with the project, the label schema among them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a setting, or `default` where it was never set."""
        text = self._connection.value("SELECT value FROM setting WHERE key = ?", (key,))
        try:
            return default if text is None else json.loads(text)
        except ValueError as error:
            raise DamagedError(
                f"{self._connection.path}: the setting {key!r} is damaged. Restore a backup (ratify restore), or save"
                " what can be read into a new file (ratify salvage)."
            ) from error

    def set(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold; undo does not reach settings."""
        text = json.dumps(value, ensure_ascii=False)
        with self._connection.transaction(bulk=True):
            self._connection.run(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, text),
            )
