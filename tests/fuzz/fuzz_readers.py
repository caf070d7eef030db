"""Changed files for the readers, for minutes or hours: `python tests/fuzz/fuzz_readers.py [FORMAT ...] --seconds 60`.

Every reader must answer whatever a file holds with records and problems, within a few seconds. Valid files of
tests/data are changed at random; in fuzz_by_coverage.py the changes follow what the code does. An input that fails is
kept in tests/fuzz/failed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annotations.formats import FORMATS, Problem  # noqa: E402 - the checkout comes first
from annotations.formats.base import Format  # noqa: E402
from annotations.model import Record  # noqa: E402
from annotations.workflow import read_files  # noqa: E402

KEPT = ROOT / "tests" / "data" / "formats"
FAILED = Path(__file__).with_name("failed")
MOST_FAILED = 5
SLOW = 20.0
"""Seconds after which an answer counts as none; machines are busy."""
PIECES = (
    *(
        b"\x00",
        b"\xff",
        b"\xed\xa0\x80",
        b'"',
        b"{",
        b"[",
        b"<",
        b">",
        b"&#xD800;",
        b"\r\n",
        b"\n\n",
        b",",
        b"\t",
        b"-1",
    ),
    *(
        b"99999999999999999999",
        b"1e999",
        b"NaN",
        b"null",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
        b"<script>",
        b"../",
    ),
    *(b"---\n", b"```", b"| a |\n|---|\n", b"endobj", b"stream", b"/Length 99999999", b"PK\x03\x04", b"PK\x05\x06"),
)


def valid_files(known: Format) -> list[Path]:
    """The kept files of a format, and all that has its ending."""
    return [path for path in sorted(KEPT.rglob("*")) if path.is_file() and path.name.lower().endswith(known.suffixes)]


def changed(content: bytes, chance: random.Random) -> bytes:
    """The content with some bytes changed, left out, doubled or put in."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        place = chance.randrange(len(data) + 1)
        length = min(chance.choice((1, 1, 2, 8, 64, 1000)), len(data) - place)
        match chance.randrange(6):
            case 0 if place < len(data):
                data[place] ^= 1 << chance.randrange(8)
            case 1:
                del data[place : place + length]
            case 2:
                data[place:place] = chance.choice(PIECES) * chance.choice((1, 1, 1, 50))
            case 3:
                data[place:place] = data[place : place + length]
            case 4:
                data[place : place + length] = chance.randbytes(length)
            case _:
                del data[place + chance.randrange(2000) :]
    return bytes(data)


def check(reader: Callable[[Path], object], path: Path) -> int:
    """Read a file and check all that comes; how many articles that was. Raises AssertionError."""
    began = time.monotonic()
    articles = 0
    for found in reader(path):  # pyright: ignore[reportGeneralTypeIssues] - every reader gives an iterator
        if isinstance(found, Problem):
            assert found.reason
            str(found).encode()
            continue
        assert isinstance(found, Record)
        article = found.article
        assert article.text.strip()
        assert "\x00" not in article.text
        for text in (article.text, article.key, article.title, article.source, article.published):
            text.encode()
        json.dumps(dict(article.metadata), ensure_ascii=False, allow_nan=False).encode()
        for span in found.annotation.spans if found.annotation else ():
            assert 0 <= span.start < span.end <= len(article.text)
        articles += 1
    assert time.monotonic() - began < SLOW, "it took too long"
    return articles


def at_random(name: str, files: list[Path], reader: Callable[[Path], object], seconds: float, seed: int) -> bool:
    """Try changed files until the time is up; whether all were answered."""
    chance = random.Random(seed)
    ends = time.monotonic() + seconds
    tried = articles = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < ends and failed < MOST_FAILED:
            source = chance.choice(files)
            path = Path(folder) / source.name
            path.write_bytes(changed(source.read_bytes(), chance))
            tried += 1
            try:
                articles += check(reader, path)
            except Exception:  # noqa: BLE001 - this is what is looked for
                failed += 1
                FAILED.mkdir(exist_ok=True)
                kept = FAILED / f"{name}-{seed}-{tried}-{source.name}"
                kept.write_bytes(path.read_bytes())
                sys.stdout.write(f"{kept}:\n{traceback.format_exc(limit=-4)}\n")
    sys.stdout.write(
        f"{name}: {tried} files tried, {articles} articles read, {f'{failed} FAILED' if failed else 'sound'}\n"
    )
    return not failed


def main() -> int:
    """Fuzz the named readers one after the other; 1 where one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="FORMAT", help="by default every reader that has a kept file")
    parser.add_argument("--seconds", type=float, default=60, help="for each reader")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    readers = {known.name: known for known in FORMATS if known.can_read}
    work = {name: (valid_files(known), known.read) for name, known in readers.items()}
    work["zip"] = ([*KEPT.rglob("*.zip")], lambda path: read_files([path]))
    wanted = options.names or [name for name, (files, _) in work.items() if files]

    def run(name: str) -> bool:
        return at_random(name, *work[name], options.seconds, options.seed)

    return int(not all(list(map(run, wanted))))


if __name__ == "__main__":
    sys.exit(main())
