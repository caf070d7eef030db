"""Keymap: the keys that an analyst has given to commands in place of the ones they came with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Keys = Mapping[str, tuple[str, ...]]
"""Command id -> its keys in Qt's portable form; none where the command has lost its key."""

_PROPERTY = "ratify_keys"
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_FIXED = {
    *("Esc", "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
    *("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "Shift+Home", "Shift+End", "Shift+PgUp", "Shift+PgDown"),
    *("Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A"),
}
"""Keys that move in every text or work in every field."""
_TOKEN = re.compile(r"\[([a-z]+\.[a-z_]+)\]")


@dataclass(frozen=True, slots=True)
class Holder:
    """The command that has a key already; one whose key comes from the schema keeps it."""

    command: str
    text: str
    is_from_schema: bool


def own_keys() -> Keys:
    """The keys that were changed, of all commands."""
    app = QCoreApplication.instance()
    return _parsed(str(app.property(_PROPERTY) or "{}")) if app is not None else {}


def use_keys(kept: str) -> None:
    """Give commands the keys that `keep` wrote; those who show keys ask for them when they draw."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, kept)


def keep(keys: Keys) -> str:
    """Changed keys as a text for the settings."""
    return json.dumps({command: list(held) for command, held in sorted(keys.items())})


def pressed_key(event: QKeyEvent) -> str:
    """The key of an event in Qt's portable form; empty while only Shift, Ctrl or Alt is held.

    Shift belongs to a letter or a named key; a sign such as ? already says that Shift was pressed.
    """
    if event.key() in _MODIFIERS or event.key() in (0, Qt.Key.Key_unknown):
        return ""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    name = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    if len(name) == 1 and not name.isalpha():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    made = QKeySequence(QKeyCombination(modifiers, key))
    return made.toString(QKeySequence.SequenceFormat.PortableText)


def is_fixed(key: str) -> bool:
    """Whether a key moves in texts or edits fields, so that no command can have it."""
    return QKeySequence(key).toString() in {QKeySequence(fixed).toString() for fixed in _FIXED}


def with_key(keys: Keys, defaults: Keys, command: str, key: str, *, also: bool = False) -> dict[str, tuple[str, ...]]:
    """The changed keys once a command has a key, alone or beside those it has; whoever had it loses it."""
    now = {**defaults, **keys}
    holders = [other for other, held in now.items() if key in held and other != command]
    for other in holders:
        now[other] = tuple(held for held in now[other] if held != key)
    now[command] = (*(held for held in now.get(command, ()) if held != key), key) if also else (key,)
    return changed_only(now, defaults)


def without_keys(keys: Keys, defaults: Keys, command: str) -> dict[str, tuple[str, ...]]:
    """The changed keys once a command has none."""
    return changed_only({**defaults, **keys, command: ()}, defaults)


def with_default(keys: Keys, defaults: Keys, command: str) -> dict[str, tuple[str, ...]]:
    """The changed keys once a command has again those that it came with; whoever had them loses them."""
    now = {**defaults, **keys}
    back = defaults.get(command, ())
    for other, held in now.items():
        if other != command:
            now[other] = tuple(key for key in held if key not in back)
    now[command] = back
    return changed_only(now, defaults)


def changed_only(now: Keys, defaults: Keys) -> dict[str, tuple[str, ...]]:
    """The commands whose keys are not the ones they came with."""
    return {command: held for command, held in now.items() if held != defaults.get(command, ())}


def replaced(text: str, spelled: Mapping[str, str]) -> str:
    """A text with the keys of commands in place of their ids."""
    return _TOKEN.sub(lambda found: spelled.get(found[1], found[0]), text)


@cache
def _parsed(kept: str) -> Keys:
    try:
        read = json.loads(kept)
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return {
        str(command): tuple(key for key in held if isinstance(key, str) and _is_known(key))
        for command, held in read.items()
        if isinstance(held, list)
    }


def _is_known(key: str) -> bool:
    return QKeySequence(key).count() == 1 and QKeySequence(key).toString() not in ("", "Unknown")
