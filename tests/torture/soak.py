"""An hour's decisions in minutes: python -m tests.torture.soak [DECISIONS]; prints memory and the size of the file."""

from __future__ import annotations

import gc
import resource
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from annotations.store import Store
from tests.torture.acting import make_project, walk_back_and_forth
from tests.torture.soundness import faults_of

_DECISIONS = 20_000
_LINES = 10


def main(wanted: int) -> int:
    """Decide so often in one session; 0 where the file is sound afterwards."""
    random = Random(8)
    with TemporaryDirectory(prefix="ratify-soak-") as folder:
        path = Path(folder) / "soak.ratify"
        with Store.create(path, author="ana") as store:
            make_project(store)
            began, made = time.monotonic(), 0
            _say("decisions  seconds  memory MB  file KB  log KB  bytes of file a decision")
            first = path.stat().st_size
            for part in range(1, _LINES + 1):
                while made < wanted * part // _LINES:
                    made += walk_back_and_forth(store, random)
                _tell(path, made, time.monotonic() - began, first)
        faults = faults_of(path)
    _say("the file is sound" if not faults else f"{len(faults)} faults: {faults[:3]}")
    return 1 if faults else 0


def _tell(path: Path, made: int, seconds: float, first: int) -> None:
    gc.collect()
    size, log = path.stat().st_size, path.with_name(path.name + "-wal").stat().st_size
    each = (size - first) / made
    _say(f"{made:9,} {seconds:8.0f} {_memory():10.1f} {size / 1024:8,.0f} {log / 1024:7,.0f} {each:10.0f}")


def _memory() -> float:
    """What the process holds now, or where the system does not tell, the most that it held, in megabytes."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else _DECISIONS))
