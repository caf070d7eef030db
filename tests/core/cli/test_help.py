"""Help, version, and the names that scripts rely on."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from rich.cells import cell_len

from annotations.suggest.pipeline import PIPELINE_NAME
from tests.core.cli.running import ROOT, Run

COMMANDS = ["new", "import", "suggest", "export", "predict", "evaluate", "status", "guidelines", "demo", "screenshot"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_examples_and_fits_80_columns(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert "Examples" in result.stdout
    assert not re.search(r"<bool>|<path>|<str>|list\[|\{|\[\[", result.stdout)
    assert f"ratify {command}".strip() in result.stdout
    assert [line for line in result.stdout.splitlines() if cell_len(line) > 80] == []


def test_help_lists_exactly_the_commands_and_how_to_open_the_window(run: Run) -> None:
    text = run("--help").stdout
    listed = [line.split()[1] for line in text.splitlines() if line.startswith("│ ") and line.split()[1] in COMMANDS]
    assert sorted(listed) == sorted(COMMANDS)
    assert "ratify [PROJECT] opens the window" in text


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    told = run("--version").stdout
    assert told.startswith("ratify ")
    assert PIPELINE_NAME in told


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("new", ["--schema"]),
        ("import", ["--format", "--layer"]),
        ("suggest", ["--force", "--jobs", "--pipeline", "--map"]),
        ("export", ["--format", "--layer", "--status"]),
        ("predict", ["--out", "--jobs", "--pipeline", "--map"]),
        ("evaluate", ["--json", "--layers", "--errors", "--html", "--by"]),
        ("status", ["--json"]),
        ("screenshot", ["--article", "--theme", "--size"]),
    ],
)
def test_options_have_the_names_that_scripts_rely_on(run: Run, command: str, options: list[str]) -> None:
    text = run(command, "--help").stdout
    assert [option for option in options if option not in text] == []


def test_help_starts_without_spacy_and_without_qt() -> None:
    code = (
        "import sys\nfrom annotations.cli.app import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('spacy', 'PySide6', 'desktop', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
