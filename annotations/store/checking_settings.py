"""Whether the settings of a project can be read, its label schema above all."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.errors import DamagedError
from annotations.store.connection import Connection
from annotations.store.findings import Finding, Kind, Mend
from annotations.store.settings import SCHEMA, Settings


def spoiled_settings(connection: Connection) -> Iterator[Finding]:
    """One finding a setting that is no JSON, and one where there is no schema to be read."""
    settings = Settings(connection)
    for key in settings.unreadable():
        if key != SCHEMA:
            yield Finding(Kind.SETTING, f"The setting {key!r} cannot be read.", mend=Mend.FORGET, column=key)
    try:
        settings.schema()
    except DamagedError:
        sentence = "The label schema cannot be read; a salvage puts the one that ships in its place."
        yield Finding(Kind.SETTING, sentence)
