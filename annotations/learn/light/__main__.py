"""The command that trains the light pipeline alone: `python -m annotations.learn.light CORPUS TARGET`."""

from __future__ import annotations

import sys
from pathlib import Path

from annotations.learn.light.build import report, train_light

if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004 - a corpus and a folder
        sys.exit("usage: python -m annotations.learn.light CORPUS TARGET")
    sys.stdout.write(report(train_light(Path(sys.argv[1]), Path(sys.argv[2]))) + "\n")
