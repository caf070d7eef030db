"""Spoils copies of a project at random; checks, mends and salvages: `python -m tests.torture.damage ROUNDS [SEED]`.

Whatever is wrong with a file, a command must end in one sentence or in a project that is in order; nothing else.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from annotations.errors import RatifyError
from annotations.model import ArticleId
from annotations.review import accept, write_note
from annotations.store import Store
from annotations.store.checking import check_project
from annotations.store.findings import Kind, Repair
from annotations.store.repairing import repair_project
from annotations.store.restoring import restore
from annotations.store.salvaging import salvage
from tests.builders import annotation, article, suggest

PAGE = 4096
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


def spoil(data: bytes, random: Random) -> tuple[str, bytes]:
    """The bytes of a project with one or more faults, and what they are called."""
    kind = random.choice(("bits", "bytes", "page", "zeroed", "cut", "swapped", "grown"))
    spoiled = bytearray(data)
    pages = len(data) // PAGE
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        page = random.randrange(pages)
        place = page * PAGE
        if kind == "bits":
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


def outcome(path: Path, data: bytes, backup: Path) -> str:
    """What became of one spoiled project; raises AssertionError, or whatever was not meant to be raised."""
    new = path.with_name("new.ratify")
    new.unlink(missing_ok=True)
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
        data = original.read_bytes()
        for nth in range(seed, seed + rounds):
            place = Path(folder) / f"n{nth}"
            place.mkdir()
            kind, spoiled = spoil(data, Random(nth))
            path = place / "spoiled.ratify"
            path.write_bytes(spoiled)
            try:
                counts[f"{kind}: {outcome(path, spoiled, original)}"] += 1
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
