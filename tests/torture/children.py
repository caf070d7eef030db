"""What a child process does until it is killed: one endless piece of work a kind, each told to the parent once kept."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

from annotations.review import undo
from annotations.store import Store
from annotations.workflow import export, import_files, importing
from tests.torture.acting import decide, decide_on_many, last_step, state_of, walk_back_and_forth

Tell = Callable[..., None]
"""Tells the parent what is on disk now; it has left the process when this returns."""


def telling(handle: int) -> Tell:
    """A way to tell the parent, through a pipe."""

    def tell(**facts: object) -> None:
        os.write(handle, json.dumps(facts).encode() + b"\n")

    return tell


def decisions(path: Path, random: Random, tell: Tell) -> None:
    """Single decisions."""
    _act(path, random, tell, decide)


def bulk_steps(path: Path, random: Random, tell: Tell) -> None:
    """Steps on some hundred spans, and their undo."""
    _act(path, random, tell, lambda store, it: decide_on_many(store, it) if it.random() < 0.7 else bool(undo(store)))


def undo_and_redo(path: Path, random: Random, tell: Tell) -> None:
    """Undo and redo among decisions."""
    _act(path, random, tell, walk_back_and_forth)


def imports(path: Path, _random: Random, tell: Tell) -> None:
    """A file of articles with annotation, batch by batch."""
    with Store.open(path, author="ana") as store:
        import_files(store, [path.with_name("coming.jsonl")], progress=lambda done, _: tell(done=done))
    tell(whole=True)


def large_imports(path: Path, random: Random, tell: Tell) -> None:
    """The same as if the file were large: another process reads it."""
    importing.LARGE = 0
    imports(path, random, tell)


def exports(path: Path, _random: Random, tell: Tell) -> None:
    """The same export again and again over the file that is there."""
    while True:
        with Store.open(path, readonly=True) as store:
            export(store, path.with_name("out.jsonl"), layer="machine", status="all")
        tell(written=True)


def migrations(path: Path, _random: Random, tell: Tell) -> None:
    """A project of the first schema is brought up to date."""
    Store.open(path, author="ana").close()
    tell(whole=True)


def backups(path: Path, random: Random, tell: Tell) -> None:
    """Sessions of one decision, each of which makes a backup."""
    while True:
        _act(path, random, tell, decide, steps=1)


def new_projects(path: Path, _random: Random, tell: Tell) -> None:
    """A new project is made."""
    Store.create(path.with_name("new.ratify"), author="ana").close()
    tell(whole=True)


def _act(path: Path, random: Random, tell: Tell, act: Callable[[Store, Random], bool], *, steps: int = 0) -> None:
    done = 0
    with Store.open(path, author="ana") as store:
        tell(step=last_step(store), state=state_of(store))
        while not steps or done < steps:
            if act(store, random):
                done += 1
                tell(step=last_step(store), state=state_of(store))
