"""The journal of a project: every step of an analyst with what each row was before and after; undo and redo read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, cast

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.model import AgreementId, ArticleId, ArticleState, SpanId, StepId
from annotations.store.connection import Connection

Table = Literal["article", "span", "agreement", "agreement_filler", "verdict", "note", "flag", "look", "precedent"]
Row = dict[str, Any]
Image = tuple[Table, int, ArticleId, Row | None, Row | None]
"""(table, id, article, row before, row after); an update holds only the columns that differ.

The article is 0 where a row belongs to none.
"""

_COLUMNS: Mapping[Table, tuple[str, ...]] = {
    "article": ("state",),
    "span": ("article_id", "layer_id", "start", "end", "label", "score", "origin", "entity", "by_hand"),
    "agreement": ("article_id", "layer_id", "kind", "status", "signature", "score", "origin", "by_hand"),
    "agreement_filler": ("article_id", "agreement_id", "role", "span_id", "position", "score", "origin"),
    "verdict": (
        *("article_id", "span_id", "agreement_id", "filler_id", "decision"),
        *("gold_span_id", "gold_agreement_id", "gold_filler_id", "author", "decided"),
    ),
    "note": ("article_id", "span_id", "agreement_id", "text", "author", "written"),
    "flag": ("article_id", "span_id", "agreement_id", "reason", "author", "at"),
    "look": ("article_id", "span_id", "reason", "asked", "answered", "first_label", "second_label"),
    "precedent": ("label", "verdict", "text", "before", "after", "note", "article_key", "author", "at"),
}


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns of a table that steps write, without its id; of an article only what a step changes."""
    return _COLUMNS[table]


def _statements(build: Callable[[Table, tuple[str, ...]], str]) -> Mapping[Table, str]:
    return {table: build(table, columns) for table, columns in _COLUMNS.items()}


def _insert(table: Table, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(f":{column}" for column in columns)
    return f"INSERT INTO {table} (id, {names}) VALUES (:id, {values})"  # noqa: S608 - names from _COLUMNS


def _select(table: Table, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"SELECT {names} FROM {table} WHERE id = ?"  # noqa: S608 - names from _COLUMNS


def _update(table: Table, columns: tuple[str, ...]) -> str:
    values = ", ".join(f'"{column}" = :{column}' for column in columns)
    return f"UPDATE {table} SET {values} WHERE id = :id"  # noqa: S608 - names from _COLUMNS


_INSERT = _statements(_insert)
_SELECT = _statements(_select)
_UPDATE = _statements(_update)
_DELETE = _statements(lambda table, _: f"DELETE FROM {table} WHERE id = ?")  # noqa: S608 - names from _COLUMNS


def now() -> str:
    """The time as history keeps it: UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class PastStep:
    """One line of the history. `state` is done, undone, discarded (undone, then left behind) or record (an undo)."""

    id: StepId
    action: str
    article: ArticleId | None
    author: str
    at: str
    state: str
    seconds: float | None = None
    """How long the analyst looked before it; None where that is unknown, or where nothing was decided."""


def baseline(connection: Connection, author: str, images: Sequence[Image]) -> None:
    """Write a line before all others that made some rows, so that undo comes to it last."""
    first = connection.value("SELECT min(1, coalesce(min(id), 1)) FROM history")
    connection.run(
        "INSERT INTO history (id, action, article_id, author, at, state, step_id, images)"
        " VALUES (?, 'Begin history', NULL, ?, ?, 'done', NULL, ?)",
        (first - 1, author, now(), json.dumps(images, ensure_ascii=False, separators=(",", ":"))),
    )


def put_row(connection: Connection, image: Image) -> None:
    """Write a row as it was before an image, outside of any step and over any that stands in its place."""
    table, row_id, _, before, _ = image
    connection.run(_INSERT[table].replace("INSERT", "INSERT OR REPLACE", 1), {"id": row_id, **(before or {})})


class Step:
    """The one way to change what an analyst decided: each row is written together with its image."""

    def __init__(self, connection: Connection, action: str, author: str) -> None:
        self.connection = connection
        self.action = action
        self.author = author
        self.images: list[Image] = []

    def insert(self, table: Table, values: Row) -> int:
        """Add a row; its id."""
        row_id = self.connection.run(_INSERT[table], {"id": None, **values})
        self.images.append((table, row_id, _article_of(table, row_id, values), None, values))
        return row_id

    def update(self, table: Table, row_id: int, values: Row) -> None:
        """Alter some columns of a row; columns that stay the same are left out of the image."""
        before = self._row(table, row_id)
        changed = {column: value for column, value in values.items() if before[column] != value}
        if changed:
            self.connection.run(_UPDATE[table], {"id": row_id, **before, **changed})
            kept = {column: before[column] for column in changed}
            self.images.append((table, row_id, _article_of(table, row_id, before), kept, changed))

    def delete(self, table: Table, row_id: int) -> None:
        """Remove a row."""
        before = self._row(table, row_id)
        self.connection.run(_DELETE[table], (row_id,))
        self.images.append((table, row_id, _article_of(table, row_id, before), before, None))

    @contextmanager
    def part(self) -> Generator[None]:
        """A part of the step that leaves nothing behind where it is refused; the refusal goes on."""
        known = len(self.images)
        self.connection.run("SAVEPOINT part")
        try:
            yield
        except RatifyError:
            self.connection.run("ROLLBACK TO part")
            del self.images[known:]
            raise
        finally:
            self.connection.run("RELEASE part")

    def begin_review(self, article: ArticleId) -> None:
        """The first decision on an article that is to do puts it in progress."""
        if self.images and self._row("article", article)["state"] == ArticleState.TODO:
            self.update("article", article, {"state": ArticleState.IN_PROGRESS.value})

    def stamp(self) -> Row:
        """Who decides, and when: the columns of a verdict."""
        return {"author": self.author, "decided": now()}

    @property
    def changes(self) -> Changes:
        """What the step touched so far."""
        return _changes(self.action, self.images)

    def _row(self, table: Table, row_id: int) -> Row:
        row = self.connection.first(_SELECT[table], (row_id,))
        if row is None:
            raise RatifyError(
                "What you decided on is no longer there: it was undone or removed. Look again and decide anew."
            )
        return dict(zip(_COLUMNS[table], row, strict=True))


class History:
    """The steps of a project and the way back and forth through them."""

    def __init__(self, connection: Connection, author: Callable[[], str]) -> None:
        self._connection = connection
        self._author = author
        self.on_written: Callable[[list[Image]], None] = lambda _: None
        """Told of the rows that a step changed, once they are on disk."""
        self.seconds: float | None = None
        """How long the analyst looked before the next step, which takes it."""
        self.also: Callable[[Step], None] | None = None
        """What the next step does besides, once it is done; the step takes it."""

    @contextmanager
    def step(self, action: str) -> Generator[Step]:
        """One transaction with its row of history; a step that changes nothing leaves no trace."""
        seconds, self.seconds = self.seconds, None
        also, self.also = self.also, None
        with self._connection.transaction():
            step = Step(self._connection, action, self._author())
            yield step
            if step.images and also is not None:
                also(step)
            if step.images:
                self._connection.run("UPDATE history SET state = 'discarded' WHERE state = 'undone'")
                self._record(action, "done", step.images, seconds=seconds)
        self.on_written(step.images)

    def undo(self) -> Changes:
        """Take back the last step that stands, exactly; no changes where there is none."""
        return self._walk(self._last_done, "undone", "Undo", lambda images: [_inverse(it) for it in reversed(images)])

    def redo(self) -> Changes:
        """Do the step again that was undone last; no changes where there is none."""
        return self._walk(self._first_undone, "done", "Redo", lambda images: images)

    def can_undo(self) -> str:
        """The name of the step that undo would take back, or an empty text."""
        row = self._last_done()
        return row[1] if row else ""

    def can_redo(self) -> str:
        """The name of the step that redo would do again, or an empty text."""
        row = self._first_undone()
        return row[1] if row else ""

    def rows_of_next(self, *, forth: bool = False) -> int:
        """How many rows undo would write, or redo for `forth`; told without reading them all."""
        row = (self._first_undone if forth else self._last_done)()
        return row[2].count(',["') + 1 if row else 0

    def steps(self, limit: int = 100) -> list[PastStep]:
        """The newest lines of the history, newest first."""
        rows = self._connection.all(
            "SELECT id, action, article_id, author, at, state, seconds FROM history ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [PastStep(*row) for row in rows]

    def _walk(
        self,
        find: Callable[[], tuple[Any, ...] | None],
        state: str,
        verb: str,
        order: Callable[[list[Image]], list[Image]],
    ) -> Changes:
        with self._connection.transaction():
            row = find()
            if row is None:
                return Changes()
            step_id, action, text = row
            images = order([cast("Image", tuple(image)) for image in json.loads(text)])
            for table, row_id, _, before, after in images:
                self._apply(table, row_id, before, after)
            self._connection.run("UPDATE history SET state = ? WHERE id = ?", (state, step_id))
            named = f"{verb} {action[:1].lower()}{action[1:]}"
            self._record(named, "record", images, step_id=step_id)
        self.on_written(images)
        return _changes(named, images)

    def _apply(self, table: Table, row_id: int, before: Row | None, after: Row | None) -> None:
        if after is None:
            self._connection.run(_DELETE[table], (row_id,))
        elif before is None:
            self._connection.run(_INSERT[table], {"id": row_id, **after})
        else:
            row = self._connection.first(_SELECT[table], (row_id,)) or ()
            self._connection.run(
                _UPDATE[table], {"id": row_id, **dict(zip(_COLUMNS[table], row, strict=True)), **after}
            )

    def _last_done(self) -> tuple[Any, ...] | None:
        return self._connection.first(
            "SELECT id, action, images FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"
        )

    def _first_undone(self) -> tuple[Any, ...] | None:
        return self._connection.first(
            "SELECT id, action, images FROM history WHERE state = 'undone' ORDER BY id LIMIT 1"
        )

    def _record(
        self,
        action: str,
        state: str,
        images: list[Image],
        *,
        step_id: int | None = None,
        seconds: float | None = None,
    ) -> None:
        """Write a row of history; an undo names its step instead of repeating the images."""
        articles = {image[2] for image in images}
        article = (articles.pop() if len(articles) == 1 else 0) or None
        text = json.dumps(images if step_id is None else [], ensure_ascii=False, separators=(",", ":"))
        self._connection.run(
            # Where a repair removes rows of an article that is not there, the line belongs to none.
            "INSERT INTO history (action, article_id, author, at, state, step_id, images, seconds)"
            " VALUES (?, (SELECT id FROM article WHERE id = ?), ?, ?, ?, ?, ?, ?)",
            (action, article, self._author(), now(), state, step_id, text, seconds),
        )


def _article_of(table: Table, row_id: int, row: Row) -> ArticleId:
    return ArticleId(row_id if table == "article" else row.get("article_id", 0))


def _inverse(image: Image) -> Image:
    table, row_id, article, before, after = image
    return table, row_id, article, after, before


def _changes(action: str, images: list[Image]) -> Changes:
    if not images:
        return Changes()
    rows = {(table, row_id): after for table, row_id, _, _, after in images}
    spans = dict.fromkeys(row_id for (table, row_id), after in rows.items() if table == "span" and after is not None)
    agreements = dict.fromkeys(
        row_id for (table, row_id), after in rows.items() if table == "agreement" and after is not None
    )
    for (table, _), after in rows.items():
        if table == "verdict" and after is not None:
            spans.update(dict.fromkeys([after["gold_span_id"]] if after.get("gold_span_id") else []))
            agreements.update(dict.fromkeys([after["gold_agreement_id"]] if after.get("gold_agreement_id") else []))
    return Changes(
        action=action,
        articles=frozenset(image[2] for image in images if image[2]),
        spans=tuple(SpanId(row_id) for row_id in spans),
        agreements=tuple(AgreementId(row_id) for row_id in agreements),
        guidance=any(table == "precedent" for table, _ in rows),
    )
