"""Commands on a project that somebody has open, and in a folder that does not keep it safe."""

from __future__ import annotations

from pathlib import Path

from annotations.store import Store
from tests.builders import deal_project
from tests.core.cli.running import Run, program


def test_a_project_that_is_open_elsewhere_is_read_but_not_written(project: Path, tmp_path: Path) -> None:
    text = tmp_path / "talks.txt"
    text.write_text("Norland met Sudria.", encoding="utf-8")
    with Store.open(project):
        refused = program("import", project, text)
        shown = program("status", project)
    assert refused.returncode == 1
    assert "has it open" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "1 articles" in shown.stdout
    assert program("import", project, text).returncode == 0


def test_a_synchronised_folder_is_told_and_the_command_goes_on(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    deal_project(folder / "deal.ratify").close()
    text = tmp_path / "talks.txt"
    text.write_text("Norland met Sudria.", encoding="utf-8")
    done = run("import", folder / "deal.ratify", text)
    assert done.exit_code == 0
    assert "the folder Dropbox is synchronised" in done.stderr
    assert run("status", folder / "deal.ratify").stderr == ""
