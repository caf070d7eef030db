"""A short torture: the long one is `make torture`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.display import display_problem

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_nothing_acknowledged_is_lost_when_ratify_is_killed_at_random_moments() -> None:
    # In a process of its own: one that forks should have no threads.
    command = [sys.executable, "-m", "tests.torture", "--kills", "12", "--seed", "1"]
    if display_problem():
        command.append("--without-window")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
