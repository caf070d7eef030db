"""Removing a row with all that hangs on it, as part of a step, so that undo brings everything back."""

from __future__ import annotations

from annotations.store.connection import Connection
from annotations.store.history import Step, Table

# What goes with a row: (table, the query for its rows).
_GOES_WITH: dict[Table, tuple[tuple[Table, str], ...]] = {
    "span": (
        ("agreement_filler", "SELECT id FROM agreement_filler WHERE span_id = ?"),
        ("verdict", "SELECT id FROM verdict WHERE span_id = ?"),
        ("verdict", "SELECT id FROM verdict WHERE gold_span_id = ?"),
    ),
    "agreement": (
        ("agreement_filler", "SELECT id FROM agreement_filler WHERE agreement_id = ?"),
        ("verdict", "SELECT id FROM verdict WHERE agreement_id = ?"),
        ("verdict", "SELECT id FROM verdict WHERE gold_agreement_id = ?"),
    ),
    "agreement_filler": (
        ("verdict", "SELECT id FROM verdict WHERE filler_id = ?"),
        ("verdict", "SELECT id FROM verdict WHERE gold_filler_id = ?"),
    ),
}
# What stays without its link: notes and the like are about the article as well.
_LOSES_LINK: dict[Table, tuple[tuple[Table, str, str], ...]] = {
    "span": (
        ("note", "span_id", "SELECT id FROM note WHERE span_id = ?"),
        ("flag", "span_id", "SELECT id FROM flag WHERE span_id = ?"),
        ("look", "span_id", "SELECT id FROM look WHERE span_id = ?"),
    ),
    "agreement": (
        ("note", "agreement_id", "SELECT id FROM note WHERE agreement_id = ?"),
        ("flag", "agreement_id", "SELECT id FROM flag WHERE agreement_id = ?"),
    ),
}


class Removal:
    """Removes rows in one step; a row that went with another one is not removed twice."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step
        self._gone: set[tuple[Table, int]] = set()

    def remove(self, table: Table, row: int) -> None:
        """Remove a row, what cannot be without it, and the links to it."""
        if (table, row) in self._gone:
            return
        self._gone.add((table, row))
        for other, query in _GOES_WITH.get(table, ()):
            for (row_id,) in self._connection.all(query, (row,)):
                self.remove(other, row_id)
        for other, column, query in _LOSES_LINK.get(table, ()):
            for (row_id,) in self._connection.all(query, (row,)):
                self._step.update(other, row_id, {column: None})
        self._step.delete(table, row)
