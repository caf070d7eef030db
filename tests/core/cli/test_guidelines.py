"""The project's guidelines as Markdown, on the screen and in a file."""

from __future__ import annotations

from pathlib import Path

from annotations.model import Precedent
from annotations.review import add_precedent
from tests.builders import deal_project
from tests.core.cli.running import Run


def test_the_guidelines_are_written(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "deal.ratify", tmp_path / "guide.md"
    with deal_project(path) as store:
        add_precedent(store, Precedent("COUNTRY", is_right=True, text="", note="Demonyms count."))
    assert "Demonyms count." in run("guidelines", str(path)).stdout
    assert run("guidelines", str(path), str(out)).exit_code == 0
    assert "## Country (`COUNTRY`)" in out.read_text(encoding="utf-8")
    failed = run("guidelines", str(path), str(tmp_path / "none" / "guide.md"))
    assert failed.exit_code != 0
    assert "does not exist; make it first" in failed.stderr


def test_the_guidelines_never_take_the_place_of_a_project(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    before = path.read_bytes()
    failed = run("guidelines", str(path), str(path))
    assert failed.exit_code == 1
    assert "project" in failed.stderr
    assert path.read_bytes() == before
