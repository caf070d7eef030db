"""`python -m desktop [PROJECT]` opens the window."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support
from pathlib import Path


def main() -> int:
    """Open the window, or say why there is none."""
    # A process that makes suggestions may import this file, and needs no Qt; in a bundle it begins here, and ends here.
    freeze_support()
    from desktop.app import display_problem, run

    problem = display_problem()
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    return run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)


if __name__ == "__main__":
    sys.exit(main())
