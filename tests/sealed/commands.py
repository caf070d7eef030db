"""Runs every command of the command line once, in this process; FOLDER is where it may write."""

from __future__ import annotations

import sys
from pathlib import Path

from annotations.cli import main
from annotations.cli.app import app
from annotations.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
_EVERYTHING = ("--layer", "machine", "--status", "all")


def orders(folder: Path) -> list[list[str]]:
    """What is typed, one command a row; the article files of the tests are read, every format is written."""
    demo, news, text = folder / "demo", folder / "news.ratify", folder / "marked.txt"
    kept = sorted(path for path in (ROOT / "tests" / "data" / "formats").rglob("*") if path.is_file())
    return [
        ["demo", f"{demo}"],
        ["new", f"{news}"],
        ["import", f"{news}", f"{text}"],
        *(["import", f"{news}", f"{path}"] for path in kept),
        ["suggest", f"{news}", "--pipeline", "ratify-light", "--jobs", "2"],
        ["status", f"{news}"],
        ["guidelines", f"{news}", f"{folder / 'guidelines.md'}"],
        ["predict", f"{text}", "--pipeline", "ratify-light", "--out", f"{folder / 'out.jsonl'}"],
        ["evaluate", f"{folder / 'out.jsonl'}", f"{folder / 'out.jsonl'}", "--html", f"{folder / 'figures.html'}"],
        *(
            ["export", f"{news}", f"{folder / known.name}{known.suffixes[0]}", "--format", known.name, *_EVERYTHING]
            for known in FORMATS
            if known.can_write
        ),
        ["check", f"{news}"],
        ["backups", f"{news}", "--make"],
        ["restore", f"{news}", "1"],
        ["salvage", f"{news}", f"{folder / 'saved.ratify'}"],
        ["original", f"{news}", "news", f"{folder / 'page.html'}"],
        ["screenshot", f"{news}", f"{folder / 'window.png'}"],
        ["suggest", f"{folder / 'nowhere.ratify'}"],
    ]


def others(folder: Path, known: set[str]) -> list[list[str]]:
    """Commands that nobody has said more of: each on the project alone."""
    names = [command.name for command in app.registered_commands if command.name not in (None, "open")]
    return [[name, f"{folder / 'news.ratify'}"] for name in names if name and name not in known]


def run() -> None:
    """Run them all, and print each with its exit code."""
    folder = Path(sys.argv[1])
    listed = orders(folder)
    for order in [*listed, *others(folder, {order[0] for order in listed})]:
        sys.argv = ["ratify", "--debug", *order]
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        sys.stdout.write(f"{order[0]}: {code or 0}\n")


if __name__ == "__main__":
    run()
