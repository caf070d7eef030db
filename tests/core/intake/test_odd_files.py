"""What is no article never stops the rest: odd names, what is no file, closed folders, rows of several kinds."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from annotations.formats import Problem, format_for
from annotations.intake.reading import read_files
from annotations.model import Record

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="it has no such files")


def read(*paths: Path) -> tuple[dict[str, Record], list[str]]:
    """The records by their keys, and the problems."""
    found = list(read_files(paths))
    records = {one.article.key: one for one in found if isinstance(one, Record)}
    return records, [str(one) for one in found if isinstance(one, Problem)]


def lines(path: Path, *rows: object) -> Path:
    text = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


@POSIX
def test_a_name_over_two_lines_becomes_an_id_on_one(tmp_path: Path) -> None:
    (tmp_path / "two\nlines.txt").write_text("Peru met Chile.", encoding="utf-8")
    assert list(read(tmp_path)[0]) == ["two lines"]


@POSIX
def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Peru met Chile.", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    records, problems = read(tmp_path)
    assert list(records) == ["good"]
    assert problems == [
        f"{tmp_path / 'gone.txt'}: there is no such file",
        f"{tmp_path / 'pipe.txt'}: this is no ordinary file, so it is not read",
    ]
    assert read(tmp_path / "pipe.txt")[1] == [problems[1]]


@POSIX
def test_a_folder_that_is_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "good.txt").write_text("Peru met Chile.", encoding="utf-8")
    scan = os.scandir

    def refused(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    # Who runs tests as root may look everywhere.
    monkeypatch.setattr(os, "scandir", refused)
    records, problems = read(tmp_path)
    assert (list(records), problems) == (["good"], [f"{closed}: the folder cannot be read: Permission denied"])


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    ((problem,), good) = read(tmp_path / ("x" * 300 + ".txt"))[1], tmp_path / "good.txt"
    assert "cannot be read" in problem
    good.write_text("Peru met Chile.", encoding="utf-8")
    assert list(read(tmp_path / ("x" * 300 + ".txt"), good)[0]) == ["good"]


def test_a_format_is_told_by_more_than_its_first_line(tmp_path: Path) -> None:
    doccano = {"id": 2, "text": "KASA met NASA.", "label": [[0, 4, "ORG"]]}
    cut = lines(tmp_path / "cut.jsonl", '{"id": 1, "text": "cut', doccano)
    late = lines(tmp_path / "late.jsonl", {"id": 1, "text": "Nothing."}, doccano)
    task = {"text": "KASA met NASA.", "spans": [{"start": 0, "end": 4, "label": "ORG"}], "answer": "accept"}
    html = lines(tmp_path / "html.jsonl", {"html": "<b>KASA</b>"}, task)
    assert [format_for(path).name for path in (cut, late, html)] == ["doccano", "doccano", "prodigy"]
    table = lines(tmp_path / "table.jsonl", {"id": "1", "text": "Peru."}, {"id": "2", "text": "Chile.", "url": "x"})
    assert format_for(table).name == "json-rows"


def test_what_a_row_has_beside_is_kept_with_the_article(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "Peru met Chile.", "layer": "x", "title": "Lima", "url": "example.org", "state": "Lima"},
        {"id": "b", "text": "Chile met Peru.", "metadata": {"url": "one"}, "url": "two"},
    ]
    records, problems = read(lines(tmp_path / "rows.jsonl", *rows))
    assert problems == []
    assert records["a"].article.title == "Lima"
    assert records["a"].article.metadata == {"url": "example.org", "state (imported)": "Lima"}
    assert records["b"].article.metadata == {"url": "one", "url (imported)": "two"}
