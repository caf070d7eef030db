"""Running commands, in this process or in one of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.testing import Result

from annotations.model import ArticleId, ArticleState
from annotations.paths import resources
from annotations.review import accept, set_state
from annotations.store import Store

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "corpus"
SAMPLES = resources() / "samples"

Run = Callable[..., Result]


def finish(project: Path) -> None:
    """Accept everything and mark the article done."""
    with Store.open(project) as store:
        accept(store, [span.id for span in store.sheets.read(ArticleId(1)).suggested.spans])
        set_state(store, ArticleId(1), ArticleState.DONE)


def program(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs the program in a process of its own."""
    command = [sys.executable, "-m", "annotations", *(str(argument) for argument in arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)
