"""Kills Ratify at random moments and prints what it survived: python -m tests.torture [--kills 500] [--seed 1]."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.torture.killing import KINDS, Kind, Tally, before_of, run_and_kill
from tests.torture.window import WINDOW, kill_window

_SHARES = {
    "decisions": 24,
    "bulk steps": 16,
    "undo and redo": 16,
    "imports": 8,
    "large imports": 4,
    "exports": 8,
    "migrations": 8,
    "backups": 6,
    "new projects": 6,
    WINDOW: 4,
}
"""Kills of each kind in a hundred."""
_RENEWED_AFTER = 5
_SLOWEST = 20.0


def main() -> int:
    """Torture until the kills are made; 0 where all were survived."""
    options = _options()
    random = Random(options.seed)
    wanted = [kind for kind in KINDS if options.only in ("", kind.name)]
    tallies: dict[str, Tally] = {}
    began = time.monotonic()
    for kind in wanted:
        tallies[kind.name] = _torture(kind, _count(kind.name, options), random)
        _print(kind.name, tallies[kind.name])
    if options.only in ("", WINDOW) and not options.without_window:
        tallies[WINDOW] = kill_window(_count(WINDOW, options), random)
        _print(WINDOW, tallies[WINDOW])
    kills, survived = (sum(getattr(it, name) for it in tallies.values()) for name in ("kills", "survived"))
    _say(f"{survived} kills survived of {kills} kills made, in {time.monotonic() - began:.0f} s, seed {options.seed}")
    for name, tally in tallies.items():
        for fault in tally.faults:
            _say(f"  {name}: {fault}")
    return 0 if survived == kills else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", default="", help="one kind, such as 'imports'")
    parser.add_argument("--without-window", action="store_true")
    return parser.parse_args()


def _count(name: str, options: argparse.Namespace) -> int:
    return options.kills if options.only else max(1, round(options.kills * _SHARES[name] / 100))


def _torture(kind: Kind, wanted: int, random: Random) -> Tally:
    tally = Tally()
    longest = 0.0
    while tally.kills < wanted:
        with TemporaryDirectory(prefix="ratify-torture-") as folder:
            path = Path(folder) / "tortured.ratify"
            for _ in range(1 if kind.fresh else _RENEWED_AFTER):
                if tally.kills >= wanted:
                    break
                if not path.exists():
                    kind.prepare(path)
                # What ends by itself is timed, so that kills fall into it; a measure of a slow moment wears off.
                longest = longest or (_timed(kind, path, random) if kind.fresh else kind.seconds)
                if kind.fresh:
                    _renew(kind, path)
                if not _kill_once(kind, path, random, longest, tally):
                    longest *= 0.9
    return tally


def _renew(kind: Kind, path: Path) -> None:
    for left in path.parent.glob("tortured.ratify*"):
        if left.is_file():
            left.unlink()
    path.with_name("new.ratify").unlink(missing_ok=True)
    kind.prepare(path)


def _timed(kind: Kind, path: Path, random: Random) -> float:
    """Seconds that the work takes when nobody disturbs it."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            kind.work(path, random, lambda **_: None)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return min(time.monotonic() - began, _SLOWEST)


def _kill_once(kind: Kind, path: Path, random: Random, longest: float, tally: Tally) -> bool:
    """Whether the work was still going on when its process was killed."""
    before = before_of(path) if kind.name not in ("migrations", "new projects") else {}
    was_killed, told = run_and_kill(kind, path, random, longest)
    faults = kind.judge(path, told, before)
    tally.acknowledged += len(told)
    tally.faults += faults
    if was_killed:
        tally.kills += 1
        tally.cut += bool(told)
        tally.survived += not faults
    return was_killed


def _print(name: str, tally: Tally) -> None:
    _say(
        f"{name:14} {tally.survived:4} of {tally.kills:4} kills survived, {tally.cut:4} of them after the"
        f" first acknowledgement, {tally.acknowledged:6} acknowledged and there"
    )


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command


if __name__ == "__main__":
    sys.exit(main())
