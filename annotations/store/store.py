"""The store: one open project file and the parts that read and write it."""

from __future__ import annotations

import getpass
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from annotations.schema import Schema, default_schema
from annotations.store.articles import Articles
from annotations.store.backups import SessionBackup, is_behind
from annotations.store.connection import Connection
from annotations.store.flags import Flags
from annotations.store.history import History
from annotations.store.holding import Hold, Holder, take_hold
from annotations.store.layers import Layers
from annotations.store.looks import Looks
from annotations.store.notes import Notes
from annotations.store.opening import check_length, create_file, open_file
from annotations.store.originals import Originals
from annotations.store.outgoing import Outgoing
from annotations.store.passages import Passages
from annotations.store.precedents import Precedents
from annotations.store.rows import Rows
from annotations.store.search import Search
from annotations.store.settings import SCHEMA, Settings
from annotations.store.sheets import Sheets
from annotations.store.tallies import Counting


class Store:
    """One open project; used only by the thread that opened it, closed at the end of a `with` block."""

    def __init__(self, connection: Connection, *, author: str = "", hold: Hold | None = None) -> None:
        self._hold = hold
        self.author = author or login_name()
        self.settings = Settings(connection)
        self.schema = self.settings.schema()
        self.articles = Articles(connection)
        self.originals = Originals(connection)
        self.history = History(connection, lambda: self.author)
        self.sheets = Sheets(connection, self.articles)
        self.history.on_written = self.sheets.follow
        self.layers = Layers(connection, self.history, self.sheets, lambda: self.schema)
        self.outgoing = Outgoing(connection, self.sheets)
        self.notes = Notes(connection)
        self.flags = Flags(connection)
        self.precedents = Precedents(connection)
        self.search = Search(connection)
        self.rows = Rows(connection)
        self.passages = Passages(connection)
        self.counting = Counting(connection)
        self.looks = Looks(connection)
        self._connection = connection
        self._backup = SessionBackup(connection.path)

    @classmethod
    def create(cls, path: Path, *, schema: Schema | None = None, author: str = "") -> Self:
        """A new, empty project with a schema of its own; refuses an existing file."""
        text = json.dumps((schema or default_schema()).source, ensure_ascii=False)
        connection = create_file(path, {SCHEMA: text})
        return cls(connection, author=author, hold=take_hold(path))

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False, author: str = "", backup: bool = True) -> Self:
        """An existing project; raises ProjectError saying why it cannot be opened and what to do.

        Raises HeldError where another process has it open for writing: it can be opened read-only then.

        `backup` is False for a worker beside a store that is open: one copy a session is enough.
        """
        check_length(path)
        hold = take_hold(path) if not readonly and path.is_file() else None
        with ExitStack() as opened:
            opened.callback(hold.release if hold is not None else lambda: None)
            connection = open_file(path, readonly=readonly)
            opened.callback(connection.close)
            store = cls(connection, author=author, hold=hold)
            opened.pop_all()
        if backup:
            connection.before_first_change = store._back_up_gold
        return store

    @property
    def path(self) -> Path:
        """The project file."""
        return self._connection.path

    @property
    def readonly(self) -> bool:
        """Whether changes are refused."""
        return self._connection.readonly

    @property
    def backup_problem(self) -> str:
        """Why this session has no backup, for the user; empty where it has one or needs none."""
        return self._backup.problem

    @property
    def left_by(self) -> Holder | None:
        """Who had it open on another computer and never said that it ended; None where nobody did."""
        return self._hold.left_by if self._hold is not None else None

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        self._backup.wait()
        self._connection.close()
        if self._hold is not None:
            self._hold.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _back_up_gold(self) -> None:
        if is_behind(self._connection):
            self._backup.start()


def login_name() -> str:
    """The name under which the user is logged in, or an empty text where the system does not tell."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
