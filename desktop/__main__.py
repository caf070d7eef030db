"""`python -m desktop [PROJECT]` opens the window."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.app import display_problem, run


def main() -> int:
    """Open the window, or say why there is none."""
    problem = display_problem()
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    return run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)


if __name__ == "__main__":
    sys.exit(main())
