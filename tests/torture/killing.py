"""Starts a child, kills it at a random moment, and judges the files that it left behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from select import select
from typing import Any

from annotations.errors import ProjectError
from annotations.review import redo, undo
from annotations.store import Store
from annotations.store.backups import folder_of
from annotations.workflow import export, import_files
from tests.torture import children
from tests.torture.acting import last_step, make_project, state_of
from tests.torture.soundness import faults_of

SAMPLES = Path(__file__).parents[1] / "data" / "stores"
ARTICLES = 300
"""Articles of an import: two batches."""
_PATIENCE = 600.0
"""Seconds that a child may take for its words."""
_BYTES = 65536
Acknowledged = list[dict[str, Any]]
Judge = Callable[[Path, Acknowledged, dict[str, Any]], list[str]]


@dataclass(slots=True)
class Tally:
    """Of one kind: kills, those that did no harm, what was acknowledged, and what went wrong."""

    kills: int = 0
    survived: int = 0
    acknowledged: int = 0
    cut: int = 0
    """Kills after the child had said something and before it was done: these fell into its work."""
    faults: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class Kind:
    """What is tortured: how the files are made, what the child does, and how they are judged."""

    name: str
    work: Callable[[Path, Random, children.Tell], None]
    prepare: Callable[[Path], None]
    judge: Judge
    fresh: bool = False
    """Whether each kill needs new files, or finds those of the kill before."""
    words: int = 0
    """Of a child that works for ever: a kill waits for up to so many acknowledgements, however slow the machine is."""
    seconds: float = 0.4
    """How long it is let alone afterwards at most."""


def run_and_kill(kind: Kind, path: Path, random: Random, seconds: float) -> tuple[bool, Acknowledged]:
    """Fork a child, kill it after so long; whether it was still at work, and what it said until then."""
    words, seconds = random.randint(0, kind.words), random.uniform(0, seconds)
    source, target = os.pipe()
    seed = random.random()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            kind.work(path, Random(seed), children.telling(target))
        finally:
            os._exit(0)
    os.close(target)
    said = heard(source, words)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(source, "rb") as pipe:
        said += pipe.read()
    return os.WIFSIGNALED(status), told_in(said)


def heard(pipe: int, words: int) -> bytes:
    """What comes out of a pipe until so many lines are there, or nobody writes to it any more."""
    said, until = b"", time.monotonic() + _PATIENCE
    while said.count(b"\n") < words and select([pipe], [], [], max(0, until - time.monotonic()))[0]:
        part = os.read(pipe, _BYTES)
        if not part:
            break
        said += part
    return said


def told_in(said: bytes) -> Acknowledged:
    """What a child acknowledged; a line that it could not finish is none."""
    return [json.loads(line) for line in said.splitlines() if line.startswith(b"{") and line.endswith(b"}")]


def before_of(path: Path) -> dict[str, Any]:
    """The state of the project before a child begins."""
    if not path.exists():
        return {}
    with Store.open(path, readonly=True) as store:
        return {"step": last_step(store), "state": state_of(store)}


def make_deal(path: Path) -> None:
    """A project to decide on."""
    with Store.create(path, author="ana") as store:
        make_project(store)


def make_with_gold(path: Path) -> None:
    """A project that is worth a backup."""
    make_deal(path)
    with Store.open(path, author="ana", backup=False) as store:
        random = Random(1)
        while not store._connection.value("SELECT count(*) FROM span WHERE layer_id = 1"):
            children.decide(store, random)


def make_import(path: Path) -> None:
    """An empty project, and a file to import whose articles are annotated."""
    coming = path.with_name("coming.jsonl")
    if not coming.exists():
        source = path.with_name("source.ratify")
        with Store.create(source, author="ana") as store:
            make_project(store)
            export(store, coming, layer="machine", status="all")
        lines = [json.loads(line) for line in coming.read_text(encoding="utf-8").splitlines()][:3]
        with coming.open("w", encoding="utf-8") as out:
            for nth in range(ARTICLES):
                line = dict(lines[nth % 3], id=f"a{nth}")
                line["text"] += f" Number {nth}."
                line["metadata"] = {}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    Store.create(path, author="ana").close()


def make_export(path: Path) -> None:
    """A project with some hundred articles, and an older file where the export goes."""
    make_import(path)
    with Store.open(path, author="ana") as store:
        import_files(store, [path.with_name("coming.jsonl")], layer="machine")
        export(store, path.with_name("whole.jsonl"), layer="machine", status="all")
    path.with_name("out.jsonl").write_text("old\n", encoding="utf-8")


def make_old(path: Path) -> None:
    """A project as the first Ratify wrote it, and the same as this one brings it up to date."""
    shutil.copy(SAMPLES / "schema_001.ratify", path)
    renewed = path.with_name("renewed.ratify")
    if not renewed.exists():
        shutil.copy(path, renewed)
        Store.open(renewed).close()


def judge_steps(path: Path, told: Acknowledged, before: dict[str, Any]) -> list[str]:
    """The file holds the last acknowledged state, or that and the one step that was under way."""
    last = told[-1] if told else before
    with Store.open(path, author="ana", backup=False) as store:
        newer = [step for step in store.history.steps(100) if step.id > last["step"]]
        if len(newer) > 1:
            return [f"{len(newer)} steps were not acknowledged"]
        for step in newer:
            (redo if step.state == "record" and step.action.startswith("Undo") else undo)(store)
        kept = state_of(store) == last["state"]
    return ([] if kept else ["an acknowledged decision is lost"]) + faults_of(path)


def judge_import(path: Path, told: Acknowledged, _before: dict[str, Any]) -> list[str]:
    """What was acknowledged is there, and the same import once more completes it."""
    done = max((each.get("done", 0) for each in told), default=0)
    found = faults_of(path)
    with Store.open(path, author="ana") as store:
        if store.articles.count() < done:
            found.append(f"{done} articles were acknowledged, {store.articles.count()} are there")
        import_files(store, [path.with_name("coming.jsonl")])
        layer = store.layers.get("machine")
        if store.articles.count() != ARTICLES or layer is None or len(store.layers.covered(layer)) != ARTICLES:
            found.append("the import cannot be completed")
    return found + faults_of(path)


def judge_export(path: Path, _told: Acknowledged, _before: dict[str, Any]) -> list[str]:
    """The file is the old one or the whole new one."""
    out = path.with_name("out.jsonl").read_bytes()
    kept = out in (b"old\n", path.with_name("whole.jsonl").read_bytes())
    path.with_name("out.jsonl").write_text("old\n", encoding="utf-8")
    return ([] if kept else ["a part of an export took the place of the file"]) + faults_of(path)


def judge_migration(path: Path, _told: Acknowledged, _before: dict[str, Any]) -> list[str]:
    """The project opens, and holds what it holds when nothing is killed."""
    with Store.open(path) as store, Store.open(path.with_name("renewed.ratify")) as renewed:
        same = state_of(store) == state_of(renewed)
    return ([] if same else ["the migration lost something"]) + faults_of(path)


def judge_backups(path: Path, told: Acknowledged, before: dict[str, Any]) -> list[str]:
    """The project is as acknowledged, and every copy that has its name is sound."""
    found = judge_steps(path, told, before)
    for copy in folder_of(path).glob("*.ratify"):
        found += [f"backup: {fault}" for fault in faults_of(copy)]
    return found


def judge_new(path: Path, told: Acknowledged, _before: dict[str, Any]) -> list[str]:
    """Either there is no project, or one that opens; an empty file is refused with a sentence and can be deleted."""
    made = path.with_name("new.ratify")
    if not made.exists() or (made.stat().st_size == 0 and not told):
        return []
    try:
        Store.open(made).close()
        return faults_of(made)
    except ProjectError as error:
        if "the file is empty" in str(error) and not told:
            return []
        return [f"a new project cannot be opened: {error}"]


KINDS = (
    Kind("decisions", children.decisions, make_deal, judge_steps, words=12),
    Kind("bulk steps", children.bulk_steps, make_deal, judge_steps, words=6),
    Kind("undo and redo", children.undo_and_redo, make_deal, judge_steps, words=12),
    Kind("imports", children.imports, make_import, judge_import, fresh=True),
    Kind("large imports", children.large_imports, make_import, judge_import, fresh=True, words=2),
    Kind("exports", children.exports, make_export, judge_export, words=2),
    Kind("migrations", children.migrations, make_old, judge_migration, fresh=True),
    Kind("backups", children.backups, make_with_gold, judge_backups, words=6),
    Kind("new projects", children.new_projects, lambda _: None, judge_new, fresh=True),
)
