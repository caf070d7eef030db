"""Spoils copies of a project at random; checks, mends and salvages: `python -m tests.torture.damage ROUNDS [SEED]`.

Whatever is wrong with a file, a command must end in one sentence or in a project that is in order; nothing else.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from annotations.errors import RatifyError
from annotations.model import ArticleId
from annotations.review import accept, undo, write_note
from annotations.store import Store
from annotations.store.checking import check_project
from annotations.store.findings import Kind, Repair
from annotations.store.repairing import repair_project
from annotations.store.restoring import restore
from annotations.store.salvaging import salvage
from tests.builders import annotation, article, suggest

PAGE = 4096
_HEAD = 100
"""Bytes at the beginning of a file that are SQLite's own."""
_INTERIOR = 5
ARTICLES = 25


def whole(path: Path) -> Path:
    """A project with suggestions, gold, notes and history."""
    places = (("Chile", "COUNTRY"), ("Peru", "COUNTRY"), ("Friday", "DATE"), ("Lima", "PLACE"))
    with Store.create(path, author="ana") as store:
        for n in range(1, ARTICLES + 1):
            text = f"Chile and Peru met on Friday in Lima, for the {n}th time. " + "Words. " * 200
            store.articles.add([article(f"a{n}", text)])
            suggest(store, ArticleId(n), annotation(text, places))
            accept(store, [it.id for it in store.sheets.read(ArticleId(n)).suggested.spans])
            write_note(store, ArticleId(n), "A note")
    return path


def spoil(data: bytes, random: Random, precious: Sequence[int]) -> tuple[str, bytes]:
    """The bytes of a project with one or more faults, and what they are called."""
    kind = random.choice(("bits", "bytes", "page", "zeroed", "cut", "swapped", "grown", "precious", "precious"))
    spoiled = bytearray(data)
    pages = len(data) // PAGE
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        page = random.randrange(pages)
        place = page * PAGE
        if kind == "precious":
            spoiled[random.choice(precious) * PAGE + random.randrange(_HEAD, PAGE)] = random.randrange(256)
        elif kind == "bits":
            spoiled[random.randrange(len(data))] ^= 1 << random.randrange(8)
        elif kind == "bytes":
            start = random.randrange(len(data) - 40)
            spoiled[start : start + 40] = random.randbytes(40)
        elif kind == "page":
            spoiled[place : place + PAGE] = random.randbytes(PAGE)
        elif kind == "zeroed":
            spoiled[place : place + PAGE] = bytes(PAGE)
        elif kind == "swapped":
            other = random.randrange(pages) * PAGE
            spoiled[place : place + PAGE], spoiled[other : other + PAGE] = (
                data[other : other + PAGE],
                data[place : place + PAGE],
            )
    if kind == "cut":
        del spoiled[random.randrange(len(data)) :]
    if kind == "grown":
        spoiled += random.randbytes(random.randrange(3 * PAGE))
    return kind, bytes(spoiled)


def precious_pages(path: Path) -> list[int]:
    """The pages, counted from 0, that hold the list of tables and the settings: few, but everything hangs on them."""
    with closing(sqlite3.connect(path)) as file:
        root = int(file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'setting'").fetchone()[0])
    data = path.read_bytes()
    pages = [0, root - 1]
    if data[_HEAD] == _INTERIOR:
        pages.append(_number(data, _HEAD + 8) - 1)
        for nth in range(int.from_bytes(data[_HEAD + 3 : _HEAD + 5], "big")):
            at = _HEAD + 12 + 2 * nth
            pages.append(_number(data, int.from_bytes(data[at : at + 2], "big")) - 1)
    return pages


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def try_to_work(path: Path, *, readonly: bool) -> None:
    """Open a project and use it; raises RatifyError where it says that this cannot be done."""
    with Store.open(path, readonly=readonly) as store:
        for article_id in store.articles.ids()[:3]:
            store.sheets.read(article_id)
            store.notes.of(article_id)
        store.search.find("Chile", 5)
        store.history.steps(5)
        if not readonly:
            write_note(store, ArticleId(1), "Another one")
            undo(store)
            undo(store)


def silent_loss(saved: Mapping[str, int], lost: Mapping[str, int], before: Mapping[str, int]) -> list[str]:
    """The tables that have fewer rows than before though a report says nothing of it."""
    # What layers cover is made again of their spans, and a text without its article is told by its key.
    return [table for table, rows in before.items() if saved[table] < rows and not lost and table != "layer_article"]


def outcome(path: Path, data: bytes, backup: Path, before: Mapping[str, int]) -> str:
    """What became of one spoiled project; raises AssertionError, or whatever was not meant to be raised."""
    new = path.with_name("new.ratify")
    new.unlink(missing_ok=True)
    for readonly in (True, False):
        with suppress(RatifyError):
            try_to_work(path, readonly=readonly)
        path.write_bytes(data)
    said = "sound"
    try:
        report = check_project(path)
        said = "sound" if not report.total else "damaged" if report.is_damaged else "faults"
        if said == "faults":
            left = repair_project(path, destructive=True).left
            assert all(it.repair is Repair.NONE for it in left.findings), [it.sentence for it in left.findings]
    except RatifyError:
        said = "refused"
    path.write_bytes(data)
    try:
        salvaged = salvage(path, new)
        left = check_project(new)
        assert {it.kind for it in left.findings} <= {Kind.TEXT}, [it.sentence for it in left.findings]
        assert path.read_bytes() == data
        assert not silent_loss(salvaged.saved, salvaged.lost, before)
        said += f", {salvaged.saved['article']} of {ARTICLES} articles" if salvaged.lost else ", all saved"
        Store.open(new).close()
    except RatifyError:
        said += ", lost"
        assert not new.exists()
    restore(path, backup)
    assert not check_project(path).findings
    return said


def main(rounds: int, seed: int = 0) -> int:
    """Spoil so many copies; how many were not coped with."""
    counts: Counter[str] = Counter()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        original = whole(Path(folder) / "whole.ratify")
        data, precious = original.read_bytes(), precious_pages(original)
        before = salvage(original, original.with_name("same.ratify")).saved
        for nth in range(seed, seed + rounds):
            place = Path(folder) / f"n{nth}"
            place.mkdir()
            kind, spoiled = spoil(data, Random(nth), precious)
            path = place / "spoiled.ratify"
            path.write_bytes(spoiled)
            try:
                counts[f"{kind}: {outcome(path, spoiled, original, before)}"] += 1
            except Exception:  # noqa: BLE001 - that is what is looked for
                bad += 1
                sys.stdout.write(f"round {nth} ({kind}):\n{traceback.format_exc(limit=-4)}\n")
            shutil.rmtree(place)
    for said, count in sorted(counts.items()):
        sys.stdout.write(f"{count:5} {said}\n")
    sys.stdout.write(f"{rounds} files spoiled, {bad} not coped with\n")
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(*(int(word) for word in sys.argv[1:])) else 0)
