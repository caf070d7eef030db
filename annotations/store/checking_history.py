"""Whether the history leads to the present state.

The steps that stand are walked back from the present to the start: each must have left the rows as the step after it
found them, the last one as they are now. At the start nothing must be left of what only steps can write. Walking
forward again from there gives the present by construction, so one way is enough; and where the oldest steps are
missing, the rest can still be judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from annotations.model import ArticleId
from annotations.store.connection import Connection
from annotations.store.findings import Finding, Kind, Mend, Told
from annotations.store.history import Image, Row, Table, columns_of
from annotations.store.migrations import GOLD_LAYER

_LINES = 100
_ROWS = 4000
_TABLES: tuple[Table, ...] = (
    *("article", "span", "agreement", "agreement_filler", "verdict"),
    *("note", "flag", "look", "precedent"),
)
# What only steps write, with the article that it belongs to.
_WRITTEN = {
    "span": "SELECT id, article_id FROM span WHERE layer_id = 1",
    "agreement": "SELECT id, article_id FROM agreement WHERE layer_id = 1",
    "agreement_filler": """SELECT filler.id, filler.article_id FROM agreement_filler AS filler
        JOIN agreement ON agreement.id = filler.agreement_id WHERE agreement.layer_id = 1""",
    "verdict": "SELECT id, article_id FROM verdict",
    "note": "SELECT id, article_id FROM note",
    "flag": "SELECT id, article_id FROM flag",
    "look": "SELECT id, article_id FROM look",
    "precedent": "SELECT id, 0 FROM precedent",
}
_NAMES = {"agreement_filler": "slot of an agreement", "look": "second look"}
_NOW, _LATER = "now", "for a step after it"
_Key = tuple[Table, int]


class HistoryCheck:
    """Walks the history of one project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: dict[_Key, Row | None] = {}
        """What rows were before the steps that were walked so far, where they were there at all."""
        self._covered: dict[_Key, set[str]] = {}
        """The columns of these rows that a newer step mentions."""
        self._met: dict[Table, set[int]] = {table: set() for table in _TABLES}

    def findings(self, told: Told) -> Iterator[Finding]:
        """What does not fit, the newest steps first."""
        missing = self._missing()
        if missing:
            said, before = ("1 line is", "it") if missing == 1 else (f"{missing:,} lines are", "them")
            sentence = f"{said} missing from the history; what came before {before} cannot be judged."
            yield Finding(Kind.HISTORY, sentence, mend=Mend.RESTART)
        for lines in self._lines("done", "id < ?", "DESC", told):
            yield from self._back(lines)
        if not missing:
            yield from self._at_the_start()
            yield from self._never_written()
        self._before.clear()
        self._met = {table: set() for table in _TABLES}
        for lines in self._lines("undone", "id > ?", "ASC", told):
            yield from self._forward(lines)

    def _missing(self) -> int:
        """How many lines were removed: ids are given one by one, and never again."""
        given = int(self._connection.value("SELECT seq FROM sqlite_sequence WHERE name = 'history'") or 0)
        return given - int(self._connection.value("SELECT count(*) FROM history WHERE id > 0"))

    def _lines(self, state: str, beyond: str, order: str, told: Told) -> Iterator[list[tuple[int, list[Image] | None]]]:
        last = int(self._connection.value("SELECT max(id) FROM history") or 0)
        place = last + 1 if order == "DESC" else int(self._connection.value("SELECT min(id) FROM history") or 0) - 1
        sql = f"SELECT id, images FROM history WHERE state = ? AND {beyond} ORDER BY id {order} LIMIT ?"  # noqa: S608 - constants
        while rows := self._connection.all(sql, (state, place, _LINES)):
            place = rows[-1][0]
            yield [(row[0], _images(row[1])) for row in rows]
            told(last - place, last)

    def _back(self, lines: Sequence[tuple[int, list[Image] | None]]) -> Iterator[Finding]:
        present = self._present(image for _, images in lines for image in images or ())
        for step, images in lines:
            if images is None:
                sentence = f"The step {step} cannot be read: it holds no rows of this project."
                yield Finding(Kind.HISTORY, sentence, mend=Mend.RESTART)
            for image in reversed(images or ()):
                yield from self._back_over(step, image, present)

    def _back_over(self, step: int, image: Image, present: dict[_Key, Row]) -> Iterator[Finding]:
        table, row, _, before, after = image
        key = (table, row)
        is_newest = row not in self._met[table]
        state = present.get(key) if is_newest else self._before.get(key)
        if not _fits(state, after):
            yield from self._misfits(step, image, state, is_newest=is_newest)
        self._met[table].add(row)
        if before is None:
            self._before.pop(key, None)
            self._covered.pop(key, None)
        else:
            # From here on the row is what the step says, so that one fault is told once.
            self._before[key] = {**(state or {}), **(after or {}), **before}
            self._covered.setdefault(key, set()).update(before)

    def _misfits(self, step: int, image: Image, state: Row | None, *, is_newest: bool) -> Iterator[Finding]:
        """Where a row is not as a step left it: now, or for a newer step."""
        table, row, article, before, after = image
        if state is None or after is None:
            yield self._told(step, image, _NOW if is_newest else _LATER, _adopted(image, state) if is_newest else None)
            return
        differing = {column for column, value in after.items() if column not in state or state[column] != value}
        later = differing & self._covered.get((table, row), set())
        now = differing - later
        if now:
            part: Image = (table, row, article, before, {column: after[column] for column in now})
            yield self._told(step, image, _NOW, _adopted(part, state))
        if later:
            yield self._told(step, image, _LATER, None)

    def _forward(self, lines: Sequence[tuple[int, list[Image] | None]]) -> Iterator[Finding]:
        present = self._present(image for _, images in lines for image in images or ())
        for step, images in lines:
            for image in images or ():
                table, row, _, before, after = image
                key = (table, row)
                state = self._before[key] if key in self._before else present.get(key)
                if not _fits(state, before):
                    yield self._told(step, image, "now, so that it could not be redone", None)
                self._before[key] = None if after is None else {**(state or {}), **after}

    def _at_the_start(self) -> Iterator[Finding]:
        for (table, row), state in self._before.items():
            if state is None or table == "article":
                continue
            if table in {"span", "agreement"} and state.get("layer_id") != GOLD_LAYER:
                continue
            if table == "agreement_filler" and not self._is_of_gold(state):
                continue
            name = _NAMES.get(table, table)
            article = ArticleId(state.get("article_id", 0))
            is_whole = set(columns_of(table)) <= state.keys()
            yield Finding(
                Kind.HISTORY,
                f"The {name} {row} was changed by a step, but no step made it.",
                self._key(article),
                _place(state),
                Mend.ADOPT if is_whole else Mend.RESTART,
                image=(table, row, article, None, state) if is_whole else None,
            )

    def _never_written(self) -> Iterator[Finding]:
        for table in _TABLES:
            if table not in _WRITTEN:
                continue
            unknown = [
                (row, article) for row, article in self._connection.all(_WRITTEN[table]) if row not in self._met[table]
            ]
            rows = self._rows(table, [row for row, _ in unknown])
            for row, article in unknown:
                if row not in rows:
                    sentence = f"An index names the {_NAMES.get(table, table)} {row}, which is not in its table."
                    yield Finding(Kind.INDEX, sentence, mend=Mend.REINDEX)
                    continue
                image: Image = (table, row, ArticleId(article), None, rows[row])
                sentence = f"The {_NAMES.get(table, table)} {row} is there, but no step of the history made it."
                yield Finding(Kind.HISTORY, sentence, self._key(article), _place(rows[row]), Mend.ADOPT, image=image)

    def _is_of_gold(self, state: Row) -> bool:
        layer = self._connection.value("SELECT layer_id FROM agreement WHERE id = ?", (state.get("agreement_id"),))
        return layer == GOLD_LAYER

    def _told(self, step: int, image: Image, when: str, adopted: Image | None) -> Finding:
        table, row, article, before, after = image
        return Finding(
            Kind.HISTORY,
            f"The step {step} left the {_NAMES.get(table, table)} {row} differently from what it is {when}.",
            self._key(article),
            _place(after or before or {}),
            Mend.ADOPT if adopted else Mend.RESTART,
            image=adopted,
        )

    def _key(self, article: int) -> str:
        return str(self._connection.value("SELECT key FROM article WHERE id = ?", (article,)) or "")

    def _present(self, images: Iterator[Image]) -> dict[_Key, Row]:
        """The rows, as they are now, that some steps touched and no newer step did."""
        wanted: dict[Table, set[int]] = {}
        for table, row, *_ in images:
            if row not in self._met[table]:
                wanted.setdefault(table, set()).add(row)
        return {
            (table, row): values
            for table, ids in wanted.items()
            for row, values in self._rows(table, list(ids)).items()
        }

    def _rows(self, table: Table, ids: Sequence[int]) -> dict[int, Row]:
        columns = columns_of(table)
        names = ", ".join(f'"{column}"' for column in columns)
        sql = f"SELECT id, {names} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
        found: dict[int, Row] = {}
        for first in range(0, len(ids), _ROWS):
            for row in self._connection.all(sql, (json.dumps(ids[first : first + _ROWS]),)):
                found[row[0]] = dict(zip(columns, row[1:], strict=True))
        return found


def _images(text: str) -> list[Image] | None:
    """The images of a line of history, or None where it holds none that can be meant."""
    try:
        found: Any = json.loads(text)
        images = [cast("Image", tuple(image)) for image in found]
    except (ValueError, TypeError):
        return None
    return images if all(_is_image(image) for image in images) else None


def _is_image(image: tuple[Any, ...]) -> bool:
    if len(image) != len(("table", "row", "article", "before", "after")):
        return False
    table, row, article, before, after = image
    if table not in _TABLES or not isinstance(row, int) or not isinstance(article, int):
        return False
    columns = set(columns_of(table))
    return all(
        state is None or (isinstance(state, dict) and columns.issuperset(cast("Row", state)))
        for state in (before, after)
    )


def _fits(state: Row | None, image: Row | None) -> bool:
    """Whether a row is as an image says; an image of an update holds only what differed."""
    if state is None or image is None:
        return state is None and image is None
    return all(column in state and state[column] == value for column, value in image.items())


def _adopted(image: Image, state: Row | None) -> Image | None:
    """What a step would have to say that led from the history to the present; None where that cannot be told."""
    table, row, article, _, after = image
    columns = columns_of(table)
    if after is None or state is None:
        whole = after if state is None else state
        return (table, row, article, after, state) if whole is not None and set(columns) <= whole.keys() else None
    differing = [column for column, value in after.items() if column in state and state[column] != value]
    return table, row, article, {it: after[it] for it in differing}, {it: state[it] for it in differing}


def _place(row: Row) -> tuple[int, int] | None:
    return (row["start"], row["end"]) if "start" in row and "end" in row else None
