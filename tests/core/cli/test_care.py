"""The commands that look after a project file, with their exit codes, on good and bad files."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.core.cli.running import Run, finish


def spoil(project: Path, statement: str) -> None:
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute(statement)


def test_a_sound_project_ends_with_zero(run: Run, project: Path) -> None:
    result = run("check", project)
    assert (result.exit_code, result.stdout) == (0, "In order: the file, 1 article and the history.\n")
    facts = json.loads(run("check", project, "--json").stdout)
    assert (facts["total"], facts["articles"], facts["findings"]) == (0, 1, [])


def test_a_folder_is_no_project(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check", ".")
    assert (result.exit_code, result.stderr.startswith(".: ")) == (1, True)


def test_faults_are_listed_and_mended_in_two_degrees(run: Run, project: Path) -> None:
    finish(project)
    spoil(project, "UPDATE article_count SET gold = 99")
    spoil(project, "UPDATE agreement_filler SET span_id = 999 WHERE id = 1")
    listed = run("check", project)
    assert listed.exit_code == 1
    assert "1 can be mended without loss, 1 can be mended by removing something" in listed.stdout
    assert "--repair-all also removes what cannot stay." in listed.stderr
    safe = run("check", project, "--repair")
    assert (safe.exit_code, "1 fault was mended." in safe.stdout) == (1, True)
    everything = run("check", project, "--repair-all", "--json")
    facts = json.loads(everything.stdout)
    assert (everything.exit_code, facts["left"]["total"], len(facts["removed"])) == (0, 0, 1)
    assert Path(facts["backup"]).exists()


def test_a_repair_is_undone_by_the_backup_that_it_made(run: Run, project: Path) -> None:
    finish(project)
    spoil(project, "UPDATE article_count SET gold = 99")
    run("check", project, "--repair")
    listed = json.loads(run("backups", project, "--json").stdout)
    assert [(it["reason"], it["gold"], it["fault"]) for it in listed] == [("repair", 99, "")]
    restored = run("restore", project, "1")
    assert (restored.exit_code, "is as it was in" in restored.stdout) == (0, True)
    assert run("check", project).exit_code == 1
    assert "What was there before is the backup" in restored.stdout


def test_backups_are_made_and_listed(run: Run, project: Path) -> None:
    assert "has no backups yet" in run("backups", project).stdout
    made = run("backups", project, "--make")
    assert (made.exit_code, "is written and verified" in made.stderr) == (0, True)
    assert "1 backup in" in made.stdout
    unknown = run("restore", project, "7")
    assert (unknown.exit_code, "none with the number 7" in unknown.stderr) == (1, True)


def test_a_project_that_is_gone_comes_back_from_its_backups(run: Run, project: Path) -> None:
    run("backups", project, "--make")
    project.unlink()
    assert run("restore", project, "1").exit_code == 0
    assert run("check", project).exit_code == 0


def test_a_damaged_project_is_salvaged_and_a_destroyed_one_refused(run: Run, project: Path, tmp_path: Path) -> None:
    finish(project)
    data = project.read_bytes()
    project.write_bytes(data[:-4096])
    refused = run("status", project)
    assert refused.exit_code == 1
    saved = run("salvage", project, tmp_path / "saved.ratify")
    assert (saved.exit_code, "holds what could be read" in saved.stdout) == (0, True)
    assert run("check", tmp_path / "saved.ratify").exit_code in {0, 1}
    project.write_bytes(b"\0" * len(data))
    destroyed = run("salvage", project, tmp_path / "none.ratify", "--json")
    assert (destroyed.exit_code, destroyed.stdout) == (1, "")
    assert not (tmp_path / "none.ratify").exists()


def test_a_project_without_backups_is_told_as_one(run: Run, tmp_path: Path) -> None:
    result = run("restore", tmp_path / "nope.ratify", "1")
    assert result.exit_code != 0
    assert "there is no backup of it" in result.stderr
