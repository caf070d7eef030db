"""Undo and redo, over restarts of the program."""

from __future__ import annotations

from annotations.changes import Changes
from annotations.store import Store


def undo(store: Store) -> Changes:
    """Take back the last step; its name tells which: "Undo accept span". No changes where there is none."""
    return store.history.undo()


def redo(store: Store) -> Changes:
    """Do the step again that was undone last. No changes where there is none."""
    return store.history.redo()
