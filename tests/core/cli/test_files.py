"""The commands on files without a project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.cli.running import SAMPLES, SHARED, Run, program


def worse_than_gold(path: Path) -> Path:
    """Gold without its first agreements and with every seventh label changed."""
    rows = [json.loads(line) for line in (SAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["agreements"] = row["agreements"][1:]
        for entity in row["entities"][::7]:
            entity["label"] = "PLACE"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_figures_are_those_of_the_corpus_scorer(run: Run, tmp_path: Path) -> None:
    gold, worse = SAMPLES / "gold.jsonl", worse_than_gold(tmp_path / "worse.jsonl")
    result = run("evaluate", gold, worse, "--json", tmp_path / "ours.json")
    assert result.exit_code == 0
    if SHARED.is_dir():
        command = [sys.executable, SHARED / "score.py", gold, worse, "--json", tmp_path / "theirs.json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        ours, theirs = (json.loads((tmp_path / f"{who}.json").read_text()) for who in ("ours", "theirs"))
        assert ours["agreements"] == theirs["agreements"]
        for label, row in theirs["entities"].items():
            assert ours["entities"][label] == ours["entities"][label] | row
        strict = [line.split()[:4] for line in printed.splitlines()[1:-2]]
        assert [line.split()[:4] for line in result.stdout.splitlines()[2 : 2 + len(strict)]] == strict


def test_mistakes_are_listed_with_their_passages_and_written_as_a_page(run: Run, tmp_path: Path) -> None:
    worse, html = worse_than_gold(tmp_path / "worse.jsonl"), tmp_path / "page.html"
    result = run("evaluate", SAMPLES / "gold.jsonl", worse, "--errors", "--html", html, "--by", "source")
    assert result.exit_code == 0
    for words in ("COUNTRY taken for PLACE", "agreement (", "offset ", "articles", "labels taken for others"):
        assert words in result.stdout
    text = html.read_text(encoding="utf-8")
    assert "COUNTRY taken for PLACE" in text
    assert '<mark class="confused">' in text
    assert "<script" not in text
    assert "http" not in text.split("<body>")[0]


def test_layers_of_files_are_refused_and_a_lone_file_is_told(run: Run) -> None:
    gold = SAMPLES / "gold.jsonl"
    assert run("evaluate", gold, gold, "--layers", "a", "b").exit_code == 2
    assert run("evaluate", gold, gold, gold).exit_code == 2
    alone = run("evaluate", gold)
    assert (alone.exit_code, "name the file to compare it with" in alone.stderr) == (1, True)


def test_figures_over_a_part_of_a_file_are_refused(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a"}\n', encoding="utf-8")
    result = run("evaluate", SAMPLES / "gold.jsonl", broken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f'{broken}, line 1: it has no "text"\n'


@pytest.mark.slow
def test_suggestions_for_files_are_written_without_a_project(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    text = SAMPLES / "articles" / "brief08.txt"
    result = run("predict", text, SAMPLES / "gold.jsonl", "--out", out)
    assert result.exit_code == 0
    assert "there is an article 'brief08' already" in result.stderr
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids[0] == "brief08"
    assert len(ids) == 8
    assert run("evaluate", SAMPLES / "gold.jsonl", out).exit_code == 0


@pytest.mark.slow
def test_suggestions_go_to_standard_output_alone(tmp_path: Path) -> None:
    done = program("predict", SAMPLES / "articles" / "brief08.txt", "--out", "-", env=os.environ | {"LC_ALL": "C"})
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "brief08"
    assert "1 article." in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_files_without_any_article_write_nothing(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    out = tmp_path / "out.jsonl"
    result = run("predict", empty, "--out", out)
    assert result.exit_code == 1
    assert "No article could be read" in result.stderr
    assert not out.exists()
