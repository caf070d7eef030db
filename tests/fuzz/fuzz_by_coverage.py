"""Changed files for one reader, the changes following what its code does: `python tests/fuzz/fuzz_by_coverage.py brat`.

Needs `pip install atheris`, best in an environment of its own that sees Ratify's packages, too. Files that are
packed are changed inside, so that the search is not held up by check sums. libFuzzer prints how many inputs were
tried; one that fails is kept in tests/fuzz/failed.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

BORDER = b"\x00=====\x00"
"""Stands between the files of one article where they are changed together."""
ENDINGS = (".txt", ".ann", ".ratify.json")
ODD = (None, True, -1, 0, 1, 2.5, 1e400, float("nan"), 2**70, "", " ", "x", "\ud800", "\x00\r\n", [], {}, [[]], {"": 1})
LONGEST = 60_000
SLOWEST = 25
HALF = 0.5
MOST_MEMORY = 3000


def pairs_of(content: bytes) -> list[bytes]:
    """The articles of a collection of brat, each with its files in one."""
    with ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        stems = sorted(name.removesuffix(".txt") for name in names if name.endswith(".txt"))
        return [
            BORDER.join(archive.read(stem + ending) for ending in ENDINGS if stem + ending in names) for stem in stems
        ]


def pair_in(content: bytes) -> bytes:
    """A collection of brat with one article."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for ending, part in zip(ENDINGS, content.split(BORDER, 2), strict=False):
            archive.writestr("a" + ending, part)
    return packed.getvalue()


FORMS: dict[str, tuple[Callable[[bytes], list[bytes]], Callable[[bytes], bytes]]] = {
    "docbin": (lambda content: [zlib.decompress(content)], lambda content: zlib.compress(content, 1)),
    "brat": (pairs_of, pair_in),
}
"""How the files of a format are opened for the search, and closed for the reader."""


def seeds(known: Any) -> list[bytes]:
    """The kept files of a format, and what Ratify writes of articles that are hard to keep."""
    from tests.core.formats.corpus import SCHEMA, hard_records
    from tests.fuzz.fuzz_readers import valid_files

    found = [path.read_bytes() for path in valid_files(known)]
    if known.can_write:
        for records in (hard_records(), *([one] for one in hard_records())):
            written = io.BytesIO()
            known.write(records, written, schema=SCHEMA)
            found.append(written.getvalue())
    opened = FORMS.get(known.name, (lambda content: [content], bytes))[0]
    return [part for content in found for part in opened(content)]


def twisted(content: bytes, chance: random.Random) -> bytes | None:
    """The content with one value somewhere in a row of JSON changed, left out or doubled; None where there is none."""
    rows = content.split(b"\n") if content.count(b"\n") and content.startswith(b"{") else [content]
    nth = chance.randrange(len(rows))
    try:
        row = json.loads(rows[nth])
    except (ValueError, RecursionError):
        return None
    places = list(_places(row))
    if not places:
        return None
    holder, key = chance.choice(places)
    other, there = chance.choice(places)
    match chance.randrange(5):
        case 0:
            del holder[key]
        case 1:
            holder[key] = other[there]
        case 2 if isinstance(holder, list):
            holder.insert(key, other[there])
        case 3 if isinstance(holder[key], int | float):
            holder[key] += chance.choice((-1, 1, 1000, -(10**9)))
        case _:
            holder[key] = chance.choice(ODD)
    try:
        rows[nth] = json.dumps(row).encode()
    except (ValueError, RecursionError):
        return None
    return b"\n".join(rows)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each place in a value of JSON, as what holds it and its key there."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one))
        for key in keys:
            yield one, key
            if isinstance(one[key], dict | list):
                waiting.append(one[key])


def main() -> None:
    """Let atheris search; it ends the program itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", metavar="FORMAT")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--again", type=Path, metavar="FILE", help="try one kept input only")
    options = parser.parse_args()
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["annotations"]):
        from annotations.formats import FORMATS
        from tests.fuzz.fuzz_readers import FAILED, check
    known = next(each for each in FORMATS if each.name == options.name)
    close = FORMS.get(known.name, (list, bytes))[1]
    folder = Path(tempfile.mkdtemp())
    path = folder / f"file{known.suffixes[0]}"

    def one(content: bytes) -> None:
        path.write_bytes(close(content))
        check(known.read, path)

    def mutate(content: bytes, longest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        inside = twisted(content, chance) if chance.random() < HALF else None
        return inside if inside and len(inside) <= longest else atheris.Mutate(content, longest)

    if options.again:
        one(options.again.read_bytes())
        return
    corpus = folder / "corpus"
    corpus.mkdir()
    for nth, content in enumerate(seeds(known)):
        (corpus / str(nth)).write_bytes(content)
    FAILED.mkdir(exist_ok=True)
    limits = [f"-max_total_time={options.seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}"]
    limits += [f"-rss_limit_mb={MOST_MEMORY}", f"-artifact_prefix={FAILED}/{known.name}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], str(corpus), *limits], one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
