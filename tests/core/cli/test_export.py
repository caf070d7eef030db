"""The command that exports: what it tells beforehand, what it writes, how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.cli.running import Run, finish


def test_a_rehearsal_shows_what_a_format_would_lose_and_writes_nothing(run: Run, project: Path, tmp_path: Path) -> None:
    shown = run("export", project, "--rehearse", "--layer", "machine", "--status", "all")
    assert shown.exit_code == 0
    assert "1 article would be exported." in shown.stdout
    assert "nothing" in next(line for line in shown.stdout.splitlines() if line.startswith("jsonl"))
    flat = run("export", project, tmp_path / "out.iob", "--rehearse", "--layer", "machine", "--status", "all")
    assert "nested: deal, 28 to 33 “space”" in flat.stdout
    assert not list(tmp_path.glob("*out.iob*"))


def test_a_rehearsal_speaks_json_and_fails_where_it_is_strict(run: Run, project: Path) -> None:
    options = ("--layer", "machine", "--status", "all")
    result = run("export", project, "--rehearse", "--json", "--strict", "--format", "iob2", *options)
    assert result.exit_code == 1
    (facts,) = json.loads(result.stdout)
    assert (facts["format"], facts["articles"]) == ("iob2", 1)
    assert {"nested", "agreements"} <= {loss["kind"] for loss in facts["losses"]}
    kept = run("export", project, "--rehearse", "--json", "--strict", "--format", "jsonl", *options)
    assert (kept.exit_code, json.loads(kept.stdout)[0]["losses"]) == (0, [])


def test_a_strict_export_names_the_first_places_and_leaves_no_file(run: Run, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.iob"
    result = run("export", project, out, "--layer", "machine", "--status", "all", "--strict")
    assert result.exit_code == 1
    assert "would not keep everything, so nothing was exported" in result.stderr
    assert "deal, 28 to 33 “space”" in result.stderr
    assert not out.exists()


def test_an_export_that_loses_something_says_so(run: Run, project: Path, tmp_path: Path) -> None:
    result = run("export", project, tmp_path / "out.iob", "--layer", "machine", "--status", "all")
    assert result.exit_code == 0
    assert "Not kept in 1 of 1 articles, nested: It lies inside " in result.stderr


def test_what_becomes_of_each_in_its_own_way_is_told_of_the_first_with_its_place(
    run: Run, project: Path, tmp_path: Path
) -> None:
    chile = {"start": 0, "end": 5, "label": "COUNTRY"}
    outer = [{"start": 0, "end": 14, "label": label} for label in ("EVENT", "PLACE")]
    rows = [{"id": f"a{n}", "text": f"Chile met Peru {n}.", "entities": [chile, outer[n - 1]]} for n in (1, 2)]
    theirs = tmp_path / "theirs.jsonl"
    theirs.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert run("import", project, theirs, "--layer", "theirs").exit_code == 0
    result = run("export", project, tmp_path / "out.iob", "--layer", "theirs", "--status", "all")
    assert "Not kept in 2 of 2 articles, nested: such as a1, 0 to 5 “Chile”: It lies inside an EVENT" in result.stderr


def test_a_narrow_terminal_cuts_no_word(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = run("export", project, "--rehearse", "--layer", "machine", "--status", "all")
    assert "…" not in shown.stdout


def test_too_few_articles_for_a_split_are_told(run: Run, project: Path, tmp_path: Path) -> None:
    finish(project)
    result = run("export", project, tmp_path / "gold.jsonl", "--split", "80/10/10")
    assert (result.exit_code, "1 article cannot make 3 parts (train, dev, test)" in result.stderr) == (1, True)
    assert "is no split" in run("export", project, tmp_path / "gold.jsonl", "--split", "8").stderr


def test_a_map_says_what_foreign_labels_mean(run: Run, project: Path, tmp_path: Path) -> None:
    row = {"id": "theirs", "text": "Peru met Chile.", "entities": [{"start": 0, "end": 4, "label": "GPE"}]}
    theirs, names = tmp_path / "theirs.jsonl", tmp_path / "map.toml"
    theirs.write_text(json.dumps(row), encoding="utf-8")
    names.write_text('GPE = "COUNTRY"\n', encoding="utf-8")
    bare = run("import", project, theirs, "--layer", "bare")
    assert "The label 'GPE' is not in the project's schema; left out 1 time, first in '" in bare.stderr
    assert "A file for --map can say what these names mean here." in bare.stderr
    assert run("import", project, theirs, "--layer", "mapped", "--map", names).stderr == ""


def test_what_an_export_replaces_beside_it_is_told(run: Run, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "gold.labelstudio.json"
    (tmp_path / "gold.labelling.xml").write_text("mine", encoding="utf-8")
    result = run("export", project, out, "--layer", "machine", "--status", "all")
    told = "gold.labelling.xml: stands beside it, for the tool that reads it, in place of the file that was there"
    assert told in result.stdout.replace("\n", "")


def test_an_export_without_annotation_says_so(run: Run, project: Path, tmp_path: Path) -> None:
    result = run("export", project, tmp_path / "gold.jsonl", "--status", "all")
    assert (result.exit_code, "only their texts go out" in result.stderr) == (0, True)
    shown = run("export", project, tmp_path / "gold.jsonl", "--status", "all", "--rehearse", "--json")
    (facts,) = json.loads(shown.stdout)
    assert (facts["spans"], facts["agreements"]) == (0, 0)
